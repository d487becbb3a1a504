/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approvals.h"

#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "dim-outbox.h"
#include "dim-store-inside.h"

#define KEEP_S ((gint64) DIM_LIMIT_KEEP_OPERATION_DAYS * 24 * 60 * 60)

typedef struct {
  DimOwnApprovalFunc func;
  gpointer data;
} Walk;

gboolean
dim_approvals_add (DimStore *store, const DimFact *fact, const char *area, GError **error)
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO approval (fact, area, month, made_s, body)"
                          " VALUES (:fact, :area, :month, :now, :body)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_text (statement, ":area", area);
  dim_statement_bind_int (statement, ":month", fact->approval->month);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_bytes (statement, ":body", body);
  return dim_statement_run (statement, error) && dim_outbox_add (store, fact, error);
}

static char *
write_differences (const DimProblem *problem)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; problem != NULL && i < problem->differences->len; i++) {
    const DimProblemDifference *difference = g_ptr_array_index (problem->differences, i);
    DimDifferenceKind kind = DIM_DIFFERENCE_CHANGED; /* of a kind that is not known here */

    (void) dim_difference_kind_from_name (difference->kind, &kind);
    g_string_append_printf (text, "%s%s %s", text->len > 0 ? " " : "",
                            dim_difference_kind_name (kind), difference->incident);
  }
  return g_string_free (text, FALSE);
}

GArray *
dim_approvals_read_differences (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  GArray *differences = NULL;

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2) {
    DimMonthDifference difference = { 0 };

    if (!dim_difference_kind_from_name (words[i], &difference.kind))
      continue;
    g_strlcpy (difference.incident, words[i + 1], sizeof difference.incident);
    if (differences == NULL)
      differences = g_array_new (FALSE, FALSE, sizeof (DimMonthDifference));
    g_array_append_val (differences, difference);
  }
  return differences;
}

gboolean
dim_approvals_refuse (DimStore *store,
                      const char *fact,
                      const char *reason,
                      const DimProblem *problem,
                      GError **error)
{
  g_autofree char *differences = write_differences (problem);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE approval SET refusal = :reason, differences = :differences"
                          " WHERE fact = :fact",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":reason", reason);
  dim_statement_bind_text (statement, ":differences", differences);
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error) && dim_outbox_drop (store, fact, error);
}

static void
read_own (DimStatement *statement, gpointer data)
{
  const Walk *walk = data;
  const DimOwnApproval own = {
    .area = dim_statement_text (statement, 0),
    .month = (int) dim_statement_int (statement, 1),
    .is_waiting = dim_statement_int (statement, 2) != 0,
    .refusal = dim_statement_text (statement, 3),
    .differences = dim_statement_text (statement, 4),
  };

  walk->func (&own, walk->data);
}

gboolean
dim_approvals_each (DimStore *store, DimOwnApprovalFunc func, gpointer data, GError **error)
{
  Walk walk = { func, data };

  return dim_store_read_rows (
    dim_database_prepare (dim_store_database (store),
                          "SELECT a.area, a.month, ifnull (o.state = 0, 0), a.refusal,"
                          " a.differences FROM approval a LEFT JOIN operation o ON o.fact = a.fact"
                          " ORDER BY a.made_s, a.fact",
                          error),
    read_own, &walk, error);
}

static void
read_waiting (DimStatement *statement, gpointer data)
{
  g_autoptr (GBytes) body = dim_statement_bytes (statement, 1);
  g_autoptr (DimProblem) problem = NULL;
  DimFact *fact =
    dim_fact_decode (DIM_FACT_APPROVAL, dim_statement_text (statement, 0), body, &problem);

  if (fact != NULL)
    g_ptr_array_add (data, fact);
}

GPtrArray *
dim_approvals_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT a.fact, a.body FROM approval a"
                          " JOIN operation o ON o.fact = a.fact WHERE o.state = 0"
                          " ORDER BY a.made_s, a.fact",
                          error);

  if (statement == NULL || !dim_store_read_rows (statement, read_waiting, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

gboolean
dim_approvals_prune (DimStore *store, gint64 sure_s, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "DELETE FROM approval WHERE made_s < :oldest"
                                                  " AND fact NOT IN (SELECT fact FROM operation)",
                                                  error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", sure_s - KEEP_S);
  return dim_statement_run (statement, error);
}
