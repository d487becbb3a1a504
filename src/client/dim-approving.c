/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approving.h"

#include "dim-approvals.h"
#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-feed.h"
#include "dim-records.h"
#include "dim-store-inside.h"

#include <string.h>

/* What the feed told of that month, and what of this device waits to be told, or to be changed. */
#define IN_MONTH                                                                                   \
  "SELECT incident FROM news WHERE day >= :first AND day < :end"                                   \
  " UNION SELECT id FROM incident WHERE state <> :received"                                        \
  " UNION SELECT incident FROM amendment"                                                          \
  "  WHERE fact IN (SELECT fact FROM operation WHERE state = 0)"

static void
read_id (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

static GPtrArray *
list_ids (DimStore *store, int month, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement = dim_database_prepare (dim_store_database (store), IN_MONTH, error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":first", dim_month_first_day (month));
  dim_statement_bind_int (statement, ":end", dim_month_first_day (month + 1));
  dim_statement_bind_int (statement, ":received", DIM_RECORD_RECEIVED);
  return dim_store_read_rows (statement, read_id, ids, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
touches (const DimMonthsAsked *asked, const char *area, const DimIncident *incident)
{
  return incident != NULL && incident->municipality != NULL && incident->date != DIM_DAY_NONE &&
         dim_month_of_day (incident->date) == asked->month &&
         strcmp (dim_municipalities_current_code (asked->reference->municipalities,
                                                  incident->municipality),
                 area) == 0;
}

/* What a change that waits takes out of the month, or brings there, is part of it. */
static gboolean
concerns (const DimMonthsAsked *asked, const char *area, const DimRecord *record)
{
  return touches (asked, area, record->incident) ||
         (record->news != NULL && touches (asked, area, record->news->incident));
}

static GPtrArray *
load_records (DimStore *store, const DimMonthsAsked *asked, const char *area, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  g_autoptr (GPtrArray) ids = list_ids (store, asked->month, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (GError) fault = NULL;
    g_autoptr (DimRecord) record = dim_records_load_one (store, g_ptr_array_index (ids, i), &fault);

    if (fault != NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
    if (record != NULL && concerns (asked, area, record))
      g_ptr_array_add (records, g_steal_pointer (&record));
  }
  return ids != NULL ? g_steal_pointer (&records) : NULL;
}

static void
read_count (DimStatement *statement, gpointer data)
{
  *(guint *) data += (guint) dim_statement_int (statement, 0);
}

/* A decision on its way may join or part what lies in the month. */
static gboolean
count_decisions (DimStore *store, guint *count, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count(*) FROM operation WHERE kind = :decision AND state = 0",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":decision", DIM_FACT_DECISION);
  return dim_store_read_rows (statement, read_count, count, error);
}

gpointer
dim_approving_load (DimStore *store, gpointer data, GError **error)
{
  const DimMonthsAsked *asked = data;
  const char *area =
    dim_municipalities_current_code (asked->reference->municipalities, asked->municipality);
  g_autoptr (GPtrArray) records = load_records (store, asked, area, error);
  g_autoptr (GBytes) contents = NULL;
  DimMonthRecord *record;
  DimMonthReport *report;
  guint decisions = 0;

  if (records == NULL || !count_decisions (store, &decisions, error))
    return NULL;
  record = dim_months_load_one (store, asked, error);
  if (record == NULL)
    return NULL;
  report =
    dim_month_report_new (record, records, area, asked->reference->municipalities, &contents);
  report->waiting += decisions;
  dim_sha256 (g_bytes_get_data (contents, NULL), g_bytes_get_size (contents), report->contents);
  return report;
}

void
dim_approving_free (DimApproving *approving)
{
  if (approving == NULL)
    return;
  dim_months_asked_free (approving->asked);
  g_free (approving);
}

static gboolean
refuse (GError **error, const char *cause)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT, "Cannot approve the month: %s", cause);
  return FALSE;
}

static gboolean
may_commit (DimStore *store,
            const DimApproving *approving,
            const DimMonthReport *report,
            GError **error)
{
  DimDay today = dim_clock_today (dim_store_clock (store));

  if (approving->kind == DIM_APPROVAL_REOPENED)
    return dim_month_report_may_reopen (report) || refuse (error, "it is not approved");
  if (memcmp (report->contents, approving->contents, sizeof report->contents) != 0)
    return refuse (error, "it changed since it was looked at");
  return dim_month_report_obstacle (report, today) == DIM_OBSTACLE_NONE ||
         refuse (error, "something stands in the way");
}

static DimFact *
make_fact (DimStore *store, const DimApproving *approving, const DimFeedState *feed)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_APPROVAL, id, "");
  fact->approval = dim_approval_new ();
  g_free (fact->approval->municipality);
  fact->approval->municipality = g_strdup (approving->asked->municipality);
  fact->approval->month = approving->asked->month;
  fact->approval->kind = approving->kind;
  if (approving->kind == DIM_APPROVAL_REOPENED) {
    fact->approval->reason = approving->reason;
    return fact;
  }
  memcpy (fact->approval->contents, approving->contents, sizeof fact->approval->contents);
  g_free (fact->approval->seen);
  fact->approval->seen = g_strdup (feed->cursor);
  return fact;
}

static gpointer
commit (DimStore *store, gpointer data, GError **error)
{
  const DimApproving *approving = data;
  const DimMonthsAsked *asked = approving->asked;
  g_autoptr (DimMonthReport) report = dim_approving_load (store, approving->asked, error);
  g_auto (DimFeedState) feed = { 0 };
  g_autoptr (DimFact) fact = NULL;

  if (report == NULL || !may_commit (store, approving, report, error) ||
      !dim_feed_load (store, &feed, error))
    return NULL;
  if (feed.cursor == NULL && approving->kind == DIM_APPROVAL_AGREED) {
    refuse (error, "nothing was heard of the collector yet");
    return NULL;
  }
  fact = make_fact (store, approving, &feed);
  return dim_approvals_add (store, fact,
                            dim_municipalities_current_code (asked->reference->municipalities,
                                                             asked->municipality),
                            error)
           ? DIM_STORE_DONE
           : NULL;
}

gpointer
dim_approving_commit (DimStore *store, gpointer data, GError **error)
{
  const DimApproving *approving = data;
  const DimMonthsAsked *asked = approving->asked;

  if (dim_month_judge_municipality (asked->reference->municipalities,
                                    (const char *const *) asked->municipalities,
                                    asked->municipality, asked->month) == NULL)
    return dim_store_in_transaction (store, commit, data, error);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot approve the month: the municipality is none of this office");
  return NULL;
}
