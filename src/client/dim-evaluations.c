/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluations.h"

#include "dim-error.h"
#include "dim-limits.h"
#include "dim-numbers.h"
#include "dim-store-inside.h"

#include <string.h>

/* A row of a pending request, before it is opened. */
typedef struct {
  char use[DIM_UUID_TEXT_LEN];
  GBytes *sealed_blind;
} Row;

typedef struct {
  char request[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
  GArray *rows;
} Pending;

static void
clear_row (gpointer row)
{
  g_bytes_unref (((Row *) row)->sealed_blind);
}

static void
clear_pending (Pending *pending)
{
  g_clear_pointer (&pending->rows, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pending, clear_pending)

static void
read_pending (DimStatement *statement, gpointer data)
{
  Pending *pending = data;
  Row row = { .sealed_blind = dim_statement_bytes (statement, 3) };

  g_strlcpy (pending->request, dim_statement_text (statement, 0), sizeof pending->request);
  g_strlcpy (pending->key_id, dim_statement_text (statement, 1), sizeof pending->key_id);
  g_strlcpy (row.use, dim_statement_text (statement, 2), sizeof row.use);
  g_array_append_val (pending->rows, row);
}

static void
read_tag (DimStatement *statement, gpointer data)
{
  GBytes **out = data;

  *out = dim_statement_is_null (statement, 0) ? g_bytes_new (NULL, 0)
                                              : dim_statement_bytes (statement, 0);
}

static char *
place_of (const char *use, const char *key_id)
{
  return g_strconcat (use, ":", key_id, NULL);
}

static GBytes *
seal_bytes (DimStore *store, const char *kind, const char *place, const guint8 *bytes, gsize length)
{
  guint8 *copy = dim_secret_alloc (length);
  g_autoptr (GBytes) plain = dim_secret_bytes_take (copy, length);

  memcpy (copy, bytes, length);
  return dim_store_seal (store, kind, place, plain, NULL);
}

static gboolean
unseal_exact (DimStore *store,
              const char *kind,
              const char *place,
              GBytes *sealed,
              GBytes **out,
              gsize length)
{
  g_autoptr (GBytes) plain = dim_store_unseal (store, kind, place, sealed, NULL);

  if (plain == NULL || g_bytes_get_size (plain) != length)
    return FALSE;
  *out = g_steal_pointer (&plain);
  return TRUE;
}

static gboolean
fail_damaged (const char *use, GError **error)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED,
               "Cannot open the evaluation of %s: it is damaged", use);
  return FALSE;
}

static gboolean
open_item (DimStore *store, const char *key_id, const Row *row, DimTagItem *item, GError **error)
{
  g_autofree char *place = place_of (row->use, key_id);
  g_autoptr (GBytes) number = dim_numbers_open (store, row->use, error);
  g_autoptr (GBytes) blind = NULL;

  if (number == NULL)
    return FALSE;
  if (!unseal_exact (store, "blind", place, row->sealed_blind, &blind, DIM_VOPRF_SCALAR_BYTES) ||
      g_bytes_get_size (number) >= sizeof item->number)
    return fail_damaged (row->use, error);
  memcpy (item->blind, g_bytes_get_data (blind, NULL), DIM_VOPRF_SCALAR_BYTES);
  memcpy (item->number, g_bytes_get_data (number, NULL), g_bytes_get_size (number));
  item->number[g_bytes_get_size (number)] = '\0';
  g_strlcpy (item->use, row->use, sizeof item->use);
  return TRUE;
}

static DimTagRequest *
open_request (DimStore *store, const Pending *pending, GError **error)
{
  g_autoptr (DimTagRequest) request = g_new0 (DimTagRequest, 1);

  g_strlcpy (request->id, pending->request, sizeof request->id);
  g_strlcpy (request->key_id, pending->key_id, sizeof request->key_id);
  request->count = pending->rows->len;
  request->items = dim_secret_alloc (request->count * sizeof *request->items);
  for (guint i = 0; i < request->count; i++)
    if (!open_item (store, pending->key_id, &g_array_index (pending->rows, Row, i),
                    &request->items[i], error))
      return NULL;
  return g_steal_pointer (&request);
}

static gboolean
insert (DimStore *store, const DimTagRequest *request, guint place, const char *use, GError **error)
{
  g_autofree char *where = place_of (use, request->key_id);
  guint8 blind[DIM_VOPRF_SCALAR_BYTES];
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO evaluation (use, key_id, request, place, size, sealed_blind)"
                          " VALUES (:use, :key, :request, :place, :size, :blind)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_voprf_random_scalar (blind);
  sealed = seal_bytes (store, "blind", where, blind, sizeof blind);
  dim_wipe (blind, sizeof blind);
  dim_statement_bind_text (statement, ":use", use);
  dim_statement_bind_text (statement, ":key", request->key_id);
  dim_statement_bind_text (statement, ":request", request->id);
  dim_statement_bind_int (statement, ":place", place);
  dim_statement_bind_int (statement, ":size", request->count);
  dim_statement_bind_bytes (statement, ":blind", sealed);
  return dim_statement_run (statement, error);
}

