/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Tables "draft": what is being typed, sealed as a whole, and "shown_draft". On the store's
 * thread. */

/* The plain form, in secret memory: what is sealed. */
GBytes *dim_drafts_encode (const DimDraft *draft);
gboolean dim_drafts_save (DimStore *store, const DimDraft *draft, GError **error);
/* Notes that the draft @id stands on screen; NULL: a new one, which is not here yet. */
gboolean dim_drafts_show (DimStore *store, const char *id, GError **error);
/* Nothing happens if there is none. */
gboolean dim_drafts_remove (DimStore *store, const char *id, GError **error);
/* (element-type DimDraft), last changed first; one at most is_shown. */
GPtrArray *dim_drafts_load (DimStore *store, GError **error);

G_END_DECLS
