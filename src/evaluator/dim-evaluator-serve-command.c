/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-evaluator-command.h"
#include "dim-evaluator-routes.h"
#include "dim-evaluator-store.h"
#include "dim-http-service.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Held until the program ends: a second server would not hear of devices that enrol here. */
static gboolean
take_lock (const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, "serve.lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot serve this directory: %s",
               errno == EWOULDBLOCK ? "another evaluator serves it" : g_strerror (errno));
  if (fd >= 0)
    (void) close (fd);
  return FALSE;
}

static gboolean
serve_directory (const char *directory,
                 const DimHttpService *service,
                 const DimClock *clock,
                 GError **error)
{
  g_autoptr (DimEvaluator) evaluator = NULL;
  DimDatabase *database = dim_evaluator_store_open (directory, error);

  if (database == NULL)
    return FALSE;
  if (!take_lock (directory, error)) {
    dim_database_close (database);
    return FALSE;
  }
  evaluator = dim_evaluator_new (database, directory, clock, error);
  return evaluator != NULL &&
         dim_http_server_keep_nonces (dim_evaluator_server (evaluator), directory, error) &&
         dim_http_service_run (dim_evaluator_server (evaluator), service, error);
}

gboolean
dim_evaluator_serve (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_autofree char *directory = NULL;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  DimHttpService service = { 0 };
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &directory, "Data directory", "DIR" },
    G_OPTION_ENTRY_NULL,
  };
  gboolean is_done;

  g_option_context_add_main_entries (context, entries, NULL);
  dim_http_service_add_options (&service, context);
  is_done = dim_evaluator_command_parse (context, &argc, &argv, 0, error) &&
            dim_evaluator_command_require ("--data", directory, error) &&
            serve_directory (directory, &service, clock, error);
  dim_http_service_clear (&service);
  return is_done;
}
