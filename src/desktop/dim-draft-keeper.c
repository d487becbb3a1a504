/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft-keeper.h"

#include "dim-entry-time.h"
#include "dim-monitor-device.h"
#include "dim-monitor-drafts.h"

#define SAVE_DELAY_MS  1000 /* after the first key since; leaving a question saves at once */
#define RETRY_DELAY_MS 10000
#define RENEWAL_S      60

/* What the next case at a desk usually has in common with the last. */
static const DimField repeated[] = { DIM_FIELD_DATE, DIM_FIELD_PRODUCT, DIM_FIELD_MUNICIPALITY };

struct _DimDraftKeeper {
  GObject parent_instance;

  DimMonitor *monitor;
  DimDraft *draft;
  DimDraft *next;   /* to stand there once @draft is on disk; else NULL */
  DimDraft *thrown; /* away last, and still on disk; else NULL */
  gboolean is_next_new;
  gboolean is_next_dirty;
  DimIncident *began; /* what the newest draft said when it was new */
  DimDay began_day;   /* and when that was */
  guint renewal_timer;
  guint n_saving; /* handed to the store, which has not answered yet */
  guint save_timer;
  gint64 hand_ms;     /* when a hand was at it last; 0: not yet */
  guint n_moves;      /* an answer of the store may be about what stood there before */
  gboolean is_dirty;  /* typed, and not handed to the store yet */
  gboolean has_moved; /* to another question, likewise */
  gint64 kept_s;      /* when the store last said that the draft is on disk; 0: not yet */
  gboolean is_registering;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_FAILED,
  SIGNAL_REGISTERED,
  SIGNAL_FORGOTTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDraftKeeper, dim_draft_keeper, G_TYPE_OBJECT)

static gboolean
save_timeout_cb (gpointer user_data)
{
  DimDraftKeeper *self = user_data;

  self->save_timer = 0;
  dim_draft_keeper_save (self);
  return G_SOURCE_REMOVE;
}

static void
plan_saving (DimDraftKeeper *self, guint delay_ms)
{
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (delay_ms, save_timeout_cb, self);
}

/* A draft that was emptied by hand is no draft. */
static void
let_go (DimDraftKeeper *self)
{
  if (self->draft != NULL && self->kept_s > 0 && dim_draft_keeper_is_blank (self))
    dim_monitor_discard_draft (self->monitor, self->draft->incident->id, NULL, NULL, NULL);
  g_clear_pointer (&self->draft, dim_draft_free);
}

