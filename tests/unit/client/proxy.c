/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "proxy.h"

#define PIECE ((gsize) 64 * 1024)

struct _Proxy {
  GSocketService *service;
  guint16 port;
  guint16 upstream_port;
  guint drop_percent;
  GRand *random;
  GCancellable *cancellable;
  guint replies;
  guint dropped;
  guint most_delay_ms;
  guint repeat_percent;
  guint most_late_ms;
  guint repeated;
  GHashTable *timers; /* ids of sources that are to come */
};

/* One connection of the client and its own to the server. */
typedef struct {
  guint references; /* one a direction */
  Proxy *proxy;
  GSocketConnection *client;
  GSocketConnection *server;
  GCancellable *cancellable; /* ends both directions */
  gulong proxy_ends;
  gboolean is_asked; /* something went up since the last reply */
  GByteArray *asked; /* what that was */
} Pair;

/* One direction of a pair. */
typedef struct {
  Pair *pair;
  GInputStream *from;
  GOutputStream *to;
  gboolean is_up;
  GBytes *piece; /* that is on its way */
} Pipe;

/* A request that comes once more. */
typedef struct {
  Proxy *proxy;
  GBytes *bytes;
} Repeat;

static void read_on (Pipe *pipe);

/* Runs @function once, after up to @most_ms; not any more once the proxy is gone. */
static void
run_later (Proxy *proxy, guint most_ms, GSourceFunc function, gpointer data, GDestroyNotify free)
{
  guint delay_ms = (guint) g_rand_int_range (proxy->random, 0, (gint32) most_ms + 1);
  guint id = g_timeout_add_full (G_PRIORITY_DEFAULT, delay_ms, function, data, free);

  g_hash_table_add (proxy->timers, GUINT_TO_POINTER (id));
}

static void
forget_timer (Proxy *proxy)
{
  g_hash_table_remove (proxy->timers,
                       GUINT_TO_POINTER (g_source_get_id (g_main_current_source ())));
}

static void
free_repeat (gpointer data)
{
  Repeat *repeat = data;

  g_bytes_unref (repeat->bytes);
  g_free (repeat);
}

/* Nobody hears what is answered to it. */
static gboolean
repeat_cb (gpointer data)
{
  Repeat *repeat = data;
  Proxy *proxy = repeat->proxy;
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) server =
    g_socket_client_connect_to_host (connector, "127.0.0.1", proxy->upstream_port, NULL, NULL);
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (repeat->bytes, &length);

  forget_timer (proxy);
  if (server != NULL &&
      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (server)), bytes,
                                 length, NULL, NULL, NULL))
    proxy->repeated++;
  return G_SOURCE_REMOVE;
}

/* The request of the reply that comes now. */
static void
maybe_repeat (Pair *pair)
{
  Proxy *proxy = pair->proxy;
  Repeat *repeat;

  if ((guint) g_rand_int_range (proxy->random, 0, 100) < proxy->repeat_percent) {
    repeat = g_new0 (Repeat, 1);
    repeat->proxy = proxy;
    repeat->bytes = g_bytes_new (pair->asked->data, pair->asked->len);
    run_later (proxy, proxy->most_late_ms, repeat_cb, repeat, free_repeat);
  }
  g_byte_array_set_size (pair->asked, 0);
}

static void
proxy_ends_cb (GCancellable *proxy, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

/* A stream with a read under way does not close, so both directions end first. */
static void
end_pipe (Pipe *pipe)
{
  Pair *pair = pipe->pair;

  g_clear_pointer (&pipe->piece, g_bytes_unref);
  g_free (pipe);
  g_cancellable_cancel (pair->cancellable);
  if (--pair->references > 0)
    return;
  g_io_stream_close (G_IO_STREAM (pair->client), NULL, NULL);
  g_io_stream_close (G_IO_STREAM (pair->server), NULL, NULL);
  g_signal_handler_disconnect (pair->proxy->cancellable, pair->proxy_ends);
  g_object_unref (pair->cancellable);
  g_object_unref (pair->client);
  g_object_unref (pair->server);
  g_byte_array_unref (pair->asked);
  g_free (pair);
}

/* The first bytes of a reply decide over the whole of it. */
static gboolean
is_dropped (Pipe *pipe)
{
  Pair *pair = pipe->pair;
  Proxy *proxy = pair->proxy;

  if (pipe->is_up || !pair->is_asked)
    return FALSE;
  pair->is_asked = FALSE;
  proxy->replies++;
  maybe_repeat (pair);
  if ((guint) g_rand_int_range (proxy->random, 0, 100) >= proxy->drop_percent)
    return FALSE;
  proxy->dropped++;
  return TRUE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pipe *pipe = data;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL))
    read_on (pipe);
  else
    end_pipe (pipe);
}

static void
write_piece (Pipe *pipe)
{
  gsize length = 0;
  gconstpointer bytes = g_bytes_get_data (pipe->piece, &length);

  g_output_stream_write_all_async (pipe->to, bytes, length, G_PRIORITY_DEFAULT,
                                   pipe->pair->cancellable, written_cb, pipe);
}

