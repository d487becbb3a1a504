/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-comparison.h"
#include "dim-decision-reason.h"
#include "dim-monitor.h"
#include "dim-review-plan.h"
#include "dim-review.h"

G_BEGIN_DECLS

/* DimMonitor's review queue, for back offices. Threads and waiting as in dim-monitor.h. */

/* What is to be looked at, in order (element-type DimReviewItem). */
void dim_monitor_load_reviews (DimMonitor *monitor,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *
dim_monitor_load_reviews_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Registrations beside each other, and what stands in a case with them; at most 20. @incidents:
 * NULL-terminated. DIM_ERROR_NOT_FOUND: none is there any more. */
void dim_monitor_compare (DimMonitor *monitor,
                          const char *const *incidents,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
DimComparison *
dim_monitor_compare_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Which registrations are one event and which are not, queued as facts; the item @key (NULL: none)
 * is done. @places: (element-type DimReviewPlace), taken; NULL: it was only looked at.
 * DIM_ERROR_NOT_FOUND: one of them is gone. Gives ids of decisions, NULL-terminated, for
 * dim_monitor_undo_review; there are none if all of it stood already. */
void dim_monitor_review (DimMonitor *monitor,
                         const char *key,
                         GArray *places,
                         DimDecisionReason reason,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
char **dim_monitor_review_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* The case of @incidents (NULL-terminated) takes the answer of @incident to @field. Gives as
 * dim_monitor_review. */
void dim_monitor_choose_value (DimMonitor *monitor,
                               const char *const *incidents,
                               const char *incident,
                               DimField field,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char **dim_monitor_choose_value_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Retracts @decisions (NULL-terminated; in the order in which they were taken): what stood before
 * stands again, and the item @key (NULL: none) is open. */
void dim_monitor_undo_review (DimMonitor *monitor,
                              const char *key,
                              const char *const *decisions,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean dim_monitor_undo_review_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
