/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "sent_text": the explanations of this device's own registrations on their way to those for
 * whom they are. Each is sealed once its registration is known to the collector and its circle has
 * readers that count; until then it waits, where it lies sealed anyhow. On the store's thread. */

/* Queues a fact for each text that can be sealed now. */
gboolean dim_texts_seal_waiting (DimStore *store,
                                 const DimReference *reference,
                                 guint *inout_queued,
                                 GError **error);
/* (element-type utf8) a circle's code → GUINT_TO_POINTER: how many texts are to be sealed for it.
 */
GHashTable *
dim_texts_count_waiting (DimStore *store, const DimReference *reference, GError **error);

/* The explanation of @incident says something else. */
gboolean dim_sent_texts_note_change (DimStore *store, const char *incident, GError **error);
/* The registration may have moved to another municipality. */
gboolean dim_sent_texts_doubt (DimStore *store, const char *incident, GError **error);
/* The collector knew none of those for whom @fact was sealed: sealed once more when it tells of
 * others. */
gboolean dim_sent_texts_hold (DimStore *store, const char *fact, GError **error);
/* It told of others. */
gboolean dim_sent_texts_release (DimStore *store, GError **error);

G_END_DECLS
