/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-month.h"

G_BEGIN_DECLS

/* The months of this office's municipalities, newest first (element-type DimMonthRecord): what is
 * registered or stated in each, and which miss both. */
void dim_monitor_load_months (DimMonitor *monitor,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
dim_monitor_load_months_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* "Nothing happened in this month": a zero statement, queued as a fact; harmless twice.
 * DIM_ERROR_CONFLICT if something is registered in it, DIM_ERROR_INVALID if it is not over or the
 * municipality not the office's. */
void dim_monitor_state_nothing (DimMonitor *monitor,
                                const char *municipality,
                                int month,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
dim_monitor_state_nothing_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
