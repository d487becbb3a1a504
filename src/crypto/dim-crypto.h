/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Starts libsodium; harmless twice. Every program calls it first. FALSE: nothing here may be used.
 */
gboolean dim_crypto_init (void);

/* Where random bytes come from, so that a test can bring its own. */
typedef void (*DimRandomFunc) (guint8 *out, gsize length, gpointer data);
void dim_random_bytes (guint8 *out, gsize length);
/* A fresh UUID version 7 for @unix_ms; @out has DIM_UUID_TEXT_LEN bytes. */
void dim_random_uuid (gint64 unix_ms, char *out);

/* Secrets: memory that is locked, guarded and wiped. Never NULL; aborts when memory is out. */
gpointer dim_secret_alloc (gsize length);
char *dim_secret_strdup (const char *text);
void dim_secret_free (gpointer secret);
/* Wipes memory that is not a secret's own, as a buffer on the stack. */
void dim_wipe (gpointer memory, gsize length);
/* Wipes and frees a g_malloc'ed string. */
void dim_wipe_string (char *text);
/* In constant time. */
gboolean dim_equal (gconstpointer a, gconstpointer b, gsize length);

#define DIM_SHA256_BYTES 32
#define DIM_SHA512_BYTES 64
void dim_sha256 (gconstpointer data, gsize length, guint8 out[DIM_SHA256_BYTES]);
void dim_sha512 (gconstpointer data, gsize length, guint8 out[DIM_SHA512_BYTES]);
/* BLAKE2b, keyed or not (@key NULL). @out_length 1–64, @key_length 16–64. */
void dim_blake2b (gconstpointer data,
                  gsize length,
                  const guint8 *key,
                  gsize key_length,
                  guint8 *out,
                  gsize out_length);

G_END_DECLS
