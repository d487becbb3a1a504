/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-monitor-notes.h"

#include "dim-error.h"
#include "dim-guard.h"
#include "dim-monitor-private.h"
#include "dim-noting.h"
#include "dim-public-numbers.h"

static void
free_notes (gpointer notes)
{
  dim_notes_free (notes);
}

static void
free_noting (gpointer noting)
{
  dim_noting_free (noting);
}

static gboolean
is_reviewer (DimMonitor *monitor)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);

  return profile != NULL && profile->role == DIM_ROLE_BACK_OFFICE;
}

static DimNoting *
new_noting (const char *incident)
{
  DimNoting *noting = g_new0 (DimNoting, 1);

  g_strlcpy (noting->incident, incident, sizeof noting->incident);
  return noting;
}

void
dim_monitor_load_notes (DimMonitor *monitor,
                        const char *incident,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && incident != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  if (!is_reviewer (monitor)) {
    g_task_return_pointer (task, dim_notes_new (), free_notes);
    g_object_unref (task);
    return;
  }
  g_task_set_task_data (task, new_noting (incident), free_noting);
  dim_monitor_run_work (monitor, task, dim_noting_load, free_notes);
}

DimNotes *
dim_monitor_load_notes_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

/* Whatever is wrong with it before the store is asked. */
static GError *
find_fault (DimMonitor *monitor, const DimNoteWords *words)
{
  static const char *const none[] = { NULL };
  g_autoptr (GArray) findings = NULL;

  if (!is_reviewer (monitor))
    return g_error_new_literal (DIM_ERROR, DIM_ERROR_REJECTED,
                                "Cannot leave the note: this is no back office's device");
  if (!dim_note_text_is_fit (words->text))
    return g_error_new_literal (DIM_ERROR, DIM_ERROR_INVALID,
                                "Cannot leave the note: it is empty or too long");
  findings = dim_guard_scan_open (words->text, dim_monitor_get_public_numbers (monitor),
                                  words->allowed != NULL ? words->allowed : none);
  if (findings->len == 0)
    return NULL;
  return g_error_new_literal (DIM_ERROR, DIM_ERROR_LIMIT,
                              "Cannot leave the note: personal data was found in it");
}

void
dim_monitor_leave_note (DimMonitor *monitor,
                        const char *incident,
                        const DimNoteWords *words,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  DimNoting *noting;
  GError *fault;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL);
  g_return_if_fail (incident != NULL && words != NULL && words->text != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  fault = find_fault (monitor, words);
  if (fault != NULL) {
    g_task_return_error (task, fault);
    g_object_unref (task);
    return;
  }
  noting = new_noting (incident);
  noting->text = g_strdup (words->text);
  g_task_set_task_data (task, noting, free_noting);
  dim_monitor_run_queueing (monitor, task, dim_noting_leave, free_notes);
}

DimNotes *
dim_monitor_leave_note_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}

void
dim_monitor_take_note_back (DimMonitor *monitor,
                            const char *incident,
                            const char *note,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  DimNoting *noting;
  GTask *task;

  g_return_if_fail (DIM_IS_MONITOR (monitor) && monitor->store != NULL);
  g_return_if_fail (incident != NULL && note != NULL);
  task = g_task_new (monitor, cancellable, callback, user_data);
  noting = new_noting (incident);
  g_strlcpy (noting->note, note, sizeof noting->note);
  g_task_set_task_data (task, noting, free_noting);
  dim_monitor_run_queueing (monitor, task, dim_noting_take_back, free_notes);
}

DimNotes *
dim_monitor_take_note_back_finish (DimMonitor *monitor, GAsyncResult *result, GError **error)
{
  return dim_monitor_take_result (monitor, result, error);
}
