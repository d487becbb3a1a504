/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-bytes.h"
#include "dim-changes-codec.h"
#include "dim-clock.h"
#include "dim-one-time-code.h"
#include "dim-uuid.h"
#include "fuzz-target.h"

/* The small forms of bytes, days, times and names. Each has one way to be written: what is taken is
 * written back as it came, and what is written is taken. */

static void
check_bytes (const guint8 *bytes, gsize length)
{
  g_autofree char *hex = dim_hex_encode (bytes, length);
  g_autofree char *plain = dim_base64_encode (bytes, length);
  g_autofree char *url = dim_base64url_encode (bytes, length);
  g_autofree guint8 *from_hex = g_malloc (length + 1);
  g_autoptr (GBytes) from_plain = dim_base64_decode (plain);
  g_autoptr (GBytes) from_url = dim_base64url_decode (url);
  g_autoptr (GBytes) all = g_bytes_new (bytes, length);

  g_assert_true (dim_hex_decode (hex, from_hex, length));
  g_assert_cmpmem (from_hex, length, bytes, length);
  g_assert_true (g_bytes_equal (from_plain, all));
  g_assert_true (g_bytes_equal (from_url, all));
}

static void
check_codings (const char *text)
{
  gsize length = strlen (text) / 2;
  g_autofree guint8 *from_hex = g_malloc (length + 1);
  g_autoptr (GBytes) plain = dim_base64_decode (text);
  g_autoptr (GBytes) url = dim_base64url_decode (text);

  if (dim_hex_decode (text, from_hex, length)) {
    g_autofree char *again = dim_hex_encode (from_hex, length);

    g_assert_true (g_ascii_strcasecmp (again, text) == 0);
  }
  if (plain != NULL) {
    g_autofree char *again =
      dim_base64_encode (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));

    g_assert_cmpstr (again, ==, text);
  }
  if (url != NULL) {
    g_autofree char *again =
      dim_base64url_encode (g_bytes_get_data (url, NULL), g_bytes_get_size (url));

    g_assert_cmpstr (again, ==, text);
  }
}

static void
check_moments (const char *text)
{
  DimDay day = dim_day_from_text (text);
  gint64 unix_s = 0;

  if (day != DIM_DAY_NONE) {
    char again[DIM_DAY_TEXT_LEN];

    g_assert_cmpstr (dim_day_to_text (day, again), ==, text);
  }
  if (dim_time_from_text (text, &unix_s)) {
    g_autofree char *written = dim_time_to_text (unix_s);
    gint64 again_s = 0;

    g_assert_true (dim_time_from_text (written, &again_s));
    g_assert_cmpint (again_s, ==, unix_s);
  }
}

static void
check_names (const char *text)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN] = "";
  g_autofree char *ledger = NULL;
  guint64 position = 0;

  if (dim_uuid_is_valid (text))
    g_assert_true (strlen (text) == DIM_UUID_LEN && text[14] == '7');
  if (dim_one_time_code_normalise (text, code)) {
    char again[DIM_ONE_TIME_CODE_TEXT_LEN] = "";

    g_assert_true (dim_one_time_code_normalise (code, again));
    g_assert_cmpstr (again, ==, code);
  }
  if (dim_cursor_decode (text, &ledger, &position)) {
    g_autofree char *again = dim_cursor_encode (ledger, position);

    g_assert_cmpstr (again, ==, text);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  /* An empty input has no address. */
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);

  check_bytes (input, length);
  check_codings (text);
  check_moments (text);
  check_names (text);
  return 0;
}
