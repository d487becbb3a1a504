/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "chart-fixture.h"
#include "dim-chart-file.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

/* Charts as they come out, on an image and in files. */

#define WIDTH  480
#define HEIGHT 280
#define MARGIN 20 /* of the image round the chart, which nothing may touch */
#define FONT   12.0

static const guint year[12] = { 3, 5, 9, 4, 1, 2, 6, 7, 2, 3, 4, 5 };

static DimChart *
make_chart (DimChartKind kind)
{
  static const char *const provinces[] = { "Zeeland", "Fryslân", "Noord-Holland" };
  static const guint figures[] = { 1200, 30, 0 };
  g_autoptr (DimTable) months = chart_months (year, G_N_ELEMENTS (year), 0);
  g_autoptr (DimTable) before = chart_months (year, G_N_ELEMENTS (year), 1);
  g_autoptr (DimTable) bars =
    chart_table (DIM_DIMENSION_PROVINCE, 12, provinces, figures, G_N_ELEMENTS (provinces));
  g_autoptr (DimTable) map = chart_provinces (provinces, G_N_ELEMENTS (provinces), 4);

  return kind == DIM_CHART_COURSE ? chart_of (kind, months, NULL, before)
         : kind == DIM_CHART_MAP  ? chart_of (kind, map, NULL, NULL)
                                  : chart_of (kind, bars, NULL, NULL);
}

static gboolean
is_paper (const guint8 *pixel)
{
  return pixel[0] == 0xff && pixel[1] == 0xff && pixel[2] == 0xff;
}

/* Counts pixels that are drawn on, and fails if one of them lies in the margin. */
static guint
count_drawn (cairo_surface_t *image)
{
  const guint8 *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  guint drawn = 0;

  for (int y = 0; y < HEIGHT + 2 * MARGIN; y++)
    for (int x = 0; x < WIDTH + 2 * MARGIN; x++) {
      if (is_paper (data + (gsize) y * (gsize) stride + (gsize) x * 4))
        continue;
      drawn++;
      g_assert_cmpint (x, >=, MARGIN - 3);
      g_assert_cmpint (y, >=, MARGIN - 3);
      g_assert_cmpint (x, <, MARGIN + WIDTH + 3);
      g_assert_cmpint (y, <, MARGIN + HEIGHT + 3);
    }
  return drawn;
}

static void
test_nothing_is_drawn_outside (void)
{
  for (guint kind = 0; kind < DIM_N_CHART_KINDS; kind++)
    for (guint times = 1; times <= 2; times++) {
      g_autoptr (DimChart) chart = make_chart ((DimChartKind) kind);
      g_autoptr (DimChartPlan) plan = dim_chart_lay_out (chart, WIDTH, HEIGHT, times * FONT);
      cairo_surface_t *image =
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH + 2 * MARGIN, HEIGHT + 2 * MARGIN);
      cairo_t *cr = cairo_create (image);

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_translate (cr, MARGIN, MARGIN);
      dim_chart_draw (cr, plan, DIM_CHART_LIGHT);
      cairo_surface_flush (image);
      g_assert_cmpuint (count_drawn (image), >, 500);
      cairo_destroy (cr);
      cairo_surface_destroy (image);
    }
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* What is left of a colour in grey, by WCAG. */
static double
luminance (const DimChartColour *colour)
{
  return 0.2126 * linear (colour->red) + 0.7152 * linear (colour->green) +
         0.0722 * linear (colour->blue);
}

static double
contrast (const DimChartColour *one, const DimChartColour *other)
{
  double high = MAX (luminance (one), luminance (other));
  double low = MIN (luminance (one), luminance (other));

  return (high + 0.05) / (low + 0.05);
}

static void
test_lines_can_be_told_apart_in_grey (void)
{
  for (guint i = 0; i < DIM_N_CHART_PALETTES; i++) {
    DimChartPalette palette = (DimChartPalette) i;
    const DimChartColour *paper = dim_chart_paper (palette);
    const DimChartColour *own = dim_chart_colour (palette, DIM_CHART_INK_MAIN);
    const DimChartColour *before = dim_chart_colour (palette, DIM_CHART_INK_BEFORE);

    g_assert_cmpfloat (contrast (own, paper), >=, 3);
    g_assert_cmpfloat (contrast (before, paper), >=, 3);
    g_assert_cmpfloat (contrast (own, before), >=, 2);
    g_assert_cmpfloat (contrast (own, paper), >=, 4.5); /* its name is text */
    g_assert_cmpfloat (contrast (dim_chart_colour (palette, DIM_CHART_INK_TEXT), paper), >=, 4.5);
    g_assert_cmpfloat (contrast (dim_chart_colour (palette, DIM_CHART_INK_NOTE), paper), >=, 4.5);
  }
}

