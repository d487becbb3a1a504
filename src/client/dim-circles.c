/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-circles.h"

#include "dim-reader-trust.h"
#include "dim-store-inside.h"
#include "dim-text-sealing.h"

#include <string.h>

#define READER_COLUMNS "id, kind, read_key, sign_key, office, desk, is_revoked, role"

GPtrArray *
dim_circles_list_codes (const DimDeviceProfile *profile, const DimReference *reference)
{
  GPtrArray *codes = g_ptr_array_new ();
  char **municipalities = profile->municipalities;

  for (guint i = 0; profile->role != DIM_ROLE_ANALYST && municipalities[i] != NULL; i++) {
    const char *code =
      dim_municipalities_current_code (reference->municipalities, municipalities[i]);

    if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
      g_ptr_array_add (codes, (gpointer) code);
  }
  g_ptr_array_add (codes, (gpointer) DIM_CIRCLE_MINISTRY);
  return codes;
}

/* FALSE: the column is NULL or has another length. */
static gboolean
copy_key (DimStatement *statement, int column, guint8 *out, gsize wanted)
{
  gsize length = 0;
  gconstpointer blob = dim_statement_blob (statement, column, &length);

  if (length != wanted)
    return FALSE;
  memcpy (out, blob, wanted);
  return TRUE;
}

gboolean
dim_circles_put_root (DimStore *store, const DimCircle *circle, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO circle (code, told) VALUES (:code, :told)"
                          " ON CONFLICT (code) DO UPDATE SET told = excluded.told",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":code", circle->code);
  dim_statement_bind_blob (statement, ":told", circle->root, sizeof circle->root);
  return dim_statement_run (statement, error);
}

gboolean
dim_circles_put_reader (DimStore *store, const DimReaderEntry *entry, GError **error)
{
  const DimReader *reader = &entry->reader;
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO reader (" READER_COLUMNS ")"
    " VALUES (:id, :kind, :read_key, :sign_key, :office, :desk, :revoked, :role)"
    " ON CONFLICT (id) DO UPDATE SET office = excluded.office, desk = excluded.desk,"
    " is_revoked = max(is_revoked, excluded.is_revoked)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", reader->id);
  dim_statement_bind_int (statement, ":kind", reader->kind);
  dim_statement_bind_blob (statement, ":read_key", reader->read_key, sizeof reader->read_key);
  dim_statement_bind_blob (statement, ":sign_key", reader->sign_key, sizeof reader->sign_key);
  dim_statement_bind_text (statement, ":office", entry->office);
  dim_statement_bind_text (statement, ":desk", entry->desk);
  dim_statement_bind_int (statement, ":role", entry->role);
  /* Whoever brought the key on paper may go; the paper stays. */
  dim_statement_bind_int (statement, ":revoked",
                          entry->is_revoked && reader->kind == DIM_READER_DEVICE);
  return dim_statement_run (statement, error);
}

/* What somebody who is known to be revoked says now, he may say with a stolen device. */
gboolean
dim_circles_put_certificate (DimStore *store,
                             const DimReaderCertificate *certificate,
                             GError **error)
{
  const DimReader *reader = &certificate->reader;
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO certificate (circle, reader, issuer, read_key, sign_key, signature)"
    " SELECT :circle, :reader, :issuer, :read_key, :sign_key, :signature WHERE NOT EXISTS"
    " (SELECT 1 FROM reader r WHERE r.sign_key = :issuer AND r.is_revoked = 1)"
    " ON CONFLICT DO NOTHING",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":circle", certificate->circle);
  dim_statement_bind_text (statement, ":reader", reader->id);
  dim_statement_bind_blob (statement, ":issuer", certificate->issuer, sizeof certificate->issuer);
  dim_statement_bind_blob (statement, ":read_key", reader->read_key, sizeof reader->read_key);
  dim_statement_bind_blob (statement, ":sign_key", reader->sign_key, sizeof reader->sign_key);
  dim_statement_bind_blob (statement, ":signature", certificate->signature,
                           sizeof certificate->signature);
  return dim_statement_run (statement, error) &&
         (dim_database_changes (dim_store_database (store)) == 0 ||
          dim_sent_texts_release (store, error));
}

/* Certificates first: one that was told before its issuer was revoked stays. */
gboolean
dim_circles_put (DimStore *store, const DimToldReaders *page, GError **error)
{
  if (!dim_database_exec (dim_store_database (store), "UPDATE circle SET told = NULL", error))
    return FALSE;
  for (guint i = 0; i < page->circles->len; i++)
    if (!dim_circles_put_root (store, &g_array_index (page->circles, DimCircle, i), error))
      return FALSE;
  for (guint i = 0; i < page->certificates->len; i++)
    if (!dim_circles_put_certificate (store, g_ptr_array_index (page->certificates, i), error))
      return FALSE;
  for (guint i = 0; i < page->readers->len; i++)
    if (!dim_circles_put_reader (store, g_ptr_array_index (page->readers, i), error))
      return FALSE;
  return TRUE;
}

static void
read_circle (DimStatement *statement, gpointer data)
{
  DimKnownCircle *circle = data;
  gboolean is_compared = copy_key (statement, 1, circle->root, sizeof circle->root);

  circle->is_told = copy_key (statement, 0, circle->told, sizeof circle->told);
  if (!circle->is_told)
    circle->standing = is_compared ? DIM_CIRCLE_CHANGED : DIM_CIRCLE_EMPTY;
  else if (!is_compared)
    circle->standing = DIM_CIRCLE_UNCONFIRMED;
  else
    circle->standing = memcmp (circle->told, circle->root, sizeof circle->root) == 0
                         ? DIM_CIRCLE_READY
                         : DIM_CIRCLE_CHANGED;
}

