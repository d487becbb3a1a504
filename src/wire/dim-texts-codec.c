/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-texts-codec.h"

#include "dim-answers.h"
#include "dim-key-id.h"
#include "dim-limits.h"
#include "dim-reader-body.h"

#define NAME_BYTES_MAX   200
#define CURSOR_BYTES_MAX 200

DimTextsPage *
dim_texts_page_new (void)
{
  DimTextsPage *page = g_new0 (DimTextsPage, 1);

  page->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_text_entry_free);
  page->cursor = g_strdup ("");
  return page;
}

void
dim_texts_page_free (DimTextsPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->texts);
  g_free (page->cursor);
  g_free (page);
}

static gboolean
is_note_key (const DimTextEntry *entry)
{
  return entry->use[0] != '\0';
}

/* Of a note key there is nothing to open: what the entry brings is the key. */
static void
write_content (DimJsonWriter *writer, const DimTextEntry *entry)
{
  gsize length = 0;
  const guint8 *sealed;

  if (is_note_key (entry)) {
    dim_json_put_flag (writer, "vervallen", entry->sealed == NULL);
  } else if (entry->sealed != NULL) {
    sealed = g_bytes_get_data (entry->sealed, &length);
    dim_json_put_bytes (writer, "tekst", sealed, length);
  }
}

static void
write_entry (DimJsonWriter *writer, const DimTextEntry *entry)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_count (writer, "positie", entry->position);
  dim_json_put_text (writer, "id", entry->id);
  dim_json_put_text (writer, "voorval", entry->incident);
  dim_json_put_text (writer, "document", entry->use);
  dim_json_put_text (writer, "kenmerksleutel", entry->key_id);
  dim_json_put_text (writer, "kring", entry->circle);
  dim_json_put_text (writer, "loket", entry->desk);
  dim_json_put_text (writer, "rol", dim_role_name (entry->role));
  dim_json_put_time (writer, "ontvangen", entry->received_s);
  write_content (writer, entry);
  dim_json_put_bytes (writer, "sleutel", entry->wrapped, sizeof entry->wrapped);
  dim_json_put_texts (writer, "lezers", (const char *const *) entry->readers);
  dim_json_put_end (writer);
}

static void
write_entries (DimJsonWriter *writer, const char *name, const GPtrArray *texts, gboolean note_keys)
{
  dim_json_put_array (writer, name);
  for (guint i = 0; i < texts->len; i++) {
    const DimTextEntry *entry = g_ptr_array_index (texts, i);

    if (is_note_key (entry) == note_keys)
      write_entry (writer, entry);
  }
  dim_json_put_end (writer);
}

GBytes *
dim_texts_page_encode (const DimTextsPage *page)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (page != NULL, NULL);
  writer = dim_json_writer_new ();
  write_entries (writer, "toelichtingen", page->texts, FALSE);
  write_entries (writer, "notitiesleutels", page->texts, TRUE);
  dim_json_put_text (writer, "volgende", page->cursor);
  dim_json_put_flag (writer, "meer", page->more);
  return dim_json_writer_finish (writer);
}

/* Owned by the caller. */
static DimTextEntry *
read_place (DimJsonReader *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimTextEntry *entry = NULL;
  char *desk = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  entry = dim_text_entry_new (id);
  entry->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, entry->incident);
  dim_circle_read (reader, entry->circle);
  desk = dim_json_text (reader, "loket", DIM_JSON_OPTIONAL, NAME_BYTES_MAX);
  if (desk != NULL) {
    g_free (entry->desk);
    entry->desk = desk;
  }
  entry->role = dim_role_read (reader);
  entry->received_s = dim_json_time (reader, "ontvangen");
  dim_json_bytes (reader, "sleutel", entry->wrapped, sizeof entry->wrapped);
  g_strfreev (entry->readers);
  entry->readers = dim_json_uuids (reader, "lezers", DIM_JSON_REQUIRED, DIM_LIMIT_READERS);
  return entry;
}

static void
read_entry (DimJsonReader *reader, gpointer data)
{
  DimTextEntry *entry = read_place (reader);

  entry->sealed = dim_sealed_text_read (reader, DIM_JSON_OPTIONAL);
  g_ptr_array_add (data, entry);
}

static void
read_note_key (DimJsonReader *reader, gpointer data)
{
  DimTextEntry *entry = read_place (reader);

  dim_json_uuid (reader, "document", DIM_JSON_REQUIRED, entry->use);
  dim_key_id_read (reader, "kenmerksleutel", entry->key_id);
  if (!dim_json_flag (reader, "vervallen", DIM_JSON_OPTIONAL))
    entry->sealed = g_bytes_new (NULL, 0);
  g_ptr_array_add (data, entry);
}

DimTextsPage *
dim_texts_page_decode (GBytes *body, GError **error)
{
  g_autoptr (DimTextsPage) page = dim_texts_page_new ();
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *fault = NULL;
  char *cursor = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "toelichtingen", DIM_JSON_REQUIRED, DIM_LIMIT_TEXTS_PAGE, read_entry,
                   page->texts);
    /* An older server knows of none. */
    dim_json_each (reader, "notitiesleutels", DIM_JSON_OPTIONAL, DIM_LIMIT_TEXTS_PAGE,
                   read_note_key, page->texts);
    cursor = dim_json_text (reader, "volgende", DIM_JSON_REQUIRED, CURSOR_BYTES_MAX);
    if (cursor != NULL) {
      g_free (page->cursor);
      page->cursor = cursor;
    }
    page->more = dim_json_flag (reader, "meer", DIM_JSON_REQUIRED);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "texts", fault);
  return NULL;
}
