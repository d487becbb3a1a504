/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-document-card.h"

#include "dim-choice.h"
#include "dim-code-items.h"
#include "dim-document-number.h"
#include "dim-focus.h"
#include "dim-mrz.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NO_DOCUMENT "geen"
#define DUTCH       "NLD"
#define ZONE_MAX    256 /* three lines with room for what a scanner sends between them */

struct _DimDocumentCard {
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkButton *remove_button;
  GtkLabel *status;
  DimChoice *kind;
  DimChoice *country;

  const DimCodeBook *book;
  char id[DIM_UUID_TEXT_LEN];
  char *number;        /* normalised; secret */
  char zone[ZONE_MAX]; /* lines of a zone that is not whole yet; secret */
  gboolean has_bad_number;
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  SIGNAL_NUMBER_GIVEN,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDocumentCard, dim_document_card, GTK_TYPE_WIDGET)

static void
wipe (char *text, gsize length)
{
  explicit_bzero (text, length);
}

static void
set_number (DimDocumentCard *self, const char *number)
{
  wipe (self->number, strlen (self->number));
  g_free (self->number);
  self->number = g_strdup (number);
}

static void
fill_entry (DimDocumentCard *self, const char *text)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
}

/* Three letters, or "". */
static const char *
get_country (DimDocumentCard *self)
{
  const char *code = dim_choice_get_code (self->country);

  return code != NULL ? code : "";
}

static void
show_status (DimDocumentCard *self, const char *sentence, gboolean is_fault)
{
  gtk_label_set_label (self->status, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), sentence != NULL);
  if (is_fault)
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

/* What the number looks like beside the kind and country that stand there. */
static void
judge_number (DimDocumentCard *self)
{
  const char *kind = dim_choice_get_code (self->kind);
  const DimCode *code =
    kind != NULL ? dim_code_book_find (self->book, DIM_LIST_DOCUMENT, kind) : NULL;
  DimNumberWarnings warnings = DIM_NUMBER_WARNING_NONE;
  g_autofree char *sentence = NULL;

  if (*self->number == '\0')
    return;
  if (code != NULL)
    warnings =
      dim_document_number_warnings (self->number, code->code, code->letters, get_country (self));
  sentence = warnings != DIM_NUMBER_WARNING_NONE
               ? dim_words_number_warnings (warnings)
               : g_strdup (_ ("The number is noted. It becomes a code that nobody can read back."));
  show_status (self, sentence, warnings != DIM_NUMBER_WARNING_NONE);
}

static void
take_zone (DimDocumentCard *self, DimMrz *mrz)
{
  g_autofree char *number = NULL;

  if (dim_document_number_normalise (mrz->number, &number) == DIM_NUMBER_OK)
    set_number (self, number);
  if (number != NULL)
    wipe (number, strlen (number));
  self->has_bad_number = FALSE;
  fill_entry (self, mrz->number);
  if (*mrz->kind != '\0')
    dim_choice_set_code (self->kind, mrz->kind);
  dim_choice_set_code (self->country, mrz->country);
  wipe (self->zone, sizeof self->zone);
  if (mrz->number_ok && mrz->composite_ok)
    show_status (self, _ ("Read from the scan. Only kind, country and number are kept."), FALSE);
  else
    show_status (self, _ ("A check digit does not fit. Compare with the document; you may go on."),
                 TRUE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0);
}

/* TRUE if what stands there, after the lines that came before, is a whole zone: then it is taken.
 */
static gboolean
try_zone (DimDocumentCard *self, const char *text)
{
  char whole[2 * ZONE_MAX];
  DimMrz mrz;
  gboolean is_whole;

  g_snprintf (whole, sizeof whole, "%s%s", self->zone, text);
  is_whole = dim_mrz_looks_like (whole) && dim_mrz_parse (whole, &mrz);
  wipe (whole, sizeof whole);
  if (!is_whole)
    return FALSE;
  take_zone (self, &mrz);
  dim_mrz_clear (&mrz);
  return TRUE;
}

