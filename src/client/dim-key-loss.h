/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* The store key is gone and a new one is set: wipes what only the old one opened (drafts, texts,
 * numbers, the device's identity) and makes the waiting registrations anew, to be compared by
 * nobody. On the store's thread, within a transaction. */
gboolean dim_key_loss_mend (DimStore *store, GError **error);

G_END_DECLS
