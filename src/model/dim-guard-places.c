/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard-text.h"

#include <string.h>

#define PLATE_CHARS      6
#define PLATE_PARTS      8
#define PLATE_WINDOW     32
#define POSTCODE_FIGURES 4
#define POSTCODE_WINDOW  16
#define HOUSE_FIGURES    5
#define GAP_MAX          3
#define ADDITION_MAX     4
#define STREET_WORDS     4

/* The fourteen side codes of the RDW, 9 a figure, X a letter. */
static const char *const side_codes[] = {
  "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
  "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
};
/* Without dashes these read as a year, a postcode or a word with a number. */
static const char *const plain_shapes[] = { "XX9999", "9999XX", "XXXX99", "99XXXX" };

static const char *const plate_words[] = { "KENTEKEN",       "KENTEKENS",    "KENTEKENPLAAT",
                                           "KENTEKENPLATEN", "NUMMERPLAAT",  "AUTO",
                                           "VOERTUIG",       "PERSONENAUTO", "BROMFIETS",
                                           "SCOOTER",        "MOTOR",        "BUS",
                                           "BESTELBUS",      "PLAAT",        NULL };
static const char *const postcode_words[] = { "POSTCODE", "PC", "ADRES", "WONENDE", NULL };
static const char *const house_words[] = { "NR", "NUMMER", "HUISNUMMER", "HUISNR", "NO", NULL };

/* The shape of @length characters, with dashes where @separator stands. */
static gboolean
read_shape (const DimGuardText *text, gsize at, guint length, char separator, char *out)
{
  for (guint i = 0; i < length; i++) {
    char c = text->chars[at + i];

    if (g_ascii_isdigit (c))
      out[i] = '9';
    else if (g_ascii_isalpha (c))
      out[i] = 'X';
    else if (c != '\0' && c == separator)
      out[i] = '-';
    else
      return FALSE;
  }
  out[length] = '\0';
  return TRUE;
}

