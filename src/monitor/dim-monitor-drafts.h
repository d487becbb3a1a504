/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-monitor.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* DimMonitor's drafts, from the first key to the registration. Threads and waiting as in
 * dim-monitor.h. */

/* Drafts. A new one has the desk's municipality and what usually is so; it is on disk from its
 * first save on. Saving takes a copy and is durable when it finishes; what is saved is shown. */
DimDraft *dim_monitor_new_draft (DimMonitor *monitor);
void dim_monitor_save_draft (DimMonitor *monitor,
                             const DimDraft *draft,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dim_monitor_save_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* Notes which draft stands on screen, to open there again; NULL: a new one. */
void dim_monitor_show_draft (DimMonitor *monitor,
                             const char *draft_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dim_monitor_show_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* (element-type DimDraft), last changed first; one at most is_shown. */
void dim_monitor_load_drafts (DimMonitor *monitor,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
dim_monitor_load_drafts_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* Gone for good, also from what SQLite keeps beside its file. */
void dim_monitor_discard_draft (DimMonitor *monitor,
                                const char *draft_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
dim_monitor_discard_draft_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* All that is wrong with the draft's answers (element-type DimFault). Pure, at once. */
GArray *dim_monitor_check_draft (DimMonitor *monitor, const DimDraft *draft);

/* This device's own registrations of the last 31 days that showed the same number
 * (element-type DimRecord); two keyed bytes are compared, so it may err once in 65,536. */
void dim_monitor_find_local_doubles (DimMonitor *monitor,
                                     const char *number,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *
dim_monitor_find_local_doubles_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* From draft to incident, outbox and sealed number in one transaction; the draft is gone after it.
 * DIM_ERROR_INVALID if dim_monitor_check_draft finds anything. */
void dim_monitor_register (DimMonitor *monitor,
                           const DimDraft *draft,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
/* Returns: (transfer full): the incident's record. */
DimRecord *dim_monitor_register_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* What a script gives as JSON, made a draft; numbers and zones are parsed and checked. @remarks
 * gets, in Dutch, a line each and without what was given, every fault on DIM_ERROR_INVALID, else
 * what should be looked at though it passes. */
DimDraft *
dim_monitor_draft_from_json (DimMonitor *monitor, GBytes *json, GString *remarks, GError **error);

G_END_DECLS
