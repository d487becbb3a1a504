/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-admission.h"

#include "dim-error.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"

#include <string.h>

#define KEEP_REQUEST_S 86400
#define KEEP_USE_DAYS  800 /* this year and the last */

/* One decision on its way. */
typedef struct {
  DimDatabase *database;
  const DimAdmissionRequest *request;
  gint64 now_s;
  DimDay today;
  GArray *keys;
  char *office;
  gboolean is_border_month;
} Decision;

static void
clear_decision (Decision *decision)
{
  g_clear_pointer (&decision->keys, g_array_unref);
  g_clear_pointer (&decision->office, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Decision, clear_decision)

static gboolean
finish_row (DimStatement *row, GError *cause, GError **error)
{
  dim_statement_reset (row);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, cause);
  return FALSE;
}

static gboolean
forget_old (const Decision *decision, GError **error)
{
  DimStatement *requests =
    dim_database_prepare (decision->database, "DELETE FROM request WHERE asked_s <= :before",
                          error);
  DimStatement *uses;

  if (requests == NULL)
    return FALSE;
  dim_statement_bind_int (requests, ":before", decision->now_s - KEEP_REQUEST_S);
  if (!dim_statement_run (requests, error))
    return FALSE;
  uses =
    dim_database_prepare (decision->database, "DELETE FROM use_of_day WHERE day < :before", error);
  if (uses == NULL)
    return FALSE;
  dim_statement_bind_int (uses, ":before", decision->today - KEEP_USE_DAYS);
  return dim_statement_run (uses, error);
}

/* The digest that the request id came with before; NULL bytes if it is new. */
static gboolean
find_earlier (const Decision *decision, GBytes **out_digest, GError **error)
{
  GError *cause = NULL;
  DimStatement *row =
    dim_database_prepare (decision->database,
                          "SELECT digest FROM request WHERE device = :device AND id = :id", error);

  if (row == NULL)
    return FALSE;
  dim_statement_bind_text (row, ":device", decision->request->device);
  dim_statement_bind_text (row, ":id", decision->request->request);
  *out_digest = dim_statement_step (row, &cause) ? dim_statement_bytes (row, 0) : NULL;
  return finish_row (row, cause, error);
}

