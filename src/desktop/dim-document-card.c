/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-document-card.h"

#include "dim-choice.h"
#include "dim-code-items.h"
#include "dim-focus.h"
#include "dim-number-entry.h"
#include "dim-second-look.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

#define NO_DOCUMENT "geen"
#define UNKNOWN     "onbekend"
#define DUTCH       "NLD"

struct _DimDocumentCard {
  GtkWidget parent_instance;

  DimNumberEntry *number;
  GtkButton *remove_button;
  GtkLabel *status;
  DimSecondLook *second_look;
  DimChoice *kind;
  DimChoice *country;

  const DimCodeBook *book;
  char id[DIM_UUID_TEXT_LEN];
  gboolean is_sure;     /* of the number: a check digit fits, or somebody looked twice */
  gboolean is_doubtful; /* a check digit of the zone does not fit */
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

/* A code, or "". */
static const char *
code_of (DimChoice *choice)
{
  const char *code = dim_choice_get_code (choice);

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
  dim_number_entry_set_description (self->number, sentence != NULL ? sentence : "");
}

/* What comes from any country, and from which one is what matters: it is asked. */
static gboolean
is_from_anywhere (const char *kind)
{
  static const char *const kinds[] = {
    NO_DOCUMENT,
    UNKNOWN,
    "anders",
    "zeemansboek",
    "geboorteakte",
    "huwelijksakte",
    "ongehuwdverklaring",
    "nationaliteitsverklaring",
    "rechterlijke-uitspraak",
    "legalisatie-apostille",
    NULL,
  };

  return g_str_has_prefix (kind, "buitenlands") || g_strv_contains (kinds, kind);
}

static gboolean
is_dutch_kind (const char *kind)
{
  return *kind != '\0' && !is_from_anywhere (kind);
}

/* Of Dutch numbers dim_document_number_warnings knows what they look like. */
static gboolean
is_foreign (DimDocumentCard *self)
{
  const char *country = code_of (self->country);

  return g_str_has_prefix (code_of (self->kind), "buitenlands") ||
         (*country != '\0' && !g_str_equal (country, DUTCH));
}

static void
ask_second_look (DimDocumentCard *self)
{
  gboolean is_asked = !self->is_sure && (self->is_doubtful || is_foreign (self));

  dim_second_look_ask (self->second_look,
                       is_asked ? dim_number_entry_get_number (self->number) : "");
}

/* What the number looks like beside the kind and country that stand there. */
static void
judge_number (DimDocumentCard *self)
{
  const char *number = dim_number_entry_get_number (self->number);
  const char *kind = code_of (self->kind);
  const DimCode *code =
    *kind != '\0' ? dim_code_book_find (self->book, DIM_LIST_DOCUMENT, kind) : NULL;
  DimNumberWarnings warnings = DIM_NUMBER_WARNING_NONE;
  g_autofree char *sentence = NULL;

  ask_second_look (self);
  if (*number == '\0')
    return;
  if (code != NULL)
    warnings =
      dim_document_number_warnings (number, code->code, code->letters, code_of (self->country));
  sentence = warnings != DIM_NUMBER_WARNING_NONE
               ? dim_words_number_warnings (warnings)
               : g_strdup (_ ("The number is noted. It becomes a code that nobody can read back."));
  show_status (self, sentence, warnings != DIM_NUMBER_WARNING_NONE);
}

/* On to what is still to be said of this document; behind it to the next question. */
static void
go_on (DimDocumentCard *self)
{
  const char *kind = code_of (self->kind);
  gboolean has_country =
    is_dutch_kind (kind) || g_str_equal (kind, NO_DOCUMENT) || *code_of (self->country) != '\0';

  if (*kind == '\0')
    gtk_widget_grab_focus (GTK_WIDGET (self->kind));
  else if (!has_country)
    gtk_widget_grab_focus (GTK_WIDGET (self->country));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->second_look)))
    gtk_widget_grab_focus (GTK_WIDGET (self->second_look));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
