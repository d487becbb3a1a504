/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimReviewBadge: keeps the number beside the title of the review page: how much there is to
 * review, also while the page was never shown. */
#define DIM_TYPE_REVIEW_BADGE (dim_review_badge_get_type ())
G_DECLARE_FINAL_TYPE (DimReviewBadge, dim_review_badge, DIM, REVIEW_BADGE, GObject)

DimReviewBadge *dim_review_badge_new (AdwViewStackPage *page, DimMonitor *monitor);

G_END_DECLS
