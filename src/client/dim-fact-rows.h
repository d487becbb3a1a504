/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"
#include "dim-tally.h"

G_BEGIN_DECLS

/* Tables "fact_rows", "case_row" and "document_row": what an analyst's tables are counted from. On
 * the store's thread. */

typedef struct {
  GArray *cases;     /* (element-type DimCaseRow) */
  GArray *documents; /* (element-type DimDocumentRow) */
  guint64 position;  /* of the feed, on which they stand */
  guint64 revision;  /* as long as it is the same, so are the rows */
  gint64 fetched_s;  /* when they were asked for last */
} DimFactRows;
void dim_fact_rows_free (DimFactRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimFactRows, dim_fact_rows_free)

/* Where to go on; owned by the caller; NULL without error: from the start. */
char *dim_fact_rows_cursor (DimStore *store, GError **error);

/* What was fetched in one go, all of it. */
typedef struct {
  GPtrArray *pages;  /* (element-type DimRowsPage of dim-rows-codec.h): in order; at least one */
  gboolean is_whole; /* from the start: what is kept goes */
} DimFetchedRows;
/* In a transaction. *out_has_news: a row is another one than before. */
gboolean dim_fact_rows_put (DimStore *store,
                            const DimFetchedRows *fetched,
                            gboolean *out_has_news,
                            GError **error);

/* DimStoreWork without data. Returns: a DimFactRows without rows: what they stand on;
 * DIM_ERROR_NOT_FOUND: none were fetched yet. */
gpointer dim_fact_rows_stand (DimStore *store, gpointer data, GError **error);
/* The same with the rows. */
gpointer dim_fact_rows_load (DimStore *store, gpointer data, GError **error);

G_END_DECLS
