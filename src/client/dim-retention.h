/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* What has been kept for as long as it may be goes: numbers without a tag after 30 days, local
 * checks after 31, acknowledged operations after 35. It is counted by the time that has surely come
 * (dim-sure-time.h), so that a clock that jumps wipes nothing. On the store's thread, within a
 * transaction; dim_store_purge after it. */

/* Adds to *out_queued the facts that this queued. */
gboolean dim_retention_keep (DimStore *store, guint *out_queued, GError **error);
/* DimStoreWork without data: the same as a transaction of its own, with its purge; copies and
 * damaged files beside the store go after 7 days, a copy at the latest with its oldest number. */
gpointer dim_retention_run (DimStore *store, gpointer data, GError **error);

G_END_DECLS
