/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-nonce-memory.h"

#include "dim-crypto.h"

#include <string.h>

/* Nonces lie in slots by the minute of their creation: a whole slot expires at once. */
#define SLOT_S    60
#define KEY_BYTES DIM_NONCE_KEY_BYTES

struct _DimNonceMemory {
  guint window_s;
  guint max;
  guint count;
  GHashTable *slots;    /* minute → set of keys */
  DimNonceFiles *files; /* NULL: they go with the program */
};

static guint
hash_key (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
equal_key (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, KEY_BYTES) == 0;
}

/* Without the time of creation: a nonce is refused within the window whatever its time says. */
static void
make_key (const char *keyid, const char *nonce, guint8 out[KEY_BYTES])
{
  g_autofree char *text = g_strconcat (keyid, " ", nonce, NULL);

  dim_blake2b (text, strlen (text), NULL, 0, out, KEY_BYTES);
}

static void
forget_expired (DimNonceMemory *memory, gint64 now_s)
{
  GHashTableIter iter;
  gpointer minute;
  gpointer keys;

  g_hash_table_iter_init (&iter, memory->slots);
  while (g_hash_table_iter_next (&iter, &minute, &keys)) {
    gint64 end_s = (*(const gint64 *) minute + 1) * SLOT_S;

    if (end_s + memory->window_s >= now_s)
      continue;
    memory->count -= g_hash_table_size (keys);
    if (memory->files != NULL)
      dim_nonce_files_forget (memory->files, *(const gint64 *) minute);
    g_hash_table_iter_remove (&iter);
  }
}

static gboolean
is_remembered (DimNonceMemory *memory, const guint8 key[KEY_BYTES])
{
  GHashTableIter iter;
  gpointer keys;

  g_hash_table_iter_init (&iter, memory->slots);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    if (g_hash_table_contains (keys, key))
      return TRUE;
  return FALSE;
}

static DimNonceVerdict
judge (DimNonceMemory *memory, const guint8 key[KEY_BYTES], gint64 now_s)
{
  forget_expired (memory, now_s);
  if (is_remembered (memory, key))
    return DIM_NONCE_SEEN;
  return memory->count < memory->max ? DIM_NONCE_FRESH : DIM_NONCE_FULL;
}

static void
remember_cb (gint64 minute, const guint8 key[KEY_BYTES], gpointer data)
{
  DimNonceMemory *memory = data;
  GHashTable *keys = g_hash_table_lookup (memory->slots, &minute);

  if (keys == NULL) {
    keys = g_hash_table_new_full (hash_key, equal_key, g_free, NULL);
    g_hash_table_insert (memory->slots, g_memdup2 (&minute, sizeof minute), keys);
  }
  if (g_hash_table_add (keys, g_memdup2 (key, KEY_BYTES)))
    memory->count++;
}

static void
remember (DimNonceMemory *memory, const guint8 key[KEY_BYTES], gint64 created)
{
  gint64 minute = created / SLOT_S;

  remember_cb (minute, key, memory);
  if (memory->files != NULL)
    dim_nonce_files_add (memory->files, minute, key);
}

DimNonceMemory *
dim_nonce_memory_new (guint window_s, guint max)
{
  DimNonceMemory *memory = g_new0 (DimNonceMemory, 1);

  memory->window_s = window_s;
  memory->max = max;
  memory->slots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) g_hash_table_unref);
  return memory;
}

void
dim_nonce_memory_free (DimNonceMemory *memory)
{
  if (memory == NULL)
    return;
  g_hash_table_unref (memory->slots);
  dim_nonce_files_free (memory->files);
  g_free (memory);
}

void
dim_nonce_memory_keep_in (DimNonceMemory *memory, DimNonceFiles *files, gint64 now_s)
{
  g_return_if_fail (memory != NULL && files != NULL && memory->files == NULL);
  memory->files = files;
  dim_nonce_files_each (files, remember_cb, memory);
  forget_expired (memory, now_s);
}

DimNonceVerdict
dim_nonce_memory_take (DimNonceMemory *memory,
                       const char *keyid,
                       const char *nonce,
                       gint64 created,
                       gint64 now_s)
{
  guint8 key[KEY_BYTES];
  DimNonceVerdict verdict;

  g_return_val_if_fail (memory != NULL && keyid != NULL && nonce != NULL, DIM_NONCE_SEEN);
  make_key (keyid, nonce, key);
  verdict = judge (memory, key, now_s);
  if (verdict == DIM_NONCE_FRESH)
    remember (memory, key, created);
  return verdict;
}

DimNonceVerdict
dim_nonce_memory_look (DimNonceMemory *memory, const char *keyid, const char *nonce, gint64 now_s)
{
  guint8 key[KEY_BYTES];

  g_return_val_if_fail (memory != NULL && keyid != NULL && nonce != NULL, DIM_NONCE_SEEN);
  make_key (keyid, nonce, key);
  return judge (memory, key, now_s);
}
