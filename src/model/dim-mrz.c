/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-mrz.h"

#include "dim-mrz-origin.h"

#include <string.h>

#define TD1_CHARS     90
#define TD2_CHARS     72
#define TD3_CHARS     88
#define LICENCE_CHARS 30
#define LINE_TD1      30
#define LINE_TD2      36
#define LINE_TD3      44
#define NUMBER_CHARS  9
#define PREFIX_CHARS  5
#define LICENCE_HEAD  "D1NLD"

/* Zone in capitals without separators; on the stack, wiped after use. */
typedef struct {
  char text[TD1_CHARS + 1];
  gsize length;
} Zone;

/* Where a format keeps its fields, counted from the start of the zone. */
typedef struct {
  gsize number;
  gsize birth;    /* six characters and a digit; sex follows, */
  gsize expiry;   /* then this, likewise */
  gsize optional; /* of a number that does not fit; 0: there is none */
  gsize optional_length;
  gsize composite; /* the digit */
} Layout;

static const Layout layout_td1 = { 5, 30, 38, 15, 15, 59 };
static const Layout layout_td2 = { LINE_TD2, LINE_TD2 + 13, LINE_TD2 + 21, LINE_TD2 + 28, 7, 71 };
static const Layout layout_td3 = { LINE_TD3, LINE_TD3 + 13, LINE_TD3 + 21, 0, 0, 87 };

static int
value_of (char c)
{
  if (g_ascii_isdigit (c))
    return c - '0';
  if (g_ascii_isupper (c))
    return c - 'A' + 10;
  return c == '<' ? 0 : -1;
}

int
dim_mrz_check_digit (const char *text, gsize length)
{
  static const int weights[] = { 7, 3, 1 };
  int sum = 0;

  g_return_val_if_fail (text != NULL || length == 0, -1);
  for (gsize i = 0; i < length; i++) {
    int value = value_of (text[i]);

    if (value < 0)
      return -1;
    sum = (sum + value * weights[i % G_N_ELEMENTS (weights)]) % 10;
  }
  return sum;
}

static gboolean
digit_holds (const char *text, gsize length, char digit)
{
  return g_ascii_isdigit (digit) && dim_mrz_check_digit (text, length) == digit - '0';
}

/* A field without content may have a filler for its digit. */
static gboolean
field_holds (const char *text, gsize length)
{
  char digit = text[length];

  if (digit == '<')
    return strspn (text, "<") >= length;
  return digit_holds (text, length, digit);
}

static gboolean
read_zone (const char *text, Zone *zone)
{
  zone->length = 0;
  for (const char *p = text; *p != '\0'; p++) {
    char c = g_ascii_toupper (*p);

    if (g_ascii_isspace (c))
      continue;
    if (value_of (c) < 0 || zone->length == TD1_CHARS)
      return FALSE;
    zone->text[zone->length++] = c;
  }
  zone->text[zone->length] = '\0';
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  for (gsize i = 0; i < 6; i++)
    if (!g_ascii_isdigit (text[i]) && text[i] != '<')
      return FALSE;
  return g_ascii_isdigit (text[6]) || text[6] == '<';
}

static gboolean
fits (const Zone *zone, const Layout *layout)
{
  return is_date (zone->text + layout->birth) && is_date (zone->text + layout->expiry) &&
         strchr ("MFX<", zone->text[layout->birth + 7]) != NULL &&
         g_ascii_isdigit (zone->text[layout->composite]) && dim_mrz_country (zone->text + 2, NULL);
}

static void
append_number (DimMrz *mrz, const char *text, gsize length)
{
  gsize kept = strlen (mrz->number);

  for (gsize i = 0; i < length && kept < DIM_MRZ_NUMBER_MAX - 1; i++)
    if (text[i] != '<')
      mrz->number[kept++] = text[i];
  mrz->number[kept] = '\0';
}

/* Nine characters and a digit; a filler for the digit says that the rest of the number, then its
 * digit, then a filler stand in the optional field (Doc 9303 part 5 section 4.2.2.1 note j). */
