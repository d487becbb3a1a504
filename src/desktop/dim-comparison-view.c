/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-comparison-view.h"

#include "dim-accessible.h"
#include "dim-amendment-words.h"
#include "dim-certainty-words.h"
#include "dim-day-line.h"
#include "dim-day-words.h"
#include "dim-review-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELL_CHARS   12 /* a column is no narrower, and breaks its lines no sooner */
#define MOST_CHANGES 3

struct _DimComparisonView {
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *state;
  GtkBox *decisions;
  DimDayLine *line;
  GtkGrid *grid;
  GtkToggleButton *equal_button;

  DimMonitor *monitor;
  DimComparison *comparison; /* NULL: nothing shows */
  GPtrArray *ticks;          /* borrowed (element-type GtkCheckButton): of each registration */
  GPtrArray *equal;          /* borrowed (element-type GtkWidget): the cells that can be folded */
};

enum {
  SIGNAL_CHOSEN,
  SIGNAL_RETRACTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimComparisonView, dim_comparison_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), CELL_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), CELL_CHARS);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
empty (DimComparisonView *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->ticks, 0);
  g_ptr_array_set_size (self->equal, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->decisions))) != NULL)
    gtk_box_remove (self->decisions, child);
}

static guint
count_records (DimComparisonView *self)
{
  return self->comparison->records->len;
}

static const DimRecord *
record_at (DimComparisonView *self, guint index)
{
  return g_ptr_array_index (self->comparison->records, index);
}

static char *
name_desk (const DimRecord *record)
{
  const char *role = dim_words_role (record->news->role);

  if (record->news->role == DIM_ROLE_FRONT_OFFICE ||
      g_ascii_strcasecmp (record->news->desk, role) == 0)
    return g_strdup (record->news->desk);
  return g_strdup_printf ("%s, %s", record->news->desk, role);
}

static void
add_head (DimComparisonView *self, guint index)
{
  const DimRecord *record = record_at (self, index);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *tick = gtk_check_button_new_with_label (_ ("Belongs to it"));
  g_autofree char *desk = name_desk (record);
  g_autofree char *receipt = dim_receipt_number (record->incident->id);
  g_autofree char *name = g_strdup_printf (_ ("%s (%s) belongs to it"), desk, receipt);

  gtk_box_append (GTK_BOX (box), make_label (desk, "heading"));
  gtk_box_append (GTK_BOX (box), make_label (receipt, "dim-field-label"));
  if (dim_record_is_refuted (record)) {
    g_autofree char *refuted = dim_words_refuted_short (record);

    gtk_box_append (GTK_BOX (box), make_label (refuted, "dim-note"));
  }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  gtk_widget_set_visible (tick, count_records (self) > 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), tick);
  g_ptr_array_add (self->ticks, tick);
  gtk_grid_attach (self->grid, box, (int) index + 1, 0, 1, 1);
}

static void
add_heads (DimComparisonView *self)
{
  for (guint i = 0; i < count_records (self); i++)
    add_head (self, i);
  gtk_grid_attach (self->grid, make_label (_ ("Case"), "heading"), (int) count_records (self) + 1,
                   0, 1, 1);
}

static char *
say_answer (DimComparisonView *self, const DimIncident *incident, DimField field)
{
  if (!dim_incident_is_answered (incident, field))
    return g_strdup (_ ("no answer"));
  return dim_words_answer (incident, field, dim_monitor_get_book (self->monitor),
                           dim_monitor_get_municipalities (self->monitor));
}

static void
answer_clicked_cb (GtkButton *button, DimComparisonView *self)
{
  const char *incident = g_object_get_data (G_OBJECT (button), "incident");
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field"));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, incident, field);
}

