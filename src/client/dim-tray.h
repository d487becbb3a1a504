/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-queue-item.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* What a person sees of table "operation": what waits, and the tray of what was refused for good,
 * from which a fact can be set aside. On the store's thread. */

/* (element-type DimQueueItem): all that was refused, oldest first, then the oldest that wait. */
GPtrArray *dim_tray_load (DimStore *store, GError **error);

/* Which answers @fact was refused for; 1 << DimField. */
gboolean dim_tray_note_fields (DimStore *store, const char *fact, guint32 fields, GError **error);

/* Out of the tray, or back into it. Nothing happens if it is not there. A ledger from a backup is
 * offered it all the same. */
gboolean dim_tray_set_aside (DimStore *store, const char *fact, gboolean is_aside, GError **error);

G_END_DECLS
