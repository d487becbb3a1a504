/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-answers.h"

#include "dim-words.h"

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

void
dim_record_answers_add (GtkBox *box, const char *name, const char *text)
{
  GtkWidget *answer;
  GtkWidget *label;

  g_return_if_fail (GTK_IS_BOX (box) && name != NULL && text != NULL);
  answer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  label = make_label (name);
  gtk_widget_add_css_class (label, "dim-field-label");
  gtk_box_append (GTK_BOX (answer), label);
  gtk_box_append (GTK_BOX (answer), make_label (text));
  gtk_box_append (box, answer);
}

void
dim_record_answers_fill (GtkBox *box, DimMonitor *monitor, const DimIncident *incident)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box) && DIM_IS_MONITOR (monitor) && incident != NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_autofree char *answer = NULL;

    if (!dim_incident_is_answered (incident, (DimField) i))
      continue;
    answer = dim_words_answer (incident, (DimField) i, dim_monitor_get_book (monitor),
                               dim_monitor_get_municipalities (monitor));
    dim_record_answers_add (box, dim_words_field_label ((DimField) i), answer);
  }
}
