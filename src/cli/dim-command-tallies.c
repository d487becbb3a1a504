/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-cli-output.h"
#include "dim-publication.h"
#include "dim-table-export.h"
#include "dim-tally-export.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define ZIP       "zip"
#define DAY_CHARS 10

/* What was asked for. */
typedef struct {
  char *format;
  char *path;
  char *url;
  char *contact;
  int year;
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->format);
  g_free (wish->path);
  g_free (wish->url);
  g_free (wish->contact);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static gboolean
is_to_screen (const Wish *wish)
{
  return wish->path == NULL || strcmp (wish->path, "-") == 0;
}

/* Standard tables are not protected: the publication says so, and that it is not public. */
static gboolean
publish (const DimCliWorld *world, const DimSheet *sheet, const Wish *wish, GError **error)
{
  g_autofree char *now = dim_time_to_text (dim_clock_now_s (world->clock));
  g_autofree char *issued = g_strndup (now, DAY_CHARS);
  g_autofree char *url =
    g_strconcat (wish->url, g_str_has_suffix (wish->url, "/") ? "" : "/", NULL);
  const DimPublication publication = { .url = url, .contact = wish->contact, .issued = issued };
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (wish->path);

  return dim_publication_write_file (file, sheet, &publication, NULL, error);
}

static gboolean
write_sheet (const DimCliWorld *world,
             DimMonitor *monitor,
             GPtrArray *tallies,
             const Wish *wish,
             GError **error)
{
  g_autoptr (DimSheet) sheet = dim_tally_sheet (tallies, dim_monitor_get_book (monitor),
                                                dim_monitor_get_municipalities (monitor));
  DimSheetWriter write = dim_sheet_writer (wish->format);
  g_autoptr (GFile) file = NULL;

  if (strcmp (wish->format, ZIP) == 0)
    return publish (world, sheet, wish, error);
  if (is_to_screen (wish)) {
    g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

    return write (output, sheet, NULL, error);
  }
  file = g_file_new_for_commandline_arg (wish->path);
  return dim_sheet_write_file (file, write, sheet, FALSE, NULL, error);
}

/* CSV and JSON of these tables have a published shape of their own. */
static gboolean
write_tallies (const DimCliWorld *world,
               DimMonitor *monitor,
               GPtrArray *tallies,
               const Wish *wish,
               GError **error)
{
  DimExportWriter write = dim_tally_writer (wish->format);

  return write != NULL
           ? dim_cli_write (monitor, tallies, write, dim_tally_write_file, wish->path, error)
           : write_sheet (world, monitor, tallies, wish, error);
}

static DimCliStatus
export_year (const DimCliWorld *world, DimMonitor *monitor, const Wish *wish)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) tallies = NULL;
  GError *error = NULL;
  gint64 started_s = dim_clock_now_s (world->clock);
  gint64 fetched_s = 0;

  dim_monitor_load_tallies (monitor, wish->year, NULL, dim_wait_cb, &wait);
  tallies = dim_monitor_load_tallies_finish (monitor, dim_wait_for (&wait), &fetched_s, &error);
  if (tallies == NULL || !write_tallies (world, monitor, tallies, wish, &error))
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

static gboolean
is_sound (const Wish *wish)
{
  gboolean is_zip = g_strcmp0 (wish->format, ZIP) == 0;

  if (wish->year < 2019 || wish->year > 2199 ||
      (!is_zip && dim_sheet_writer (wish->format) == NULL)) {
    dim_cli_complain (
      _ ("Give --year with a year and --format with csv, csv-nl, xlsx, json, sdmx or zip."));
    return FALSE;
  }
  if (is_zip && (is_to_screen (wish) || wish->contact == NULL || wish->url == NULL ||
                 !g_uri_is_valid (wish->url, G_URI_FLAGS_NONE, NULL))) {
    dim_cli_complain (_ ("For zip give --output, --url and --contact too."));
    return FALSE;
  }
  return TRUE;
}

DimCliStatus
dim_command_tallies (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_auto (Wish) wish = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &wish.year,
      N_ ("Counting year, by the year in which it begins"), N_ ("YEAR") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wish.format, N_ ("What the file is for"),
      "csv|csv-nl|xlsx|json|sdmx|zip" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &wish.path, N_ ("Write to this file"), N_ ("FILE") },
    { "url", 0, 0, G_OPTION_ARG_STRING, &wish.url, N_ ("Where a zip will stand"), N_ ("URL") },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &wish.contact,
      N_ ("Mail address for questions about a zip"), N_ ("ADDRESS") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "tallies", 0, &options) || !is_sound (&wish))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? export_year (world, monitor, &wish) : status;
}
