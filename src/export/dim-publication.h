/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sheet-writer.h"

G_BEGIN_DECLS

/* One ZIP to publish a table by: <name>.csv, <name>.csv-metadata.json (CSVW), dcat.jsonld
 * (DCAT-AP-NL 3.0), datawoordenboek.csv, codelijsten.csv and methode.md. The same sheet and
 * publication make the same bytes: no clock is asked. */
typedef struct {
  const char *url;           /* the folder where it will stand, https://…, ending in "/" */
  const char *contact;       /* mail address */
  const char *issued;        /* day of publication, "2027-02-01" */
  const char *participation; /* (nullable): who took part, in words */
  guint threshold;           /* of the protection; 0: not protected, and said to be not public */
} DimPublication;

/* Fails as a DimSheetWriter does. @run: (nullable) */
gboolean dim_publication_write (GOutputStream *stream,
                                const DimSheet *sheet,
                                const DimPublication *publication,
                                const DimExportRun *run,
                                GError **error);
/* Writes @file as dim_sheet_write_file does. */
gboolean dim_publication_write_file (GFile *file,
                                     const DimSheet *sheet,
                                     const DimPublication *publication,
                                     const DimExportRun *run,
                                     GError **error);

/* Its parts. Owned by the caller. */
char *dim_publication_make_csvw (const DimSheet *sheet, const DimPublication *publication);
char *dim_publication_make_dcat (const DimSheet *sheet, const DimPublication *publication);
char *dim_publication_make_dictionary (const DimSheet *sheet);
char *dim_publication_make_codes (const DimSheet *sheet);
/* Markdown. */
char *dim_publication_make_method (const DimSheet *sheet, const DimPublication *publication);

G_END_DECLS
