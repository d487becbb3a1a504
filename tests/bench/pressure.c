/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "pressure.h"

#include "dim-bytes.h"
#include "dim-http-signature.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define NONCE_BYTES   18
#define MAX_WAIT_MS   30000
#define CHUNK_BYTES   65536
#define HEADER_LENGTH "content-length:"

typedef struct {
  GString **answers; /* what came of the one under way, by connection */
  struct pollfd *sockets;
  guint n_connections;
  GPtrArray *requests;
  guint n_sent;
  guint n_done;
  guint status;
} Pressure;

GBytes *
/* NOLINTNEXTLINE(readability-function-size): what a request consists of */
pressure_request (const DimSigningKey *key,
                  const char *method,
                  const char *path,
                  const char *query,
                  const char *body)
{
  gsize length = body != NULL ? strlen (body) : 0;
  guint8 random[NONCE_BYTES];
  g_autofree char *covered_query = g_strconcat ("?", query, NULL);
  g_autofree char *digest = dim_content_digest (body, length);
  g_autofree char *keyid = dim_key_thumbprint (dim_signing_key_public (key));
  g_autofree char *nonce = NULL;
  g_autofree char *signature_input = NULL;
  g_autofree char *signature = NULL;
  const DimComponent components[] = {
    { "@method", method },
    { "@path", path },
    { "@query", covered_query },
    { "content-digest", digest },
  };
  DimSignatureParams params = { g_get_real_time () / G_USEC_PER_SEC, keyid, NULL };
  char *text;

  dim_random_bytes (random, sizeof random);
  nonce = dim_base64url_encode (random, sizeof random);
  params.nonce = nonce;
  dim_signature_headers (key, components, G_N_ELEMENTS (components), &params, &signature_input,
                         &signature);
  text = g_strdup_printf ("%s %s%s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
                          "Content-Type: application/json\r\nContent-Digest: %s\r\n"
                          "Signature-Input: %s\r\nSignature: %s\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\n\r\n%s",
                          method, path, query != NULL ? covered_query : "", digest, signature_input,
                          signature, length, body != NULL ? body : "");
  return g_bytes_new_take (text, strlen (text));
}

static int
open_connection (guint port)
{
  struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons ((guint16) port) };
  int descriptor = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int yes = 1;

  address.sin_addr.s_addr = htonl (INADDR_LOOPBACK);
  if (descriptor < 0 ||
      connect (descriptor, (const struct sockaddr *) &address, sizeof address) != 0)
    g_error ("Cannot connect: %s", g_strerror (errno));
  (void) setsockopt (descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return descriptor;
}

static void
send_next (Pressure *pressure, guint at)
{
  GBytes *request;
  gsize length = 0;
  const char *bytes;

  if (pressure->n_sent == pressure->requests->len)
    return;
  request = pressure->requests->pdata[pressure->n_sent++];
  bytes = g_bytes_get_data (request, &length);
  while (length > 0) {
    gssize sent = send (pressure->sockets[at].fd, bytes, length, MSG_NOSIGNAL);

    if (sent <= 0)
      g_error ("Cannot send: %s", g_strerror (errno));
    bytes += sent;
    length -= (gsize) sent;
  }
}

/* Of head and body; 0: the head is not complete yet. */
static gsize
find_length (const GString *answer)
{
  const char *end = strstr (answer->str, "\r\n\r\n");
  g_autofree char *head = NULL;
  const char *length;

  if (end == NULL)
    return 0;
  head = g_ascii_strdown (answer->str, end - answer->str);
  length = strstr (head, HEADER_LENGTH);
  return (gsize) (end + 4 - answer->str) +
         (length != NULL ? g_ascii_strtoull (length + strlen (HEADER_LENGTH), NULL, 10) : 0);
}

static void
receive (Pressure *pressure, guint at)
{
  char chunk[CHUNK_BYTES];
  GString *answer = pressure->answers[at];
  gssize received = recv (pressure->sockets[at].fd, chunk, sizeof chunk, 0);
  gsize length;

  if (received <= 0)
    g_error ("The server cut a connection");
  g_string_append_len (answer, chunk, received);
  length = find_length (answer);
  if (length == 0 || answer->len < length)
    return;
  if (answer->len < 12 || g_ascii_strtoull (answer->str + 9, NULL, 10) != pressure->status)
    g_error ("Answered otherwise than %u:\n%s", pressure->status, answer->str);
  g_string_truncate (answer, 0);
  pressure->n_done++;
  send_next (pressure, at);
}

static void
run (Pressure *pressure)
{
  for (guint i = 0; i < pressure->n_connections; i++)
    send_next (pressure, i);
  while (pressure->n_done < pressure->requests->len) {
    if (poll (pressure->sockets, pressure->n_connections, MAX_WAIT_MS) <= 0)
      g_error ("The server is silent");
    for (guint i = 0; i < pressure->n_connections; i++)
      if (pressure->sockets[i].revents != 0)
        receive (pressure, i);
  }
}

gdouble
pressure_run (guint port, guint n_connections, GPtrArray *requests, guint status)
{
  Pressure pressure = { .n_connections = n_connections, .requests = requests, .status = status };
  gint64 start_us;
  gint64 end_us;

  pressure.answers = g_new (GString *, n_connections);
  pressure.sockets = g_new0 (struct pollfd, n_connections);
  for (guint i = 0; i < n_connections; i++) {
    pressure.answers[i] = g_string_new (NULL);
    pressure.sockets[i] = (struct pollfd){ .fd = open_connection (port), .events = POLLIN };
  }
  start_us = g_get_monotonic_time ();
  run (&pressure);
  end_us = g_get_monotonic_time ();
  for (guint i = 0; i < n_connections; i++) {
    close (pressure.sockets[i].fd);
    g_string_free (pressure.answers[i], TRUE);
  }
  g_free (pressure.answers);
  g_free (pressure.sockets);
  return (gdouble) (end_us - start_us) / G_USEC_PER_SEC;
}
