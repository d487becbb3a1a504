/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-codec.h"

#include "dim-error.h"
#include "wire-text.h"

#define AMSTERDAM                                                                                  \
  "{\"gemeente\":\"GM0363\",\"deelname\":[{\"van\":\"2025-03\",\"tot\":\"2025-07\"},"              \
  "{\"van\":\"2026-01\"}],\"maanden\":[{\"maand\":\"2026-03\",\"voorvallen\":3,"                   \
  "\"akkoord\":\"gewijzigd\",\"nagekomen\":1},{\"maand\":\"2026-04\",\"voorvallen\":0,"            \
  "\"nulmelding\":true}]}"
#define ROTTERDAM "{\"gemeente\":\"GM0599\",\"deelname\":[],\"maanden\":[]}"
#define YEAR(members)                                                                              \
  "{\"jaar\":2026,\"stand\":\"2026-11-23T10:12:30Z\",\"positie\":17,\"gemeenten\":[" members "]}"
#define MEMBER(spans, months)                                                                      \
  YEAR ("{\"gemeente\":\"GM0363\",\"deelname\":[" spans "],\"maanden\":[" months "]}")
#define MONTH(month, rest) "{\"maand\":\"" month "\",\"voorvallen\":" rest "}"

static DimParticipation *
decode (const char *text, GError **error)
{
  g_autoptr (GBytes) body = bytes_of (text);

  return dim_participation_decode (body, error);
}

static void
test_year_survives_the_wire (void)
{
  static const char *const years[] = { YEAR (""), YEAR (AMSTERDAM),
                                       YEAR (AMSTERDAM "," ROTTERDAM) };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimParticipation) participation = decode (years[i], &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (participation->members->len, ==, i);
    again = dim_participation_encode (participation);
    assert_body (again, years[i]);
  }
}

static void
test_member_is_what_was_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimParticipation) participation = decode (YEAR (AMSTERDAM), &error);
  const DimPartMember *member;
  const DimPartMonth *march;

  g_assert_no_error (error);
  member = dim_participation_find (participation, "GM0363");
  g_assert_nonnull (member);
  g_assert_cmpuint (member->spans->len, ==, 2);
  g_assert_cmpint (g_array_index (member->spans, DimPartSpan, 1).to, ==, DIM_PART_GOES_ON);
  march = &g_array_index (member->months, DimPartMonth, 0);
  g_assert_cmpint (march->month, ==, 2026 * 12 + 2);
  g_assert_cmpuint (march->registered, ==, 3);
  g_assert_cmpuint (march->late, ==, 1);
  g_assert_cmpint (march->approval, ==, DIM_MONTH_CHANGED);
  g_assert_true (g_array_index (member->months, DimPartMonth, 1).is_stated);
}

static void
test_newer_server_may_say_more (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimParticipation) participation =
    decode (MEMBER ("{\"van\":\"2026-01\",\"nieuw\":1}", MONTH ("2026-01", "1,\"nieuw\":true")),
            &error);

  g_assert_no_error (error);
  g_assert_nonnull (participation);
}

static void
test_what_is_no_year_is_refused (void)
{
  static const char *const years[] = {
    "",
    "[]",
    "{}",
    "{\"jaar\":1999,\"stand\":\"2026-11-23T10:12:30Z\",\"positie\":17,\"gemeenten\":[]}",
    "{\"jaar\":2026,\"stand\":\"gisteren\",\"positie\":17,\"gemeenten\":[]}",
    YEAR (ROTTERDAM "," ROTTERDAM),
    YEAR ("{}"),
    YEAR ("{\"gemeente\":\"GM0363\",\"deelname\":[]}"),
    MEMBER ("{\"van\":\"2026-13\"}", ""),
    MEMBER ("{\"van\":\"2026-03\",\"tot\":\"2026-03\"}", ""),
    MEMBER ("{\"tot\":\"2026-03\"}", ""),
    MEMBER ("", MONTH ("2025-12", "1")),
    MEMBER ("", MONTH ("2026-02", "1") "," MONTH ("2026-02", "1")),
    MEMBER ("", MONTH ("2026-03", "1") "," MONTH ("2026-02", "1")),
    MEMBER ("", MONTH ("2026-03", "-1")),
    MEMBER ("", MONTH ("2026-03", "1,\"akkoord\":\"misschien\"")),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimParticipation) participation = decode (years[i], &error);

    g_assert_null (participation);
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/participation-codec/" path, function)
  ADD ("year-survives-the-wire", test_year_survives_the_wire);
  ADD ("member-is-what-was-told", test_member_is_what_was_told);
  ADD ("newer-server-may-say-more", test_newer_server_may_say_more);
  ADD ("what-is-no-year-is-refused", test_what_is_no_year_is_refused);
#undef ADD
  return g_test_run ();
}
