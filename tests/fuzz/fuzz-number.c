/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-document-number.h"
#include "dim-limits.h"
#include "fuzz-target.h"

/* What a clerk types as a number. One that is taken is taken again as it is, in small letters, and
 * with blanks and hyphens between its characters. */

static void
check_taken_as (const char *typed, const char *number)
{
  g_autofree char *again = NULL;

  g_assert_true (dim_document_number_normalise (typed, &again) == DIM_NUMBER_OK);
  g_assert_cmpstr (again, ==, number);
}

static char *
spread (const char *number)
{
  GString *typed = g_string_new (NULL);

  for (gsize i = 0; number[i] != '\0'; i++)
    g_string_append_printf (typed, "%s%c", i == 0 ? "" : i % 2 == 0 ? " " : "-", number[i]);
  return g_string_free (typed, FALSE);
}

static void
check_number (const char *number)
{
  static const char characters[] = "ABCDEFGHIJKLMNPQRSTUVWXYZ0123456789";
  g_autofree char *small = g_ascii_strdown (number, -1);
  g_autofree char *apart = spread (number);

  g_assert_true (strspn (number, characters) == strlen (number));
  check_taken_as (number, number);
  check_taken_as (small, number);
  check_taken_as (apart, number);
}

static void
check_warnings (const char *number)
{
  static const char *const kinds[] = { "nationaal-paspoort", "nik", "rijbewijs-nl", "geen", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    DimNumberWarnings dutch = dim_document_number_warnings (number, kinds[i], "NSI", "NLD");

    g_assert_true (dutch == dim_document_number_warnings (number, kinds[i], "NSI", "NLD"));
    g_assert_true (dim_document_number_warnings (number, kinds[i], NULL, "BEL") ==
                   DIM_NUMBER_WARNING_NONE);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_autofree char *number = NULL;
  DimNumberVerdict verdict = dim_document_number_normalise (text, &number);

  g_assert_nonnull (dim_number_verdict_code (verdict));
  g_assert_true ((verdict == DIM_NUMBER_OK) == (number != NULL));
  if (number != NULL)
    check_number (number);
  check_warnings (number != NULL ? number : text);
  return 0;
}
