/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-participation.h"

G_BEGIN_DECLS

/* Who took part in a calendar year and what each municipality reported of it, for an analyst: from
 * the collector, and as it was fetched last when that is out of reach. What is told of single
 * municipalities stays inside the ministry. */
void dim_monitor_load_participation (DimMonitor *monitor,
                                     int year,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* Owned by the caller. @out_fetched_s: (nullable). DIM_ERROR_OFFLINE: out of reach, and nothing is
 * kept; DIM_ERROR_REJECTED: this is no analyst's device; DIM_ERROR_INVALID: it is not enrolled. */
DimParticipation *dim_monitor_load_participation_finish (DimMonitor *monitor,
                                                         GAsyncResult *result,
                                                         gint64 *out_fetched_s,
                                                         GError **error);

G_END_DECLS
