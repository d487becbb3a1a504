/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-entry-time.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "entry_time": how long entering took on this device, by municipality, month and class. On
 * the store's thread, within a transaction. */

/* One more registration was entered now, for @area (a municipality as it is called today). */
gboolean
dim_entry_times_add (DimStore *store, const char *area, DimEntryClass class, GError **error);

/* Queues what was counted in months that are surely over, and forgets it. @inout_queued goes up by
 * the facts that were queued. */
gboolean
dim_entry_times_hand_over (DimStore *store, gint64 sure_s, guint *inout_queued, GError **error);

/* DimStoreWork: what was counted and not handed over is gone. */
gpointer dim_entry_times_forget (DimStore *store, gpointer data, GError **error);

G_END_DECLS
