/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record-query.h"
#include "dim-reference.h"
#include "dim-review.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "listing", and what of it is held in memory: which registrations there are, in any order,
 * without reading their answers. On the store's thread, but for new and free. */
typedef struct _DimListing DimListing;

/* @reference is borrowed. */
DimListing *dim_listing_new (const DimReference *reference);
void dim_listing_free (DimListing *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimListing, dim_listing_free)

/* Takes in what changed since the last call, also by another process; a share of it at a time, so
 * that other work gets its turn: while *out_is_behind there is more. */
gboolean dim_listing_catch_up (DimListing *listing,
                               DimStore *store,
                               gboolean *out_is_behind,
                               GError **error);
/* Numbers of registrations, in order (element-type guint32). They stay the same as long as
 * @listing lives. */
GArray *dim_listing_find (DimListing *listing, const DimRecordQuery *query);
/* How many there are to show at all. */
guint dim_listing_count (DimListing *listing);
/* The desks that occur, in order; NULL-terminated. Borrowed, until there is more to take in. */
const char *const *dim_listing_desks (DimListing *listing);
/* Those that a reviewer is to look at (element-type DimReviewEntry; borrowed until there is more to
 * take in), in no order. */
GPtrArray *dim_listing_reviews (DimListing *listing);
/* Borrowed. */
const DimMunicipalities *dim_listing_municipalities (DimListing *listing);
/* What triggers cannot see changed of a registration: its row is made anew. */
gboolean dim_listing_begin_anew (DimStore *store, const char *incident, GError **error);
/* (element-type DimRecord): in the order of @numbers, NULL for what is gone. */
GPtrArray *
dim_listing_load (DimListing *listing, DimStore *store, const GArray *numbers, GError **error);

G_END_DECLS
