/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month.h"
#include "dim-reference.h"
#include "dim-review-late.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "month" (also what it says of approvals) and "zero_statement": what the feed said of the
 * months of this office, and this device's own zero statements. On the store's thread. */

gboolean dim_months_put (DimStore *store, const DimMonth *month, GError **error);
/* The feed begins anew: what it said before is of another ledger. */
gboolean dim_months_clear (DimStore *store, GError **error);
/* The collector refused a statement: it stands at its month from now on, and is not offered again,
 * since nothing in it can be mended. */
gboolean dim_months_refuse (DimStore *store, const char *fact, const char *reason, GError **error);
/* Own statements that wait to be sent, for the queue (element-type DimFact). */
GPtrArray *dim_months_waiting (DimStore *store, GError **error);
/* Forgets own statements that are old. */
gboolean dim_months_prune (DimStore *store, gint64 sure_s, GError **error);

/* Those that were approved and hold something else now (element-type DimLateMonth). */
GArray *dim_months_list_late (DimStore *store, GError **error);

/* For whom, and which. */
typedef struct {
  const DimReference *reference;
  char **municipalities; /* of the office */
  char *municipality;    /* that is meant; NULL where all are loaded */
  int month;
} DimMonthsAsked;
void dim_months_asked_free (DimMonthsAsked *asked);

/* DimStoreWork over a DimMonthsAsked: each month of each municipality, from when the office takes
 * part, at most two years back, the newest first. Returns: (element-type DimMonthRecord). */
gpointer dim_months_load (DimStore *store, gpointer data, GError **error);
/* One of them, its municipality and month named in @asked; also one that is not listed. */
DimMonthRecord *dim_months_load_one (DimStore *store, const DimMonthsAsked *asked, GError **error);
/* DimStoreWork over a DimMonthsAsked: states and queues it. Harmless for a month that is stated.
 * DIM_ERROR_INVALID if the month is not over or the municipality not the office's,
 * DIM_ERROR_CONFLICT if something is registered in it, also when that waits here. */
gpointer dim_months_state (DimStore *store, gpointer data, GError **error);

G_END_DECLS
