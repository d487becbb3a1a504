/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-loss.h"

#include "dim-amendments.h"
#include "dim-approvals.h"
#include "dim-fact-codec.h"
#include "dim-inquiries.h"
#include "dim-months.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-proposals.h"
#include "dim-record.h"
#include "dim-store-inside.h"

/* A registration that waits, with its answers as they were registered. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  GBytes *answers;
} Waiting;

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  g_bytes_unref (waiting->answers);
  g_free (waiting);
}

static void
read_waiting (DimStatement *statement, gpointer data)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_strlcpy (waiting->id, dim_statement_text (statement, 0), sizeof waiting->id);
  waiting->answers = dim_statement_bytes (statement, 1);
  g_ptr_array_add (data, waiting);
}

static gboolean
wipe_sealed (DimStore *store, GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM edit",
    "DELETE FROM draft",
    "UPDATE incident SET sealed_explanation = NULL, audience = 0",
    "DELETE FROM operation",
    "DELETE FROM local_check",
    "DELETE FROM device",
    "DELETE FROM own_reader",
    "DELETE FROM recovery",
    "DELETE FROM shared_text",
    "DELETE FROM text_feed",
    "DELETE FROM sent_text",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    if (!dim_database_exec (dim_store_database (store), statements[i], error))
      return FALSE;
  return TRUE;
}

/* The same id and the same canonical body as before: harmless if the collector has it already. */
static gboolean
queue_again (DimStore *store, const Waiting *waiting, GError **error)
{
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact =
    dim_fact_decode (DIM_FACT_INCIDENT, waiting->id, waiting->answers, &problem);

  return fact == NULL || dim_outbox_add (store, fact, error);
}

/* What was done to registrations, in plain rows, comes after them. */
static gboolean
queue_all (DimStore *store, const GPtrArray *facts, GError **error)
{
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    if (!dim_outbox_add (store, g_ptr_array_index (facts, i), error))
      return FALSE;
  return facts != NULL;
}

/* A decision on its way stands nowhere else than in the queue: what it answered is asked again. */
static gboolean
ask_again (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM reviewed WHERE EXISTS (SELECT 1 FROM operation"
                          " WHERE kind = :decision AND state = 0)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":decision", DIM_FACT_DECISION);
  return dim_statement_run (statement, error);
}

gboolean
dim_key_loss_mend (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (free_waiting);
  g_autoptr (GPtrArray) amendments = NULL;
  g_autoptr (GPtrArray) inquiries = NULL;
  g_autoptr (GPtrArray) proposals = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) approvals = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT id, answers FROM incident WHERE state = :waiting ORDER BY id",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":waiting", DIM_RECORD_WAITING);
  if (!dim_store_read_rows (statement, read_waiting, waiting, error) || !ask_again (store, error))
    return FALSE;
  statements = dim_months_waiting (store, error);
  approvals = dim_approvals_waiting (store, error);
  if (statements == NULL || approvals == NULL || !wipe_sealed (store, error))
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (!queue_again (store, g_ptr_array_index (waiting, i), error))
      return FALSE;
  amendments = dim_amendments_waiting (store, error);
  if (!queue_all (store, amendments, error))
    return FALSE;
  inquiries = dim_inquiries_waiting (store, error);
  proposals = dim_proposals_waiting (store, error);
  return proposals != NULL && queue_all (store, inquiries, error) &&
         queue_all (store, proposals, error) && queue_all (store, statements, error) &&
         queue_all (store, approvals, error) && dim_numbers_lose_all (store, error);
}
