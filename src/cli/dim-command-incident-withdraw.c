/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-amendment-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-amending.h"

#include <glib/gi18n-lib.h>

typedef struct {
  const char *incident;
  DimWithdrawalReason reason;
  gboolean without_sync;
} Choices;

static DimCliStatus
withdraw (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  GError *error = NULL;

  dim_monitor_withdraw (monitor, choices->incident, choices->reason, NULL, dim_wait_cb, &wait);
  record = dim_monitor_withdraw_finish (monitor, dim_wait_for (&wait), &error);
  if (record == NULL)
    return dim_cli_fail_with (error, dim_words_amending_error (error));
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_send (world, monitor, choices->incident);
}

DimCliStatus
dim_command_incident_withdraw (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *reason = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      N_ ("Why: dubbel, vergissing, oefening or verwisseld"), N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "incident withdraw ID", 1, &options))
    return DIM_CLI_USAGE;
  if (reason == NULL || !dim_withdrawal_reason_from_name (reason, &choices.reason) ||
      options.rest == NULL || !dim_uuid_is_valid (options.rest[0])) {
    dim_cli_complain (_ ("Give the id of a registration, and --reason with dubbel, vergissing, "
                         "oefening or verwisseld."));
    return DIM_CLI_USAGE;
  }
  choices.incident = options.rest[0];
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? withdraw (world, monitor, &choices) : status;
}
