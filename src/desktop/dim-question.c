/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-question.h"

struct _DimQuestion {
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkLabel *fault;
};

enum {
  PROP_TITLE = 1
};

G_DEFINE_FINAL_TYPE (DimQuestion, dim_question, GTK_TYPE_BOX)

static void
dim_question_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DimQuestion *self = DIM_QUESTION (object);

  if (id == PROP_TITLE) {
    gtk_label_set_label (self->heading, g_value_get_string (value));
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    g_value_get_string (value), -1);
  } else {
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
dim_question_class_init (DimQuestionClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->set_property = dim_question_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, "",
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-question.ui");
  gtk_widget_class_bind_template_child (widget_class, DimQuestion, heading);
  gtk_widget_class_bind_template_child (widget_class, DimQuestion, fault);
}

static void
dim_question_init (DimQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
dim_question_get_title (DimQuestion *self)
{
  g_return_val_if_fail (DIM_IS_QUESTION (self), NULL);
  return gtk_label_get_label (self->heading);
}

void
dim_question_set_fault (DimQuestion *self, const char *sentence)
{
  g_return_if_fail (DIM_IS_QUESTION (self));
  gtk_label_set_label (self->fault, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}
