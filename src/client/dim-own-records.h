/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-own-record.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* DimStoreWork without data: all registrations of this device with their explanations, oldest first
 * (element-type DimOwnRecord). */
gpointer dim_own_records_run (DimStore *store, gpointer data, GError **error);

G_END_DECLS
