/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-document-number.h"

#include "dim-limits.h"
#include "dim-mrz.h"
#include "dim-text.h"

#include <string.h>

#define KEPT_MIN         5
#define KEPT_MAX         20
#define DUTCH_LENGTH     9
#define LICENCE_LENGTH   10
#define LONG_PLACEHOLDER 7
#define DATE_LENGTH_MAX  10
#define SPECIMEN_PREFIX  "SPECI"
#define LICENCE_KIND     "rijbewijs-nl"
#define RESIDENCE_KIND   "verblijfsdocument"
#define NETHERLANDS      "NLD"
#define RESIDENCE_MAX    15
#define RESIDENCE_MIN    4
#define DUTCH_LETTERS    2
#define CHECKED_LENGTH   8
#define DATE_PARTS_MAX   3
#define DATE_PARTS_MIN   2
#define YEAR_DIGITS      4
#define DAY_DIGITS_MAX   2

/* As they stand after normalising, with 0 for O. */
static const char *const placeholders[] = {
  "0NBEKEND",
  "NIETBEKEND",
  "NIETVANT0EPASSING",
  "NVT",
  "NVTNVT",
  "GEEN",
  "GEENNUMMER",
  "GEENNR",
  "LEEG",
  "N0NE",
  "NULL",
  "NA",
  "UNKN0WN",
  "N0TAPPLICABLE",
  "TEST",
  "V0LGT",
  "NUMMER",
  "NNB",
  "NIETAFLEESBAAR",
  "0NLEESBAAR",

  "ABC123",
  "ABCD1234",
  "A1B2C3",
  "QWERTY1",
  "QWERTY12",
  "QWERTY123",
};

/* The ASCII that all but a few numbers are takes no detour over the heap, where copies would stay
 * behind. */
static char *
keep_alphanumeric (const char *text)
{
  char *kept = NULL;
  gsize length = 0;

  if (!g_str_is_ascii (text))
    return dim_text_alphanumeric (text);
  kept = g_malloc (strlen (text) + 1);
  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      kept[length++] = g_ascii_toupper (*p);
  kept[length] = '\0';
  return kept;
}

/* "12/2026" and "3-11-2026" are what is typed where an expiry date was read. */
static gboolean
is_typed_date (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  if (strlen (trimmed) > DATE_LENGTH_MAX)
    return FALSE;
  parts = g_strsplit_set (trimmed, "/.-", -1);
  n = g_strv_length (parts);
  if (n < DATE_PARTS_MIN || n > DATE_PARTS_MAX)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (parts[i][0] == '\0' || parts[i][strspn (parts[i], "0123456789")] != '\0' ||
        (i + 1 < n && strlen (parts[i]) > DAY_DIGITS_MAX))
      return FALSE;
  return strlen (parts[n - 1]) == YEAR_DIGITS &&
         (g_str_has_prefix (parts[n - 1], "19") || g_str_has_prefix (parts[n - 1], "20"));
}

