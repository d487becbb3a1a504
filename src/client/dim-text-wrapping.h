/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reading-key.h"
#include "dim-texts.h"

G_BEGIN_DECLS

/* Wrapping the keys of texts, and of documents' notes, which lie among them, for their readers. A
 * reader who came later is given the keys of those that are there, by one who can read them.
 * On the store's thread. */

/* Wraps @key for @readers (element-type DimReader) into @keys (element-type DimWrappedKey). FALSE:
 * for nobody. */
gboolean
dim_texts_wrap_for (const GPtrArray *readers, const guint8 key[DIM_SEAL_KEY_BYTES], GArray *keys);

/* Queues the keys of texts that a reader of their circle lacks; a share of them at a time.
 * @own: this device. */
gboolean dim_texts_wrap_for_others (DimStore *store,
                                    const DimOwnReader *own,
                                    guint *inout_queued,
                                    GError **error);

/* Wraps @entry, sealed for the key on paper, for this device, and puts it among its texts; its key
 * goes to @keys (element-type DimWrappedKey), to be sent. FALSE without error: it does not open. */
gboolean dim_texts_recover (DimStore *store,
                            const DimOwnReader *own,
                            const DimReadingKey *paper,
                            const DimTextEntry *entry,
                            GArray *keys,
                            GError **error);
/* Queues @keys for @reader; none: nothing. */
gboolean dim_texts_queue_keys (DimStore *store,
                               const char *reader,
                               const GArray *keys,
                               guint *inout_queued,
                               GError **error);

G_END_DECLS
