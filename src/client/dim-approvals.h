/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-problem.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "approval": what was said on this device of months, until the feed tells of it. On the
 * store's thread. */

/* Keeps and queues it. @area: its municipality as that is called today. */
gboolean dim_approvals_add (DimStore *store, const DimFact *fact, const char *area, GError **error);
/* The collector refused it: that stands at its month from now on, with what came in meanwhile, and
 * it is not offered again, since nothing in it can be mended. @problem may be NULL. */
gboolean dim_approvals_refuse (DimStore *store,
                               const char *fact,
                               const char *reason,
                               const DimProblem *problem,
                               GError **error);
/* What waits to be sent (element-type DimFact), in the order in which it was made. */
GPtrArray *dim_approvals_waiting (DimStore *store, GError **error);
/* Forgets what is old. */
gboolean dim_approvals_prune (DimStore *store, gint64 sure_s, GError **error);

/* One of this device, newest last. */
typedef struct {
  const char *area;
  int month;
  gboolean is_waiting;
  const char *refusal;     /* in Dutch; NULL: not refused */
  const char *differences; /* for dim_approvals_read_differences; nullable */
} DimOwnApproval;
typedef void (*DimOwnApprovalFunc) (const DimOwnApproval *own, gpointer data);
gboolean
dim_approvals_each (DimStore *store, DimOwnApprovalFunc func, gpointer data, GError **error);
/* (element-type DimMonthDifference); NULL for none. */
GArray *dim_approvals_read_differences (const char *text);

G_END_DECLS