static gboolean
set_tag (DimStore *store, const DimTagItem *item, const char *key_id, GError **error)
{
  g_autofree char *where = place_of (item->use, key_id);
  g_autoptr (GBytes) sealed = seal_bytes (store, "tag", where, item->tag, sizeof item->tag);
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE evaluation SET sealed_tag = :tag WHERE use = :use AND key_id = :key", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_bytes (statement, ":tag", sealed);
  dim_statement_bind_text (statement, ":use", item->use);
  dim_statement_bind_text (statement, ":key", key_id);
  return dim_statement_run (statement, error);
}

static gboolean
load_pending (DimStore *store, Pending *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT request, key_id, use, sealed_blind FROM evaluation"
                          " WHERE request = (SELECT request FROM evaluation"
                          " WHERE sealed_tag IS NULL ORDER BY request LIMIT 1)"
                          " ORDER BY place",
                          error);

  out->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (out->rows, clear_row);
  return dim_store_read_rows (statement, read_pending, out, error);
}

void
dim_tag_request_free (DimTagRequest *request)
{
  if (request == NULL)
    return;
  g_clear_pointer (&request->items, dim_secret_free);
  g_free (request);
}

gboolean
dim_evaluations_add_request (DimStore *store,
                             const char *key_id,
                             const char *const *uses,
                             guint count,
                             GError **error)
{
  DimTagRequest request = { .count = count };

  g_return_val_if_fail (count >= 1 && count <= DIM_LIMIT_EVALUATE_ITEMS, FALSE);
  dim_store_new_id (store, request.id);
  g_strlcpy (request.key_id, key_id, sizeof request.key_id);
  for (guint i = 0; i < count; i++)
    if (!insert (store, &request, i, uses[i], error))
      return FALSE;
  return TRUE;
}

gboolean
dim_evaluations_forget_incomplete (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "DELETE FROM evaluation WHERE sealed_tag IS NULL AND request IN"
                            " (SELECT request FROM evaluation GROUP BY request"
                            " HAVING count(*) < max(size))",
                            error);
}

gboolean
dim_evaluations_first_pending (DimStore *store, DimTagRequest **out, GError **error)
{
  g_auto (Pending) pending = { 0 };

  if (!load_pending (store, &pending, error))
    return FALSE;
  if (pending.rows->len == 0) {
    *out = NULL;
    return TRUE;
  }
  *out = open_request (store, &pending, error);
  return *out != NULL;
}

gboolean
dim_evaluations_forget (DimStore *store, const char *request, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM evaluation WHERE request = :request AND sealed_tag IS NULL",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":request", request);
  return dim_statement_run (statement, error);
}

gboolean
dim_evaluations_forget_other_keys (DimStore *store,
                                   const char *use,
                                   const char *const *key_ids,
                                   GError **error)
{
  guint count = g_strv_length ((char **) key_ids);
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "DELETE FROM evaluation WHERE use = :use AND key_id NOT IN (:own, :before, :after)", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  dim_statement_bind_text (statement, ":own", count > 0 ? key_ids[0] : "");
  dim_statement_bind_text (statement, ":before", count > 1 ? key_ids[1] : "");
  dim_statement_bind_text (statement, ":after", count > 2 ? key_ids[2] : "");
  return dim_statement_run (statement, error);
}

gboolean
dim_evaluations_set_tags (DimStore *store, const DimTagRequest *request, GError **error)
{
  for (guint i = 0; i < request->count; i++)
    if (!set_tag (store, &request->items[i], request->key_id, error))
      return FALSE;
  return TRUE;
}

gboolean
dim_evaluations_look_up (DimStore *store,
                         const char *use,
                         const char *key_id,
                         DimEvaluationState *out_state,
                         guint8 out_tag[DIM_TAG_OUTPUT_BYTES],
                         GError **error)
{
  g_autofree char *where = place_of (use, key_id);
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT sealed_tag FROM evaluation WHERE use = :use AND key_id = :key",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":use", use);
  dim_statement_bind_text (statement, ":key", key_id);
  if (!dim_store_read_row (statement, read_tag, &sealed, &fault) && fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (sealed == NULL || g_bytes_get_size (sealed) == 0) {
    *out_state = sealed == NULL ? DIM_EVALUATION_NONE : DIM_EVALUATION_PENDING;
    return TRUE;
  }
  if (!unseal_exact (store, "tag", where, sealed, &plain, DIM_TAG_OUTPUT_BYTES))
    return fail_damaged (use, error);
  memcpy (out_tag, g_bytes_get_data (plain, NULL), DIM_TAG_OUTPUT_BYTES);
  *out_state = DIM_EVALUATION_TAGGED;
  return TRUE;
}
