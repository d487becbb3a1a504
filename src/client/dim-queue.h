/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-queue-state.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* What waits, and when a server last answered (table "contact"). On the store's thread. */

/* How sending goes is not the store's to know: left 0. */
gboolean dim_queue_read (DimStore *store, DimQueueState *out, GError **error);
/* A server answered. Within a transaction. */
gboolean dim_queue_note_contact (DimStore *store, GError **error);
/* DimStoreWork without data: the same as a transaction of its own. */
gpointer dim_queue_note_contact_run (DimStore *store, gpointer data, GError **error);

G_END_DECLS
