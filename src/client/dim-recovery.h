/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reading-key.h"
#include "dim-shared-text.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "recovery": keys that were typed from paper, sealed, until all texts of their circle are
 * wrapped for this device. On the store's thread. */

typedef struct {
  char circle[DIM_CIRCLE_LEN];
  char reader[DIM_UUID_TEXT_LEN]; /* the key on paper */
  DimReadingKey *key;
} DimRecovery;
void dim_recovery_free (DimRecovery *recovery);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRecovery, dim_recovery_free)

gboolean dim_recovery_begin (DimStore *store, const DimRecovery *recovery, GError **error);
/* The first that is not done; *out is NULL if there is none. */
gboolean dim_recovery_load (DimStore *store, DimRecovery **out, GError **error);
gboolean dim_recovery_end (DimStore *store, const DimRecovery *recovery, GError **error);

G_END_DECLS