static void
test_lines_differ_by_more_than_colour (void)
{
  g_autoptr (DimChart) chart = make_chart (DIM_CHART_COURSE);
  g_autoptr (DimChartPlan) plan = dim_chart_lay_out (chart, WIDTH, HEIGHT, FONT);
  const DimChartLine *own = NULL;
  const DimChartLine *before = NULL;

  for (guint i = 0; i < plan->lines->len; i++) {
    const DimChartLine *line = &g_array_index (plan->lines, DimChartLine, i);

    own = line->ink == DIM_CHART_INK_MAIN ? line : own;
    before = line->ink == DIM_CHART_INK_BEFORE ? line : before;
  }
  g_assert_true (own != NULL && before != NULL);
  g_assert_true (before->is_dashed && !own->is_dashed);
  g_assert_cmpfloat (own->weight, >, before->weight);
}

static void
test_svg_is_xml_with_its_words (void)
{
  for (guint kind = 0; kind < DIM_N_CHART_KINDS; kind++) {
    const GMarkupParser parser = { 0 }; /* only whether it is XML */
    g_autoptr (DimChart) chart = make_chart ((DimChartKind) kind);
    g_autoptr (GBytes) bytes = dim_chart_render (chart, DIM_CHART_SVG);
    g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
    g_autoptr (GError) error = NULL;
    gsize length = 0;
    const char *text = g_bytes_get_data (bytes, &length);
    gboolean is_xml = g_markup_parse_context_parse (context, text, (gssize) length, &error) &&
                      g_markup_parse_context_end_parse (context, &error);

    g_assert_no_error (error);
    g_assert_true (is_xml);
    g_assert_nonnull (g_strstr_len (text, (gssize) length, "<title>"));
    g_assert_nonnull (g_strstr_len (text, (gssize) length, "<desc>"));
  }
}

static char *
read_by (const char *program, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) reader =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, path,
                      strcmp (program, "pdftotext") == 0 ? "-" : NULL, NULL);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (reader, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_pdf_is_one_page_with_title_and_labels (void)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (DimChart) chart = make_chart (DIM_CHART_BARS);
  g_autofree char *folder = g_dir_make_tmp ("chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *about = NULL;
  g_autofree char *text = NULL;
  gboolean is_written;

  if (program == NULL) {
    g_test_skip ("pdftotext is not there");
    g_rmdir (folder);
    return;
  }
  is_written = dim_chart_write_file (file, chart, DIM_CHART_PDF, &error);
  g_assert_no_error (error);
  g_assert_true (is_written);
  about = read_by ("pdfinfo", path);
  text = read_by ("pdftotext", path);
  g_assert_true (g_regex_match_simple ("Pages:\\s+1\\n", about, 0, 0));
  g_assert_nonnull (strstr (about, chart->title));
  g_assert_nonnull (strstr (text, "Zeeland"));
  g_assert_nonnull (strstr (text, "30"));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_file_that_cannot_be_written_is_told (void)
{
  g_autoptr (DimChart) chart = make_chart (DIM_CHART_BARS);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/at/all/chart.svg");
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_chart_write_file (file, chart, DIM_CHART_SVG, &error));
  g_assert_nonnull (error);
}

static void
test_format_goes_by_the_end_of_the_name (void)
{
  DimChartFormat format = DIM_CHART_SVG;

  g_assert_true (dim_chart_format_of ("Grafiek 2026.PDF", &format));
  g_assert_cmpint (format, ==, DIM_CHART_PDF);
  g_assert_true (dim_chart_format_of ("a.png", &format));
  g_assert_cmpint (format, ==, DIM_CHART_PNG);
  g_assert_false (dim_chart_format_of ("a.jpg", &format));
  g_assert_false (dim_chart_format_of ("svg", &format));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-drawing/nothing-is-drawn-outside", test_nothing_is_drawn_outside);
  g_test_add_func ("/chart-drawing/lines-can-be-told-apart-in-grey",
                   test_lines_can_be_told_apart_in_grey);
  g_test_add_func ("/chart-drawing/lines-differ-by-more-than-colour",
                   test_lines_differ_by_more_than_colour);
  g_test_add_func ("/chart-drawing/svg-is-xml-with-its-words", test_svg_is_xml_with_its_words);
  g_test_add_func ("/chart-drawing/pdf-is-one-page-with-title-and-labels",
                   test_pdf_is_one_page_with_title_and_labels);
  g_test_add_func ("/chart-drawing/file-that-cannot-be-written-is-told",
                   test_file_that_cannot_be_written_is_told);
  g_test_add_func ("/chart-drawing/format-goes-by-the-end-of-the-name",
                   test_format_goes_by_the_end_of_the_name);
  return g_test_run ();
}
