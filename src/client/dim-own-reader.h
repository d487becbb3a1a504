/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Table "own_reader": the key with which this device reads what others sealed for it. On the
 * store's thread. */

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  struct _DimReadingKey *key; /* of crypto; those above see no key */
} DimOwnReader;
void dim_own_reader_free (DimOwnReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOwnReader, dim_own_reader_free)

/* *out is NULL if there is none. */
gboolean dim_own_reader_load (DimStore *store, DimOwnReader **out, GError **error);
/* The one that is there, or a new one, which is announced to the collector: its fact is queued. */
DimOwnReader *dim_own_reader_ensure (DimStore *store, guint *inout_queued, GError **error);

G_END_DECLS
