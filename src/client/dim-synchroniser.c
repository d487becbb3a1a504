/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-synchroniser.h"

#include "dim-audit-fetching.h"
#include "dim-backoff.h"
#include "dim-error.h"
#include "dim-fetching.h"
#include "dim-participation-fetching.h"
#include "dim-reading.h"
#include "dim-retention.h"
#include "dim-row-fetching.h"
#include "dim-submission.h"
#include "dim-sure-time.h"
#include "dim-synchroniser-inside.h"
#include "dim-tagging.h"

#define NEWS_EVERY_MS (60 * 1000)

/* One of the two servers, and when it may be asked again. */
typedef struct {
  DimHttpClient *client;
  DimBackoff backoff;
  gint64 not_before_us; /* monotonic; 0: at once */
  DimTrouble trouble;   /* of the last round */
} Server;

struct _DimSynchroniser {
  guint references; /* the owner's, and one of each round */
  DimStore *store;
  const DimDevice *device;
  const DimReference *reference;
  DimSynchroniserEvents events;
  GCancellable *cancellable; /* cancelled: the owner let go */
  Server collector;
  Server evaluator;
  Server tags; /* the collector as far as it goes for tags; without a client of its own */
  gint64 trouble_since_s;
  guint refused; /* in this round */
  gboolean is_running;
  gboolean is_patient;  /* this round leaves servers alone that are given time */
  gboolean leaves_tags; /* this submission does, for the same reason */
  gboolean is_wanted;   /* something came in between: another round follows */
  GPtrArray *waiting;   /* (element-type GTask): who waits for this round */
  GPtrArray *next;      /* (element-type GTask): who waits for the one after */
  GError *error;        /* of the store, in this round */
  gboolean is_started;
  guint timer;
  gint64 timer_us; /* monotonic: when it goes off */
};

static void submit (DimSynchroniser *synchroniser);
static void begin_round (DimSynchroniser *synchroniser, gboolean is_patient);

static DimSynchroniser *
hold (DimSynchroniser *synchroniser)
{
  synchroniser->references++;
  return synchroniser;
}

static void
let_go (DimSynchroniser *synchroniser)
{
  if (--synchroniser->references > 0)
    return;
  g_clear_pointer (&synchroniser->collector.client, dim_http_client_free);
  g_clear_pointer (&synchroniser->evaluator.client, dim_http_client_free);
  g_clear_object (&synchroniser->cancellable);
  g_clear_error (&synchroniser->error);
  g_ptr_array_unref (synchroniser->waiting);
  g_ptr_array_unref (synchroniser->next);
  g_free (synchroniser);
}

static gboolean
is_over (const DimSynchroniser *synchroniser)
{
  return g_cancellable_is_cancelled (synchroniser->cancellable);
}

static DimTrouble
current_trouble (const DimSynchroniser *synchroniser)
{
  if (synchroniser->collector.trouble != DIM_TROUBLE_NONE)
    return synchroniser->collector.trouble;
  return synchroniser->tags.trouble != DIM_TROUBLE_NONE ? synchroniser->tags.trouble
                                                        : synchroniser->evaluator.trouble;
}

/* An owner may let go while it hears; nothing is told to it after that. */
static void
tell_owner (DimSynchroniser *synchroniser, gboolean has_news)
{
  if (!is_over (synchroniser))
    synchroniser->events.queue_changed (synchroniser->events.data);
  if (has_news && !is_over (synchroniser))
    synchroniser->events.records_changed (synchroniser->events.data);
}

static void
doubt_clock (DimSynchroniser *synchroniser)
{
  dim_store_run (synchroniser->store, g_task_new (NULL, NULL, NULL, NULL), dim_sure_time_doubt,
                 NULL);
}

/* A whole answer in time starts the back-off anew; anything else makes it longer. */
static void
note_outcome (DimSynchroniser *synchroniser, Server *server, const DimSyncStep *step)
{
  DimTrouble before = current_trouble (synchroniser);
  guint32 random = 0;

  server->trouble = step->trouble;
  if (step->trouble == DIM_TROUBLE_WRONG_CLOCK)
    doubt_clock (synchroniser);
  if (step->trouble == DIM_TROUBLE_NONE) {
    dim_backoff_reset (&server->backoff);
    server->not_before_us = 0;
  } else {
    guint wait_ms;

    dim_random_bytes ((guint8 *) &random, sizeof random);
    wait_ms = dim_backoff_next_ms (&server->backoff, random, step->retry_after_s);
    server->not_before_us = g_get_monotonic_time () + (gint64) wait_ms * 1000;
  }
  if (current_trouble (synchroniser) == DIM_TROUBLE_NONE)
    synchroniser->trouble_since_s = 0;
  else if (before != current_trouble (synchroniser))
    synchroniser->trouble_since_s = dim_clock_now_s (dim_store_clock (synchroniser->store));
  tell_owner (synchroniser, step->has_news);
}

