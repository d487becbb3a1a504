/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimReviewPage: what a back office is to look at, one after the other: registrations that may be
 * one event, documents that were used again, answers that contradict each other. */
#define DIM_TYPE_REVIEW_PAGE (dim_review_page_get_type ())
G_DECLARE_FINAL_TYPE (DimReviewPage, dim_review_page, DIM, REVIEW_PAGE, GtkWidget)

void dim_review_page_set_monitor (DimReviewPage *self, DimMonitor *monitor);

/* Sets the case of @incident side by side, whether there is anything to review about it or not. */
void dim_review_page_show_case (DimReviewPage *self, const char *incident);

G_END_DECLS
