/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-match.h"

static const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;

/* One end of a pair, in the order of the table below. */
typedef struct {
  const char *municipality;
  const char *office;
  const char *desk;
  DimRole role;
  DimDay date;
  const char *document;
  const char *country;
} End;

typedef struct {
  End a;
  End b;
  DimMatchClass expected;
} Row;

#define BALIE DIM_ROLE_FRONT_OFFICE
#define BACK  DIM_ROLE_BACK_OFFICE

static const Row rows[] = {
  /* another desk, another role, another office: one event seen twice */
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM1", "o", "2", BALIE, 14, "P", "" }, DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM1", "o", "1", BACK, 0, "P", "" }, DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM1", "p", "1", BALIE, 0, "P", "" }, DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "" },
    { "GM1", "o", "1", BALIE, 14, "P", "" },
    DIM_MATCH_T1B },
  /* outside the window the desk no longer matters */
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM1", "o", "1", BALIE, 15, "P", "" }, DIM_MATCH_T2 },
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM1", "o", "2", BALIE, 15, "P", "" }, DIM_MATCH_T2 },
  /* another municipality */
  { { "GM1", "o", "1", BALIE, 0, "P", "" },
    { "GM2", "o", "1", BALIE, 14, "P", "" },
    DIM_MATCH_T1C },
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM2", "o", "1", BALIE, 15, "P", "" }, DIM_MATCH_T3 },
  { { "GM1", "o", "1", BALIE, 0, "P", "" }, { "GM2", "p", "1", BALIE, 0, "P", "" }, DIM_MATCH_T3 },
  /* countries: unknown fits any, aliases are one */
  { { "GM1", "o", "1", BALIE, 0, "P", "NLD" },
    { "GM1", "o", "2", BALIE, 0, "P", "" },
    DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "D" },
    { "GM1", "o", "2", BALIE, 0, "P", "DEU" },
    DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "GBD" },
    { "GM1", "o", "2", BALIE, 0, "P", "GBO" },
    DIM_MATCH_T1 },
  { { "GM1", "o", "1", BALIE, 0, "P", "NLD" },
    { "GM1", "o", "2", BALIE, 0, "P", "BEL" },
    DIM_MATCH_CANDIDATE },
  { { "GM1", "o", "1", BALIE, 0, "P", "NLD" },
    { "GM1", "o", "1", BALIE, 0, "P", "BEL" },
    DIM_MATCH_CANDIDATE },
  { { "GM1", "o", "1", BALIE, 0, "P", "NLD" },
    { "GM1", "o", "1", BALIE, 15, "P", "BEL" },
    DIM_MATCH_T2 },
  /* no number on either side */
  { { "GM1", "o", "1", BALIE, 0, NULL, "" }, { "GM1", "p", "2", BACK, 1, NULL, "" }, DIM_MATCH_T4 },
  { { "GM1", "o", "1", BALIE, 0, NULL, "" },
    { "GM1", "o", "1", BALIE, 2, NULL, "" },
    DIM_MATCH_NONE },
  { { "GM1", "o", "1", BALIE, 0, NULL, "" },
    { "GM2", "o", "1", BALIE, 0, NULL, "" },
    DIM_MATCH_NONE },
  { { "GM1", "o", "1", BALIE, 0, NULL, "" },
    { "GM1", "o", "2", BALIE, 0, "P", "" },
    DIM_MATCH_NONE },
  /* other documents */
  { { "GM1", "o", "1", BALIE, 0, "P", "" },
    { "GM1", "o", "2", BALIE, 0, "Q", "" },
    DIM_MATCH_NONE },
};

static void
add_document (DimMember *member, const char *document, const char *country)
{
  DimShownDocument shown = { 0 };

  g_strlcpy (shown.document, document, sizeof shown.document);
  g_strlcpy (shown.country, country, sizeof shown.country);
  g_array_append_val (member->documents, shown);
  member->has_number = TRUE;
}

static DimMember *
make_member (const char *id, const End *end)
{
  DimMember *member = dim_member_new (id);

  g_strlcpy (member->municipality, end->municipality, sizeof member->municipality);
  g_strlcpy (member->office, end->office, sizeof member->office);
  g_strlcpy (member->desk, end->desk, sizeof member->desk);
  member->role = end->role;
  member->date = end->date;
  member->form = g_strdup ("adresfraude");
  member->product = g_strdup ("verhuizing");
  if (end->document != NULL)
    add_document (member, end->document, end->country);
  return member;
}

