/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-match.h"

G_BEGIN_DECLS

/**
 * DimSweep: the pairs of registrations that show one document in one municipality, at most so many
 * days apart. Nearest first: by days apart, earlier date, lower id, higher id; each pair once.
 *
 * Visits nothing but those pairs, and keeps in memory only those of one day with one other day.
 */
typedef struct _DimSweep DimSweep;

/* @members: (element-type DimMember): sorted by id; borrowed until the sweep is freed. */
DimSweep *dim_sweep_new (GPtrArray *members, guint days);
void dim_sweep_free (DimSweep *sweep);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSweep, dim_sweep_free)

/* The next pair as indexes into the members, the lower id first. FALSE at the end. */
gboolean dim_sweep_next (DimSweep *sweep, guint *out_lower, guint *out_higher);

G_END_DECLS
