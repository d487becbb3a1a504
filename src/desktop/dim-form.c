/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-form.h"

#include "dim-code-items.h"
#include "dim-day-entry.h"
#include "dim-explanation.h"
#include "dim-monitor-drafts.h"
#include "dim-public-numbers.h"
#include "dim-question.h"
#include "dim-reveal.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimForm {
  GtkWidget parent_instance;

  GtkBox *summary;
  GtkLabel *summary_heading;
  GtkBox *summary_links;
  GtkExpander *more;
  DimDayEntry *date;
  DimChoice *product;
  DimChoice *form;
  DimDocuments *documents;
  DimChoice *discovery;
  DimChoice *outcome;
  DimChoice *certainty;
  DimChoice *attempt;
  DimChoice *technique;
  DimChoice *other_forms;
  DimChoice *discovered_by;
  DimChoice *phase;
  DimChoice *municipality;
  DimExplanation *explanation;
  DimQuestion *municipality_question;

  DimMonitor *monitor;              /* borrowed */
  GtkWidget *answers[DIM_N_FIELDS]; /* where each field is answered; NULL: not on this form */
  int question;                     /* where the hand was last, as DimDraft.question */
  GtkWidget *unsettled; /* borrowed: something is typed there that is no answer; else NULL */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_LEFT,
  SIGNAL_NUMBER_GIVEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimForm, dim_form, GTK_TYPE_WIDGET)

static DimQuestion *
question_of (GtkWidget *answer)
{
  return DIM_QUESTION (gtk_widget_get_ancestor (answer, DIM_TYPE_QUESTION));
}

static gboolean
is_choice (DimField field)
{
  DimShape shape = dim_field_spec (field)->shape;

  return shape == DIM_SHAPE_CODE || shape == DIM_SHAPE_CODES;
}

/* Above the answer for the eye, at the field that has the focus for the ear. */
static void
set_fault (GtkWidget *answer, const char *sentence)
{
  dim_question_set_fault (question_of (answer), sentence);
  if (DIM_IS_CHOICE (answer))
    dim_choice_set_fault (DIM_CHOICE (answer), sentence);
  else if (DIM_IS_DAY_ENTRY (answer))
    dim_day_entry_set_fault (DIM_DAY_ENTRY (answer), sentence);
}

static guint
count_links (DimForm *self)
{
  guint count = 0;

  for (GtkWidget *link = gtk_widget_get_first_child (GTK_WIDGET (self->summary_links));
       link != NULL; link = gtk_widget_get_next_sibling (link))
    count++;
  return count;
}

/* Whoever lands on the first link hears how many there are. */
static void
show_summary (DimForm *self)
{
  guint count = count_links (self);
  g_autofree char *heading =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "One thing to do first:", "%u things to do first:", count),
                     count);
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->summary_links));

  gtk_label_set_label (self->summary_heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  if (first != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (first), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    heading, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), count > 0);
}

/* What has been answered is no longer on the list of what is to be done. */
static void
drop_fault (DimForm *self, GtkWidget *answer)
{
  GtkWidget *link = gtk_widget_get_first_child (GTK_WIDGET (self->summary_links));

  set_fault (answer, NULL);
  while (link != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (link);

    if (question_of (g_object_get_data (G_OBJECT (link), "answer")) == question_of (answer))
      gtk_box_remove (self->summary_links, link);
    link = next;
  }
  show_summary (self);
}

static void
changed_cb (GtkWidget *answer, DimForm *self)
{
  drop_fault (self, answer);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
left_cb (GtkEventControllerFocus *controller, DimForm *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
number_given_cb (DimDocuments *documents, const char *number, DimForm *self)
{
  g_signal_emit (self, signals[SIGNAL_NUMBER_GIVEN], 0, number);
}

/* Reading order; after the last core question the hand is at the button that saves. */
static void
done_cb (GtkWidget *answer, DimForm *self)
{
  GtkWidget *question = GTK_WIDGET (question_of (answer));
  GtkWidget *next = gtk_widget_get_next_sibling (question);
  GtkWidget *after = next != NULL && DIM_IS_QUESTION (next) && gtk_widget_get_visible (next)
                       ? gtk_widget_get_last_child (next)
                       : NULL;

  if (after == NULL || !gtk_widget_grab_focus (after))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (question)), GTK_DIR_TAB_FORWARD);
}

