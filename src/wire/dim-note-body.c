/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-body.h"

#include "dim-answers.h"
#include "dim-key-id.h"
#include "dim-limits.h"
#include "dim-note-seal.h"
#include "dim-reader-body.h"

#include <string.h>

#define NAME_BYTES_MAX 200

/* What is read into, and whether a text says of which document it is. */
typedef struct {
  GPtrArray *texts;
  DimJsonNeed use;
} Texts;

void
dim_note_key_write (DimJsonWriter *writer, const DimNoteKey *key)
{
  dim_json_put_text (writer, "document", key->use);
  dim_json_put_text (writer, "kenmerksleutel", key->key_id);
  dim_json_put_text (writer, "kring", key->circle);
  dim_wrapped_keys_write (writer, key->keys, "lezer");
}

DimNoteKey *
dim_note_key_read (DimJsonReader *reader)
{
  char use[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
  char circle[DIM_CIRCLE_LEN];
  DimNoteKey *key = NULL;

  dim_json_uuid (reader, "document", DIM_JSON_REQUIRED, use);
  dim_key_id_read (reader, "kenmerksleutel", key_id);
  dim_circle_read (reader, circle);
  key = dim_note_key_new (use, key_id, circle);
  dim_wrapped_keys_read (reader, key->keys, "lezer", DIM_LIMIT_READERS);
  return key;
}

static int
compare_texts (const DimSealedNote *one, const DimSealedNote *other)
{
  int order = strcmp (one->use, other->use);

  return order != 0 ? order : strcmp (one->key_id, other->key_id);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return compare_texts (*(DimSealedNote *const *) a, *(DimSealedNote *const *) b);
}

/* A set, whatever the order in which they were sealed. */
static void
write_texts (DimJsonWriter *writer, const GPtrArray *texts)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (texts, i));
  g_ptr_array_sort (sorted, compare_texts_cb);
  dim_json_put_array (writer, "teksten");
  for (guint i = 0; i < sorted->len; i++) {
    const DimSealedNote *text = g_ptr_array_index (sorted, i);
    gsize length = 0;
    const guint8 *sealed = g_bytes_get_data (text->sealed, &length);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "document", text->use);
    dim_json_put_text (writer, "kenmerksleutel", text->key_id);
    dim_json_put_bytes (writer, "tekst", sealed, length);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
check_length (DimJsonReader *reader, const DimSealedNote *text)
{
  gsize length = text->sealed != NULL ? g_bytes_get_size (text->sealed) : 0;

  if (text->sealed != NULL && length != DIM_NOTE_SEALED_BYTES_SHORT &&
      length != DIM_NOTE_SEALED_BYTES_LONG)
    dim_json_fault (reader, "tekst", "ongeldige-codering");
}

static void
read_text (DimJsonReader *reader, gpointer data)
{
  const Texts *all = data;
  DimSealedNote *text = dim_sealed_note_new ("", "", NULL);

  dim_json_uuid (reader, "document", all->use, text->use);
  dim_key_id_read (reader, "kenmerksleutel", text->key_id);
  text->sealed = dim_json_blob (reader, "tekst", DIM_JSON_REQUIRED, DIM_NOTE_SEALED_BYTES_LONG);
  check_length (reader, text);
  for (guint i = 0; i < all->texts->len && all->use == DIM_JSON_REQUIRED; i++)
    if (text->key_id[0] != '\0' && text->use[0] != '\0' &&
        compare_texts (g_ptr_array_index (all->texts, i), text) == 0) {
      dim_json_fault (reader, "document", "dubbel");
      break;
    }
  g_ptr_array_add (all->texts, text);
}

static void
read_texts (DimJsonReader *reader, GPtrArray *texts, DimJsonNeed use)
{
  Texts all = { texts, use };

  dim_json_each (reader, "teksten", DIM_JSON_REQUIRED, DIM_LIMIT_NOTE_TEXTS, read_text, &all);
  dim_json_at_least (reader, "teksten", 1);
}

void
dim_note_write (DimJsonWriter *writer, const DimNote *note)
{
  dim_json_put_text (writer, "trektIn", note->takes_back);
  if (note->takes_back[0] == '\0')
    write_texts (writer, note->texts);
}

DimNote *
dim_note_read (DimJsonReader *reader)
{
  DimNote *note = dim_note_new ();

  dim_json_uuid (reader, "trektIn", DIM_JSON_OPTIONAL, note->takes_back);
  if (!dim_json_has (reader, "trektIn"))
    read_texts (reader, note->texts, DIM_JSON_REQUIRED);
  return note;
}

void
dim_note_entries_write (DimJsonWriter *writer, const GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  dim_json_put_array (writer, "notities");
  for (guint i = 0; i < notes->len; i++) {
    const DimNoteEntry *entry = g_ptr_array_index (notes, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "id", entry->id);
    if (entry->received_s != 0) {
      dim_json_put_time (writer, "ontvangen", entry->received_s);
      dim_json_put_text (writer, "loket", entry->desk);
      dim_json_put_text (writer, "rol", dim_role_name (entry->role));
    }
    write_texts (writer, entry->texts);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
read_author (DimJsonReader *reader, DimNoteEntry *entry)
{
  char *desk = dim_json_text (reader, "loket", DIM_JSON_OPTIONAL, NAME_BYTES_MAX);

  entry->received_s = dim_json_time (reader, "ontvangen");
  entry->role = dim_role_read (reader);
  if (desk == NULL)
    return;
  g_free (entry->desk);
  entry->desk = desk;
}

static void
read_entry (DimJsonReader *reader, gpointer data)
{
  char id[DIM_UUID_TEXT_LEN];
  DimNoteEntry *entry = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  entry = dim_note_entry_new (id);
  if (dim_json_has (reader, "ontvangen"))
    read_author (reader, entry);
  read_texts (reader, entry->texts, DIM_JSON_OPTIONAL);
  g_ptr_array_add (data, entry);
}

void
dim_note_entries_read (DimJsonReader *reader, GPtrArray *notes)
{
  dim_json_each (reader, "notities", DIM_JSON_OPTIONAL, DIM_LIMIT_NOTES, read_entry, notes);
}
