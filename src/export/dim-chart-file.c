/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-file.h"

#include "dim-error.h"
#include "dim-export-file.h"
#include "dim-text-sink.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <string.h>

#define MARGIN    18.0 /* on each side */
#define PNG_SCALE 2.0

gboolean
dim_chart_format_of (const char *name, DimChartFormat *out_format)
{
  static const char *const ends[DIM_N_CHART_FORMATS] = {
    [DIM_CHART_SVG] = ".svg",
    [DIM_CHART_PNG] = ".png",
    [DIM_CHART_PDF] = ".pdf",
  };
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL && out_format != NULL, FALSE);
  lower = g_ascii_strdown (name, -1);
  for (guint i = 0; i < DIM_N_CHART_FORMATS; i++)
    if (g_str_has_suffix (lower, ends[i])) {
      *out_format = (DimChartFormat) i;
      return TRUE;
    }
  return FALSE;
}

static cairo_status_t
gather (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
make_surface (DimChartFormat format, const DimChart *chart, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format) {
  case DIM_CHART_PNG:
    surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (DIM_CHART_FILE_WIDTH * PNG_SCALE),
                                  (int) (DIM_CHART_FILE_HEIGHT * PNG_SCALE));
    cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
    return surface;
  case DIM_CHART_PDF:
    surface = cairo_pdf_surface_create_for_stream (gather, bytes, DIM_CHART_FILE_WIDTH,
                                                   DIM_CHART_FILE_HEIGHT);
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, chart->title);
    return surface;
  case DIM_CHART_SVG:
  case DIM_N_CHART_FORMATS:
  default:
    return cairo_svg_surface_create_for_stream (gather, bytes, DIM_CHART_FILE_WIDTH,
                                                DIM_CHART_FILE_HEIGHT);
  }
}

static void
draw_page (cairo_surface_t *surface, const DimChart *chart)
{
  g_autoptr (DimChartPlan) plan =
    dim_chart_lay_out (chart, DIM_CHART_FILE_WIDTH - 2 * MARGIN, DIM_CHART_FILE_HEIGHT - 2 * MARGIN,
                       DIM_CHART_FILE_FONT);
  const DimChartColour *paper = dim_chart_paper (DIM_CHART_LIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  dim_chart_draw (cr, plan, DIM_CHART_LIGHT);
  cairo_show_page (cr);
  cairo_destroy (cr);
}

/* cairo writes no words of its own into an SVG: they go in after the opening of <svg>. */
static void
add_words (GByteArray *svg, const DimChart *chart)
{
  g_autofree char *about = dim_chart_describe (chart);
  g_autofree char *words =
    g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", chart->title, about);
  g_autofree char *text = g_strndup ((const char *) svg->data, svg->len);
  const char *opening = strstr (text, "<svg");
  const char *end = opening != NULL ? strchr (opening, '>') : NULL;

  if (end == NULL)
    return;
  g_byte_array_set_size (svg, (guint) (end + 1 - text));
  g_byte_array_append (svg, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (svg, (const guint8 *) end + 1, (guint) strlen (end + 1));
}

GBytes *
dim_chart_render (const DimChart *chart, DimChartFormat format)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (chart != NULL && (guint) format < DIM_N_CHART_FORMATS,
                        g_byte_array_free_to_bytes (bytes));
  surface = make_surface (format, chart, bytes);
  draw_page (surface, chart);
  if (format == DIM_CHART_PNG)
    cairo_surface_write_to_png_stream (surface, gather, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS || bytes->len == 0) {
    g_byte_array_unref (bytes); /* GCOVR_EXCL_LINE: memory is out */
    return NULL;                /* GCOVR_EXCL_LINE: memory is out */
  }
  if (format == DIM_CHART_SVG)
    add_words (bytes, chart);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
fill (GOutputStream *stream, gpointer data, GError **error)
{
  GBytes *bytes = data;
  g_autoptr (GError) cause = NULL;
  gsize length = 0;
  gconstpointer start = g_bytes_get_data (bytes, &length);

  if (g_output_stream_write_all (stream, start, length, NULL, NULL, &cause))
    return TRUE;
  dim_export_fail ("write", cause, error);
  return FALSE;
}

gboolean
dim_chart_write_file (GFile *file, const DimChart *chart, DimChartFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (G_IS_FILE (file) && chart != NULL, FALSE);
  bytes = dim_chart_render (chart, format);
  if (bytes == NULL) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE, /* GCOVR_EXCL_LINE: memory is out */
                         "Cannot draw the chart");            /* GCOVR_EXCL_LINE: memory is out */
    return FALSE;                                             /* GCOVR_EXCL_LINE: memory is out */
  }
  return dim_export_fill_file (file, FALSE, fill, bytes, error);
}