number_zone_cb (DimNumberEntry *number, const DimMrz *zone, DimDocumentCard *self)
{
  dim_document_card_take_zone (self, zone);
}

static void
number_changed_cb (DimNumberEntry *number, DimDocumentCard *self)
{
  self->is_sure = FALSE;
  self->is_doubtful = FALSE;
  show_status (self,
               dim_number_entry_is_reading (number)
                 ? _ ("Reading the machine-readable lines: not all of them are there yet.")
                 : NULL,
               FALSE);
  judge_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
number_activate_cb (DimNumberEntry *number, DimDocumentCard *self)
{
  go_on (self);
}

/* Where others stand beside it, there is a document: only an empty card goes. */
static void
number_none_cb (DimNumberEntry *number, DimDocumentCard *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->remove_button))) {
    dim_document_card_set_none (self);
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  } else if (dim_document_card_is_empty (self)) {
    g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
  }
}

static void
number_left_cb (DimNumberEntry *number, gboolean had_half_a_zone, DimDocumentCard *self)
{
  DimNumberVerdict verdict = dim_number_entry_get_verdict (number);

  if (had_half_a_zone)
    dim_document_card_tell (
      self, _ ("The scan was not whole. Scan the document again or type its number."), TRUE);
  else if (*dim_number_entry_get_number (number) != '\0')
    g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0);
  else if (verdict != DIM_NUMBER_EMPTY)
    show_status (self, dim_words_number_verdict (verdict), TRUE);
}

static void
second_look_confirmed_cb (DimSecondLook *look, DimDocumentCard *self)
{
  self->is_sure = TRUE;
  judge_number (self);
  go_on (self);
}

static void
kind_changed_cb (DimChoice *choice, DimDocumentCard *self)
{
  const char *kind = code_of (choice);
  const char *country = code_of (self->country);

  if (is_dutch_kind (kind) && *country == '\0')
    dim_choice_set_code (self->country, DUTCH);
  if (*kind != '\0' && !is_dutch_kind (kind) && g_str_equal (country, DUTCH))
    dim_choice_set_code (self->country, NULL);
  judge_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Enter on an untouched question just goes on. */
static void
choice_done_cb (DimChoice *choice, DimDocumentCard *self)
{
  if (*code_of (choice) == '\0')
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    go_on (self);
}

static void
country_changed_cb (DimChoice *choice, DimDocumentCard *self)
{
  judge_number (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_clicked_cb (GtkButton *button, DimDocumentCard *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
dim_document_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_DOCUMENT_CARD (widget)->number));
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
bind_template (GtkWidgetClass *class)
{
  gtk_widget_class_set_template_from_resource (class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-document-card.ui");
  gtk_widget_class_bind_template_child (class, DimDocumentCard, number);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, remove_button);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, status);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, second_look);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, kind);
  gtk_widget_class_bind_template_child (class, DimDocumentCard, country);
  gtk_widget_class_bind_template_callback (class, number_zone_cb);
  gtk_widget_class_bind_template_callback (class, number_changed_cb);
  gtk_widget_class_bind_template_callback (class, number_activate_cb);
  gtk_widget_class_bind_template_callback (class, number_none_cb);
  gtk_widget_class_bind_template_callback (class, number_left_cb);
  gtk_widget_class_bind_template_callback (class, second_look_confirmed_cb);
  gtk_widget_class_bind_template_callback (class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (class, choice_done_cb);
  gtk_widget_class_bind_template_callback (class, country_changed_cb);
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
  GTK_WIDGET_CLASS (class)->focus = dim_focus_children;
  GTK_WIDGET_CLASS (class)->grab_focus = dim_document_card_grab_focus;
  add_signal (SIGNAL_CHANGED, "changed");
  add_signal (SIGNAL_DONE, "done");
  add_signal (SIGNAL_NUMBER_GIVEN, "number-given");
  add_signal (SIGNAL_REMOVED, "removed");
  g_type_ensure (DIM_TYPE_CHOICE);
  g_type_ensure (DIM_TYPE_NUMBER_ENTRY);
  g_type_ensure (DIM_TYPE_SECOND_LOOK);
  bind_template (GTK_WIDGET_CLASS (class));
}