/* One of several answers: a press takes it for the case. */
static GtkWidget *
make_choice (DimComparisonView *self, const DimComparisonRow *row, guint index, const char *answer)
{
  const DimRecord *record = record_at (self, index);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name =
    g_strdup_printf (_ ("%s: take “%s” for the case"), dim_words_field_label (row->field), answer);

  gtk_button_set_child (GTK_BUTTON (button), make_label (answer, NULL));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "dim-cell");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Take this answer for the case"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "incident", g_strdup (record->incident->id), g_free);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (row->field));
  g_signal_connect (button, "clicked", G_CALLBACK (answer_clicked_cb), self);
  return button;
}

static GtkWidget *
make_cell (DimComparisonView *self, const DimComparisonRow *row, guint index)
{
  const DimIncident *incident = record_at (self, index)->incident;
  g_autofree char *answer = say_answer (self, incident, row->field);

  if (row->differs && row->chosen != (int) index &&
      dim_comparison_count_cases (self->comparison) == 1 &&
      dim_incident_is_answered (incident, row->field))
    return make_choice (self, row, index, answer);
  return make_label (answer, row->differs ? "dim-cell" : NULL);
}

static GtkWidget *
make_case_cell (DimComparisonView *self, const DimComparisonRow *row)
{
  g_autofree char *answer = say_answer (self, self->comparison->values.values, row->field);
  g_autofree char *chosen = g_strdup_printf (_ ("%s (chosen)"), answer);

  return make_label (row->chosen >= 0 ? chosen : answer, "dim-sum");
}

static void
attach (DimComparisonView *self, GtkWidget *cell, guint column, guint row, gboolean is_equal)
{
  gtk_grid_attach (self->grid, cell, (int) column, (int) row, 1, 1);
  if (is_equal)
    g_ptr_array_add (self->equal, cell);
}

static void
add_row (DimComparisonView *self, const DimComparisonRow *row, guint place)
{
  const char *label = dim_words_field_label (row->field);
  /* TRANSLATORS: the name of an answer that is not the same everywhere */
  g_autofree char *differs = g_strdup_printf (_ ("%s ≠"), label);
  GtkWidget *name = make_label (row->differs ? differs : label, "dim-field-label");

  gtk_label_set_wrap (GTK_LABEL (name), FALSE);
  gtk_label_set_width_chars (GTK_LABEL (name), -1);
  gtk_label_set_max_width_chars (GTK_LABEL (name), -1);
  attach (self, name, 0, place, !row->differs);
  for (guint i = 0; i < count_records (self); i++)
    attach (self, make_cell (self, row, i), i + 1, place, !row->differs);
  attach (self, make_case_cell (self, row), count_records (self) + 1, place, !row->differs);
}

static guint
count_equal (DimComparisonView *self)
{
  guint count = 0;

  for (guint i = 0; i < self->comparison->rows->len; i++)
    if (!g_array_index (self->comparison->rows, DimComparisonRow, i).differs)
      count++;
  return count;
}

static void
fold (DimComparisonView *self)
{
  for (guint i = 0; i < self->equal->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->equal, i),
                            gtk_toggle_button_get_active (self->equal_button));
}

static void
equal_toggled_cb (GtkToggleButton *button, DimComparisonView *self)
{
  fold (self);
}

static void
add_rows (DimComparisonView *self)
{
  guint equal = count_equal (self);
  g_autofree char *text =
    g_strdup_printf (ngettext ("%u answer is the same", "%u answers are the same", equal), equal);

  for (guint i = 0; i < self->comparison->rows->len; i++)
    add_row (self, &g_array_index (self->comparison->rows, DimComparisonRow, i), i + 1);
  gtk_button_set_label (GTK_BUTTON (self->equal_button), text);
  gtk_widget_set_visible (GTK_WIDGET (self->equal_button), equal > 0);
  fold (self);
}

static void
show_days (DimComparisonView *self)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (DimDay));
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < count_records (self); i++) {
    const DimRecord *record = record_at (self, i);
    g_autofree char *day =
      dim_words_day_near (record->incident->date, dim_monitor_get_today (self->monitor));

    g_array_append_val (days, record->incident->date);
    g_string_append_printf (words, "%s%s: %s", i > 0 ? ", " : "", day, record->news->desk);
  }
  dim_day_line_set_days (self->line, days, words->str);
}

