/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"

G_BEGIN_DECLS

/* Which decisions hold. Pure; any thread. */

/* Whether @decision can stand beside @standing (element-type DimDecision), those that it
 * supersedes left out: two registrations that are one event, directly or through others, are not
 * apart. Returns: (nullable): the id of one that it contradicts, borrowed from @standing. */
const char *dim_decision_contradicts (const DimDecision *decision, GPtrArray *standing);

/* From all decisions ever made, those that stand: not retracted and not superseded. What a
 * retracted decision superseded or retracted stands again; what a superseded one did does not.
 * Returns: (transfer container) (element-type DimDecision), by id. */
GPtrArray *dim_decisions_standing (GPtrArray *decisions);

G_END_DECLS
