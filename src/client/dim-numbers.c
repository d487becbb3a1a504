/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-numbers.h"

#include "dim-error.h"
#include "dim-limits.h"
#include "dim-listing.h"
#include "dim-outbox.h"
#include "dim-record.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"

#include <string.h>

#define KEEP_S ((gint64) DIM_LIMIT_NUMBER_WITHOUT_TAG_DAYS * 24 * 60 * 60)

static void
read_number (DimStatement *statement, gpointer data)
{
  DimNumber number = { .day = (DimDay) dim_statement_int (statement, 2) };

  g_strlcpy (number.use, dim_statement_text (statement, 0), sizeof number.use);
  g_strlcpy (number.incident, dim_statement_text (statement, 1), sizeof number.incident);
  g_array_append_val ((GArray *) data, number);
}

static void
read_count (DimStatement *statement, gpointer data)
{
  *(guint *) data = (guint) dim_statement_int (statement, 0);
}

static void
read_sealed (DimStatement *statement, gpointer data)
{
  *(GBytes **) data = dim_statement_bytes (statement, 0);
}

static GArray *
read_numbers (DimStatement *statement, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (DimNumber));

  if (!dim_store_read_rows (statement, read_number, numbers, error))
    return NULL;
  return g_steal_pointer (&numbers);
}

static gboolean
run_for_use (DimStore *store, const char *sql, const char *use, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  return dim_statement_run (statement, error);
}

static void
read_state (DimStatement *statement, gpointer data)
{
  *(gint64 *) data = dim_statement_int (statement, 0);
}

static gboolean
is_refused (DimStore *store, const char *incident, gboolean *out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gint64 state = DIM_RECORD_WAITING;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT state FROM incident WHERE id = :incident", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  /* Of another device's registration there is no row. */
  if (!dim_store_read_row (statement, read_state, &state, &fault) && fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  *out = state == DIM_RECORD_REFUSED;
  return TRUE;
}

static gboolean
queue_withdrawal (DimStore *store, const DimNumber *place, GError **error)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (DimFact) fact = NULL;
  DimUseTags *use = dim_use_tags_new (place->use);

  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_TAGS, id, place->incident);
  use->is_withdrawn = TRUE;
  g_ptr_array_add (fact->uses, use);
  return dim_outbox_add (store, fact, error);
}

static gboolean
lose_each (DimStore *store, GArray *numbers, guint *out_count, GError **error)
{
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < numbers->len; i++)
    if (!dim_numbers_lose (store, &g_array_index (numbers, DimNumber, i), error))
      return FALSE;
  *out_count += numbers->len;
  return TRUE;
}

gboolean
dim_numbers_add (DimStore *store, const DimNumber *place, const char *number, GError **error)
{
  g_autoptr (GBytes) plain = dim_secret_bytes_take (dim_secret_strdup (number), strlen (number));
  g_autoptr (GBytes) sealed = dim_store_seal (store, "number", place->use, plain, error);
  DimStatement *statement;
  gint64 made_s = 0;

  if (sealed == NULL || !dim_sure_time_stamp (store, &made_s, error))
    return FALSE;
  statement = dim_database_prepare (dim_store_database (store),
                                    "INSERT INTO number (use, incident, day, made_s, sealed)"
                                    " VALUES (:use, :incident, :day, :now, :sealed)",
                                    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", place->use);
  dim_statement_bind_text (statement, ":incident", place->incident);
  dim_statement_bind_int (statement, ":day", place->day);
  dim_statement_bind_int (statement, ":now", made_s);
  dim_statement_bind_bytes (statement, ":sealed", sealed);
  return dim_statement_run (statement, error);
}

GBytes *
dim_numbers_open (DimStore *store, const char *use, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT sealed FROM number WHERE use = :use",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":use", use);
  if (!dim_store_read_row (statement, read_sealed, &sealed, &fault)) {
    if (fault == NULL)
      g_set_error (&fault, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                   "Cannot open the number of %s: it is gone", use);
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  return dim_store_unseal (store, "number", use, sealed, error);
}

GArray *
dim_numbers_waiting (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT n.use, n.incident, n.day FROM number n"
                          " LEFT JOIN incident i ON i.id = n.incident"
                          " WHERE n.fact IS NULL AND i.state IS NOT :refused"
                          " ORDER BY n.made_s, n.use",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":refused", DIM_RECORD_REFUSED);
  return read_numbers (statement, error);
}

gboolean
dim_numbers_count_waiting (DimStore *store, guint *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count(*) FROM number n"
                          " LEFT JOIN incident i ON i.id = n.incident"
                          " WHERE n.fact IS NULL AND i.state IS NOT :refused",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":refused", DIM_RECORD_REFUSED);
  return dim_store_read_row (statement, read_count, out, error);
}

