/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "guard-figures.h"

#include <string.h>

#define RECALL_CERTAIN 0.98 /* of each kind */
#define RECALL_ASK     0.95
#define FALSE_BLOCKS   0.01
#define FALSE_ASKS     0.05

/* CMI and Fraudehelpdesk. */
static const char *const public_numbers[] = { "0889001000", "0887867372", NULL };

/* The text, and TRUE for each of its bytes that is personal. */
typedef struct {
  GString *text;
  GByteArray *is_personal;
} Marked;

static void
clear_marked (Marked *marked)
{
  g_string_free (marked->text, TRUE);
  g_byte_array_unref (marked->is_personal);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marked, clear_marked)

/* Blanks and stops between groups are nobody's. */
static Marked
read_marks (const char *marked)
{
  Marked read = { g_string_new (NULL), g_byte_array_new () };
  gboolean is_within = FALSE;

  for (const char *p = marked; *p != '\0';) {
    guint8 is_personal = FALSE;

    if (*p == '{' || *p == '}') {
      is_within = *p++ == '{';
      continue;
    }
    is_personal = is_within && (g_ascii_isalnum (*p) || (guchar) *p >= 0x80 || *p == '<');
    g_byte_array_append (read.is_personal, &is_personal, 1);
    g_string_append_c (read.text, *p++);
  }
  return read;
}

static void
report (DimPersonalKind kind, const char *what, const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');

  g_test_message ("%s %s: %s", dim_personal_kind_name (kind), what, line);
}

static gboolean
holds_personal (const Marked *marked, const DimFinding *finding)
{
  return memchr (marked->is_personal->data + finding->offset, TRUE, finding->length) != NULL;
}

void
guard_figures_count (GuardFigures *figures,
                     DimPersonalKind kind,
                     DimGuardLevel level,
                     const char *marked)
{
  g_auto (Marked) read = read_marks (marked);
  g_autoptr (GArray) findings = dim_guard_scan (read.text->str, read.text->len, public_numbers);
  GuardShare *share = &figures->kinds[kind][level];
  gboolean is_right = FALSE;

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    is_right = is_right || (finding->kind == kind && holds_personal (&read, finding));
    if (finding->level >= level)
      memset (read.is_personal->data + finding->offset, FALSE, finding->length);
  }
  share->n++;
  if (is_right && memchr (read.is_personal->data, TRUE, read.is_personal->len) == NULL)
    share->found++;
  else
    report (kind, "missed in", marked);
}

void
guard_figures_count_harmless (GuardFigures *figures, const char *text)
{
  g_autoptr (GArray) findings = dim_guard_scan (text, strlen (text), public_numbers);
  gboolean is_blocked = FALSE;

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    is_blocked = is_blocked || finding->level == DIM_GUARD_CERTAIN;
    report (finding->kind, finding->level == DIM_GUARD_CERTAIN ? "certain in" : "asked in", text);
  }
  figures->n_harmless++;
  figures->n_blocked += is_blocked ? 1 : 0;
  figures->n_asked += findings->len > 0 && !is_blocked ? 1 : 0;
}

static double
share_of (guint part, guint whole)
{
  return whole > 0 ? (double) part / whole : 0;
}

static gboolean
report_kind (const GuardShare *share, DimPersonalKind kind, DimGuardLevel level)
{
  double recall = share_of (share->found, share->n);

  if (share->n == 0)
    return TRUE;
  g_test_message ("recall %-14s %-7s %5u of %5u  %.4f", dim_personal_kind_name (kind),
                  level == DIM_GUARD_CERTAIN ? "certain" : "ask", share->found, share->n, recall);
  return recall >= (level == DIM_GUARD_CERTAIN ? RECALL_CERTAIN : RECALL_ASK);
}

static gboolean
report_alarms (const char *what, guint n, guint n_harmless, double most)
{
  double share = share_of (n, n_harmless);

  g_test_message ("%-29s %5u of %5u  %.4f", what, n, n_harmless, share);
  return share <= most;
}

void
guard_figures_assert (const GuardFigures *figures)
{
  guint n_short = 0;

  for (guint kind = 0; kind < DIM_N_PERSONAL; kind++)
    for (guint level = 0; level < G_N_ELEMENTS (figures->kinds[kind]); level++)
      if (!report_kind (&figures->kinds[kind][level], (DimPersonalKind) kind,
                        (DimGuardLevel) level))
        n_short++;
  if (figures->n_harmless > 0) {
    n_short +=
      report_alarms ("false blocks", figures->n_blocked, figures->n_harmless, FALSE_BLOCKS) ? 0 : 1;
    n_short +=
      report_alarms ("false questions", figures->n_asked, figures->n_harmless, FALSE_ASKS) ? 0 : 1;
  }
  g_assert_cmpuint (n_short, ==, 0);
}
