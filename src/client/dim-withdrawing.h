/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-amendment.h"
#include "dim-store.h"

G_BEGIN_DECLS

typedef struct {
  const char *incident;
  DimWithdrawalReason reason;
} DimWithdrawing;

/* DimStoreWork over a DimWithdrawing. One transaction: the withdrawal and its place in the queue;
 * numbers that wait, the local check and a change that is being typed go. It stays to be seen. Of
 * one that the collector refused nothing is sent. DIM_ERROR_NOT_FOUND; DIM_ERROR_CONFLICT: it was
 * withdrawn before. Returns: (transfer full): the DimRecord. */
gpointer dim_withdrawing_commit (DimStore *store, gpointer withdrawing, GError **error);

G_END_DECLS
