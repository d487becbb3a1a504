/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt-drawing.h"

#include <pango/pangocairo.h>

#define POINTS_PER_INCH 72
#define TITLE_FONT      "Sans Bold 16"
#define LABEL_FONT      "Sans Bold 10"
#define TEXT_FONT       "Sans 10"
#define NOTE_FONT       "Sans Italic 9"
#define LABEL_SHARE     0.34 /* of the width */
#define GAP             9.0  /* between what stands below each other, and beside */
#define RULE_WIDTH      0.5

/* Where the hand is that writes the receipt. With @page < 0 it only measures. */
typedef struct {
  cairo_t *cr;
  double width;
  double height;
  int page;    /* that is drawn */
  int at_page; /* that is written */
  double y;
} Pen;

static PangoLayout *
lay_out (const Pen *pen, const char *text, const char *font, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  g_autoptr (PangoFontDescription) description = pango_font_description_from_string (font);

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), POINTS_PER_INCH);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height = 0;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* A page that has nothing yet takes even what is too high for it. */
static void
make_room (Pen *pen, double height)
{
  if (pen->y <= 0 || pen->y + height <= pen->height)
    return;
  pen->at_page++;
  pen->y = 0;
}

static void
put (const Pen *pen, PangoLayout *layout, double x)
{
  if (pen->at_page != pen->page)
    return;
  cairo_move_to (pen->cr, x, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
}

static void
write_paragraph (Pen *pen, const char *text, const char *font)
{
  g_autoptr (PangoLayout) layout = lay_out (pen, text, font, pen->width);
  double height = height_of (layout);

  make_room (pen, height);
  put (pen, layout, 0);
  pen->y += height + GAP;
}

static void
write_line (Pen *pen, const DimReceiptLine *line)
{
  double side = pen->width * LABEL_SHARE;
  g_autoptr (PangoLayout) label = lay_out (pen, line->label, LABEL_FONT, side - GAP);
  g_autoptr (PangoLayout) text = lay_out (pen, line->text, TEXT_FONT, pen->width - side);
  double height = MAX (height_of (label), height_of (text));

  make_room (pen, height);
  put (pen, label, 0);
  put (pen, text, side);
  pen->y += height + GAP;
}

static void
write_rule (Pen *pen)
{
  if (pen->at_page == pen->page) {
    cairo_set_line_width (pen->cr, RULE_WIDTH);
    cairo_move_to (pen->cr, 0, pen->y);
    cairo_line_to (pen->cr, pen->width, pen->y);
    cairo_stroke (pen->cr);
  }
  pen->y += GAP;
}

static void
write_receipt (Pen *pen, const DimReceipt *receipt)
{
  write_paragraph (pen, receipt->title, TITLE_FONT);
  write_rule (pen);
  for (guint i = 0; i < receipt->lines->len; i++)
    write_line (pen, g_ptr_array_index (receipt->lines, i));
  write_rule (pen);
  write_paragraph (pen, receipt->note, NOTE_FONT);
}

guint
dim_receipt_count_pages (cairo_t *cr, const DimReceipt *receipt, double width, double height)
{
  Pen pen = { cr, width, height, -1, 0, 0 };

  g_return_val_if_fail (cr != NULL && receipt != NULL, 1);
  write_receipt (&pen, receipt);
  return (guint) pen.at_page + 1;
}

void
dim_receipt_draw (cairo_t *cr, const DimReceipt *receipt, double width, double height, guint page)
{
  Pen pen = { cr, width, height, (int) page, 0, 0 };

  g_return_if_fail (cr != NULL && receipt != NULL);
  cairo_set_source_rgb (cr, 0, 0, 0);
  write_receipt (&pen, receipt);
}
