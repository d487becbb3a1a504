/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-review.h"

G_BEGIN_DECLS

/* What was seen in another municipality, as a point and as an item. Internal to dim-review. */

/* FALSE: both agreed, or it was refused here: there is nothing to look at. */
gboolean
dim_review_point_from_hit (const DimHit *hit, const char *case_number, DimReviewPoint *out_point);
/* Behind "kind:other:month" where there is more to keep. */
void dim_review_point_append (GString *text, const DimReviewPoint *point);
/* @parts: what stands behind those three, NULL-terminated; none, or all of it. */
gboolean dim_review_point_read (char *const *parts, DimReviewPoint *out_point);

/* (element-type GPtrArray of DimReviewEntry): those of @entries that are one item, as copies that
 * have only what belongs to it. In the order of @entries. */
GPtrArray *dim_review_elsewhere_groups (const GPtrArray *entries);
/* What the points of @entries, of one item, come to. */
void dim_review_elsewhere_fill (DimReviewItem *item, const GPtrArray *entries);
/* What makes the item another one to look at. */
void dim_review_elsewhere_sign (GString *text, const DimReviewItem *item);

G_END_DECLS
