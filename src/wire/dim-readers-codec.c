/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-readers-codec.h"

#include "dim-answers.h"
#include "dim-limits.h"
#include "dim-reader-body.h"

#define NAME_BYTES_MAX 200
#define CIRCLES_MAX    100
#define READERS_MAX    2000 /* of all circles together, also those that were revoked */

DimToldReaders *
dim_told_readers_new (void)
{
  DimToldReaders *page = g_new0 (DimToldReaders, 1);

  page->circles = g_array_new (FALSE, TRUE, sizeof (DimCircle));
  page->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_reader_entry_free);
  page->certificates = g_ptr_array_new_with_free_func (g_free);
  return page;
}

void
dim_told_readers_free (DimToldReaders *page)
{
  if (page == NULL)
    return;
  g_array_unref (page->circles);
  g_ptr_array_unref (page->readers);
  g_ptr_array_unref (page->certificates);
  g_free (page);
}

static void
write_circles (DimJsonWriter *writer, const GArray *circles)
{
  dim_json_put_array (writer, "kringen");
  for (guint i = 0; i < circles->len; i++) {
    const DimCircle *circle = &g_array_index (circles, DimCircle, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "kring", circle->code);
    dim_json_put_bytes (writer, "wortel", circle->root, sizeof circle->root);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_entry (DimJsonWriter *writer, const DimReaderEntry *entry)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_text (writer, "id", entry->reader.id);
  dim_reader_write (writer, &entry->reader);
  dim_json_put_text (writer, "kantoor", entry->office);
  dim_json_put_text (writer, "loket", entry->desk);
  dim_json_put_text (writer, "rol", dim_role_name (entry->role));
  dim_json_put_flag (writer, "ingetrokken", entry->is_revoked);
  dim_json_put_end (writer);
}

GBytes *
dim_told_readers_encode (const DimToldReaders *page)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (page != NULL, NULL);
  writer = dim_json_writer_new ();
  write_circles (writer, page->circles);
  dim_json_put_array (writer, "lezers");
  for (guint i = 0; i < page->readers->len; i++)
    write_entry (writer, g_ptr_array_index (page->readers, i));
  dim_json_put_end (writer);
  dim_json_put_array (writer, "verklaringen");
  for (guint i = 0; i < page->certificates->len; i++) {
    dim_json_put_object (writer, NULL);
    dim_certificate_write (writer, g_ptr_array_index (page->certificates, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

static void
read_circle (DimJsonReader *reader, gpointer data)
{
  DimCircle circle = { 0 };

  dim_circle_read (reader, circle.code);
  dim_json_bytes (reader, "wortel", circle.root, sizeof circle.root);
  g_array_append_val ((GArray *) data, circle);
}

static void
take_name (DimJsonReader *reader, const char *name, char **place)
{
  char *text = dim_json_text (reader, name, DIM_JSON_OPTIONAL, NAME_BYTES_MAX);

  if (text == NULL)
    return;
  g_free (*place);
  *place = text;
}

static void
read_entry (DimJsonReader *reader, gpointer data)
{
  DimReaderEntry *entry = dim_reader_entry_new ();

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, entry->reader.id);
  dim_reader_read (reader, &entry->reader);
  take_name (reader, "kantoor", &entry->office);
  take_name (reader, "loket", &entry->desk);
  entry->role = dim_role_read (reader);
  entry->is_revoked = dim_json_flag (reader, "ingetrokken", DIM_JSON_REQUIRED);
  g_ptr_array_add (data, entry);
}

static void
read_certificate (DimJsonReader *reader, gpointer data)
{
  DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);

  dim_certificate_read (reader, certificate);
  g_ptr_array_add (data, certificate);
}

DimToldReaders *
dim_told_readers_decode (GBytes *body, GError **error)
{
  g_autoptr (DimToldReaders) page = dim_told_readers_new ();
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "kringen", DIM_JSON_REQUIRED, CIRCLES_MAX, read_circle, page->circles);
    dim_json_each (reader, "lezers", DIM_JSON_REQUIRED, READERS_MAX, read_entry, page->readers);
    dim_json_each (reader, "verklaringen", DIM_JSON_REQUIRED, READERS_MAX, read_certificate,
                   page->certificates);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "readers", fault);
  return NULL;
}
