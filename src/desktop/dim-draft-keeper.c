/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft-keeper.h"

#define SAVE_DELAY_MS  1000 /* after the first key since; leaving a question saves at once */
#define RETRY_DELAY_MS 10000

struct _DimDraftKeeper {
  GObject parent_instance;

  DimMonitor *monitor;
  DimDraft *draft;
  DimDraft *next; /* to stand there once @draft is on disk; else NULL */
  guint n_saving; /* handed to the store, which has not answered yet */
  guint save_timer;
  gboolean is_dirty; /* typed, and not handed to the store yet */
  gint64 kept_s;     /* when the store last said that the draft is on disk; 0: not yet */
  gboolean is_registering;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_FAILED,
  SIGNAL_REGISTERED,
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
move_on (DimDraftKeeper *self)
{
  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_pointer (&self->draft, dim_draft_free);
  self->draft = g_steal_pointer (&self->next);
  self->is_dirty = FALSE;
  self->kept_s = dim_draft_keeper_is_blank (self, self->draft) ? 0 : self->draft->changed_s;
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
}

static void
stay (DimDraftKeeper *self, const GError *error)
{
  g_clear_pointer (&self->next, dim_draft_free);
  if (self->draft == NULL)
    return;
  self->is_dirty = TRUE;
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (RETRY_DELAY_MS, save_timeout_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimDraftKeeper) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_saving--;
  if (!dim_monitor_save_draft_finish (DIM_MONITOR (source), result, &error)) {
    stay (self, error);
    return;
  }
  self->kept_s = g_get_real_time () / G_USEC_PER_SEC;
  if (self->draft == NULL)
    return;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->next != NULL)
    dim_draft_keeper_save (self);
  if (self->next != NULL && self->n_saving == 0)
    move_on (self);
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

static void
dim_draft_keeper_dispose (GObject *object)
{
  DimDraftKeeper *self = DIM_DRAFT_KEEPER (object);

  g_clear_handle_id (&self->save_timer, g_source_remove);
  g_clear_object (&self->monitor);
  g_clear_pointer (&self->draft, dim_draft_free);
  g_clear_pointer (&self->next, dim_draft_free);
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
  return self;
}

DimDraft *
dim_draft_keeper_get_draft (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), NULL);
  return self->draft;
}

/* Who types on without a pause is saved in between. */
void
dim_draft_keeper_touch (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && self->draft != NULL);
  self->is_dirty = TRUE;
  if (self->save_timer == 0)
    self->save_timer = g_timeout_add (SAVE_DELAY_MS, save_timeout_cb, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
dim_draft_keeper_save (DimDraftKeeper *self)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self));
  if (self->is_registering)
    return;
  g_clear_handle_id (&self->save_timer, g_source_remove);
  if (!self->is_dirty)
    return;
  self->is_dirty = FALSE;
  self->n_saving++;
  dim_monitor_save_draft (self->monitor, self->draft, NULL, saved_cb, g_object_ref (self));
}

gint64
dim_draft_keeper_get_kept_s (DimDraftKeeper *self)
{
  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self), 0);
  return self->is_dirty ? 0 : self->kept_s;
}

gboolean
dim_draft_keeper_is_blank (DimDraftKeeper *self, const DimDraft *draft)
{
  g_autoptr (DimDraft) fresh = NULL;

  g_return_val_if_fail (DIM_IS_DRAFT_KEEPER (self) && draft != NULL, FALSE);
  if (draft->explanation[0] != '\0')
    return FALSE;
  fresh = dim_monitor_new_draft (self->monitor);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (!dim_incident_field_equal (draft->incident, fresh->incident, (DimField) i))
      return FALSE;
  return TRUE;
}

void
dim_draft_keeper_go_on_to (DimDraftKeeper *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_DRAFT_KEEPER (self) && draft != NULL);
  g_clear_pointer (&self->next, dim_draft_free);
  self->next = draft;
  dim_draft_keeper_save (self);
  if (self->n_saving == 0)
    move_on (self);
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
