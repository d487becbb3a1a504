/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-snapshot-rows.h"

#include "dim-error.h"
#include "random-rows.h"

#include <string.h>

/* A closed year as text: the same for the same rows, and counted from as they were. */

#define JANUARY (2026 * 12)

static void
shuffle (GArray *rows, gsize size)
{
  g_autofree char *kept = g_malloc (size);

  for (guint i = rows->len; i > 1; i--) {
    char *one = rows->data + (gsize) (i - 1) * size;
    char *other = rows->data + (gsize) random_rows_roll (i) * size;

    memcpy (kept, one, size);
    memmove (one, other, size);
    memcpy (other, kept, size);
  }
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
write_year (GArray *cases, GArray *documents, const DimCodeBook *book)
{
  g_autoptr (GPtrArray) lines = dim_snapshot_write (cases, documents, JANUARY, JANUARY + 12, book);

  return join (lines);
}

static void
test_order_of_rows_is_no_matter (void)
{
  for (guint round = 0; round < 50; round++) {
    g_autoptr (DimCodeBook) book = random_rows_book ();
    g_autoptr (GArray) cases = random_rows_cases (1 + random_rows_roll (60));
    g_autoptr (GArray) documents = random_rows_documents (cases);
    g_autofree char *before = write_year (cases, documents, book);
    g_autofree char *after = NULL;

    shuffle (cases, sizeof (DimCaseRow));
    shuffle (documents, sizeof (DimDocumentRow));
    after = write_year (cases, documents, book);
    g_assert_cmpstr (before, ==, after);
  }
}

static void
read_year (GPtrArray *lines, const DimCodeBook *book, GArray **out_cases, GArray **out_documents)
{
  g_autoptr (GError) error = NULL;

  *out_cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  *out_documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  for (guint i = 0; i < lines->len; i++) {
    dim_snapshot_read (lines->pdata[i], book, *out_cases, *out_documents, &error);
    g_assert_no_error (error);
  }
}

static char *
describe (DimDimension dimension, const DimCodeBook *book, const DimTallyColumns *columns)
{
  g_autoptr (DimTally) tally = dim_tally_new (dimension, 2026, 1);
  GString *text = g_string_new (dim_dimension_name (dimension));

  dim_tally_count (tally, book, columns);
  for (guint i = 0; i <= tally->rows->len; i++) {
    const DimTallyRow *row =
      i < tally->rows->len ? &g_array_index (tally->rows, DimTallyRow, i) : NULL;
    const DimMeasures *found = row != NULL ? &row->measures : &tally->total;

    g_string_append_printf (text, "\n%s %u %u %u %u %u %u", row != NULL ? row->key : "totaal",
                            found->cases, found->gross, found->documents, found->no_document,
                            found->no_number, found->to_follow);
  }
  return g_string_free (text, FALSE);
}

static void
test_tables_are_those_of_the_rows (void)
{
  for (guint round = 0; round < 100; round++) {
    g_autoptr (DimCodeBook) book = random_rows_book ();
    g_autoptr (GArray) cases = random_rows_cases (1 + random_rows_roll (80));
    g_autoptr (GArray) documents = random_rows_documents (cases);
    g_autoptr (GPtrArray) lines =
      dim_snapshot_write (cases, documents, JANUARY, JANUARY + 12, book);
    g_autoptr (GArray) read_cases = NULL;
    g_autoptr (GArray) read_documents = NULL;
    DimTallyColumns *before, *after;

    read_year (lines, book, &read_cases, &read_documents);
    before = dim_tally_columns_new (cases, documents);
    after = dim_tally_columns_new (read_cases, read_documents);
    for (guint i = 0; i < DIM_N_STANDARD_DIMENSIONS; i++) {
      g_autofree char *expected = describe ((DimDimension) i, book, before);
      g_autofree char *found = describe ((DimDimension) i, book, after);

      g_assert_cmpstr (found, ==, expected);
    }
    dim_tally_columns_free (before);
    dim_tally_columns_free (after);
  }
}

/* What was read is written as it stood. */
static void
test_text_comes_back (void)
{
  for (guint round = 0; round < 50; round++) {
    g_autoptr (DimCodeBook) book = random_rows_book ();
    g_autoptr (GArray) cases = random_rows_cases (1 + random_rows_roll (60));
    g_autoptr (GArray) documents = random_rows_documents (cases);
    g_autoptr (GPtrArray) lines =
      dim_snapshot_write (cases, documents, JANUARY, JANUARY + 12, book);
    g_autoptr (GArray) read_cases = NULL;
    g_autoptr (GArray) read_documents = NULL;
    g_autofree char *before = join (lines);
    g_autofree char *after = NULL;

    read_year (lines, book, &read_cases, &read_documents);
    after = write_year (read_cases, read_documents, book);
    g_assert_cmpstr (after, ==, before);
  }
}

static void
test_what_is_no_line_is_refused (void)
{
  static const char *const lines[] = {
    "",
    "GM0363",
    "GM0363,2026-01,1,,,,,,,,,,ja,0",
    "0363,2026-01,1,,,,,,,,,,ja,0,",
    "GM0363,2026-13,1,,,,,,,,,,ja,0,",
    "GM0363,2026,1,,,,,,,,,,ja,0,",
    "GM0363,2026-01,-1,,,,,,,,,,ja,0,",
    "GM0363,2026-01,70000,,,,,,,,,,ja,0,",
    "GM0363,2026-01,1,,,,,,,,,,misschien,0,",
    "GM0363,2026-01,1,,,,,,,,,,ja,2,",
    "GM0363,2026-01,1,,,,,,,,,,ja,0,x:nik:NLD",
    "GM0363,2026-01,1,,,,,,,,,,ja,0,1:nik",
  };
  g_autoptr (DimCodeBook) book = random_rows_book ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
    g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
    g_autoptr (GError) error = NULL;

    g_assert_false (dim_snapshot_read (lines[i], book, cases, documents, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpuint (cases->len, ==, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot-rows/order-of-rows-is-no-matter", test_order_of_rows_is_no_matter);
  g_test_add_func ("/snapshot-rows/tables-are-those-of-the-rows",
                   test_tables_are_those_of_the_rows);
  g_test_add_func ("/snapshot-rows/text-comes-back", test_text_comes_back);
  g_test_add_func ("/snapshot-rows/what-is-no-line-is-refused", test_what_is_no_line_is_refused);
  return g_test_run ();
}