static gboolean
remember_request (const Decision *decision, GError **error)
{
  DimStatement *insert = dim_database_prepare (decision->database,
                                               "INSERT INTO request (device, id, digest, asked_s) "
                                               "VALUES (:device, :id, :digest, :now)",
                                               error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_text (insert, ":device", decision->request->device);
  dim_statement_bind_text (insert, ":id", decision->request->request);
  dim_statement_bind_blob (insert, ":digest", decision->request->digest, DIM_SHA256_BYTES);
  dim_statement_bind_int (insert, ":now", decision->now_s);
  return dim_statement_run (insert, error);
}

static gboolean
count_use (const Decision *decision, GError **error)
{
  guint elements = decision->request->elements;
  DimStatement *upsert = dim_database_prepare (
    decision->database,
    "INSERT INTO use_of_day (office, day, year, elements, year_elements) "
    "VALUES (:office, :day, :year, :elements, :year_elements) "
    "ON CONFLICT (office, day) DO UPDATE SET elements = elements + excluded.elements, "
    "year_elements = year_elements + excluded.year_elements",
    error);

  if (upsert == NULL)
    return FALSE;
  dim_statement_bind_text (upsert, ":office", decision->office);
  dim_statement_bind_int (upsert, ":day", decision->today);
  dim_statement_bind_int (upsert, ":year", dim_day_year (decision->today));
  dim_statement_bind_int (upsert, ":elements", elements);
  dim_statement_bind_int (upsert, ":year_elements",
                          dim_quota_year_elements (elements, decision->is_border_month));
  return dim_statement_run (upsert, error);
}

static gboolean
write_audit (const Decision *decision, GError **error)
{
  DimStatement *insert =
    dim_database_prepare (decision->database,
                          "INSERT INTO audit (device, elements, at_s) VALUES (:device, :n, :now)",
                          error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_text (insert, ":device", decision->request->device);
  dim_statement_bind_int (insert, ":n", decision->request->elements);
  dim_statement_bind_int (insert, ":now", decision->now_s);
  return dim_statement_run (insert, error);
}

/* One alarm a day is enough: whoever looks at the log sees it. */
static gboolean
raise_alarm (const Decision *decision, gboolean *out_is_first, GError **error)
{
  DimStatement *update =
    dim_database_prepare (decision->database,
                          "UPDATE nation SET alarm_day = :day WHERE alarm_day IS NOT :day", error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_int (update, ":day", decision->today);
  if (!dim_statement_run (update, error))
    return FALSE;
  *out_is_first = dim_database_changes (decision->database) > 0;
  return TRUE;
}

static gboolean
count_new (const Decision *decision, DimAdmission *out, GError **error)
{
  DimQuota quota;
  DimQuotaUse use;

  if (!dim_admission_quota (decision->database, decision->office, decision->today, &quota, &use,
                            error))
    return FALSE;
  out->quota =
    dim_quota_judge (&quota, &use, decision->request->elements, decision->is_border_month);
  if (out->quota == DIM_QUOTA_FREE)
    return remember_request (decision, error) && count_use (decision, error);
  out->outcome = DIM_ADMISSION_QUOTA_IS_UP;
  return out->quota != DIM_QUOTA_NATION_IS_UP ||
         raise_alarm (decision, &out->is_first_alarm, error);
}

static DimAdmissionOutcome
find_key (const Decision *decision, DimKeyEntry *out)
{
  for (guint i = 0; i < decision->keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (decision->keys, DimKeyEntry, i);

    if (strcmp (entry->id, decision->request->key_id) != 0)
      continue;
    *out = *entry;
    return entry->is_destroyed ? DIM_ADMISSION_KEY_DESTROYED : DIM_ADMISSION_GRANTED;
  }
  return DIM_ADMISSION_KEY_UNKNOWN;
}

static gboolean
decide (Decision *decision, DimAdmission *out, GError **error)
{
  g_autoptr (GBytes) earlier = NULL;

  if (!dim_evaluator_device_office (decision->database, decision->request->device,
                                    &decision->office, error))
    return FALSE;
  if (decision->office == NULL) {
    out->outcome = DIM_ADMISSION_REVOKED;
    return TRUE;
  }
  decision->keys = dim_evaluator_key_all (decision->database, error);
  if (decision->keys == NULL)
    return FALSE;
  out->outcome = find_key (decision, &out->key);
  if (out->outcome != DIM_ADMISSION_GRANTED)
    return TRUE;
  decision->is_border_month = dim_quota_is_border_month (decision->keys, decision->today);
  if (!forget_old (decision, error) || !find_earlier (decision, &earlier, error))
    return FALSE;
  if (earlier == NULL && !count_new (decision, out, error))
    return FALSE;
  if (earlier != NULL &&
      (g_bytes_get_size (earlier) != DIM_SHA256_BYTES ||
       memcmp (g_bytes_get_data (earlier, NULL), decision->request->digest, DIM_SHA256_BYTES) != 0))
    out->outcome = DIM_ADMISSION_OTHER_BYTES;
  return out->outcome != DIM_ADMISSION_GRANTED || write_audit (decision, error);
}

gboolean
dim_admission_decide (DimDatabase *database,
                      const DimAdmissionRequest *request,
                      const DimClock *clock,
                      DimAdmission *out,
                      GError **error)
{
  g_auto (Decision) decision = { database, request, 0, 0, NULL, NULL, FALSE };
  DimAdmission admission = { 0 };

  g_return_val_if_fail (database != NULL && request != NULL && clock != NULL && out != NULL, FALSE);
  decision.now_s = dim_clock_now_s (clock);
  decision.today = dim_clock_today (clock);
  if (!dim_database_begin (database, error))
    return FALSE;
  if (!decide (&decision, &admission, error) || !dim_database_commit (database, error)) {
    dim_database_rollback (database);
    return FALSE;
  }
  *out = admission;
  return TRUE;
}

gboolean
dim_admission_quota (DimDatabase *database,
                     const char *office,
                     DimDay today,
                     DimQuota *out_quota,
                     DimQuotaUse *out_use,
                     GError **error)
{
  GError *cause = NULL;
  gboolean is_found;
  DimStatement *row = dim_database_prepare (
    database,
    "SELECT office.day_quota, office.year_quota, nation.day_quota, "
    "(SELECT coalesce (sum (elements), 0) FROM use_of_day WHERE office = :office AND day = :day), "
    "(SELECT coalesce (sum (year_elements), 0) FROM use_of_day "
    "WHERE office = :office AND year = :year), "
    "(SELECT coalesce (sum (elements), 0) FROM use_of_day WHERE day = :day) "
    "FROM office, nation WHERE office.id = :office",
    error);

  if (row == NULL)
    return FALSE;
  dim_statement_bind_text (row, ":office", office);
  dim_statement_bind_int (row, ":day", today);
  dim_statement_bind_int (row, ":year", dim_day_year (today));
  is_found = dim_statement_step (row, &cause);
  if (is_found) {
    *out_quota = (DimQuota){ (guint) dim_statement_int (row, 0), (guint) dim_statement_int (row, 1),
                             (guint) dim_statement_int (row, 2) };
    *out_use =
      (DimQuotaUse){ (guint) dim_statement_int (row, 3), (guint) dim_statement_int (row, 4),
                     (guint) dim_statement_int (row, 5) };
  } else if (cause == NULL) {
    cause = g_error_new_literal (DIM_ERROR, DIM_ERROR_NOT_FOUND,
                                 "Cannot find quota: there is no such office");
  }
  return finish_row (row, cause, error);
}