/* Tags that are held make nothing else wait: they have a back-off of their own. */
static void
note_tags (DimSynchroniser *synchroniser, const DimSyncStep *step)
{
  DimSyncStep tags = { .trouble = step->held > 0 ? DIM_TROUBLE_WRONG_KEY : DIM_TROUBLE_NONE };

  if (!synchroniser->leaves_tags && (step->held > 0 || step->trouble == DIM_TROUBLE_NONE))
    note_outcome (synchroniser, &synchroniser->tags, &tags);
}

static gboolean
may_ask (const DimSynchroniser *synchroniser, const Server *server)
{
  return !synchroniser->is_patient || server->trouble == DIM_TROUBLE_WRONG_CLOCK ||
         server->not_before_us <= g_get_monotonic_time ();
}

/* A clock is set right from one moment to the next: that is soon noticed, at the price of asking
 * for news. */
static guint
wait_for_ms (const Server *server, gint64 now_us)
{
  guint wait_ms = (guint) (MAX (server->not_before_us - now_us, 0) / 1000 + 1);

  if (server->trouble == DIM_TROUBLE_NONE)
    return NEWS_EVERY_MS;
  return server->trouble == DIM_TROUBLE_WRONG_CLOCK ? MIN (wait_ms, NEWS_EVERY_MS) : wait_ms;
}

static gboolean
timer_cb (gpointer data)
{
  DimSynchroniser *synchroniser = data;

  synchroniser->timer = 0;
  begin_round (synchroniser, TRUE);
  return G_SOURCE_REMOVE;
}

static void
schedule (DimSynchroniser *synchroniser)
{
  gint64 now_us = g_get_monotonic_time ();
  guint wait_ms = MIN (wait_for_ms (&synchroniser->collector, now_us),
                       wait_for_ms (&synchroniser->evaluator, now_us));

  wait_ms = MIN (wait_ms, wait_for_ms (&synchroniser->tags, now_us));
  g_clear_handle_id (&synchroniser->timer, g_source_remove);
  synchroniser->timer_us = now_us + (gint64) wait_ms * 1000;
  synchroniser->timer = g_timeout_add (wait_ms, timer_cb, synchroniser);
}

static void
answer_waiting (DimSynchroniser *synchroniser)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&synchroniser->waiting);

  synchroniser->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);
    GError *error = NULL;

    if (synchroniser->error != NULL)
      error = g_error_copy (synchroniser->error);
    else if (is_over (synchroniser))
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cannot send: the store was closed");
    else if (current_trouble (synchroniser) != DIM_TROUBLE_NONE)
      dim_trouble_set_error (current_trouble (synchroniser), &error);
    if (error != NULL)
      g_task_return_error (task, error);
    else
      g_task_return_boolean (task, TRUE);
  }
}

/* Whoever asked while the round ran waits for a whole one of its own. What nobody waits for is
 * written down. */
static void
end_round (DimSynchroniser *synchroniser)
{
  synchroniser->is_running = FALSE;
  if (synchroniser->error != NULL && !is_over (synchroniser) && synchroniser->waiting->len == 0)
    g_warning ("%s", synchroniser->error->message);
  answer_waiting (synchroniser);
  g_clear_error (&synchroniser->error);
  tell_owner (synchroniser, FALSE);
  if (is_over (synchroniser)) {
    let_go (synchroniser);
    return;
  }
  if (synchroniser->next->len > 0) {
    g_ptr_array_extend_and_steal (synchroniser->waiting, synchroniser->next);
    synchroniser->next = g_ptr_array_new_with_free_func (g_object_unref);
    begin_round (synchroniser, FALSE);
  } else if (synchroniser->is_wanted) {
    begin_round (synchroniser, TRUE);
  } else if (synchroniser->is_started) {
    schedule (synchroniser);
  }
  let_go (synchroniser);
}

/* NULL: the round is over, as the store failed or the owner let go. */
static DimSyncStep *
take_step (DimSynchroniser *synchroniser, GAsyncResult *result)
{
  DimSyncStep *step = g_task_propagate_pointer (G_TASK (result), &synchroniser->error);

  if (step == NULL)
    end_round (synchroniser);
  return step;
}

static GTask *
step_task (DimSynchroniser *synchroniser, GAsyncReadyCallback done)
{
  return g_task_new (NULL, synchroniser->cancellable, done, synchroniser);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  note_outcome (synchroniser, &synchroniser->evaluator, step);
  if (step->moved > 0 && synchroniser->collector.trouble == DIM_TROUBLE_NONE)
    submit (synchroniser);
  else
    end_round (synchroniser);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;

  (void) g_task_propagate_pointer (G_TASK (result), &synchroniser->error);
  end_round (synchroniser);
}

