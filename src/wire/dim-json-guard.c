/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-json-guard.h"

#include <math.h>
#include <string.h>

#include "dim-error.h"
#include "dim-limits.h"

#define NUMBER_CHARS_MAX   64
#define INTEGER_CHARS_MAX  17 /* a sign and the 16 digits of 2^53 */
#define INTEGER_MAX        G_GINT64_CONSTANT (9007199254740991)
#define SURROGATE_HIGH     0xd800
#define SURROGATE_LOW      0xdc00
#define SURROGATE_END      0xe000
#define SURROGATE_BITS     10
#define SUPPLEMENTARY_BASE 0x10000

typedef enum {
  EXPECT_VALUE,
  EXPECT_FIRST_ELEMENT, /* or the array's end */
  EXPECT_FIRST_KEY,     /* or the object's end */
  EXPECT_KEY,
  EXPECT_END_OR_COMMA,
} Expectation;

/* A key with its escapes resolved lies NUL-terminated in the scanner's `letters`. */
typedef struct {
  gsize letters;
  gsize byte;
} Key;

typedef struct {
  gboolean is_object;
  guint first_key;
  gsize first_letter;
} Level;

typedef struct {
  const char *at;
  const char *start;
  const char *end;
  Expectation expect;
  Level levels[DIM_LIMIT_JSON_DEPTH];
  guint depth;
  GArray *keys; /* of all objects that are still open */
  GString *letters;
  GError **error;
} Scanner;

static gboolean
refuse_as (const Scanner *scanner, DimErrorCode code, const char *at, const char *cause)
{
  g_set_error (scanner->error, DIM_ERROR, code, "Cannot read JSON: %s at byte %" G_GSIZE_FORMAT,
               cause, (gsize) (at - scanner->start));
  return FALSE;
}

static gboolean
refuse (const Scanner *scanner, const char *cause)
{
  return refuse_as (scanner, DIM_ERROR_INVALID, scanner->at, cause);
}

static gboolean
is_at (const Scanner *scanner, char wanted)
{
  return scanner->at < scanner->end && *scanner->at == wanted;
}

static gboolean
take (Scanner *scanner, char wanted)
{
  if (!is_at (scanner, wanted))
    return FALSE;
  scanner->at++;
  return TRUE;
}

static void
skip_space (Scanner *scanner)
{
  while (scanner->at < scanner->end && strchr (" \t\n\r", *scanner->at) != NULL)
    scanner->at++;
}

/* Four hexadecimal digits, or -1. */
static int
take_hex (Scanner *scanner)
{
  int value = 0;

  if (scanner->end - scanner->at < 4)
    return -1;
  for (int i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (scanner->at[i]);

    if (digit < 0)
      return -1;
    value = value * 16 + digit;
  }
  scanner->at += 4;
  return value;
}

/* After "\u". A NUL would end the string early for everything written in C. */
static gboolean
take_code_point (Scanner *scanner, GString *out)
{
  int low, code = take_hex (scanner);

  if (code <= 0)
    return refuse (scanner, code == 0 ? "an escaped NUL" : "a broken escape");
  if (code >= SURROGATE_LOW && code < SURROGATE_END)
    return refuse (scanner, "a lone surrogate");
  if (code >= SURROGATE_HIGH && code < SURROGATE_LOW) {
    low = take (scanner, '\\') && take (scanner, 'u') ? take_hex (scanner) : -1;
    if (low < SURROGATE_LOW || low >= SURROGATE_END)
      return refuse (scanner, "a lone surrogate");
    code = SUPPLEMENTARY_BASE + ((code - SURROGATE_HIGH) << SURROGATE_BITS) + (low - SURROGATE_LOW);
  }
  if (out != NULL)
    g_string_append_unichar (out, (gunichar) code);
  return TRUE;
}

static gboolean
take_escape (Scanner *scanner, GString *out)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  const char *name;

  if (take (scanner, 'u'))
    return take_code_point (scanner, out);
  name = scanner->at < scanner->end ? strchr (names, *scanner->at) : NULL;
  if (name == NULL || *name == '\0')
    return refuse (scanner, "a broken escape");
  scanner->at++;
  if (out != NULL)
    g_string_append_c (out, values[name - names]);
  return TRUE;
}

