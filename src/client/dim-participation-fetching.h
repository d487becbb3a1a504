/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sync-step.h"

G_BEGIN_DECLS

/* @task: (transfer full): returns a DimSyncStep. The part of an analyst's round that is about
 * participation: once a day what was reported of this year is fetched and kept, so that it can be
 * looked at without network. A collector that does not speak of it is no trouble. */
void dim_participation_fetching_run (DimStore *store, DimHttpClient *collector, GTask *task);

G_END_DECLS
