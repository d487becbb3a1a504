/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-documents.h"

#include "dim-accessible.h"
#include "dim-document-number.h"
#include "dim-focus.h"
#include "dim-help-window.h"
#include "dim-limits.h"
#include "dim-reveal.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimDocuments {
  GtkWidget parent_instance;

  GtkBox *cards;
  GtkButton *none_button;
  GtkButton *more_button;

  DimMonitor *monitor; /* borrowed */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  SIGNAL_NUMBER_GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDocuments, dim_documents, GTK_TYPE_WIDGET)

static DimDocumentCard *
first_card (DimDocuments *self)
{
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self->cards));

  return card != NULL ? DIM_DOCUMENT_CARD (card) : NULL;
}

static DimDocumentCard *
next_card (DimDocumentCard *card)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (card));

  return next != NULL ? DIM_DOCUMENT_CARD (next) : NULL;
}

static guint
count_cards (DimDocuments *self)
{
  guint count = 0;

  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    count++;
  return count;
}

static void
update_buttons (DimDocuments *self)
{
  guint count = count_cards (self);

  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    dim_document_card_set_removable (card, count > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->more_button), count < DIM_LIMIT_DOCUMENTS);
  gtk_widget_set_visible (GTK_WIDGET (self->none_button), count == 1);
}

