/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-cut.h"

#include "dim-http-headers.h"

#include <string.h>

#define DRAIN_STEP_BYTES 65536
#define DRAIN_MAX_BYTES  8388608

typedef struct {
  GIOStream *stream;
  GSocket *socket;
  char *text;
  gsize drained;
} Cut;

static void
free_cut (Cut *cut)
{
  (void) g_io_stream_close (cut->stream, NULL, NULL);
  (void) g_socket_close (cut->socket, NULL);
  g_object_unref (cut->stream);
  g_object_unref (cut->socket);
  g_free (cut->text);
  g_free (cut);
}

static void drain (Cut *cut);

static void
skipped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Cut *cut = data;
  gssize n = g_input_stream_skip_finish (G_INPUT_STREAM (source), result, NULL);

  if (n > 0)
    cut->drained += (gsize) n;
  if (n <= 0 || cut->drained >= DRAIN_MAX_BYTES)
    free_cut (cut);
  else
    drain (cut);
}

static void
drain (Cut *cut)
{
  g_input_stream_skip_async (g_io_stream_get_input_stream (cut->stream), DRAIN_STEP_BYTES,
                             G_PRIORITY_LOW, NULL, skipped_cb, cut);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Cut *cut = data;
  gboolean is_written =
    g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL);

  if (is_written && g_socket_shutdown (cut->socket, FALSE, TRUE, NULL))
    drain (cut);
  else
    free_cut (cut);
}

static char *
compose_response (const DimProblem *problem)
{
  g_autoptr (GBytes) body = dim_problem_encode (problem);
  g_autoptr (GString) text = g_string_new (NULL);
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  SoupMessageHeadersIter iter;
  const char *name;
  const char *value;

  dim_http_headers_add_common (headers);
  soup_message_headers_replace (headers, "Content-Type", "application/problem+json");
  soup_message_headers_replace (headers, "Connection", "close");
  soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (body));
  g_string_printf (text, "HTTP/1.1 %u %s\r\n", problem->status,
                   soup_status_get_phrase (problem->status));
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    g_string_append_printf (text, "%s: %s\r\n", name, value);
  g_string_append (text, "\r\n");
  g_string_append_len (text, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  soup_message_headers_unref (headers);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
dim_http_cut_short (SoupServerMessage *message, const DimProblem *problem)
{
  Cut *cut = g_new0 (Cut, 1);

  cut->socket = g_object_ref (soup_server_message_get_socket (message));
  cut->stream = soup_server_message_steal_connection (message);
  cut->text = compose_response (problem);
  g_output_stream_write_all_async (g_io_stream_get_output_stream (cut->stream), cut->text,
                                   strlen (cut->text), G_PRIORITY_DEFAULT, NULL, written_cb, cut);
}
