/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-migration.h"

#include "dim-error.h"

#include <string.h>

#define NUMBER_DIGITS 4

/* "0001-tables.sql" gives 1; anything else 0. */
static guint
number_of (const char *name)
{
  for (int i = 0; i < NUMBER_DIGITS; i++)
    if (!g_ascii_isdigit (name[i]))
      return 0;
  if (name[NUMBER_DIGITS] != '-' || !g_str_has_suffix (name, ".sql"))
    return 0;
  return (guint) g_ascii_strtoull (name, NULL, 10);
}

static char *
find_name (const DimMigration *migration, guint number)
{
  g_auto (GStrv) names = g_resource_enumerate_children (migration->resource, migration->folder,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (number_of (names[i]) == number)
      return g_strdup (names[i]);
  return NULL;
}

guint
dim_migration_last (const DimMigration *migration, GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (migration->resource, migration->folder,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint count = names != NULL ? g_strv_length (names) : 0;
  gboolean *seen = g_newa0 (gboolean, count + 1);

  for (guint i = 0; i < count; i++) {
    guint number = number_of (names[i]);

    /* As many as there are names, each once and none above: no gap. */
    if (number == 0 || number > count || seen[number]) {
      count = 0;
      break;
    }
    seen[number] = TRUE;
  }
  if (count == 0)
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot migrate database: migrations are not numbered from 0001 on");
  return count;
}

static char *
load_sql (const DimMigration *migration, guint number, GError **error)
{
  g_autofree char *name = find_name (migration, number);
  g_autofree char *path = g_build_path ("/", migration->folder, name, NULL);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (migration->resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  gsize length = 0;
  const char *sql = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return sql != NULL ? g_strndup (sql, length) : NULL;
}

static gboolean
set_number (DimDatabase *database, const char *pragma, guint32 value, GError **error)
{
  /* A PRAGMA takes no parameters. */
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s = %d", pragma, (gint32) value);

  return dim_database_exec (database, sql, error);
}

static gboolean
apply (const DimMigration *migration, DimDatabase *database, guint number, GError **error)
{
  g_autofree char *sql = load_sql (migration, number, error);

  return sql != NULL && dim_database_exec (database, sql, error) &&
         set_number (database, "application_id", migration->application_id, error) &&
         set_number (database, "user_version", number, error);
}

/* The version is read again under the lock: another program may have migrated meanwhile. */
static gboolean
apply_in_transaction (const DimMigration *migration,
                      DimDatabase *database,
                      guint number,
                      GError **error)
{
  gint64 version = 0;

  if (!dim_database_begin (database, error))
    return FALSE;
  if (dim_database_number (database, "PRAGMA user_version", &version, error) &&
      (version >= number || apply (migration, database, number, error)))
    return dim_database_commit (database, error);
  dim_database_rollback (database);
  return FALSE;
}

gboolean
dim_migration_run (const DimMigration *migration, DimDatabase *database, GError **error)
{
  guint last = dim_migration_last (migration, error);
  gint64 version = 0;

  if (last == 0 || !dim_database_number (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < last &&
      !dim_database_copy (database, migration->path, version, error))
    return FALSE;
  for (guint number = (guint) version + 1; number <= last; number++)
    if (!apply_in_transaction (migration, database, number, error))
      return FALSE;
  return TRUE;
}
