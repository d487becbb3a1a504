/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

G_BEGIN_DECLS

/* Without keys and cells yet: for who counts it. */
DimTable *dim_table_new (const DimTableQuery *query, const DimCodeBook *book);

G_END_DECLS
