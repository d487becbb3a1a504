/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-connections.h"

#include <poll.h>
#include <string.h>

#define COUNTED_KEY "dim-http-counted"

struct _DimHttpConnections {
  grefcount references;
  guint max_in_all;
  guint max_a_peer;
  guint max_silence_s;
  gint64 max_exchange_us;
  GHashTable *counted; /* set of Counted */
  GHashTable *by_peer; /* address → count */
};

typedef struct {
  DimHttpConnections *connections;
  GSocket *socket; /* this goes with it */
  char *peer;
  gint64 begun_us;       /* 0: no request is on its way */
  gboolean is_answering; /* the whole request is here */
  gboolean is_hung_up;   /* meanwhile its peer said that nothing more will come */
} Counted;

static guint
count_of (DimHttpConnections *connections, const char *peer)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (connections->by_peer, peer));
}

static void
set_count (DimHttpConnections *connections, const char *peer, guint count)
{
  if (count == 0)
    g_hash_table_remove (connections->by_peer, peer);
  else
    g_hash_table_replace (connections->by_peer, g_strdup (peer), GUINT_TO_POINTER (count));
}

static void
forget_cb (gpointer data)
{
  Counted *counted = data;
  DimHttpConnections *connections = counted->connections;

  g_hash_table_remove (connections->counted, counted);
  set_count (connections, counted->peer, count_of (connections, counted->peer) - 1);
  dim_http_connections_unref (connections);
  g_free (counted->peer);
  g_free (counted);
}

/* libsoup 3.2 keeps a connection that its client closed between two requests for good; it would
 * count against its peer ever after. Whose request is here in whole gets its answer first. */
static gboolean
hung_up_cb (GSocket *socket, GIOCondition condition, gpointer data)
{
  Counted *counted = g_object_get_data (G_OBJECT (socket), COUNTED_KEY);

  if (counted != NULL && counted->is_answering) {
    counted->is_hung_up = TRUE;
    return G_SOURCE_REMOVE;
  }
  (void) g_socket_close (socket, NULL);
  g_object_set_data (G_OBJECT (socket), COUNTED_KEY, NULL);
  return G_SOURCE_REMOVE;
}

/* After libsoup's own sources: what the client sent before it closed is read first. */
static void
watch_for_hanging_up (GSocket *socket)
{
  g_autoptr (GSource) source = g_socket_create_source (socket, (GIOCondition) POLLRDHUP, NULL);

  g_source_set_callback (source, G_SOURCE_FUNC (hung_up_cb), NULL, NULL);
  g_source_set_priority (source, G_PRIORITY_LOW);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
count (DimHttpConnections *connections, GSocket *socket, const char *peer)
{
  Counted *counted = g_new0 (Counted, 1);

  g_ref_count_inc (&connections->references);
  counted->connections = connections;
  counted->socket = socket;
  counted->peer = g_strdup (peer);
  g_hash_table_add (connections->counted, counted);
  set_count (connections, peer, count_of (connections, peer) + 1);
  g_object_set_data_full (G_OBJECT (socket), COUNTED_KEY, counted, forget_cb);
  watch_for_hanging_up (socket);
}

DimHttpConnections *
dim_http_connections_new (guint max_in_all,
                          guint max_a_peer,
                          guint max_silence_s,
                          guint max_exchange_s)
{
  DimHttpConnections *connections = g_new0 (DimHttpConnections, 1);

  g_ref_count_init (&connections->references);
  connections->max_in_all = max_in_all;
  connections->max_a_peer = max_a_peer;
  connections->max_silence_s = max_silence_s;
  connections->max_exchange_us = max_exchange_s * G_TIME_SPAN_SECOND;
  connections->counted = g_hash_table_new (NULL, NULL);
  connections->by_peer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return connections;
}

void
dim_http_connections_unref (DimHttpConnections *connections)
{
  if (connections == NULL || !g_ref_count_dec (&connections->references))
    return;
  g_hash_table_unref (connections->counted);
  g_hash_table_unref (connections->by_peer);
  g_free (connections);
}

void
dim_http_connections_set_silence_s (DimHttpConnections *connections, guint silence_s)
{
  g_return_if_fail (connections != NULL);
  connections->max_silence_s = silence_s;
}

/* No request is on its way, and none can come any more. */
static gboolean
is_over (const Counted *counted)
{
  GSocket *socket = counted->socket;

  if (g_socket_is_closed (socket))
    return TRUE;
  return counted->begun_us == 0 &&
         (g_socket_condition_check (socket, (GIOCondition) POLLRDHUP) & POLLRDHUP) != 0 &&
         g_socket_get_available_bytes (socket) == 0;
}

/* While there is always something of higher priority, nobody hears of those that hung up, and those
 * that libsoup closed are not let go: many short connections, each ended, would shut their peer
 * out. */
static void
forget_what_is_over (DimHttpConnections *connections, const char *peer)
{
  gboolean is_of_all = g_hash_table_size (connections->counted) >= connections->max_in_all;
  g_autoptr (GList) all = g_hash_table_get_keys (connections->counted);

  for (GList *l = all; l != NULL; l = l->next) {
    Counted *counted = l->data;
    g_autoptr (GSocket) socket = g_object_ref (counted->socket);

    if ((!is_of_all && strcmp (counted->peer, peer) != 0) || !is_over (counted))
      continue;
    (void) g_socket_close (socket, NULL);
    g_object_set_data (G_OBJECT (socket), COUNTED_KEY, NULL);
  }
}

static gboolean
is_full (DimHttpConnections *connections, const char *peer)
{
  return g_hash_table_size (connections->counted) >= connections->max_in_all ||
         count_of (connections, peer) >= connections->max_a_peer;
}

gboolean
dim_http_connections_admit (DimHttpConnections *connections, GSocket *socket, const char *peer)
{
  g_return_val_if_fail (connections != NULL && socket != NULL && peer != NULL, FALSE);
  if (g_object_get_data (G_OBJECT (socket), COUNTED_KEY) != NULL)
    return TRUE;
  if (is_full (connections, peer))
    forget_what_is_over (connections, peer);
  if (is_full (connections, peer))
    return FALSE;
  count (connections, socket, peer);
  g_socket_set_timeout (socket, connections->max_silence_s);
  return TRUE;
}

void
dim_http_connections_begin (GSocket *socket, gint64 now_us)
{
  Counted *counted = g_object_get_data (G_OBJECT (socket), COUNTED_KEY);

  if (counted != NULL)
    counted->begun_us = now_us;
}

void
dim_http_connections_answer (GSocket *socket)
{
  Counted *counted = g_object_get_data (G_OBJECT (socket), COUNTED_KEY);

  if (counted != NULL)
    counted->is_answering = TRUE;
}

void
dim_http_connections_end (GSocket *socket)
{
  Counted *counted = g_object_get_data (G_OBJECT (socket), COUNTED_KEY);

  if (counted == NULL)
    return;
  counted->begun_us = 0;
  counted->is_answering = FALSE;
  if (counted->is_hung_up)
    watch_for_hanging_up (socket);
  counted->is_hung_up = FALSE;
}

/* Shut and not closed: whoever reads or writes finds the end by himself, and closes. */
void
dim_http_connections_cut_late (DimHttpConnections *connections, gint64 now_us)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (connections != NULL);
  g_hash_table_iter_init (&iter, connections->counted);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const Counted *counted = key;

    if (counted->begun_us != 0 && now_us - counted->begun_us > connections->max_exchange_us)
      (void) g_socket_shutdown (counted->socket, TRUE, TRUE, NULL);
  }
}