static void
card_changed_cb (DimDocumentCard *card, DimDocuments *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
card_done_cb (DimDocumentCard *card, DimDocuments *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
card_number_given_cb (DimDocumentCard *card, DimDocuments *self)
{
  g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0, dim_document_card_get_number (card));
}

static void
card_removed_cb (DimDocumentCard *card, DimDocuments *self)
{
  gtk_box_remove (self->cards, GTK_WIDGET (card));
  update_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (first_card (self)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static DimDocumentCard *
add_card (DimDocuments *self, const DimDocumentUse *use, const char *number)
{
  GtkWidget *card = dim_document_card_new (dim_monitor_get_book (self->monitor));

  dim_document_card_load (DIM_DOCUMENT_CARD (card), use, number);
  g_signal_connect_object (card, "changed", G_CALLBACK (card_changed_cb), self, 0);
  g_signal_connect_object (card, "done", G_CALLBACK (card_done_cb), self, 0);
  g_signal_connect_object (card, "number-given", G_CALLBACK (card_number_given_cb), self, 0);
  g_signal_connect_object (card, "removed", G_CALLBACK (card_removed_cb), self, 0);
  gtk_box_append (self->cards, card);
  update_buttons (self);
  return DIM_DOCUMENT_CARD (card);
}

static DimDocumentCard *
add_empty_card (DimDocuments *self)
{
  g_autoptr (DimDocumentUse) use = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_monitor_new_id (self->monitor, id);
  use = dim_document_use_new (id, "", "");
  return add_card (self, use, "");
}

static gboolean
has_focus (gpointer widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static DimDocumentCard *
find_focused (DimDocuments *self)
{
  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    if (has_focus (card))
      return card;
  return NULL;
}

/* The card that has the zone's number already: a document may be scanned twice. */
static DimDocumentCard *
find_number (DimDocuments *self, const DimMrz *zone)
{
  char *number = NULL;
  DimDocumentCard *found = NULL;

  if (dim_document_number_normalise (zone->number, &number) != DIM_NUMBER_OK)
    return NULL;
  for (DimDocumentCard *card = first_card (self); card != NULL && found == NULL;
       card = next_card (card))
    if (g_str_equal (dim_document_card_get_number (card), number))
      found = card;
  explicit_bzero (number, strlen (number));
  g_free (number);
  return found;
}

/* Where the hand is, if it fits there; else the first that waits for a document; else another.
 * Returns: NULL if there are as many as can be. */
static DimDocumentCard *
card_for (DimDocuments *self, const DimMrz *zone)
{
  DimDocumentCard *same = find_number (self, zone);
  DimDocumentCard *focused = find_focused (self);

  if (same != NULL)
    return same;
  if (focused != NULL && dim_document_card_awaits (focused, zone))
    return focused;
  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    if (dim_document_card_awaits (card, zone))
      return card;
  return count_cards (self) < DIM_LIMIT_DOCUMENTS ? add_empty_card (self) : NULL;
}

static void
none_clicked_cb (GtkButton *button, DimDocuments *self)
{
  dim_document_card_set_none (first_card (self));
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
more_clicked_cb (GtkButton *button, DimDocuments *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (add_empty_card (self)));
}

static gboolean
dim_documents_grab_focus (GtkWidget *widget)
{
  DimDocumentCard *card = first_card (DIM_DOCUMENTS (widget));

  return card != NULL && gtk_widget_grab_focus (GTK_WIDGET (card));
}

static void
dim_documents_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_documents_parent_class)->dispose (object);
}

static void
dim_documents_class_init (DimDocumentsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_documents_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_documents_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_DOCUMENTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", DIM_TYPE_DOCUMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NUMBER_GIVEN] =
    g_signal_new ("number-given", DIM_TYPE_DOCUMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-documents.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDocuments, cards);
  gtk_widget_class_bind_template_child (widget_class, DimDocuments, none_button);
  gtk_widget_class_bind_template_child (widget_class, DimDocuments, more_button);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
dim_documents_init (DimDocuments *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "documents");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_documents_set_monitor (DimDocuments *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_DOCUMENTS (self));
  self->monitor = monitor;
}

void
dim_documents_load (DimDocuments *self, const DimDraft *draft)
{
  GtkWidget *child;

  g_return_if_fail (DIM_IS_DOCUMENTS (self) && self->monitor != NULL && draft != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < draft->incident->documents->len; i++)
    add_card (self, g_ptr_array_index (draft->incident->documents, i),
              g_ptr_array_index (draft->numbers, i));
  if (first_card (self) == NULL)
    add_empty_card (self);
}

void
dim_documents_store (DimDocuments *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_DOCUMENTS (self) && draft != NULL);
  while (draft->incident->documents->len > 0)
    dim_draft_remove_document (draft, 0);
  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    dim_document_card_store (card, draft);
}

char *
dim_documents_take_zone (DimDocuments *self, const DimMrz *zone)
{
  g_autoptr (DimDocumentUse) use = NULL;
  g_autofree char *document = NULL;
  DimDocumentCard *card;
  gboolean is_here;

  g_return_val_if_fail (DIM_IS_DOCUMENTS (self) && self->monitor != NULL && zone != NULL, NULL);
  is_here = has_focus (self);
  card = card_for (self, zone);
  if (card == NULL)
    return g_strdup (_ ("There is no room for another document. Remove one, then scan again."));
  dim_document_card_take_zone (card, zone);
  if (is_here) {
    dim_document_card_go_on (card);
    return NULL;
  }
  use = dim_document_use_new ("", zone->kind, zone->country);
  document = dim_words_document (use, dim_monitor_get_book (self->monitor));
  return g_strdup_printf (_ ("Scanned: %s. It stands at question 4."), document);
}

gboolean
dim_documents_tell (DimDocuments *self, const char *sentence, gboolean is_fault)
{
  DimDocumentCard *card;

  g_return_val_if_fail (DIM_IS_DOCUMENTS (self) && sentence != NULL, FALSE);
  card = find_focused (self);
  if (card == NULL)
    return FALSE;
  dim_document_card_tell (card, sentence, is_fault);
  return TRUE;
}

void
dim_documents_show_last (DimDocuments *self)
{
  GtkWidget *card;

  g_return_if_fail (DIM_IS_DOCUMENTS (self));
  card = gtk_widget_get_last_child (GTK_WIDGET (self->cards));
  if (card != NULL && gtk_widget_grab_focus (card))
    dim_reveal_soon (card);
}

gboolean
dim_documents_has_bad_number (DimDocuments *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENTS (self), FALSE);
  for (DimDocumentCard *card = first_card (self); card != NULL; card = next_card (card))
    if (dim_document_card_has_bad_number (card))
      return TRUE;
  return FALSE;
}
