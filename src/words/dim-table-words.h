/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-country-group.h"
#include "dim-table.h"

G_BEGIN_DECLS

/* Tables in the language of the user; text returned as const is static. Any thread. */

const char *dim_words_dimension (DimDimension dimension); /* "Vorm" */
const char *dim_words_measure (DimMeasure measure);       /* "Zaken" */
/* "Nederland", "EU en EER", … by its name; the name itself if there is no such group. */
const char *dim_words_country_group (const char *name);
/* "4e kwartaal 2026" of "2026-Q4"; the key itself if it is none. Owned by the caller. */
char *dim_words_quarter (const char *key);
/* A year, a quarter, a month, or "maart 2026 tot en met mei 2026"; months as in DimTableQuery.
 * Owned by the caller. */
char *dim_words_period_of (guint from_month, guint to_month);

/* What one must know to read the table: that rows or columns exceed the total, that documents do
 * not add up. "": nothing. Owned by the caller. */
char *dim_words_table_caution (const DimTableQuery *query);
/* "3 zaken zijn nog voorlopig samengevoegd."; "": none is. Owned by the caller. */
char *dim_words_table_provisional (guint cases);
/* Why dim_table_query_check refused it. Owned by the caller. */
char *dim_words_table_refusal (const DimTableQuery *query, const GError *error);

G_END_DECLS
