/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-code-list.h"
#include "dim-error.h"

static DimCode *
make_code (const char *text, guint number)
{
  DimCode *code = g_new0 (DimCode, 1);

  code->code = g_strdup (text);
  code->number = number;
  code->valid_from = code->valid_to = DIM_DAY_NONE;
  return code;
}

/* A book in which every list has "onbekend". */
static DimCodeBook *
make_book (void)
{
  DimCodeBook *book = dim_code_book_new ("2026.1");

  for (guint i = 0; i < DIM_N_LISTS; i++) {
    DimCode *code = make_code ("onbekend", 9);

    code->parent = i == DIM_LIST_FORM ? g_strdup ("onbekend") : NULL;
    g_assert_true (dim_code_book_add (book, (DimList) i, code, NULL));
  }
  return book;
}

static void
test_list_survives_its_name (void)
{
  DimList list = DIM_N_LISTS;

  for (guint i = 0; i < DIM_N_LISTS; i++) {
    g_assert_true (dim_list_from_name (dim_list_name ((DimList) i), &list));
    g_assert_cmpuint (list, ==, i);
  }
  g_assert_false (dim_list_from_name ("vormen", &list));
  g_assert_cmpstr (dim_list_name (DIM_LIST_DISCOVERED_BY), ==, "ontdekt-door");
}

static void
test_code_is_found_three_ways (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");
  const DimCode *second = NULL;

  g_assert_true (dim_code_book_add (book, DIM_LIST_FORM, make_code ("vervalst", 7), NULL));
  g_assert_true (dim_code_book_add (book, DIM_LIST_FORM, make_code ("look-alike", 3), NULL));

  second = dim_code_book_at (book, DIM_LIST_FORM, 1);
  g_assert_cmpstr (second->code, ==, "look-alike");
  g_assert_true (dim_code_book_find (book, DIM_LIST_FORM, "look-alike") == second);
  g_assert_true (dim_code_book_by_number (book, DIM_LIST_FORM, 3) == second);
  g_assert_null (dim_code_book_find (book, DIM_LIST_PRODUCT, "look-alike"));
  g_assert_null (dim_code_book_by_number (book, DIM_LIST_FORM, 4));
  g_assert_null (dim_code_book_by_number (book, DIM_LIST_FORM, 100000));
}

static void
test_book_lives_as_long_as_anyone_holds_it (void)
{
  g_autoptr (DimCodeBook) held = NULL;
  DimCodeBook *book = dim_code_book_new ("2026.1");

  held = dim_code_book_ref (book);
  dim_code_book_unref (book);
  g_assert_cmpstr (dim_code_book_version (held), ==, "2026.1");
}

static void
test_code_and_number_are_given_once (void)
{
  static const struct {
    const char *code;
    guint number;
    DimErrorCode error;
  } wrong[] = {
    { "look-alike", 4, DIM_ERROR_CONFLICT },
    { "vervalst", 3, DIM_ERROR_CONFLICT },
    { "vervalst", 0, DIM_ERROR_INVALID },
    { "vervalst", 251, DIM_ERROR_INVALID },
  };
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");

  g_assert_true (dim_code_book_add (book, DIM_LIST_FORM, make_code ("look-alike", 3), NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;
    DimCode *code = make_code (wrong[i].code, wrong[i].number);

    g_assert_false (dim_code_book_add (book, DIM_LIST_FORM, code, &error));
    g_assert_error (error, DIM_ERROR, (int) wrong[i].error);
    g_assert_cmpuint (dim_code_book_size (book, DIM_LIST_FORM), ==, 1);
  }
}

static void
test_holes_are_named (void)
{
  g_autoptr (GError) no_class = NULL;
  g_autoptr (GError) no_successor = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (DimCodeBook) whole = make_book ();
  g_autoptr (DimCodeBook) without_class = make_book ();
  g_autoptr (DimCodeBook) without_successor = make_book ();
  g_autoptr (DimCodeBook) nothing = dim_code_book_new ("2026.1");
  DimCode *code = make_code ("oud", 1);

  dim_code_book_add (without_class, DIM_LIST_FORM, make_code ("wees", 1), NULL);
  code->successor = g_strdup ("nergens");
  dim_code_book_add (without_successor, DIM_LIST_PHASE, code, NULL);

  g_assert_true (dim_code_book_check (whole, NULL));
  g_assert_false (dim_code_book_check (without_class, &no_class));
  g_assert_error (no_class, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpstr (no_class->message, ==,
                   "Cannot use code lists: the class of wees in list vorm is no code");
  g_assert_false (dim_code_book_check (without_successor, &no_successor));
  g_assert_cmpstr (no_successor->message, ==,
                   "Cannot use code lists: the successor of oud in list fase is no code");
  g_assert_false (dim_code_book_check (nothing, &empty));
  g_assert_cmpstr (empty->message, ==, "Cannot use code lists: list vormklasse is empty");
}

static void
test_single_choice_needs_unknown (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DIM_N_LISTS; i++) {
    DimCode *code = make_code (i == DIM_LIST_PHASE ? "intake" : "onbekend", 1);

    code->parent = i == DIM_LIST_FORM ? g_strdup ("onbekend") : NULL;
    dim_code_book_add (book, (DimList) i, code, NULL);
  }
  g_assert_false (dim_code_book_check (book, &error));
  g_assert_cmpstr (error->message, ==, "Cannot use code lists: list fase has no \"onbekend\"");
}

static void
test_last_day_is_exclusive (void)
{
  DimCode code = { .valid_from = dim_day_new (2026, 1, 1), .valid_to = dim_day_new (2027, 1, 1) };
  DimCode open = { .valid_from = DIM_DAY_NONE, .valid_to = DIM_DAY_NONE };

  g_assert_false (dim_code_is_valid_on (&code, dim_day_new (2025, 12, 31)));
  g_assert_true (dim_code_is_valid_on (&code, dim_day_new (2026, 1, 1)));
  g_assert_true (dim_code_is_valid_on (&code, dim_day_new (2026, 12, 31)));
  g_assert_false (dim_code_is_valid_on (&code, dim_day_new (2027, 1, 1)));
  g_assert_true (dim_code_is_valid_on (&open, dim_day_new (1999, 1, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-list/survives-its-name", test_list_survives_its_name);
  g_test_add_func ("/code-list/code-is-found-three-ways", test_code_is_found_three_ways);
  g_test_add_func ("/code-list/book-lives-while-held", test_book_lives_as_long_as_anyone_holds_it);
  g_test_add_func ("/code-list/code-and-number-are-given-once",
                   test_code_and_number_are_given_once);
  g_test_add_func ("/code-list/holes-are-named", test_holes_are_named);
  g_test_add_func ("/code-list/single-choice-needs-unknown", test_single_choice_needs_unknown);
  g_test_add_func ("/code-list/last-day-is-exclusive", test_last_day_is_exclusive);
  return g_test_run ();
}
