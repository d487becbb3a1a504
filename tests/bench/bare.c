/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bare.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct _BareServer {
  pid_t process;
  guint port;
};

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  static const char body[] =
    "{\"id\":\"00000000-0000-7000-8000-000000000000\",\"status\":201,\"positie\":1}";

  soup_server_message_set_status (message, 201, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, body,
                                    strlen (body));
}

static void
serve (int tell)
{
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GSList *uris;
  guint port;

  soup_server_add_handler (server, NULL, answer_cb, NULL, NULL);
  if (!soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL))
    g_error ("Cannot listen");
  uris = soup_server_get_uris (server);
  port = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  if (write (tell, &port, sizeof port) != sizeof port)
    g_error ("Cannot tell the port: %s", g_strerror (errno));
  g_main_loop_run (loop);
}

BareServer *
bare_server_start (void)
{
  BareServer *server = g_new0 (BareServer, 1);
  int ends[2];

  if (pipe (ends) != 0)
    g_error ("Cannot make a pipe: %s", g_strerror (errno));
  server->process = fork ();
  if (server->process == 0) {
    prctl (PR_SET_PDEATHSIG, SIGKILL);
    serve (ends[1]);
    _exit (0);
  }
  close (ends[1]);
  if (read (ends[0], &server->port, sizeof server->port) != sizeof server->port)
    g_error ("The bare server did not start");
  close (ends[0]);
  return server;
}

guint
bare_server_port (const BareServer *server)
{
  return server->port;
}

void
bare_server_stop (BareServer *server)
{
  if (server == NULL)
    return;
  kill (server->process, SIGKILL);
  waitpid (server->process, NULL, 0);
  g_free (server);
}

static void
execute (sqlite3 *database, const char *sql)
{
  if (sqlite3_exec (database, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (database));
}

gdouble
bare_commits (const char *path, GPtrArray *rows)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *insert = NULL;
  gint64 start_us;
  gint64 end_us;

  if (sqlite3_open (path, &database) != SQLITE_OK)
    g_error ("Cannot open the table");
  execute (database, "PRAGMA journal_mode = WAL");
  execute (database, "PRAGMA synchronous = FULL");
  execute (database, "CREATE TABLE IF NOT EXISTS fact (number INTEGER PRIMARY KEY, body BLOB)");
  if (sqlite3_prepare_v2 (database, "INSERT INTO fact (body) VALUES (?)", -1, &insert, NULL) !=
      SQLITE_OK)
    g_error ("Cannot prepare: %s", sqlite3_errmsg (database));
  start_us = g_get_monotonic_time ();
  for (guint i = 0; i < rows->len; i++) {
    gsize length = 0;
    gconstpointer bytes = g_bytes_get_data (rows->pdata[i], &length);

    sqlite3_bind_blob (insert, 1, bytes, (int) length, SQLITE_STATIC);
    if (sqlite3_step (insert) != SQLITE_DONE)
      g_error ("Cannot insert: %s", sqlite3_errmsg (database));
    sqlite3_reset (insert);
  }
  end_us = g_get_monotonic_time ();
  sqlite3_finalize (insert);
  sqlite3_close (database);
  return (gdouble) (end_us - start_us) / G_USEC_PER_SEC;
}
