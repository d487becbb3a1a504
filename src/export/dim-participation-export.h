/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-export-file.h"
#include "dim-participation.h"

G_BEGIN_DECLS

/* Who took part, for other programs inside the ministry: what a single municipality reported or did
 * not stays there. Codes are stable, names are those of today. Any thread; the stream is written
 * in blocks and flushed, not closed.
 *
 * Both: @lines (element-type DimPartLine); DIM_ERROR_FULL, _DENIED or _STORAGE if the stream takes
 * no more. */

/**
 * dim_participation_write_csv:
 *
 * RFC 4180, UTF-8 without a byte-order mark, a municipality's month a line:
 *
 *   gemeente,naam,maand,toestand,verwacht,voorvallen,akkoord,nagekomen,stand,feedpositie
 *   GM0363,Amsterdam,2026-01,gemeld,1,12,akkoord,0,2026-11-23T10:00:00Z,17
 *
 * toestand: dim_part_state_name; verwacht: 1 if the month counts in the denominator; akkoord: "",
 * "akkoord", "gewijzigd" or "heropend"; stand: when the collector told it.
 */
gboolean dim_participation_write_csv (GOutputStream *stream,
                                      GPtrArray *lines,
                                      const DimCodeBook *book,
                                      const DimMunicipalities *municipalities,
                                      GCancellable *cancellable,
                                      GError **error);

/**
 * dim_participation_write_json:
 *
 * RFC 8259, the same lines:
 *
 *   {"schema": "nl.minbzk.DutchIdMonitor/deelname/1",
 *    "maanden": [{"gemeente": "GM0363", "naam": "Amsterdam", "maand": "2026-01",
 *      "toestand": "gemeld", "verwacht": true, "voorvallen": 12, "akkoord": "akkoord",
 *      "nagekomen": 0, "stand": "2026-11-23T10:00:00Z", "feedpositie": 17}]}
 */
gboolean dim_participation_write_json (GOutputStream *stream,
                                       GPtrArray *lines,
                                       const DimCodeBook *book,
                                       const DimMunicipalities *municipalities,
                                       GCancellable *cancellable,
                                       GError **error);

/* Of "csv" or "json"; NULL for anything else. */
DimExportWriter dim_participation_writer (const char *format);

/* Writes @file, for its owner alone, as dim_export_write_file does. */
gboolean dim_participation_write_file (GFile *file,
                                       DimExportWriter write,
                                       GPtrArray *lines,
                                       const DimCodeBook *book,
                                       const DimMunicipalities *municipalities,
                                       GError **error);

G_END_DECLS
