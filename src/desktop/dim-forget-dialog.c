/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-forget-dialog.h"

#include "dim-accessible.h"
#include "dim-application.h"
#include "dim-backup-words.h"
#include "dim-dialog-line.h"
#include "dim-help-window.h"
#include "dim-monitor-device.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimForgetDialog {
  AdwWindow parent_instance;

  GtkLabel *contents;
  GtkLabel *unsent;
  GtkLabel *question;
  GtkEntry *desk;
  GtkLabel *fault;
  GtkButton *cancel;
  GtkButton *go;

  DimMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (DimForgetDialog, dim_forget_dialog, ADW_TYPE_WINDOW)

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimForgetDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDeviceFacts) facts =
    dim_monitor_load_device_finish (DIM_MONITOR (source), result, &error);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autofree char *unsent = NULL;

  if (facts == NULL) {
    dim_dialog_line_set (self->fault, dim_words_error (error));
    gtk_window_present (GTK_WINDOW (self));
    return;
  }
  words = dim_words_backup_contents (facts->contents);
  text = g_strdup_printf (_ ("This is lost here, for good: %s What was sent stays with the "
                             "collection server. Ask your administrator to withdraw the device."),
                          words);
  unsent =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u thing was not sent yet. Close this window, press F5 and "
                                  "wait until everything has been sent.",
                                  "%u things were not sent yet. Close this window, press F5 "
                                  "and wait until everything has been sent.",
                                  facts->contents->waiting),
                     facts->contents->waiting);
  dim_dialog_line_set (self->contents, text);
  dim_dialog_line_set (self->unsent, facts->contents->waiting > 0 ? unsent : "");
  /* Not before: what is lost is read first. */
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
is_named (DimForgetDialog *self)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  g_autofree char *typed =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->desk))));
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *desk = g_utf8_casefold (profile->desk, -1);

  return g_str_equal (folded, desk);
}

static void
go (DimForgetDialog *self)
{
  if (is_named (self)) {
    dim_application_forget (DIM_APPLICATION (g_application_get_default ()));
    return;
  }
  dim_dialog_line_set (self->fault,
                       _ ("This is not the name of the desk. Type it as it stands above."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->desk), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_label (self->fault), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->desk));
}

static void
go_clicked_cb (GtkButton *button, DimForgetDialog *self)
{
  go (self);
}

static void
entered_cb (GtkEntry *entry, DimForgetDialog *self)
{
  go (self);
}

static void
cancel_clicked_cb (GtkButton *button, DimForgetDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
dim_forget_dialog_dispose (GObject *object)
{
  g_clear_object (&DIM_FORGET_DIALOG (object)->monitor);
  G_OBJECT_CLASS (dim_forget_dialog_parent_class)->dispose (object);
}

static void
dim_forget_dialog_class_init (DimForgetDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_forget_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-forget-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, contents);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, unsent);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, question);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, desk);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DimForgetDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dim_forget_dialog_init (DimForgetDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "device");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_forget_dialog_open (GtkWindow *parent, DimMonitor *monitor)
{
  DimForgetDialog *self;
  g_autoptr (GString) desk = NULL;
  g_autofree char *question = NULL;

  g_return_if_fail (dim_monitor_get_profile (monitor) != NULL);
  self = g_object_new (DIM_TYPE_FORGET_DIALOG, "application", gtk_window_get_application (parent),
                       "transient-for", parent, "modal", TRUE, NULL);
  self->monitor = g_object_ref (monitor);
  desk = g_string_new (dim_monitor_get_profile (monitor)->desk);
  g_string_replace (desk, "_", "__", 0); /* no letter of it is a mnemonic */
  question = g_strdup_printf (_ ("Type the _name of the desk to go on: %s"), desk->str);
  gtk_label_set_label (self->question, question);
  dim_monitor_load_device (monitor, NULL, loaded_cb, g_object_ref (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->desk));
}
