/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-explanation.h"

#include "dim-accessible.h"
#include "dim-focus.h"
#include "dim-guard.h"
#include "dim-help-window.h"
#include "dim-limits.h"
#include "dim-record-words.h"
#include "dim-reveal.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INSERT_CHARS_MAX (2L * 1024 * 1024)

/* A finding in characters of the text. */
typedef struct {
  DimFinding finding;
  int start;
  int end;
} Place;

struct _DimExplanation {
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkBox *notice;
  GtkLabel *reason;
  GtkLabel *hint;
  GtkButton *replace_button;
  GtkButton *allow_button;
  GtkCheckButton *municipality_check;
  GtkCheckButton *ministry_check;
  GtkLabel *destiny;

  GtkTextBuffer *buffer; /* the view's */
  GtkTextTag *mark;      /* of what is found */
  GtkTextTag *shown;     /* of what the notice speaks of */
  GArray *places;        /* (element-type Place): what keeps the text in its draft, in order */
  guint current;         /* of the places: what the notice speaks of */
  char **allowed;
  char **public_numbers; /* NULL: none */
  gboolean is_note;      /* not an explanation */
  guint n_too_many;      /* characters over what a text may have */
  gboolean is_overfull;  /* what was inserted last was refused */
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimExplanation, dim_explanation, GTK_TYPE_WIDGET)

static DimAudience
get_audience (DimExplanation *self)
{
  DimAudience audience = DIM_AUDIENCE_NONE;

  if (gtk_check_button_get_active (self->municipality_check))
    audience |= DIM_AUDIENCE_MUNICIPALITY;
  if (gtk_check_button_get_active (self->ministry_check))
    audience |= DIM_AUDIENCE_MINISTRY;
  return audience;
}

static char *
dup_text (DimExplanation *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static const Place *
place_at (DimExplanation *self, guint index)
{
  g_assert (index < self->places->len);
  return &g_array_index (self->places, Place, index);
}

/* What the notice speaks of; NULL: nothing. */
static const Place *
current_place (DimExplanation *self)
{
  return self->places->len > 0 ? place_at (self, self->current) : NULL;
}

static int
caret_offset (DimExplanation *self)
{
  int offset = 0;

  g_object_get (self->buffer, "cursor-position", &offset, NULL);
  return offset;
}

static void
get_bounds (DimExplanation *self, const Place *place, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, place->start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, place->end);
}

/* What is said of a text that is too long; NULL: it is not. */
static char *
dup_length_fault (DimExplanation *self)
{
  g_autofree char *count = NULL;

  if (self->is_overfull)
    return g_strdup (_ ("That is too much text: nothing was added. Add one page at most."));
  if (self->n_too_many == 0)
    return NULL;
  count = dim_words_number (self->n_too_many);
  if (self->is_note)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "The note is too long. Take %s character away.",
                                         "The note is too long. Take %s characters away.",
                                         self->n_too_many),
                            count);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The explanation is too long. Take %s character away.",
                                       "The explanation is too long. Take %s characters away.",
                                       self->n_too_many),
                          count);
}

static char *
dup_hint (DimExplanation *self, const Place *place)
{
  g_autofree char *placeholder = dim_words_finding_placeholder (&place->finding);

  if (self->places->len == 1)
    return g_strdup_printf (_ ("Ctrl+. replaces it with %s."), placeholder);
  return g_strdup_printf (_ ("Place %u of %u. Ctrl+. replaces it with %s, F8 goes to the next."),
                          self->current + 1, self->places->len, placeholder);
}

static guint
count_asked (DimExplanation *self)
{
  guint n = 0;

  for (guint i = 0; i < self->places->len; i++)
    n += place_at (self, i)->finding.level == DIM_GUARD_ASK ? 1 : 0;
  return n;
}

/* One press says it of all that is asked, so it says of how many. */
static void
label_allow_button (DimExplanation *self)
{
  guint n = count_asked (self);
  g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It is not _personal",
                                                         "None of the %u is _personal", n),
                                            n);
  g_auto (GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *spoken = g_strjoinv ("", parts);

  gtk_button_set_label (self->allow_button, label);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->allow_button),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->allow_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* What is wrong is said where a screen reader is, and as an alert. */