static gboolean
write_late_cb (gpointer data)
{
  Pipe *pipe = data;

  forget_timer (pipe->pair->proxy);
  write_piece (pipe);
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pipe *pipe = data;
  Pair *pair = pipe->pair;
  g_autoptr (GBytes) piece =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  gsize length = 0;
  gconstpointer bytes = piece == NULL ? NULL : g_bytes_get_data (piece, &length);

  if (length == 0 || is_dropped (pipe)) {
    end_pipe (pipe);
    return;
  }
  if (pipe->is_up) {
    pair->is_asked = TRUE;
    g_byte_array_append (pair->asked, bytes, (guint) length);
  }
  g_clear_pointer (&pipe->piece, g_bytes_unref);
  pipe->piece = g_steal_pointer (&piece);
  if (pair->proxy->most_delay_ms == 0)
    write_piece (pipe);
  else
    run_later (pair->proxy, pair->proxy->most_delay_ms, write_late_cb, pipe, NULL);
}

static void
read_on (Pipe *pipe)
{
  g_input_stream_read_bytes_async (pipe->from, PIECE, G_PRIORITY_DEFAULT, pipe->pair->cancellable,
                                   read_cb, pipe);
}

static void
start_pipe (Pair *pair, GSocketConnection *from, GSocketConnection *to, gboolean is_up)
{
  Pipe *pipe = g_new0 (Pipe, 1);

  pipe->pair = pair;
  pipe->from = g_io_stream_get_input_stream (G_IO_STREAM (from));
  pipe->to = g_io_stream_get_output_stream (G_IO_STREAM (to));
  pipe->is_up = is_up;
  pair->references++;
  read_on (pipe);
}

static gboolean
incoming_cb (GSocketService *service, GSocketConnection *client, GObject *source, gpointer data)
{
  Proxy *proxy = data;
  g_autoptr (GSocketClient) connector = g_socket_client_new ();
  g_autoptr (GSocketConnection) server =
    g_socket_client_connect_to_host (connector, "127.0.0.1", proxy->upstream_port, NULL, NULL);
  Pair *pair;

  if (server == NULL)
    return FALSE;
  pair = g_new0 (Pair, 1);
  pair->proxy = proxy;
  pair->asked = g_byte_array_new ();
  pair->client = g_object_ref (client);
  pair->server = g_steal_pointer (&server);
  pair->cancellable = g_cancellable_new ();
  pair->proxy_ends = g_signal_connect (proxy->cancellable, "cancelled", G_CALLBACK (proxy_ends_cb),
                                       pair->cancellable);
  start_pipe (pair, pair->client, pair->server, TRUE);
  start_pipe (pair, pair->server, pair->client, FALSE);
  return TRUE;
}

Proxy *
proxy_new (guint16 upstream_port, guint drop_percent, guint32 seed)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;
  g_autoptr (GError) error = NULL;
  Proxy *proxy = g_new0 (Proxy, 1);

  proxy->upstream_port = upstream_port;
  proxy->drop_percent = drop_percent;
  proxy->random = g_rand_new_with_seed (seed);
  proxy->cancellable = g_cancellable_new ();
  proxy->timers = g_hash_table_new (NULL, NULL);
  proxy->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (proxy->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  proxy->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (proxy->service, "incoming", G_CALLBACK (incoming_cb), proxy);
  return proxy;
}

/* Pipes that wait to write still have to hear that it is over. */
static void
end_timers (Proxy *proxy)
{
  proxy->repeat_percent = 0;
  while (g_hash_table_size (proxy->timers) > 0)
    g_main_context_iteration (NULL, TRUE);
}

void
proxy_free (Proxy *proxy)
{
  end_timers (proxy);
  g_socket_service_stop (proxy->service);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy->service));
  g_cancellable_cancel (proxy->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (proxy->service);
  end_timers (proxy);
  g_object_unref (proxy->cancellable);
  g_hash_table_unref (proxy->timers);
  g_rand_free (proxy->random);
  g_free (proxy);
}

void
proxy_move (Proxy *proxy, guint16 upstream_port)
{
  proxy->upstream_port = upstream_port;
}

char *
proxy_url (const Proxy *proxy)
{
  return g_strdup_printf ("http://127.0.0.1:%u", proxy->port);
}

void
proxy_disturb (Proxy *proxy, guint most_delay_ms, guint repeat_percent, guint most_late_ms)
{
  proxy->most_delay_ms = most_delay_ms;
  proxy->repeat_percent = repeat_percent;
  proxy->most_late_ms = most_late_ms;
}

guint
proxy_replies (const Proxy *proxy)
{
  return proxy->replies;
}

guint
proxy_dropped (const Proxy *proxy)
{
  return proxy->dropped;
}

guint
proxy_repeated (const Proxy *proxy)
{
  return proxy->repeated;
}
