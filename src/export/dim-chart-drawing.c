/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-drawing.h"

#include <pango/pangocairo.h>

#define FAMILY          "Sans"
#define UNITS_PER_INCH  72 /* so that a size is one in units of the drawing */
#define DASH            4.0
#define FRAME_WEIGHT    2.0
#define MARGIN_OF_ERROR 1.0 /* what a text may be wider than it was measured */

typedef struct {
  DimChartColour paper;
  DimChartColour inks[DIM_N_CHART_INKS];
} Palette;

static const Palette palettes[DIM_N_CHART_PALETTES] = {
  [DIM_CHART_LIGHT] = { { 1, 1, 1 },
                        { [DIM_CHART_INK_TEXT] = { 0.10, 0.10, 0.10 },
                          [DIM_CHART_INK_NOTE] = { 0.35, 0.35, 0.35 },
                          [DIM_CHART_INK_GRID] = { 0.84, 0.84, 0.84 },
                          [DIM_CHART_INK_MAIN] = { 0.06, 0.25, 0.53 },
                          [DIM_CHART_INK_BEFORE] = { 0.54, 0.54, 0.54 } } },
  [DIM_CHART_DARK] = { { 0.12, 0.12, 0.12 },
                       { [DIM_CHART_INK_TEXT] = { 0.95, 0.95, 0.95 },
                         [DIM_CHART_INK_NOTE] = { 0.76, 0.76, 0.76 },
                         [DIM_CHART_INK_GRID] = { 0.30, 0.30, 0.30 },
                         [DIM_CHART_INK_MAIN] = { 0.72, 0.85, 1.00 },
                         [DIM_CHART_INK_BEFORE] = { 0.55, 0.55, 0.55 } } },
};

const DimChartColour *
dim_chart_colour (DimChartPalette palette, DimChartInk ink)
{
  g_return_val_if_fail ((guint) palette < DIM_N_CHART_PALETTES, NULL);
  g_return_val_if_fail ((guint) ink < DIM_N_CHART_INKS, NULL);
  return &palettes[palette].inks[ink];
}

const DimChartColour *
dim_chart_paper (DimChartPalette palette)
{
  g_return_val_if_fail ((guint) palette < DIM_N_CHART_PALETTES, NULL);
  return &palettes[palette].paper;
}

/* Widths that do not depend on the surface: what was measured for a screen is drawn in a file. */
static void
set_up_context (PangoContext *context)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, UNITS_PER_INCH);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
}

static PangoLayout *
lay_out_text (PangoContext *context, const char *text, double size, gboolean is_bold)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FAMILY);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
measure (const char *text, double size, gboolean is_bold, gpointer data)
{
  g_autoptr (PangoLayout) layout = lay_out_text (data, text, size, is_bold);
  int width = 0;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

DimChartPlan *
dim_chart_lay_out (const DimChart *chart, double width, double height, double font_size)
{
  DimChartFont font = { font_size, measure, NULL };
  DimChartPlan *plan;

  g_return_val_if_fail (chart != NULL && font_size > 0, NULL);
  font.data = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  set_up_context (font.data);
  plan = dim_chart_plan_new (chart, width, height, &font);
  g_object_unref (font.data);
  return plan;
}

static void
set_ink (cairo_t *cr, DimChartPalette palette, DimChartInk ink)
{
  const DimChartColour *colour = dim_chart_colour (palette, ink);

  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

static void
draw_line (cairo_t *cr, const DimChartLine *line)
{
  const double dashes[] = { DASH, DASH * 0.75 };

  for (guint i = 0; i < line->corners->len; i++) {
    const DimChartCorner *corner = &g_array_index (line->corners, DimChartCorner, i);

    cairo_line_to (cr, corner->x, corner->y);
  }
  cairo_set_line_width (cr, line->weight);
  cairo_set_dash (cr, dashes, line->is_dashed ? (int) G_N_ELEMENTS (dashes) : 0, 0);
  cairo_stroke (cr);
}

/* On one base line, whatever letters it has, in the middle of its place. */
static void
draw_text (cairo_t *cr, PangoContext *context, const DimChartText *text)
{
  g_autoptr (PangoLayout) layout = lay_out_text (context, text->text, text->size, text->is_bold);
  int height = 0;

  pango_layout_set_width (layout, (int) ((text->width + MARGIN_OF_ERROR) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, NULL, &height);
  cairo_move_to (cr, text->x, text->y + (text->height - (double) height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

void
dim_chart_draw (cairo_t *cr, const DimChartPlan *plan, DimChartPalette palette)
{
  PangoContext *context;

  g_return_if_fail (cr != NULL && plan != NULL);
  context = pango_cairo_create_context (cr);
  set_up_context (context);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < plan->lines->len; i++) {
    const DimChartLine *line = &g_array_index (plan->lines, DimChartLine, i);

    set_ink (cr, palette, line->ink);
    draw_line (cr, line);
  }
  for (guint i = 0; i < plan->boxes->len; i++) {
    const DimChartBox *box = &g_array_index (plan->boxes, DimChartBox, i);

    set_ink (cr, palette, box->ink);
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
    cairo_fill (cr);
  }
  for (guint i = 0; i < plan->texts->len; i++) {
    const DimChartText *text = &g_array_index (plan->texts, DimChartText, i);

    set_ink (cr, palette, text->ink);
    draw_text (cr, context, text);
  }
  cairo_restore (cr);
  g_object_unref (context);
}

void
dim_chart_draw_frame (cairo_t *cr, const DimChartSpot *spot, DimChartPalette palette)
{
  g_return_if_fail (cr != NULL && spot != NULL);
  cairo_save (cr);
  set_ink (cr, palette, DIM_CHART_INK_TEXT);
  cairo_set_line_width (cr, FRAME_WEIGHT);
  cairo_rectangle (cr, spot->x + FRAME_WEIGHT / 2, spot->y + FRAME_WEIGHT / 2,
                   MAX (spot->width - FRAME_WEIGHT, FRAME_WEIGHT),
                   MAX (spot->height - FRAME_WEIGHT, FRAME_WEIGHT));
  cairo_stroke (cr);
  cairo_restore (cr);
}
