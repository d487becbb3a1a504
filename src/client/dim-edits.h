/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-edit.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "edit": changes that are being typed, sealed; at most one a registration. On the store's
 * thread. */

gboolean dim_edits_save (DimStore *store, const DimEdit *edit, GError **error);
gboolean dim_edits_remove (DimStore *store, const char *incident, GError **error);
/* *@out: NULL if there is none, or if it does not open any more. */
gboolean dim_edits_load (DimStore *store, const char *incident, DimEdit **out, GError **error);
/* Of which registrations, last changed first (element-type utf8). */
GPtrArray *dim_edits_list (DimStore *store, GError **error);

G_END_DECLS