static void
describe (DimExplanation *self, const char *sentence, const char *hint)
{
  g_autofree char *whole =
    *hint != '\0' ? g_strjoin (" ", sentence, hint, NULL) : g_strdup (sentence);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  whole, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->notice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  whole, -1);
}

static void
hide_notice (DimExplanation *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->notice), FALSE);
  gtk_label_set_label (self->reason, "");
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_notice (DimExplanation *self)
{
  const Place *place = current_place (self);
  g_autofree char *length_fault = dup_length_fault (self);
  g_autofree char *finding = place != NULL ? dim_words_finding (&place->finding) : NULL;
  g_autofree char *hint = place != NULL ? dup_hint (self, place) : g_strdup ("");
  const char *sentence = length_fault != NULL ? length_fault : finding;

  if (sentence == NULL) {
    hide_notice (self);
    return;
  }
  if (!gtk_widget_get_visible (GTK_WIDGET (self->notice)))
    dim_reveal_soon (GTK_WIDGET (self->notice));
  gtk_label_set_label (self->reason, sentence);
  gtk_label_set_label (self->hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), place != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->replace_button), place != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->allow_button),
                          place != NULL && place->finding.level == DIM_GUARD_ASK);
  label_allow_button (self);
  describe (self, sentence, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->notice), TRUE);
}

/* The place at the caret, or the first. Its mark is more than a colour: the line is double. */
static void
choose_current (DimExplanation *self)
{
  int caret = caret_offset (self);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  if (self->places->len > 0)
    gtk_text_buffer_remove_tag (self->buffer, self->shown, &start, &end);
  self->current = 0;
  for (guint i = 0; i < self->places->len; i++)
    if (place_at (self, i)->start <= caret && caret <= place_at (self, i)->end)
      self->current = i;
  if (self->places->len > 1) {
    get_bounds (self, place_at (self, self->current), &start, &end);
    gtk_text_buffer_apply_tag (self->buffer, self->shown, &start, &end);
  }
}

static void
take_places (DimExplanation *self, const char *text, GArray *findings)
{
  const char *at = text;
  int offset = 0;

  g_array_set_size (self->places, 0);
  for (guint i = 0; i < findings->len; i++) {
    Place place = { .finding = g_array_index (findings, DimFinding, i) };
    const char *start = text + place.finding.offset;

    place.start = offset + (int) g_utf8_pointer_to_offset (at, start);
    at = start + place.finding.length;
    place.end = offset = place.start + (int) g_utf8_pointer_to_offset (start, at);
    g_array_append_val (self->places, place);
  }
}

static void
mark_places (DimExplanation *self)
{
  for (guint i = 0; i < self->places->len; i++) {
    GtkTextIter start, end;

    get_bounds (self, place_at (self, i), &start, &end);
    gtk_text_buffer_apply_tag (self->buffer, self->mark, &start, &end);
  }
}

/* Characters at the end of @text that do not fit. */
static guint
count_too_many (DimExplanation *self, const char *text)
{
  const char *end = text;
  glong length;

  if (self->is_note) {
    length = g_utf8_strlen (text, -1);
    return length > DIM_NOTE_CHARACTERS_MAX ? (guint) (length - DIM_NOTE_CHARACTERS_MAX) : 0;
  }
  if (strlen (text) <= DIM_LIMIT_TEXT_BYTES)
    return 0;
  while (g_utf8_next_char (end) - text <= DIM_LIMIT_TEXT_BYTES)
    end = g_utf8_next_char (end);
  return (guint) g_utf8_strlen (end, -1);
}

/* A text that is too long has to become shorter first: nothing in it is looked for, since there is
 * no end to what may be pasted. */
