/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-entry-timer.h"

#define MS_US 1000

static gboolean
event_cb (GtkEventController *controller, GdkEvent *event, DimDraftKeeper *keeper)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_KEY_PRESS || type == GDK_BUTTON_PRESS || type == GDK_SCROLL)
    dim_draft_keeper_note_hand (keeper, g_get_monotonic_time () / MS_US);
  return GDK_EVENT_PROPAGATE;
}

void
dim_entry_timer_watch (GtkWidget *page, DimDraftKeeper *keeper)
{
  GtkEventController *controller = NULL;

  g_return_if_fail (GTK_IS_WIDGET (page) && DIM_IS_DRAFT_KEEPER (keeper));
  controller = gtk_event_controller_legacy_new ();
  /* Before a field that keeps a key to itself. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), keeper, 0);
  gtk_widget_add_controller (page, controller);
}
