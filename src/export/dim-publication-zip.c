/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-publication.h"

#include "dim-export-file.h"
#include "dim-zip.h"

/* Takes @text. */
static gboolean
add (DimZip *zip, const char *name, char *text, GError **error)
{
  g_autofree char *own = text;

  return dim_zip_add (zip, name, own, error);
}

static gboolean
add_rows (DimZip *zip, const DimSheet *sheet, const DimExportRun *run, GError **error)
{
  g_autofree char *name = g_strconcat (sheet->name, ".csv", NULL);
  g_autoptr (GOutputStream) member = dim_zip_begin (zip, name, error);

  return member != NULL && dim_sheet_write_csv (member, sheet, run, error);
}

gboolean
dim_publication_write (GOutputStream *stream,
                       const DimSheet *sheet,
                       const DimPublication *publication,
                       const DimExportRun *run,
                       GError **error)
{
  g_autoptr (DimZip) zip = NULL;
  g_autofree char *metadata = NULL;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  g_return_val_if_fail (publication != NULL && publication->url != NULL, FALSE);
  g_return_val_if_fail (publication->contact != NULL && publication->issued != NULL, FALSE);
  metadata = g_strconcat (sheet->name, ".csv-metadata.json", NULL);
  zip = dim_zip_new (stream, run != NULL ? run->cancellable : NULL);
  return add_rows (zip, sheet, run, error) &&
         add (zip, metadata, dim_publication_make_csvw (sheet, publication), error) &&
         add (zip, "dcat.jsonld", dim_publication_make_dcat (sheet, publication), error) &&
         add (zip, "datawoordenboek.csv", dim_publication_make_dictionary (sheet), error) &&
         add (zip, "codelijsten.csv", dim_publication_make_codes (sheet), error) &&
         add (zip, "methode.md", dim_publication_make_method (sheet, publication), error) &&
         dim_zip_finish (zip, error);
}

typedef struct {
  const DimSheet *sheet;
  const DimPublication *publication;
  const DimExportRun *run;
} Job;

static gboolean
fill (GOutputStream *stream, gpointer data, GError **error)
{
  const Job *job = data;

  return dim_publication_write (stream, job->sheet, job->publication, job->run, error);
}

gboolean
dim_publication_write_file (GFile *file,
                            const DimSheet *sheet,
                            const DimPublication *publication,
                            const DimExportRun *run,
                            GError **error)
{
  Job job = { sheet, publication, run };

  g_return_val_if_fail (sheet != NULL && publication != NULL, FALSE);
  return dim_export_fill_file (file, FALSE, fill, &job, error);
}
