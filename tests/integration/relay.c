/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "relay.h"

#include <string.h>

#define PIECE   16384
#define THREADS 16

struct _Relay {
  GSocketService *service;
  guint16 port;
  guint16 upstream_port;
  GMutex lock;
  RelayManner manner;
  const char *words;
  GTlsCertificate *certificate;
};

static GSocketConnection *
connect_upstream (const Relay *relay)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  return g_socket_client_connect_to_host (client, "127.0.0.1", relay->upstream_port, NULL, NULL);
}

static gboolean
hand_on (GInputStream *from, GOutputStream *to)
{
  char piece[PIECE];
  gssize length = g_input_stream_read (from, piece, sizeof piece, NULL, NULL);

  return length > 0 && g_output_stream_write_all (to, piece, (gsize) length, NULL, NULL, NULL);
}

/* The head whole, and half of what comes with it or after it. */
static void
hand_on_half (GInputStream *from, GOutputStream *to)
{
  char piece[PIECE];
  gssize length = g_input_stream_read (from, piece, sizeof piece, NULL, NULL);
  const char *end = length > 0 ? g_strstr_len (piece, length, "\r\n\r\n") : NULL;
  gsize head = end != NULL ? (gsize) (end - piece) + 4 : 0;

  if (length <= 0)
    return;
  (void) g_output_stream_write_all (to, piece, head + ((gsize) length - head) / 2, NULL, NULL,
                                    NULL);
  if (head == (gsize) length)
    hand_on_half (from, to);
}

/* What the workstation sends, until it hangs up. */
static gpointer
send_on (gpointer data)
{
  GSocketConnection **ends = data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (ends[0]));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (ends[1]));

  while (hand_on (in, out))
    continue;
  (void) g_socket_shutdown (g_socket_connection_get_socket (ends[1]), FALSE, TRUE, NULL);
  return NULL;
}

static void
forward (const Relay *relay, GSocketConnection *connection, gboolean cuts)
{
  g_autoptr (GSocketConnection) upstream = connect_upstream (relay);
  GSocketConnection *ends[] = { connection, upstream };
  GInputStream *in;
  GOutputStream *out;
  GThread *thread;

  if (upstream == NULL)
    return;
  in = g_io_stream_get_input_stream (G_IO_STREAM (upstream));
  out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  thread = g_thread_new ("relay", send_on, ends);
  if (cuts)
    hand_on_half (in, out);
  while (!cuts && hand_on (in, out))
    continue;
  (void) g_socket_shutdown (g_socket_connection_get_socket (connection), TRUE, TRUE, NULL);
  g_thread_join (thread);
}

static void
stall (GSocketConnection *connection)
{
  char piece[PIECE];
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));

  while (g_input_stream_read (in, piece, sizeof piece, NULL, NULL) > 0)
    continue;
}

static void
say (GSocketConnection *connection, const char *words)
{
  char piece[PIECE];
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  (void) g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), piece,
                              sizeof piece, NULL, NULL);
  if (words != NULL)
    (void) g_output_stream_write_all (out, words, strlen (words), NULL, NULL, NULL);
  (void) g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  /* What is closed with something unread is reset, and the words are lost on their way. */
  stall (connection);
}

static void
speak_tls (const Relay *relay, GSocketConnection *connection)
{
  g_autoptr (GIOStream) tls =
    g_tls_server_connection_new (G_IO_STREAM (connection), relay->certificate, NULL);

  g_assert_nonnull (tls);
  (void) g_tls_connection_handshake (G_TLS_CONNECTION (tls), NULL, NULL);
}

static gboolean
run_cb (GThreadedSocketService *service,
        GSocketConnection *connection,
        GObject *source,
        gpointer data)
{
  Relay *relay = data;
  RelayManner manner;

  g_mutex_lock (&relay->lock);
  manner = relay->manner;
  g_mutex_unlock (&relay->lock);
  switch (manner) {
  case RELAY_SAYS:
    say (connection, relay->words);
    break;
  case RELAY_STALLS:
    stall (connection);
    break;
  case RELAY_HANGS_UP:
    say (connection, NULL);
    break;
  case RELAY_SPEAKS_TLS:
    speak_tls (relay, connection);
    break;
  case RELAY_FORWARDS:
  case RELAY_CUTS:
  default:
    forward (relay, connection, manner == RELAY_CUTS);
    break;
  }
  return TRUE;
}

static guint16
listen_on_loopback (GSocketListener *listener)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener, address, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP,
                                 NULL, &bound, &error);
  g_assert_no_error (error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

Relay *
relay_new (guint16 upstream_port)
{
  Relay *relay = g_new0 (Relay, 1);

  relay->upstream_port = upstream_port;
  relay->service = g_threaded_socket_service_new (THREADS);
  g_mutex_init (&relay->lock);
  relay->port = listen_on_loopback (G_SOCKET_LISTENER (relay->service));
  g_signal_connect (relay->service, "run", G_CALLBACK (run_cb), relay);
  g_socket_service_start (relay->service);
  return relay;
}

/* The workstation that it stood before is closed by now, so that no thread waits for it. */
void
relay_free (Relay *relay)
{
  g_socket_service_stop (relay->service);
  g_socket_listener_close (G_SOCKET_LISTENER (relay->service));
  g_object_unref (relay->service);
  g_clear_object (&relay->certificate);
  g_mutex_clear (&relay->lock);
  g_free (relay);
}

char *
relay_url (const Relay *relay, const char *scheme)
{
  return g_strdup_printf ("%s://127.0.0.1:%u", scheme, relay->port);
}

void
relay_behave (Relay *relay, RelayManner manner, const char *words)
{
  g_mutex_lock (&relay->lock);
  relay->manner = manner;
  relay->words = words;
  g_mutex_unlock (&relay->lock);
}

void
relay_set_certificate (Relay *relay, GTlsCertificate *certificate)
{
  g_set_object (&relay->certificate, certificate);
}
