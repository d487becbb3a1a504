/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-service.h"

#include "dim-error.h"
#include "dim-limits.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

/* What a server has open beside its connections: databases, pipes, its own listening. */
#define OTHER_FILES 128

static gboolean
load_certificate (const DimHttpService *service, GTlsCertificate **out, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (service->certificate_path == NULL && service->key_path == NULL)
    return TRUE;
  if (service->certificate_path == NULL || service->key_path == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot use TLS: --tls-certificate and --tls-key go together");
    return FALSE;
  }
  *out = g_tls_certificate_new_from_files (service->certificate_path, service->key_path, &cause);
  if (*out == NULL)
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot use certificate: %s", cause->message);
  return *out != NULL;
}

static gboolean
listen_where_told (DimHttpServer *server,
                   const char *address,
                   const DimHttpService *service,
                   GError **error)
{
  g_autoptr (GTlsCertificate) certificate = NULL;

  if (service->port < 0 || service->port > G_MAXUINT16) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot listen: port is not 0 to 65535");
    return FALSE;
  }
  if (!load_certificate (service, &certificate, error))
    return FALSE;
  return dim_http_server_listen (server, address, (guint16) service->port, certificate, error);
}

static void
say_where (DimHttpServer *server, const char *address, gboolean is_tls)
{
  gboolean is_v6 = strchr (address, ':') != NULL;

  g_print ("listening on %s://%s%s%s:%u\n", is_tls ? "https" : "http", is_v6 ? "[" : "", address,
           is_v6 ? "]" : "", dim_http_server_port (server));
  (void) fflush (stdout);
}

static gboolean
stop_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

void
dim_http_service_add_options (DimHttpService *service, GOptionContext *context)
{
  const GOptionEntry entries[] = {
    { "listen", 0, 0, G_OPTION_ARG_STRING, &service->address, "Address to listen on", "ADDRESS" },
    { "port", 0, 0, G_OPTION_ARG_INT, &service->port, "Port; 0 picks a free one", "PORT" },
    { "tls-certificate", 0, 0, G_OPTION_ARG_FILENAME, &service->certificate_path,
      "Certificate chain (PEM)", "FILE" },
    { "tls-key", 0, 0, G_OPTION_ARG_FILENAME, &service->key_path, "Its private key (PEM)", "FILE" },
    G_OPTION_ENTRY_NULL,
  };

  g_return_if_fail (service != NULL && context != NULL);
  g_option_context_add_main_entries (context, entries, NULL);
}

/* A usual session may open 1,024 files, which is fewer than there may be connections: once they are
 * used up nobody is let in, and the listening socket wakes the loop without end. */
static void
allow_connections (void)
{
  const rlim_t wanted = DIM_LIMIT_CONNECTIONS + OTHER_FILES;
  struct rlimit files;

  if (getrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur >= wanted)
    return;
  files.rlim_cur = MIN (wanted, files.rlim_max);
  if (setrlimit (RLIMIT_NOFILE, &files) != 0 || files.rlim_cur < wanted)
    g_message ("only %u files can be open here: not all connections will be served",
               (guint) files.rlim_cur);
}

/* The signals are taken before the line is out: who reads it may end the program at once. */
gboolean
dim_http_service_run (DimHttpServer *server, const DimHttpService *service, GError **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const char *address;
  gboolean is_listening;
  guint on_term;
  guint on_int;

  g_return_val_if_fail (server != NULL && service != NULL, FALSE);
  address = service->address != NULL ? service->address : "127.0.0.1";
  on_term = g_unix_signal_add (SIGTERM, stop_cb, loop);
  on_int = g_unix_signal_add (SIGINT, stop_cb, loop);
  allow_connections ();
  is_listening = listen_where_told (server, address, service, error);
  if (is_listening) {
    say_where (server, address, service->certificate_path != NULL);
    g_main_loop_run (loop);
  }
  g_source_remove (on_term);
  g_source_remove (on_int);
  return is_listening;
}

void
dim_http_service_clear (DimHttpService *service)
{
  g_return_if_fail (service != NULL);
  g_clear_pointer (&service->address, g_free);
  g_clear_pointer (&service->certificate_path, g_free);
  g_clear_pointer (&service->key_path, g_free);
}