/* What is too old is wiped in time, however long the evaluator wants to be left alone. */
static void
ask_tags (DimSynchroniser *synchroniser)
{
  if (may_ask (synchroniser, &synchroniser->evaluator))
    dim_tagging_run (synchroniser->store, synchroniser->evaluator.client, synchroniser->reference,
                     synchroniser->device->profile->list_key,
                     synchroniser->tags.trouble != DIM_TROUBLE_NONE,
                     step_task (synchroniser, tagged_cb));
  else
    dim_store_run (synchroniser->store, step_task (synchroniser, kept_cb), dim_retention_run, NULL);
}

static void
read_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  note_outcome (synchroniser, &synchroniser->collector, step);
  ask_tags (synchroniser);
}

static void
rows_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  note_outcome (synchroniser, &synchroniser->collector, step);
  if (step->trouble != DIM_TROUBLE_NONE)
    ask_tags (synchroniser);
  else
    dim_participation_fetching_run (synchroniser->store, synchroniser->collector.client,
                                    step_task (synchroniser, read_on_cb));
}

/* The log of who did what is a back office's to read, fact rows and who took part an analyst's. */
static void
read_on (DimSynchroniser *synchroniser)
{
  const DimDeviceProfile *profile = synchroniser->device->profile;

  if (profile->role == DIM_ROLE_BACK_OFFICE)
    dim_audit_fetching_run (synchroniser->store, synchroniser->collector.client, profile->office,
                            FALSE, step_task (synchroniser, read_on_cb));
  else if (profile->role == DIM_ROLE_ANALYST)
    dim_row_fetching_run (synchroniser->store, synchroniser->collector.client,
                          synchroniser->reference, step_task (synchroniser, rows_read_cb));
  else
    ask_tags (synchroniser);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  note_outcome (synchroniser, &synchroniser->collector, step);
  if (step->trouble != DIM_TROUBLE_NONE)
    ask_tags (synchroniser);
  else if (step->moved > 0)
    submit (synchroniser);
  else
    read_on (synchroniser);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  note_outcome (synchroniser, &synchroniser->collector, step);
  if (step->trouble != DIM_TROUBLE_NONE)
    ask_tags (synchroniser);
  else if (step->moved > 0)
    submit (synchroniser);
  else
    dim_reading_run (synchroniser->store, synchroniser->collector.client, synchroniser->reference,
                     synchroniser->device->profile->role, step_task (synchroniser, read_cb));
}

static void
submitted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DimSynchroniser *synchroniser = user_data;
  g_autofree DimSyncStep *step = take_step (synchroniser, result);

  if (step == NULL)
    return;
  synchroniser->refused += step->refused;
  note_tags (synchroniser, step);
  note_outcome (synchroniser, &synchroniser->collector, step);
  if (step->trouble != DIM_TROUBLE_NONE)
    ask_tags (synchroniser);
  else
    dim_fetching_run (synchroniser->store, synchroniser->collector.client, synchroniser->reference,
                      step_task (synchroniser, fetched_cb));
}

static void
submit (DimSynchroniser *synchroniser)
{
  if (!may_ask (synchroniser, &synchroniser->collector)) {
    ask_tags (synchroniser);
    return;
  }
  synchroniser->leaves_tags = !may_ask (synchroniser, &synchroniser->tags);
  dim_submission_run (synchroniser->store, synchroniser->collector.client,
                      synchroniser->device->profile->list_key, synchroniser->leaves_tags,
                      step_task (synchroniser, submitted_cb));
}

static void
begin_round (DimSynchroniser *synchroniser, gboolean is_patient)
{
  g_assert (!synchroniser->is_running);
  g_clear_handle_id (&synchroniser->timer, g_source_remove);
  synchroniser->is_running = TRUE;
  synchroniser->is_wanted = FALSE;
  synchroniser->refused = 0;
  synchroniser->is_patient = is_patient;
  submit (hold (synchroniser));
}

