/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-amending.h"

#include "dim-draft-input.h"
#include "dim-edits.h"
#include "dim-monitor-private.h"
#include "dim-revising.h"
#include "dim-withdrawing.h"

#include <string.h>

/* A change on its way to the store's thread, with what it is held against. */
typedef struct {
  DimEdit *edit; /* NULL: how certain @incident is, alone */
  char *incident;
  char *certainty; /* NULL: no answer */
  DimCertaintyReason reason;
  DimReference *reference;
  char **municipalities;
  guint8 list_key[32];
  guint needs_number;
} Revising;

typedef struct {
  char *incident;
  DimWithdrawalReason reason;
} Withdrawing;

static void
free_revising (gpointer data)
{
  Revising *revising = data;

  dim_edit_free (revising->edit);
  g_free (revising->incident);
  g_free (revising->certainty);
  g_strfreev (revising->municipalities);
  g_free (revising);
}

static void
free_withdrawing (gpointer data)
{
  g_free (((Withdrawing *) data)->incident);
  g_free (data);
}

static void
free_edit (gpointer edit)
{
  dim_edit_free (edit);
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static void
free_record (gpointer record)
{
  dim_record_free (record);
}

static gpointer
begin_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_revising_begin (store, incident, error);
}

static gpointer
save_work (DimStore *store, gpointer edit, GError **error)
{
  return dim_edits_save (store, edit, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
discard_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_edits_remove (store, incident, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
list_work (DimStore *store, gpointer data, GError **error)
{
  return dim_edits_list (store, error);
}

static gpointer
revise_work (DimStore *store, gpointer data, GError **error)
{
  Revising *asked = data;
  DimRevising revising = {
    .edit = asked->edit,
    .rules = { asked->reference, (const char *const *) asked->municipalities },
    .list_key = asked->list_key,
  };
  gpointer record = dim_revising_commit (store, &revising, error);

  asked->needs_number = revising.needs_number;
  return record;
}

static gpointer
move_work (DimStore *store, gpointer data, GError **error)
{
  Revising *asked = data;
  g_autoptr (DimEdit) edit =
    dim_revising_move_certainty (store, asked->incident, asked->certainty, asked->reason, error);
  DimRevising revising = {
    .edit = edit,
    .rules = { asked->reference, (const char *const *) asked->municipalities },
    .list_key = asked->list_key,
    .leaves_edit = TRUE,
  };

  return edit != NULL ? dim_revising_commit (store, &revising, error) : NULL;
}

static gpointer
withdraw_work (DimStore *store, gpointer data, GError **error)
{
  const Withdrawing *asked = data;
  DimWithdrawing withdrawing = { asked->incident, asked->reason };

  return dim_withdrawing_commit (store, &withdrawing, error);
}

static void
run_on_incident (DimMonitor *monitor,
                 const char *incident,
                 GTask *task,
                 DimStoreWork work,
                 GDestroyNotify free_result)
{
  g_task_set_task_data (task, g_strdup (incident), g_free);
  dim_monitor_run_work (monitor, task, work, free_result);
}

void
dim_monitor_begin_edit (DimMonitor *monitor,
                        const char *incident,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  run_on_incident (monitor, incident, g_task_new (monitor, cancellable, callback, user_data),
                   begin_work, free_edit);
}

DimEdit *
dim_monitor_begin_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_save_edit (DimMonitor *monitor,
                       const DimEdit *edit,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  DimEdit *copy;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && edit != NULL);
  copy = dim_edit_copy (edit);
  copy->draft->changed_s = dim_clock_now_s (monitor->clock);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, copy, free_edit);
  dim_monitor_run_work (monitor, task, save_work, NULL);
}

gboolean
dim_monitor_save_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_discard_edit (DimMonitor *monitor,
                          const char *incident,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  run_on_incident (monitor, incident, g_task_new (monitor, cancellable, callback, user_data),
                   discard_work, NULL);
}

gboolean
dim_monitor_discard_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error) != NULL;
}

void
dim_monitor_list_edits (DimMonitor *monitor,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_run_work (monitor, g_task_new (monitor, cancellable, callback, user_data), list_work,
                        free_list);
}

GPtrArray *
dim_monitor_list_edits_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

GArray *
dim_monitor_check_edit (DimMonitor *monitor, const DimEdit *edit)
{
  DimRevising revising = { .edit = edit };

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && edit != NULL, NULL);
  dim_monitor_get_rules (monitor, &revising.rules);
  return dim_revising_check (&revising, dim_monitor_get_today (monitor));
}

/* What every change is held against. */
static Revising *
new_revising (DimMonitor *monitor, const DimDeviceProfile *profile)
{
  Revising *revising = g_new0 (Revising, 1);
  DimRegistrationRules rules;

  dim_monitor_get_rules (monitor, &rules);
  revising->reference = monitor->reference;
  revising->municipalities = g_strdupv ((char **) rules.municipalities);
  memcpy (revising->list_key, profile->list_key, sizeof revising->list_key);
  return revising;
}

void
dim_monitor_revise (DimMonitor *monitor,
                    const DimEdit *edit,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  const DimDeviceProfile *profile;
  Revising *revising;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && edit != NULL);
  profile = dim_monitor_get_profile (monitor);
  g_return_if_fail (profile != NULL);
  revising = new_revising (monitor, profile);
  revising->edit = dim_edit_copy (edit);
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, revising, free_revising);
  dim_monitor_run_queueing (monitor, task, revise_work, free_record);
}

DimRecord *
dim_monitor_revise_finish (DimMonitor *monitor,
                           GAsyncResult *result,
                           guint *out_needs_number,
                           GError **error)
{
  const Revising *revising = g_task_get_task_data (G_TASK (result));

  /* What is needed yet, which the error alone does not tell. */
  if (out_needs_number != NULL)
    *out_needs_number = revising->needs_number;
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_move_certainty (DimMonitor *monitor,
                            const DimCertaintyMove *move,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const DimDeviceProfile *profile;
  Revising *revising;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && move != NULL && move->incident != NULL);
  profile = dim_monitor_get_profile (monitor);
  g_return_if_fail (profile != NULL);
  revising = new_revising (monitor, profile);
  revising->incident = g_strdup (move->incident);
  revising->certainty = g_strdup (move->certainty);
  revising->reason = move->reason;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, revising, free_revising);
  dim_monitor_run_queueing (monitor, task, move_work, free_record);
}

DimRecord *
dim_monitor_move_certainty_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_withdraw (DimMonitor *monitor,
                      const char *incident,
                      DimWithdrawalReason reason,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Withdrawing *withdrawing;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  withdrawing = g_new0 (Withdrawing, 1);
  withdrawing->incident = g_strdup (incident);
  withdrawing->reason = reason;
  task = g_task_new (monitor, cancellable, callback, user_data);
  g_task_set_task_data (task, withdrawing, free_withdrawing);
  dim_monitor_run_queueing (monitor, task, withdraw_work, free_record);
}

DimRecord *
dim_monitor_withdraw_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

gboolean
dim_monitor_edit_from_json (DimMonitor *monitor,
                            DimEdit *edit,
                            GBytes *json,
                            guint32 disputed,
                            GString *remarks,
                            GError **error)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && edit != NULL, FALSE);
  g_return_val_if_fail (json != NULL && remarks != NULL, FALSE);
  return dim_edit_take_json (edit, json, disputed, remarks, error);
}