/* A long word with a figure behind it, as ONBEKEND2, is the same excuse again. */
static gboolean
is_placeholder (const char *number)
{
  for (gsize i = 0; i < G_N_ELEMENTS (placeholders); i++) {
    gsize length = strlen (placeholders[i]);

    if (strcmp (number, placeholders[i]) == 0)
      return TRUE;
    if (length >= LONG_PLACEHOLDER && g_str_has_prefix (number, placeholders[i]) &&
        number[length + strspn (number + length, "0123456789")] == '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_plain_run (const char *number)
{
  gboolean up = TRUE;
  gboolean down = TRUE;

  if (number[strspn (number, "0123456789")] != '\0')
    return FALSE;
  for (const char *p = number; p[1] != '\0'; p++) {
    int step = (p[1] - p[0] + 10) % 10;

    up = up && step == 1;
    down = down && step == 9;
  }
  return up || down;
}

static DimNumberVerdict
judge (const char *text, const char *number)
{
  gsize length = strlen (number);

  if (length == 0)
    return DIM_NUMBER_EMPTY;
  if (length > KEPT_MAX)
    return DIM_NUMBER_TOO_LONG;
  if (is_placeholder (number) || is_typed_date (text))
    return DIM_NUMBER_PLACEHOLDER;
  if (length < KEPT_MIN)
    return DIM_NUMBER_TOO_SHORT;
  if (strspn (number, (char[]){ number[0], '\0' }) == length)
    return DIM_NUMBER_ONE_CHARACTER;
  if (strpbrk (number, "0123456789") == NULL)
    return DIM_NUMBER_NO_DIGIT;
  if (is_plain_run (number))
    return DIM_NUMBER_PLAIN_RUN;
  return DIM_NUMBER_OK;
}

DimNumberVerdict
dim_document_number_normalise (const char *text, char **out_number)
{
  DimNumberVerdict verdict = DIM_NUMBER_EMPTY;
  gboolean had_digit = FALSE;
  char *number = NULL;

  g_return_val_if_fail (text != NULL && out_number != NULL, DIM_NUMBER_EMPTY);
  if (!g_utf8_validate (text, -1, NULL))
    return DIM_NUMBER_EMPTY;
  if (g_utf8_strlen (text, -1) > DIM_LIMIT_NUMBER_CHARS)
    return DIM_NUMBER_TOO_LONG;
  number = keep_alphanumeric (text);
  had_digit = strpbrk (number, "0123456789") != NULL;
  g_strdelimit (number, "O", '0');
  verdict = judge (text, number);
  /* A word does not become a number because its O became a nought. */
  if (verdict == DIM_NUMBER_OK && !had_digit)
    verdict = DIM_NUMBER_NO_DIGIT;
  if (verdict == DIM_NUMBER_OK) {
    *out_number = number;
    return verdict;
  }
  explicit_bzero (number, strlen (number));
  g_free (number);
  return verdict;
}

const char *
dim_number_verdict_code (DimNumberVerdict verdict)
{
  static const char *const codes[] = {
    [DIM_NUMBER_OK] = "goed",
    [DIM_NUMBER_EMPTY] = "leeg",
    [DIM_NUMBER_TOO_LONG] = "te-lang",
    [DIM_NUMBER_TOO_SHORT] = "te-kort",
    [DIM_NUMBER_NO_DIGIT] = "geen-cijfer",
    [DIM_NUMBER_ONE_CHARACTER] = "een-teken",
    [DIM_NUMBER_PLAIN_RUN] = "reeks",
    [DIM_NUMBER_PLACEHOLDER] = "invulwoord",
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (codes), "leeg");
  return codes[verdict];
}

static gboolean
has_dutch_form (const char *number)
{
  if (strlen (number) != DUTCH_LENGTH)
    return FALSE;
  for (gsize i = 0; i < CHECKED_LENGTH; i++) {
    gboolean fits = g_ascii_isupper (number[i]) && number[i] != 'O';

    if (!fits && (i < DUTCH_LETTERS || !g_ascii_isdigit (number[i])))
      return FALSE;
  }
  return g_ascii_isdigit (number[CHECKED_LENGTH]);
}

/* Specimens have SPECI where the letters of their kind would stand. */
static DimNumberWarnings
warn_of_travel_document (const char *number, const char *letters)
{
  DimNumberWarnings warnings = DIM_NUMBER_WARNING_NONE;

  if (!has_dutch_form (number))
    return DIM_NUMBER_WARNING_FORMAT;
  if (dim_mrz_check_digit (number, CHECKED_LENGTH) != g_ascii_digit_value (number[CHECKED_LENGTH]))
    warnings |= DIM_NUMBER_WARNING_CHECK_DIGIT;
  if (strchr (letters, number[0]) == NULL && !g_str_has_prefix (number, SPECIMEN_PREFIX))
    warnings |= DIM_NUMBER_WARNING_KIND;
  return warnings;
}

DimNumberWarnings
dim_document_number_warnings (const char *number,
                              const char *kind,
                              const char *letters,
                              const char *country)
{
  gsize length = 0;

  g_return_val_if_fail (number != NULL && kind != NULL && country != NULL, DIM_NUMBER_WARNING_NONE);
  if (country[0] != '\0' && strcmp (country, NETHERLANDS) != 0)
    return DIM_NUMBER_WARNING_NONE;
  length = strlen (number);
  if (strcmp (kind, LICENCE_KIND) == 0)
    return length == LICENCE_LENGTH && strspn (number, "0123456789") == length
             ? DIM_NUMBER_WARNING_NONE
             : DIM_NUMBER_WARNING_FORMAT;
  if (strcmp (kind, RESIDENCE_KIND) == 0)
    return length >= RESIDENCE_MIN && length <= RESIDENCE_MAX ? DIM_NUMBER_WARNING_NONE
                                                              : DIM_NUMBER_WARNING_FORMAT;
  if (letters == NULL || letters[0] == '\0')
    return DIM_NUMBER_WARNING_NONE;
  return warn_of_travel_document (number, letters);
}
