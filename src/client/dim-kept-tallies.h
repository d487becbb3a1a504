/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "tallies" and "participation": the standard tables of a year, and who took part in it, as
 * the collector told them last. On the store's thread. */

gboolean dim_kept_tallies_put (DimStore *store, int year, GBytes *body, GError **error);
/* The body; NULL with DIM_ERROR_NOT_FOUND if none are kept. */
GBytes *dim_kept_tallies_get (DimStore *store, int year, gint64 *out_fetched_s, GError **error);

gboolean dim_kept_participation_put (DimStore *store, int year, GBytes *body, GError **error);
/* The same. */
GBytes *
dim_kept_participation_get (DimStore *store, int year, gint64 *out_fetched_s, GError **error);

G_END_DECLS
