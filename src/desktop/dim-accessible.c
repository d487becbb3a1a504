/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-accessible.h"

#include <glib/gi18n-lib.h>

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, gpointer data)
{
  g_autoptr (GList) labels = gtk_widget_list_mnemonic_labels (GTK_WIDGET (drop_down));
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  const char *question = labels != NULL ? gtk_label_get_text (labels->data) : "";
  const char *chosen = item != NULL ? gtk_string_object_get_string (item) : "";
  g_autofree char *name = g_strdup_printf ("%s: %s", question, chosen);

  gtk_accessible_update_property (GTK_ACCESSIBLE (
                                    gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
dim_accessible_show_only (GtkWidget *stack, GtkWidget *visible)
{
  g_return_if_fail (GTK_IS_WIDGET (stack));
  for (GtkWidget *child = gtk_widget_get_first_child (stack); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 child != visible, -1);
}

/* GTK says the underscore of its mnemonic too. */
static void
name_check (GtkCheckButton *check)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (check));

  while (child != NULL && !GTK_IS_LABEL (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    gtk_label_get_text (GTK_LABEL (child)), -1);
}

void
dim_accessible_name_buttons_once (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));
  if (GTK_IS_CHECK_BUTTON (root))
    name_check (GTK_CHECK_BUTTON (root));
  if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    dim_accessible_name_buttons_once (child);
}

void
dim_accessible_name_drop_down (GtkDropDown *drop_down)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  chosen_cb (drop_down, NULL, NULL);
}

void
dim_accessible_name_menu_button (GtkMenuButton *button, const char *name)
{
  GtkWidget *inner = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button) && name != NULL);
  inner = gtk_widget_get_first_child (GTK_WIDGET (button));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
find_toggle (GtkWidget *root)
{
  GtkWidget *found = G_OBJECT_TYPE (root) == GTK_TYPE_TOGGLE_BUTTON ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_toggle (child);
  return found;
}

void
dim_accessible_name_shortcuts_search (GtkShortcutsWindow *window, const char *name)
{
  GtkWidget *toggle = NULL;

  g_return_if_fail (GTK_IS_SHORTCUTS_WINDOW (window) && name != NULL);
  toggle = find_toggle (gtk_window_get_titlebar (GTK_WINDOW (window)));
  if (toggle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
name_closing_buttons (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "window-close-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Put this message away"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_closing_buttons (child);
}

/* Toasts are the children of the overlay behind the first. */
void
dim_accessible_add_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  GtkWidget *child = NULL;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));
  adw_toast_overlay_add_toast (overlay, toast);
  for (child = gtk_widget_get_first_child (GTK_WIDGET (overlay)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != adw_toast_overlay_get_child (overlay))
      name_closing_buttons (child);
}

void
dim_accessible_name_table (GtkColumnView *table, const char *name)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (table) && name != NULL);
  for (GtkWidget *part = gtk_widget_get_first_child (GTK_WIDGET (table)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
find_scroller (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

void
dim_accessible_name_page (AdwPreferencesPage *page)
{
  GtkWidget *scroller = NULL;

  g_return_if_fail (ADW_IS_PREFERENCES_PAGE (page));
  scroller = find_scroller (GTK_WIDGET (page));
  if (scroller != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_page_get_title (page), -1);
}
