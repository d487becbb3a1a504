/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-months.h"

#include "dim-approvals.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "dim-outbox.h"
#include "dim-record.h"
#include "dim-store-inside.h"

#include <string.h>

#define MOST_MONTHS 24
#define KEEP_S      ((gint64) DIM_LIMIT_KEEP_OPERATION_DAYS * 24 * 60 * 60)

/* All that is known of months, by "GM0363 24322". */
typedef struct {
  const DimReference *reference;
  DimDay today;
  GHashTable *records; /* → DimMonthRecord */
  int first_month;     /* from which the office takes part, or something is known */
} Months;

static void
free_record_cb (gpointer record)
{
  dim_month_record_free (record);
}

static DimMonthRecord *
find_or_add (Months *months, const char *area, int month)
{
  g_autofree char *key = g_strdup_printf ("%s %d", area, month);
  DimMonthRecord *record = g_hash_table_lookup (months->records, key);

  if (record != NULL)
    return record;
  record = g_new0 (DimMonthRecord, 1);
  g_strlcpy (record->month.area, area, sizeof record->month.area);
  record->month.month = month;
  g_hash_table_insert (months->records, g_steal_pointer (&key), record);
  return record;
}

static void
read_since (DimStatement *statement, gpointer data)
{
  Months *months = data;

  if (!dim_statement_is_null (statement, 0))
    months->first_month = MIN (months->first_month, (int) dim_statement_int (statement, 0));
}

static void
read_approval (DimStatement *statement, DimMonthApproval *approval)
{
  gsize length = 0;
  gconstpointer contents = dim_statement_blob (statement, 10, &length);

  approval->state = (DimApprovalState) dim_statement_int (statement, 6);
  approval->made_s = dim_statement_int (statement, 7);
  g_strlcpy (approval->desk, dim_statement_text (statement, 8), sizeof approval->desk);
  approval->role = (DimRole) dim_statement_int (statement, 9);
  if (length == sizeof approval->contents)
    memcpy (approval->contents, contents, length);
  approval->registered = (guint) dim_statement_int (statement, 11);
  approval->late = (guint) dim_statement_int (statement, 12);
  approval->reason = (DimReopeningReason) dim_statement_int (statement, 13);
}

static void
read_told (DimStatement *statement, gpointer data)
{
  Months *months = data;
  int month = (int) dim_statement_int (statement, 1);
  DimMonthRecord *record = find_or_add (months, dim_statement_text (statement, 0), month);

  record->month.registered = (guint) dim_statement_int (statement, 2);
  record->month.stated_s = dim_statement_int (statement, 3);
  record->month.entry.total = (guint) dim_statement_int (statement, 4);
  record->month.entry.median = (DimEntryClass) dim_statement_int (statement, 5);
  read_approval (statement, &record->month.approval);
  months->first_month = MIN (months->first_month, month);
}

/* What waits here counts already, though no server knows of it. */
static void
read_waiting (DimStatement *statement, gpointer data)
{
  Months *months = data;
  g_autoptr (GBytes) answers = dim_statement_bytes (statement, 1);
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimFact) fact =
    dim_fact_decode (DIM_FACT_INCIDENT, dim_statement_text (statement, 0), answers, &problem);
  DimMonthRecord *record;

  if (fact == NULL || fact->values->date == DIM_DAY_NONE || fact->values->municipality == NULL ||
      dim_incident_has_code (fact->values, DIM_FIELD_CERTAINTY, "weerlegd"))
    return;
  record = find_or_add (months,
                        dim_municipalities_current_code (months->reference->municipalities,
                                                         fact->values->municipality),
                        dim_month_of_day (fact->values->date));
  record->month.registered++;
  record->waiting++;
}

/* In the order in which they were made. */
static void
read_statement (DimStatement *statement, gpointer data)
{
  Months *months = data;
  DimMonthRecord *record =
    find_or_add (months, dim_statement_text (statement, 0), (int) dim_statement_int (statement, 1));
  const char *refusal = dim_statement_text (statement, 3);

  g_free (record->refusal);
  record->refusal = g_strdup (refusal);
  if (refusal != NULL || dim_statement_is_null (statement, 4))
    return;
  record->is_statement_waiting |= dim_statement_int (statement, 4) == 0;
  if (record->month.stated_s == 0)
    record->month.stated_s = dim_statement_int (statement, 2);
}

/* The last one of this device speaks for all. */
static void
take_own_approval (const DimOwnApproval *own, gpointer data)
{
  DimMonthRecord *record = find_or_add (data, own->area, own->month);

  record->is_approval_waiting = own->is_waiting;
  g_free (record->approval_refusal);
  record->approval_refusal = g_strdup (own->refusal);
  g_clear_pointer (&record->differences, g_array_unref);
  record->differences = dim_approvals_read_differences (own->differences);
}

