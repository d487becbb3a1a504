/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-double-notice.h"

#include "dim-accessible.h"
#include "dim-monitor-drafts.h"
#include "dim-record-words.h"

#include <glib/gi18n-lib.h>

struct _DimDoubleNotice {
  GtkWidget parent_instance;

  GtkLabel *label;

  char incident[DIM_UUID_TEXT_LEN]; /* which was looked for; "" after clear */
  char earlier[DIM_UUID_TEXT_LEN];  /* own registration with the same number; "" */
  DimDecisionKind answer;
  gboolean has_answer;
};

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDoubleNotice, dim_double_notice, GTK_TYPE_WIDGET)

static void
take_answer (DimDoubleNotice *self, DimDecisionKind answer, const char *words)
{
  self->answer = answer;
  self->has_answer = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, words);
}

static void
same_clicked_cb (GtkButton *button, DimDoubleNotice *self)
{
  take_answer (self, DIM_DECISION_SAME, _ ("Noted: the same case. It will count once."));
}

static void
other_clicked_cb (GtkButton *button, DimDoubleNotice *self)
{
  take_answer (self, DIM_DECISION_APART, _ ("Noted: another case. Both will count."));
}

static void
dim_double_notice_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_double_notice_parent_class)->dispose (object);
}

static void
dim_double_notice_class_init (DimDoubleNoticeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_double_notice_dispose;
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered", DIM_TYPE_DOUBLE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-double-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDoubleNotice, label);
  gtk_widget_class_bind_template_callback (widget_class, same_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_clicked_cb);
}

static void
dim_double_notice_init (DimDoubleNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

static void
ask (DimDoubleNotice *self, const DimIncident *earlier)
{
  g_autofree char *sentence = dim_words_local_double (earlier->date);

  g_strlcpy (self->earlier, earlier->id, sizeof self->earlier);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/* A search that failed says nothing: the collector finds the double as well. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimDoubleNotice) self = user_data;
  g_autoptr (GPtrArray) records =
    dim_monitor_find_local_doubles_finish (DIM_MONITOR (source), result, NULL);
  const DimRecord *first;

  if (records == NULL || records->len == 0 || self->has_answer || self->incident[0] == '\0')
    return;
  first = g_ptr_array_index (records, 0);
  if (!g_str_equal (first->incident->id, self->incident))
    ask (self, first->incident);
}

void
dim_double_notice_look_for (DimDoubleNotice *self,
                            DimMonitor *monitor,
                            const char *incident,
                            const char *number)
{
  g_return_if_fail (DIM_IS_DOUBLE_NOTICE (self) && incident != NULL && number != NULL);
  g_strlcpy (self->incident, incident, sizeof self->incident);
  dim_monitor_find_local_doubles (monitor, number, NULL, found_cb, g_object_ref (self));
}

void
dim_double_notice_clear (DimDoubleNotice *self)
{
  g_return_if_fail (DIM_IS_DOUBLE_NOTICE (self));
  self->incident[0] = '\0';
  self->earlier[0] = '\0';
  self->has_answer = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gboolean
dim_double_notice_get_answer (DimDoubleNotice *self,
                              DimDecisionKind *out_answer,
                              const char **out_earlier)
{
  g_return_val_if_fail (DIM_IS_DOUBLE_NOTICE (self), FALSE);
  if (!self->has_answer)
    return FALSE;
  *out_answer = self->answer;
  *out_earlier = self->earlier;
  return TRUE;
}
