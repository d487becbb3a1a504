/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_text (DimLedger *ledger, const DimLedgerText *text, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO shared_text (id, incident, circle, device, desk, role,"
                        " received_s, body, use, key_id) VALUES (:id, :incident, :circle, :device,"
                        " :desk, :role, :received_s, :body, nullif (:use, ''), nullif (:key, ''))",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", text->id);
  dim_statement_bind_text (s, ":incident", text->incident);
  dim_statement_bind_text (s, ":circle", text->circle);
  dim_statement_bind_text (s, ":device", text->device);
  dim_statement_bind_text (s, ":desk", text->desk);
  dim_statement_bind_int (s, ":role", text->role);
  dim_statement_bind_int (s, ":received_s", text->received_s);
  dim_statement_bind_bytes (s, ":body", text->body);
  dim_statement_bind_text (s, ":use", text->use);
  dim_statement_bind_text (s, ":key", text->key_id);
  return dim_statement_run (s, error);
}

static DimLedgerText *
read_text (DimStatement *s)
{
  DimLedgerText *text = g_new0 (DimLedgerText, 1);

  dim_ledger_copy_text (s, 0, text->id, sizeof text->id);
  dim_ledger_copy_text (s, 1, text->incident, sizeof text->incident);
  dim_ledger_copy_text (s, 2, text->circle, sizeof text->circle);
  dim_ledger_copy_text (s, 3, text->device, sizeof text->device);
  text->desk = g_strdup (dim_statement_text (s, 4));
  text->role = (DimRole) dim_statement_int (s, 5);
  text->received_s = dim_statement_int (s, 6);
  text->body = dim_statement_is_null (s, 7) ? NULL : dim_statement_bytes (s, 7);
  dim_ledger_copy_text (s, 8, text->use, sizeof text->use);
  dim_ledger_copy_text (s, 9, text->key_id, sizeof text->key_id);
  return text;
}

static gboolean
find_text (DimLedger *ledger, const char *id, DimLedgerText **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT id, incident, circle, device, desk, role, received_s, body,"
                        " use, key_id FROM shared_text WHERE id = :id",
                        error);
  g_autoptr (DimLedgerText) text = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (dim_statement_step (s, &failure))
    text = read_text (s);
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&text);
  return TRUE;
}

static gboolean
list_texts_of (DimLedger *ledger, const char *incident, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT id FROM shared_text WHERE incident = :incident"
                                        " AND body IS NOT NULL ORDER BY id",
                                        error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

static gboolean
move_keys (DimLedger *ledger, const char *text, guint64 position, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "UPDATE text_key SET position = :position WHERE text = :text",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":text", text);
  dim_statement_bind_int (s, ":position", (gint64) position);
  return dim_statement_run (s, error);
}

static gboolean
empty_text (DimLedger *ledger, const char *id, guint64 position, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "UPDATE shared_text SET body = NULL WHERE id = :id", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  return dim_statement_run (s, error) && move_keys (ledger, id, position, error);
}

static gboolean
put_key (DimLedger *ledger,
         const char *text,
         const char *reader,
         guint64 position,
         const guint8 wrapped[DIM_WRAPPED_KEY_BYTES],
         GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO text_key (text, reader, position, wrapped) VALUES (:text,"
                        " :reader, :position, :wrapped) ON CONFLICT DO NOTHING",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":text", text);
  dim_statement_bind_text (s, ":reader", reader);
  dim_statement_bind_int (s, ":position", (gint64) position);
  dim_statement_bind_blob (s, ":wrapped", wrapped, DIM_WRAPPED_KEY_BYTES);
  return dim_statement_run (s, error);
}

/* The key on paper, that a device brought, is not the device's. */
static gboolean
drop_keys_of (DimLedger *ledger, const char *device, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "DELETE FROM text_key WHERE reader IN"
                        " (SELECT id FROM reader WHERE device = :device AND kind = :kind)",
                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":device", device);
  dim_statement_bind_int (s, ":kind", DIM_READER_DEVICE);
  return dim_statement_run (s, error);
}

static char **
split_ids (const char *ids)
{
  return ids == NULL ? g_new0 (char *, 1) : g_strsplit (ids, " ", -1);
}

static DimTextEntry *
read_entry (DimStatement *s)
{
  DimTextEntry *entry = dim_text_entry_new (dim_statement_text (s, 0));

  dim_ledger_copy_text (s, 1, entry->incident, sizeof entry->incident);
  dim_ledger_copy_text (s, 2, entry->circle, sizeof entry->circle);
  g_free (entry->desk);
  entry->desk = g_strdup (dim_statement_text (s, 3));
  entry->role = (DimRole) dim_statement_int (s, 4);
  entry->received_s = dim_statement_int (s, 5);
  entry->sealed = dim_statement_is_null (s, 6) ? NULL : dim_statement_bytes (s, 6);
  entry->position = (guint64) dim_statement_int (s, 7);
  (void) dim_ledger_copy_blob (s, 8, entry->wrapped, sizeof entry->wrapped);
  g_strfreev (entry->readers);
  entry->readers = split_ids (dim_statement_text (s, 9));
  dim_ledger_copy_text (s, 10, entry->use, sizeof entry->use);
  dim_ledger_copy_text (s, 11, entry->key_id, sizeof entry->key_id);
  return entry;
}

static gboolean
list_feed (DimLedger *ledger,
           const char *reader,
           guint64 after,
           guint count,
           GPtrArray **out,
           GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT t.id, t.incident, t.circle, t.desk, t.role, t.received_s, t.body, k.position,"
    " k.wrapped, (SELECT group_concat(o.reader, ' ') FROM text_key o WHERE o.text = t.id),"
    " t.use, t.key_id"
    " FROM text_key k JOIN shared_text t ON t.id = k.text"
    " WHERE k.reader = :reader AND k.position > :after ORDER BY k.position, t.id LIMIT :count",
    error);
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_text_entry_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":reader", reader);
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":count", count);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (entries, read_entry (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&entries);
  return TRUE;
}

void
dim_ledger_sqlite_add_texts (DimLedgerHome *home)
{
  home->texts.put_text = put_text;
  home->texts.text = find_text;
  home->texts.texts_of = list_texts_of;
  home->texts.empty_text = empty_text;
  home->texts.put_key = put_key;
  home->texts.drop_keys_of = drop_keys_of;
  home->texts.feed = list_feed;
}