static void
move_on (DimDraftKeeper *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  let_go (self);
  self->draft = g_steal_pointer (&self->next);
  self->n_moves++;
  self->hand_ms = 0;
  self->is_dirty = self->is_next_dirty;
  self->has_moved = FALSE;
  self->kept_s = self->is_next_new ? 0 : self->draft->changed_s;
  if (self->is_dirty)
    plan_saving (self, SAVE_DELAY_MS);
  dim_monitor_show_draft (self->monitor, self->kept_s > 0 ? self->draft->incident->id : NULL, NULL,
                          NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
stay (DimDraftKeeper *self, const GError *error)
{
  g_clear_pointer (&self->next, dim_draft_free);
  if (self->draft == NULL)
    return;
  self->is_dirty = TRUE;
  plan_saving (self, RETRY_DELAY_MS);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

typedef struct {
  DimDraftKeeper *keeper;
  guint n_moves;
} Saving;

static void
take_saved (DimDraftKeeper *self, guint n_moves, const GError *error)
{
  gboolean is_there = self->draft != NULL && n_moves == self->n_moves;

  self->n_saving--;
  if (is_there && error != NULL) {
    stay (self, error);
    return;
  }
  if (is_there) {
    self->kept_s = g_get_real_time () / G_USEC_PER_SEC;
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }
  if (self->next != NULL)
    dim_draft_keeper_save (self);
  if (self->next != NULL && self->n_saving == 0)
    move_on (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (GError) error = NULL;

  dim_monitor_save_draft_finish (DIM_MONITOR (source), result, &error);
  take_saved (saving->keeper, saving->n_moves, error);
  g_object_unref (saving->keeper);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dim_monitor_discard_draft_finish (DIM_MONITOR (source), result, &error))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
  g_signal_emit (self, signals[SIGNAL_FORGOTTEN], 0);
}

/* Who typed on while it was being registered typed into what is no draft any more. */
static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record = dim_monitor_register_finish (DIM_MONITOR (source), result, &error);

  self->is_registering = FALSE;
  if (record == NULL) {
    stay (self, error);
    return;
  }
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_pointer (&self->draft, dim_draft_free);
  self->is_dirty = FALSE;
  g_signal_emit (self, signals[SIGNAL_REGISTERED], 0, record);
}

static gboolean
renewal_cb (gpointer user_data)
{
  dim_draft_keeper_renew (user_data);
  return G_SOURCE_CONTINUE;
}

static void
dim_draft_keeper_dispose (GObject *object)
{
  DimDraftKeeper *self = DIM_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_handle_id (&self->renewal_timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->draft, dim_draft_free);
  g_clear_pointer (&self->next, dim_draft_free);
  g_clear_pointer (&self->thrown, dim_draft_free);
  g_clear_pointer (&self->began, dim_incident_free);
  G_OBJECT_CLASS (dim_draft_keeper_parent_class)->dispose (object);
}

static void
dim_draft_keeper_class_init (DimDraftKeeperClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_draft_keeper_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", DIM_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DIM_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_REGISTERED] = g_signal_new ("registered", DIM_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST,
                                             0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_FORGOTTEN] = g_signal_new ("forgotten", DIM_TYPE_DRAFT_KEEPER, G_SIGNAL_RUN_LAST,
                                            0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_draft_keeper_init (DimDraftKeeper *self)
{
}

DimDraftKeeper *
dim_draft_keeper_new (DimMonitor *monitor)
{
  DimDraftKeeper *self = NULL;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  self = g_object_new (DIM_TYPE_DRAFT_KEEPER, NULL);
  self->monitor = g_object_ref (monitor);
  self->renewal_timer = g_timeout_add_seconds (RENEWAL_S, renewal_cb, self);
  return self;
}

DimDraft *
dim_draft_keeper_get_draft (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), NULL);
  return self->draft;
}

void
dim_draft_keeper_note_hand (DimDraftKeeper *self, gint64 now_ms)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->draft == NULL || !dim_monitor_get_measures_entry (self->monitor))
    return;
  self->draft->active_ms += dim_entry_active_ms (self->hand_ms, now_ms);
  self->hand_ms = now_ms;
}

/* Who types on without a pause is saved in between. */
void
dim_draft_keeper_touch (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && self->draft != NULL);
  self->is_dirty = TRUE;
  plan_saving (self, SAVE_DELAY_MS);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dim_draft_keeper_note_question (DimDraftKeeper *self, int question)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->draft == NULL || self->draft->question == question)
    return;
  self->draft->question = question;
  if (self->kept_s == 0 && self->n_saving == 0)
    return;
  self->has_moved = TRUE;
  plan_saving (self, SAVE_DELAY_MS);
}

void
dim_draft_keeper_save (DimDraftKeeper *self)
{
  Saving *saving;

  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->is_registering)
    return;
  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (self->draft == NULL || !(self->is_dirty || self->has_moved))
    return;
  self->is_dirty = FALSE;
  self->has_moved = FALSE;
  self->n_saving++;
  saving = g_new (Saving, 1);
  *saving = (Saving){ g_object_ref (self), self->n_moves };
  dim_monitor_save_draft (self->monitor, self->draft, NULL, saved_cb, saving);
}

gint64
dim_draft_keeper_get_kept_s (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), 0);
  return self->is_dirty ? 0 : self->kept_s;
}

gboolean
dim_draft_keeper_is_settled (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), FALSE);
  return self->n_saving == 0 && !self->is_registering &&
         (self->draft == NULL || !(self->is_dirty || self->has_moved));
}