/* After the opening quote. What it says is added to @out, if there is one. */
static gboolean
take_string (Scanner *scanner, GString *out)
{
  while (scanner->at < scanner->end) {
    char c = *scanner->at;

    if ((guchar) c < ' ')
      return refuse (scanner, "a control character in a string");
    scanner->at++;
    if (c == '"')
      return TRUE;
    if (c == '\\' && !take_escape (scanner, out))
      return FALSE;
    if (c != '\\' && out != NULL)
      g_string_append_c (out, c);
  }
  return refuse (scanner, "a string without an end");
}

static gsize
take_digits (Scanner *scanner)
{
  const char *first = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return (gsize) (scanner->at - first);
}

static gboolean
check_range (const Scanner *scanner, const char *first, gboolean is_integer)
{
  gsize length = (gsize) (scanner->at - first);
  char text[NUMBER_CHARS_MAX + 1] = "";

  if (length > NUMBER_CHARS_MAX || (is_integer && length > INTEGER_CHARS_MAX))
    return refuse_as (scanner, DIM_ERROR_INVALID, first, "a number out of range");
  memcpy (text, first, length);
  if (is_integer ? ABS (g_ascii_strtoll (text, NULL, 10)) > INTEGER_MAX
                 : !isfinite (g_ascii_strtod (text, NULL)))
    return refuse_as (scanner, DIM_ERROR_INVALID, first, "a number out of range");
  return TRUE;
}

static gboolean
take_number (Scanner *scanner)
{
  const char *first = scanner->at;
  gboolean is_integer = TRUE;

  take (scanner, '-');
  if (!take (scanner, '0') && take_digits (scanner) == 0)
    return refuse (scanner, "no value");
  if (take (scanner, '.')) {
    is_integer = FALSE;
    if (take_digits (scanner) == 0)
      return refuse (scanner, "a broken number");
  }
  if (take (scanner, 'e') || take (scanner, 'E')) {
    is_integer = FALSE;
    if (!take (scanner, '+'))
      take (scanner, '-');
    if (take_digits (scanner) == 0)
      return refuse (scanner, "a broken number");
  }
  return check_range (scanner, first, is_integer);
}

static gboolean
take_word (Scanner *scanner)
{
  static const char *const words[] = { "true", "false", "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize length = strlen (words[i]);

    if ((gsize) (scanner->end - scanner->at) >= length &&
        memcmp (scanner->at, words[i], length) == 0) {
      scanner->at += length;
      return TRUE;
    }
  }
  return take_number (scanner);
}

static gboolean
open_level (Scanner *scanner, gboolean is_object)
{
  Level *level;

  if (scanner->depth == DIM_LIMIT_JSON_DEPTH)
    return refuse_as (scanner, DIM_ERROR_LIMIT, scanner->at - 1, "too deep");
  level = &scanner->levels[scanner->depth++];
  level->is_object = is_object;
  level->first_key = scanner->keys->len;
  level->first_letter = scanner->letters->len;
  scanner->expect = is_object ? EXPECT_FIRST_KEY : EXPECT_FIRST_ELEMENT;
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer letters)
{
  const Key *left = a, *right = b;
  int order =
    strcmp ((const char *) letters + left->letters, (const char *) letters + right->letters);

  return order != 0 ? order : (left->byte > right->byte) - (left->byte < right->byte);
}

