/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-review.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimReviewRow: one item of the review queue, for a list. */
#define DIM_TYPE_REVIEW_ROW (dim_review_row_get_type ())
G_DECLARE_FINAL_TYPE (DimReviewRow, dim_review_row, DIM, REVIEW_ROW, GObject)

/* @item is taken. */
DimReviewRow *dim_review_row_new (DimReviewItem *item);
const DimReviewItem *dim_review_row_get_item (DimReviewRow *self);

G_END_DECLS
