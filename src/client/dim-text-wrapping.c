/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-text-wrapping.h"

#include "dim-circles.h"
#include "dim-limits.h"
#include "dim-outbox.h"
#include "dim-store-inside.h"

#include <string.h>

gboolean
dim_texts_wrap_for (const GPtrArray *readers, const guint8 key[DIM_SEAL_KEY_BYTES], GArray *keys)
{
  for (guint i = 0; i < readers->len && keys->len < DIM_LIMIT_READERS; i++) {
    const DimReader *reader = g_ptr_array_index (readers, i);
    DimWrappedKey wrapped = { 0 };

    g_strlcpy (wrapped.name, reader->id, sizeof wrapped.name);
    if (dim_wrap_key (reader->read_key, key, wrapped.wrapped))
      g_array_append_val (keys, wrapped);
  }
  return keys->len > 0;
}

gboolean
dim_texts_queue_keys (DimStore *store,
                      const char *reader,
                      const GArray *keys,
                      guint *inout_queued,
                      GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (keys->len == 0)
    return TRUE;
  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_TEXT_KEYS, id, "");
  fact->text_keys = dim_text_keys_new (reader);
  g_array_append_vals (fact->text_keys->keys, keys->data, keys->len);
  *inout_queued += 1;
  return dim_outbox_add (store, fact, error);
}

static gboolean
wrap_again (const DimReadingKey *from,
            const guint8 wrapped[DIM_WRAPPED_KEY_BYTES],
            const guint8 reader[DIM_READ_KEY_BYTES],
            guint8 out[DIM_WRAPPED_KEY_BYTES])
{
  guint8 key[DIM_SEAL_KEY_BYTES];
  gboolean is_wrapped;

  if (!dim_unwrap_key (from, wrapped, key))
    return FALSE;
  is_wrapped = dim_wrap_key (reader, key, out);
  dim_wipe (key, sizeof key);
  return is_wrapped;
}

/* What does not open here is noted all the same: nobody can do more about it. */
static gboolean
wrap_for_reader (DimStore *store,
                 const DimOwnReader *own,
                 const char *circle,
                 const DimReader *reader,
                 guint *inout_queued,
                 GError **error)
{
  g_autoptr (GPtrArray) texts =
    dim_texts_list_lacking (store, circle, reader->id, DIM_LIMIT_TEXT_KEYS, error);
  g_autoptr (GArray) keys = g_array_new (FALSE, TRUE, sizeof (DimWrappedKey));

  if (texts == NULL)
    return FALSE;
  for (guint i = 0; i < texts->len; i++) {
    const DimKeptText *text = g_ptr_array_index (texts, i);
    DimWrappedKey key = { 0 };

    g_strlcpy (key.name, text->id, sizeof key.name);
    if (wrap_again (own->key, text->wrapped, reader->read_key, key.wrapped))
      g_array_append_val (keys, key);
    if (!dim_texts_note_reader (store, text->id, reader->id, error))
      return FALSE;
  }
  return dim_texts_queue_keys (store, reader->id, keys, inout_queued, error);
}

static void
read_code (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

static GPtrArray *
list_circles (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT code FROM circle WHERE root = told ORDER BY code", error);

  if (statement == NULL || !dim_store_read_rows (statement, read_code, codes, error))
    return NULL;
  return g_steal_pointer (&codes);
}

gboolean
dim_texts_wrap_for_others (DimStore *store,
                           const DimOwnReader *own,
                           guint *inout_queued,
                           GError **error)
{
  g_autoptr (GPtrArray) codes = list_circles (store, error);

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; i < codes->len; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autoptr (GPtrArray) readers = dim_circles_list_readers (store, code, error);

    if (readers == NULL)
      return FALSE;
    for (guint j = 0; j < readers->len; j++)
      if (!wrap_for_reader (store, own, code, g_ptr_array_index (readers, j), inout_queued, error))
        return FALSE;
  }
  return TRUE;
}

gboolean
dim_texts_recover (DimStore *store,
                   const DimOwnReader *own,
                   const DimReadingKey *paper,
                   const DimTextEntry *entry,
                   GArray *keys,
                   GError **error)
{
  DimTextEntry mine = *entry;
  DimWrappedKey key = { 0 };

  g_strlcpy (key.name, entry->id, sizeof key.name);
  if (entry->sealed == NULL ||
      !wrap_again (paper, entry->wrapped, dim_reading_key_public (own->key), key.wrapped))
    return FALSE;
  memcpy (mine.wrapped, key.wrapped, sizeof mine.wrapped);
  if (!dim_texts_put (store, &mine, error) ||
      !dim_texts_note_reader (store, entry->id, own->id, error))
    return FALSE;
  g_array_append_val (keys, key);
  return TRUE;
}
