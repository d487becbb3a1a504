/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment-page.h"

#include "dim-accessible.h"
#include "dim-focus.h"
#include "dim-sentences.h"

struct _DimEnrolmentPage {
  GtkWidget parent_instance;

  GtkEntry *collector;
  GtkEntry *evaluator;
  GtkEntry *code;
  GtkLabel *fault;
  GtkButton *button;

  DimMonitor *monitor;
};

G_DEFINE_FINAL_TYPE (DimEnrolmentPage, dim_enrolment_page, GTK_TYPE_WIDGET)

static void
show_fault (DimEnrolmentPage *self, const char *sentence)
{
  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimEnrolmentPage) self = user_data;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), TRUE);
  if (dim_monitor_enrol_finish (DIM_MONITOR (source), result, &error))
    return;
  show_fault (self, dim_words_enrolment_error (error));
  gtk_widget_grab_focus (GTK_WIDGET (self->code));
}

static void
enrol (DimEnrolmentPage *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    return;
  show_fault (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->button), FALSE);
  dim_monitor_enrol (self->monitor, gtk_editable_get_text (GTK_EDITABLE (self->collector)),
                     gtk_editable_get_text (GTK_EDITABLE (self->evaluator)),
                     gtk_editable_get_text (GTK_EDITABLE (self->code)), NULL, enrolled_cb,
                     g_object_ref (self));
}

static void
activate_cb (GtkEntry *entry, DimEnrolmentPage *self)
{
  if (entry == self->code)
    enrol (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
}

static void
clicked_cb (GtkButton *button, DimEnrolmentPage *self)
{
  enrol (self);
}

static gboolean
dim_enrolment_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_ENROLMENT_PAGE (widget)->collector));
}

static void
dim_enrolment_page_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&DIM_ENROLMENT_PAGE (object)->monitor);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_enrolment_page_parent_class)->dispose (object);
}

static void
dim_enrolment_page_class_init (DimEnrolmentPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_enrolment_page_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_enrolment_page_grab_focus;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-enrolment-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimEnrolmentPage, collector);
  gtk_widget_class_bind_template_child (widget_class, DimEnrolmentPage, evaluator);
  gtk_widget_class_bind_template_child (widget_class, DimEnrolmentPage, code);
  gtk_widget_class_bind_template_child (widget_class, DimEnrolmentPage, fault);
  gtk_widget_class_bind_template_child (widget_class, DimEnrolmentPage, button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
dim_enrolment_page_init (DimEnrolmentPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_enrolment_page_set_monitor (DimEnrolmentPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_ENROLMENT_PAGE (self));
  g_set_object (&self->monitor, monitor);
}
