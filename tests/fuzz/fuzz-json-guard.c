/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <json-glib/json-glib.h>
#include <string.h>

#include "dim-error.h"
#include "dim-json-guard.h"
#include "dim-limits.h"
#include "fuzz-target.h"

/* What passes is JSON to json-glib too, and passes with blanks around it; two values side by side
 * never pass, nor does an object or array without its end. What does not pass comes with the byte.
 */

static void
check_refusal (const GError *error)
{
  g_assert_true (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID) ||
                 g_error_matches (error, DIM_ERROR, DIM_ERROR_LIMIT));
  g_assert_nonnull (strstr (error->message, " byte "));
}

static void
check_parsed (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
  root = json_parser_get_root (parser);
  g_assert_nonnull (root);
  while (g_ascii_isspace (text[length - 1]))
    length--;
  if (!JSON_NODE_HOLDS_VALUE (root) && !JSON_NODE_HOLDS_NULL (root))
    g_assert_false (dim_json_guard (text, length - 1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_autofree char *padded = g_strconcat ("\r\n\t ", text, " \n", NULL);
  g_autofree char *twice = g_strconcat (text, " ", text, NULL);
  g_autofree guint8 *bytes = g_memdup2 (input, length);
  g_autoptr (GError) error = NULL;

  /* Not terminated: no byte after the last may be looked at. */
  if (!dim_json_guard ((const char *) bytes, length, &error)) {
    check_refusal (error);
    return 0;
  }
  check_parsed (text, length);
  g_assert_true (dim_json_guard (padded, strlen (padded), NULL));
  g_assert_false (dim_json_guard (twice, strlen (twice), NULL));
  return 0;
}