/* A closed expander lets go of its child: the answer is no descendant of it then. */
static void
go_to (DimForm *self, GtkWidget *answer)
{
  if (gtk_widget_is_ancestor (answer, gtk_expander_get_child (self->more)))
    gtk_expander_set_expanded (self->more, TRUE);
  gtk_widget_grab_focus (answer);
  dim_reveal_soon (GTK_WIDGET (question_of (answer)));
}

static void
link_clicked_cb (GtkButton *link, DimForm *self)
{
  go_to (self, g_object_get_data (G_OBJECT (link), "answer"));
}

static void
add_fault (DimForm *self, GtkWidget *answer, const char *sentence)
{
  GtkWidget *link = gtk_button_new_with_label (sentence);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (link));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (link, "flat");
  g_object_set_data (G_OBJECT (link), "answer", answer);
  g_signal_connect_object (link, "clicked", G_CALLBACK (link_clicked_cb), self, 0);
  gtk_box_append (self->summary_links, link);
  set_fault (answer, sentence);
}

static void
collect_answers (DimForm *self)
{
  GtkWidget *answers[DIM_N_FIELDS] = {
    [DIM_FIELD_DATE] = GTK_WIDGET (self->date),
    [DIM_FIELD_PRODUCT] = GTK_WIDGET (self->product),
    [DIM_FIELD_FORM] = GTK_WIDGET (self->form),
    [DIM_FIELD_DOCUMENTS] = GTK_WIDGET (self->documents),
    [DIM_FIELD_DISCOVERY] = GTK_WIDGET (self->discovery),
    [DIM_FIELD_OUTCOME] = GTK_WIDGET (self->outcome),
    [DIM_FIELD_MUNICIPALITY] = GTK_WIDGET (self->municipality),
    [DIM_FIELD_OTHER_FORMS] = GTK_WIDGET (self->other_forms),
    [DIM_FIELD_TECHNIQUE] = GTK_WIDGET (self->technique),
    [DIM_FIELD_CERTAINTY] = GTK_WIDGET (self->certainty),
    [DIM_FIELD_ATTEMPT] = GTK_WIDGET (self->attempt),
    [DIM_FIELD_DISCOVERED_BY] = GTK_WIDGET (self->discovered_by),
    [DIM_FIELD_PHASE] = GTK_WIDGET (self->phase),
  };

  for (guint i = 0; i < DIM_N_FIELDS; i++)
    self->answers[i] = answers[i];
}

static void
dim_form_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_form_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimForm, summary);
  gtk_widget_class_bind_template_child (class, DimForm, summary_heading);
  gtk_widget_class_bind_template_child (class, DimForm, summary_links);
  gtk_widget_class_bind_template_child (class, DimForm, more);
  gtk_widget_class_bind_template_child (class, DimForm, date);
  gtk_widget_class_bind_template_child (class, DimForm, product);
  gtk_widget_class_bind_template_child (class, DimForm, form);
  gtk_widget_class_bind_template_child (class, DimForm, documents);
  gtk_widget_class_bind_template_child (class, DimForm, discovery);
  gtk_widget_class_bind_template_child (class, DimForm, outcome);
  gtk_widget_class_bind_template_child (class, DimForm, certainty);
  gtk_widget_class_bind_template_child (class, DimForm, attempt);
  gtk_widget_class_bind_template_child (class, DimForm, technique);
  gtk_widget_class_bind_template_child (class, DimForm, other_forms);
  gtk_widget_class_bind_template_child (class, DimForm, discovered_by);
  gtk_widget_class_bind_template_child (class, DimForm, phase);
  gtk_widget_class_bind_template_child (class, DimForm, municipality);
  gtk_widget_class_bind_template_child (class, DimForm, municipality_question);
  gtk_widget_class_bind_template_child (class, DimForm, explanation);
}

