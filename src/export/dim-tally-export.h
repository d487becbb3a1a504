/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-export-file.h"
#include "dim-tally.h"

G_BEGIN_DECLS

/* Tables of a year for other programs. Each row says what it stands on: the version of the code
 * lists and the position of the feed. Codes are stable, labels follow the language of the user.
 * Any thread; the stream is written in blocks and flushed, not closed.
 *
 * Both: @tallies (element-type DimTally); DIM_ERROR_FULL, _DENIED or
 * _STORAGE if the stream takes no more. */

/**
 * dim_tally_write_csv:
 *
 * RFC 4180, UTF-8 without a byte-order mark, one heading for all tables:
 *
 *   jaar,dimensie,code,omschrijving,zaken,bruto,documenten,niet_vergelijkbaar,geen_document,
 *   geen_nummer,kenmerk_volgt,codelijst,feedpositie
 *
 * After the rows of a table comes its total, with the code "totaal": counted, not summed.
 */
gboolean dim_tally_write_csv (GOutputStream *stream,
                              GPtrArray *tallies,
                              const DimCodeBook *book,
                              const DimMunicipalities *municipalities,
                              GCancellable *cancellable,
                              GError **error);

/**
 * dim_tally_write_json:
 *
 * RFC 8259, a row a line; the members of GET /v1/tellingen with a label and a schema:
 *
 *   {"schema": "nl.minbzk.DutchIdMonitor/tellingen/1",
 *    "tellingen": [{"dimensie": "vorm", "jaar": 2026, "vanMaand": "2026-01",
 *      "totMaand": "2027-01", "positie": 17, "codelijst": "2026.1",
 *      "rijen": [{"sleutel": "look-alike", "omschrijving": "Look-alike", "zaken": 2, "bruto": 3,
 *        "documenten": 1, "nietVergelijkbaar": 0, "geenDocument": 0, "geenNummer": 0,
 *        "kenmerkVolgt": 0}],
 *      "totaal": {"zaken": 2, …}}]}
 *
 * "totMaand" is the first month after the period. Distinct documents do not add up.
 */
gboolean dim_tally_write_json (GOutputStream *stream,
                               GPtrArray *tallies,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities,
                               GCancellable *cancellable,
                               GError **error);

/* Of "csv" or "json"; NULL for anything else. */
DimExportWriter dim_tally_writer (const char *format);

/* Writes @file, which appears whole or not at all: what stood there stays until then. Waits for the
 * disk. DIM_ERROR_FULL, _DENIED, _STORAGE, or what @write failed with. */
gboolean dim_tally_write_file (GFile *file,
                               DimExportWriter write,
                               GPtrArray *tallies,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities,
                               GError **error);

G_END_DECLS
