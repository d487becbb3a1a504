/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"

#include "dim-export-file.h"

static const struct {
  const char *format;
  DimSheetWriter write;
} writers[] = {
  { "csv", dim_sheet_write_csv },   { "csv-nl", dim_sheet_write_csv_nl },
  { "json", dim_sheet_write_json }, { "sdmx", dim_sheet_write_sdmx },
  { "xlsx", dim_sheet_write_xlsx },
};

DimSheetWriter
dim_sheet_writer (const char *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_strcmp0 (writers[i].format, format) == 0)
      return writers[i].write;
  return NULL;
}

typedef struct {
  DimSheetWriter write;
  const DimSheet *sheet;
  const DimExportRun *run;
} Job;

static gboolean
fill (GOutputStream *stream, gpointer data, GError **error)
{
  const Job *job = data;

  return job->write (stream, job->sheet, job->run, error);
}

gboolean
dim_sheet_write_file (GFile *file,
                      DimSheetWriter write,
                      const DimSheet *sheet,
                      gboolean is_private,
                      const DimExportRun *run,
                      GError **error)
{
  Job job = { write, sheet, run };

  g_return_val_if_fail (write != NULL && sheet != NULL, FALSE);
  return dim_export_fill_file (file, is_private, fill, &job, error);
}
