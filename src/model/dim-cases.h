/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decisions.h"
#include "dim-match.h"

G_BEGIN_DECLS

/* Which registrations are one event (DESIGN.md section "Cases"). Pure; any thread. */

/* One event. @members holds ids in ascending order; the case number is the first. */
typedef struct {
  GPtrArray *members;      /* (element-type utf8) */
  gboolean is_provisional; /* decisions alone do not join all of them */
} DimCase;
void dim_case_free (DimCase *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCase, dim_case_free)
const char *dim_case_number (const DimCase *item);

/**
 * dim_cases_join:
 * @members: (element-type DimMember): live registrations, in any order; no id twice
 * @decisions: (element-type DimDecision): standing SAME and APART decisions, in any order; other
 *   kinds and decisions about registrations that are not among @members are passed over; where
 *   they contradict each other SAME wins
 *
 * 1. joins all pairs decided SAME; 2. then automatic pairs (T1) ordered by days apart, earlier
 * date, lower id, higher id; two groups join only if first to last stays within the window and no
 * pair across is decided APART or is an unanswered T1b. Countries are aliased (D = DEU).
 *
 * Returns: (transfer full) (element-type DimCase): by case number; every member in exactly one.
 *   Time grows with pairs inside the window, not with all pairs.
 */
GPtrArray *
dim_cases_join (GPtrArray *members, GPtrArray *decisions, const DimMatchWindows *windows);

G_END_DECLS