DimSynchroniser *
dim_synchroniser_new (DimStore *store,
                      const DimDevice *device,
                      const DimReference *reference,
                      const DimSynchroniserEvents *events,
                      GError **error)
{
  g_autoptr (DimHttpClient) collector = NULL;
  g_autoptr (DimHttpClient) evaluator = NULL;
  DimSynchroniser *synchroniser;

  g_return_val_if_fail (store != NULL && device != NULL && device->profile != NULL, NULL);
  g_return_val_if_fail (reference != NULL && events != NULL, NULL);
  collector =
    dim_http_client_new (device->collector_url, device->key, dim_store_clock (store), error);
  if (collector == NULL)
    return NULL;
  evaluator =
    dim_http_client_new (device->evaluator_url, device->key, dim_store_clock (store), error);
  if (evaluator == NULL)
    return NULL;
  synchroniser = g_new0 (DimSynchroniser, 1);
  synchroniser->references = 1;
  synchroniser->store = store;
  synchroniser->device = device;
  synchroniser->reference = reference;
  synchroniser->events = *events;
  synchroniser->collector.client = g_steal_pointer (&collector);
  synchroniser->evaluator.client = g_steal_pointer (&evaluator);
  synchroniser->cancellable = g_cancellable_new ();
  synchroniser->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  synchroniser->next = g_ptr_array_new_with_free_func (g_object_unref);
  return synchroniser;
}

void
dim_synchroniser_free (DimSynchroniser *synchroniser)
{
  if (synchroniser == NULL)
    return;
  g_clear_handle_id (&synchroniser->timer, g_source_remove);
  g_ptr_array_extend_and_steal (synchroniser->waiting, synchroniser->next);
  synchroniser->next = g_ptr_array_new_with_free_func (g_object_unref);
  g_cancellable_cancel (synchroniser->cancellable);
  let_go (synchroniser);
}

void
dim_synchroniser_run (DimSynchroniser *synchroniser, GTask *task)
{
  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  if (synchroniser->is_running) {
    g_ptr_array_add (synchroniser->next, task);
    return;
  }
  g_ptr_array_add (synchroniser->waiting, task);
  begin_round (synchroniser, FALSE);
  tell_owner (synchroniser, FALSE);
}

void
dim_synchroniser_start (DimSynchroniser *synchroniser)
{
  g_return_if_fail (synchroniser != NULL);
  synchroniser->is_started = TRUE;
  dim_synchroniser_poke (synchroniser);
}

void
dim_synchroniser_poke (DimSynchroniser *synchroniser)
{
  g_return_if_fail (synchroniser != NULL);
  if (!synchroniser->is_started)
    return;
  if (synchroniser->is_running)
    synchroniser->is_wanted = TRUE;
  else
    begin_round (synchroniser, TRUE);
}

DimTrouble
dim_synchroniser_trouble (const DimSynchroniser *synchroniser, gint64 *out_since_s)
{
  g_return_val_if_fail (synchroniser != NULL && out_since_s != NULL, DIM_TROUBLE_NONE);
  *out_since_s = synchroniser->trouble_since_s;
  return current_trouble (synchroniser);
}

gint64
dim_synchroniser_clock_ahead_s (const DimSynchroniser *synchroniser)
{
  g_return_val_if_fail (synchroniser != NULL, 0);
  if (synchroniser->collector.trouble == DIM_TROUBLE_WRONG_CLOCK)
    return dim_http_client_ahead_s (synchroniser->collector.client);
  return synchroniser->evaluator.trouble == DIM_TROUBLE_WRONG_CLOCK
           ? dim_http_client_ahead_s (synchroniser->evaluator.client)
           : 0;
}

guint
dim_synchroniser_refused (const DimSynchroniser *synchroniser)
{
  g_return_val_if_fail (synchroniser != NULL, 0);
  return synchroniser->refused;
}

gint64
dim_synchroniser_next_s (const DimSynchroniser *synchroniser)
{
  gint64 wait_us;

  g_return_val_if_fail (synchroniser != NULL, 0);
  if (synchroniser->timer == 0)
    return 0;
  wait_us = MAX (synchroniser->timer_us - g_get_monotonic_time (), 0);
  return dim_clock_now_s (dim_store_clock (synchroniser->store)) + wait_us / G_USEC_PER_SEC;
}

gboolean
dim_synchroniser_is_running (const DimSynchroniser *synchroniser)
{
  g_return_val_if_fail (synchroniser != NULL, FALSE);
  return synchroniser->is_running;
}

DimStore *
dim_synchroniser_store (DimSynchroniser *synchroniser)
{
  return synchroniser->store;
}

DimHttpClient *
dim_synchroniser_collector (DimSynchroniser *synchroniser)
{
  return synchroniser->collector.client;
}

const DimDeviceProfile *
dim_synchroniser_profile (DimSynchroniser *synchroniser)
{
  return synchroniser->device->profile;
}

DimSynchroniser *
dim_synchroniser_hold (DimSynchroniser *synchroniser)
{
  return hold (synchroniser);
}

void
dim_synchroniser_let_go (DimSynchroniser *synchroniser)
{
  let_go (synchroniser);
}

GCancellable *
dim_synchroniser_cancellable (DimSynchroniser *synchroniser)
{
  return synchroniser->cancellable;
}
