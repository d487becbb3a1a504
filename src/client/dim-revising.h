/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-edit.h"
#include "dim-registration.h"

G_BEGIN_DECLS

/* Changing what was registered: only the answers that differ go to the collector, on the basis of
 * what their author saw. On the store's thread. */

/* A change of @incident: the one that is kept, else a fresh one. DIM_ERROR_NOT_FOUND;
 * DIM_ERROR_CONFLICT: it was withdrawn. */
DimEdit *dim_revising_begin (DimStore *store, const char *incident, GError **error);
/* A change that moves how certain it is to @code (NULL: no answer) and nothing else, on the basis
 * of what stands now; one that is kept stays as it is. Errors as above. */
DimEdit *dim_revising_move_certainty (DimStore *store,
                                      const char *incident,
                                      const char *code,
                                      DimCertaintyReason reason,
                                      GError **error);

typedef struct {
  const DimEdit *edit;
  DimRegistrationRules rules;
  const guint8 *list_key; /* that signed the evaluator's key list */
  gboolean leaves_edit;   /* a change that is kept is not this one */
  guint needs_number;     /* out: documents that need it; nothing was done unless 0 */
} DimRevising;

/* All that would be wrong (element-type DimFault). Pure. */
GArray *dim_revising_check (const DimRevising *revising, DimDay today);

/* DimStoreWork over a DimRevising. One transaction: the revision and its place in the queue,
 * numbers that were given anew (each for a new document use, as the tag of the old one ends with
 * it), the explanation, and the end of the change. A registration that was refused is mended
 * itself and sent again. DIM_ERROR_INVALID: nothing differs, the check or the guard finds
 * something, the certainty moves without a reason, or a number is needed (@needs_number);
 * DIM_ERROR_CONFLICT: withdrawn.
 * Returns: (transfer full): the DimRecord. */
gpointer dim_revising_commit (DimStore *store, gpointer revising, GError **error);

G_END_DECLS
