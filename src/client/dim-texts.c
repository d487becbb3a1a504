/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-texts.h"

#include "dim-circle-view.h"
#include "dim-reader-trust.h"
#include "dim-reading-key.h"
#include "dim-store-inside.h"

#include <string.h>

/* What is opened of one registration, and with what. */
typedef struct {
  const DimOwnReader *own;
  const char *incident;
  GPtrArray *opened; /* (element-type DimOpenedText) */
} Opening;

static gboolean
remove_text (DimStore *store, const char *id, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "DELETE FROM shared_text WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  dim_store_mark_deleted (store);
  dim_statement_bind_text (statement, ":id", id);
  return dim_statement_run (statement, error);
}

static gboolean
put_text (DimStore *store, const DimTextEntry *entry, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO shared_text (id, incident, circle, desk, role, received_s, body, wrapped, use,"
    " key_id) VALUES (:id, :incident, :circle, :desk, :role, :received_s, :body, :wrapped,"
    " nullif (:use, ''), nullif (:key, ''))"
    " ON CONFLICT (id) DO NOTHING",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", entry->id);
  dim_statement_bind_text (statement, ":incident", entry->incident);
  dim_statement_bind_text (statement, ":circle", entry->circle);
  dim_statement_bind_text (statement, ":desk", entry->desk);
  dim_statement_bind_int (statement, ":role", entry->role);
  dim_statement_bind_int (statement, ":received_s", entry->received_s);
  dim_statement_bind_bytes (statement, ":body", entry->sealed);
  dim_statement_bind_blob (statement, ":wrapped", entry->wrapped, sizeof entry->wrapped);
  dim_statement_bind_text (statement, ":use", entry->use);
  dim_statement_bind_text (statement, ":key", entry->key_id);
  return dim_statement_run (statement, error);
}

gboolean
dim_texts_note_reader (DimStore *store, const char *text, const char *reader, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO shared_text_reader (text, reader) VALUES (:text, :reader)"
                          " ON CONFLICT DO NOTHING",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":text", text);
  dim_statement_bind_text (statement, ":reader", reader);
  return dim_statement_run (statement, error);
}

gboolean
dim_texts_put (DimStore *store, const DimTextEntry *entry, GError **error)
{
  if (entry->sealed == NULL)
    return remove_text (store, entry->id, error);
  if (!put_text (store, entry, error))
    return FALSE;
  for (guint i = 0; entry->readers[i] != NULL; i++)
    if (!dim_texts_note_reader (store, entry->id, entry->readers[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_wrapped (DimStatement *statement, int column, guint8 out[DIM_WRAPPED_KEY_BYTES])
{
  gsize length = 0;
  gconstpointer blob = dim_statement_blob (statement, column, &length);

  if (length != DIM_WRAPPED_KEY_BYTES)
    return FALSE;
  memcpy (out, blob, length);
  return TRUE;
}

static void
read_lacking (DimStatement *statement, gpointer data)
{
  g_autofree DimKeptText *text = g_new0 (DimKeptText, 1);

  g_strlcpy (text->id, dim_statement_text (statement, 0), sizeof text->id);
  g_strlcpy (text->incident, dim_statement_text (statement, 1), sizeof text->incident);
  g_strlcpy (text->circle, dim_statement_text (statement, 2), sizeof text->circle);
  if (copy_wrapped (statement, 3, text->wrapped))
    g_ptr_array_add (data, g_steal_pointer (&text));
}

GPtrArray *
dim_texts_list_lacking (DimStore *store,
                        const char *circle,
                        const char *reader,
                        guint count,
                        GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT t.id, t.incident, t.circle, t.wrapped FROM shared_text t"
                          " WHERE t.circle = :circle AND NOT EXISTS (SELECT 1 FROM"
                          " shared_text_reader r WHERE r.text = t.id AND r.reader = :reader)"
                          " ORDER BY t.id LIMIT :count",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":circle", circle);
  dim_statement_bind_text (statement, ":reader", reader);
  dim_statement_bind_int (statement, ":count", count);
  if (!dim_store_read_rows (statement, read_lacking, texts, error))
    return NULL;
  return g_steal_pointer (&texts);
}

/* NULL: it was sealed for another, elsewhere, or is damaged. */
static char *
open_text (const DimOwnReader *own, const DimKeptText *text, GBytes *body)
{
  g_autofree char *context = dim_shared_text_context (text->id, text->incident, text->circle);
  guint8 key[DIM_SEAL_KEY_BYTES];
  gsize length = 0;
  char *plain = NULL;
  char *copy = NULL;

  if (own == NULL || !dim_unwrap_key (own->key, text->wrapped, key))
    return NULL;
  plain = dim_unseal (key, context, body, &length, NULL);
  dim_wipe (key, sizeof key);
  if (plain != NULL && g_utf8_validate (plain, (gssize) length, NULL))
    copy = g_strndup (plain, length);
  dim_secret_free (plain);
  return copy;
}

static void
read_opened (DimStatement *statement, gpointer data)
{
  const Opening *opening = data;
  DimOpenedText *opened = g_new0 (DimOpenedText, 1);
  g_autoptr (GBytes) body = dim_statement_bytes (statement, 5);
  DimKeptText text = { 0 };

  g_strlcpy (text.id, dim_statement_text (statement, 0), sizeof text.id);
  g_strlcpy (text.incident, opening->incident, sizeof text.incident);
  g_strlcpy (text.circle, dim_statement_text (statement, 1), sizeof text.circle);
  g_strlcpy (opened->circle, text.circle, sizeof opened->circle);
  opened->desk = g_strdup (dim_statement_text (statement, 2));
  opened->role = (DimRole) dim_statement_int (statement, 3);
  opened->received_s = dim_statement_int (statement, 4);
  if (copy_wrapped (statement, 6, text.wrapped))
    opened->text = open_text (opening->own, &text, body);
  /* Somebody took all of it back. */
  if (opened->text != NULL && *opened->text == '\0')
    dim_opened_text_free (opened);
  else
    g_ptr_array_add (opening->opened, opened);
}

GPtrArray *
dim_texts_open (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) opened =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_opened_text_free);
  g_autoptr (DimOwnReader) own = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT id, circle, desk, role, received_s, body, wrapped"
                          " FROM shared_text WHERE incident = :incident AND use IS NULL"
                          " ORDER BY id",
                          error);
  Opening opening = { .incident = incident, .opened = opened };

  if (statement == NULL || !dim_own_reader_load (store, &own, error))
    return NULL;
  opening.own = own;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_rows (statement, read_opened, &opening, error))
    return NULL;
  return g_steal_pointer (&opened);
}

static void
read_cursor (DimStatement *statement, gpointer data)
{
  *(char **) data = g_strdup (dim_statement_text (statement, 0));
}

gboolean
dim_texts_load_cursor (DimStore *store, const char *reader, char **out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT cursor FROM text_feed WHERE reader = :reader", error);

  *out = NULL;
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":reader", reader);
  if (dim_store_read_row (statement, read_cursor, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
dim_texts_save_cursor (DimStore *store, const char *reader, const char *cursor, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    cursor == NULL ? "DELETE FROM text_feed WHERE reader = :reader"
                   : "INSERT OR REPLACE INTO text_feed (reader, cursor) VALUES (:reader, :cursor)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":reader", reader);
  if (cursor != NULL)
    dim_statement_bind_text (statement, ":cursor", cursor);
  return dim_statement_run (statement, error);
}
