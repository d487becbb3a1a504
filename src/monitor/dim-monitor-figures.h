/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-table.h"

G_BEGIN_DECLS

/* Free tables, counted on the device of an analyst from the fact rows that its rounds fetch.
 * "records-changed" says that there are others. Threads and waiting as in dim-monitor.h. */

/**
 * dim_monitor_count_table:
 * @query: passed dim_table_query_check; copied
 *
 * DIM_ERROR_NOT_FOUND: no rows were fetched yet. The rows are laid out when they are first counted
 * from, which may take a moment; after that a table takes some tens of milliseconds.
 */
void dim_monitor_count_table (DimMonitor *monitor,
                              const DimTableQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* @out_fetched_s: (out) (optional): when the collector was last asked for its rows. */
DimTable *dim_monitor_count_table_finish (DimMonitor *monitor,
                                          GAsyncResult *result,
                                          gint64 *out_fetched_s,
                                          GError **error);

G_END_DECLS
