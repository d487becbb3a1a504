/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-export-file.h"
#include "dim-tally-export.h"

typedef struct {
  DimTallyWriter write;
  GPtrArray *tallies;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
} Writing;

static gboolean
write_tallies (GOutputStream *stream, gpointer data, GError **error)
{
  const Writing *writing = data;

  return writing->write (stream, writing->tallies, writing->book, writing->municipalities, NULL,
                         error);
}

DimTallyWriter
dim_tally_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_tally_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_tally_write_json : NULL;
}

gboolean
dim_tally_write_file (GFile *file,
                      DimTallyWriter write,
                      GPtrArray *tallies,
                      const DimCodeBook *book,
                      const DimMunicipalities *municipalities,
                      GError **error)
{
  Writing writing = { write, tallies, book, municipalities };

  g_return_val_if_fail (G_IS_FILE (file) && write != NULL && tallies != NULL, FALSE);
  return dim_export_write_file (file, FALSE, write_tallies, &writing, error);
}
