/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include "dim-mrz.h"

#include <string.h>

#define MRZ_HEAD        5
#define MRZ_PIECE       9
#define MRZ_TELLING     20
#define MRZ_LINE_SHORT  30
#define MRZ_LINE_MIDDLE 36
#define MRZ_LINE_LONG   44
#define LICENCE_PIECE   16
#define DUTCH_NUMBER    9
#define CHECKED         8
#define BLANKS_MAX      2
#define FOREIGN_MIN     6
#define FOREIGN_MAX     15
#define NUMBER_DIGITS   3
#define CONTEXT_NAMED   24
#define CONTEXT_SHOWN   32
#define IBAN_MAX        34
#define LOCAL_PART_MAX  64
#define DOMAIN_MAX      255

static const char *const number_words[] = {
  "DOCUMENTNUMMER",
  "DOCUMENTNR",
  "DOCNR",
  "DOCNUMMER",
  "PASPOORTNUMMER",
  "PASPOORTNR",
  "NIKNUMMER",
  "NIKNR",
  "IDNUMMER",
  "IDENTITEITSKAARTNUMMER",
  "RIJBEWIJSNUMMER",
  "RIJBEWIJSNR",
  "VERBLIJFSDOCUMENTNUMMER",
  "KAARTNUMMER",
  NULL,
};
static const char *const document_words[] = {
  "PASPOORT",
  "PASPOORTEN",
  "NIK",
  "IDKAART",
  "IDENTITEITSKAART",
  "RIJBEWIJS",
  "DOCUMENT",
  "VERBLIJFSDOCUMENT",
  "VERBLIJFSVERGUNNING",
  "REISDOCUMENT",
  "IDENTITEITSBEWIJS",
  "VERBLIJFSPAS",
  "VREEMDELINGENPASPOORT",
  "KAART",
  NULL,
};

static gboolean
is_zone_char (char c)
{
  return g_ascii_isalnum (c) || c == '<';
}

static gboolean
has_zone_head (const DimGuardText *text, gsize at)
{
  char head[MRZ_HEAD + 1] = { 0 };

  if (text->length - at < MRZ_HEAD)
    return FALSE;
  memcpy (head, text->chars + at, MRZ_HEAD);
  return dim_mrz_looks_like (head);
}

