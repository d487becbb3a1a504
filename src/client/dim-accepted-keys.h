/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-evaluation-codec.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "key_list": the evaluator's key list that this device accepted last. On the store's
 * thread. */

/**
 * dim_accepted_keys_check:
 * @jws: as the evaluator gave it
 * @list_key: pinned at enrolment
 *
 * Accepts a list that the list key signed, that is not older than the last one nor another one of
 * the same serial, and that is the one whose digest the collector publishes, if it publishes any.
 *
 * Returns: NULL with DIM_ERROR_REJECTED for any other
 */
DimKeyList *dim_accepted_keys_check (DimStore *store,
                                     const char *jws,
                                     const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                                     GError **error);

/* The list that was accepted last, by @list_key; *@out is NULL where there is none. */
gboolean dim_accepted_keys_load (DimStore *store,
                                 const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                                 DimKeyList **out,
                                 GError **error);

/* *@out: whether the list that was accepted last lacks a key of the tags of @fact, or has destroyed
 * it. FALSE while there is no list of @list_key to say so. */
gboolean dim_accepted_keys_lack (DimStore *store,
                                 const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                                 const DimFact *fact,
                                 gboolean *out,
                                 GError **error);

G_END_DECLS