static void
judge_typed (DimDocumentCard *self, const char *text)
{
  g_autofree char *number = NULL;
  DimNumberVerdict verdict = dim_document_number_normalise (text, &number);

  set_number (self, verdict == DIM_NUMBER_OK ? number : "");
  if (number != NULL)
    wipe (number, strlen (number));
  self->has_bad_number = verdict != DIM_NUMBER_OK && verdict != DIM_NUMBER_EMPTY;
  if (*self->number != '\0')
    judge_number (self);
  else
    show_status (self, NULL, FALSE);
}

static void
entry_changed_cb (GtkEditable *entry, DimDocumentCard *self)
{
  const char *text = gtk_editable_get_text (entry);

  if (self->is_filling || try_zone (self, text))
    return;
  if (*self->zone != '\0' || dim_mrz_looks_like (text)) {
    set_number (self, "");
    self->has_bad_number = TRUE;
    show_status (self, _ ("Reading the scan: waiting for its other lines."), FALSE);
  } else {
    judge_typed (self, text);
  }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* TRUE if @line is the one that was put by last: scanners stutter. */
static gboolean
has_just_come (DimDocumentCard *self, const char *line)
{
  gsize used = strlen (self->zone);
  gsize length = strlen (line) + 1;

  return used >= length &&
         g_ascii_strncasecmp (self->zone + used - length, line, length - 1) == 0 &&
         (used == length || self->zone[used - length - 1] == '\n');
}

/* A scanner ends each line with Enter: the line is put by, and the field is empty for the next. */
static void
entry_activate_cb (GtkEntry *entry, DimDocumentCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gsize used = strlen (self->zone);

  if (*text != '\0' && *self->number == '\0' && (used > 0 || dim_mrz_looks_like (text)) &&
      used + strlen (text) + 2 < ZONE_MAX) {
    if (!has_just_come (self, text))
      g_snprintf (self->zone + used, ZONE_MAX - used, "%s\n", text);
    fill_entry (self, "");
    return;
  }
  if (dim_choice_get_code (self->kind) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->kind));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
entry_leave_cb (GtkEventControllerFocus *controller, DimDocumentCard *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *number = NULL;
  DimNumberVerdict verdict = dim_document_number_normalise (text, &number);
  gboolean was_scanning = *self->zone != '\0';

  wipe (self->zone, sizeof self->zone);
  if (number != NULL)
    wipe (number, strlen (number));
  if (*self->number != '\0') {
    g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0);
  } else if (verdict != DIM_NUMBER_EMPTY) {
    show_status (self, dim_words_number_verdict (verdict), TRUE);
  } else if (was_scanning) {
    self->has_bad_number = FALSE;
    show_status (self, _ ("The scan was not whole. Scan the document again or type its number."),
                 TRUE);
  } else {
    show_status (self, NULL, FALSE);
  }
}

static gboolean
is_dutch_kind (const char *kind)
{
  return kind != NULL && !g_str_has_prefix (kind, "buitenlands") &&
         !g_str_equal (kind, NO_DOCUMENT) && !g_str_equal (kind, "anders") &&
         !g_str_equal (kind, "onbekend");
}

static void
kind_changed_cb (DimChoice *choice, DimDocumentCard *self)
{
  const char *kind = dim_choice_get_code (choice);
  const char *country = get_country (self);

  if (is_dutch_kind (kind) && *country == '\0')
    dim_choice_set_code (self->country, DUTCH);
  if (kind != NULL && !is_dutch_kind (kind) && g_str_equal (country, DUTCH))
    dim_choice_set_code (self->country, NULL);
  judge_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
kind_done_cb (DimChoice *choice, DimDocumentCard *self)
{
  const char *kind = dim_choice_get_code (choice);

  if (kind != NULL && !is_dutch_kind (kind) && !g_str_equal (kind, NO_DOCUMENT) &&
      *get_country (self) == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->country));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
country_changed_cb (DimChoice *choice, DimDocumentCard *self)
{
  judge_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
country_done_cb (DimChoice *choice, DimDocumentCard *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
remove_clicked_cb (GtkButton *button, DimDocumentCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
dim_document_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_DOCUMENT_CARD (widget)->entry));
}

static void
dim_document_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_document_card_parent_class)->dispose (object);
}

