/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-row.h"

struct _DimReviewRow {
  GObject parent_instance;

  DimReviewItem *item;
};

G_DEFINE_FINAL_TYPE (DimReviewRow, dim_review_row, G_TYPE_OBJECT)

static void
dim_review_row_finalize (GObject *object)
{
  dim_review_item_free (DIM_REVIEW_ROW (object)->item);
  G_OBJECT_CLASS (dim_review_row_parent_class)->finalize (object);
}

static void
dim_review_row_class_init (DimReviewRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dim_review_row_finalize;
}

static void
dim_review_row_init (DimReviewRow *self)
{
}

DimReviewRow *
dim_review_row_new (DimReviewItem *item)
{
  DimReviewRow *self = g_object_new (DIM_TYPE_REVIEW_ROW, NULL);

  self->item = item;
  return self;
}

const DimReviewItem *
dim_review_row_get_item (DimReviewRow *self)
{
  g_return_val_if_fail (DIM_IS_REVIEW_ROW (self), NULL);
  return self->item;
}
