/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-backup-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-device.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is lost, and whether that was meant: a script names the desk as a person does. */
static DimCliStatus
confirm (DimMonitor *monitor, const char *desk)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimDeviceFacts) facts = NULL;
  g_autofree char *words = NULL;
  GError *error = NULL;

  dim_monitor_load_device (monitor, NULL, dim_wait_cb, &wait);
  facts = dim_monitor_load_device_finish (monitor, dim_wait_for (&wait), &error);
  if (facts == NULL)
    return dim_cli_fail (error);
  if (strcmp (facts->contents->desk, desk) == 0)
    return DIM_CLI_DONE;
  words = dim_words_backup_contents (facts->contents);
  dim_cli_complain (_ ("The name of the desk is another, so nothing was changed. This is here:"));
  dim_cli_complain (words);
  return DIM_CLI_REFUSED;
}

static DimCliStatus
forget (const DimMonitorOptions *how)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;

  dim_monitor_forget (how, dim_wait_cb, &wait);
  if (dim_monitor_forget_finish (dim_wait_for (&wait), &error))
    return DIM_CLI_DONE;
  return dim_cli_fail_with (error, dim_words_forget_error (error));
}

DimCliStatus
dim_command_forget (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *desk = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  DimMonitorOptions how;
  const GOptionEntry own[] = {
    { "desk", 0, 0, G_OPTION_ARG_STRING, &desk, N_ ("The name of the desk, to be sure"),
      N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "forget", 0, &options))
    return DIM_CLI_USAGE;
  if (desk == NULL) {
    dim_cli_complain (_ ("Give --desk with the name of the desk: everything here is removed."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor == NULL)
    return status;
  status = confirm (monitor, desk);
  if (status != DIM_CLI_DONE)
    return status;
  g_clear_pointer (&monitor, dim_cli_close);
  dim_cli_options_for (world, &options, &how);
  return forget (&how);
}
