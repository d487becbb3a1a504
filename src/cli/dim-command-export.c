/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-monitor-device.h"
#include "dim-record-export.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

static gboolean
write_records (DimMonitor *monitor,
               GPtrArray *records,
               DimExportWriter write,
               const char *path,
               GError **error)
{
  const DimCodeBook *book = dim_monitor_get_book (monitor);
  const DimMunicipalities *municipalities = dim_monitor_get_municipalities (monitor);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (path == NULL || strcmp (path, "-") == 0) {
    stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
    return write (stream, records, book, municipalities, NULL, error);
  }
  file = g_file_new_for_commandline_arg (path);
  return dim_record_write_file (file, write, records, book, municipalities, error);
}

static DimCliStatus
export_own (DimMonitor *monitor, DimExportWriter write, const char *path)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  dim_monitor_load_own (monitor, NULL, dim_wait_cb, &wait);
  records = dim_monitor_load_own_finish (monitor, dim_wait_for (&wait), &error);
  if (records == NULL || !write_records (monitor, records, write, path, &error))
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
