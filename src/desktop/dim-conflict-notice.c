/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-conflict-notice.h"

#include "dim-amendment-words.h"
#include "dim-monitor-amending.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimConflictNotice {
  AdwBin parent_instance;

  GtkWidget *box;

  DimMonitor *monitor;
  char incident[DIM_UUID_TEXT_LEN];
  DimField field;
};

G_DEFINE_FINAL_TYPE (DimConflictNotice, dim_conflict_notice, ADW_TYPE_BIN)

/* One answer of two that contradict each other, on its way to being the one. The notice may be gone
 * by the time that it is: the window is told if it fails. */
typedef struct {
  GtkWidget *window;
  DimField field;
  DimIncident *answers;
  char *reason; /* that was given with it; "" if none was */
} Choosing;

static void
free_choosing (Choosing *choosing)
{
  g_object_unref (choosing->window);
  dim_incident_free (choosing->answers);
  g_free (choosing->reason);
  g_free (choosing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choosing, free_choosing)

static void
tell (Choosing *choosing, const GError *error)
{
  gtk_widget_activate_action (choosing->window, "win.tell", "s", dim_words_error (error));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record =
    dim_monitor_revise_finish (DIM_MONITOR (source), result, NULL, &error);

  if (record == NULL)
    tell (choosing, error);
}

/* On the basis of both, so that neither contradicts it. */
static void
begun_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choosing) choosing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimEdit) edit = dim_monitor_begin_edit_finish (DIM_MONITOR (source), result, &error);

  if (edit == NULL) {
    tell (choosing, error);
    return;
  }
  dim_incident_copy_field (edit->draft->incident, choosing->answers, choosing->field);
  edit->chosen = 1U << choosing->field;
  if (choosing->field == DIM_FIELD_CERTAINTY)
    dim_edit_set_reason (edit, choosing->reason);
  if (dim_edit_lacks_reason (edit)) {
    gtk_widget_activate_action (choosing->window, "win.tell", "s",
                                _ ("Nothing says why the certainty changes. Press Ctrl+K and say "
                                   "it there."));
    return;
  }
  dim_monitor_revise (DIM_MONITOR (source), edit, NULL, chosen_cb, g_steal_pointer (&choosing));
}

static void
answer_clicked_cb (GtkButton *button, DimConflictNotice *self)
{
  const DimAmendment *chosen = g_object_get_data (G_OBJECT (button), "amendment");
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
  choosing->field = self->field;
  choosing->answers = dim_incident_copy (chosen->after);
  choosing->reason = g_strdup (chosen->reason);
  dim_monitor_begin_edit (self->monitor, self->incident, NULL, begun_cb, choosing);
}

static void
add_answer (DimConflictNotice *self,
            const DimRecord *record,
            const DimConflict *conflict,
            gboolean is_standing)
{
  const DimAmendment *amendment =
    dim_record_find_amendment (record, is_standing ? conflict->standing : conflict->other);
  g_autofree char *words =
    dim_words_conflict_answer (record, conflict, is_standing, dim_monitor_get_book (self->monitor),
                               dim_monitor_get_municipalities (self->monitor));
  GtkWidget *button;

  if (words == NULL)
    return;
  button = gtk_button_new_with_label (words);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  g_object_set_data_full (G_OBJECT (button), "amendment", dim_amendment_copy (amendment),
                          (GDestroyNotify) dim_amendment_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (answer_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
}

static void
dim_conflict_notice_dispose (GObject *object)
{
  g_clear_object (&DIM_CONFLICT_NOTICE (object)->monitor);
  G_OBJECT_CLASS (dim_conflict_notice_parent_class)->dispose (object);
}

static void
dim_conflict_notice_class_init (DimConflictNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_conflict_notice_dispose;
}

static void
dim_conflict_notice_init (DimConflictNotice *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "dim-notice");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
dim_conflict_notice_new (DimMonitor *monitor, const DimRecord *record, const DimConflict *conflict)
{
  DimConflictNotice *self;
  g_autofree char *question = NULL;
  GtkWidget *label;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && record != NULL && conflict != NULL, NULL);
  self = g_object_new (DIM_TYPE_CONFLICT_NOTICE, NULL);
  self->monitor = g_object_ref (monitor);
  self->field = conflict->field;
  g_strlcpy (self->incident, record->incident->id, sizeof self->incident);
  question = dim_words_conflict (conflict);
  label = gtk_label_new (question);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->box), label);
  /* Of documents the number is no part of the answer. */
  if (conflict->field != DIM_FIELD_DOCUMENTS) {
    add_answer (self, record, conflict, TRUE);
    add_answer (self, record, conflict, FALSE);
  }
  return GTK_WIDGET (self);
}