static void
dim_document_card_finalize (GObject *object)
{
  DimDocumentCard *self = DIM_DOCUMENT_CARD (object);

  wipe (self->number, strlen (self->number));
  wipe (self->zone, sizeof self->zone);
  g_free (self->number);
  G_OBJECT_CLASS (dim_document_card_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-document-card.ui");
  gtk_widget_class_bind_template_child (class, DimDocumentCard, entry);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, remove_button);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, status);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, kind);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, country);
  gtk_widget_class_bind_template_callback (class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (class, kind_done_cb);
  gtk_widget_class_bind_template_callback (class, country_changed_cb);
  gtk_widget_class_bind_template_callback (class, country_done_cb);
  gtk_widget_class_bind_template_callback (class, remove_clicked_cb);
}

static void
add_signal (guint signal, const char *name)
{
  signals[signal] = g_signal_new (name, DIM_TYPE_DOCUMENT_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
dim_document_card_class_init (DimDocumentCardClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_document_card_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_document_card_finalize;
  GTK_WIDGET_CLASS (class)->focus = dim_focus_children;
  GTK_WIDGET_CLASS (class)->grab_focus = dim_document_card_grab_focus;
  add_signal (SIGNAL_CHANGED, "changed");
  add_signal (SIGNAL_DONE, "done");
  add_signal (SIGNAL_NUMBER_GIVEN, "number-given");
  add_signal (SIGNAL_REMOVED, "removed");
  g_type_ensure (DIM_TYPE_CHOICE);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
dim_document_card_init (DimDocumentCard *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  self->number = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_buffer (self->entry, buffer);
}

GtkWidget *
dim_document_card_new (const DimCodeBook *book)
{
  DimDocumentCard *self = g_object_new (DIM_TYPE_DOCUMENT_CARD, NULL);

  self->book = book;
  dim_choice_add_list (self->kind, book, DIM_LIST_DOCUMENT);
  dim_choice_add_countries (self->country);
  return GTK_WIDGET (self);
}

void
dim_document_card_load (DimDocumentCard *self, const DimDocumentUse *use, const char *number)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self) && use != NULL && number != NULL);
  g_strlcpy (self->id, use->id, sizeof self->id);
  set_number (self, number);
  self->has_bad_number = FALSE;
  fill_entry (self, number);
  dim_choice_set_code (self->country, use->country);
  dim_choice_set_code (self->kind, use->kind);
  judge_number (self);
}

void
dim_document_card_store (DimDocumentCard *self, DimDraft *draft)
{
  const char *kind = NULL;

  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self) && draft != NULL);
  if (dim_document_card_is_empty (self))
    return;
  kind = dim_choice_get_code (self->kind);
  dim_draft_add_document (draft, self->id, kind != NULL ? kind : "", get_country (self),
                          self->number);
}

const char *
dim_document_card_get_number (DimDocumentCard *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), "");
  return self->number;
}

gboolean
dim_document_card_has_bad_number (DimDocumentCard *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), FALSE);
  return self->has_bad_number;
}

gboolean
dim_document_card_is_empty (DimDocumentCard *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), TRUE);
  return *self->number == '\0' && dim_choice_get_code (self->kind) == NULL;
}

void
dim_document_card_set_none (DimDocumentCard *self)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self));
  set_number (self, "");
  self->has_bad_number = FALSE;
  fill_entry (self, "");
  dim_choice_set_code (self->country, NULL);
  dim_choice_set_code (self->kind, NO_DOCUMENT);
  show_status (self, NULL, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dim_document_card_set_removable (DimDocumentCard *self, gboolean removable)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), removable);
}
