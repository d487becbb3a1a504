/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-years-codec.h"

#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-snapshot-rows.h"
#include "wire-text.h"

#define DIGEST "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
#define ACCEPTED                                                                                   \
  "{\"id\":\"" UUID_A "\",\"jaar\":2025,\"stap\":\"accepteren\",\"reden\":\"onvolledig\","         \
  "\"apparaat\":\"" UUID_D "\",\"loket\":\"BZK\",\"ontvangen\":\"2026-02-09T10:12:30Z\"}"
#define CLOSED                                                                                     \
  "{\"id\":\"" UUID_B "\",\"jaar\":2025,\"stap\":\"voorlopig\",\"reden\":\"volgens-planning\","    \
  "\"na\":\"" UUID_A "\",\"apparaat\":\"" UUID_D "\",\"loket\":\"BZK\","                           \
  "\"ontvangen\":\"2026-02-10T10:12:30Z\",\"uitgave\":1}"
#define SNAPSHOT                                                                                   \
  "{\"uitgave\":1,\"gemaakt\":\"2026-02-10T10:12:30Z\",\"positie\":17,\"codelijst\":\"2026.1\","   \
  "\"regels\":3,\"sha256\":\"" DIGEST "\"}"
#define YEAR(number, state, steps, snapshots)                                                      \
  "{\"jaar\":" number ",\"toestand\":\"" state "\",\"stappen\":[" steps                            \
  "],\"momentopnamen\":[" snapshots "]}"
#define YEARS(years) "{\"teljaren\":[" years "]}"
#define LINES(lines)                                                                               \
  "{\"jaar\":2025,\"uitgave\":1,\"eerste\":4,\"regels\":[" lines "],\"meer\":true}"

static GPtrArray *
decode (const char *text, GError **error)
{
  g_autoptr (GBytes) body = bytes_of (text);

  return dim_years_decode (body, error);
}

static void
test_years_survive_the_wire (void)
{
  static const char *const years[] = {
    YEARS (""),
    YEARS (YEAR ("2024", "open", "", "")),
    YEARS (
      YEAR ("2024", "open", "", "") "," YEAR ("2025", "voorlopig", ACCEPTED "," CLOSED, SNAPSHOT)),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) read = decode (years[i], &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (read->len, ==, i);
    again = dim_years_encode (read, dim_day_new (2026, 3, 1));
    assert_body (again, years[i]);
  }
}

static void
test_what_is_no_year_is_refused (void)
{
  static const char *const years[] = {
    "",
    "{}",
    "{\"teljaren\":{}}",
    YEARS ("{}"),
    YEARS (YEAR ("1999", "open", "", "")),
    YEARS (YEAR ("2025", "open", "", "") "," YEAR ("2025", "open", "", "")),
    YEARS (YEAR ("2025", "open", "", "") "," YEAR ("2024", "open", "", "")),
    YEARS (YEAR ("2024", "open", ACCEPTED, "")),
    YEARS (YEAR ("2025", "open", "{}", "")),
    YEARS (YEAR ("2025", "open", "", SNAPSHOT "," SNAPSHOT)),
    YEARS (YEAR ("2025", "open", "", "{\"uitgave\":1}")),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) read = decode (years[i], &error);

    g_assert_null (read);
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static void
test_lines_survive_the_wire (void)
{
  static const char *const pages[] = { LINES (""), LINES ("\"GM0363,2025-10,1\""),
                                       LINES ("\"a\",\"b;c:d\"") };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GBytes) body = bytes_of (pages[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (DimSnapshotPage) page = dim_snapshot_page_decode (body, &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (page->lines->len, ==, i);
    g_assert_cmpuint (page->first, ==, 4);
    again = dim_snapshot_page_encode (page);
    assert_body (again, pages[i]);
  }
}

/* As sha256sum reckons it over the heading and one line. */
static void
test_digest_goes_over_the_canonical_text (void)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_autofree char *text = g_strdup_printf ("%s\nregel\n", dim_snapshot_heading ());
  g_autofree char *expected = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GString) found = g_string_new (NULL);
  guint8 digest[DIM_YEAR_DIGEST_BYTES];

  g_ptr_array_add (lines, (gpointer) "regel");
  dim_snapshot_digest (lines, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    g_string_append_printf (found, "%02x", digest[i]);
  g_assert_cmpstr (found->str, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
#define ADD(path, function) g_test_add_func ("/years-codec/" path, function)
  ADD ("years-survive-the-wire", test_years_survive_the_wire);
  ADD ("what-is-no-year-is-refused", test_what_is_no_year_is_refused);
  ADD ("lines-survive-the-wire", test_lines_survive_the_wire);
  ADD ("digest-goes-over-the-canonical-text", test_digest_goes_over_the_canonical_text);
#undef ADD
  return g_test_run ();
}
