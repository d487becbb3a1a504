/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement-lines.h"

#include "dim-agreement-change.h"
#include "dim-agreement-words.h"

/* What a button takes back. */
typedef struct {
  DimMonitor *monitor;
  DimReviewPair pair;
  DimAgreement before;
} Line;

static void
free_line (gpointer data, GClosure *closure)
{
  Line *line = data;

  g_object_unref (line->monitor);
  g_free (line);
}

/* Of the box, which outlives its lines. */
static DimAgreementChange *
find_change (GtkWidget *box)
{
  DimAgreementChange *change = g_object_get_data (G_OBJECT (box), "agreement");

  if (change == NULL) {
    change = dim_agreement_change_new ();
    g_object_set_data_full (G_OBJECT (box), "agreement", change, g_object_unref);
  }
  return change;
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  const Line *line = user_data;
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));
  const DimAgreementWord word = { pairs, DIM_PROPOSAL_RETRACT, DIM_REASON_MISTAKE, line->before };

  g_array_append_val (pairs, line->pair);
  dim_agreement_change_say (find_change (box), box, line->monitor, &word);
}

static GtkWidget *
make_button (const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

void
dim_agreement_lines_add (GtkBox *box, DimMonitor *monitor, const DimRecord *record)
{
  g_return_if_fail (GTK_IS_BOX (box) && DIM_IS_MONITOR (monitor) && record != NULL);
  for (guint i = 0; record->news != NULL && i < record->news->hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (record->news->hits, i);
    g_autofree char *text = NULL;
    GtkWidget *button = NULL;
    Line *line = NULL;

    if (hit->handle[0] == '\0' || hit->ours == DIM_PROPOSAL_RETRACT)
      continue;
    text = dim_words_take_back (hit);
    button = make_button (text);
    line = g_new0 (Line, 1);
    line->monitor = g_object_ref (monitor);
    line->before = dim_agreement_of (hit->ours, hit->theirs);
    g_strlcpy (line->pair.incident, record->incident->id, sizeof line->pair.incident);
    g_strlcpy (line->pair.handle, hit->handle, sizeof line->pair.handle);
    g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), line, free_line, 0);
    gtk_box_append (box, button);
  }
}