static void
retract_clicked_cb (GtkButton *button, DimComparisonView *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRACTED], 0,
                 g_object_get_data (G_OBJECT (button), "decision"));
}

/* What was decided, and a button that takes it back. */
static void
add_decision (DimComparisonView *self, const DimDecisionEntry *entry)
{
  g_autofree char *author =
    dim_words_decision_author (entry, dim_monitor_get_today (self->monitor));
  g_autofree char *decision = dim_words_decision (entry);
  g_autofree char *text = g_strdup_printf ("%s — %s", author, decision);
  g_autofree char *name = g_strdup_printf (_ ("Retract: %s"), text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = make_label (text, "dim-note");
  GtkWidget *button = gtk_button_new_with_label (_ ("Retract"));

  gtk_label_set_yalign (GTK_LABEL (label), 0.5F);
  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "decision", g_strdup (entry->decision->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (retract_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->decisions, box);
}

static void
add_change (DimComparisonView *self, const DimAmendment *amendment)
{
  g_autofree char *text = dim_words_amendment_line (amendment, dim_monitor_get_book (self->monitor),
                                                    dim_monitor_get_municipalities (self->monitor),
                                                    dim_monitor_get_today (self->monitor));
  GtkWidget *label = make_label (text, "dim-note");

  gtk_label_set_max_width_chars (GTK_LABEL (label), -1);
  gtk_box_append (self->decisions, label);
}

/* What is looked at by itself: what was done to it last. Of several the table says what differs. */
static guint
show_changes (DimComparisonView *self)
{
  const GPtrArray *amendments =
    count_records (self) == 1 ? record_at (self, 0)->news->amendments : NULL;
  guint count = amendments != NULL ? amendments->len : 0;

  for (guint i = count > MOST_CHANGES ? count - MOST_CHANGES : 0; i < count; i++)
    add_change (self, g_ptr_array_index (amendments, i));
  return count;
}

static void
show_decisions (DimComparisonView *self)
{
  const GPtrArray *decisions = self->comparison->decisions;
  guint changes = show_changes (self);

  for (guint i = 0; i < decisions->len; i++)
    add_decision (self, g_ptr_array_index (decisions, i));
  gtk_widget_set_visible (GTK_WIDGET (self->decisions), changes + decisions->len > 0);
}

static void
dim_comparison_view_dispose (GObject *object)
{
  DimComparisonView *self = DIM_COMPARISON_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->comparison, dim_comparison_free);
  G_OBJECT_CLASS (dim_comparison_view_parent_class)->dispose (object);
}

static void
dim_comparison_view_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_COMPARISON_VIEW (object)->ticks);
  g_ptr_array_unref (DIM_COMPARISON_VIEW (object)->equal);
  G_OBJECT_CLASS (dim_comparison_view_parent_class)->finalize (object);
}

static void
dim_comparison_view_class_init (DimComparisonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_comparison_view_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_comparison_view_finalize;
  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", DIM_TYPE_COMPARISON_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE, G_TYPE_UINT);
  signals[SIGNAL_RETRACTED] =
    g_signal_new ("retracted", DIM_TYPE_COMPARISON_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  g_type_ensure (DIM_TYPE_DAY_LINE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-comparison-view.ui");
  gtk_widget_class_bind_template_callback (widget_class, equal_toggled_cb);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, heading);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, state);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, decisions);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, line);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, grid);
  gtk_widget_class_bind_template_child (widget_class, DimComparisonView, equal_button);
}