/* '9' a figure, 'A' a letter, 'S' a sex, '?' anything. */
static gboolean
has_shape (const char *text, const char *shape)
{
  for (gsize i = 0; shape[i] != '\0'; i++) {
    if (shape[i] == '9' && !g_ascii_isdigit (text[i]))
      return FALSE;
    if (shape[i] == 'A' && !g_ascii_isalpha (text[i]))
      return FALSE;
    if (shape[i] == 'S' && strchr ("MFXmfx<", text[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Lines that a full optional field leaves without a filler. */
static gboolean
is_full_line (const char *line, gsize length)
{
  if (length == MRZ_LINE_LONG || length == MRZ_LINE_MIDDLE)
    return has_shape (line, "?????????9AAA9999999S9999999");
  return length == MRZ_LINE_SHORT && has_shape (line, "9999999S9999999AAA");
}

gboolean
dim_guard_find_mrz (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  const char *c = text->chars;
  gsize fillers = 0;
  gsize end = at;
  gsize length = 0;
  gboolean is_zone = FALSE;

  if (!is_zone_char (c[at]) || (at > 0 && is_zone_char (c[at - 1])))
    return FALSE;
  for (; is_zone_char (c[end]); end++)
    fillers += c[end] == '<' ? 1 : 0;
  length = end - at;
  if (length < MRZ_PIECE || fillers + 4 > length)
    return FALSE;
  if (has_zone_head (text, at))
    is_zone = (fillers > 0 && (c[at + 1] == '<' || length > MRZ_LINE_SHORT / 2)) ||
              length >= MRZ_LINE_SHORT ||
              (g_ascii_strncasecmp (c + at, "D1", 2) == 0 && length >= LICENCE_PIECE);
  else
    is_zone = (fillers >= 2 && length >= MRZ_TELLING) || is_full_line (c + at, length);
  if (!is_zone)
    return FALSE;
  *out = (DimGuardSpan){ at, end, DIM_GUARD_CERTAIN, FALSE };
  return TRUE;
}

/* Letters and figures from @at, over at most @blanks single blanks between them. */
static guint
collect (const DimGuardText *text, gsize at, guint want, guint blanks, char *out, gsize *out_end)
{
  const char *c = text->chars;
  guint n = 0;
  gsize i = at;

  while (n < want) {
    if (c[i] == ' ' && blanks > 0 && n > 0) {
      blanks--;
      i++;
    }
    if (!g_ascii_isalnum (c[i]))
      break;
    out[n++] = c[i++];
  }
  out[n] = '\0';
  *out_end = i;
  return n;
}

static guint
count_of (const char *text, gboolean digits)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += (digits ? g_ascii_isdigit (*p) : g_ascii_islower (*p)) ? 1 : 0;
  return n;
}

static gboolean
has_dutch_form (const char *number)
{
  for (guint i = 0; i < CHECKED; i++)
    if (g_ascii_toupper (number[i]) == 'O' || (i < 2 && !g_ascii_isalpha (number[i])))
      return FALSE;
  return g_ascii_isdigit (number[CHECKED]);
}

static gboolean
has_dutch_digit (const char *number)
{
  char upper[CHECKED];

  for (guint i = 0; i < CHECKED; i++)
    upper[i] = g_ascii_toupper (number[i]);
  return dim_mrz_check_digit (upper, CHECKED) == number[CHECKED] - '0';
}

/* "ZK2026001": two letters, a year and a serial are how offices number their cases. */
static gboolean
is_year_and_serial (const char *number)
{
  return count_of (number, TRUE) == DUTCH_NUMBER - 2 &&
         (strncmp (number + 2, "19", 2) == 0 || strncmp (number + 2, "20", 2) == 0);
}

/* "ARTIKEL12": a word with figures behind it. */
static gboolean
is_word_and_figures (const char *number)
{
  return count_of (number, TRUE) < NUMBER_DIGITS &&
         strspn (number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") + count_of (number, TRUE) == DUTCH_NUMBER;
}

static gboolean
judge_dutch (const char *number, gboolean is_named, gboolean is_split, DimGuardLevel *out)
{
  gboolean is_specimen = g_ascii_strncasecmp (number, "SPECI", 5) == 0;
  gboolean holds = has_dutch_digit (number);

  *out = DIM_GUARD_CERTAIN;
  if (is_named || is_specimen)
    return TRUE;
  if (strchr ("NBDSARI", g_ascii_toupper (number[0])) == NULL)
    return FALSE;
  if ((is_split || count_of (number, FALSE) > 0) &&
      (!holds || count_of (number, TRUE) < NUMBER_DIGITS))
    return FALSE;
  if (holds && !is_split && !is_word_and_figures (number))
    return TRUE;
  *out = DIM_GUARD_ASK;
  return holds || !(is_year_and_serial (number) || is_word_and_figures (number));
}

static gboolean
find_dutch (const DimGuardText *text, gsize at, guint blanks, gboolean is_named, DimGuardSpan *out)
{
  char number[DUTCH_NUMBER + 1];
  gsize end = 0;
  DimGuardLevel level = DIM_GUARD_ASK;

  if (collect (text, at, DUTCH_NUMBER, blanks, number, &end) != DUTCH_NUMBER ||
      !dim_guard_ends_at (text, end) || !has_dutch_form (number) ||
      (!is_named && dim_guard_is_joined (text, at, end)) ||
      !judge_dutch (number, is_named && (count_of (number, TRUE) >= 2 || has_dutch_digit (number)),
                    end - at > DUTCH_NUMBER, &level))
    return FALSE;
  *out = (DimGuardSpan){ at, end, level, FALSE };
  return TRUE;
}

/* Numbers of other countries have no form: only what is said before them tells. */
static gboolean
find_named (const DimGuardText *text, gsize at, gboolean is_number_named, DimGuardSpan *out)
{
  char number[FOREIGN_MAX + 1];
  gsize end = 0;
  guint n = collect (text, at, FOREIGN_MAX, 0, number, &end);
  guint digits = count_of (number, TRUE);

  if (n < FOREIGN_MIN || digits < NUMBER_DIGITS || !dim_guard_ends_at (text, end) ||
      dim_guard_is_joined (text, at, end) || (!is_number_named && count_of (number, FALSE) > 0) ||
      (n == 8 && digits == n && dim_guard_is_plain_date (number)))
    return FALSE;
  *out = (DimGuardSpan){ at, end, is_number_named ? DIM_GUARD_CERTAIN : DIM_GUARD_ASK, FALSE };
  return TRUE;
}

gboolean
dim_guard_find_document_number (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gboolean is_number_named = FALSE;
  gboolean is_shown = FALSE;
  char piece[FOREIGN_MAX + 1];
  gsize end = 0;

  /* Most of a text is words: no context is looked for where no figure follows. */
  collect (text, at, FOREIGN_MAX, BLANKS_MAX, piece, &end);
  if (count_of (piece, TRUE) == 0)
    return FALSE;
  is_number_named = dim_guard_word_before (text, at, CONTEXT_NAMED, number_words);
  is_shown = is_number_named || dim_guard_word_before (text, at, CONTEXT_SHOWN, document_words);
  if (!is_number_named && dim_guard_is_case_number (text, at))
    return FALSE;
  for (guint blanks = 0; blanks <= BLANKS_MAX; blanks++)
    if (find_dutch (text, at, blanks, is_shown, out))
      return TRUE;
  return is_shown && find_named (text, at, is_number_named, out);
}

static guint
iban_length (const char *country)
{
  static const char lengths[] =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24"
    "FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21"
    "LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22"
    "RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

  for (const char *p = lengths; *p != '\0'; p += 4)
    if (strncmp (p, country, 2) == 0)
      return (guint) ((p[2] - '0') * 10 + (p[3] - '0'));
  return 0;
}

static gboolean
is_iban (const char *iban, guint length)
{
  guint remainder = 0;

  for (guint i = 0; i < length; i++) {
    char c = iban[(i + 4) % length];

    remainder = g_ascii_isdigit (c) ? remainder * 10 + (guint) (c - '0')
                                    : remainder * 100 + (guint) (c - 'A' + 10);
    remainder %= 97;
  }
  return remainder == 1;
}

gboolean
dim_guard_find_iban (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  const char *c = text->chars;
  char iban[IBAN_MAX];
  guint n = 0;
  guint want = 2;
  gsize i = at;

  while (n < want) {
    if (n > 0 && c[i] != '\0' && strchr (" .-", c[i]) != NULL)
      i++;
    if (!g_ascii_isalnum (c[i]) || (n >= 2 && n < 4 && !g_ascii_isdigit (c[i])))
      return FALSE;
    iban[n++] = g_ascii_toupper (c[i++]);
    if (n == 2)
      want = iban_length (iban);
  }
  if (n <= 2 || !dim_guard_ends_at (text, i) || !is_iban (iban, n))
    return FALSE;
  *out = (DimGuardSpan){ at, i, DIM_GUARD_CERTAIN, FALSE };
  return TRUE;
}

static gboolean
is_local_part (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._%+'-", c) != NULL);
}

gboolean
dim_guard_find_email (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  const char *c = text->chars;
  gsize i = at;
  gsize domain = 0;
  gsize last_dot = 0;

  if (!g_ascii_isalnum (c[at]))
    return FALSE;
  while (i - at <= LOCAL_PART_MAX && is_local_part (c[i]))
    i++;
  if (c[i] != '@')
    return FALSE;
  domain = ++i;
  for (; i - domain < DOMAIN_MAX && (g_ascii_isalnum (c[i]) || c[i] == '-' || c[i] == '.'); i++)
    if (c[i] == '.' && g_ascii_isalpha (c[i + 1]) && g_ascii_isalpha (c[i + 2]))
      last_dot = i;
  if (last_dot <= domain)
    return FALSE;
  for (i = last_dot + 1; g_ascii_isalpha (c[i]) && i - domain < DOMAIN_MAX;)
    i++;
  *out = (DimGuardSpan){ at, i, DIM_GUARD_CERTAIN, FALSE };
  return TRUE;
}
