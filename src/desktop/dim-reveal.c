/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reveal.h"

#define MARGIN_PX 12
#define DELAY_MS  30

static gboolean
reveal_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *scroll = NULL;
  graphene_rect_t bounds;
  double top, bottom, page;

  if (!gtk_widget_get_mapped (widget) || viewport == NULL ||
      !gtk_widget_compute_bounds (widget, viewport, &bounds))
    return G_SOURCE_REMOVE;
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  page = gtk_adjustment_get_page_size (scroll);
  top = gtk_adjustment_get_value (scroll) + bounds.origin.y;
  bottom = MIN (top + bounds.size.height + MARGIN_PX, top + page);
  gtk_adjustment_clamp_page (scroll, top, bottom);
  return G_SOURCE_REMOVE;
}

void
dim_reveal_soon (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_timeout_add_full (G_PRIORITY_LOW, DELAY_MS, reveal_cb, g_object_ref (widget), NULL);
}
