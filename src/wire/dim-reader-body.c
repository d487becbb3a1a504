/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-body.h"

#include "dim-answers.h"
#include "dim-limits.h"
#include "dim-text.h"

#include <string.h>

/* The readers of a text name their keys "lezer", the texts of a reader "toelichting". */
typedef struct {
  GArray *keys;
  const char *name;
} Keys;

void
dim_circle_read (DimJsonReader *reader, char out[DIM_CIRCLE_LEN])
{
  g_autofree char *code = dim_json_text (reader, "kring", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);

  *out = '\0';
  if (code == NULL)
    return;
  if (dim_circle_is_valid (code))
    g_strlcpy (out, code, DIM_CIRCLE_LEN);
  else
    dim_json_fault (reader, "kring", "onbekende-code");
}

void
dim_reader_write (DimJsonWriter *writer, const DimReader *reader)
{
  dim_json_put_text (writer, "soort", dim_reader_kind_name (reader->kind));
  dim_json_put_bytes (writer, "leessleutel", reader->read_key, sizeof reader->read_key);
  dim_json_put_bytes (writer, "ondertekensleutel", reader->sign_key, sizeof reader->sign_key);
}

void
dim_reader_read (DimJsonReader *reader, DimReader *out)
{
  g_autofree char *kind = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);

  if (kind != NULL && !dim_reader_kind_from_name (kind, &out->kind))
    dim_json_fault (reader, "soort", "onbekende-code");
  dim_json_bytes (reader, "leessleutel", out->read_key, sizeof out->read_key);
  dim_json_bytes (reader, "ondertekensleutel", out->sign_key, sizeof out->sign_key);
}

void
dim_certificate_write (DimJsonWriter *writer, const DimReaderCertificate *certificate)
{
  const DimReader *reader = &certificate->reader;

  dim_json_put_text (writer, "kring", certificate->circle);
  dim_json_put_text (writer, "lezer", reader->id);
  dim_json_put_bytes (writer, "leessleutel", reader->read_key, sizeof reader->read_key);
  dim_json_put_bytes (writer, "ondertekensleutel", reader->sign_key, sizeof reader->sign_key);
  dim_json_put_bytes (writer, "uitgever", certificate->issuer, sizeof certificate->issuer);
  dim_json_put_bytes (writer, "handtekening", certificate->signature,
                      sizeof certificate->signature);
}

void
dim_certificate_read (DimJsonReader *reader, DimReaderCertificate *out)
{
  DimReader *about = &out->reader;

  dim_circle_read (reader, out->circle);
  dim_json_uuid (reader, "lezer", DIM_JSON_REQUIRED, about->id);
  dim_json_bytes (reader, "leessleutel", about->read_key, sizeof about->read_key);
  dim_json_bytes (reader, "ondertekensleutel", about->sign_key, sizeof about->sign_key);
  dim_json_bytes (reader, "uitgever", out->issuer, sizeof out->issuer);
  dim_json_bytes (reader, "handtekening", out->signature, sizeof out->signature);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (((const DimWrappedKey *) a)->name, ((const DimWrappedKey *) b)->name);
}

/* A set, whatever the order in which they were wrapped. */
void
dim_wrapped_keys_write (DimJsonWriter *writer, const GArray *keys, const char *name)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) keys);

  g_array_sort (sorted, compare_keys);
  dim_json_put_array (writer, "sleutels");
  for (guint i = 0; i < sorted->len; i++) {
    const DimWrappedKey *key = &g_array_index (sorted, DimWrappedKey, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, name, key->name);
    dim_json_put_bytes (writer, "sleutel", key->wrapped, sizeof key->wrapped);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
read_key (DimJsonReader *reader, gpointer data)
{
  const Keys *all = data;
  DimWrappedKey key = { 0 };

  dim_json_uuid (reader, all->name, DIM_JSON_REQUIRED, key.name);
  dim_json_bytes (reader, "sleutel", key.wrapped, sizeof key.wrapped);
  for (guint i = 0; i < all->keys->len && key.name[0] != '\0'; i++)
    if (strcmp (g_array_index (all->keys, DimWrappedKey, i).name, key.name) == 0) {
      dim_json_fault (reader, all->name, "dubbel");
      break;
    }
  g_array_append_val (all->keys, key);
}

void
dim_wrapped_keys_read (DimJsonReader *reader, GArray *keys, const char *name, guint max)
{
  Keys all = { keys, name };

  dim_json_each (reader, "sleutels", DIM_JSON_REQUIRED, max, read_key, &all);
  dim_json_at_least (reader, "sleutels", 1);
}

static void
write_superseded (DimJsonWriter *writer, char **ids)
{
  gsize length = g_strv_length (ids);
  g_autofree const char **sorted = g_new0 (const char *, length + 1);

  if (length == 0)
    return;
  memcpy (sorted, ids, length * sizeof *sorted);
  qsort (sorted, length, sizeof *sorted, dim_text_compare_cb);
  dim_json_put_texts (writer, "vervangt", sorted);
}

void
dim_shared_text_write (DimJsonWriter *writer, const DimSharedText *text)
{
  gsize length = 0;
  const guint8 *sealed = g_bytes_get_data (text->sealed, &length);

  dim_json_put_text (writer, "kring", text->circle);
  dim_json_put_bytes (writer, "tekst", sealed, length);
  dim_wrapped_keys_write (writer, text->keys, "lezer");
  write_superseded (writer, text->supersedes);
}

GBytes *
dim_sealed_text_read (DimJsonReader *reader, DimJsonNeed need)
{
  return dim_json_blob (reader, "tekst", need, DIM_SEALED_TEXT_BYTES_MAX);
}

DimSharedText *
dim_shared_text_read (DimJsonReader *reader)
{
  DimSharedText *text = dim_shared_text_new ();

  dim_circle_read (reader, text->circle);
  text->sealed = dim_sealed_text_read (reader, DIM_JSON_REQUIRED);
  dim_wrapped_keys_read (reader, text->keys, "lezer", DIM_LIMIT_READERS);
  g_strfreev (text->supersedes);
  text->supersedes = dim_json_uuids (reader, "vervangt", DIM_JSON_OPTIONAL, DIM_LIMIT_NAMED_FACTS);
  return text;
}

void
dim_text_keys_write (DimJsonWriter *writer, const DimTextKeys *keys)
{
  dim_json_put_text (writer, "lezer", keys->reader);
  dim_wrapped_keys_write (writer, keys->keys, "toelichting");
}

DimTextKeys *
dim_text_keys_read (DimJsonReader *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimTextKeys *keys = NULL;

  dim_json_uuid (reader, "lezer", DIM_JSON_REQUIRED, id);
  keys = dim_text_keys_new (id);
  dim_wrapped_keys_read (reader, keys->keys, "toelichting", DIM_LIMIT_TEXT_KEYS);
  return keys;
}
