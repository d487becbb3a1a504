/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-history.h"

#include "dim-amendment-words.h"
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
add_moment (GtkBox *box, const DimAmendment *amendment, DimDay today)
{
  GtkBox *moment = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  g_autofree char *author = dim_words_amendment_author (amendment, today);

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

  registered->made_s = dim_uuid_unix_ms (record->incident->id) / 1000;
  registered->is_own = record->is_own;
  if (record->news != NULL) {
    g_free (registered->desk);
    registered->desk = g_strdup (record->news->desk);
    registered->role = record->news->role;
  }
  add_line (add_moment (box, registered, today), _ ("Registered"), NULL);
}

static void
add_amendment (GtkBox *box, DimMonitor *monitor, const DimAmendment *amendment)
{
  GtkBox *moment = add_moment (box, amendment, dim_monitor_get_today (monitor));
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

void
dim_record_history_fill (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && DIM_IS_MONITOR (monitor) && record != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  add_registration (box, record, dim_monitor_get_today (monitor));
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++)
    add_amendment (box, monitor, g_ptr_array_index (record->amendments, i));
}
