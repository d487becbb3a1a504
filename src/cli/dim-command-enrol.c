/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct {
  char *collector;
  char *evaluator;
  char *code;
} Addresses;

static void
clear_addresses (Addresses *addresses)
{
  g_free (addresses->collector);
  g_free (addresses->evaluator);
  g_free (addresses->code);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Addresses, clear_addresses)

static DimCliStatus
enrol (DimMonitor *monitor, const Addresses *addresses)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  const DimDeviceProfile *profile = NULL;

  if (dim_monitor_get_state (monitor) == DIM_MONITOR_READY) {
    dim_cli_complain (_ ("This device is enrolled already."));
    return DIM_CLI_REFUSED;
  }
  dim_monitor_enrol (monitor, addresses->collector, addresses->evaluator, addresses->code, NULL,
                     dim_wait_cb, &wait);
  if (!dim_monitor_enrol_finish (monitor, dim_wait_for (&wait), &error))
    return dim_cli_fail_with (error, dim_words_enrolment_error (error));
  profile = dim_monitor_get_profile (monitor);
  printf ("%s\t%s\t%s\t%s\n", profile->device, profile->office, profile->desk,
          dim_role_name (profile->role));
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_enrol (const DimCliWorld *world, char **arguments)
{
  g_auto (Addresses) addresses = { 0 };
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "collector", 0, 0, G_OPTION_ARG_STRING, &addresses.collector, N_ ("Address of the collector"),
      "URL" },
    { "evaluator", 0, 0, G_OPTION_ARG_STRING, &addresses.evaluator, N_ ("Address of the evaluator"),
      "URL" },
    { "code", 0, 0, G_OPTION_ARG_STRING, &addresses.code,
      N_ ("Both halves of the enrolment code, the collector's first"), N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "enrol", 0, &options))
    return DIM_CLI_USAGE;
  if (addresses.collector == NULL || addresses.evaluator == NULL || addresses.code == NULL) {
    dim_cli_complain (_ ("Give --collector, --evaluator and --code."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, FALSE, &status);
  return monitor != NULL ? enrol (monitor, &addresses) : status;
}