static void
judge (DimExplanation *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GArray) findings = NULL;
  GtkTextIter start, end;

  self->n_too_many = count_too_many (self, text);
  findings = dim_guard_scan_open (self->n_too_many > 0 ? "" : text,
                                  (const char *const *) self->public_numbers,
                                  (const char *const *) self->allowed);
  if (self->places->len > 0) {
    gtk_text_buffer_get_bounds (self->buffer, &start, &end);
    gtk_text_buffer_remove_tag (self->buffer, self->mark, &start, &end);
    gtk_text_buffer_remove_tag (self->buffer, self->shown, &start, &end);
  }
  take_places (self, text, findings);
  mark_places (self);
  choose_current (self);
  show_notice (self);
}

static void
show_destiny (DimExplanation *self)
{
  gtk_label_set_label (self->destiny, dim_words_destiny (get_audience (self)));
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, DimExplanation *self)
{
  if (self->is_filling)
    return;
  self->is_overfull = FALSE;
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
caret_moved_cb (GtkTextBuffer *buffer, GParamSpec *spec, DimExplanation *self)
{
  guint before = self->current;

  if (self->is_filling || self->places->len < 2)
    return;
  choose_current (self);
  if (self->current != before)
    show_notice (self);
}

/* The clipboard still has it: a text without end would only stop the window. */
static void
insert_text_cb (GtkTextBuffer *buffer,
                GtkTextIter *at,
                const char *text,
                int length,
                DimExplanation *self)
{
  if (self->is_filling ||
      gtk_text_buffer_get_char_count (buffer) + g_utf8_strlen (text, length) <= INSERT_CHARS_MAX)
    return;
  g_signal_stop_emission_by_name (buffer, "insert-text");
  self->is_overfull = TRUE;
  show_notice (self);
}

static void
go_to_place (DimExplanation *self, guint index)
{
  GtkTextIter start, end;

  get_bounds (self, place_at (self, index), &start, &end);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  gtk_text_view_scroll_to_iter (self->view, &start, 0, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* The place after the caret, or before it, and around. Nothing is selected: what is selected goes
 * to other programs (X11's primary selection). */
static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimExplanation *self = DIM_EXPLANATION (widget);
  gboolean is_back = g_str_has_suffix (action, "previous");
  int caret = caret_offset (self);
  guint n = self->places->len;
  guint index = is_back ? n - 1 : 0;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++) {
    guint at = is_back ? i : n - 1 - i;
    int start = place_at (self, at)->start;

    if (is_back ? start < caret : start > caret)
      index = at;
  }
  go_to_place (self, index);
}

static void
replace_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimExplanation *self = DIM_EXPLANATION (widget);
  const Place *place = current_place (self);
  g_autofree char *placeholder = NULL;
  GtkTextIter start, end;

  if (place == NULL)
    return;
  placeholder = dim_words_finding_placeholder (&place->finding);
  get_bounds (self, place, &start, &end);
  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  gtk_text_buffer_insert (self->buffer, &start, placeholder, -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
allow_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimExplanation *self = DIM_EXPLANATION (widget);
  g_autofree char *text = NULL;

  if (count_asked (self) == 0)
    return;
  text = dup_text (self);
  g_strfreev (self->allowed);
  self->allowed = dim_guard_allow (text, (const char *const *) self->public_numbers);
  judge (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
audience_toggled_cb (GtkCheckButton *check, DimExplanation *self)
{
  show_destiny (self);
  if (!self->is_filling)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Who comes from the list of faults stands where the first one is. */
static gboolean
dim_explanation_grab_focus (GtkWidget *widget)
{
  DimExplanation *self = DIM_EXPLANATION (widget);

  if (self->places->len > 0)
    go_to_place (self, self->current);
  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
dim_explanation_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_explanation_parent_class)->dispose (object);
}

static void
dim_explanation_finalize (GObject *object)
{
  DimExplanation *self = DIM_EXPLANATION (object);

  g_array_unref (self->places);
  g_strfreev (self->allowed);
  g_strfreev (self->public_numbers);
  G_OBJECT_CLASS (dim_explanation_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimExplanation, view);
  gtk_widget_class_bind_template_child (class, DimExplanation, notice);
  gtk_widget_class_bind_template_child (class, DimExplanation, reason);
  gtk_widget_class_bind_template_child (class, DimExplanation, hint);
  gtk_widget_class_bind_template_child (class, DimExplanation, replace_button);
  gtk_widget_class_bind_template_child (class, DimExplanation, allow_button);
  gtk_widget_class_bind_template_child (class, DimExplanation, municipality_check);
  gtk_widget_class_bind_template_child (class, DimExplanation, ministry_check);
  gtk_widget_class_bind_template_child (class, DimExplanation, destiny);
}

static void
dim_explanation_class_init (DimExplanationClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_explanation_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_explanation_finalize;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_explanation_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_EXPLANATION, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "finding.next", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "finding.previous", NULL, next_cb);
  gtk_widget_class_install_action (widget_class, "finding.replace", NULL, replace_cb);
  gtk_widget_class_install_action (widget_class, "finding.allow", NULL, allow_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-explanation.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, audience_toggled_cb);
}

static void
dim_explanation_init (DimExplanation *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->allowed = g_new0 (char *, 1);
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "explanation");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  self->buffer = gtk_text_view_get_buffer (self->view);
  self->mark =
    gtk_text_buffer_create_tag (self->buffer, "finding", "underline", PANGO_UNDERLINE_ERROR, NULL);
  self->shown =
    gtk_text_buffer_create_tag (self->buffer, "shown-finding", "underline", PANGO_UNDERLINE_DOUBLE,
                                "weight", PANGO_WEIGHT_BOLD, NULL);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self, 0);
  g_signal_connect_object (self->buffer, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (self->buffer, "notify::cursor-position", G_CALLBACK (caret_moved_cb),
                           self, 0);
  show_destiny (self);
}

void
dim_explanation_set_public_numbers (DimExplanation *self, const char *const *public_numbers)
{
  g_return_if_fail (DIM_IS_EXPLANATION (self));
  g_strfreev (self->public_numbers);
  self->public_numbers = g_strdupv ((char **) public_numbers);
  judge (self);
}

void
dim_explanation_be_note (DimExplanation *self)
{
  g_return_if_fail (DIM_IS_EXPLANATION (self));
  self->is_note = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->municipality_check), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->ministry_check), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->destiny), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Note, without personal data"), -1);
}

