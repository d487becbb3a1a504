/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* Questions of a back office to the desk that registered something, and their answers. Everything
 * works without network; what goes to the collector is queued. Main context. */

/* Sends @incident back to its desk: @fields (1 << DimField; at least one) are to be looked at
 * again. DIM_ERROR_NOT_FOUND; DIM_ERROR_CONFLICT: it was withdrawn, or it is not at the collector
 * yet; DIM_ERROR_REJECTED: this is no back office. */
void dim_monitor_ask (DimMonitor *monitor,
                      const char *incident,
                      guint32 fields,
                      DimInquiryReason reason,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data);
/* The registration with the question. */
DimRecord *dim_monitor_ask_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Answers every open question about @incident. Whoever changes what was asked about has answered by
 * that (dim_monitor_revise). DIM_ERROR_NOT_FOUND: there is no open question (any more). */
void dim_monitor_reply (DimMonitor *monitor,
                        const char *incident,
                        DimInquiryAnswer answer,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
DimRecord *dim_monitor_reply_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* The registrations of this desk about which a question is open (element-type DimRecord), the one
 * that was asked first at the head. */
void dim_monitor_load_asked (DimMonitor *monitor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
dim_monitor_load_asked_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
