/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli-monitor.h"

#include "dim-error.h"
#include "dim-monitor-records.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PASSPHRASE_BYTES_MAX 4096

/* The first line of the file. */
static gboolean
read_passphrase (const char *path, char **out, GError **error)
{
  g_autoptr (GBytes) file = NULL;
  const char *bytes = NULL;
  gsize length = 0;
  gsize line = 0;

  if (path == NULL)
    return TRUE;
  file = dim_cli_read (path, PASSPHRASE_BYTES_MAX, error);
  if (file == NULL)
    return FALSE;
  bytes = g_bytes_get_data (file, &length);
  while (line < length && strchr ("\r\n", bytes[line]) == NULL)
    line++;
  *out = g_strndup (line > 0 ? bytes : "", line);
  if (length > 0)
    explicit_bzero ((gpointer) bytes, length);
  return TRUE;
}

static gboolean
is_usable (DimMonitor *monitor, gboolean needs_enrolment)
{
  switch (dim_monitor_get_state (monitor)) {
  case DIM_MONITOR_NEW_PASSPHRASE:
    dim_cli_complain (_ ("There is no keyring here. Choose a passphrase of at least 12 characters "
                         "and give the file that holds it with --passphrase-file."));
    return FALSE;
  case DIM_MONITOR_NEEDS_PASSPHRASE:
    dim_cli_complain (_ ("This directory is locked with a passphrase. Give the file that holds it "
                         "with --passphrase-file."));
    return FALSE;
  case DIM_MONITOR_NEEDS_ENROLMENT:
    if (!needs_enrolment)
      return TRUE;
    dim_cli_complain (_ ("This device is not enrolled yet. Use the subcommand enrol first."));
    return FALSE;
  case DIM_MONITOR_READY:
  default:
    return TRUE;
  }
}

static DimMonitor *
open_monitor (const DimCliWorld *world,
              const DimCliOptions *options,
              const char *passphrase,
              GError **error)
{
  DimMonitorOptions how;

  dim_cli_options_for (world, options, &how);
  how.passphrase = passphrase;
  return dim_monitor_open (&how, error);
}

void
dim_cli_secret_free (DimCliSecret *secret)
{
  if (secret == NULL)
    return;
  explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

DimCliSecret *
dim_cli_read_passphrase (const char *path, DimCliStatus *out_status)
{
  char *passphrase = NULL;
  GError *error = NULL;

  g_return_val_if_fail (path != NULL && out_status != NULL, NULL);
  if (!read_passphrase (path, &passphrase, &error))
    *out_status = dim_cli_fail_with (error, dim_words_file_error (error));
  return passphrase;
}

void
dim_cli_options_for (const DimCliWorld *world, const DimCliOptions *options, DimMonitorOptions *out)
{
  g_return_if_fail (world != NULL && options != NULL && out != NULL);
  *out = (DimMonitorOptions){
    .data_dir = options->data_dir != NULL ? options->data_dir : world->default_data_dir,
    .clock = world->clock,
    .without_keyring = options->without_keyring,
  };
}

DimCliMonitor *
dim_cli_open (const DimCliWorld *world,
              const DimCliOptions *options,
              gboolean needs_enrolment,
              DimCliStatus *out_status)
{
  g_autoptr (DimCliMonitor) monitor = NULL;
  char *passphrase = NULL;
  GError *error = NULL;

  g_return_val_if_fail (world != NULL && options != NULL && out_status != NULL, NULL);
  if (!read_passphrase (options->passphrase_file, &passphrase, &error)) {
    *out_status = dim_cli_fail_with (error, dim_words_file_error (error));
    return NULL;
  }
  monitor = open_monitor (world, options, passphrase, &error);
  g_clear_pointer (&passphrase, dim_cli_secret_free);
  if (monitor == NULL) {
    *out_status = dim_cli_fail_with (error, dim_words_opening_error (error));
    return NULL;
  }
  if (dim_monitor_get_mishap (monitor) != DIM_MISHAP_NONE)
    dim_cli_complain (dim_words_mishap (dim_monitor_get_mishap (monitor)));
  *out_status = DIM_CLI_REFUSED;
  /* What has to be done again is clear from what befell the store. */
  if (needs_enrolment && dim_monitor_get_mishap (monitor) == DIM_MISHAP_STORE_ANEW)
    return NULL;
  return is_usable (monitor, needs_enrolment) ? g_steal_pointer (&monitor) : NULL;
}

void
dim_cli_close (DimCliMonitor *monitor)
{
  g_return_if_fail (DIM_IS_MONITOR (monitor));
  dim_monitor_close (monitor);
  g_object_unref (monitor);
}

void
dim_wait_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  ((DimWait *) wait)->result = g_object_ref (result);
}

