/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-filter-chips.h"

#include <glib/gi18n-lib.h>

/* Whom a chip tells that it goes. */
typedef struct {
  DimFilterRemove remove;
  GWeakRef owner;
} Remover;

static void
free_remover (gpointer data)
{
  Remover *remover = data;

  g_weak_ref_clear (&remover->owner);
  g_free (remover);
}

static void
remove_chip (GtkWidget *chip)
{
  const Remover *remover = g_object_get_data (G_OBJECT (chip), "dim-remover");
  GtkWidget *child = gtk_widget_get_ancestor (chip, GTK_TYPE_FLOW_BOX_CHILD);
  g_autoptr (GObject) owner = g_weak_ref_get ((GWeakRef *) &remover->owner);
  DimFilterRemove remove = remover->remove;

  if (owner != NULL)
    remove (owner, (guint) gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child)));
}

static gboolean
chip_key_cb (GtkEventControllerKey *keys,
             guint key,
             guint code,
             GdkModifierType modifiers,
             gpointer user_data)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_chip (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)));
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_button (const char *name, DimFilterRemove remove, GObject *owner)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *spoken = g_strdup_printf (_ ("Remove the filter %s"), name);
  Remover *remover = g_new0 (Remover, 1);

  remover->remove = remove;
  g_weak_ref_init (&remover->owner, owner);
  g_object_set_data_full (G_OBJECT (chip), "dim-remover", remover, free_remover);
  gtk_box_append (GTK_BOX (box), gtk_label_new (name));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "dim-filter");
  gtk_widget_set_tooltip_text (chip, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (chip, "clicked", G_CALLBACK (remove_chip), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (chip_key_cb), NULL);
  gtk_widget_add_controller (chip, keys);
  return chip;
}

static GtkWidget *
make_chip (const char *name, DimFilterRemove remove, GObject *owner)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), make_button (name, remove, owner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return child;
}

void
dim_filter_chips_show (GtkFlowBox *chips,
                       const char *const *names,
                       DimFilterRemove remove,
                       GObject *owner)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_FLOW_BOX (chips) && names != NULL);
  g_return_if_fail (remove != NULL && G_IS_OBJECT (owner));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (chips))) != NULL)
    gtk_flow_box_remove (chips, child);
  for (guint i = 0; names[i] != NULL; i++)
    gtk_flow_box_append (chips, make_chip (names[i], remove, owner));
  gtk_widget_set_visible (GTK_WIDGET (chips), names[0] != NULL);
}

gboolean
dim_filter_chips_focus (GtkFlowBox *chips, guint index)
{
  GtkFlowBoxChild *next;

  g_return_val_if_fail (GTK_IS_FLOW_BOX (chips), FALSE);
  next = gtk_flow_box_get_child_at_index (chips, (int) index);
  if (next == NULL && index > 0)
    next = gtk_flow_box_get_child_at_index (chips, (int) index - 1);
  return next != NULL && gtk_widget_grab_focus (gtk_flow_box_child_get_child (next));
}