static void
dim_form_class_init (DimFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_form_dispose;
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", DIM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", DIM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NUMBER_GIVEN] =
    g_signal_new ("number-given", DIM_TYPE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_type_ensure (DIM_TYPE_QUESTION);
  g_type_ensure (DIM_TYPE_CHOICE);
  g_type_ensure (DIM_TYPE_DAY_ENTRY);
  g_type_ensure (DIM_TYPE_DOCUMENTS);
  g_type_ensure (DIM_TYPE_EXPLANATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_given_cb);
}

static void
dim_form_init (DimForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  collect_answers (self);
}

/* A desk that works for one municipality is not asked for which. */
static void
add_municipalities (DimForm *self)
{
  const DimMunicipalities *table = dim_monitor_get_municipalities (self->monitor);
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  guint count = 0;

  for (char **code = profile->municipalities; *code != NULL; code++, count++) {
    const DimMunicipality *municipality = dim_municipalities_find (table, *code);

    dim_choice_add (self->municipality, *code, municipality != NULL ? municipality->name : *code,
                    *code);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->municipality_question), count > 1);
}

void
dim_form_set_monitor (DimForm *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_FORM (self) && self->monitor == NULL);
  self->monitor = monitor;
  dim_documents_set_monitor (self->documents, monitor);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (is_choice ((DimField) i) && self->answers[i] != NULL)
      dim_choice_add_list (DIM_CHOICE (self->answers[i]), dim_monitor_get_book (monitor),
                           dim_field_spec ((DimField) i)->list);
  add_municipalities (self);
  dim_explanation_set_public_numbers (self->explanation, dim_monitor_get_public_numbers (monitor));
}

void
dim_form_set_explains (DimForm *self, gboolean explains)
{
  g_return_if_fail (DIM_IS_FORM (self));
  gtk_widget_set_visible (GTK_WIDGET (question_of (GTK_WIDGET (self->explanation))), explains);
}

void
dim_form_load (DimForm *self, const DimDraft *draft)
{
  g_return_if_fail (DIM_IS_FORM (self) && draft != NULL);
  dim_day_entry_set_today (self->date, dim_monitor_get_today (self->monitor));
  dim_day_entry_set_day (self->date, draft->incident->date);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (is_choice ((DimField) i) && self->answers[i] != NULL)
      dim_choice_set_codes (DIM_CHOICE (self->answers[i]),
                            (const char *const *) draft->incident->codes[i]);
  dim_choice_set_code (self->municipality, draft->incident->municipality);
  dim_documents_load (self->documents, draft);
  dim_explanation_load (self->explanation, draft);
  self->question = draft->question;
  gtk_expander_set_expanded (self->more, *draft->explanation != '\0');
  dim_form_clear_faults (self);
}

void
dim_form_store (DimForm *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_FORM (self) && draft != NULL);
  draft->incident->date = dim_day_entry_get_day (self->date);
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_auto (GStrv) codes = NULL;

    if (!is_choice ((DimField) i) || self->answers[i] == NULL)
      continue;
    codes = dim_choice_dup_codes (DIM_CHOICE (self->answers[i]));
    dim_incident_set_codes (draft->incident, (DimField) i, (const char *const *) codes);
  }
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup (dim_choice_get_code (self->municipality));
  dim_documents_store (self->documents, draft);
  dim_explanation_store (self->explanation, draft);
}

/* What the hand typed and no draft can hold. Returns: TRUE if @field has been spoken of. */
static gboolean
add_form_fault (DimForm *self, DimField field)
{
  if (field == DIM_FIELD_DATE && dim_day_entry_is_unreadable (self->date)) {
    add_fault (self, GTK_WIDGET (self->date),
               _ ("This is no date. Type a date, for example 3-11 or yesterday."));
    return TRUE;
  }
  /* It is told below. */
  return self->answers[field] != NULL && self->answers[field] == self->unsettled;
}

