/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-ledger-sqlite-inside.h"

static gboolean
put_circle (DimLedger *ledger, const DimCircle *circle, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "INSERT INTO circle (code, root) VALUES (:code, :root)", error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":code", circle->code);
  dim_statement_bind_blob (s, ":root", circle->root, sizeof circle->root);
  return dim_statement_run (s, error);
}

static gboolean
find_circle (DimLedger *ledger,
             const char *code,
             DimCircle *out,
             gboolean *out_is_there,
             GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT code, root FROM circle WHERE code = :code", error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":code", code);
  *out_is_there = dim_statement_step (s, &failure);
  if (*out_is_there) {
    dim_ledger_copy_text (s, 0, out->code, sizeof out->code);
    (void) dim_ledger_copy_blob (s, 1, out->root, sizeof out->root);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
delete_of_circle (DimLedger *ledger, const char *sql, const char *code, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, sql, error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":code", code);
  return dim_statement_run (s, error);
}

static gboolean
forget_circle (DimLedger *ledger, const char *code, GError **error)
{
  return delete_of_circle (ledger, "DELETE FROM certificate WHERE circle = :code", code, error) &&
         delete_of_circle (ledger, "DELETE FROM circle WHERE code = :code", code, error);
}

static gboolean
put_reader (DimLedger *ledger, const DimLedgerReader *reader, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "INSERT INTO reader (id, device, kind, read_key, sign_key)"
                                        " VALUES (:id, :device, :kind, :read_key, :sign_key)",
                                        error);
  const DimReader *keys = &reader->reader;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", keys->id);
  dim_statement_bind_text (s, ":device", reader->device);
  dim_statement_bind_int (s, ":kind", keys->kind);
  dim_statement_bind_blob (s, ":read_key", keys->read_key, sizeof keys->read_key);
  dim_statement_bind_blob (s, ":sign_key", keys->sign_key, sizeof keys->sign_key);
  return dim_statement_run (s, error);
}

/* From the columns id, kind, read_key and sign_key. */
static void
fill_reader (DimStatement *s, DimReader *reader)
{
  dim_ledger_copy_text (s, 0, reader->id, sizeof reader->id);
  reader->kind = (DimReaderKind) dim_statement_int (s, 1);
  (void) dim_ledger_copy_blob (s, 2, reader->read_key, sizeof reader->read_key);
  (void) dim_ledger_copy_blob (s, 3, reader->sign_key, sizeof reader->sign_key);
}

static gboolean
find_reader (DimLedger *ledger, const char *id, DimLedgerReader **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT id, kind, read_key, sign_key, device FROM reader WHERE id = :id",
                        error);
  g_autofree DimLedgerReader *reader = NULL;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  if (dim_statement_step (s, &failure)) {
    reader = g_new0 (DimLedgerReader, 1);
    fill_reader (s, &reader->reader);
    dim_ledger_copy_text (s, 4, reader->device, sizeof reader->device);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&reader);
  return TRUE;
}

static gboolean
list_readers_near (DimLedger *ledger, const char *office, GPtrArray **out, GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT r.id, r.kind, r.read_key, r.sign_key, o.name, d.desk, d.revoked_s IS NOT NULL,"
    " d.role"
    " FROM reader r JOIN device d ON d.id = r.device JOIN office o ON o.id = d.office"
    " WHERE d.role = :analyst OR d.office IN (SELECT other.office FROM office_municipality other"
    "  JOIN office_municipality own ON own.area = other.area WHERE own.office = :office)"
    " ORDER BY r.id",
    error);
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_reader_entry_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_int (s, ":analyst", DIM_ROLE_ANALYST);
  dim_statement_bind_text (s, ":office", office);
  while (dim_statement_step (s, &failure)) {
    DimReaderEntry *entry = dim_reader_entry_new ();

    fill_reader (s, &entry->reader);
    g_free (entry->office);
    entry->office = g_strdup (dim_statement_text (s, 4));
    g_free (entry->desk);
    entry->desk = g_strdup (dim_statement_text (s, 5));
    entry->is_revoked = dim_statement_int (s, 6) != 0;
    entry->role = (DimRole) dim_statement_int (s, 7);
    g_ptr_array_add (entries, entry);
  }
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&entries);
  return TRUE;
}

static gboolean
put_certificate (DimLedger *ledger,
                 const char *id,
                 const DimReaderCertificate *certificate,
                 GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "INSERT INTO certificate (id, circle, reader, read_key, sign_key, issuer,"
                        " signature) VALUES (:id, :circle, :reader, :read_key, :sign_key, :issuer,"
                        " :signature)",
                        error);
  const DimReader *reader = &certificate->reader;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":id", id);
  dim_statement_bind_text (s, ":circle", certificate->circle);
  dim_statement_bind_text (s, ":reader", reader->id);
  dim_statement_bind_blob (s, ":read_key", reader->read_key, sizeof reader->read_key);
  dim_statement_bind_blob (s, ":sign_key", reader->sign_key, sizeof reader->sign_key);
  dim_statement_bind_blob (s, ":issuer", certificate->issuer, sizeof certificate->issuer);
  dim_statement_bind_blob (s, ":signature", certificate->signature, sizeof certificate->signature);
  return dim_statement_run (s, error);
}

static DimReaderCertificate *
read_certificate (DimStatement *s)
{
  DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);
  DimReader *reader = &certificate->reader;

  dim_ledger_copy_text (s, 0, certificate->circle, sizeof certificate->circle);
  dim_ledger_copy_text (s, 1, reader->id, sizeof reader->id);
  (void) dim_ledger_copy_blob (s, 2, reader->read_key, sizeof reader->read_key);
  (void) dim_ledger_copy_blob (s, 3, reader->sign_key, sizeof reader->sign_key);
  (void) dim_ledger_copy_blob (s, 4, certificate->issuer, sizeof certificate->issuer);
  (void) dim_ledger_copy_blob (s, 5, certificate->signature, sizeof certificate->signature);
  return certificate;
}

static gboolean
list_certificates (DimLedger *ledger, const char *circle, GPtrArray **out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT circle, reader, read_key, sign_key, issuer, signature"
                        " FROM certificate WHERE circle = :circle ORDER BY id",
                        error);
  g_autoptr (GPtrArray) certificates = g_ptr_array_new_with_free_func (g_free);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":circle", circle);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (certificates, read_certificate (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&certificates);
  return TRUE;
}

void
dim_ledger_sqlite_add_readers (DimLedgerHome *home)
{
  home->texts.put_circle = put_circle;
  home->texts.circle = find_circle;
  home->texts.forget_circle = forget_circle;
  home->texts.put_reader = put_reader;
  home->texts.reader = find_reader;
  home->texts.readers_near = list_readers_near;
  home->texts.put_certificate = put_certificate;
  home->texts.certificates = list_certificates;
}
