/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-reference.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "news": what the feed said last of each registration. On the store's thread. */

gboolean dim_news_put (DimStore *store,
                       const DimChange *change,
                       const DimReference *reference,
                       GError **error);
/* The feed begins anew: what it said before is of another ledger. */
gboolean dim_news_clear (DimStore *store, GError **error);
/* What dim_news_put wrote; NULL if it is damaged. */
DimChange *dim_news_decode (GBytes *entry);

G_END_DECLS
