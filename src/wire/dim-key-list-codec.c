/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-evaluation-codec.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-key-id.h"
#include "dim-limits.h"

#define KEYS_MAX      1000
#define BORDER_DAYS   31
#define JWS_BYTES_MAX 524288
#define JWS_PARTS     3
#define ALGORITHM     "EdDSA"

DimKeyList *
dim_key_list_new (guint64 serial)
{
  DimKeyList *list = g_new0 (DimKeyList, 1);

  list->serial = serial;
  list->keys = g_array_new (FALSE, TRUE, sizeof (DimKeyEntry));
  return list;
}

void
dim_key_list_free (DimKeyList *list)
{
  if (list == NULL)
    return;
  g_array_unref (list->keys);
  g_free (list);
}

const DimKeyEntry *
dim_key_list_find (const DimKeyList *list, const char *key_id)
{
  g_return_val_if_fail (list != NULL && key_id != NULL, NULL);
  for (guint i = 0; i < list->keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (list->keys, DimKeyEntry, i);

    if (strcmp (entry->id, key_id) == 0)
      return entry;
  }
  return NULL;
}

static gboolean
is_near (const DimKeyEntry *entry, DimDay day)
{
  return (gint64) day >= (gint64) entry->first - BORDER_DAYS &&
         (gint64) day <= (gint64) entry->last + BORDER_DAYS;
}

/* Whether a later key of the same period takes the place of @entry. */
static gboolean
is_followed (const DimKeyList *list, const DimKeyEntry *entry)
{
  for (guint i = 0; i < list->keys->len; i++) {
    const DimKeyEntry *other = &g_array_index (list->keys, DimKeyEntry, i);

    if (!other->is_destroyed && other->first == entry->first && other->last == entry->last &&
        strcmp (other->id, entry->id) > 0)
      return TRUE;
  }
  return FALSE;
}

GArray *
dim_key_list_for_day (const DimKeyList *list, DimDay day)
{
  GArray *keys = g_array_new (FALSE, TRUE, sizeof (DimKeyEntry));

  g_return_val_if_fail (list != NULL, keys);
  for (guint i = 0; i < list->keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (list->keys, DimKeyEntry, i);

    if (!entry->is_destroyed && is_near (entry, day) && !is_followed (list, entry))
      g_array_append_val (keys, *entry);
  }
  return keys;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return strcmp (((const DimKeyEntry *) a)->id, ((const DimKeyEntry *) b)->id);
}