static void
add_own_faults (DimForm *self)
{
  g_autofree char *explanation = dim_explanation_dup_fault (self->explanation);

  if (self->unsettled != NULL)
    add_fault (self, self->unsettled,
               _ ("What you typed is not in the list. Choose an answer from the list."));
  if (dim_documents_has_bad_number (self->documents))
    add_fault (self, GTK_WIDGET (self->documents),
               _ ("This is no document number. Type it again, or leave the field empty."));
  if (explanation != NULL)
    add_fault (self, GTK_WIDGET (self->explanation), explanation);
}

void
dim_form_settle (DimForm *self)
{
  GtkWidget *focus;
  GtkWidget *choice;

  g_return_if_fail (DIM_IS_FORM (self));
  self->unsettled = NULL;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  choice = focus != NULL ? gtk_widget_get_ancestor (focus, DIM_TYPE_CHOICE) : NULL;
  if (choice != NULL && gtk_widget_is_ancestor (choice, GTK_WIDGET (self)) &&
      !dim_choice_settle (DIM_CHOICE (choice)))
    self->unsettled = choice;
}

guint
dim_form_show_faults (DimForm *self, GArray *faults)
{
  guint count = 0;

  g_return_val_if_fail (DIM_IS_FORM (self), 0);
  dim_form_clear_faults (self);
  for (guint i = 0; i < faults->len; i++) {
    const DimFault *fault = &g_array_index (faults, DimFault, i);
    GtkWidget *answer = self->answers[fault->field];

    if (!add_form_fault (self, fault->field))
      add_fault (self, answer != NULL ? answer : GTK_WIDGET (self->date), dim_words_fault (fault));
  }
  add_own_faults (self);
  self->unsettled = NULL;
  show_summary (self);
  count = count_links (self);
  if (count > 0)
    gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (self->summary_links)));
  return count;
}

void
dim_form_clear_faults (DimForm *self)
{
  GtkWidget *link;

  g_return_if_fail (DIM_IS_FORM (self));
  while ((link = gtk_widget_get_first_child (GTK_WIDGET (self->summary_links))) != NULL)
    gtk_box_remove (self->summary_links, link);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), FALSE);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (self->answers[i] != NULL)
      set_fault (self->answers[i], NULL);
  set_fault (GTK_WIDGET (self->explanation), NULL);
}

DimDocuments *
dim_form_get_documents (DimForm *self)
{
  g_return_val_if_fail (DIM_IS_FORM (self), NULL);
  return self->documents;
}

void
dim_form_focus_date (DimForm *self)
{
  g_return_if_fail (DIM_IS_FORM (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

void
dim_form_focus_first_open (DimForm *self)
{
  g_autoptr (DimDraft) draft = NULL;

  g_return_if_fail (DIM_IS_FORM (self));
  draft = dim_monitor_new_draft (self->monitor);
  dim_form_store (self, draft);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (dim_field_spec ((DimField) i)->is_core &&
        !dim_incident_is_answered (draft->incident, (DimField) i)) {
      go_to (self, self->answers[i]);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->date));
}

static GtkWidget *
answer_at (DimForm *self, int question)
{
  if (question == DIM_DRAFT_EXPLANATION)
    return GTK_WIDGET (self->explanation);
  return question >= 0 && question < DIM_N_FIELDS ? self->answers[question] : NULL;
}

int
dim_form_get_question (DimForm *self)
{
  GtkRoot *root = NULL;
  GtkWidget *focus = NULL;

  g_return_val_if_fail (DIM_IS_FORM (self), DIM_DRAFT_NOWHERE);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  for (int i = 0; focus != NULL && i <= DIM_DRAFT_EXPLANATION; i++) {
    GtkWidget *answer = answer_at (self, i);

    if (answer != NULL && (focus == answer || gtk_widget_is_ancestor (focus, answer)))
      self->question = i;
  }
  return self->question;
}

gboolean
dim_form_focus_question (DimForm *self, int question)
{
  GtkWidget *answer = NULL;

  g_return_val_if_fail (DIM_IS_FORM (self), FALSE);
  answer = answer_at (self, question);
  if (answer == NULL || !gtk_widget_get_visible (GTK_WIDGET (question_of (answer))))
    return FALSE;
  go_to (self, answer);
  return TRUE;
}
