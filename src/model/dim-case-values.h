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
 * @inputs: (element-type DimCaseInput): the members of one case, in any order; at least one
 * @choices: (element-type DimDecision): standing VALUE decisions, in any order; the highest id
 *   wins a field; those about registrations that give no values, or did not answer the field, are
 *   passed over
 *
 * The reviewer's choice; else the first known value in order back office, front office, date, id
 * ("onbekend" is not known, and stands only where nothing else was said). Date: the earliest.
 * Multiple choice: the union. Documents: all uses, in that order. Follow-ups: one a code, the one
 * that was done first, else the first planned. "geslaagd" over "poging"; "vastgesteld" over
 * "vermoeden". Refuted members ("weerlegd") give no values; if all are, nothing is answered.
 */
void dim_case_values (GArray *inputs, GPtrArray *choices, DimCaseValues *out);
void dim_case_values_clear (DimCaseValues *values);

G_END_DECLS
