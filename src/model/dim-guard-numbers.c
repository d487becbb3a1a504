/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define DIGITS_MAX     10
#define GROUPS_MAX     10
#define BSN_DIGITS     9
#define BSN_SHORT      8
#define TEN_DIGITS     10
#define CONTEXT_BEFORE 40
#define CONTEXT_AFTER  20
#define AMOUNT_WINDOW  5

/* Digits with at most one kind of separator between groups. */
typedef struct {
  char digits[DIGITS_MAX + 1];
  guint n;
  guint groups[GROUPS_MAX];
  guint n_groups;
  gsize end;
} Digits;

static const char *const bsn_words[] = {
  "BSN",  "BSNNUMMER",      "BSNNR",  "BURGERSERVICENUMMER", "BURGERSERVICENUMMERS",
  "SOFI", "SOFINUMMER",     "SOFINR", "BURGERSERVICENR",     "SERVICENUMMER",
  "BSNS", "PERSOONSNUMMER", NULL,
};
static const char *const a_number_words[] = { "ANUMMER", "ANR", "ADMINISTRATIENUMMER", NULL };
static const char *const licence_words[] = { "RIJBEWIJS",   "RIJBEWIJSNUMMER", "RIJBEWIJSNR",
                                             "RIJBEWIJZEN", "RIJBEWIJS",       NULL };
static const char *const currency_words[] = { "EUR", "EURO", "EUROS", NULL };

/* Exactly @want digits, ending where a group ends. */
static gboolean
take_groups (const DimGuardText *text, gsize at, guint want, Digits *out)
{
  const char *c = text->chars;
  char separator = '\0';
  gsize i = at;

  memset (out, 0, sizeof *out);
  while (g_ascii_isdigit (c[i]) && out->n_groups < GROUPS_MAX) {
    gsize start = i;

    while (g_ascii_isdigit (c[i]) && out->n < want)
      out->digits[out->n++] = c[i++];
    out->groups[out->n_groups++] = (guint) (i - start);
    out->end = i;
    if (out->n == want)
      return dim_guard_ends_at (text, i);
    if (c[i] == '\0' || strchr (" .-/", c[i]) == NULL || (separator != '\0' && c[i] != separator))
      return FALSE;
    separator = c[i++];
  }
  return FALSE;
}

static gboolean
is_amount (const DimGuardText *text, gsize start, gsize end)
{
  const char *c = text->chars;
  gsize before = start;

  while (before > 0 && start - before < 2 && c[before - 1] == ' ')
    before--;
  if (before > 0 && c[before - 1] == '$')
    return TRUE;
  if (c[end] == ',' && (g_ascii_isdigit (c[end + 1]) || c[end + 1] == '-'))
    return TRUE;
  return c[end] == '$' || (c[end] == ' ' && c[end + 1] == '$') ||
         dim_guard_word_before (text, start, AMOUNT_WINDOW, currency_words) ||
         dim_guard_word_after (text, end, AMOUNT_WINDOW + 1, currency_words);
}

/* The proof by eleven over nine digits, eight with a nought before them. */
static gboolean
passes_eleven (const char *digits, guint n)
{
  int sum = 0;
  gboolean all_zero = TRUE;

  for (guint i = 0; i < n; i++) {
    int value = digits[i] - '0';
    int weight = (int) (n - i);

    sum += value * (weight == 1 ? -1 : weight);
    all_zero = all_zero && value == 0;
  }
  return sum % 11 == 0 && !all_zero;
}

static gboolean
is_grouped_as (const Digits *digits, guint first, guint second, guint third)
{
  return digits->n_groups == 3 && digits->groups[0] == first && digits->groups[1] == second &&
         digits->groups[2] == third;
}

/* "2026-00123": a year and a serial. */
static gboolean
is_year_and_serial (const Digits *digits)
{
  return digits->n_groups == 2 && digits->groups[0] == 4 &&
         (g_str_has_prefix (digits->digits, "19") || g_str_has_prefix (digits->digits, "20"));
}

/* Blanks also part numbers that have nothing to do with each other. */
static gboolean
has_neighbours (const DimGuardText *text, gsize start, gsize end)
{
  const char *c = text->chars;

  return (start > 1 && c[start - 1] == ' ' && g_ascii_isdigit (c[start - 2])) ||
         (c[end] == ' ' && g_ascii_isdigit (c[end + 1]));
}