static gboolean
is_side_code (const char *shape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (side_codes); i++) {
    const char *code = side_codes[i];
    const char *p = shape;

    if (strcmp (shape, code) == 0)
      return TRUE;
    for (; *code != '\0' && (*code == '-' || *code == *p); code++)
      p += *code == '-' ? 0 : 1;
    if (*code == '\0' && *p == '\0')
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_plain_shape (const char *shape)
{
  for (gsize i = 0; i < G_N_ELEMENTS (plain_shapes); i++)
    if (strcmp (shape, plain_shapes[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_lower_case (const DimGuardText *text, gsize at, gsize length)
{
  for (gsize i = at; i < at + length; i++)
    if (g_ascii_islower (text->chars[i]))
      return TRUE;
  return FALSE;
}

static gboolean
find_plate (const DimGuardText *text, gsize at, guint length, char separator, DimGuardSpan *out)
{
  char shape[PLATE_PARTS + 1];
  gboolean is_named = FALSE;
  gboolean is_dashed = separator == '-';

  if (text->length - at < length || !read_shape (text, at, length, separator, shape) ||
      (length == PLATE_PARTS) != (strchr (shape, '-') != NULL) || !is_side_code (shape) ||
      !dim_guard_ends_at (text, at + length) || dim_guard_is_joined (text, at, at + length))
    return FALSE;
  is_named = dim_guard_word_before (text, at, PLATE_WINDOW, plate_words);
  *out = (DimGuardSpan){ at, at + length, DIM_GUARD_CERTAIN, FALSE };
  if (is_named || (is_dashed && !has_lower_case (text, at, length)))
    return TRUE;
  out->level = DIM_GUARD_ASK;
  return is_dashed || (separator == '\0' && !is_plain_shape (shape) &&
                       !has_lower_case (text, at, length) && !dim_guard_is_case_number (text, at));
}

gboolean
dim_guard_find_plate (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  return find_plate (text, at, PLATE_PARTS, '-', out) ||
         find_plate (text, at, PLATE_CHARS, '\0', out) ||
         find_plate (text, at, PLATE_PARTS, ' ', out);
}

/* What is counted lives nowhere: "1234 AB, 3 personen". */
static const char *const counted_words[] = {
  "PERSONEN", "MENSEN",  "KEER",        "MAAL",           "JAAR",     "DAGEN",
  "WEKEN",    "MAANDEN", "UUR",         "MINUTEN",        "STUKS",    "WONINGEN",
  "ADRESSEN", "HUIZEN",  "PANDEN",      "BEWONERS",       "GEZINNEN", "KINDEREN",
  "EURO",     "METER",   "VOLWASSENEN", "INSCHRIJVINGEN", NULL,
};

static gboolean
is_counting (const DimGuardText *text, gsize end)
{
  return text->chars[end] == ' ' &&
         dim_guard_word_is (text, end + 1, dim_guard_word_end (text, end + 1), counted_words);
}

/* A figure, an addition ("12", "12a", "12-3", "12 bis" without the word); 0: none. A day or a time
 * is no house number. */
static gsize
house_end (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize i = at;

  while (g_ascii_isdigit (c[i]) && i - at <= HOUSE_FIGURES)
    i++;
  if (i == at || i - at > HOUSE_FIGURES || dim_guard_date_end (text, at) != 0 ||
      (c[i] == ':' && g_ascii_isdigit (c[i + 1])) || is_counting (text, i))
    return 0;
  if (g_ascii_isalpha (c[i]) && dim_guard_ends_at (text, i + 1))
    return i + 1;
  if (c[i] == '-' && g_ascii_isalnum (c[i + 1])) {
    gsize addition = i + 1;

    while (g_ascii_isalnum (c[addition]) && addition - i <= ADDITION_MAX)
      addition++;
    return dim_guard_ends_at (text, addition) ? addition : i;
  }
  return dim_guard_ends_at (text, i) ? i : 0;
}

static gsize
house_after (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize i = at;
  gsize word = 0;

  while (c[i] != '\0' && i - at < GAP_MAX && strchr (" ,/-\n", c[i]) != NULL)
    i++;
  word = dim_guard_word_end (text, i);
  if (dim_guard_word_is (text, i, word, house_words))
    for (i = word; c[i] != '\0' && i - word < GAP_MAX && strchr (" .:", c[i]) != NULL;)
      i++;
  return house_end (text, i);
}

/* "Dorpsstraat 12 a, 1234 AB": where the figures before a postcode start; @at: none. */
static gsize
house_before (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize i = at;
  gsize end = 0;

  while (i > 0 && at - i < GAP_MAX && strchr (" ,\n", c[i - 1]) != NULL)
    i--;
  if (i == at)
    return at;
  if (i > 2 && g_ascii_isalpha (c[i - 1]))
    i -= c[i - 2] == ' ' ? 2 : 1;
  end = i;
  while (i > 0 && g_ascii_isdigit (c[i - 1]) && end - i <= HOUSE_FIGURES)
    i--;
  if (i == end || end - i > HOUSE_FIGURES || i < 2 || c[i - 1] != ' ' ||
      !g_ascii_isalpha (c[i - 2]))
    return at;
  return i;
}

static gsize
postcode_end (const DimGuardText *text, gsize at)
{
  const char *c = text->chars;
  gsize letters = at + POSTCODE_FIGURES;
  gboolean is_parted = FALSE;

  /* "3-11-2026 HJ" */
  if (c[at] == '0' || (at > 0 && strchr ("-/.", c[at - 1]) != NULL))
    return 0;
  for (gsize i = at; i < letters; i++)
    if (!g_ascii_isdigit (c[i]))
      return 0;
  is_parted = c[letters] == ' ';
  letters += is_parted ? 1 : 0;
  if (!g_ascii_isalpha (c[letters]) || !g_ascii_isalpha (c[letters + 1]) ||
      g_ascii_isalpha (c[letters + 2]) || c[letters + 2] == '0')
    return 0;
  if (g_ascii_toupper (c[letters]) == 'S' &&
      strchr ("ADS", g_ascii_toupper (c[letters + 1])) != NULL)
    return 0;
  /* "in 2026 op 12 maart" */
  if (is_parted && has_lower_case (text, letters, 2) &&
      !dim_guard_word_before (text, at, POSTCODE_WINDOW, postcode_words))
    return 0;
  return letters + 2;
}

gboolean
dim_guard_find_postcode (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gsize end = postcode_end (text, at);
  gsize house = end != 0 ? house_after (text, end) : 0;
  gsize start = end != 0 ? house_before (text, at) : at;

  if (end == 0 || (house == 0 && start == at))
    return FALSE;
  *out = (DimGuardSpan){ start, house != 0 ? house : end, DIM_GUARD_CERTAIN, FALSE };
  /* "1234AB5" in one may be a code of something else. */
  if (!dim_guard_ends_at (text, end))
    out->level = DIM_GUARD_ASK;
  return !dim_guard_is_case_number (text, start) || out->level == DIM_GUARD_CERTAIN;
}

typedef struct {
  const char *text;
  gboolean is_plain; /* telling without a capital too */
} Ending;

static const Ending endings[] = {
  { "straat", TRUE }, { "laan", TRUE },       { "gracht", TRUE },   { "plein", TRUE },
  { "kade", TRUE },   { "singel", TRUE },     { "steeg", TRUE },    { "plantsoen", TRUE },
  { "dreef", FALSE }, { "weg", FALSE },       { "dijk", FALSE },    { "pad", FALSE },
  { "hof", FALSE },   { "park", FALSE },      { "markt", FALSE },   { "schans", FALSE },
  { "str", FALSE },   { "boulevard", FALSE }, { "burgwal", FALSE },
};

static const char *const no_streets[] = { "ONDERWEG", "GERECHTSHOF", "ARBEIDSMARKT",
                                          "RECHTHOF", "TERUGWEG",    "UITWEG",
                                          NULL };

/* "Oude Gracht": the word before it starts with a capital too. */
static gboolean
follows_capital (const DimGuardText *text, gsize at)
{
  gsize i = at;

  if (at < 2 || text->chars[at - 1] != ' ')
    return FALSE;
  for (i = at - 1; i > 0 && at - i < POSTCODE_WINDOW && g_ascii_isalpha (text->chars[i - 1]);)
    i--;
  return i < at - 1 && g_ascii_isupper (text->chars[i]);
}

static gboolean
is_street (const DimGuardText *text, gsize at, gsize end)
{
  gboolean has_capital = g_ascii_isupper (text->chars[at]);

  if (dim_guard_word_is (text, at, end, no_streets))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize length = strlen (endings[i].text);

    if (end - at < length ||
        g_ascii_strncasecmp (text->chars + end - length, endings[i].text, length) != 0)
      continue;
    if (end - at == length)
      return has_capital && endings[i].is_plain && follows_capital (text, at);
    return end - at >= length + 3 && (has_capital || endings[i].is_plain);
  }
  return FALSE;
}

/* "Laan van Meerdervoort": where a name that begins with the kind of street ends; @at: none. */
static gsize
named_street_end (const DimGuardText *text, gsize at)
{
  static const char *const kinds[] = { "LAAN", "PLEIN", "WEG",    "PARK", "HOF",
                                       "KADE", "PAD",   "SINGEL", NULL };
  static const char *const links[] = { "VAN", "DER", "DE", "DEN", "HET", "OP", "ROND", NULL };
  gsize end = dim_guard_word_end (text, at);
  gsize word = end;

  if (!g_ascii_isupper (text->chars[at]) || !dim_guard_word_is (text, at, end, kinds))
    return at;
  for (guint i = 0; i < GAP_MAX && text->chars[word] == ' '; i++) {
    gsize start = word + 1;

    word = dim_guard_word_end (text, start);
    if (!dim_guard_word_is (text, start, word, links))
      return i > 0 && word > start && g_ascii_isupper (text->chars[start]) ? word : at;
  }
  return at;
}

/* A word with a capital that neither begins nor ends a sentence. */
static gboolean
is_capital_within (const DimGuardText *text, gsize word, gsize end)
{
  const char *c = text->chars;

  return g_ascii_isupper (c[word]) && c[end] != '.' && word > 1 && c[word - 1] == ' ' &&
         strchr (".?!:", c[word - 2]) == NULL;
}

/* "Prins Hendrikkade", "Burg. de Vlugtlaan": where the name begins of which the word at @at is the
 * last. */
static gsize
street_start (const DimGuardText *text, gsize at)
{
  static const char *const links[] = { "VAN", "DER", "DE", "DEN", "HET", NULL };
  static const char *const firsts[] = { "PRINS",  "PRINSES", "KONING",       "KONINGIN", "BURG",
                                        "OUDE",   "NIEUWE",  "BURGEMEESTER", "SINT",     "ST",
                                        "KLEINE", "GROTE",   "LANGE",        "KORTE",    NULL };
  const char *c = text->chars;
  gsize start = at;
  gsize i = at;

  for (guint words = 0; words < STREET_WORDS && i > 1 && c[i - 1] == ' '; words++) {
    gsize end = i - (c[i - 2] == '.' ? 2 : 1);
    gsize word = end;

    while (word > 0 && end - word < POSTCODE_WINDOW && g_ascii_isalpha (c[word - 1]))
      word--;
    if (word == end)
      break;
    i = word;
    if (dim_guard_word_is (text, word, end, links))
      continue;
    if (!dim_guard_word_is (text, word, end, firsts) && !is_capital_within (text, word, end))
      break;
    start = word;
  }
  return start;
}

gboolean
dim_guard_find_address (const DimGuardText *text, gsize at, DimGuardSpan *out)
{
  gsize end = dim_guard_word_end (text, at);
  gsize house = 0;

  if (end == at)
    return FALSE;
  if (!is_street (text, at, end)) {
    end = named_street_end (text, at);
    if (end == at)
      return FALSE;
  }
  if (text->chars[end] == '.')
    end++;
  if (text->chars[end] != ' ' && !(text->chars[end] == ',' && g_ascii_isupper (text->chars[at])))
    return FALSE;
  house = house_after (text, end);
  *out = (DimGuardSpan){ street_start (text, at), house, DIM_GUARD_ASK, FALSE };
  return house != 0;
}