static gboolean
read_all (DimStore *store, Months *months, GError **error)
{
  DimDatabase *database = dim_store_database (store);
  DimStatement *waiting;

  if (!dim_store_read_rows (dim_database_prepare (database, "SELECT since_month FROM feed", error),
                            read_since, months, error) ||
      !dim_store_read_rows (
        dim_database_prepare (database,
                              "SELECT area, month, registered, stated_s, entry_total,"
                              " entry_median, approval, approved_s, approved_desk, approved_role,"
                              " approved_contents, approved, approved_late, reopened FROM month",
                              error),
        read_told, months, error))
    return FALSE;
  waiting = dim_database_prepare (database,
                                  "SELECT id, answers FROM incident WHERE state = :waiting", error);
  if (waiting == NULL)
    return FALSE;
  dim_statement_bind_int (waiting, ":waiting", DIM_RECORD_WAITING);
  return dim_store_read_rows (waiting, read_waiting, months, error) &&
         dim_store_read_rows (
           dim_database_prepare (database,
                                 "SELECT z.area, z.month, z.made_s, z.refusal, o.state"
                                 " FROM zero_statement z LEFT JOIN operation o ON o.fact = z.fact"
                                 " ORDER BY z.made_s, z.fact",
                                 error),
           read_statement, months, error) &&
         dim_approvals_each (store, take_own_approval, months, error);
}

static Months *
open_months (DimStore *store, const DimMonthsAsked *asked, GError **error)
{
  Months *months = g_new0 (Months, 1);

  months->reference = asked->reference;
  months->today = dim_clock_today (dim_store_clock (store));
  months->first_month = dim_month_of_day (months->today) - 1;
  months->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_record_cb);
  if (read_all (store, months, error))
    return months;
  g_hash_table_unref (months->records);
  g_free (months);
  return NULL;
}

static void
close_months (Months *months)
{
  g_hash_table_unref (months->records);
  g_free (months);
}

/* One of one month, with its state. Owned by the caller. */
static DimMonthRecord *
take_record (Months *months, const char *municipality, int month)
{
  const char *area =
    dim_municipalities_current_code (months->reference->municipalities, municipality);
  const DimMonthRecord *known = find_or_add (months, area, month);
  DimMonthRecord *record = g_new0 (DimMonthRecord, 1);

  *record = *known;
  record->refusal = g_strdup (known->refusal);
  record->approval_refusal = g_strdup (known->approval_refusal);
  record->differences = known->differences != NULL ? g_array_ref (known->differences) : NULL;
  record->state = dim_month_state (&record->month, months->today);
  g_strlcpy (record->month.area, municipality, sizeof record->month.area);
  return record;
}

static gboolean
existed (const DimMonthsAsked *asked, const char *municipality, int month)
{
  return dim_month_judge_municipality (asked->reference->municipalities,
                                       (const char *const *) asked->municipalities, municipality,
                                       month) == NULL;
}

void
dim_months_asked_free (DimMonthsAsked *asked)
{
  if (asked == NULL)
    return;
  g_strfreev (asked->municipalities);
  g_free (asked->municipality);
  g_free (asked);
}

static void
bind_approval (DimStatement *statement, const DimMonthApproval *approval)
{
  dim_statement_bind_int (statement, ":approval", approval->state);
  dim_statement_bind_int (statement, ":approved_s", approval->made_s);
  dim_statement_bind_text (statement, ":desk", approval->desk);
  dim_statement_bind_int (statement, ":role", approval->role);
  dim_statement_bind_blob (statement, ":contents", approval->contents, sizeof approval->contents);
  dim_statement_bind_int (statement, ":approved", approval->registered);
  dim_statement_bind_int (statement, ":late", approval->late);
  dim_statement_bind_int (statement, ":reopened", approval->reason);
}

gboolean
dim_months_put (DimStore *store, const DimMonth *month, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO month (area, month, registered, stated_s,"
                          " entry_total, entry_median, approval, approved_s, approved_desk,"
                          " approved_role, approved_contents, approved, approved_late, reopened)"
                          " VALUES (:area, :month, :registered, :stated, :total, :median,"
                          " :approval, :approved_s, :desk, :role, :contents, :approved, :late,"
                          " :reopened)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":area", month->area);
  dim_statement_bind_int (statement, ":month", month->month);
  dim_statement_bind_int (statement, ":registered", month->registered);
  dim_statement_bind_int (statement, ":stated", month->stated_s);
  dim_statement_bind_int (statement, ":total", month->entry.total);
  dim_statement_bind_int (statement, ":median", month->entry.median);
  bind_approval (statement, &month->approval);
  return dim_statement_run (statement, error);
}

static void
read_late (DimStatement *statement, gpointer data)
{
  DimLateMonth late = {
    .month = (int) dim_statement_int (statement, 1),
    .approved_s = dim_statement_int (statement, 2),
  };

  g_strlcpy (late.area, dim_statement_text (statement, 0), sizeof late.area);
  g_array_append_val ((GArray *) data, late);
}

GArray *
dim_months_list_late (DimStore *store, GError **error)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (DimLateMonth));
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT area, month, approved_s FROM month WHERE approval = :changed",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":changed", DIM_MONTH_CHANGED);
  if (!dim_store_read_rows (statement, read_late, months, error))
    return NULL;
  return g_steal_pointer (&months);
}