char *
dim_explanation_dup_text (DimExplanation *self)
{
  g_return_val_if_fail (DIM_IS_EXPLANATION (self), NULL);
  return dup_text (self);
}

char **
dim_explanation_dup_allowed (DimExplanation *self)
{
  g_return_val_if_fail (DIM_IS_EXPLANATION (self), NULL);
  return g_strdupv (self->allowed);
}

void
dim_explanation_load (DimExplanation *self, const DimDraft *draft)
{
  g_return_if_fail (DIM_IS_EXPLANATION (self) && draft != NULL);
  self->is_filling = TRUE;
  self->is_overfull = FALSE;
  g_strfreev (self->allowed);
  self->allowed = g_strdupv (draft->allowed);
  gtk_text_buffer_set_text (self->buffer, draft->explanation, -1);
  gtk_check_button_set_active (self->municipality_check,
                               (draft->audience & DIM_AUDIENCE_MUNICIPALITY) != 0);
  gtk_check_button_set_active (self->ministry_check,
                               (draft->audience & DIM_AUDIENCE_MINISTRY) != 0);
  self->is_filling = FALSE;
  judge (self);
}

void
dim_explanation_store (DimExplanation *self, DimDraft *draft)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DIM_IS_EXPLANATION (self) && draft != NULL);
  text = dup_text (self);
  dim_draft_set_explanation (draft, text, (const char *const *) self->allowed);
  draft->audience = get_audience (self);
}

char *
dim_explanation_dup_fault (DimExplanation *self)
{
  char *length_fault = NULL;

  g_return_val_if_fail (DIM_IS_EXPLANATION (self), NULL);
  length_fault = self->n_too_many > 0 ? dup_length_fault (self) : NULL;
  if (length_fault != NULL || self->places->len == 0)
    return length_fault;
  return dim_words_finding (&place_at (self, self->current)->finding);
}
