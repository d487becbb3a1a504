/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reference-codec.h"

#include <string.h>

#include "dim-csv.h"
#include "dim-error.h"
#include "dim-json-guard.h"

/* A list with one code; the gaps are the list's name and what else its code says. */
#define ONE_CODE                                                                                   \
  "{\"lijst\":\"%s\",\"versie\":\"2026.1\",\"codes\":[{\"code\":\"x\",\"nummer\":1,\"nl\":\"X\","  \
  "\"en\":\"X\",\"definitie\":\"X.\",\"geldigVanaf\":\"2019-01-01\"%s}]}"

static gboolean
decode (DimCodeBook *book, const char *list, const char *more, GError **error)
{
  g_autofree char *text = g_strdup_printf (ONE_CODE, list, more);
  g_autoptr (GBytes) file = g_bytes_new (text, strlen (text));

  return dim_code_list_decode (file, book, error);
}

static void
test_builtin_lists_are_whole (void)
{
  static const guint sizes[DIM_N_LISTS] = {
    [DIM_LIST_FORM_CLASS] = 7, [DIM_LIST_FORM] = 27,      [DIM_LIST_TECHNIQUE] = 6,
    [DIM_LIST_CERTAINTY] = 3,  [DIM_LIST_ATTEMPT] = 3,    [DIM_LIST_PRODUCT] = 30,
    [DIM_LIST_DOCUMENT] = 31,  [DIM_LIST_DISCOVERY] = 21, [DIM_LIST_DISCOVERED_BY] = 8,
    [DIM_LIST_PHASE] = 7,      [DIM_LIST_OUTCOME] = 11,   [DIM_LIST_FOLLOW_UP] = 16,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DimCodeBook) book = dim_code_book_load_builtin (&error);

  g_assert_no_error (error);
  g_assert_cmpstr (dim_code_book_version (book), ==, "2026.1");
  for (guint i = 0; i < DIM_N_LISTS; i++)
    g_assert_cmpuint (dim_code_book_size (book, (DimList) i), ==, sizes[i]);
}

static void
check_code (const DimCode *code)
{
  g_assert_false (g_ascii_isdigit (code->label_nl[0]) || g_ascii_isdigit (code->label_en[0]));
  for (guint i = 0; code->synonyms[i] != NULL; i++)
    g_assert_false (g_ascii_isdigit (code->synonyms[i][0]));
  g_assert_true (g_str_has_suffix (code->definition, "."));
}

static void
test_no_choice_starts_with_a_digit (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_load_builtin (NULL);

  for (guint i = 0; i < DIM_N_LISTS; i++)
    for (guint j = 0; j < dim_code_book_size (book, (DimList) i); j++)
      check_code (dim_code_book_at (book, (DimList) i, j));
}

static void
test_only_identity_documents_have_a_tag (void)
{
  static const char *const without[] = { "geboorteakte",
                                         "huwelijksakte",
                                         "ongehuwdverklaring",
                                         "nationaliteitsverklaring",
                                         "rechterlijke-uitspraak",
                                         "legalisatie-apostille",
                                         "huurcontract",
                                         "toestemmingsverklaring",
                                         "volmacht",
                                         "pasfoto",
                                         "anders",
                                         "geen",
                                         "onbekend",
                                         NULL };
  g_autoptr (DimCodeBook) book = dim_code_book_load_builtin (NULL);

  for (guint i = 0; i < dim_code_book_size (book, DIM_LIST_DOCUMENT); i++) {
    const DimCode *kind = dim_code_book_at (book, DIM_LIST_DOCUMENT, i);

    g_assert_cmpint (kind->has_tag, ==, !g_strv_contains (without, kind->code));
  }
}