static gboolean
says_the_same (const DimIncident *incident, const DimIncident *other)
{
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (!dim_incident_field_equal (incident, other, (DimField) i))
      return FALSE;
  return TRUE;
}

gboolean
dim_draft_keeper_is_blank (DimDraftKeeper *self)
{
  g_autoptr (DimDraft) fresh = NULL;

  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self) && self->draft != NULL, FALSE);
  if (self->draft->explanation[0] != '\0')
    return FALSE;
  if (self->began != NULL && g_str_equal (self->began->id, self->draft->incident->id) &&
      says_the_same (self->draft->incident, self->began))
    return TRUE;
  fresh = dim_monitor_new_draft (self->monitor);
  return says_the_same (self->draft->incident, fresh->incident);
}

static void
plan_next (DimDraftKeeper *self, DimDraft *draft, gboolean is_new, gboolean is_dirty)
{
  g_clear_pointer (&self->next, dim_draft_free);
  self->next = draft;
  self->is_next_new = is_new;
  self->is_next_dirty = is_dirty;
}

static void
move_when_saved (DimDraftKeeper *self)
{
  dim_draft_keeper_save (self);
  if (self->n_saving == 0)
    move_on (self);
}

void
dim_draft_keeper_go_on_to (DimDraftKeeper *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && draft != NULL);
  plan_next (self, draft, FALSE, FALSE);
  move_when_saved (self);
}

static DimDraft *
begin (DimDraftKeeper *self, const DimIncident *like)
{
  DimDraft *draft = dim_monitor_new_draft (self->monitor);

  for (gsize i = 0; like != NULL && i < G_N_ELEMENTS (repeated); i++)
    dim_incident_copy_field (draft->incident, like, repeated[i]);
  g_clear_pointer (&self->began, dim_incident_free);
  self->began = dim_incident_copy (draft->incident);
  self->began_day = dim_monitor_get_today (self->monitor);
  return draft;
}

void
dim_draft_keeper_start_new (DimDraftKeeper *self, const DimIncident *like)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  plan_next (self, begin (self, like), TRUE, FALSE);
  move_when_saved (self);
}

void
dim_draft_keeper_renew (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->draft == NULL || self->next != NULL || self->is_registering || self->began == NULL ||
      self->began_day == dim_monitor_get_today (self->monitor) || !dim_draft_keeper_is_blank (self))
    return;
  dim_draft_keeper_start_new (self, NULL);
}

/* Nothing waits for the disk here: a full one must not keep anybody from throwing away. */
void
dim_draft_keeper_throw_away (DimDraftKeeper *self, const DimDraft *draft)
{
  DimDraft *thrown = NULL;

  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && draft != NULL);
  if (self->is_registering)
    return;
  thrown = dim_draft_copy (draft);
  dim_draft_keeper_forget_thrown (self);
  self->thrown = thrown;
  if (draft == self->draft) {
    g_clear_pointer (&self->draft, dim_draft_free);
    plan_next (self, begin (self, NULL), TRUE, FALSE);
    move_on (self);
  }
}

const DimDraft *
dim_draft_keeper_get_thrown (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), NULL);
  return self->thrown;
}

/* What was typed in its last second is not on disk yet. */
void
dim_draft_keeper_undo (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->thrown == NULL || self->is_registering)
    return;
  plan_next (self, g_steal_pointer (&self->thrown), FALSE, TRUE);
  move_when_saved (self);
}

void
dim_draft_keeper_forget_thrown (DimDraftKeeper *self)
{
  g_autoptr (DimDraft) thrown = NULL;

  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  thrown = g_steal_pointer (&self->thrown);
  if (thrown != NULL)
    dim_monitor_discard_draft (self->monitor, thrown->incident->id, NULL, forgotten_cb,
                               g_object_ref (self));
}

void
dim_draft_keeper_register (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && self->draft != NULL && !self->is_registering);
  dim_draft_keeper_save (self);
  self->is_registering = TRUE;
  dim_monitor_register (self->monitor, self->draft, NULL, registered_cb, g_object_ref (self));
}

gboolean
dim_draft_keeper_is_registering (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), FALSE);
  return self->is_registering;
}
