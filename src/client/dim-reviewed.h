/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Table "reviewed": which items of the review queue were answered or looked at on this device. On
 * the store's thread. */

gboolean dim_reviewed_add (DimStore *store, const char *key, GError **error);
gboolean dim_reviewed_remove (DimStore *store, const char *key, GError **error);
/* A set of keys. */
GHashTable *dim_reviewed_load (DimStore *store, GError **error);

G_END_DECLS
