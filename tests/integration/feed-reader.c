/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "feed-reader.h"

#include "dim-changes-codec.h"

#include <string.h>

static void read_next (FeedReader *reader);

static char *
digest_of (const DimChange *change)
{
  g_autoptr (GBytes) body = dim_change_encode (change);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
}

static void
take_change (FeedReader *reader, const DimChange *change)
{
  g_autofree char *digest = digest_of (change);
  const char *known = g_hash_table_lookup (reader->by_position, &change->position);

  reader->changed += known != NULL && strcmp (known, digest) != 0;
  reader->backward += change->position <= reader->last;
  reader->last = change->position;
  g_hash_table_replace (reader->by_position, g_memdup2 (&change->position, sizeof change->position),
                        g_strdup (digest));
  g_hash_table_replace (reader->newest, g_strdup (change->incident_id), g_steal_pointer (&digest));
}

/* TRUE if there is more. */
static gboolean
take_page (FeedReader *reader, const DimHttpAnswer *answer)
{
  g_autoptr (DimChangesPage) page = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  page = dim_changes_page_decode (answer->body, NULL);
  g_assert_nonnull (page);
  for (guint i = 0; i < page->changes->len; i++)
    take_change (reader, page->changes->pdata[i]);
  g_free (reader->cursor);
  reader->cursor = g_strdup (page->cursor);
  return page->more;
}

static char *
make_query (const FeedReader *reader)
{
  return reader->cursor == NULL ? g_strdup ("aantal=500")
                                : g_strdup_printf ("aantal=500&na=%s", reader->cursor);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  FeedReader *reader = data;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (reader->device->client, result, NULL);

  reader->is_out = FALSE;
  if (answer != NULL && answer->status == 200)
    take_page (reader, answer);
  if (answer != NULL && !reader->is_stopping)
    read_next (reader);
}

static void
read_next (FeedReader *reader)
{
  g_autofree char *query = make_query (reader);

  reader->is_out = TRUE;
  dim_http_client_send (reader->device->client, "GET", "/v1/wijzigingen", query, NULL, NULL,
                        answered_cb, reader);
}

static guint
count_differences (GHashTable *whole, GHashTable *part)
{
  GHashTableIter iter;
  gpointer id;
  gpointer digest;
  guint count = 0;

  g_hash_table_iter_init (&iter, whole);
  while (g_hash_table_iter_next (&iter, &id, &digest))
    count += g_strcmp0 (g_hash_table_lookup (part, id), digest) != 0;
  return count;
}

void
feed_reader_set_up (FeedReader *reader, EnrolledDevice *device)
{
  *reader = (FeedReader){ .device = device };
  reader->by_position = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  reader->newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
feed_reader_tear_down (FeedReader *reader)
{
  g_free (reader->cursor);
  g_hash_table_unref (reader->by_position);
  g_hash_table_unref (reader->newest);
}

void
feed_reader_start (FeedReader *reader)
{
  reader->is_stopping = FALSE;
  read_next (reader);
}

void
feed_reader_stop (FeedReader *reader)
{
  reader->is_stopping = TRUE;
}

void
feed_reader_catch_up (FeedReader *reader)
{
  gboolean more = TRUE;

  while (more) {
    g_autofree char *query = make_query (reader);
    g_autoptr (DimHttpAnswer) answer =
      enrolled_device_ask (reader->device, "GET", "/v1/wijzigingen", query, NULL);

    more = take_page (reader, answer);
  }
}

guint
feed_reader_count_missed (FeedReader *reader)
{
  FeedReader anew;
  guint count;

  feed_reader_set_up (&anew, reader->device);
  feed_reader_catch_up (&anew);
  count = count_differences (anew.newest, reader->newest);
  feed_reader_tear_down (&anew);
  return count;
}
