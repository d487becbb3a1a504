/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-comparison.h"
#include "dim-decision-reason.h"
#include "dim-listing.h"
#include "dim-review-plan.h"

G_BEGIN_DECLS

/* The reviewer's work: what is to be looked at, side by side, and what becomes of it. Everything
 * that is decided is a fact; what the collector makes of it comes back through the feed. On the
 * store's thread. */

/* The most that stand beside each other. */
#define DIM_REVIEWING_MOST 20

/* What nobody answered on this device yet (element-type DimReviewItem). After
 * dim_listing_catch_up. */
GPtrArray *dim_reviewing_queue (DimListing *listing, DimStore *store, GError **error);

/* Those of @incidents (NULL-terminated) that are still there, and what stands in a case with them;
 * the first DIM_REVIEWING_MOST by date. DIM_ERROR_NOT_FOUND: none is there any more. */
DimComparison *
dim_reviewing_compare (DimStore *store, const char *const *incidents, GError **error);

/* An answer to one item. */
typedef struct {
  char *key;      /* of the item; NULL: of none */
  GArray *places; /* (element-type DimReviewPlace): which shall be one event; NULL: it was only
                     looked at */
  DimDecisionReason reason;
} DimReviewing;
void dim_reviewing_free (DimReviewing *reviewing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReviewing, dim_reviewing_free)

/* DimStoreWork over a DimReviewing. One transaction: the decisions that it takes, in the queue, and
 * the item is done. DIM_ERROR_NOT_FOUND: one of them is gone.
 * Returns: (transfer full): ids of the decisions, NULL-terminated, for dim_reviewing_undo. */
gpointer dim_reviewing_commit (DimStore *store, gpointer reviewing, GError **error);

/* One answer of several for the case: that of @incident to @field. */
typedef struct {
  const char *const *incidents; /* the members; NULL-terminated */
  const char *incident;
  DimField field;
} DimValueChoice;
/* DimStoreWork over a DimValueChoice. Returns as dim_reviewing_commit. */
gpointer dim_reviewing_choose (DimStore *store, gpointer choice, GError **error);

/* What is to be undone. */
typedef struct {
  char *key;        /* of the item that is open again; NULL: of none */
  char **decisions; /* in the order in which they were taken */
} DimReviewUndo;
void dim_review_undo_free (DimReviewUndo *undo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReviewUndo, dim_review_undo_free)
/* DimStoreWork over a DimReviewUndo: retracts the decisions, the last one first, so that what stood
 * before stands again. */
gpointer dim_reviewing_undo (DimStore *store, gpointer undo, GError **error);

G_END_DECLS