gboolean
dim_circles_find (DimStore *store, const char *code, DimKnownCircle *out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT told, root FROM circle WHERE code = :code", error);

  if (statement == NULL)
    return FALSE;
  memset (out, 0, sizeof *out);
  g_strlcpy (out->code, code, sizeof out->code);
  dim_statement_bind_text (statement, ":code", code);
  if (dim_store_read_row (statement, read_circle, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
dim_circles_confirm (DimStore *store,
                     const char *code,
                     const guint8 root[DIM_READER_SIGN_BYTES],
                     GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO circle (code, root, confirmed_s) VALUES (:code, :root, :now)"
                          " ON CONFLICT (code) DO UPDATE SET root = excluded.root,"
                          " confirmed_s = excluded.confirmed_s",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":code", code);
  dim_statement_bind_blob (statement, ":root", root, DIM_READER_SIGN_BYTES);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error);
}

static void
read_certificate (DimStatement *statement, gpointer data)
{
  g_autofree DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);
  DimReader *reader = &certificate->reader;

  g_strlcpy (certificate->circle, dim_statement_text (statement, 0), sizeof certificate->circle);
  g_strlcpy (reader->id, dim_statement_text (statement, 1), sizeof reader->id);
  if (copy_key (statement, 2, certificate->issuer, sizeof certificate->issuer) &&
      copy_key (statement, 3, reader->read_key, sizeof reader->read_key) &&
      copy_key (statement, 4, reader->sign_key, sizeof reader->sign_key) &&
      copy_key (statement, 5, certificate->signature, sizeof certificate->signature))
    g_ptr_array_add (data, g_steal_pointer (&certificate));
}

static GPtrArray *
load_certificates (DimStore *store, const char *code, GError **error)
{
  g_autoptr (GPtrArray) certificates = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT circle, reader, issuer, read_key, sign_key, signature"
                          " FROM certificate WHERE circle = :code ORDER BY reader, issuer",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":code", code);
  if (!dim_store_read_rows (statement, read_certificate, certificates, error))
    return NULL;
  return g_steal_pointer (&certificates);
}

/* The key on paper goes first, so that it is never the one for which there is no more room. */
static void
add_reader (GPtrArray *readers, const DimReader *certified, const DimReaderEntry *known)
{
  DimReader *reader = g_memdup2 (certified, sizeof *certified);

  reader->kind = known != NULL ? known->reader.kind : DIM_READER_DEVICE;
  g_ptr_array_insert (readers, reader->kind == DIM_READER_PAPER ? 0 : -1, reader);
}

GPtrArray *
dim_circles_list_readers (DimStore *store, const char *code, GError **error)
{
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) trusted = NULL;
  DimKnownCircle circle;

  if (!dim_circles_find (store, code, &circle, error))
    return NULL;
  if (circle.standing != DIM_CIRCLE_READY)
    return g_steal_pointer (&readers);
  certificates = load_certificates (store, code, error);
  if (certificates == NULL)
    return NULL;
  trusted = dim_trust_resolve (code, circle.root, certificates);
  for (guint i = 0; i < trusted->len; i++) {
    const DimReaderCertificate *certificate = g_ptr_array_index (trusted, i);
    g_autoptr (DimReaderEntry) known = NULL;

    if (!dim_circles_find_reader (store, certificate->reader.id, &known, error))
      return NULL;
    if (known == NULL || !known->is_revoked)
      add_reader (readers, &certificate->reader, known);
  }
  return g_steal_pointer (&readers);
}

static void
read_reader (DimStatement *statement, gpointer data)
{
  g_autoptr (DimReaderEntry) entry = dim_reader_entry_new ();
  DimReader *reader = &entry->reader;

  g_strlcpy (reader->id, dim_statement_text (statement, 0), sizeof reader->id);
  reader->kind = (DimReaderKind) dim_statement_int (statement, 1);
  g_free (entry->office);
  entry->office = g_strdup (dim_statement_text (statement, 4));
  g_free (entry->desk);
  entry->desk = g_strdup (dim_statement_text (statement, 5));
  entry->is_revoked = dim_statement_int (statement, 6) != 0;
  entry->role = (DimRole) dim_statement_int (statement, 7);
  if (copy_key (statement, 2, reader->read_key, sizeof reader->read_key) &&
      copy_key (statement, 3, reader->sign_key, sizeof reader->sign_key))
    g_ptr_array_add (data, g_steal_pointer (&entry));
}

GPtrArray *
dim_circles_list_known (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_reader_entry_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT " READER_COLUMNS " FROM reader ORDER BY id", error);

  if (statement == NULL || !dim_store_read_rows (statement, read_reader, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

gboolean
dim_circles_find_reader (DimStore *store, const char *id, DimReaderEntry **out, GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_reader_entry_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT " READER_COLUMNS " FROM reader WHERE id = :id", error);

  *out = NULL;
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", id);
  if (!dim_store_read_rows (statement, read_reader, entries, error))
    return FALSE;
  if (entries->len > 0)
    *out = g_ptr_array_steal_index (entries, 0);
  return TRUE;
}
