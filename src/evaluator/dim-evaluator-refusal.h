/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-admission.h"
#include "dim-problem.h"

G_BEGIN_DECLS

/* Why the evaluator says no, in Dutch (PROTOCOL.md, table of codes). Owned by the caller. */
DimProblem *dim_evaluator_refusal_of_admission (const DimAdmission *admission);
/* An enrolment's code does not hold. */
DimProblem *dim_evaluator_refusal_of_code (void);
/* An enrolment is not signed with the key that it brings. */
DimProblem *dim_evaluator_refusal_of_signature (void);
/* The device was revoked. */
DimProblem *dim_evaluator_refusal_of_device (void);
/* An element is no point of the group. */
/* NULL if all @count of them are points of the group. */
DimProblem *dim_evaluator_refusal_of_elements (const guint8 *elements, guint count);
/* Nothing was stored; try again. */
DimProblem *dim_evaluator_refusal_for_now (void);

G_END_DECLS