static void
dim_document_card_init (DimDocumentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->is_sure = *number != '\0';
  self->is_doubtful = FALSE;
  dim_number_entry_set_number (self->number, number);
  dim_choice_set_code (self->country, use->country);
  dim_choice_set_code (self->kind, use->kind);
  judge_number (self);
}

void
dim_document_card_store (DimDocumentCard *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self) && draft != NULL);
  if (!dim_document_card_is_empty (self))
    dim_draft_add_document (draft, self->id, code_of (self->kind), code_of (self->country),
                            dim_number_entry_get_number (self->number));
}

const char *
dim_document_card_get_number (DimDocumentCard *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), "");
  return dim_number_entry_get_number (self->number);
}

gboolean
dim_document_card_has_bad_number (DimDocumentCard *self)
{
  DimNumberVerdict verdict;

  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), FALSE);
  verdict = dim_number_entry_get_verdict (self->number);
  return verdict != DIM_NUMBER_OK && verdict != DIM_NUMBER_EMPTY;
}

gboolean
dim_document_card_is_empty (DimDocumentCard *self)
{
  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self), TRUE);
  return *dim_number_entry_get_number (self->number) == '\0' && *code_of (self->kind) == '\0';
}

gboolean
dim_document_card_awaits (DimDocumentCard *self, const DimMrz *zone)
{
  const char *kind;

  g_return_val_if_fail (DIM_IS_DOCUMENT_CARD (self) && zone != NULL, FALSE);
  kind = code_of (self->kind);
  if (*dim_number_entry_get_number (self->number) != '\0')
    return self->is_doubtful && !self->is_sure;
  return *kind == '\0' || g_str_equal (kind, NO_DOCUMENT) || g_str_equal (kind, UNKNOWN) ||
         g_str_equal (kind, zone->kind);
}

void
dim_document_card_take_zone (DimDocumentCard *self, const DimMrz *zone)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self) && zone != NULL);
  self->is_sure = zone->number_ok;
  self->is_doubtful = !zone->number_ok;
  dim_number_entry_set_number (self->number, zone->number);
  if (*zone->kind != '\0')
    dim_choice_set_code (self->kind, zone->kind);
  else if (g_str_equal (code_of (self->kind), NO_DOCUMENT))
    dim_choice_set_code (self->kind, NULL);
  dim_choice_set_code (self->country, zone->country);
  ask_second_look (self);
  if (dim_document_card_has_bad_number (self))
    show_status (self, dim_words_number_verdict (dim_number_entry_get_verdict (self->number)),
                 TRUE);
  else if (zone->number_ok && zone->composite_ok)
    show_status (self, _ ("Read from the scan. Only kind, country and number are kept."), FALSE);
  else
    show_status (self, _ ("A check digit does not fit. Compare with the document; you may go on."),
                 TRUE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (*dim_number_entry_get_number (self->number) != '\0')
    g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0);
}

void
dim_document_card_go_on (DimDocumentCard *self)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self));
  go_on (self);
}

void
dim_document_card_tell (DimDocumentCard *self, const char *sentence, gboolean is_fault)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self) && sentence != NULL);
  show_status (self, sentence, is_fault);
}

void
dim_document_card_set_none (DimDocumentCard *self)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self));
  self->is_doubtful = FALSE;
  dim_number_entry_set_number (self->number, "");
  dim_choice_set_code (self->country, NULL);
  dim_choice_set_code (self->kind, NO_DOCUMENT);
  ask_second_look (self);
  show_status (self, NULL, FALSE);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dim_document_card_set_removable (DimDocumentCard *self, gboolean removable)
{
  g_return_if_fail (DIM_IS_DOCUMENT_CARD (self));
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), removable);
}
