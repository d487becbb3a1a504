/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement-change.h"

#include "dim-agreement-words.h"
#include "dim-undo-toast.h"

struct _DimAgreementChange {
  GObject parent_instance;

  DimUndoToast *toast;
  DimMonitor *monitor; /* of what can be taken back */
  GArray *said;        /* likewise (element-type DimReviewSaid); NULL: nothing */
  const char *text;    /* static: what the toast will say */
  GtkWidget *where;    /* weak */
  gboolean is_saying;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimAgreementChange, dim_agreement_change, G_TYPE_OBJECT)

static void
tell (DimAgreementChange *self, const GError *error)
{
  gtk_widget_activate_action (self->where, "win.tell", "s", dim_words_agreeing_error (error));
}

/* TRUE: there is still somebody to tell. */
static gboolean
end (DimAgreementChange *self)
{
  self->is_saying = FALSE;
  if (self->where == NULL)
    return FALSE; /* the window is closed */
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return self->where != NULL;
}

static void
said_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAgreementChange) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) said = dim_monitor_agree_finish (DIM_MONITOR (source), result, &error);

  if (!end (self))
    return;
  g_clear_pointer (&self->said, g_array_unref);
  if (said == NULL) {
    tell (self, error);
  } else if (said->len > 0) {
    self->said = g_steal_pointer (&said);
    dim_undo_toast_show (self->toast, self->where, self->text);
  }
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAgreementChange) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_undone = dim_monitor_undo_agreeing_finish (DIM_MONITOR (source), result, &error);

  if (end (self) && !is_undone)
    tell (self, error);
}

/* What was sent stays sent: what stood before is said again. */
static void
toast_undone_cb (DimUndoToast *toast, DimAgreementChange *self)
{
  if (self->said == NULL || self->is_saying)
    return;
  self->is_saying = TRUE;
  dim_monitor_undo_agreeing (self->monitor, self->said, NULL, undone_cb, g_object_ref (self));
  g_clear_pointer (&self->said, g_array_unref);
}

static void
dim_agreement_change_dispose (GObject *object)
{
  DimAgreementChange *self = DIM_AGREEMENT_CHANGE (object);

  g_clear_object (&self->toast);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->said, g_array_unref);
  g_clear_weak_pointer (&self->where);
  G_OBJECT_CLASS (dim_agreement_change_parent_class)->dispose (object);
}

static void
dim_agreement_change_class_init (DimAgreementChangeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_agreement_change_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_AGREEMENT_CHANGE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_agreement_change_init (DimAgreementChange *self)
{
  self->toast = dim_undo_toast_new ();
  g_signal_connect_object (self->toast, "undone", G_CALLBACK (toast_undone_cb), self, 0);
}

DimAgreementChange *
dim_agreement_change_new (void)
{
  return g_object_new (DIM_TYPE_AGREEMENT_CHANGE, NULL);
}

void
dim_agreement_change_say (DimAgreementChange *self,
                          GtkWidget *where,
                          DimMonitor *monitor,
                          const DimAgreementWord *word)
{
  g_return_if_fail (DIM_IS_AGREEMENT_CHANGE (self) && GTK_IS_WIDGET (where));
  g_return_if_fail (DIM_IS_MONITOR (monitor) && word != NULL);
  if (self->is_saying)
    return;
  self->is_saying = TRUE;
  self->text = dim_words_agreed (word->kind, word->before);
  g_set_object (&self->monitor, monitor);
  g_set_weak_pointer (&self->where, where);
  dim_monitor_agree (monitor, g_array_copy ((GArray *) word->pairs), word->kind, word->reason, NULL,
                     said_cb, g_object_ref (self));
}

void
dim_agreement_change_answer (DimAgreementChange *self,
                             GtkWidget *where,
                             DimMonitor *monitor,
                             const DimReviewItem *item,
                             DimDecisionKind kind,
                             DimDecisionReason reason)
{
  DimAgreementWord word = { .kind = DIM_PROPOSAL_APART, .reason = reason };

  g_return_if_fail (item != NULL);
  word.pairs = item->pairs;
  word.before = item->agreement;
  if (kind == DIM_DECISION_SAME)
    word.kind = DIM_PROPOSAL_SAME;
  dim_agreement_change_say (self, where, monitor, &word);
}

gboolean
dim_agreement_change_undo (DimAgreementChange *self)
{
  g_return_val_if_fail (DIM_IS_AGREEMENT_CHANGE (self), FALSE);
  if (!dim_undo_toast_is_shown (self->toast))
    return FALSE;
  dim_undo_toast_undo (self->toast);
  return TRUE;
}