/* Sorting and not hashing: who sends the keys could choose them so that their hashes collide. */
static gboolean
close_level (Scanner *scanner)
{
  const Level *level = &scanner->levels[scanner->depth - 1];
  guint n_keys = scanner->keys->len - level->first_key;
  Key *keys = n_keys > 0 ? &g_array_index (scanner->keys, Key, level->first_key) : NULL;
  const char *letters = scanner->letters->str;

  if (n_keys > 1)
    g_qsort_with_data (keys, (int) n_keys, sizeof *keys, compare_keys, scanner->letters->str);
  for (guint i = 1; i < n_keys; i++)
    if (strcmp (letters + keys[i - 1].letters, letters + keys[i].letters) == 0)
      return refuse_as (scanner, DIM_ERROR_INVALID, scanner->start + keys[i].byte,
                        "a duplicate key");
  g_array_set_size (scanner->keys, level->first_key);
  g_string_truncate (scanner->letters, level->first_letter);
  scanner->depth--;
  scanner->expect = EXPECT_END_OR_COMMA;
  return TRUE;
}

static gboolean
take_value (Scanner *scanner)
{
  if (take (scanner, '{'))
    return open_level (scanner, TRUE);
  if (take (scanner, '['))
    return open_level (scanner, FALSE);
  scanner->expect = EXPECT_END_OR_COMMA;
  return take (scanner, '"') ? take_string (scanner, NULL) : take_word (scanner);
}

static gboolean
take_key (Scanner *scanner)
{
  Key key = { scanner->letters->len, (gsize) (scanner->at - scanner->start) };
  guint n_keys = scanner->keys->len - scanner->levels[scanner->depth - 1].first_key;

  if (!take (scanner, '"'))
    return refuse (scanner, "no key");
  if (n_keys == DIM_LIMIT_JSON_MEMBERS)
    return refuse_as (scanner, DIM_ERROR_LIMIT, scanner->at - 1, "too many members");
  if (!take_string (scanner, scanner->letters))
    return FALSE;
  g_string_append_c (scanner->letters, '\0');
  g_array_append_val (scanner->keys, key);
  skip_space (scanner);
  if (!take (scanner, ':'))
    return refuse (scanner, "no colon");
  scanner->expect = EXPECT_VALUE;
  return TRUE;
}

static gboolean
take_end_or_comma (Scanner *scanner)
{
  gboolean is_object;

  if (scanner->depth == 0)
    return refuse (scanner, "something after the end");
  is_object = scanner->levels[scanner->depth - 1].is_object;
  if (take (scanner, ',')) {
    scanner->expect = is_object ? EXPECT_KEY : EXPECT_VALUE;
    return TRUE;
  }
  if (take (scanner, is_object ? '}' : ']'))
    return close_level (scanner);
  return refuse (scanner, "no comma");
}

static gboolean
take_next (Scanner *scanner)
{
  switch (scanner->expect) {
  case EXPECT_FIRST_ELEMENT:
    return take (scanner, ']') ? close_level (scanner) : take_value (scanner);
  case EXPECT_FIRST_KEY:
    return take (scanner, '}') ? close_level (scanner) : take_key (scanner);
  case EXPECT_KEY:
    return take_key (scanner);
  case EXPECT_END_OR_COMMA:
    return take_end_or_comma (scanner);
  case EXPECT_VALUE:
  default:
    return take_value (scanner);
  }
}

static gboolean
scan (Scanner *scanner)
{
  const char *broken = NULL;

  if (!g_utf8_validate_len (scanner->start, (gsize) (scanner->end - scanner->start), &broken))
    return refuse_as (scanner, DIM_ERROR_INVALID, broken, "no UTF-8");
  for (skip_space (scanner); scanner->at < scanner->end; skip_space (scanner))
    if (!take_next (scanner))
      return FALSE;
  if (scanner->depth > 0 || scanner->expect != EXPECT_END_OR_COMMA)
    return refuse (scanner, "an early end");
  return TRUE;
}

gboolean
dim_json_guard (const char *text, gsize length, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (GString) letters = g_string_new (NULL);
  const char *start = text != NULL ? text : "";
  Scanner scanner = { .at = start,
                      .start = start,
                      .end = start + length,
                      .expect = EXPECT_VALUE,
                      .keys = keys,
                      .letters = letters,
                      .error = error };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);
  if (length > DIM_LIMIT_BODY_BYTES)
    return refuse_as (&scanner, DIM_ERROR_LIMIT, start + DIM_LIMIT_BODY_BYTES, "too large");
  return scan (&scanner);
}
