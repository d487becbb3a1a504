/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-snapshot-rows.h"

G_BEGIN_DECLS

/* Counting years, for an analyst: at the collector itself, so that each answer is how they stand
 * now. DIM_ERROR_OFFLINE: out of reach; _REJECTED: this device may not; _INVALID: it is not
 * enrolled. Threads and waiting as in dim-monitor.h. */

void dim_monitor_load_years (DimMonitor *monitor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (element-type DimYearRecord): by year. */
GPtrArray *
dim_monitor_load_years_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* @step: with the last step that the user saw. DIM_ERROR_CONFLICT: the year stands otherwise. */
void dim_monitor_take_year_step (DimMonitor *monitor,
                                 const DimYearStep *step,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
dim_monitor_take_year_step_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

void dim_monitor_load_snapshot (DimMonitor *monitor,
                                const DimSnapshotHead *head,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Held against its digest. DIM_ERROR_NOT_FOUND: there is none. */
DimSnapshot *
dim_monitor_load_snapshot_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