static gboolean
may_be_bsn (const DimGuardText *text, gsize start, const Digits *digits)
{
  guint single = 0;

  if (dim_guard_is_joined (text, start, digits->end) || is_amount (text, start, digits->end) ||
      dim_guard_is_case_number (text, start))
    return FALSE;
  if ((digits->n == BSN_SHORT && dim_guard_is_plain_date (digits->digits)) ||
      is_year_and_serial (digits))
    return FALSE;
  if (digits->n_groups == 1 || is_grouped_as (digits, 3, 3, 3) || is_grouped_as (digits, 4, 2, 3))
    return TRUE;
  for (guint i = 0; i < digits->n_groups; i++)
    single += digits->groups[i] < 2 ? 1 : 0;
  return single <= 1 && !has_neighbours (text, start, digits->end);
}

/* "BSN999990019": the word and the number as one. */
static gsize
skip_word (const DimGuardText *text, gsize at, const char *const *words)
{
  gsize end = dim_guard_word_end (text, at);

  return end > at && dim_guard_word_is (text, at, end, words) ? end : at;
}

gboolean
dim_guard_find_bsn (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  static const guint lengths[] = { BSN_DIGITS, BSN_SHORT };
  gsize start = skip_word (text, at, bsn_words);

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    Digits digits = { 0 };
    gboolean is_named = FALSE;

    if (!take_groups (text, start, lengths[i], &digits))
      continue;
    /* Eight digits are weighed as nine with a nought, which the weights by place give. */
    if (!passes_eleven (digits.digits, digits.n))
      continue;
    is_named = dim_guard_word_before (text, start, CONTEXT_BEFORE, bsn_words) ||
               dim_guard_word_after (text, digits.end, CONTEXT_AFTER, bsn_words);
    if (!is_named && !may_be_bsn (text, start, &digits))
      continue;
    *out = (DimGuardSpan){ start, digits.end, is_named ? DIM_GUARD_CERTAIN : DIM_GUARD_ASK, FALSE };
    return TRUE;
  }
  return FALSE;
}

static gboolean
is_a_number (const char *digits)
{
  int sum = 0;
  int weighed = 0;

  if (digits[0] == '0')
    return FALSE;
  for (guint i = 0; i < TEN_DIGITS; i++) {
    int value = digits[i] - '0';

    if (i > 0 && digits[i] == digits[i - 1])
      return FALSE;
    sum += value;
    weighed += value << i;
  }
  return (sum % 11 == 0 || sum % 11 == 5) && weighed % 11 == 0;
}

gboolean
dim_guard_find_a_number (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gsize start = skip_word (text, at, a_number_words);
  Digits digits = { 0 };
  gboolean is_named = FALSE;

  if (!take_groups (text, start, TEN_DIGITS, &digits) || !is_a_number (digits.digits))
    return FALSE;
  is_named = dim_guard_word_before (text, start, CONTEXT_BEFORE, a_number_words);
  if (!is_named && (dim_guard_is_joined (text, start, digits.end) ||
                    is_amount (text, start, digits.end) || is_year_and_serial (&digits) ||
                    dim_guard_word_before (text, start, CONTEXT_BEFORE, licence_words)))
    return FALSE;
  *out = (DimGuardSpan){ start, digits.end, DIM_GUARD_CERTAIN, FALSE };
  if (!is_named && dim_guard_is_case_number (text, start))
    out->level = DIM_GUARD_ASK;
  return TRUE;
}

/* Ten digits alone say little: a year in front makes them a case number. */
gboolean
dim_guard_find_licence (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gsize start = skip_word (text, at, licence_words);
  Digits digits = { 0 };
  gboolean is_named = FALSE;

  if (!take_groups (text, start, TEN_DIGITS, &digits) || digits.digits[0] == '0')
    return FALSE;
  is_named = dim_guard_word_before (text, start, CONTEXT_BEFORE, licence_words) &&
             !dim_guard_is_case_number (text, start);
  if (!is_named &&
      (digits.n_groups > 1 || dim_guard_is_joined (text, start, digits.end) ||
       is_amount (text, start, digits.end) || dim_guard_is_case_number (text, start) ||
       g_str_has_prefix (digits.digits, "19") || g_str_has_prefix (digits.digits, "20")))
    return FALSE;
  *out = (DimGuardSpan){ start, digits.end, is_named ? DIM_GUARD_CERTAIN : DIM_GUARD_ASK, FALSE };
  return TRUE;
}
