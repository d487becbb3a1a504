/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"

G_BEGIN_DECLS

/* What a script gives as JSON, made a draft with @id. On DIM_ERROR_INVALID the message names every
 * fault, a line each, without what was given. Pure. */
DimDraft *dim_draft_from_json (GBytes *json, const char *id, GError **error);

G_END_DECLS
