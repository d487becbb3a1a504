/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli-output.h"

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

gboolean
dim_cli_write (DimMonitor *monitor,
               GPtrArray *rows,
               DimExportWriter write,
               DimCliFileWriter write_file,
               const char *path,
               GError **error)
{
  const DimExport export = { write, rows, dim_monitor_get_book (monitor),
                             dim_monitor_get_municipalities (monitor) };

  return dim_cli_write_in (&export, write_file, path, error);
}

gboolean
dim_cli_write_in (const DimExport *export,
                  DimCliFileWriter write_file,
                  const char *path,
                  GError **error)
{
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (export != NULL && export->rows != NULL, FALSE);
  g_return_val_if_fail (export->write != NULL && write_file != NULL, FALSE);
  if (path == NULL || strcmp (path, "-") == 0) {
    output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
    return export->write (output, export->rows, export->book, export->municipalities, NULL, error);
  }
  file = g_file_new_for_commandline_arg (path);
  return write_file (file, export->write, export->rows, export->book, export->municipalities,
                     error);
}
