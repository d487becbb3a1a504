/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "asking.h"

Asker *
asker_new (DimHttpServer *server, const DimClock *clock)
{
  Asker *asker = g_new0 (Asker, 1);
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;

  if (dim_http_server_port (server) == 0)
    dim_http_server_listen (server, "127.0.0.1", 0, NULL, &error);
  g_assert_no_error (error);
  url = g_strdup_printf ("http://127.0.0.1:%u", dim_http_server_port (server));
  asker->key = dim_signing_key_new_random ();
  asker->client = dim_http_client_new (url, asker->key, clock, &error);
  g_assert_no_error (error);
  return asker;
}

void
asker_free (Asker *asker)
{
  if (asker == NULL)
    return;
  dim_http_client_free (asker->client);
  dim_signing_key_free (asker->key);
  g_free (asker);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Question *question = data;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (question->asker->client, result, NULL);

  if (answer != NULL) {
    question->status = answer->status;
    question->body = answer->body != NULL ? g_bytes_ref (answer->body) : NULL;
  }
  question->is_done = TRUE;
}

void
asker_send (Asker *asker, const char *method, const char *path, GBytes *body, Question *question)
{
  *question = (Question){ .asker = asker };
  dim_http_client_send (asker->client, method, path, NULL, body, NULL, answered_cb, question);
}

void
question_wait (Question *question)
{
  while (!question->is_done)
    g_main_context_iteration (NULL, TRUE);
}

void
question_clear (Question *question)
{
  g_clear_pointer (&question->body, g_bytes_unref);
}
