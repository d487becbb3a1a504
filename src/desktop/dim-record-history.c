/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-history.h"

#include "dim-amendment-words.h"
#include "dim-review-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

static void
add_line (GtkBox *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (box, label);
}

static GtkBox *
add_moment (GtkBox *box, const char *author)
{
  GtkBox *moment = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));

  add_line (moment, author, "dim-field-label");
  gtk_widget_add_css_class (GTK_WIDGET (moment), "dim-moment");
  gtk_box_append (box, GTK_WIDGET (moment));
  return moment;
}

/* The registration itself comes first, with the time of its id. */
static void
add_registration (GtkBox *box, const DimRecord *record, DimDay today)
{
  g_autoptr (DimAmendment) registered = dim_amendment_new (record->incident->id);
  g_autofree char *author = NULL;

  registered->made_s = dim_uuid_unix_ms (record->incident->id) / 1000;
  registered->is_own = record->is_own;
  if (record->news != NULL) {
    g_free (registered->desk);
    registered->desk = g_strdup (record->news->desk);
    registered->role = record->news->role;
  }
  author = dim_words_amendment_author (registered, today);
  add_line (add_moment (box, author), _ ("Registered"), NULL);
}

static void
add_amendment (GtkBox *box, DimMonitor *monitor, const DimAmendment *amendment)
{
  g_autofree char *author = dim_words_amendment_author (amendment, dim_monitor_get_today (monitor));
  GtkBox *moment = add_moment (box, author);
  g_auto (GStrv) lines = dim_words_amendment (amendment, dim_monitor_get_book (monitor),
                                              dim_monitor_get_municipalities (monitor));

  for (char **line = lines; *line != NULL; line++)
    add_line (moment, *line, NULL);
  if (amendment->state != DIM_AMENDMENT_RECEIVED) {
    g_autofree char *words = dim_words_amendment_state (amendment);
    g_autofree char *state = dim_words_capitalise (words);

    add_line (moment, state, "dim-note");
  }
}

static void
add_decision (GtkBox *box, DimMonitor *monitor, const DimDecisionEntry *entry)
{
  g_autofree char *author = dim_words_decision_author (entry, dim_monitor_get_today (monitor));
  g_autofree char *decision = dim_words_decision (entry);

  add_line (add_moment (box, author), decision, NULL);
}

/* Amendments and decisions, by when they were made. */
static void
add_both (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  guint n_amendments = record->amendments != NULL ? record->amendments->len : 0;
  guint n_decisions = record->news != NULL ? record->news->decisions->len : 0;
  guint j = 0;

  for (guint i = 0; i < n_amendments || j < n_decisions;) {
    const DimAmendment *amendment =
      i < n_amendments ? g_ptr_array_index (record->amendments, i) : NULL;
    const DimDecisionEntry *decision =
      j < n_decisions ? g_ptr_array_index (record->news->decisions, j) : NULL;

    if (decision == NULL || (amendment != NULL && amendment->made_s <= decision->made_s)) {
      add_amendment (box, monitor, amendment);
      i++;
    } else {
      add_decision (box, monitor, decision);
      j++;
    }
  }
}

void
dim_record_history_fill (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && DIM_IS_MONITOR (monitor) && record != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_registration (box, record, dim_monitor_get_today (monitor));
  add_both (box, monitor, record);
}
