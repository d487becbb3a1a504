/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-year.h"

G_BEGIN_DECLS

/* GET /v1/teljaren: (element-type DimYearRecord), by year. @today: for the state that each has. */
GBytes *dim_years_encode (GPtrArray *years, DimDay today);
/* DIM_ERROR_INVALID: it is none. (transfer full) (element-type DimYearRecord) */
GPtrArray *dim_years_decode (GBytes *body, GError **error);

/* GET /v1/momentopnamen: some lines of a snapshot. */
typedef struct {
  int year;
  guint vintage;
  guint first;      /* place of the first line, from 1 */
  GPtrArray *lines; /* (element-type utf8) */
  gboolean more;
} DimSnapshotPage;
DimSnapshotPage *dim_snapshot_page_new (void);
void dim_snapshot_page_free (DimSnapshotPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSnapshotPage, dim_snapshot_page_free)
GBytes *dim_snapshot_page_encode (const DimSnapshotPage *page);
DimSnapshotPage *dim_snapshot_page_decode (GBytes *body, GError **error);

/* SHA-256 of the canonical text of @lines (dim-snapshot-rows.h). */
void dim_snapshot_digest (const GPtrArray *lines, guint8 out[DIM_YEAR_DIGEST_BYTES]);

G_END_DECLS
