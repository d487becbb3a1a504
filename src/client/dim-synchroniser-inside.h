/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-client.h"
#include "dim-synchroniser.h"

G_BEGIN_DECLS

/* What other requests to the collector share with the rounds. */
DimStore *dim_synchroniser_store (DimSynchroniser *synchroniser);
DimHttpClient *dim_synchroniser_collector (DimSynchroniser *synchroniser);
const DimDeviceProfile *dim_synchroniser_profile (DimSynchroniser *synchroniser);
/* Cancelled when the owner lets go; the store is not touched after it. */
GCancellable *dim_synchroniser_cancellable (DimSynchroniser *synchroniser);
/* Keeps the client alive until an answer has come. */
DimSynchroniser *dim_synchroniser_hold (DimSynchroniser *synchroniser);
void dim_synchroniser_let_go (DimSynchroniser *synchroniser);

G_END_DECLS
