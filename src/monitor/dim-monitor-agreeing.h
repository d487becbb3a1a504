/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decision-reason.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* What DimMonitor says of registrations that another municipality may have too, for back offices.
 * Threads and waiting as in dim-monitor.h. */

/* Of @pairs (element-type DimReviewPair; taken; the handle "": all that there are of it) that they
 * are one event, that they are not, or nothing any more. DIM_ERROR_NOT_FOUND: the feed tells of one
 * of them no more. Gives what stood before (element-type DimReviewSaid), for
 * dim_monitor_undo_agreeing; of what was said already there is none. */
void dim_monitor_agree (DimMonitor *monitor,
                        GArray *pairs,
                        DimProposalKind kind,
                        DimDecisionReason reason,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GArray *dim_monitor_agree_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* @said (element-type DimReviewSaid) stands again. */
void dim_monitor_undo_agreeing (DimMonitor *monitor,
                                GArray *said,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
dim_monitor_undo_agreeing_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
