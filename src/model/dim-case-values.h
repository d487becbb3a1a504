/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cases.h"

G_BEGIN_DECLS

/* A member with its answers; both borrowed. */
typedef struct {
  const DimMember *member;
  const DimIncident *incident; /* merged with its revisions */
} DimCaseInput;

/* What a case counts as. */
typedef struct {
  DimIncident *values; /* id is the case number; documents: the union of the members' uses */
  guint gross;         /* members that count */
  gboolean counts;     /* FALSE: all members refuted */
} DimCaseValues;

/**
 * dim_case_values:
 * @inputs: (element-type DimCaseInput): the members of one case
 * @choices: (element-type DimDecision): standing VALUE decisions; the highest id wins a field
 *
 * The reviewer's choice; else the first known value in order back office, front office, date, id
 * ("onbekend" is not known). Date: the earliest. Multiple choice: the union. "geslaagd" over
 * "poging"; "vastgesteld" over "vermoeden". Refuted members ("weerlegd") give no values.
 */
void dim_case_values (GArray *inputs, GPtrArray *choices, DimCaseValues *out);
void dim_case_values_clear (DimCaseValues *values);

G_END_DECLS
