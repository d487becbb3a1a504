/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"

DimCliStatus
dim_command_sync (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!dim_cli_parse (arguments, NULL, "sync", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? dim_cli_synchronise (world, monitor) : status;
}
