/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-seal.h"

G_BEGIN_DECLS

/* Sealing of what is too long to hold: pieces under one key (libsodium's secretstream,
 * XChaCha20-Poly1305). A piece that is altered, left out, doubled or in another place is found, and
 * so is an end that is missing. */
typedef struct _DimSealStream DimSealStream;

#define DIM_SEAL_STREAM_HEAD_BYTES  24
#define DIM_SEAL_STREAM_EXTRA_BYTES 17 /* that a sealed piece is longer */

/* Makes the head that opening needs. */
DimSealStream *dim_seal_stream_new (const guint8 key[DIM_SEAL_KEY_BYTES],
                                    guint8 out_head[DIM_SEAL_STREAM_HEAD_BYTES]);
DimSealStream *dim_seal_stream_open (const guint8 key[DIM_SEAL_KEY_BYTES],
                                     const guint8 head[DIM_SEAL_STREAM_HEAD_BYTES]);
void dim_seal_stream_free (DimSealStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSealStream, dim_seal_stream_free)

/* @out has room for @length + DIM_SEAL_STREAM_EXTRA_BYTES. Nothing follows the last piece. */
void dim_seal_stream_push (DimSealStream *stream,
                           const guint8 *plain,
                           gsize length,
                           gboolean is_last,
                           guint8 *out);
/* @out has room for @length − DIM_SEAL_STREAM_EXTRA_BYTES. DIM_ERROR_DAMAGED: this is not the piece
 * that was sealed here. */
gboolean dim_seal_stream_pull (DimSealStream *stream,
                               const guint8 *sealed,
                               gsize length,
                               guint8 *out,
                               gboolean *out_is_last,
                               GError **error);

G_END_DECLS
