/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* A decision about two registrations, queued as a fact. On the store's thread. */
gboolean dim_decisions_queue (DimStore *store, const DimDecision *decision, GError **error);

G_END_DECLS
