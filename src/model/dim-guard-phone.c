/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define READ_MAX       16
#define SEPARATORS_MAX 3
#define NATIONAL       10 /* digits of a Dutch number, its nought counted */
#define SERVICE_SHORT  8
#define SERVICE_LONG   11
#define GAPS_MAX       6
#define FOREIGN_MIN    9
#define FOREIGN_MAX    15

/* The digits from a place on, where each ends, and after which there is a gap. */
typedef struct {
  char digits[READ_MAX + 1];
  gsize ends[READ_MAX];
  gboolean gaps[READ_MAX];
  guint n;
} Reading;

static Reading
read_digits (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  Reading reading = { 0 };
  gsize i = at;

  while (reading.n < READ_MAX) {
    gsize next = i;

    while (c[next] != '\0' && next - i < SEPARATORS_MAX && strchr (" -./()", c[next]) != NULL)
      next++;
    if (!g_ascii_isdigit (c[next]))
      break;
    if (next > i && reading.n > 0)
      reading.gaps[reading.n - 1] = TRUE;
    reading.digits[reading.n] = c[next];
    reading.ends[reading.n++] = next + 1;
    i = next + 1;
  }
  return reading;
}

static gboolean
ends_after (const DimGuardText *text, const Reading *reading, guint n)
{
  return n > 0 && n <= reading->n && dim_guard_ends_at (text, reading->ends[n - 1]);
}

/* Figures after the nought before which no one parts a number: 6 of a mobile one, the two or three
 * of an area. */
static guint
area_length (const char *after_nought)
{
  return after_nought[0] == '6' ? 1 : 2;
}

/* No gap within the area code, and not a row of single figures. */
static gboolean
is_parted_like_a_phone (const Reading *reading, guint first, guint area_end, guint n)
{
  guint gaps = 0;

  for (guint i = first; i + 1 < n; i++) {
    if (reading->gaps[i] && i + 1 < area_end)
      return FALSE;
    gaps += reading->gaps[i] ? 1 : 0;
  }
  return gaps < GAPS_MAX;
}

static gboolean
is_public (const DimGuardText *text, const char *after_nought)
{
  const char *const *numbers = text->public_numbers;

  for (gsize i = 0; numbers != NULL && numbers[i] != NULL; i++)
    if (numbers[i][0] == '0' && strlen (numbers[i]) == NATIONAL &&
        strncmp (after_nought, numbers[i] + 1, NATIONAL - 1) == 0)
      return TRUE;
  return FALSE;
}

/* 0800 and 0900 are services: the police, the Vertrouwenslijn; never a person. */
static gboolean
find_service (const DimGuardText *text, gsize at, const Reading *reading, DimGuardSpan *out)
{
  guint n = 0;

  if (!g_str_has_prefix (reading->digits, "0800") && !g_str_has_prefix (reading->digits, "0900"))
    return FALSE;
  if (ends_after (text, reading, SERVICE_LONG))
    n = SERVICE_LONG;
  else if (ends_after (text, reading, SERVICE_SHORT))
    n = SERVICE_SHORT;
  if (n == 0)
    return FALSE;
  *out = (DimGuardSpan){ at, reading->ends[n - 1], DIM_GUARD_CERTAIN, TRUE };
  return TRUE;
}

/* Figures before the national number without its nought: "0", "31", "0031", "31 (0)". */
static guint
skip_prefix (const Reading *reading, gboolean has_plus)
{
  guint country = 0;

  if (has_plus && g_str_has_prefix (reading->digits, "31"))
    country = 2;
  else if (!has_plus && g_str_has_prefix (reading->digits, "0031"))
    country = 4;
  if (country > 0)
    return reading->digits[country] == '0' ? country + 1 : country;
  return !has_plus && reading->digits[0] == '0' ? 1 : 0;
}

static gboolean
find_foreign (const DimGuardText *text, gsize at, const Reading *reading, DimGuardSpan *out)
{
  guint n = reading->n;

  while (n > FOREIGN_MAX || (n > 0 && !ends_after (text, reading, n)))
    n--;
  if (n < FOREIGN_MIN || reading->digits[0] == '0')
    return FALSE;
  *out = (DimGuardSpan){ at, reading->ends[n - 1], DIM_GUARD_ASK, FALSE };
  return TRUE;
}

/* "06-12-2026"; but "06.12.34.56.78" goes on. */
static gboolean
is_date (const DimGuardText *text, gsize at)
{
  gsize end = dim_guard_date_end (text, at);

  return end != 0 && !dim_guard_is_joined (text, at, end);
}

gboolean
dim_guard_find_phone (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gboolean has_plus = text->chars[at] == '+';
  gsize start = has_plus || text->chars[at] == '(' ? at + 1 : at;
  Reading reading = { 0 };
  guint prefix = 0;
  guint n = 0;
  const char *national = NULL;

  if (strchr ("0+(", text->chars[at]) == NULL || dim_guard_is_joined (text, at, text->length) ||
      is_date (text, start))
    return FALSE;
  has_plus = has_plus || (at > 0 && text->chars[at - 1] == '+');
  reading = read_digits (text, start);
  if (!has_plus && find_service (text, at, &reading, out))
    return TRUE;
  prefix = skip_prefix (&reading, has_plus);
  if (prefix == 0)
    return has_plus && find_foreign (text, at, &reading, out);
  n = prefix + NATIONAL - 1;
  national = reading.digits + prefix;
  if (national[0] == '0' || !ends_after (text, &reading, n) ||
      !is_parted_like_a_phone (&reading, prefix == 1 ? 0 : prefix, prefix + area_length (national),
                               n))
    return FALSE;
  *out = (DimGuardSpan){ at, reading.ends[n - 1], DIM_GUARD_CERTAIN, is_public (text, national) };
  return TRUE;
}