static void
dim_comparison_view_init (DimComparisonView *self)
{
  self->ticks = g_ptr_array_new ();
  self->equal = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nothing of what it shows was changed: whoever is at it keeps the focus and the ticks. */
static gboolean
is_shown_already (DimComparisonView *self, const DimComparison *comparison)
{
  if (self->comparison == NULL || self->comparison->records->len != comparison->records->len ||
      self->comparison->decisions->len != comparison->decisions->len)
    return FALSE;
  for (guint i = 0; i < comparison->records->len; i++) {
    const DimRecord *record = g_ptr_array_index (comparison->records, i);

    if (strcmp (record_at (self, i)->incident->id, record->incident->id) != 0 ||
        record_at (self, i)->news->position != record->news->position ||
        !dim_incident_equal (record_at (self, i)->incident, record->incident))
      return FALSE;
  }
  return TRUE;
}

/* Those that were left out by hand. */
static GHashTable *
list_unticked (DimComparisonView *self)
{
  GHashTable *unticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (!gtk_check_button_get_active (g_ptr_array_index (self->ticks, i)))
      g_hash_table_add (unticked, g_strdup (record_at (self, i)->incident->id));
  return unticked;
}

static void
untick (DimComparisonView *self, GHashTable *unticked)
{
  for (guint i = 0; i < self->ticks->len; i++)
    if (g_hash_table_contains (unticked, record_at (self, i)->incident->id))
      gtk_check_button_set_active (g_ptr_array_index (self->ticks, i), FALSE);
}

void
dim_comparison_view_show (DimComparisonView *self,
                          DimMonitor *monitor,
                          DimComparison *comparison,
                          const char *heading)
{
  g_autofree char *state = NULL;
  g_autoptr (GHashTable) unticked = NULL;

  g_return_if_fail (DIM_IS_COMPARISON_VIEW (self) && DIM_IS_MONITOR (monitor));
  g_return_if_fail (comparison != NULL && heading != NULL);
  gtk_label_set_label (self->heading, heading);
  if (is_shown_already (self, comparison)) {
    dim_comparison_free (comparison);
    return;
  }
  unticked = list_unticked (self);
  g_set_object (&self->monitor, monitor);
  g_clear_pointer (&self->comparison, dim_comparison_free);
  self->comparison = comparison;
  empty (self);
  state = dim_words_comparison (comparison);
  gtk_label_set_label (self->state, state);
  show_decisions (self);
  show_days (self);
  add_heads (self);
  add_rows (self);
  untick (self, unticked);
}

const DimComparison *
dim_comparison_view_get (DimComparisonView *self)
{
  g_return_val_if_fail (DIM_IS_COMPARISON_VIEW (self), NULL);
  return self->comparison;
}

guint32
dim_comparison_view_list_differing (DimComparisonView *self)
{
  guint32 fields = 0;

  g_return_val_if_fail (DIM_IS_COMPARISON_VIEW (self), 0);
  for (guint i = 0; self->comparison != NULL && i < self->comparison->rows->len; i++) {
    const DimComparisonRow *row = &g_array_index (self->comparison->rows, DimComparisonRow, i);

    if (row->differs)
      fields |= 1U << row->field;
  }
  return fields;
}

GArray *
dim_comparison_view_get_places (DimComparisonView *self, gboolean as_one)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (DimReviewPlace));

  g_return_val_if_fail (DIM_IS_COMPARISON_VIEW (self), places);
  for (guint i = 0; self->comparison != NULL && i < count_records (self); i++) {
    gboolean is_ticked = gtk_check_button_get_active (g_ptr_array_index (self->ticks, i));
    DimReviewPlace place = { .event = as_one && is_ticked ? 0 : i + 1 };

    g_strlcpy (place.incident, record_at (self, i)->incident->id, sizeof place.incident);
    g_array_append_val (places, place);
  }
  return places;
}

gboolean
dim_comparison_view_has_any (DimComparisonView *self, GPtrArray *incidents)
{
  g_return_val_if_fail (DIM_IS_COMPARISON_VIEW (self) && incidents != NULL, FALSE);
  for (guint i = 0; self->comparison != NULL && i < count_records (self); i++)
    if (g_ptr_array_find_with_equal_func (incidents, record_at (self, i)->incident->id, g_str_equal,
                                          NULL))
      return TRUE;
  return FALSE;
}