static void
test_classes_follow_the_table_both_ways (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimMember) a = make_member ("a", &rows[i].a);
    g_autoptr (DimMember) b = make_member ("b", &rows[i].b);

    g_test_message ("row %" G_GSIZE_FORMAT, i);
    g_assert_cmpstr (dim_match_class_name (dim_match_classify (a, b, &windows)), ==,
                     dim_match_class_name (rows[i].expected));
    g_assert_cmpstr (dim_match_class_name (dim_match_classify (b, a, &windows)), ==,
                     dim_match_class_name (rows[i].expected));
  }
}

static void
test_soft_hint_needs_the_same_answers (void)
{
  const End end = { "GM1", "o", "1", BALIE, 0, NULL, "" };
  g_autoptr (DimMember) a = make_member ("a", &end);
  g_autoptr (DimMember) b = make_member ("b", &end);

  g_clear_pointer (&b->form, g_free);
  b->form = g_strdup ("briefadres");
  g_assert_cmpuint (dim_match_classify (a, b, &windows), ==, DIM_MATCH_NONE);
  g_clear_pointer (&a->form, g_free);
  g_clear_pointer (&b->form, g_free);
  g_assert_cmpuint (dim_match_classify (a, b, &windows), ==, DIM_MATCH_NONE);
}

static void
test_one_good_document_is_enough (void)
{
  const End german = { "GM1", "o", "1", BALIE, 0, "P", "DEU" };
  const End belgian = { "GM1", "o", "2", BALIE, 0, "P", "BEL" };
  g_autoptr (DimMember) a = make_member ("a", &german);
  g_autoptr (DimMember) b = make_member ("b", &belgian);

  g_assert_cmpuint (dim_match_classify (a, b, &windows), ==, DIM_MATCH_CANDIDATE);
  add_document (a, "Q", "NLD");
  add_document (b, "Q", "");
  g_assert_cmpuint (dim_match_classify (a, b, &windows), ==, DIM_MATCH_T1);
}

static void
test_windows_are_settings (void)
{
  const DimMatchWindows wide = { .same_event_days = 30, .soft_hint_days = 5 };
  const End early = { "GM1", "o", "1", BALIE, 0, "P", "" };
  const End late = { "GM1", "o", "2", BALIE, 30, "P", "" };
  g_autoptr (DimMember) a = make_member ("a", &early);
  g_autoptr (DimMember) b = make_member ("b", &late);

  g_assert_cmpuint (dim_match_classify (a, b, &windows), ==, DIM_MATCH_T2);
  g_assert_cmpuint (dim_match_classify (a, b, &wide), ==, DIM_MATCH_T1);
}

static void
test_registration_does_not_match_itself (void)
{
  const End end = { "GM1", "o", "1", BALIE, 0, "P", "" };
  g_autoptr (DimMember) a = make_member ("a", &end);

  g_assert_cmpuint (dim_match_classify (a, a, &windows), ==, DIM_MATCH_NONE);
}

static void
test_classes_go_by_their_names (void)
{
  static const char *const names[] = { "geen", "T1", "T1b", "T1c", "T2", "T3", "T4", "kandidaat" };
  DimMatchClass match = DIM_MATCH_T3;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_assert_cmpstr (dim_match_class_name ((DimMatchClass) i), ==, names[i]);
    g_assert_true (dim_match_class_from_name (names[i], &match));
    g_assert_cmpuint (match, ==, i);
  }
  match = DIM_MATCH_T3;
  g_assert_false (dim_match_class_from_name ("t1", &match));
  g_assert_cmpuint (match, ==, DIM_MATCH_T3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/match/classes-follow-the-table-both-ways",
                   test_classes_follow_the_table_both_ways);
  g_test_add_func ("/match/soft-hint-needs-the-same-answers",
                   test_soft_hint_needs_the_same_answers);
  g_test_add_func ("/match/one-good-document-is-enough", test_one_good_document_is_enough);
  g_test_add_func ("/match/windows-are-settings", test_windows_are_settings);
  g_test_add_func ("/match/registration-does-not-match-itself",
                   test_registration_does_not_match_itself);
  g_test_add_func ("/match/classes-go-by-their-names", test_classes_go_by_their_names);
  return g_test_run ();
}
