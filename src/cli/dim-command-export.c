/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-cli-output.h"
#include "dim-monitor-device.h"
#include "dim-record-export.h"

#include <glib/gi18n-lib.h>

static DimCliStatus
export_own (DimMonitor *monitor, DimExportWriter write, const char *path)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  dim_monitor_load_own (monitor, NULL, dim_wait_cb, &wait);
  records = dim_monitor_load_own_finish (monitor, dim_wait_for (&wait), &error);
  if (records == NULL ||
      !dim_cli_write (monitor, records, write, dim_record_write_file, path, &error))
    return dim_cli_fail (error);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_export (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("csv or json"), "csv|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "export", 0, &options))
    return DIM_CLI_USAGE;
  if (dim_record_writer (format) == NULL) {
    dim_cli_complain (_ ("Give --format with csv or json."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, FALSE, &status);
  return monitor != NULL ? export_own (monitor, dim_record_writer (format), path) : status;
}
