/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of a problem in the object that is open: a problem stands by itself or in a verdict.
 * Internal to wire. */
void dim_problem_write (DimJsonWriter *writer, const DimProblem *problem);
DimProblem *dim_problem_read (DimJsonReader *reader);

G_END_DECLS
