/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor-reviews.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimReviewList: what there is to review, in order; one of it is chosen. Signals: "chosen" (another
 * one, by hand), "read" (GError or NULL: the queue was read, and another one may be chosen, or
 * there is news of the same; or it could not be), "activated" (Enter or a press on a row). */
#define DIM_TYPE_REVIEW_LIST (dim_review_list_get_type ())
G_DECLARE_FINAL_TYPE (DimReviewList, dim_review_list, DIM, REVIEW_LIST, GtkWidget)

void dim_review_list_set_monitor (DimReviewList *self, DimMonitor *monitor);
/* Looks again. What is chosen stays chosen; if it is gone, what now stands in its place is. */
void dim_review_list_read (DimReviewList *self);
guint dim_review_list_count (DimReviewList *self);
/* What is chosen; NULL: nothing. Borrowed. */
const DimReviewItem *dim_review_list_get_item (DimReviewList *self);
/* On to the next, after the last to the first. */
void dim_review_list_go_on (DimReviewList *self);

G_END_DECLS