gboolean
dim_months_clear (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store), "DELETE FROM month", error);
}

gboolean
dim_months_refuse (DimStore *store, const char *fact, const char *reason, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE zero_statement SET refusal = :reason WHERE fact = :fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":reason", reason);
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error) && dim_outbox_drop (store, fact, error);
}

static void
read_own_statement (DimStatement *statement, gpointer data)
{
  DimFact *fact = dim_fact_new (DIM_FACT_STATEMENT, dim_statement_text (statement, 0), "");

  fact->statement = dim_zero_statement_new ();
  g_free (fact->statement->municipality);
  fact->statement->municipality = g_strdup (dim_statement_text (statement, 1));
  fact->statement->month = (int) dim_statement_int (statement, 2);
  g_ptr_array_add (data, fact);
}

GPtrArray *
dim_months_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT z.fact, z.area, z.month FROM zero_statement z"
                          " JOIN operation o ON o.fact = z.fact WHERE o.state = 0"
                          " ORDER BY z.made_s, z.fact",
                          error);

  if (statement == NULL || !dim_store_read_rows (statement, read_own_statement, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

gboolean
dim_months_prune (DimStore *store, gint64 sure_s, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "DELETE FROM zero_statement WHERE made_s < :oldest"
                          " AND fact NOT IN (SELECT fact FROM operation)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":oldest", sure_s - KEEP_S);
  return dim_statement_run (statement, error);
}

gpointer
dim_months_load (DimStore *store, gpointer data, GError **error)
{
  const DimMonthsAsked *asked = data;
  Months *months = open_months (store, asked, error);
  GPtrArray *found;
  int last;
  int first;

  if (months == NULL)
    return NULL;
  found = g_ptr_array_new_with_free_func (free_record_cb);
  last = dim_month_of_day (months->today);
  first = MAX (months->first_month, last - MOST_MONTHS + 1);
  for (int month = last; month >= first; month--)
    for (guint i = 0; asked->municipalities[i] != NULL; i++)
      if (existed (asked, asked->municipalities[i], month))
        g_ptr_array_add (found, take_record (months, asked->municipalities[i], month));
  close_months (months);
  return found;
}

DimMonthRecord *
dim_months_load_one (DimStore *store, const DimMonthsAsked *asked, GError **error)
{
  Months *months = open_months (store, asked, error);
  DimMonthRecord *record;

  if (months == NULL)
    return NULL;
  record = take_record (months, asked->municipality, asked->month);
  close_months (months);
  return record;
}

static gboolean
add_statement (DimStore *store, const DimFact *fact, const char *area, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO zero_statement (fact, area, month, made_s)"
                          " VALUES (:fact, :area, :month, :now)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_text (statement, ":area", area);
  dim_statement_bind_int (statement, ":month", fact->statement->month);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error) && dim_outbox_add (store, fact, error);
}

static gboolean
queue_statement (DimStore *store, const DimMonthsAsked *asked, GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_STATEMENT, id, "");
  fact->statement = dim_zero_statement_new ();
  g_free (fact->statement->municipality);
  fact->statement->municipality = g_strdup (asked->municipality);
  fact->statement->month = asked->month;
  return add_statement (store, fact,
                        dim_municipalities_current_code (asked->reference->municipalities,
                                                         asked->municipality),
                        error);
}

static gpointer
state_work (DimStore *store, gpointer data, GError **error)
{
  const DimMonthsAsked *asked = data;
  g_autoptr (DimMonthRecord) record = dim_months_load_one (store, asked, error);

  if (record == NULL)
    return NULL;
  if (record->month.registered > 0) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                         "Cannot state that nothing happened: something is registered");
    return NULL;
  }
  return record->state == DIM_MONTH_STATED || queue_statement (store, asked, error) ? DIM_STORE_DONE
                                                                                    : NULL;
}

gpointer
dim_months_state (DimStore *store, gpointer data, GError **error)
{
  const DimMonthsAsked *asked = data;
  DimDay today = dim_clock_today (dim_store_clock (store));

  if (dim_month_judge (asked->month, today) == NULL &&
      dim_month_judge_municipality (asked->reference->municipalities,
                                    (const char *const *) asked->municipalities,
                                    asked->municipality, asked->month) == NULL)
    return dim_store_in_transaction (store, state_work, data, error);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot state that nothing happened: not in that municipality and month");
  return NULL;
}
