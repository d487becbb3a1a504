/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty-change.h"

#include "dim-amendment-words.h"
#include "dim-certainty-dialog.h"
#include "dim-certainty-words.h"
#include "dim-monitor-amending.h"
#include "dim-undo-toast.h"

struct _DimCertaintyChange {
  GObject parent_instance;

  DimUndoToast *toast;
  GSimpleAction *undo; /* NULL: nobody's */
  DimMonitor *monitor; /* of what can be taken back */
  char *incident;
  char *was;        /* NULL: no answer */
  GtkWidget *where; /* weak */
};

G_DEFINE_FINAL_TYPE (DimCertaintyChange, dim_certainty_change, G_TYPE_OBJECT)

static void
allow_undo (DimCertaintyChange *self, gboolean is_allowed)
{
  if (self->undo != NULL)
    g_simple_action_set_enabled (self->undo, is_allowed);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimCertaintyChange) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record =
    dim_monitor_move_certainty_finish (DIM_MONITOR (source), result, &error);

  if (record == NULL && self->where != NULL)
    gtk_widget_activate_action (self->where, "win.tell", "s", dim_words_amending_error (error));
}

/* A revision back: what was sent stays sent, and in the history. */
static void
toast_undone_cb (DimUndoToast *toast, DimCertaintyChange *self)
{
  DimCertaintyMove back = { self->incident, self->was, DIM_CERTAINTY_MISTAKE };

  allow_undo (self, FALSE);
  dim_monitor_move_certainty (self->monitor, &back, NULL, undone_cb, g_object_ref (self));
}

static void
toast_gone_cb (DimUndoToast *toast, DimCertaintyChange *self)
{
  allow_undo (self, FALSE);
}

static void
moved_cb (DimCertaintyDialog *dialog,
          const char *incident,
          const char *was,
          guint now,
          DimCertaintyChange *self)
{
  if (self->where == NULL)
    return; /* the window is closed */
  g_free (self->incident);
  self->incident = g_strdup (incident);
  g_free (self->was);
  self->was = g_strdup (was);
  dim_undo_toast_show (self->toast, self->where, dim_words_certainty_moved ((DimCertainty) now));
  allow_undo (self, dim_undo_toast_is_shown (self->toast));
}

static void
dim_certainty_change_dispose (GObject *object)
{
  DimCertaintyChange *self = DIM_CERTAINTY_CHANGE (object);

  g_clear_object (&self->toast);
  g_clear_object (&self->undo);
  g_clear_object (&self->monitor);
  g_clear_weak_pointer (&self->where);
  G_OBJECT_CLASS (dim_certainty_change_parent_class)->dispose (object);
}

static void
dim_certainty_change_finalize (GObject *object)
{
  g_free (DIM_CERTAINTY_CHANGE (object)->incident);
  g_free (DIM_CERTAINTY_CHANGE (object)->was);
  G_OBJECT_CLASS (dim_certainty_change_parent_class)->finalize (object);
}

static void
dim_certainty_change_class_init (DimCertaintyChangeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_certainty_change_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_certainty_change_finalize;
}

static void
dim_certainty_change_init (DimCertaintyChange *self)
{
  self->toast = dim_undo_toast_new ();
  g_signal_connect_object (self->toast, "undone", G_CALLBACK (toast_undone_cb), self, 0);
  g_signal_connect_object (self->toast, "gone", G_CALLBACK (toast_gone_cb), self, 0);
}

DimCertaintyChange *
dim_certainty_change_new (GSimpleAction *undo)
{
  DimCertaintyChange *self = g_object_new (DIM_TYPE_CERTAINTY_CHANGE, NULL);

  g_set_object (&self->undo, undo);
  allow_undo (self, FALSE);
  return self;
}

void
dim_certainty_change_ask (DimCertaintyChange *self,
                          GtkWidget *where,
                          DimMonitor *monitor,
                          const GPtrArray *records)
{
  GtkWidget *dialog = NULL;

  g_return_if_fail (DIM_IS_CERTAINTY_CHANGE (self) && GTK_IS_WIDGET (where));
  g_return_if_fail (DIM_IS_MONITOR (monitor) && records != NULL);
  g_set_object (&self->monitor, monitor);
  g_set_weak_pointer (&self->where, where);
  dialog =
    dim_certainty_dialog_present (GTK_WINDOW (gtk_widget_get_root (where)), monitor, records);
  g_signal_connect_object (dialog, "moved", G_CALLBACK (moved_cb), self, 0);
}

gboolean
dim_certainty_change_undo (DimCertaintyChange *self)
{
  g_return_val_if_fail (DIM_IS_CERTAINTY_CHANGE (self), FALSE);
  if (!dim_undo_toast_is_shown (self->toast))
    return FALSE;
  dim_undo_toast_undo (self->toast);
  return TRUE;
}
