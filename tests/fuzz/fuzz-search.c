/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-text.h"
#include "fuzz-target.h"

/* Words that are searched for, and comparing letters and digits only: a form is its own form, and
 * every text is found by itself. */

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  const char *bytes = length > 0 ? (const char *) input : "";
  g_autofree char *text = g_strndup (bytes, length);
  g_autofree char *letters = dim_text_alphanumeric (text);
  g_autofree char *letters_again = dim_text_alphanumeric (letters);
  g_autofree char *key = dim_text_search_key (text);
  g_autofree char *key_again = dim_text_search_key (key);

  g_assert_true (dim_text_is_clean (bytes, length) == g_utf8_validate_len (bytes, length, NULL));
  g_assert_cmpstr (letters_again, ==, letters);
  g_assert_true (g_utf8_validate (key, -1, NULL));
  g_assert_cmpstr (key_again, ==, key);
  g_assert_true (dim_text_matches (key, key));
  return 0;
}
