/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-reference-codec.h"
#include "dim-rows-codec.h"
#include "wire-text.h"

#define WHOLE                                                                                      \
  "{\"sleutel\":\"00000000000000a1\",\"gemeente\":\"GM0363\",\"maand\":\"2026-11\",\"bruto\":2,"   \
  "\"vorm\":\"look-alike\",\"product\":\"paspoort-aanvraag\",\"zekerheid\":\"vastgesteld\","       \
  "\"vormen\":[\"look-alike\"],\"uitkomst\":[\"geweigerd\"],\"vergelijkbaar\":\"ja\","             \
  "\"voorlopig\":true,\"documenten\":[{\"document\":\"00000000000000ff\","                         \
  "\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\"},{\"soort\":\"geen\"}]}"
#define BARE                                                                                       \
  "{\"sleutel\":\"00000000000000a2\",\"maand\":\"2026-10\",\"bruto\":1,"                           \
  "\"vergelijkbaar\":\"kenmerk-volgt\",\"documenten\":[]}"
#define GONE "{\"sleutel\":\"00000000000000a3\",\"vervallen\":true}"
#define PAGE(rows)                                                                                 \
  "{\"telrijen\":[" rows                                                                           \
  "],\"positie\":17,\"volgende\":\"ZzE6MTc\",\"meer\":true,\"grootboek\":\"g1\"}"

static DimCodeBook *
load_book (void)
{
  g_autoptr (GError) error = NULL;
  DimCodeBook *book = dim_code_book_load_builtin (&error);

  g_assert_no_error (error);
  return book;
}

static DimRowsPage *
decode (const char *text, GError **error)
{
  g_autoptr (DimCodeBook) book = load_book ();
  g_autoptr (GBytes) body = bytes_of (text);

  return dim_rows_page_decode (body, book, error);
}

static void
test_page_survives_the_wire (void)
{
  static const char *const pages[] = { PAGE (""), PAGE (WHOLE), PAGE (WHOLE "," BARE),
                                       PAGE (BARE "," GONE "," WHOLE) };
  g_autoptr (DimCodeBook) book = load_book ();

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimRowsPage) page = decode (pages[i], &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (page->changed->len, ==, i);
    again = dim_rows_page_encode (page, book);
    assert_body (again, pages[i]);
  }
}

static void
test_answers_are_numbers_of_the_book (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimCodeBook) book = load_book ();
  g_autoptr (DimRowsPage) page = decode (PAGE (GONE "," WHOLE), &error);
  const DimCaseRow *row = &g_array_index (page->cases, DimCaseRow, 0);
  guint form = dim_code_book_find (book, DIM_LIST_FORM, "look-alike")->number;

  g_assert_no_error (error);
  g_assert_cmpuint (page->cases->len, ==, 1);
  g_assert_cmpuint (row->case_key, ==, 0xa1);
  g_assert_cmpuint (row->form, ==, form);
  g_assert_true (row->forms == (guint64) 1 << form);
  g_assert_cmpuint (row->municipality, ==, 363);
  g_assert_cmpuint (row->month, ==, 2026 * 12 + 10);
  g_assert_cmpuint (row->attempt, ==, 0);
  g_assert_true (row->is_provisional);
  g_assert_cmpuint (page->documents->len, ==, 2);
  g_assert_true (g_array_index (page->documents, DimDocumentRow, 0).document == 0xff);
  g_assert_true (g_array_index (page->documents, DimDocumentRow, 1).document == 0);
}

/* A collector with newer lists: the case still counts, under no code. */
static void
test_unknown_code_is_unclassed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRowsPage) page =
    decode (PAGE ("{\"sleutel\":\"00000000000000a1\",\"maand\":\"2031-01\",\"bruto\":1,"
                  "\"vorm\":\"zeer-nieuw\",\"vormen\":[\"zeer-nieuw\",\"look-alike\"],"
                  "\"vergelijkbaar\":\"ja\",\"nieuw\":1}"),
            &error);
  const DimCaseRow *row;

  g_assert_no_error (error);
  row = &g_array_index (page->cases, DimCaseRow, 0);
  g_assert_cmpuint (row->form, ==, 0);
  g_assert_true ((row->forms & 1) != 0);
  g_assert_true ((row->forms & ~(guint64) 1) != 0);
}

static void
test_what_is_no_page_is_refused (void)
{
  static const char *const pages[] = {
    "",
    "[]",
    "{}",
    "{\"telrijen\":[],\"positie\":1,\"volgende\":\"x\",\"meer\":true}",
    PAGE ("{}"),
    PAGE ("{\"sleutel\":\"a1\",\"vervallen\":true}"),
    PAGE (GONE "," GONE),
    PAGE ("{\"sleutel\":\"00000000000000a1\"}"),
    PAGE ("{\"sleutel\":\"00000000000000a1\",\"maand\":\"2026-13\",\"bruto\":1,"
          "\"vergelijkbaar\":\"ja\"}"),
    PAGE ("{\"sleutel\":\"00000000000000a1\",\"maand\":\"2026-12\",\"bruto\":70000,"
          "\"vergelijkbaar\":\"ja\"}"),
    PAGE ("{\"sleutel\":\"00000000000000a1\",\"maand\":\"2026-12\",\"bruto\":1,"
          "\"vergelijkbaar\":\"misschien\"}"),
    PAGE ("{\"sleutel\":\"00000000000000a1\",\"maand\":\"2026-12\",\"bruto\":1,"
          "\"gemeente\":\"Amsterdam\",\"vergelijkbaar\":\"ja\"}"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimRowsPage) page = decode (pages[i], &error);

    g_assert_null (page);
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows-codec/page-survives-the-wire", test_page_survives_the_wire);
  g_test_add_func ("/rows-codec/answers-are-numbers-of-the-book",
                   test_answers_are_numbers_of_the_book);
  g_test_add_func ("/rows-codec/unknown-code-is-unclassed", test_unknown_code_is_unclassed);
  g_test_add_func ("/rows-codec/what-is-no-page-is-refused", test_what_is_no_page_is_refused);
  return g_test_run ();
}
