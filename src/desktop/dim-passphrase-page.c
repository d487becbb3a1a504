/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-passphrase-page.h"

#include "dim-accessible.h"
#include "dim-error.h"
#include "dim-focus.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimPassphrasePage {
  GtkWidget parent_instance;

  GtkPasswordEntry *passphrase;
  GtkLabel *fault;
  GtkButton *button;

  DimMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (DimPassphrasePage, dim_passphrase_page, GTK_TYPE_WIDGET)

static void
show_fault (DimPassphrasePage *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
}

static const char *
sentence_for (DimPassphrasePage *self, const GError *error)
{
  if (!g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return dim_words_opening_error (error);
  return dim_monitor_get_state (self->monitor) == DIM_MONITOR_NEW_PASSPHRASE
           ? _ ("Choose a passphrase of at least twelve characters.")
           : _ ("This passphrase does not fit. Try again.");
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimPassphrasePage) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
  if (dim_monitor_unlock_finish (DIM_MONITOR (source), result, &error))
    return;
  show_fault (self, sentence_for (self, error));
  gtk_widget_grab_focus (GTK_WIDGET (self->passphrase));
}

static void
unlock (DimPassphrasePage *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;
  show_fault (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
  dim_monitor_unlock (self->monitor, gtk_editable_get_text (GTK_EDITABLE (self->passphrase)), NULL,
                      unlocked_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->passphrase), "");
}

static void
activate_cb (GtkPasswordEntry *entry, DimPassphrasePage *self)
{
  unlock (self);
}

static void
clicked_cb (GtkButton *button, DimPassphrasePage *self)
{
  unlock (self);
}

static gboolean
dim_passphrase_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_PASSPHRASE_PAGE (widget)->passphrase));
}

static void
dim_passphrase_page_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&DIM_PASSPHRASE_PAGE (object)->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_passphrase_page_parent_class)->dispose (object);
}

static void
dim_passphrase_page_class_init (DimPassphrasePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_passphrase_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_passphrase_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-passphrase-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimPassphrasePage, passphrase);
  gtk_widget_class_bind_template_child (widget_class, DimPassphrasePage, fault);
  gtk_widget_class_bind_template_child (widget_class, DimPassphrasePage, button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dim_passphrase_page_init (DimPassphrasePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_passphrase_page_set_monitor (DimPassphrasePage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_PASSPHRASE_PAGE (self));
  g_set_object (&self->monitor, monitor);
}