GAsyncResult *
dim_wait_for (DimWait *wait)
{
  g_return_val_if_fail (wait != NULL, NULL);
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return wait->result;
}

void
dim_wait_clear (DimWait *wait)
{
  g_return_if_fail (wait != NULL);
  g_clear_object (&wait->result);
}

static void
complain_of_queue (const DimCliWorld *world, const DimQueueState *queue)
{
  g_autofree char *line = dim_words_queue (queue, dim_clock_now_s (world->clock));
  g_autofree char *trouble = dim_words_queue_trouble (queue);

  dim_cli_complain (line);
  if (trouble[0] != '\0')
    fprintf (stderr, "%s\n", trouble);
}

static DimCliStatus
judge_trouble (const DimQueueState *queue)
{
  switch (queue->trouble) {
  case DIM_TROUBLE_COLLECTOR_OFFLINE:
  case DIM_TROUBLE_EVALUATOR_OFFLINE:
  case DIM_TROUBLE_STRANGER:
    return DIM_CLI_OFFLINE;
  case DIM_TROUBLE_WRONG_KEY:
  case DIM_TROUBLE_DEVICE_REFUSED:
  case DIM_TROUBLE_WRONG_CLOCK:
    return DIM_CLI_REFUSED;
  case DIM_TROUBLE_NONE:
  case DIM_TROUBLE_QUOTA:
  case DIM_N_TROUBLES:
  default:
    return DIM_CLI_DONE;
  }
}

/* What was refused before was told then, and stands in the list. */
static DimCliStatus
synchronise (const DimCliWorld *world, DimMonitor *monitor, DimQueueState *out_queue)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  DimQueueState queue = { 0 };
  gboolean is_done = FALSE;

  dim_monitor_sync (monitor, NULL, dim_wait_cb, &wait);
  is_done = dim_monitor_sync_finish (monitor, dim_wait_for (&wait), &error);
  dim_monitor_get_queue (monitor, &queue);
  /* Trouble with a server has words of its own; a broken store goes before it. */
  if (!is_done && (queue.trouble == DIM_TROUBLE_NONE || dim_error_is_of_storage (error)))
    return dim_cli_fail (error);
  g_clear_error (&error);
  if (queue.waiting > 0 || queue.refused > 0 || queue.trouble != DIM_TROUBLE_NONE)
    complain_of_queue (world, &queue);
  *out_queue = queue;
  return judge_trouble (&queue);
}

/* Of what was last done to it on this device; NULL: it was not refused. */
static const char *
last_refusal (const DimRecord *record)
{
  for (guint i = record->amendments != NULL ? record->amendments->len : 0; i > 0; i--) {
    const DimAmendment *amendment = g_ptr_array_index (record->amendments, i - 1);

    if (amendment->is_own)
      return amendment->state == DIM_AMENDMENT_REFUSED ? amendment->refusal : NULL;
  }
  return NULL;
}

static DimCliStatus
judge_record (DimMonitor *monitor, const char *incident)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  const char *refusal = NULL;
  GError *error = NULL;

  dim_monitor_load_record (monitor, incident, NULL, dim_wait_cb, &wait);
  record = dim_monitor_load_record_finish (monitor, dim_wait_for (&wait), &error);
  if (record == NULL)
    return dim_cli_fail (error);
  refusal = record->state == DIM_RECORD_REFUSED ? record->refusal : last_refusal (record);
  if (refusal == NULL)
    return DIM_CLI_DONE;
  dim_cli_complain (refusal);
  return DIM_CLI_REFUSED;
}

DimCliStatus
dim_cli_synchronise (const DimCliWorld *world, DimMonitor *monitor)
{
  DimQueueState queue = { 0 };
  DimCliStatus status;

  g_return_val_if_fail (world != NULL && DIM_IS_MONITOR (monitor), DIM_CLI_REFUSED);
  status = synchronise (world, monitor, &queue);
  return status == DIM_CLI_DONE && queue.newly_refused > 0 ? DIM_CLI_REFUSED : status;
}

DimCliStatus
dim_cli_send (const DimCliWorld *world, DimMonitor *monitor, const char *incident)
{
  DimQueueState queue = { 0 };
  DimCliStatus status;
  DimCliStatus own;

  g_return_val_if_fail (world != NULL && DIM_IS_MONITOR (monitor), DIM_CLI_REFUSED);
  g_return_val_if_fail (incident != NULL, DIM_CLI_REFUSED);
  status = synchronise (world, monitor, &queue);
  own = judge_record (monitor, incident);
  return own != DIM_CLI_DONE ? own : status;
}
