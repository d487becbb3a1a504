/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-amendments.h"

#include "dim-fact-codec.h"
#include "dim-store-inside.h"

enum {
  COLUMN_FACT,
  COLUMN_KIND,
  COLUMN_INCIDENT,
  COLUMN_MADE,
  COLUMN_STATE,
  COLUMN_POSITION,
  COLUMN_REFUSAL,
  COLUMN_NEW_TEXT,
  COLUMN_BODY,
  COLUMN_SEEN,
};

#define COLUMNS                                                                                    \
  "SELECT fact, kind, incident, made_s, state, position, refusal, has_new_text, body, seen"        \
  " FROM amendment"

static DimFact *
decode_fact (DimStatement *statement)
{
  g_autoptr (GBytes) body = dim_statement_bytes (statement, COLUMN_BODY);
  g_autoptr (DimProblem) problem = NULL;

  return dim_fact_decode ((DimFactKind) dim_statement_int (statement, COLUMN_KIND),
                          dim_statement_text (statement, COLUMN_FACT), body, &problem);
}

static DimIncident *
decode_seen (DimStatement *statement)
{
  g_autoptr (GBytes) seen = dim_statement_bytes (statement, COLUMN_SEEN);
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact =
    dim_fact_decode (DIM_FACT_INCIDENT, dim_statement_text (statement, COLUMN_INCIDENT), seen,
                     &problem);

  return fact == NULL ? NULL : g_steal_pointer (&fact->values);
}

static void
take_fact (DimAmendment *amendment, DimFact *fact)
{
  if (fact->kind == DIM_FACT_WITHDRAWAL) {
    g_free (amendment->reason);
    amendment->reason = g_steal_pointer (&fact->reason);
    return;
  }
  amendment->changed = fact->revision->changed;
  amendment->after = g_steal_pointer (&fact->revision->values);
  g_strfreev (amendment->basis);
  amendment->basis = g_steal_pointer (&fact->revision->basis);
  g_free (amendment->reason);
  amendment->reason = g_steal_pointer (&fact->revision->reason);
}

/* One that cannot be read is passed over: the registration must not be lost for it. */
static void
read_amendment (DimStatement *statement, gpointer data)
{
  g_autoptr (DimAmendment) amendment =
    dim_amendment_new (dim_statement_text (statement, COLUMN_FACT));
  gboolean has_body = !dim_statement_is_null (statement, COLUMN_BODY);
  g_autoptr (DimFact) fact = has_body ? decode_fact (statement) : NULL;

  amendment->before = decode_seen (statement);
  if (amendment->before == NULL || (has_body && fact == NULL)) {
    g_warning ("Cannot read amendment %s: it is damaged", amendment->fact);
    return;
  }
  amendment->is_own = TRUE;
  amendment->is_withdrawal = dim_statement_int (statement, COLUMN_KIND) == DIM_FACT_WITHDRAWAL;
  amendment->made_s = dim_statement_int (statement, COLUMN_MADE);
  amendment->state = (DimAmendmentState) dim_statement_int (statement, COLUMN_STATE);
  amendment->position = (guint64) dim_statement_int (statement, COLUMN_POSITION);
  amendment->refusal = g_strdup (dim_statement_text (statement, COLUMN_REFUSAL));
  amendment->has_new_text = dim_statement_int (statement, COLUMN_NEW_TEXT) != 0;
  if (fact != NULL)
    take_fact (amendment, fact);
  g_ptr_array_add (data, g_steal_pointer (&amendment));
}

static void
read_waiting (DimStatement *statement, gpointer data)
{
  DimFact *fact = decode_fact (statement);

  if (fact != NULL)
    g_ptr_array_add (data, fact);
}

static GBytes *
encode_seen (const DimIncident *seen)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, seen->id, seen->id);

  fact->values = dim_incident_copy (seen);
  return dim_fact_encode (fact);
}

static gboolean
has_body (const DimFact *fact)
{
  return fact->kind != DIM_FACT_REVISION || fact->revision->changed != 0;
}

gboolean
dim_amendments_add (DimStore *store, const DimAmending *amending, GError **error)
{
  const DimFact *fact = amending->fact;
  g_autoptr (GBytes) body = has_body (fact) ? dim_fact_encode (fact) : NULL;
  g_autoptr (GBytes) seen = encode_seen (amending->seen);
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO amendment (fact, incident, kind, made_s, state, has_new_text, body, seen)"
    " VALUES (:fact, :incident, :kind, :now, :state, :new_text, :body, :seen)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_text (statement, ":incident", fact->incident);
  dim_statement_bind_int (statement, ":kind", fact->kind);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_int (statement, ":state",
                          amending->is_kept ? DIM_AMENDMENT_KEPT : DIM_AMENDMENT_WAITING);
  dim_statement_bind_int (statement, ":new_text", amending->has_new_text ? 1 : 0);
  dim_statement_bind_bytes (statement, ":body", body);
  dim_statement_bind_bytes (statement, ":seen", seen);
  return dim_statement_run (statement, error);
}

GPtrArray *
dim_amendments_load (DimStore *store, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) amendments =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          COLUMNS " WHERE incident = :incident ORDER BY place", error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_rows (statement, read_amendment, amendments, error))
    return NULL;
  return g_steal_pointer (&amendments);
}

gboolean
dim_amendments_receive (DimStore *store, const char *fact, guint64 position, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE amendment SET state = :state, position = :position,"
                          " refusal = NULL WHERE fact = :fact",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":state", DIM_AMENDMENT_RECEIVED);
  dim_statement_bind_int (statement, ":position", (gint64) position);
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_amendments_refuse (DimStore *store, const char *fact, const char *refusal, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE amendment SET state = :state, refusal = :refusal WHERE fact = :fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":state", DIM_AMENDMENT_REFUSED);
  dim_statement_bind_text (statement, ":refusal", refusal);
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_amendments_wait_again (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE amendment SET state = :waiting, position = NULL, refusal = NULL"
                          " WHERE fact IN (SELECT fact FROM operation WHERE state = 0)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":waiting", DIM_AMENDMENT_WAITING);
  return dim_statement_run (statement, error);
}

gboolean
dim_amendments_absorb (DimStore *store, const char *incident, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE amendment SET state = :kept, refusal = NULL"
                          " WHERE incident = :incident AND state = :refused",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":kept", DIM_AMENDMENT_KEPT);
  dim_statement_bind_int (statement, ":refused", DIM_AMENDMENT_REFUSED);
  dim_statement_bind_text (statement, ":incident", incident);
  return dim_statement_run (statement, error);
}

GPtrArray *
dim_amendments_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          COLUMNS " WHERE state = :waiting AND body NOT NULL ORDER BY place",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":waiting", DIM_AMENDMENT_WAITING);
  if (!dim_store_read_rows (statement, read_waiting, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}
