/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-note.h"

G_BEGIN_DECLS

/* Notes to the reviewers of whoever holds the same document. Everything works without network; what
 * goes to the collector is queued, sealed. Each gives what there is at the registration then. Main
 * context. */

/* On a device that is no back office's there are none: not allowed. DIM_ERROR_NOT_FOUND. */
void dim_monitor_load_notes (DimMonitor *monitor,
                             const char *incident,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimNotes *dim_monitor_load_notes_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* What is said: at most 500 characters. @allowed: of dim_guard_allow, or NULL: what a person said
 * is no personal data. Both are copied, and wiped after it. */
typedef struct {
  const char *text;
  const char *const *allowed;
} DimNoteWords;
/* DIM_ERROR_INVALID: it is empty or too long; DIM_ERROR_REJECTED: notes are not allowed, or not on
 * this device; DIM_ERROR_LIMIT: the guard finds personal data in it; DIM_ERROR_CONFLICT: nobody
 * elsewhere holds the same document, or this device has no key for it; DIM_ERROR_NOT_FOUND. */
void dim_monitor_leave_note (DimMonitor *monitor,
                             const char *incident,
                             const DimNoteWords *words,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
DimNotes *dim_monitor_leave_note_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Takes back a note that was left at @incident by this office. DIM_ERROR_NOT_FOUND. */
void dim_monitor_take_note_back (DimMonitor *monitor,
                                 const char *incident,
                                 const char *note,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
DimNotes *
dim_monitor_take_note_back_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
