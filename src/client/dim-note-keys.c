/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-keys.h"

#include "dim-circles.h"
#include "dim-error.h"
#include "dim-feed.h"
#include "dim-outbox.h"
#include "dim-reading-key.h"
#include "dim-records.h"
#include "dim-store-inside.h"
#include "dim-text-wrapping.h"

#include <string.h>

/* What is opened, and with what. */
typedef struct {
  const DimOwnReader *own;
  GPtrArray *keys;
} Opening;

static void
read_incident (DimStatement *statement, gpointer data)
{
  g_strlcpy (data, dim_statement_text (statement, 0), DIM_UUID_TEXT_LEN);
}

/* "": its number is gone meanwhile. */
static gboolean
find_incident (DimStore *store, const char *use, char out[DIM_UUID_TEXT_LEN], GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT incident FROM number WHERE use = :use", error);

  out[0] = '\0';
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  if (dim_store_read_row (statement, read_incident, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* Where the registration counts; NULL without error: nowhere any more. Owned by the caller. */
static char *
find_circle (DimStore *store, const DimReference *reference, const char *incident, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DimRecord) record = dim_records_load_one (store, incident, &fault);

  if (record == NULL) {
    if (!g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND))
      g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (record->state == DIM_RECORD_WITHDRAWN || dim_record_withdrawal (record) != NULL)
    return NULL;
  return g_strdup (
    dim_municipalities_current_code (reference->municipalities, record->incident->municipality));
}

static gboolean
queue_key (DimStore *store,
           const char *incident,
           DimNoteKey *key,
           guint *inout_queued,
           GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!dim_outbox_new_id (store, incident, id, error)) {
    dim_note_key_free (key);
    return FALSE;
  }
  fact = dim_fact_new (DIM_FACT_NOTE_KEY, id, incident);
  fact->note_key = key;
  *inout_queued += 1;
  return dim_outbox_add (store, fact, error);
}

static gboolean
wrap_item (DimStore *store,
           const DimReference *reference,
           const DimTagRequest *request,
           const DimTagItem *item,
           guint *inout_queued,
           GError **error)
{
  g_autoptr (GPtrArray) readers = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *circle = NULL;
  char incident[DIM_UUID_TEXT_LEN];
  DimNoteKey *key;

  if (!find_incident (store, item->use, incident, error))
    return FALSE;
  if (incident[0] == '\0')
    return TRUE;
  circle = find_circle (store, reference, incident, &fault);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (circle == NULL)
    return TRUE;
  readers = dim_circles_list_readers (store, circle, error);
  if (readers == NULL)
    return FALSE;
  key = dim_note_key_new (item->use, request->key_id, circle);
  if (dim_texts_wrap_for (readers, item->note_key, key->keys))
    return queue_key (store, incident, key, inout_queued, error);
  dim_note_key_free (key);
  return TRUE;
}

gboolean
dim_note_keys_wrap (DimStore *store,
                    const DimReference *reference,
                    const DimTagRequest *request,
                    guint *inout_queued,
                    GError **error)
{
  g_auto (DimFeedState) feed = { 0 };

  if (!dim_feed_load (store, &feed, error))
    return FALSE;
  for (guint i = 0; feed.allows_notes && i < request->count; i++)
    if (!wrap_item (store, reference, request, &request->items[i], inout_queued, error))
      return FALSE;
  return TRUE;
}

void
dim_held_note_key_free (DimHeldNoteKey *key)
{
  dim_secret_free (key);
}

static void
read_key (DimStatement *statement, gpointer data)
{
  const Opening *opening = data;
  gsize length = 0;
  const guint8 *wrapped = dim_statement_blob (statement, 2, &length);
  DimHeldNoteKey *key;

  if (length != DIM_WRAPPED_KEY_BYTES)
    return;
  key = dim_secret_alloc (sizeof *key);
  g_strlcpy (key->use, dim_statement_text (statement, 0), sizeof key->use);
  g_strlcpy (key->key_id, dim_statement_text (statement, 1), sizeof key->key_id);
  if (dim_unwrap_key (opening->own->key, wrapped, key->key))
    g_ptr_array_add (opening->keys, key);
  else
    dim_held_note_key_free (key);
}

GPtrArray *
dim_note_keys_open (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_held_note_key_free);
  g_autoptr (DimOwnReader) own = NULL;
  Opening opening = { .keys = keys };
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT use, key_id, wrapped FROM shared_text"
                          " WHERE incident = :incident AND use IS NOT NULL ORDER BY use, key_id",
                          error);

  if (statement == NULL || !dim_own_reader_load (store, &own, error))
    return NULL;
  if (own == NULL)
    return g_steal_pointer (&keys);
  opening.own = own;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_rows (statement, read_key, &opening, error))
    return NULL;
  return g_steal_pointer (&keys);
}
