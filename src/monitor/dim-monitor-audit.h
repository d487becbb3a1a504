/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-entry.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* Who did what: the audit log of this device's office, for a back office. Its lines come in with
 * every round; other roles have none. Main context. */

/* @query is taken. A list may be empty and say that there is more: looking stops now and then, so
 * that others get their turn. Its match is called on another thread. */
void dim_monitor_list_audit (DimMonitor *monitor,
                             DimAuditQuery *query,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimAuditList *
dim_monitor_list_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* How many lines there are, and what was found to be wrong with them so far. */
void dim_monitor_load_audit (DimMonitor *monitor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimAuditVerdict *
dim_monitor_load_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Reckons what is kept here again, after the collector told the whole log once more; if it could
 * not be asked, the verdict says so. DIM_ERROR_REJECTED: this is no back office. */
void dim_monitor_check_audit (DimMonitor *monitor,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
DimAuditVerdict *
dim_monitor_check_audit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
