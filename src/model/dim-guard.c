/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard.h"

#include "dim-guard-text.h"

#include <string.h>

typedef struct {
  DimPersonalKind kind;
  DimGuardRule find;
} Rule;

typedef struct {
  DimPersonalKind kind;
  DimGuardSpan span;
} Candidate;

static const Rule rules[] = {
  { DIM_PERSONAL_MRZ, dim_guard_find_mrz },
  { DIM_PERSONAL_IBAN, dim_guard_find_iban },
  { DIM_PERSONAL_EMAIL, dim_guard_find_email },
  { DIM_PERSONAL_PHONE, dim_guard_find_phone },
  { DIM_PERSONAL_BSN, dim_guard_find_bsn },
  { DIM_PERSONAL_A_NUMBER, dim_guard_find_a_number },
  { DIM_PERSONAL_DOCUMENT_NUMBER, dim_guard_find_licence },
  { DIM_PERSONAL_DOCUMENT_NUMBER, dim_guard_find_document_number },
  { DIM_PERSONAL_LICENCE_PLATE, dim_guard_find_plate },
  { DIM_PERSONAL_POSTCODE, dim_guard_find_postcode },
  { DIM_PERSONAL_BIRTH_DATE, dim_guard_find_birth_date },
  { DIM_PERSONAL_NAME, dim_guard_find_name },
  { DIM_PERSONAL_NAME, dim_guard_find_initials },
  { DIM_PERSONAL_ADDRESS, dim_guard_find_address },
};

const char *
dim_personal_kind_name (DimPersonalKind kind)
{
  static const char *const names[DIM_N_PERSONAL] = {
    [DIM_PERSONAL_BSN] = "bsn",
    [DIM_PERSONAL_A_NUMBER] = "a-nummer",
    [DIM_PERSONAL_DOCUMENT_NUMBER] = "documentnummer",
    [DIM_PERSONAL_MRZ] = "mrz",
    [DIM_PERSONAL_IBAN] = "iban",
    [DIM_PERSONAL_LICENCE_PLATE] = "kenteken",
    [DIM_PERSONAL_PHONE] = "telefoon",
    [DIM_PERSONAL_EMAIL] = "e-mail",
    [DIM_PERSONAL_POSTCODE] = "postcode",
    [DIM_PERSONAL_BIRTH_DATE] = "geboortedatum",
    [DIM_PERSONAL_NAME] = "naam",
    [DIM_PERSONAL_ADDRESS] = "adres",
  };

  g_return_val_if_fail (kind < DIM_N_PERSONAL, "");
  return names[kind];
}

static void
try_rules (const DimGuardText *text, gsize at, GArray *candidates)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++) {
    Candidate candidate = { .kind = rules[i].kind };

    if (rules[i].find (text, at, &candidate.span))
      g_array_append_val (candidates, candidate);
  }
}

static GArray *
find_candidates (const DimGuardText *text)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  for (gsize at = 0; at < text->length; at++) {
    char c = text->chars[at];

    if ((g_ascii_isalnum (c) && dim_guard_starts_at (text, at)) || c == '+' || c == '(')
      try_rules (text, at, candidates);
  }
  return candidates;
}

/* What is known to be nobody's, then the surer, then the longer, then the first. */
static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const DimGuardSpan *first = &((const Candidate *) a)->span;
  const DimGuardSpan *second = &((const Candidate *) b)->span;
  gsize first_length = first->end - first->start;
  gsize second_length = second->end - second->start;

  if (first->is_nobodys != second->is_nobodys)
    return first->is_nobodys ? -1 : 1;
  if (first->level != second->level)
    return first->level > second->level ? -1 : 1;
  if (first_length != second_length)
    return first_length > second_length ? -1 : 1;
  return first->start < second->start ? -1 : first->start > second->start;
}

static int
compare_offsets_cb (gconstpointer a, gconstpointer b)
{
  const DimFinding *first = a;
  const DimFinding *second = b;

  return first->offset < second->offset ? -1 : first->offset > second->offset;
}

/* The taken stretches lie apart and none is shorter than what is asked now unless it was surer, so
 * every place of a new one is looked at: the sum of the lengths stays linear. */
static gboolean
take_stretch (GByteArray *taken, const DimGuardSpan *span)
{
  if (memchr (taken->data + span->start, TRUE, span->end - span->start) != NULL)
    return FALSE;
  memset (taken->data + span->start, TRUE, span->end - span->start);
  return TRUE;
}

GArray *
dim_guard_scan (const char *text, gsize length, const char *const *public_numbers)
{
  GArray *findings = g_array_new (FALSE, FALSE, sizeof (DimFinding));
  g_autoptr (DimGuardText) folded = NULL;
  g_autoptr (GArray) candidates = NULL;
  g_autoptr (GByteArray) taken = NULL;

  g_return_val_if_fail ((text != NULL || length == 0) && length < G_MAXUINT32, findings);
  if (length == 0)
    return findings;
  folded = dim_guard_text_new (text, length);
  folded->public_numbers = public_numbers;
  candidates = find_candidates (folded);
  g_array_sort (candidates, compare_candidates_cb);
  taken = g_byte_array_new ();
  g_byte_array_set_size (taken, (guint) folded->length + 1);
  memset (taken->data, FALSE, taken->len);
  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);
    const DimGuardSpan *span = &candidate->span;
    DimFinding finding = { .kind = candidate->kind, .level = span->level };

    if (!take_stretch (taken, span) || span->is_nobodys)
      continue;
    finding.offset = folded->offsets[span->start];
    finding.length = folded->offsets[span->end] - finding.offset;
    g_array_append_val (findings, finding);
  }
  g_array_sort (findings, compare_offsets_cb);
  return findings;
}

/* "naam Eriksson": a kind and the piece of text. */
static char *
dup_piece (const char *text, const DimFinding *finding)
{
  return g_strdup_printf ("%s %.*s", dim_personal_kind_name (finding->kind), (int) finding->length,
                          text + finding->offset);
}

static gboolean
is_allowed (const char *text, const DimFinding *finding, const char *const *allowed)
{
  g_autofree char *piece = NULL;

  if (finding->level != DIM_GUARD_ASK || allowed[0] == NULL)
    return FALSE;
  piece = dup_piece (text, finding);
  return g_strv_contains (allowed, piece);
}

GArray *
dim_guard_scan_open (const char *text,
                     const char *const *public_numbers,
                     const char *const *allowed)
{
  GArray *findings = NULL;
  guint n_open = 0;

  g_return_val_if_fail (text != NULL && allowed != NULL, NULL);
  findings = dim_guard_scan (text, strlen (text), public_numbers);
  for (guint i = 0; i < findings->len; i++) {
    DimFinding finding = g_array_index (findings, DimFinding, i);

    if (!is_allowed (text, &finding, allowed))
      g_array_index (findings, DimFinding, n_open++) = finding;
  }
  g_array_set_size (findings, n_open);
  return findings;
}

char **
dim_guard_allow (const char *text, const char *const *public_numbers)
{
  g_autoptr (GArray) findings = NULL;
  g_autoptr (GStrvBuilder) pieces = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  findings = dim_guard_scan (text, strlen (text), public_numbers);
  pieces = g_strv_builder_new ();
  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);
    g_autofree char *piece = dup_piece (text, finding);

    if (finding->level == DIM_GUARD_ASK)
      g_strv_builder_add (pieces, piece);
  }
  return g_strv_builder_end (pieces);
}
