/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-export.h"

DimExportWriter
dim_tally_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_tally_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_tally_write_json : NULL;
}

gboolean
dim_tally_write_file (GFile *file,
                      DimExportWriter write,
                      GPtrArray *tallies,
                      const DimCodeBook *book,
                      const DimMunicipalities *municipalities,
                      GError **error)
{
  const DimExport export = { write, tallies, book, municipalities };

  return dim_export_write_file (&export, file, FALSE, error);
}
