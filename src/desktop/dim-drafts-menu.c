/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-drafts-menu.h"

#include "dim-draft.h"
#include "dim-record-words.h"
#include "dim-tray-words.h"

#include <glib/gi18n-lib.h>

struct _DimDraftsMenu {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkListBox *list;
};

enum {
  SIGNAL_CHOSEN,
  SIGNAL_THROWN_AWAY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDraftsMenu, dim_drafts_menu, GTK_TYPE_WIDGET)

/* The list is made anew in answer to this, and the row's own draft goes with it. */
static void
give (DimDraftsMenu *self, GtkWidget *row, guint signal)
{
  g_autoptr (DimDraft) draft = dim_draft_copy (g_object_get_data (G_OBJECT (row), "draft"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[signal], 0, draft);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DimDraftsMenu *self)
{
  give (self, GTK_WIDGET (row), SIGNAL_CHOSEN);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DimDraftsMenu *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  give (self, row, SIGNAL_THROWN_AWAY);
  return GDK_EVENT_STOP;
}

static void
thrown_away_cb (GtkButton *button, DimDraftsMenu *self)
{
  give (self, gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_LIST_BOX_ROW),
        SIGNAL_THROWN_AWAY);
}

static GtkWidget *
make_bin (DimDraftsMenu *self, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Throw away: %s"), name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Throw away (Delete)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (thrown_away_cb), self, 0);
  return button;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_row (DimDraftsMenu *self, const DimDraft *draft, const DimCodeBook *book, DimDay today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *name = dim_words_draft_name (draft->incident, book, today);
  g_autofree char *needed = dim_words_needed (draft->incident, NULL);
  g_autofree char *moment =
    dim_words_moment (draft->changed_s, g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *more = g_strdup_printf (_ ("kept %s · %s"), moment, needed);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, more);

  gtk_box_append (GTK_BOX (words), make_label (name, "heading"));
  gtk_box_append (GTK_BOX (words), make_label (more, "dim-note"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), make_bin (self, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "draft", dim_draft_copy (draft),
                          (GDestroyNotify) dim_draft_free);
  gtk_list_box_append (self->list, row);
}

static void
dim_drafts_menu_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_drafts_menu_parent_class)->dispose (object);
}

static void
dim_drafts_menu_class_init (DimDraftsMenuClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_drafts_menu_dispose;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", DIM_TYPE_DRAFTS_MENU, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_THROWN_AWAY] =
    g_signal_new ("thrown-away", DIM_TYPE_DRAFTS_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-drafts-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, button);
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, popover);
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
dim_drafts_menu_init (DimDraftsMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_drafts_menu_list (DimDraftsMenu *self, GPtrArray *drafts, const DimCodeBook *book, DimDay today)
{
  GtkWidget *row;
  g_autofree char *label = NULL;

  g_return_if_fail (DIM_IS_DRAFTS_MENU (self) && drafts != NULL && book != NULL);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < drafts->len; i++)
    add_row (self, g_ptr_array_index (drafts, i), book, today);
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other draft", "%u other drafts",
                                        drafts->len),
                           drafts->len);
  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self), drafts->len > 0);
}

void
dim_drafts_menu_open (DimDraftsMenu *self)
{
  GtkWidget *first = NULL;

  g_return_if_fail (DIM_IS_DRAFTS_MENU (self));
  first = gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (first == NULL)
    return;
  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (first);
}
