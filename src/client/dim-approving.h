/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month-report.h"
#include "dim-months.h"

G_BEGIN_DECLS

/* A back office looks at a month of its municipality and says that it is complete. On the store's
 * thread. */

/* DimStoreWork over a DimMonthsAsked with a municipality and month. Returns: (transfer full)
 * DimMonthReport. */
gpointer dim_approving_load (DimStore *store, gpointer data, GError **error);

typedef struct {
  DimMonthsAsked *asked; /* with a municipality and month; owned */
  DimApprovalKind kind;
  guint8 contents[DIM_CONTENTS_BYTES]; /* AGREED: of the report that was looked at */
  DimReopeningReason reason;           /* REOPENED */
} DimApproving;
void dim_approving_free (DimApproving *approving);

/* DimStoreWork over a DimApproving: queues it. DIM_ERROR_CONFLICT if the month is not what was
 * looked at, or something stands in the way; DIM_ERROR_INVALID if the month is none of the
 * office's. */
gpointer dim_approving_commit (DimStore *store, gpointer data, GError **error);

G_END_DECLS
