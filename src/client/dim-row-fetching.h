/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-sync-step.h"

G_BEGIN_DECLS

/**
 * dim_row_fetching_run:
 * @task: (transfer full): returns a DimSyncStep, whose @has_news says that rows changed
 *
 * The part of an analyst's round that is about the fact rows (dim-fact-rows.h): fetches what
 * changed since the last time. All of it is kept, in one transaction, or none: until then the
 * tables are counted from the rows of before. A new ledger is read from its start. A collector that
 * does not speak of it is no trouble.
 */
void dim_row_fetching_run (DimStore *store,
                           DimHttpClient *collector,
                           const DimReference *reference,
                           GTask *task);

G_END_DECLS
