/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-nonce-files.h"

G_BEGIN_DECLS

/* The nonces seen within the window of a signature's age, so that none is taken twice. Bounded:
 * when it is full nothing is taken until the oldest expire. One thread. */
typedef struct _DimNonceMemory DimNonceMemory;

typedef enum {
  DIM_NONCE_FRESH,
  DIM_NONCE_SEEN,
  DIM_NONCE_FULL,
} DimNonceVerdict;

/* @window_s: how far a signature's time may be off @max: how many are remembered at most */
DimNonceMemory *dim_nonce_memory_new (guint window_s, guint max);
void dim_nonce_memory_free (DimNonceMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNonceMemory, dim_nonce_memory_free)

/* Takes @files, remembers what they hold, and writes what comes to them, so that nothing is taken
 * twice after a restart either. */
void dim_nonce_memory_keep_in (DimNonceMemory *memory, DimNonceFiles *files, gint64 now_s);

/* Remembers a fresh one until @created + window. @created within the window of @now. */
DimNonceVerdict dim_nonce_memory_take (DimNonceMemory *memory,
                                       const char *keyid,
                                       const char *nonce,
                                       gint64 created,
                                       gint64 now_s);
/* Whether it would be taken, without remembering it. */
DimNonceVerdict
dim_nonce_memory_look (DimNonceMemory *memory, const char *keyid, const char *nonce, gint64 now_s);

G_END_DECLS