static GBytes *
encode_payload (const DimKeyList *list)
{
  g_autoptr (GArray) keys = g_array_copy (list->keys);
  DimJsonWriter *writer = dim_json_writer_new ();

  g_array_sort (keys, compare_entries);
  dim_json_put_count (writer, "volgnummer", list->serial);
  dim_json_put_array (writer, "sleutels");
  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (keys, DimKeyEntry, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "id", entry->id);
    dim_json_put_bytes (writer, "publiekeSleutel", entry->public_key, sizeof entry->public_key);
    dim_json_put_day (writer, "van", entry->first);
    dim_json_put_day (writer, "tot", entry->last);
    dim_json_put_flag (writer, "vernietigd", entry->is_destroyed);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

static char *
encode_part (GBytes *bytes)
{
  return dim_base64url_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

char *
dim_key_list_sign (const DimKeyList *list, const DimSigningKey *list_key)
{
  static const char header[] = "{\"alg\":\"" ALGORITHM "\"}";
  guint8 signature[DIM_SIGN_BYTES];
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  g_autofree char *signed_text = NULL;
  g_autoptr (GBytes) payload = NULL;

  g_return_val_if_fail (list != NULL && list_key != NULL, NULL);
  payload = encode_payload (list);
  first = dim_base64url_encode ((const guint8 *) header, strlen (header));
  second = encode_part (payload);
  signed_text = g_strjoin (".", first, second, NULL);
  dim_sign (list_key, signed_text, strlen (signed_text), signature);
  third = dim_base64url_encode (signature, sizeof signature);
  return g_strjoin (".", signed_text, third, NULL);
}

/* Members beside "alg" are refused: "crit" would have to be understood. */
static gboolean
is_our_header (const char *part)
{
  g_autoptr (GBytes) bytes = dim_base64url_decode (part);
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimProblem) fault = NULL;
  g_autofree char *algorithm = NULL;

  reader = bytes != NULL ? dim_json_reader_new (bytes, DIM_JSON_REQUEST, &fault) : NULL;
  if (reader == NULL)
    return FALSE;
  algorithm = dim_json_text (reader, "alg", DIM_JSON_REQUIRED, sizeof ALGORITHM - 1);
  return dim_json_reader_finish (reader, &fault) && strcmp (algorithm, ALGORITHM) == 0;
}

static gboolean
is_signed_by (const char *jws, const char *signature_part, const guint8 *list_key)
{
  g_autoptr (GBytes) signature = dim_base64url_decode (signature_part);
  gsize signed_length = (gsize) (strrchr (jws, '.') - jws);

  return signature != NULL && g_bytes_get_size (signature) == DIM_SIGN_BYTES &&
         dim_verify (list_key, jws, signed_length, g_bytes_get_data (signature, NULL));
}

static void
read_entry (DimJsonReader *reader, gpointer data)
{
  DimKeyList *list = data;
  DimKeyEntry entry = { 0 };

  dim_key_id_read (reader, "id", entry.id);
  if (entry.id[0] != '\0' && dim_key_list_find (list, entry.id) != NULL)
    dim_json_fault (reader, "id", "dubbel");
  dim_json_bytes (reader, "publiekeSleutel", entry.public_key, sizeof entry.public_key);
  entry.first = dim_json_day (reader, "van", DIM_JSON_REQUIRED);
  entry.last = dim_json_day (reader, "tot", DIM_JSON_REQUIRED);
  if (entry.first != DIM_DAY_NONE && entry.last != DIM_DAY_NONE && entry.last < entry.first)
    dim_json_fault (reader, "tot", "buiten-bereik");
  entry.is_destroyed = dim_json_flag (reader, "vernietigd", DIM_JSON_REQUIRED);
  g_array_append_val (list->keys, entry);
}

static DimKeyList *
decode_payload (const char *part, GError **error)
{
  g_autoptr (GBytes) bytes = dim_base64url_decode (part);
  g_autoptr (DimKeyList) list = dim_key_list_new (0);
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *fault = NULL;

  if (bytes == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot read key list: its payload is no base64url");
    return NULL;
  }
  reader = dim_json_reader_new (bytes, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    list->serial = dim_json_count (reader, "volgnummer", DIM_JSON_REQUIRED, G_MAXINT64);
    dim_json_each (reader, "sleutels", DIM_JSON_REQUIRED, KEYS_MAX, read_entry, list);
    if (dim_json_reader_finish (reader, &fault)) {
      g_array_sort (list->keys, compare_entries);
      return g_steal_pointer (&list);
    }
  }
  dim_json_set_error (error, "key list", fault);
  return NULL;
}

DimKeyList *
dim_key_list_verify (const char *jws, const guint8 list_key[DIM_SIGN_PUBLIC_BYTES], GError **error)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (jws != NULL && list_key != NULL, NULL);
  if (strlen (jws) <= JWS_BYTES_MAX)
    parts = g_strsplit (jws, ".", JWS_PARTS + 1);
  if (parts == NULL || g_strv_length (parts) != JWS_PARTS || !is_our_header (parts[0])) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot read key list: it is no compact EdDSA JWS");
    return NULL;
  }
  if (!is_signed_by (jws, parts[2], list_key)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED,
                 "Cannot trust key list: its signature is another's");
    return NULL;
  }
  return decode_payload (parts[1], error);
}

GBytes *
dim_key_list_answer_encode (const char *jws)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (jws != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "sleutellijst", jws);
  return dim_json_writer_finish (writer);
}

char *
dim_key_list_answer_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autofree char *jws = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    jws = dim_json_text (reader, "sleutellijst", DIM_JSON_REQUIRED, JWS_BYTES_MAX);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&jws);
  }
  dim_json_set_error (error, "key list answer", fault);
  return NULL;
}
