/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"

G_BEGIN_DECLS

/* Two values that were given to one field without knowing of each other. */
typedef struct {
  DimField field;
  char standing[DIM_UUID_TEXT_LEN]; /* fact whose value stands meanwhile: the lowest id */
  char other[DIM_UUID_TEXT_LEN];
} DimConflict;

/**
 * dim_incident_merge:
 * @incident: as registered
 * @revisions: (element-type DimRevision): in any order
 * @out_conflicts: (out) (optional) (element-type DimConflict): by field, then id
 *
 * What the registration says now. A field takes the value of the revisions of it that no other
 * revision of it had seen (through @basis, transitively); if several of those differ, the one with
 * the lowest id stands and each other is a conflict, until a revision that saw them chooses. Pure:
 * the order of arrival does not matter.
 *
 * Returns: (transfer full)
 */
DimIncident *
dim_incident_merge (const DimIncident *incident, GPtrArray *revisions, GArray **out_conflicts);

G_END_DECLS
