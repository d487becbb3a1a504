/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-queue-item.h"

G_BEGIN_DECLS

/* The queue item by item; its figures are dim_monitor_get_queue. */

/* (element-type DimQueueItem): what was refused, the tray "Aandacht nodig", oldest first; then the
 * oldest of what waits. */
void dim_monitor_load_queue (DimMonitor *monitor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
dim_monitor_load_queue_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Takes what was refused out of the tray, or puts it back. The registration stays as it is. */
void dim_monitor_set_aside (DimMonitor *monitor,
                            const char *fact,
                            gboolean is_aside,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean dim_monitor_set_aside_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
