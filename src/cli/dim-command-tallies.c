/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-error.h"
#include "dim-tally-export.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef gboolean (*WriteFunc) (GOutputStream *stream,
                               GPtrArray *tallies,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities,
                               GCancellable *cancellable,
                               GError **error);

static WriteFunc
find_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_tally_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_tally_write_json : NULL;
}

/* A file appears whole or not at all. */
static GOutputStream *
open_output (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GOutputStream *stream = NULL;
  g_autoptr (GError) cause = NULL;

  if (path == NULL || strcmp (path, "-") == 0)
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  stream = G_OUTPUT_STREAM (
    g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &cause));
  if (stream == NULL)
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot open output: %s", cause->message);
  return stream;
}

/* Closing a replacement that failed must not put it in the place of the old one. */
static gboolean
close_output (GOutputStream *stream, gboolean is_whole, GError **error)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) cause = NULL;

  if (!is_whole) {
    g_cancellable_cancel (cancelled);
    g_output_stream_close (stream, cancelled, NULL);
    return FALSE;
  }
  if (g_output_stream_close (stream, NULL, &cause))
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot close output: %s", cause->message);
  return FALSE;
}

static gboolean
write_tallies (DimMonitor *monitor,
               GPtrArray *tallies,
               WriteFunc write,
               const char *path,
               GError **error)
{
  g_autoptr (GOutputStream) stream = open_output (path, error);
  gboolean is_whole = FALSE;

  if (stream == NULL)
    return FALSE;
  is_whole = write (stream, tallies, dim_monitor_get_book (monitor),
                    dim_monitor_get_municipalities (monitor), NULL, error);
  return close_output (stream, is_whole, error);
}

static DimCliStatus
export_year (const DimCliWorld *world,
             DimMonitor *monitor,
             int year,
             WriteFunc write,
             const char *path)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) tallies = NULL;
  GError *error = NULL;
  gint64 started_s = dim_clock_now_s (world->clock);
  gint64 fetched_s = 0;

  dim_monitor_load_tallies (monitor, year, NULL, dim_wait_cb, &wait);
  tallies = dim_monitor_load_tallies_finish (monitor, dim_wait_for (&wait), &fetched_s, &error);
  if (tallies == NULL || !write_tallies (monitor, tallies, write, path, &error))
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
  g_autoptr (DimMonitor) monitor = NULL;
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
  if (year < 2019 || year > 2199 || find_writer (format) == NULL) {
    dim_cli_complain (_ ("Give --year with a year and --format with csv or json."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? export_year (world, monitor, year, find_writer (format), path) : status;
}