static void
test_file_with_an_error_adds_nothing (void)
{
  static const struct {
    const char *list;
    const char *more;
  } wrong[] = {
    { "geen-lijst", "" },
    { "vorm", ",\"vreemd\":1" },
    { "vorm", ",\"kenmerk\":\"ja\"" },
    { "vorm", ",\"geldigTot\":\"2026-02-30\"" },
    { "vorm", "}{" },
    { "vorm", ",\"code\":\"y\"" },
  };
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (decode (book, wrong[i].list, wrong[i].more, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpuint (dim_code_book_size (book, DIM_LIST_FORM), ==, 0);
  }
}

static void
test_file_of_another_version_is_refused (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2027.1");
  g_autoptr (GError) error = NULL;

  g_assert_false (decode (book, "vorm", "", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_same_list_twice_is_a_conflict (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");
  g_autoptr (GError) error = NULL;

  g_assert_true (decode (book, "vorm", "", NULL));
  g_assert_false (decode (book, "vorm", "", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_what_is_published_passes_the_guard (void)
{
  g_autoptr (DimCodeBook) book = dim_code_book_load_builtin (NULL);
  g_autoptr (DimMunicipalities) municipalities = dim_municipalities_load_builtin (NULL);
  g_autoptr (GBytes) lists = dim_code_book_encode (book);
  g_autoptr (GBytes) table = dim_municipalities_encode (municipalities);

  for (guint i = 0; i < 2; i++) {
    gsize length = 0;
    const char *text = g_bytes_get_data (i == 0 ? lists : table, &length);
    g_autoptr (GError) error = NULL;

    g_assert_true (dim_json_guard (text, length, &error));
    g_assert_no_error (error);
    g_assert_nonnull (g_strstr_len (text, (gssize) length,
                                    i == 0 ? "{\"code\":\"look-alike\",\"nummer\":5,"
                                           : "{\"code\":\"GM0457\",\"naam\":\"Weesp\","
                                             "\"provincie\":\"Noord-Holland\",\"geldigTot\":"
                                             "\"2022-03-24\",\"huidigeCode\":\"GM0363\"}"));
  }
}

static void
test_municipalities_by_year (void)
{
  static const struct {
    const char *day;
    guint count;
  } years[] = {
    { "2019-01-01", 355 }, { "2020-01-01", 355 }, { "2021-01-01", 352 }, { "2022-01-01", 345 },
    { "2022-03-24", 344 }, { "2023-01-01", 342 }, { "2026-01-01", 342 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DimMunicipalities) municipalities = dim_municipalities_load_builtin (&error);

  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++) {
    guint count = 0;

    for (guint j = 0; j < dim_municipalities_size (municipalities); j++)
      count += dim_municipality_exists_on (dim_municipalities_at (municipalities, j),
                                           dim_day_from_text (years[i].day))
                 ? 1
                 : 0;
    g_assert_cmpuint (count, ==, years[i].count);
  }
}

/* Rows of a table of the reference, or NULL with the test skipped. */
static GPtrArray *
read_reference (const char *name)
{
  const char *folder = g_getenv ("DIM_TEST_REFERENCE");
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *text = NULL;
  gsize length = 0;
  GPtrArray *rows = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL)) {
    g_test_skip ("the reference is not here");
    return NULL;
  }
  rows = dim_csv_parse (text, length, NULL);
  g_assert_nonnull (rows);
  return rows;
}

static void
test_municipalities_equal_the_reference (void)
{
  g_autoptr (DimMunicipalities) municipalities = dim_municipalities_load_builtin (NULL);
  g_autoptr (GPtrArray) rows = read_reference ("gemeenten.csv");

  if (rows == NULL)
    return;
  g_assert_cmpuint (dim_municipalities_size (municipalities), ==, rows->len - 1);
  for (guint i = 1; i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);
    const DimMunicipality *own = dim_municipalities_find (municipalities, row[0]);
    char from[DIM_DAY_TEXT_LEN];
    char to[DIM_DAY_TEXT_LEN];

    g_assert_nonnull (own);
    g_assert_cmpstr (own->name, ==, row[1]);
    g_assert_cmpstr (own->province, ==, row[2]);
    /* Ours is empty for all that began before the table does. */
    g_assert_cmpstr (dim_day_to_text (own->valid_from, from), ==,
                     strcmp (row[3], "2019-01-01") >= 0 ? row[3] : "");
    g_assert_cmpstr (dim_day_to_text (own->valid_to, to), ==, row[4]);
  }
}

static void
test_changes_equal_the_reference (void)
{
  g_autoptr (DimMunicipalities) municipalities = dim_municipalities_load_builtin (NULL);
  g_autoptr (GPtrArray) rows = read_reference ("herindelingen.csv");

  if (rows == NULL)
    return;
  for (guint i = 1; i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);
    gboolean is_split = strcmp (row[5], "split") == 0;

    g_assert_cmpstr (dim_municipalities_current_code (municipalities, row[1]), ==,
                     row[is_split ? 1 : 3]);
  }
}

static void
test_contract_by_plain_name_only (void)
{
  g_assert_null (dim_openapi_builtin ("../codelijsten/vorm"));
  g_assert_null (dim_openapi_builtin ("geen"));
}

static void
test_public_numbers_are_digits (void)
{
  static const char file[] =
    "{\"contacten\":[{\"code\":\"a\",\"naam\":\"A\",\"nummers\":[\"088 900 10 00\","
    "\"+31 88-900 10 01\",\"+31 (0)20 123.45.67\"]},"
    "{\"code\":\"b\",\"naam\":\"B\",\"nummers\":[\"14 0546\"]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) numbers = dim_public_numbers_decode (bytes, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (" ", numbers);
  g_assert_cmpstr (joined, ==, "0889001000 0889001001 0201234567 140546");
}

static void
test_public_numbers_are_built_in (void)
{
  g_auto (GStrv) builtin = dim_public_numbers_load_builtin (NULL);

  g_assert_true (g_strv_contains ((const char *const *) builtin, "0889001000"));
  g_assert_true (g_strv_contains ((const char *const *) builtin, "09008844"));
  g_assert_true (g_strv_contains ((const char *const *) builtin, "08002800200"));
}

static void
test_bad_contacts_are_refused (void)
{
  static const char *const files[] = {
    "",
    "[]",
    "{\"contacten\":[{\"code\":\"a\",\"naam\":\"A\",\"nummers\":[\"bel ons\"]}]}",
    "{\"contacten\":[{\"code\":\"a\",\"naam\":\"A\",\"nummers\":[\"12\"]}]}",
    "{\"contacten\":[{\"code\":\"a\",\"naam\":\"A\",\"nummers\":[\"0612345678901234\"]}]}",
    "{\"contacten\":[{\"code\":\"a\",\"nummers\":[\"112\"]}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GBytes) bytes = g_bytes_new_static (files[i], strlen (files[i]));
    g_autoptr (GError) error = NULL;

    g_assert_null (dim_public_numbers_decode (bytes, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/code-list/builtin-is-whole", test_builtin_lists_are_whole);
  g_test_add_func ("/code-list/no-choice-starts-with-a-digit", test_no_choice_starts_with_a_digit);
  g_test_add_func ("/code-list/only-identity-documents-have-a-tag",
                   test_only_identity_documents_have_a_tag);
  g_test_add_func ("/code-list/file-with-an-error-adds-nothing",
                   test_file_with_an_error_adds_nothing);
  g_test_add_func ("/code-list/file-of-another-version-is-refused",
                   test_file_of_another_version_is_refused);
  g_test_add_func ("/code-list/same-list-twice-is-a-conflict", test_same_list_twice_is_a_conflict);
  g_test_add_func ("/reference/what-is-published-passes-the-guard",
                   test_what_is_published_passes_the_guard);
  g_test_add_func ("/municipality/counts-by-year", test_municipalities_by_year);
  g_test_add_func ("/municipality/equals-the-reference", test_municipalities_equal_the_reference);
  g_test_add_func ("/municipality/changes-equal-the-reference", test_changes_equal_the_reference);
  g_test_add_func ("/contacts/public-numbers-are-digits", test_public_numbers_are_digits);
  g_test_add_func ("/contacts/public-numbers-are-built-in", test_public_numbers_are_built_in);
  g_test_add_func ("/contacts/bad-ones-are-refused", test_bad_contacts_are_refused);
  g_test_add_func ("/openapi/by-plain-name-only", test_contract_by_plain_name_only);
  return g_test_run ();
}
