/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-country.h"
#include "dim-mrz.h"
#include "fuzz-target.h"

/* What a scanner reads, or anything else. A zone gives a number of letters and digits, says the
 * same in small letters and with other line ends, and looks like one from its first characters. */

static void
check_contents (const DimMrz *mrz)
{
  static const char characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  g_assert_true (mrz->format != DIM_MRZ_NONE);
  g_assert_true (mrz->number[0] != '\0' &&
                 strspn (mrz->number, characters) == strlen (mrz->number));
  g_assert_cmpuint (strlen (mrz->country), ==, 3);
}

static void
check_same (const char *text, const DimMrz *mrz)
{
  DimMrz again = { 0 };

  g_assert_true (dim_mrz_parse (text, &again));
  g_assert_true (again.format == mrz->format && again.number_ok == mrz->number_ok &&
                 again.composite_ok == mrz->composite_ok);
  g_assert_cmpstr (again.number, ==, mrz->number);
  g_assert_cmpstr (again.country, ==, mrz->country);
  g_assert_cmpstr (again.kind, ==, mrz->kind);
  dim_mrz_clear (&again);
}

static char *
change_line_ends (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  return strchr (text, '\r') == NULL ? g_strjoinv ("\r\n", lines) : g_strdup (text);
}

/* Blanks among its first characters make it look like words, and a digit as its second, which Doc
 * 9303 has in no zone, like a number: a scanner sends neither. */
static void
check_looks (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit_set (text, " \f\n\r\t\v", -1);
  g_autofree char *whole = g_strjoinv (NULL, pieces);

  if (!g_ascii_isdigit (whole[1]) || whole[0] == 'D')
    g_assert_true (dim_mrz_looks_like (whole));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_autofree char *small = g_ascii_strdown (text, -1);
  g_autofree char *other_ends = change_line_ends (text);
  int digit = dim_mrz_check_digit (text, strlen (text));
  DimMrz mrz = { 0 };

  g_assert_true (digit >= -1 && digit <= 9);
  dim_mrz_looks_like (text);
  if (!dim_mrz_parse (text, &mrz)) {
    g_assert_true (mrz.format == DIM_MRZ_NONE && mrz.number[0] == '\0');
    return 0;
  }
  check_contents (&mrz);
  check_same (small, &mrz);
  check_same (other_ends, &mrz);
  check_looks (text);
  dim_mrz_clear (&mrz);
  return 0;
}
