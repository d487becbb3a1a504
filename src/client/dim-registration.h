/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-record.h"
#include "dim-reference.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* From a draft to a registration. */

/* Against what a draft is held: the built-in tables and the municipalities of the office. */
typedef struct {
  const DimReference *reference;
  const char *const *municipalities; /* codes; NULL: any */
} DimRegistrationRules;

/* All that is wrong with a draft (element-type DimFault). Pure. */
GArray *
dim_registration_check (const DimDraft *draft, const DimRegistrationRules *rules, DimDay today);

/* The last look before a text leaves its draft. DIM_ERROR_INVALID: the guard finds something in the
 * explanation that nobody allowed, or it is too long. */
gboolean
dim_registration_check_text (const DimDraft *draft, const DimReference *reference, GError **error);

typedef struct {
  const DimDraft *draft;
  DimRegistrationRules rules;
} DimRegistration;
/* DimStoreWork over a DimRegistration: incident, outbox, sealed numbers and local check in one
 * transaction; the draft is gone after it. DIM_ERROR_INVALID if the check finds anything, or the
 * guard in the explanation. Returns: (transfer full): the DimRecord. */
gpointer dim_registration_commit (DimStore *store, gpointer registration, GError **error);

G_END_DECLS
