/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-case-values.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* Registrations beside each other, to see whether they are one event. Pure; any thread. */

typedef struct {
  DimField field;
  gboolean differs; /* among those that answered it, or not all did */
  int chosen;       /* place in @records whose answer a reviewer chose for the case; −1: none */
} DimComparisonRow;

typedef struct {
  GPtrArray *records;   /* (element-type DimRecord): by date, then id */
  GPtrArray *decisions; /* (element-type DimDecisionEntry): that stand, about two of them or the
                           value of one; by id, none twice */
  GArray *rows;         /* (element-type DimComparisonRow): what differs first, each in reading
                           order; what nobody answered is left out */
  DimCaseValues values; /* what the case counts with if all of them are one event */
} DimComparison;

/* @records: taken (element-type DimRecord), at least one; with news; none withdrawn. */
DimComparison *dim_comparison_new (GPtrArray *records);
void dim_comparison_free (DimComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimComparison, dim_comparison_free)

/* How many cases they are now. */
guint dim_comparison_count_cases (const DimComparison *comparison);
/* The decisions themselves (element-type DimDecision; borrowed). */
GPtrArray *dim_comparison_standing (const DimComparison *comparison);

G_END_DECLS
