/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-options.h"
#include "dim-cli-output.h"
#include "dim-error.h"
#include "dim-snapshot-file.h"
#include "dim-tally-export.h"

#include <glib/gi18n-lib.h>

#define SNAPSHOT_BYTES_MAX ((gsize) 1024 * 1024 * 1024)

static DimSnapshot *
read_snapshot (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = dim_cli_read (path, SNAPSHOT_BYTES_MAX, error);
  gsize length = 0;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &length);
  return dim_snapshot_parse (text != NULL ? text : "", length, error);
}

static DimCliStatus
fail (GError *error)
{
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return dim_cli_fail_with (error, _ ("This is no snapshot of a counting year."));
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_DAMAGED))
    return dim_cli_fail_with (
      error, _ ("This snapshot was changed or cut off after it was made. Fetch it again."));
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_TOO_NEW))
    return dim_cli_fail_with (error,
                              _ (
                                "This snapshot stands on other code lists than this program has."));
  return dim_cli_fail (error);
}

/* Without a collector, a store or a network: the file alone. */
static DimCliStatus
rebuild (const DimCliWorld *world, const char *from, const char *format, const char *path)
{
  GError *error = NULL;
  g_autoptr (DimSnapshot) snapshot = read_snapshot (from, &error);
  g_autoptr (GPtrArray) tallies = NULL;
  DimExport export;

  if (snapshot == NULL)
    return fail (error);
  tallies = dim_snapshot_count (snapshot, world->book, &error);
  if (tallies == NULL)
    return fail (error);
  export = (DimExport){ dim_tally_writer (format), tallies, world->book, world->municipalities };
  if (!dim_cli_write_in (&export, dim_tally_write_file, path, &error))
    return fail (error);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_rebuild (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *format = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry own[] = {
    { "from-snapshot", 0, 0, G_OPTION_ARG_FILENAME, &from, N_ ("File of a snapshot"), N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("csv or json"), "csv|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "rebuild", 0, &options))
    return DIM_CLI_USAGE;
  if (from == NULL || dim_tally_writer (format) == NULL) {
    dim_cli_complain (_ ("Give --from-snapshot with a file and --format with csv or json."));
    return DIM_CLI_USAGE;
  }
  return rebuild (world, from, format, path);
}
