/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-undo-toast.h"

#include "dim-accessible.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TIMEOUT_S 10 /* long enough to read it and find the key */

struct _DimUndoToast {
  GObject parent_instance;

  AdwToast *toast; /* NULL: none shows */
};

enum {
  SIGNAL_UNDONE,
  SIGNAL_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimUndoToast, dim_undo_toast, G_TYPE_OBJECT)

/* FALSE: none showed. */
static gboolean
drop (DimUndoToast *self)
{
  g_autoptr (AdwToast) toast = g_steal_pointer (&self->toast);

  if (toast == NULL)
    return FALSE;
  g_signal_handlers_disconnect_by_data (toast, self);
  adw_toast_dismiss (toast);
  return TRUE;
}

static void
clicked_cb (AdwToast *toast, DimUndoToast *self)
{
  dim_undo_toast_undo (self);
}

static void
dismissed_cb (AdwToast *toast, DimUndoToast *self)
{
  dim_undo_toast_let_go (self);
}

static void
dim_undo_toast_dispose (GObject *object)
{
  g_clear_object (&DIM_UNDO_TOAST (object)->toast);
  G_OBJECT_CLASS (dim_undo_toast_parent_class)->dispose (object);
}

static void
dim_undo_toast_class_init (DimUndoToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_undo_toast_dispose;
  signals[SIGNAL_UNDONE] = g_signal_new ("undone", DIM_TYPE_UNDO_TOAST, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_GONE] = g_signal_new ("gone", DIM_TYPE_UNDO_TOAST, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_undo_toast_init (DimUndoToast *self)
{
}

DimUndoToast *
dim_undo_toast_new (void)
{
  return g_object_new (DIM_TYPE_UNDO_TOAST, NULL);
}

void
dim_undo_toast_show (DimUndoToast *self, GtkWidget *widget, const char *text)
{
  GtkWidget *overlay = NULL;

  g_return_if_fail (DIM_IS_UNDO_TOAST (self) && GTK_IS_WIDGET (widget) && text != NULL);
  overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  (void) drop (self);
  if (overlay == NULL)
    return;
  self->toast = adw_toast_new (text);
  adw_toast_set_button_label (self->toast, _ ("Undo (Ctrl+Z)"));
  adw_toast_set_timeout (self->toast, TIMEOUT_S);
  adw_toast_set_priority (self->toast, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (clicked_cb), self, 0);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (self->toast));
}

gboolean
dim_undo_toast_is_shown (DimUndoToast *self)
{
  g_return_val_if_fail (DIM_IS_UNDO_TOAST (self), FALSE);
  return self->toast != NULL;
}

void
dim_undo_toast_undo (DimUndoToast *self)
{
  g_return_if_fail (DIM_IS_UNDO_TOAST (self));
  if (drop (self))
    g_signal_emit (self, signals[SIGNAL_UNDONE], 0);
}

void
dim_undo_toast_let_go (DimUndoToast *self)
{
  g_return_if_fail (DIM_IS_UNDO_TOAST (self));
  if (drop (self))
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
}
