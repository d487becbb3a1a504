/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-sync-step.h"

G_BEGIN_DECLS

/* Reads the collector's feed to its end. A new ledger is noticed here: what is kept is queued again
 * and the feed is read from its start. @task is taken; it returns a DimSyncStep, whose @moved says
 * that there is something to submit. */
void dim_fetching_run (DimStore *store,
                       DimHttpClient *collector,
                       const DimReference *reference,
                       GTask *task);

G_END_DECLS
