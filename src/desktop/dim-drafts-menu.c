/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-drafts-menu.h"

#include "dim-record-words.h"

#include <glib/gi18n-lib.h>

struct _DimDraftsMenu {
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkBox *box;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDraftsMenu, dim_drafts_menu, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkButton *button, DimDraftsMenu *self)
{
  g_autoptr (DimDraft) draft = dim_draft_copy (g_object_get_data (G_OBJECT (button), "draft"));

  gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, draft);
}

static void
add_draft (DimDraftsMenu *self, const DimDraft *draft, const DimCodeBook *book)
{
  g_autofree char *name = dim_words_incident_name (draft->incident, book);
  GtkWidget *button = gtk_button_new_with_label (name);

  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "draft", dim_draft_copy (draft),
                          (GDestroyNotify) dim_draft_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, 0);
  gtk_box_append (self->box, button);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-drafts-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, button);
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, popover);
  gtk_widget_class_bind_template_child (widget_class, DimDraftsMenu, box);
}

static void
dim_drafts_menu_init (DimDraftsMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_drafts_menu_list (DimDraftsMenu *self,
                      GPtrArray *drafts,
                      const char *shown,
                      const DimCodeBook *book)
{
  GtkWidget *child;
  g_autofree char *label = NULL;
  guint count = 0;

  g_return_if_fail (DIM_IS_DRAFTS_MENU (self) && drafts != NULL && book != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < drafts->len; i++) {
    const DimDraft *draft = g_ptr_array_index (drafts, i);

    if (g_strcmp0 (draft->incident->id, shown) == 0)
      continue;
    add_draft (self, draft, book);
    count++;
  }
  label =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u other draft", "%u other drafts", count),
                     count);
  gtk_menu_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}
