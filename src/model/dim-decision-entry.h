/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-role.h"

G_BEGIN_DECLS

/* A decision about registrations, and who took it. */
typedef struct {
  DimDecision *decision; /* SAME, APART or VALUE */
  gboolean stands;       /* not retracted and not replaced */
  gint64 made_s;         /* unix time; of another's the time when the collector received it */
  char *desk;            /* whose */
  DimRole role;
} DimDecisionEntry;
/* @decision is taken. Stands, and has the desk "". */
DimDecisionEntry *dim_decision_entry_new (DimDecision *decision);
DimDecisionEntry *dim_decision_entry_copy (const DimDecisionEntry *entry);
void dim_decision_entry_free (DimDecisionEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDecisionEntry, dim_decision_entry_free)

G_END_DECLS
