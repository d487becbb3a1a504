/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* GET /v1/telrijen: what changed of the fact rows, a page of it. On the wire answers are codes;
 * here they are numbers of a book, and what the book does not know is unclassed. */
typedef struct {
  GArray *changed;   /* (element-type guint64): keys of cases that changed; one without a row is no
                        more */
  GArray *cases;     /* (element-type DimCaseRow): rows that they have now */
  GArray *documents; /* (element-type DimDocumentRow) of those */
  guint64 position;  /* of the feed, when the page was made */
  char *cursor;      /* where the next page begins */
  gboolean more;     /* there is another page already */
  char *ledger;      /* random id; another one has other rows */
} DimRowsPage;
DimRowsPage *dim_rows_page_new (void);
void dim_rows_page_free (DimRowsPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRowsPage, dim_rows_page_free)
/* Rows of cases that are not among @changed are left out. */
GBytes *dim_rows_page_encode (const DimRowsPage *page, const DimCodeBook *book);
/* DIM_ERROR_INVALID: it is none. No key comes twice. */
DimRowsPage *dim_rows_page_decode (GBytes *body, const DimCodeBook *book, GError **error);

G_END_DECLS
