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
  const DimCodeBook *book = NULL;
  const DimMunicipalities *municipalities = NULL;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GFile) file = NULL;

  g_return_val_if_fail (monitor != NULL && rows != NULL, FALSE);
  g_return_val_if_fail (write != NULL && write_file != NULL, FALSE);
  book = dim_monitor_get_book (monitor);
  municipalities = dim_monitor_get_municipalities (monitor);
  if (path == NULL || strcmp (path, "-") == 0) {
    output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
    return write (output, rows, book, municipalities, NULL, error);
  }
  file = g_file_new_for_commandline_arg (path);
  return write_file (file, write, rows, book, municipalities, error);
}
