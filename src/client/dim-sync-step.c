/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sync-step.h"

#include "dim-error.h"

#include <string.h>

DimTrouble
dim_trouble_of_unproven (const DimHttpAnswer *answer)
{
  if (answer->problem != NULL && strcmp (answer->problem->code, "handtekening-verlopen") == 0)
    return DIM_TROUBLE_WRONG_CLOCK;
  return DIM_TROUBLE_DEVICE_REFUSED;
}

DimTrouble
dim_trouble_of_silence (const GError *error, DimTrouble offline)
{
  return g_error_matches (error, DIM_ERROR, DIM_ERROR_UNTRUSTED) ? DIM_TROUBLE_STRANGER : offline;
}

DimTrouble
dim_trouble_of_answer (const DimHttpAnswer *answer, DimTrouble offline)
{
  if (answer->status == 401)
    return dim_trouble_of_unproven (answer);
  if (answer->status == 429 || answer->status >= 500)
    return offline;
  return DIM_TROUBLE_NONE;
}

void
dim_trouble_set_error (DimTrouble trouble, GError **error)
{
  switch (trouble) {
  case DIM_TROUBLE_COLLECTOR_OFFLINE:
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE, "Cannot send: the collector is out of reach");
    return;
  case DIM_TROUBLE_EVALUATOR_OFFLINE:
    g_set_error (error, DIM_ERROR, DIM_ERROR_OFFLINE,
                 "Cannot ask for tags: the evaluator is out of reach");
    return;
  case DIM_TROUBLE_QUOTA:
    g_set_error (error, DIM_ERROR, DIM_ERROR_LIMIT, "Cannot ask for tags: the quota is used up");
    return;
  case DIM_TROUBLE_WRONG_KEY:
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED,
                 "Cannot ask for tags: the evaluator's key or key list does not hold");
    return;
  case DIM_TROUBLE_DEVICE_REFUSED:
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED, "Cannot send: a server refuses this device");
    return;
  case DIM_TROUBLE_WRONG_CLOCK:
    g_set_error (error, DIM_ERROR, DIM_ERROR_CLOCK,
                 "Cannot send: the clock of this computer is wrong");
    return;
  case DIM_TROUBLE_STRANGER:
    g_set_error (error, DIM_ERROR, DIM_ERROR_UNTRUSTED,
                 "Cannot send: what answers is no server of ours");
    return;
  case DIM_TROUBLE_NONE:
  case DIM_N_TROUBLES:
    break;
  }
  g_return_if_reached ();
}

void
dim_sync_work (GTask *task, DimStore *store, DimStoreWork work, GAsyncReadyCallback done)
{
  GTask *part;

  if (g_task_return_error_if_cancelled (task)) {
    g_object_unref (task);
    return;
  }
  part = g_task_new (NULL, g_task_get_cancellable (task), done, task);
  g_task_set_task_data (part, g_task_get_task_data (task), NULL);
  dim_store_run (store, part, work, NULL);
}

gboolean
dim_sync_worked (GTask *task, GAsyncResult *result)
{
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) != NULL)
    return TRUE;
  g_task_return_error (task, error);
  return FALSE;
}