static void
take_number (DimMrz *mrz, const Zone *zone, const Layout *layout)
{
  const char *number = zone->text + layout->number;
  const char *rest = zone->text + layout->optional;
  char whole[DIM_MRZ_NUMBER_MAX];
  gsize more = 0;

  if (number[NUMBER_CHARS] == '<' && layout->optional != 0)
    more = MIN (strcspn (rest, "<"), layout->optional_length);
  append_number (mrz, number, NUMBER_CHARS);
  if (more == 0) {
    mrz->number_ok = digit_holds (number, NUMBER_CHARS, number[NUMBER_CHARS]);
    return;
  }
  append_number (mrz, rest, more - 1);
  memcpy (whole, number, NUMBER_CHARS);
  memcpy (whole + NUMBER_CHARS, rest, more - 1);
  mrz->number_ok = digit_holds (whole, NUMBER_CHARS + more - 1, rest[more - 1]);
  explicit_bzero (whole, sizeof whole);
}

static gboolean
dates_hold (const Zone *zone, const Layout *layout)
{
  return field_holds (zone->text + layout->birth, 6) &&
         field_holds (zone->text + layout->expiry, 6);
}

/* The composite runs over parts of the zone, each with where it starts and how long it is. */
static gboolean
composite_holds (const Zone *zone, const Layout *layout, const gsize parts[][2], gsize n_parts)
{
  char covered[TD1_CHARS];
  gsize length = 0;
  gboolean holds = FALSE;

  for (gsize i = 0; i < n_parts; i++) {
    memcpy (covered + length, zone->text + parts[i][0], parts[i][1]);
    length += parts[i][1];
  }
  holds = digit_holds (covered, length, zone->text[layout->composite]);
  explicit_bzero (covered, sizeof covered);
  return holds && dates_hold (zone, layout);
}

static gboolean
parse_td1 (const Zone *zone, DimMrz *mrz)
{
  static const gsize parts[][2] = { { 5, 25 }, { 30, 7 }, { 38, 7 }, { 48, 11 } };

  if (strchr ("IAC", zone->text[0]) == NULL || !fits (zone, &layout_td1))
    return FALSE;
  mrz->format = DIM_MRZ_TD1;
  take_number (mrz, zone, &layout_td1);
  mrz->composite_ok = composite_holds (zone, &layout_td1, parts, G_N_ELEMENTS (parts));
  return TRUE;
}

/* The French identity card until 2021 has the size of a TD2 and a layout of its own: a number of
 * twelve, and a composite over both lines. */
static gboolean
parse_french_card (const Zone *zone, DimMrz *mrz)
{
  const char *second = zone->text + LINE_TD2;

  if (!is_date (second + 27) || strchr ("MFX<", second[34]) == NULL ||
      !g_ascii_isdigit (second[35]))
    return FALSE;
  mrz->format = DIM_MRZ_TD2;
  append_number (mrz, second, 12);
  mrz->number_ok = digit_holds (second, 12, second[12]);
  mrz->composite_ok = digit_holds (zone->text, TD2_CHARS - 1, second[35]);
  return TRUE;
}

static gboolean
parse_td2 (const Zone *zone, DimMrz *mrz)
{
  static const gsize parts[][2] = { { LINE_TD2, 10 }, { LINE_TD2 + 13, 7 }, { LINE_TD2 + 21, 14 } };

  if (strchr ("IACP", zone->text[0]) == NULL)
    return FALSE;
  if (g_str_has_prefix (zone->text, "IDFRA") && parse_french_card (zone, mrz))
    return TRUE;
  if (!fits (zone, &layout_td2))
    return FALSE;
  mrz->format = DIM_MRZ_TD2;
  take_number (mrz, zone, &layout_td2);
  mrz->composite_ok = composite_holds (zone, &layout_td2, parts, G_N_ELEMENTS (parts));
  return TRUE;
}

