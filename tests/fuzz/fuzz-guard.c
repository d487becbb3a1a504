/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-guard.h"
#include "fuzz-target.h"

/* What a clerk writes: any bytes. Findings lie apart, within the text and on its characters; the
 * same text has the same findings; allowing a text allows what was asked and nothing certain. */

static void
check_places (GArray *findings, const char *text, size_t length)
{
  gboolean is_utf8 = g_utf8_validate_len (text, length, NULL);
  gsize end = 0;

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    g_assert_true (finding->offset >= end && finding->length > 0);
    end = finding->offset + finding->length;
    g_assert_true (end <= length);
    g_assert_nonnull (dim_personal_kind_name (finding->kind));
    if (is_utf8)
      g_assert_true (g_utf8_validate_len (text + finding->offset, finding->length, NULL));
  }
}

static void
check_same (GArray *first, GArray *second)
{
  g_assert_cmpuint (second->len, ==, first->len);
  for (guint i = 0; i < first->len; i++) {
    const DimFinding *a = &g_array_index (first, DimFinding, i);
    const DimFinding *b = &g_array_index (second, DimFinding, i);

    g_assert_true (a->kind == b->kind && a->level == b->level && a->offset == b->offset &&
                   a->length == b->length);
  }
}

static void
check_allowed (GArray *findings, const char *text)
{
  g_auto (GStrv) allowed = dim_guard_allow (text, NULL);
  g_autoptr (GArray) open = dim_guard_scan_open (text, NULL, (const char *const *) allowed);
  guint certain = 0;

  for (guint i = 0; i < findings->len; i++)
    certain += g_array_index (findings, DimFinding, i).level == DIM_GUARD_CERTAIN;
  g_assert_cmpuint (open->len, ==, certain);
  for (guint i = 0; i < open->len; i++)
    g_assert_true (g_array_index (open, DimFinding, i).level == DIM_GUARD_CERTAIN);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  const char *bytes = length > 0 ? (const char *) input : "";
  g_autofree char *text = g_strndup (bytes, length);
  g_autoptr (GArray) of_bytes = dim_guard_scan (bytes, length, NULL);
  g_autoptr (GArray) of_text = dim_guard_scan (text, strlen (text), NULL);
  const char *const nothing[] = { NULL };
  g_autoptr (GArray) open = dim_guard_scan_open (text, NULL, nothing);

  check_places (of_bytes, bytes, length);
  check_same (of_text, open);
  check_allowed (of_text, text);
  return 0;
}
