/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

#define NOTE_COLUMNS                                                                               \
  "SELECT n.id, n.incident, n.device, d.desk, d.role, n.received_s FROM note n"                    \
  " JOIN device d ON d.id = n.device"

static gboolean
find_basis (DimLedger *ledger, char **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT basis FROM note_basis WHERE one = 1", error);
  g_autofree char *basis = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  if (dim_statement_step (s, &failure))
    basis = g_strdup (dim_statement_text (s, 0));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&basis);
  return TRUE;
}

static gboolean
put_basis (DimLedger *ledger, const char *basis, gint64 now_s, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger, "INSERT OR REPLACE INTO note_basis (one, basis, recorded_s) VALUES (1, :basis, :now)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":basis", basis);
  dim_statement_bind_int (s, ":now", now_s);
  return dim_statement_run (s, error);
}

static gboolean
drop_basis (DimLedger *ledger, GError **error)
{
  return dim_database_exec (dim_ledger_database (ledger),
                            "DELETE FROM note_text; DELETE FROM note_basis", error);
}

static gboolean
put_texts (DimLedger *ledger, const DimLedgerNote *note, GError **error)
{
  for (guint i = 0; i < note->entry->texts->len; i++) {
    const DimSealedNote *text = g_ptr_array_index (note->entry->texts, i);
    DimStatement *s =
      dim_ledger_prepare (ledger,
                          "INSERT INTO note_text (note, incident, use, key_id, body)"
                          " VALUES (:note, :incident, :use, :key, :body)",
                          error);

    if (s == NULL)
      return FALSE;
    dim_statement_bind_text (s, ":note", note->entry->id);
    dim_statement_bind_text (s, ":incident", note->incident);
    dim_statement_bind_text (s, ":use", text->use);
    dim_statement_bind_text (s, ":key", text->key_id);
    dim_statement_bind_bytes (s, ":body", text->sealed);
    if (!dim_statement_run (s, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_note (DimLedger *ledger, const DimLedgerNote *note, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO note (id, incident, device, received_s)"
                                        " VALUES (:id, :incident, :device, :received_s)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", note->entry->id);
  dim_statement_bind_text (s, ":incident", note->incident);
  dim_statement_bind_text (s, ":device", note->device);
  dim_statement_bind_int (s, ":received_s", note->entry->received_s);
  return dim_statement_run (s, error) && put_texts (ledger, note, error);
}

static DimLedgerNote *
read_note (DimStatement *s)
{
  DimLedgerNote *note = dim_ledger_note_new (dim_statement_text (s, 0));

  dim_ledger_copy_text (s, 1, note->incident, sizeof note->incident);
  dim_ledger_copy_text (s, 2, note->device, sizeof note->device);
  g_free (note->entry->desk);
  note->entry->desk = g_strdup (dim_statement_text (s, 3));
  note->entry->role = (DimRole) dim_statement_int (s, 4);
  note->entry->received_s = dim_statement_int (s, 5);
  return note;
}

static gboolean
read_texts (DimLedger *ledger, DimLedgerNote *note, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT use, key_id, body FROM note_text"
                                        " WHERE note = :note ORDER BY use, key_id",
                                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":note", note->entry->id);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (note->entry->texts,
                     dim_sealed_note_new (dim_statement_text (s, 0), dim_statement_text (s, 1),
                                          dim_statement_bytes (s, 2)));
  return dim_ledger_end (s, failure, error);
}

static gboolean
read_all (DimLedger *ledger, DimStatement *s, GPtrArray **out, GError **error)
{
  g_autoptr (GPtrArray) notes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_ledger_note_free);
  GError *failure = NULL;

  while (dim_statement_step (s, &failure))
    g_ptr_array_add (notes, read_note (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    if (!read_texts (ledger, g_ptr_array_index (notes, i), error))
      return FALSE;
  *out = g_steal_pointer (&notes);
  return TRUE;
}

static gboolean
find_note (DimLedger *ledger, const char *id, DimLedgerNote **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, NOTE_COLUMNS " WHERE n.id = :id", error);
  g_autoptr (GPtrArray) notes = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (!read_all (ledger, s, &notes, error))
    return FALSE;
  *out = notes->len > 0 ? g_ptr_array_steal_index (notes, 0) : NULL;
  return TRUE;
}

static gboolean
list_notes_of (DimLedger *ledger, const char *incident, guint most, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT * FROM (" NOTE_COLUMNS " WHERE n.incident = :incident"
    " AND EXISTS (SELECT 1 FROM note_text t WHERE t.note = n.id) ORDER BY n.id DESC LIMIT :most)"
    " ORDER BY 1",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  dim_statement_bind_int (s, ":most", most);
  return read_all (ledger, s, out, error);
}

static gboolean
empty_note (DimLedger *ledger, const char *id, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, "DELETE FROM note_text WHERE note = :id", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  return dim_statement_run (s, error);
}

static void
bind_or_null (DimStatement *s, const char *name, const char *text)
{
  if (text == NULL)
    dim_statement_bind_null (s, name);
  else
    dim_statement_bind_text (s, name, text);
}

static gboolean
drop_texts (DimLedger *ledger, const char *incident, const char *use, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "DELETE FROM note_text WHERE incident = :incident"
                                        " AND (:use IS NULL OR use = :use)",
                                        error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":incident", incident);
  bind_or_null (s, ":use", use);
  return dim_statement_run (s, error);
}

static gboolean
list_keys_of (DimLedger *ledger,
              const char *incident,
              const char *use,
              GPtrArray **out,
              GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT id FROM shared_text WHERE use IS NOT NULL AND body IS NOT NULL"
                        " AND (:incident IS NULL OR incident = :incident)"
                        " AND (:use IS NULL OR use = :use) ORDER BY id",
                        error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (s == NULL)
    return FALSE;
  bind_or_null (s, ":incident", incident);
  bind_or_null (s, ":use", use);
  if (!dim_ledger_collect_ids (s, ids, error))
    return FALSE;
  *out = g_steal_pointer (&ids);
  return TRUE;
}

void
dim_ledger_sqlite_add_notes (DimLedgerHome *home)
{
  home->texts.notes.basis = find_basis;
  home->texts.notes.put_basis = put_basis;
  home->texts.notes.drop_basis = drop_basis;
  home->texts.notes.put_note = put_note;
  home->texts.notes.note = find_note;
  home->texts.notes.notes_of = list_notes_of;
  home->texts.notes.empty_note = empty_note;
  home->texts.notes.drop_texts = drop_texts;
  home->texts.notes.keys_of = list_keys_of;
}
