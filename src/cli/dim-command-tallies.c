/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-cli-output.h"
#include "dim-tally-export.h"

#include <glib/gi18n-lib.h>

static DimCliStatus
export_year (const DimCliWorld *world,
             DimMonitor *monitor,
             int year,
             DimExportWriter write,
             const char *path)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) tallies = NULL;
  GError *error = NULL;
  gint64 started_s = dim_clock_now_s (world->clock);
  gint64 fetched_s = 0;

  dim_monitor_load_tallies (monitor, year, NULL, dim_wait_cb, &wait);
  tallies = dim_monitor_load_tallies_finish (monitor, dim_wait_for (&wait), &fetched_s, &error);
  if (tallies == NULL ||
      !dim_cli_write (monitor, tallies, write, dim_tally_write_file, path, &error))
    return dim_cli_fail (error);
  /* Older than the question: they were kept from another day. */
  if (fetched_s < started_s) {
    g_autofree char *when = dim_time_to_text (fetched_s);
    g_autofree char *message =
      g_strdup_printf (_ ("The collector cannot be reached. These figures are of %s."), when);

    dim_cli_complain (message);
    return DIM_CLI_OFFLINE;
  }
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_tallies (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  int year = 0;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Counting year, by the year in which it begins"),
      N_ ("YEAR") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("csv or json"), "csv|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "tallies", 0, &options))
    return DIM_CLI_USAGE;
  if (year < 2019 || year > 2199 || dim_tally_writer (format) == NULL) {
    dim_cli_complain (_ ("Give --year with a year and --format with csv or json."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? export_year (world, monitor, year, dim_tally_writer (format), path)
                         : status;
}
