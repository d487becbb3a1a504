/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-export-file.h"
#include "dim-own-record.h"

G_BEGIN_DECLS

/* The registrations of one device for other programs, or for whoever asks what is kept: each answer
 * as codes and in the language of the user. No document number: none is in them. Any thread; the
 * stream is written in blocks and flushed, not closed.
 *
 * Both: @records (element-type DimOwnRecord); DIM_ERROR_FULL, _DENIED or _STORAGE if the stream
 * takes no more. */

/**
 * dim_record_write_csv:
 *
 * RFC 4180, UTF-8 without a byte-order mark: bon, id, toestand, sinds, reden, then for each answer
 * its codes (several parted by "; ") and its words, then toelichting:
 *
 *   bon,id,toestand,sinds,reden,datum,datum_omschrijving,product,product_omschrijving,…,toelichting
 */
gboolean dim_record_write_csv (GOutputStream *stream,
                               GPtrArray *records,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities,
                               GCancellable *cancellable,
                               GError **error);

/**
 * dim_record_write_json:
 *
 * RFC 8259, a registration a line:
 *
 *   {"schema": "nl.minbzk.DutchIdMonitor/voorvallen/1", "codelijst": "2026.1",
 *    "voorvallen": [{"bon": "7K3M-Q2XD", "id": "…", "toestand": "ontvangen",
 *      "sinds": "2026-11-03T10:00:00Z", "reden": "",
 *      "antwoorden": {"vorm": {"codes": "look-alike", "omschrijving": "Look-alike"}, …},
 *      "toelichting": ""}]}
 */
gboolean dim_record_write_json (GOutputStream *stream,
                                GPtrArray *records,
                                const DimCodeBook *book,
                                const DimMunicipalities *municipalities,
                                GCancellable *cancellable,
                                GError **error);

/* Of "csv" or "json"; NULL for anything else. */
DimExportWriter dim_record_writer (const char *format);

/* Writes @file, for its owner alone, as dim_export_write_file does. */
gboolean dim_record_write_file (GFile *file,
                                DimExportWriter write,
                                GPtrArray *records,
                                const DimCodeBook *book,
                                const DimMunicipalities *municipalities,
                                GError **error);

G_END_DECLS