static gboolean
parse_td3 (const Zone *zone, DimMrz *mrz)
{
  static const gsize parts[][2] = { { LINE_TD3, 10 }, { LINE_TD3 + 13, 7 }, { LINE_TD3 + 21, 22 } };

  if (zone->text[0] != 'P' || !fits (zone, &layout_td3))
    return FALSE;
  mrz->format = DIM_MRZ_TD3;
  take_number (mrz, zone, &layout_td3);
  mrz->composite_ok = composite_holds (zone, &layout_td3, parts, G_N_ELEMENTS (parts)) &&
                      field_holds (zone->text + LINE_TD3 + 28, 14);
  return TRUE;
}

/* The one digit of this line is over all of it, so it speaks for the number too. */
static gboolean
parse_licence (const Zone *zone, DimMrz *mrz)
{
  const char *number = zone->text + 6;

  if (!g_str_has_prefix (zone->text, LICENCE_HEAD) || strspn (number, "0123456789") < 10 ||
      !g_ascii_isdigit (zone->text[LICENCE_CHARS - 1]))
    return FALSE;
  mrz->format = DIM_MRZ_DRIVING_LICENCE;
  append_number (mrz, number, 10);
  mrz->composite_ok = digit_holds (zone->text, LICENCE_CHARS - 1, zone->text[LICENCE_CHARS - 1]);
  mrz->number_ok = mrz->composite_ok;
  return TRUE;
}

static gboolean
parse_zone (const Zone *zone, DimMrz *mrz)
{
  switch (zone->length) {
  case TD1_CHARS:
    return parse_td1 (zone, mrz);
  case TD2_CHARS:
    return parse_td2 (zone, mrz);
  case TD3_CHARS:
    return parse_td3 (zone, mrz);
  case LICENCE_CHARS:
    return parse_licence (zone, mrz);
  default:
    return FALSE;
  }
}

gboolean
dim_mrz_looks_like (const char *text)
{
  char head[PREFIX_CHARS + 1] = { 0 };
  gsize length = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  for (const char *p = text; *p != '\0'; p++) {
    char c = g_ascii_toupper (*p);

    if (g_ascii_isspace (c) && (length == 0 || length >= PREFIX_CHARS))
      continue;
    if (value_of (c) < 0)
      return FALSE;
    if (length < PREFIX_CHARS)
      head[length++] = c;
  }
  if (length < PREFIX_CHARS)
    return FALSE;
  return strcmp (head, LICENCE_HEAD) == 0 ||
         (strchr ("PIAC", head[0]) != NULL && !g_ascii_isdigit (head[1]) &&
          dim_mrz_country (head + 2, NULL));
}

gboolean
dim_mrz_may_begin (const char *letters, gsize length)
{
  gsize head = MIN (length, PREFIX_CHARS);

  g_return_val_if_fail (letters != NULL || length == 0, FALSE);
  if (head == 0 || strncmp (letters, LICENCE_HEAD, head) == 0)
    return TRUE;
  if (strchr ("PIAC", letters[0]) == NULL)
    return FALSE;
  if (head > 1 && letters[1] != '<' && !g_ascii_isupper (letters[1]))
    return FALSE;
  return head <= 2 || dim_mrz_country_begins (letters + 2, head - 2);
}

gboolean
dim_mrz_parse (const char *text, DimMrz *out)
{
  Zone zone = { 0 };
  DimMrz mrz = { 0 };
  gboolean parsed = FALSE;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);
  parsed = read_zone (text, &zone) && parse_zone (&zone, &mrz) && mrz.number[0] != '\0';
  if (parsed) {
    dim_mrz_country (zone.text + 2, mrz.country);
    g_strlcpy (mrz.kind, dim_mrz_kind (zone.text, mrz.country, mrz.number), sizeof mrz.kind);
    *out = mrz;
  }
  explicit_bzero (&zone, sizeof zone);
  explicit_bzero (&mrz, sizeof mrz);
  return parsed;
}

void
dim_mrz_clear (DimMrz *mrz)
{
  g_return_if_fail (mrz != NULL);
  explicit_bzero (mrz, sizeof *mrz);
}
