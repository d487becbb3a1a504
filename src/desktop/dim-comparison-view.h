/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor-reviews.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimComparisonView: two to twenty registrations beside each other, what differs first, and what
 * the case takes of them. Signals: "chosen" (incident, field): a reviewer takes the answer of one
 * of them for the case; "retracted" (decision): takes back what was decided. */
#define DIM_TYPE_COMPARISON_VIEW (dim_comparison_view_get_type ())
G_DECLARE_FINAL_TYPE (DimComparisonView, dim_comparison_view, DIM, COMPARISON_VIEW, GtkWidget)

/* @comparison is taken. @heading: why they stand beside each other. */
void dim_comparison_view_show (DimComparisonView *self,
                               DimMonitor *monitor,
                               DimComparison *comparison,
                               const char *heading);
/* NULL: none shows. Borrowed. */
const DimComparison *dim_comparison_view_get (DimComparisonView *self);
/* 1 << DimField: what is not the same everywhere; 0 while none shows. */
guint32 dim_comparison_view_list_differing (DimComparisonView *self);
/* Which shall be one event (element-type DimReviewPlace): those that are ticked, if @as_one; all
 * others each by itself. Owned by the caller. */
GArray *dim_comparison_view_get_places (DimComparisonView *self, gboolean as_one);
/* Whether one of @incidents (element-type utf8) is among what shows. */
gboolean dim_comparison_view_has_any (DimComparisonView *self, GPtrArray *incidents);

G_END_DECLS
