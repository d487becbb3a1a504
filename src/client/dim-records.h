/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Registrations as this device knows them: its own with what the feed said of them, and those of
 * others that the feed told of. On the store's thread. */

/* NULL with DIM_ERROR_NOT_FOUND. */
DimRecord *dim_records_load_one (DimStore *store, const char *incident, GError **error);

G_END_DECLS
