/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-fetching.h"
#include "dim-audit-lines.h"
#include "dim-error.h"
#include "dim-synchroniser-inside.h"

typedef struct {
  DimSynchroniser *synchroniser;
  gboolean is_asked;
} Checking;

static void
free_checking (gpointer data)
{
  Checking *checking = data;

  dim_synchroniser_let_go (checking->synchroniser);
  g_free (checking);
}

static void
free_verdict (gpointer verdict)
{
  dim_audit_verdict_free (verdict);
}

static gpointer
reckon_work (DimStore *store, gpointer data, GError **error)
{
  DimAuditVerdict *verdict = dim_store_in_transaction (store, dim_audit_lines_reckon, NULL, error);

  if (verdict != NULL)
    verdict->is_asked = ((const Checking *) data)->is_asked;
  return verdict;
}

static void
reckoned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer verdict = g_task_propagate_pointer (G_TASK (result), &error);

  if (verdict != NULL)
    g_task_return_pointer (task, verdict, free_verdict);
  else
    g_task_return_error (task, error);
}

/* What is kept is reckoned whether the collector could be asked or not. */
static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Checking *checking = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree DimAuditStep *step = g_task_propagate_pointer (G_TASK (result), &error);
  GTask *part;

  if (step == NULL) {
    g_task_return_error (task, error);
    return;
  }
  checking->is_asked = step->is_told;
  part = g_task_new (NULL, dim_synchroniser_cancellable (checking->synchroniser), reckoned_cb,
                     g_object_ref (task));
  g_task_set_task_data (part, checking, NULL);
  dim_store_run (dim_synchroniser_store (checking->synchroniser), part, reckon_work, free_verdict);
}

void
dim_synchroniser_check_audit (DimSynchroniser *synchroniser, GTask *task)
{
  const DimDeviceProfile *profile = NULL;
  Checking *checking;

  g_return_if_fail (synchroniser != NULL && G_IS_TASK (task));
  profile = dim_synchroniser_profile (synchroniser);
  if (profile->role != DIM_ROLE_BACK_OFFICE) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot check the audit log: this is no back office's device");
    g_object_unref (task);
    return;
  }
  checking = g_new0 (Checking, 1);
  checking->synchroniser = dim_synchroniser_hold (synchroniser);
  g_task_set_task_data (task, checking, free_checking);
  dim_audit_fetching_run (dim_synchroniser_store (synchroniser),
                          dim_synchroniser_collector (synchroniser), profile->office, TRUE,
                          g_task_new (NULL, dim_synchroniser_cancellable (synchroniser), fetched_cb,
                                      task));
}
