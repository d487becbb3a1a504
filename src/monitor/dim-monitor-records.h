/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-monitor.h"
#include "dim-record-query.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* DimMonitor's registrations: to find, to read and to decide about. Threads and waiting as in
 * dim-monitor.h. */

/* Registrations that this device may see, as numbers (element-type guint32), in order. A number
 * stays that of one registration until the monitor is closed. @query is taken. Cancelled, it gives
 * way to what is asked next. */
void dim_monitor_find_records (DimMonitor *monitor,
                               DimRecordQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GArray *dim_monitor_find_records_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* How many there were at all when it was answered last, and at which desks (borrowed,
 * NULL-terminated). */
guint dim_monitor_count_listed (DimMonitor *monitor);
const char *const *dim_monitor_get_desks (DimMonitor *monitor);
/* Some of them, in the order of @numbers, which is taken; NULL for what is gone.
 * (element-type DimRecord) */
void dim_monitor_load_found (DimMonitor *monitor,
                             GArray *numbers,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
dim_monitor_load_found_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* One, by its id. DIM_ERROR_NOT_FOUND if this device knows none. */
void dim_monitor_load_record (DimMonitor *monitor,
                              const char *incident,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
DimRecord *
dim_monitor_load_record_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* The explanation, unsealed; "" if there is none or it is not this device's. */
void dim_monitor_load_explanation (DimMonitor *monitor,
                                   const char *incident,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *
dim_monitor_load_explanation_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* "The same" or "apart" about two registrations, queued as a fact. @kind: SAME or APART. */
void dim_monitor_decide (DimMonitor *monitor,
                         DimDecisionKind kind,
                         const char *first,
                         const char *second,
                         const char *reason,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean dim_monitor_decide_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
