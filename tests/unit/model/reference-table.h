/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

G_BEGIN_DECLS

/* A free table once more, slowly: every case is put under each pair of words that it stands under,
 * its documents in a set. One line a cell that has cases, "*" being the total, sorted. */
char *reference_table_count (const DimTableQuery *query,
                             const DimCodeBook *book,
                             const DimMunicipalities *municipalities,
                             GArray *cases,
                             GArray *documents);

/* The same lines for what the product counted. */
char *reference_table_print (const DimTable *table);

G_END_DECLS
