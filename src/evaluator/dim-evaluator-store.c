/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-store.h"

#include "dim-error.h"
#include "dim-evaluator-resource.h"
#include "dim-limits.h"

#include <errno.h>
#include <glib/gstdio.h>

#define APPLICATION_ID 0x44494d45u /* "DIME" */
#define MODE_OWNER     0700
#define FILE_NAME      "evaluator.db"
#define KEEP_COPY_S    ((gint64) DIM_LIMIT_KEEP_COPY_DAYS * 24 * 60 * 60)

static gboolean
make_directory (const char *path, GError **error)
{
  if (g_mkdir_with_parents (path, MODE_OWNER) == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot make data directory: %s",
               g_strerror (errno));
  return FALSE;
}

DimDatabase *
dim_evaluator_store_open (const char *directory, GError **error)
{
  g_autofree char *keys = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (directory != NULL, NULL);
  keys = g_build_filename (directory, "keys", NULL);
  path = g_build_filename (directory, FILE_NAME, NULL);
  if (!make_directory (keys, error))
    return NULL;
  return dim_database_open (path, APPLICATION_ID, dim_evaluator_get_resource (),
                            "/nl/minbzk/DutchIdMonitor/evaluator/migrations", DIM_DATABASE_DEFAULT,
                            error);
}

gboolean
dim_evaluator_store_forget_copies (const char *directory, gint64 now_s, GError **error)
{
  g_autofree char *path = g_build_filename (directory, FILE_NAME, NULL);
  const DimCopyPeriod period = { .before_s = now_s - KEEP_COPY_S };

  return dim_database_forget_copies (path, &period, error);
}

char *
dim_evaluator_store_key_path (const char *directory, const char *key_id)
{
  g_autofree char *name = g_strconcat (key_id, ".key", NULL);

  return g_build_filename (directory, "keys", name, NULL);
}
