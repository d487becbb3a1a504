/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incidents.h"

#include "dim-fact-codec.h"
#include "dim-store-inside.h"
#include "dim-text-sealing.h"

#include <string.h>

static void
read_explanation (DimStatement *statement, gpointer data)
{
  GBytes **out = data;

  if (!dim_statement_is_null (statement, 0))
    *out = dim_statement_bytes (statement, 0);
}

static GBytes *
seal_explanation (DimStore *store, const char *id, const char *explanation, GError **error)
{
  g_autoptr (GBytes) plain = g_bytes_new (explanation, strlen (explanation));

  return dim_store_seal (store, "explanation", id, plain, error);
}

static GBytes *
encode_answers (const DimIncident *incident)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, incident->id, incident->id);

  fact->values = dim_incident_copy (incident);
  return dim_fact_encode (fact);
}

gboolean
dim_incidents_add (DimStore *store,
                   const DimIncident *incident,
                   const char *search,
                   const char *explanation,
                   DimAudience audience,
                   GError **error)
{
  g_autoptr (GBytes) answers = encode_answers (incident);
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement;

  if (*explanation != '\0') {
    sealed = seal_explanation (store, incident->id, explanation, error);
    if (sealed == NULL)
      return FALSE;
  }
  statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO incident (id, day, state, since_s, answers, search, sealed_explanation, audience)"
    " VALUES (:id, :day, :state, :now, :answers, :search, :explanation, :audience)",
    error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", incident->id);
  dim_statement_bind_int (statement, ":day", incident->date);
  dim_statement_bind_int (statement, ":state", DIM_RECORD_WAITING);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_bytes (statement, ":answers", answers);
  dim_statement_bind_text (statement, ":search", search);
  dim_statement_bind_bytes (statement, ":explanation", sealed);
  dim_statement_bind_int (statement, ":audience", sealed != NULL ? audience : DIM_AUDIENCE_NONE);
  return dim_statement_run (statement, error);
}

gboolean
dim_incidents_set_state (DimStore *store,
                         const char *id,
                         DimRecordState state,
                         const char *refusal,
                         GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE incident SET state = :state, since_s = :now, refusal = :refusal WHERE id = :id", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":state", state);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_text (statement, ":refusal", refusal);
  dim_statement_bind_text (statement, ":id", id);
  return dim_statement_run (statement, error);
}

gboolean
dim_incidents_wait_again (DimStore *store, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE incident SET state = :waiting, since_s = :now, refusal = NULL"
    " WHERE state IN (:received, :refused) AND id IN (SELECT fact FROM operation WHERE state = 0)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":waiting", DIM_RECORD_WAITING);
  dim_statement_bind_int (statement, ":received", DIM_RECORD_RECEIVED);
  dim_statement_bind_int (statement, ":refused", DIM_RECORD_REFUSED);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error);
}

static gboolean
set_search_in (DimStore *store,
               const char *sql,
               const DimIncident *incident,
               const char *search,
               GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", incident->id);
  dim_statement_bind_int (statement, ":day", incident->date);
  dim_statement_bind_text (statement, ":search", search);
  return dim_statement_run (statement, error);
}

gboolean
dim_incidents_set_search (DimStore *store,
                          const DimIncident *incident,
                          const char *search,
                          GError **error)
{
  return set_search_in (store, "UPDATE incident SET day = :day, search = :search WHERE id = :id",
                        incident, search, error) &&
         set_search_in (store, "UPDATE news SET day = :day, search = :search WHERE incident = :id",
                        incident, search, error);
}

gboolean
dim_incidents_mend (DimStore *store, const DimIncident *incident, GError **error)
{
  g_autoptr (GBytes) answers = encode_answers (incident);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE incident SET state = :state, since_s = :now, refusal = NULL,"
                          " answers = :answers WHERE id = :id",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":state", DIM_RECORD_WAITING);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_bytes (statement, ":answers", answers);
  dim_statement_bind_text (statement, ":id", incident->id);
  return dim_statement_run (statement, error);
}

gboolean
dim_incidents_set_explanation (DimStore *store,
                               const char *id,
                               const char *explanation,
                               GError **error)
{
  g_autoptr (GBytes) sealed = NULL;
  DimStatement *statement;

  if (*explanation != '\0') {
    sealed = seal_explanation (store, id, explanation, error);
    if (sealed == NULL)
      return FALSE;
  }
  statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE incident SET sealed_explanation = :explanation WHERE id = :id",
                          error);
  if (statement == NULL)
    return FALSE;
  dim_store_mark_deleted (store);
  dim_statement_bind_bytes (statement, ":explanation", sealed);
  dim_statement_bind_text (statement, ":id", id);
  return dim_statement_run (statement, error) && dim_sent_texts_note_change (store, id, error);
}

char *
dim_incidents_load_explanation (DimStore *store, const char *id, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  gsize length = 0;
  const char *text;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT sealed_explanation FROM incident WHERE id = :id", error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":id", id);
  if (!dim_store_read_row (statement, read_explanation, &sealed, &fault) && fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return NULL;
  }
  if (sealed == NULL)
    return g_strdup ("");
  plain = dim_store_unseal (store, "explanation", id, sealed, error);
  if (plain == NULL)
    return NULL;
  text = g_bytes_get_data (plain, &length);
  return g_strndup (text, length);
}
