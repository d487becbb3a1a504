/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-month-report.h"

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

/* A month as it is looked at before it is approved; all registrations that the device knows of it.
 * DIM_ERROR_INVALID if there is no office. */
void dim_monitor_load_month (DimMonitor *monitor,
                             const char *municipality,
                             int month,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimMonthReport *
dim_monitor_load_month_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* "This month is complete": queued as a fact about what @contents is the hash of, that of the
 * report that was looked at. The collector takes it only if nothing came in meanwhile; what it
 * says otherwise stands at the month. DIM_ERROR_REJECTED if this is no back office,
 * DIM_ERROR_CONFLICT if something stands in the way. */
void dim_monitor_approve_month (DimMonitor *monitor,
                                const char *municipality,
                                int month,
                                const guint8 contents[DIM_CONTENTS_BYTES],
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* It is not complete after all. */
void dim_monitor_reopen_month (DimMonitor *monitor,
                               const char *municipality,
                               int month,
                               DimReopeningReason reason,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* Of both. */
gboolean
dim_monitor_approve_month_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
