/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt-drawing.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Receipts on paper, read back with pdftotext as who finds them in a case file would. */

#define A4_WIDTH     595.0
#define A4_HEIGHT    842.0
#define SMALL_HEIGHT 120.0

static void
add_line (DimReceipt *receipt, const char *label, const char *text)
{
  DimReceiptLine *line = g_new (DimReceiptLine, 1);

  *line = (DimReceiptLine){ g_strdup (label), g_strdup (text) };
  g_ptr_array_add (receipt->lines, line);
}

static void
free_line (gpointer data)
{
  DimReceiptLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static DimReceipt *
make_receipt (void)
{
  DimReceipt *receipt = g_new0 (DimReceipt, 1);

  receipt->title = g_strdup ("Bon van een registratie");
  receipt->number = g_strdup ("7K3M-Q2XD");
  receipt->lines = g_ptr_array_new_with_free_func (free_line);
  receipt->note = g_strdup ("Zonder persoonsgegevens.");
  add_line (receipt, "Bonnummer", "7K3M-Q2XD");
  add_line (receipt, "Datum", "dinsdag 3 november 2026");
  add_line (receipt, "Gemeente", "Súdwest-Fryslân");
  return receipt;
}

/* Returns: what pdftotext reads of every page, a form feed after each. */
static char *
read_back (const DimReceipt *receipt, double height, guint *out_pages)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bon-XXXXXX.pdf", NULL);
  int file = g_mkstemp (path);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, A4_WIDTH, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GSubprocess) reader = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  *out_pages = dim_receipt_count_pages (cr, receipt, A4_WIDTH, height);
  for (guint page = 0; page < *out_pages; page++) {
    dim_receipt_draw (cr, receipt, A4_WIDTH, height, page);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  reader = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout", path,
                             "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return text;
}

static void
assert_says_in_order (const char *text, const DimReceipt *receipt)
{
  const char *at = strstr (text, receipt->title);

  g_assert_nonnull (at);
  for (guint i = 0; i < receipt->lines->len; i++) {
    const DimReceiptLine *line = g_ptr_array_index (receipt->lines, i);

    at = strstr (at, line->label);
    g_assert_nonnull (at);
    at = strstr (at, line->text);
    g_assert_nonnull (at);
  }
  g_assert_nonnull (strstr (at, receipt->note));
}

static void
test_fits_one_sheet (void)
{
  g_autoptr (DimReceipt) receipt = make_receipt ();
  guint pages = 0;
  g_autofree char *text = read_back (receipt, A4_HEIGHT, &pages);

  g_assert_cmpuint (pages, ==, 1);
  assert_says_in_order (text, receipt);
}

static void
test_goes_on_on_the_next_page (void)
{
  g_autoptr (DimReceipt) receipt = make_receipt ();
  g_autofree char *text = NULL;
  guint pages = 0;

  for (guint i = 0; i < 20; i++)
    add_line (receipt, "Antwoord", "in woorden");
  text = read_back (receipt, SMALL_HEIGHT, &pages);
  g_assert_cmpuint (pages, >, 1);
  assert_says_in_order (text, receipt);
}

/* One line that is higher than a sheet must not keep the rest from being printed. */
static void
test_line_higher_than_a_sheet_is_passed (void)
{
  g_autoptr (DimReceipt) receipt = make_receipt ();
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint pages = 0;

  for (guint i = 0; i < 400; i++)
    g_string_append (words, "woord ");
  add_line (receipt, "Lang", words->str);
  add_line (receipt, "Laatste", "regel");
  text = read_back (receipt, SMALL_HEIGHT, &pages);
  g_assert_cmpuint (pages, <, 8);
  g_assert_nonnull (strstr (text, "Laatste"));
}

int
main (int argc, char **argv)
{
  g_autofree char *reader = g_find_program_in_path ("pdftotext");

  g_test_init (&argc, &argv, NULL);
  if (reader == NULL) {
    g_print ("1..0 # SKIP pdftotext is not there\n");
    return 0;
  }
  g_test_add_func ("/receipt-drawing/fits-one-sheet", test_fits_one_sheet);
  g_test_add_func ("/receipt-drawing/goes-on-on-the-next-page", test_goes_on_on_the_next_page);
  g_test_add_func ("/receipt-drawing/line-higher-than-a-sheet-is-passed",
                   test_line_higher_than_a_sheet_is_passed);
  return g_test_run ();
}
