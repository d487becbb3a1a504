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
} Pair;

/* One direction of a pair. */
typedef struct {
  Pair *pair;
  GInputStream *from;
  GOutputStream *to;
  gboolean is_up;
} Pipe;

static void read_on (Pipe *pipe);

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
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Pipe *pipe = data;
  g_autoptr (GBytes) piece =
    g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);
  gsize length = 0;
  gconstpointer bytes = piece == NULL ? NULL : g_bytes_get_data (piece, &length);

  if (length == 0 || is_dropped (pipe)) {
    end_pipe (pipe);
    return;
  }
  pipe->pair->is_asked |= pipe->is_up;
  g_object_set_data_full (G_OBJECT (pipe->to), "piece", g_bytes_ref (piece),
                          (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (pipe->to, bytes, length, G_PRIORITY_DEFAULT,
                                   pipe->pair->cancellable, written_cb, pipe);
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
  proxy->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (proxy->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  proxy->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (proxy->service, "incoming", G_CALLBACK (incoming_cb), proxy);
  return proxy;
}

void
proxy_free (Proxy *proxy)
{
  g_socket_service_stop (proxy->service);
  g_socket_listener_close (G_SOCKET_LISTENER (proxy->service));
  g_cancellable_cancel (proxy->cancellable);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (proxy->service);
  g_object_unref (proxy->cancellable);
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
