/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-edit.h"
#include "dim-monitor.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* Putting right what was registered, also what other devices registered that this one may see.
 * Everything works without network; what goes to the collector is queued. Main context. */

/* A change of @incident: the one that was being typed when the program last ended, else a fresh
 * one. DIM_ERROR_NOT_FOUND; DIM_ERROR_CONFLICT: it was withdrawn. */
void dim_monitor_begin_edit (DimMonitor *monitor,
                             const char *incident,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimEdit *dim_monitor_begin_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* Takes a copy; durable when it finishes. */
void dim_monitor_save_edit (DimMonitor *monitor,
                            const DimEdit *edit,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gboolean dim_monitor_save_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
void dim_monitor_discard_edit (DimMonitor *monitor,
                               const char *incident,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean
dim_monitor_discard_edit_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* Ids of the registrations with an unfinished change, last changed first (element-type utf8). */
void dim_monitor_list_edits (DimMonitor *monitor,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
dim_monitor_list_edits_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* All that would be wrong with the answers (element-type DimFault). Pure, at once. */
GArray *dim_monitor_check_edit (DimMonitor *monitor, const DimEdit *edit);

/* What differs becomes a revision, in one transaction with its place in the queue; the unfinished
 * change is gone after it. DIM_ERROR_INVALID: nothing differs, the check or the guard finds
 * something, or the certainty moves without a reason (dim_edit_lacks_reason); DIM_ERROR_CONFLICT:
 * it was withdrawn. */
void dim_monitor_revise (DimMonitor *monitor,
                         const DimEdit *edit,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
/* @out_needs_number: (optional): with DIM_ERROR_INVALID how many documents need their number again,
 * as the date went to another key's period; see DimEdit.without_numbers. */
DimRecord *dim_monitor_revise_finish (DimMonitor *monitor,
                                      GAsyncResult *result,
                                      guint *out_needs_number,
                                      GError **error);

/* How certain a registration is from then on, and why. */
typedef struct {
  const char *incident;
  const char *certainty; /* code; NULL: no answer */
  DimCertaintyReason reason;
} DimCertaintyMove;
/* A revision of that answer alone, on the basis of what stands now; a change that is being typed
 * stays. @move is copied. DIM_ERROR_NOT_FOUND; DIM_ERROR_INVALID: it stands so already, or the
 * reason does not suit; DIM_ERROR_CONFLICT: it was withdrawn. */
void dim_monitor_move_certainty (DimMonitor *monitor,
                                 const DimCertaintyMove *move,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DimRecord *
dim_monitor_move_certainty_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Takes a registration back, for good: the protocol knows no way back. DIM_ERROR_NOT_FOUND;
 * DIM_ERROR_CONFLICT: it was withdrawn before. */
void dim_monitor_withdraw (DimMonitor *monitor,
                           const char *incident,
                           DimWithdrawalReason reason,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
DimRecord *dim_monitor_withdraw_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* What a script gives as JSON, made the answers of @edit: members that are there replace the
 * answer; a document without a number keeps that of the one of its kind and country that was there.
 * An answer in @disputed (1 << DimField) is chosen by naming it, also if it stands already.
 * @remarks and errors as dim_monitor_draft_from_json. */
gboolean dim_monitor_edit_from_json (DimMonitor *monitor,
                                     DimEdit *edit,
                                     GBytes *json,
                                     guint32 disputed,
                                     GString *remarks,
                                     GError **error);

G_END_DECLS
