/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-http-headers.h"
#include "fuzz-target.h"

/* The fields Accept, Content-Type and Retry-After, a line each. A body that is JSON says so; JSON
 * is given to who asks for it, for its family or for anything; nobody is asked to wait for more
 * than a year. */

#define NOW_S      1795000000
#define YEAR_S     31622400
#define MEDIA_TYPE "application/json"

static char *
read_line (char **lines, guint index)
{
  return index < g_strv_length (lines) ? lines[index] : NULL;
}

static void
try_accept (const char *accept)
{
  g_autofree char *small = g_ascii_strdown (accept, -1);

  if (dim_http_headers_accept (accept, MEDIA_TYPE))
    g_assert_true (strstr (small, MEDIA_TYPE) != NULL || strstr (small, "application/*") != NULL ||
                   strstr (small, "*/*") != NULL);
}

static void
try_type (const char *type)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);

  soup_message_headers_append (headers, "Content-Type", type);
  if (!dim_http_headers_are_json (headers))
    return;
  g_assert_true (dim_http_headers_have_type (headers, MEDIA_TYPE));
  soup_message_headers_append (headers, "Content-Encoding", "gzip");
  g_assert_false (dim_http_headers_are_json (headers));
}

static void
try_retry_after (const char *text)
{
  g_autoptr (SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  guint64 seconds = 0;
  guint wait_s;

  soup_message_headers_append (headers, "Retry-After", text);
  wait_s = dim_http_headers_retry_after_s (headers, NOW_S);
  g_assert_cmpuint (wait_s, <=, YEAR_S);
  if (g_ascii_string_to_unsigned (text, 10, 0, YEAR_S, &seconds, NULL))
    g_assert_cmpuint (wait_s, ==, seconds);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  /* libsoup has folded lines before anybody sees a field. */
  g_auto (GStrv) lines = g_strsplit (g_strdelimit (text, "\r", ' '), "\n", -1);

  if (read_line (lines, 0) != NULL)
    try_accept (read_line (lines, 0));
  if (read_line (lines, 1) != NULL)
    try_type (read_line (lines, 1));
  if (read_line (lines, 2) != NULL)
    try_retry_after (read_line (lines, 2));
  return 0;
}