gboolean
dim_numbers_set_fact (DimStore *store, const char *use, const char *fact, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE number SET fact = :fact WHERE use = :use", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  dim_statement_bind_text (statement, ":use", use);
  return dim_statement_run (statement, error);
}

gboolean
dim_numbers_destroy (DimStore *store, const char *fact, guint *out_count, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "DELETE FROM number WHERE fact = :fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  if (!dim_statement_run (statement, error))
    return FALSE;
  *out_count += dim_database_changes (dim_store_database (store));
  dim_store_mark_deleted (store);
  return TRUE;
}

gboolean
dim_numbers_wipe (DimStore *store, const char *use, GError **error)
{
  dim_store_mark_deleted (store);
  return run_for_use (store, "DELETE FROM number WHERE use = :use", use, error);
}

gboolean
dim_numbers_wipe_all_of (DimStore *store, const char *incident, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM number WHERE incident = :incident", error);

  if (statement == NULL)
    return FALSE;
  dim_store_mark_deleted (store);
  dim_statement_bind_text (statement, ":incident", incident);
  return dim_statement_run (statement, error);
}

/* A tag that is on its way is under the keys of the day before, and is asked for anew. */
gboolean
dim_numbers_move (DimStore *store,
                  const char *use,
                  DimDay day,
                  gboolean *out_is_here,
                  GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE number SET day = :day, fact = NULL WHERE use = :use", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":day", day);
  dim_statement_bind_text (statement, ":use", use);
  if (!dim_statement_run (statement, error))
    return FALSE;
  *out_is_here = dim_database_changes (dim_store_database (store)) > 0;
  return TRUE;
}

/* The collector is told, unless it has no such registration. */
gboolean
dim_numbers_lose (DimStore *store, const DimNumber *place, GError **error)
{
  gboolean is_unknown = FALSE;

  dim_store_mark_deleted (store);
  return is_refused (store, place->incident, &is_unknown, error) &&
         run_for_use (store, "INSERT OR IGNORE INTO lost_number (use) VALUES (:use)", place->use,
                      error) &&
         run_for_use (store, "DELETE FROM number WHERE use = :use", place->use, error) &&
         dim_listing_begin_anew (store, place->incident, error) &&
         (is_unknown || queue_withdrawal (store, place, error));
}

/* One whose tag is on its way already loses its number only: the tag goes on without it. */
gboolean
dim_numbers_lose_old (DimStore *store, gint64 sure_s, guint *out_count, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  gint64 oldest_s = sure_s - KEEP_S;
  DimStatement *statement;

  statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM number WHERE made_s < :oldest AND fact NOT NULL", error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", oldest_s);
  if (!dim_statement_run (statement, error))
    return FALSE;
  if (dim_database_changes (dim_store_database (store)) > 0)
    dim_store_mark_deleted (store);
  statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT use, incident, day FROM number WHERE made_s < :oldest", error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", oldest_s);
  numbers = read_numbers (statement, error);
  return lose_each (store, numbers, out_count, error);
}

gboolean
dim_numbers_lose_with_fact (DimStore *store, const char *fact, guint *out_count, GError **error)
{
  g_autoptr (GArray) numbers = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT use, incident, day FROM number WHERE fact = :fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  numbers = read_numbers (statement, error);
  return lose_each (store, numbers, out_count, error);
}

gboolean
dim_numbers_lose_all (DimStore *store, GError **error)
{
  g_autoptr (GArray) numbers =
    read_numbers (dim_database_prepare (dim_store_database (store),
                                        "SELECT use, incident, day FROM number", error),
                  error);
  guint count = 0;

  return lose_each (store, numbers, &count, error);
}

gboolean
dim_numbers_is_lost (DimStore *store, const char *use, gboolean *out, GError **error)
{
  guint count = 0;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count(*) FROM lost_number WHERE use = :use", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  if (!dim_store_read_row (statement, read_count, &count, error))
    return FALSE;
  *out = count > 0;
  return TRUE;
}
