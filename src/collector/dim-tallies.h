/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules.h"

G_BEGIN_DECLS

/* All fact rows as columns in memory, brought up to date by feed number before each count. One
 * thread at a time. */
typedef struct _DimTallies DimTallies;

DimTallies *dim_tallies_new (void);
void dim_tallies_free (DimTallies *tallies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTallies, dim_tallies_free)

/**
 * dim_tallies_count:
 * @rules: in a reading transaction
 *
 * Returns: (transfer full) (element-type DimTally): the standard tables of the counting year that
 *   begins in @year, all standing on one feed position; NULL with @error set if the ledger failed
 */
GPtrArray *dim_tallies_count (DimTallies *tallies, DimRules *rules, int year, GError **error);

G_END_DECLS
