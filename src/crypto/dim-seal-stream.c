/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-seal-stream.h"

#include "dim-error.h"

#include <sodium.h>

G_STATIC_ASSERT (DIM_SEAL_KEY_BYTES == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (DIM_SEAL_STREAM_HEAD_BYTES == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
G_STATIC_ASSERT (DIM_SEAL_STREAM_EXTRA_BYTES == crypto_secretstream_xchacha20poly1305_ABYTES);

struct _DimSealStream {
  crypto_secretstream_xchacha20poly1305_state state;
};

DimSealStream *
dim_seal_stream_new (const guint8 key[DIM_SEAL_KEY_BYTES],
                     guint8 out_head[DIM_SEAL_STREAM_HEAD_BYTES])
{
  DimSealStream *stream;

  g_return_val_if_fail (key != NULL && out_head != NULL, NULL);
  stream = dim_secret_alloc (sizeof *stream);
  (void) crypto_secretstream_xchacha20poly1305_init_push (&stream->state, out_head, key);
  return stream;
}

DimSealStream *
dim_seal_stream_open (const guint8 key[DIM_SEAL_KEY_BYTES],
                      const guint8 head[DIM_SEAL_STREAM_HEAD_BYTES])
{
  DimSealStream *stream;

  g_return_val_if_fail (key != NULL && head != NULL, NULL);
  stream = dim_secret_alloc (sizeof *stream);
  (void) crypto_secretstream_xchacha20poly1305_init_pull (&stream->state, head, key);
  return stream;
}

void
dim_seal_stream_free (DimSealStream *stream)
{
  if (stream != NULL)
    dim_secret_free (stream);
}

void
dim_seal_stream_push (DimSealStream *stream,
                      const guint8 *plain,
                      gsize length,
                      gboolean is_last,
                      guint8 *out)
{
  g_return_if_fail (stream != NULL && out != NULL && (plain != NULL || length == 0));
  (void) crypto_secretstream_xchacha20poly1305_push (
    &stream->state, out, NULL, plain, length, NULL, 0,
    is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
}

gboolean
dim_seal_stream_pull (DimSealStream *stream,
                      const guint8 *sealed,
                      gsize length,
                      guint8 *out,
                      gboolean *out_is_last,
                      GError **error)
{
  guint8 tag = 0;

  g_return_val_if_fail (stream != NULL && sealed != NULL && out != NULL, FALSE);
  g_return_val_if_fail (out_is_last != NULL, FALSE);
  if (length < DIM_SEAL_STREAM_EXTRA_BYTES ||
      crypto_secretstream_xchacha20poly1305_pull (&stream->state, out, NULL, &tag, sealed, length,
                                                  NULL, 0) != 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_DAMAGED,
                         "Cannot unseal piece: it is not what was sealed");
    return FALSE;
  }
  *out_is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return TRUE;
}
