/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-edit.h"

G_BEGIN_DECLS

/* What a script gives as JSON, made a draft with @id. @remarks gets, in Dutch, a line each and
 * without what was given, every fault on DIM_ERROR_INVALID, else what should be looked at though it
 * passes. Pure. */
DimDraft *dim_draft_from_json (GBytes *json, const char *id, GString *remarks, GError **error);

/* The same for a change of what was registered: members that are there replace the answer in
 * @edit; a document without a number stands for the one of its kind and country that was there. Of
 * the answers in @disputed (1 << DimField) one that is there is chosen, also if it stands already.
 */
gboolean dim_edit_take_json (DimEdit *edit,
                             GBytes *json,
                             guint32 disputed,
                             GString *remarks,
                             GError **error);

G_END_DECLS
