/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-admission.h"
#include "dim-error.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "evaluator-fixture.h"

#include <string.h>

static DimAdmissionRequest
make_request (EvaluatorFixture *fixture, const char *device, guint elements)
{
  DimAdmissionRequest request = { .elements = elements };

  g_strlcpy (request.device, device, sizeof request.device);
  dim_random_uuid (dim_clock_now_ms (fixture->clock), request.request);
  g_strlcpy (request.key_id, "2026a", sizeof request.key_id);
  dim_random_bytes (request.digest, sizeof request.digest);
  return request;
}

static DimAdmission
decide (EvaluatorFixture *fixture, const DimAdmissionRequest *request)
{
  DimAdmission admission = { 0 };
  g_autoptr (GError) error = NULL;

  dim_admission_decide (fixture->database, request, fixture->clock, &admission, &error);
  g_assert_no_error (error);
  return admission;
}

static DimAdmissionOutcome
outcome_of_new (EvaluatorFixture *fixture, const char *device, guint elements)
{
  DimAdmissionRequest request = make_request (fixture, device, elements);

  return decide (fixture, &request).outcome;
}

static guint
count_rows (EvaluatorFixture *fixture, const char *sql)
{
  DimStatement *row = dim_database_prepare (fixture->database, sql, NULL);
  guint count;

  g_assert_true (dim_statement_step (row, NULL));
  count = (guint) dim_statement_int (row, 0);
  dim_statement_reset (row);
  return count;
}

static void
test_counts_request_ids_not_tries (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];
  DimAdmissionRequest request;
  DimAdmissionRequest altered;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 3, 100, device);
  request = make_request (fixture, device, 3);
  altered = request;
  altered.digest[0] ^= 1;

  for (int i = 0; i < 3; i++)
    g_assert_cmpint (decide (fixture, &request).outcome, ==, DIM_ADMISSION_GRANTED);
  g_assert_cmpint (decide (fixture, &altered).outcome, ==, DIM_ADMISSION_OTHER_BYTES);
  g_assert_cmpint (outcome_of_new (fixture, device, 1), ==, DIM_ADMISSION_QUOTA_IS_UP);
  g_assert_cmpint (decide (fixture, &request).outcome, ==, DIM_ADMISSION_GRANTED);
}

static void
test_request_is_forgotten_after_a_day (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];
  DimAdmissionRequest request;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 2, 3, device);
  request = make_request (fixture, device, 2);
  g_assert_cmpint (decide (fixture, &request).outcome, ==, DIM_ADMISSION_GRANTED);

  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY - G_TIME_SPAN_SECOND);
  g_assert_cmpint (decide (fixture, &request).outcome, ==, DIM_ADMISSION_GRANTED);
  dim_clock_advance (fixture->clock, G_TIME_SPAN_SECOND);
  g_assert_cmpint (decide (fixture, &request).quota, ==, DIM_QUOTA_YEAR_IS_UP);
  g_assert_cmpuint (count_rows (fixture, "SELECT count (*) FROM request"), ==, 0);
}

static void
test_new_day_and_year_begin_anew (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 2, 4, device);
  g_assert_cmpint (outcome_of_new (fixture, device, 2), ==, DIM_ADMISSION_GRANTED);
  g_assert_cmpint (outcome_of_new (fixture, device, 1), ==, DIM_ADMISSION_QUOTA_IS_UP);

  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  g_assert_cmpint (outcome_of_new (fixture, device, 2), ==, DIM_ADMISSION_GRANTED);
  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  g_assert_cmpint (outcome_of_new (fixture, device, 1), ==, DIM_ADMISSION_QUOTA_IS_UP);

  dim_clock_advance (fixture->clock, 60 * G_TIME_SPAN_DAY);
  g_assert_cmpint (outcome_of_new (fixture, device, 2), ==, DIM_ADMISSION_GRANTED);
}

static void
test_border_month_doubles (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];
  DimQuota quota;
  DimQuotaUse use;
  gint64 december_s = 0;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_key (fixture, "2027a", 2027);
  evaluator_fixture_add_device (fixture, "a", 2, 100, device);
  g_assert_true (dim_time_from_text ("2026-12-10T12:00:00Z", &december_s));
  dim_clock_set (fixture->clock, december_s * G_USEC_PER_SEC);

  g_assert_cmpint (outcome_of_new (fixture, device, 4), ==, DIM_ADMISSION_GRANTED);
  g_assert_cmpint (outcome_of_new (fixture, device, 1), ==, DIM_ADMISSION_QUOTA_IS_UP);
  g_assert_true (dim_admission_quota (fixture->database, "a", dim_clock_today (fixture->clock),
                                      &quota, &use, NULL));
  g_assert_cmpuint (use.day, ==, 4);
  g_assert_cmpuint (use.year, ==, 2);
}

static void
test_nation_has_a_ceiling_and_one_alarm (EvaluatorFixture *fixture, gconstpointer data)
{
  char first[DIM_UUID_TEXT_LEN];
  char second[DIM_UUID_TEXT_LEN];
  DimAdmissionRequest request;
  DimAdmission admission;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 100, 100, first);
  evaluator_fixture_add_device (fixture, "b", 100, 100, second);
  g_assert_true (dim_evaluator_nation_set_quota (fixture->database, 3, NULL));
  g_assert_cmpint (outcome_of_new (fixture, first, 2), ==, DIM_ADMISSION_GRANTED);

  request = make_request (fixture, second, 2);
  for (int i = 0; i < 2; i++) {
    admission = decide (fixture, &request);
    g_assert_cmpint (admission.quota, ==, DIM_QUOTA_NATION_IS_UP);
    g_assert_cmpint (admission.is_first_alarm, ==, i == 0);
  }
  dim_clock_advance (fixture->clock, G_TIME_SPAN_DAY);
  g_assert_cmpint (outcome_of_new (fixture, second, 2), ==, DIM_ADMISSION_GRANTED);
}

static void
test_refusals_count_nothing (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];
  DimAdmissionRequest request;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 2, 2, device);
  request = make_request (fixture, device, 1);
  g_strlcpy (request.key_id, "2025a", sizeof request.key_id);
  g_assert_cmpint (decide (fixture, &request).outcome, ==, DIM_ADMISSION_KEY_UNKNOWN);
  g_assert_cmpint (outcome_of_new (fixture, device, 3), ==, DIM_ADMISSION_QUOTA_IS_UP);
  g_assert_cmpint (outcome_of_new (fixture, "nobody", 1), ==, DIM_ADMISSION_REVOKED);
  g_assert_true (dim_evaluator_device_revoke (fixture->database, device, 1, NULL));
  g_assert_cmpint (outcome_of_new (fixture, device, 1), ==, DIM_ADMISSION_REVOKED);

  g_assert_cmpuint (count_rows (fixture, "SELECT count (*) FROM request"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, "SELECT count (*) FROM use_of_day"), ==, 0);
  g_assert_cmpuint (count_rows (fixture, "SELECT count (*) FROM audit"), ==, 0);
}

static void
test_audit_holds_device_count_and_time (EvaluatorFixture *fixture, gconstpointer data)
{
  char device[DIM_UUID_TEXT_LEN];
  DimStatement *row;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_device (fixture, "a", 10, 10, device);
  g_assert_cmpint (outcome_of_new (fixture, device, 7), ==, DIM_ADMISSION_GRANTED);

  row = dim_database_prepare (fixture->database, "SELECT * FROM audit", NULL);
  g_assert_true (dim_statement_step (row, NULL));
  g_assert_cmpint (dim_statement_int (row, 0), ==, 1);
  g_assert_cmpstr (dim_statement_text (row, 1), ==, device);
  g_assert_cmpint (dim_statement_int (row, 2), ==, 7);
  g_assert_cmpint (dim_statement_int (row, 3), ==, dim_clock_now_s (fixture->clock));
  g_assert_false (dim_statement_step (row, NULL));
  dim_statement_reset (row);
}

static void
test_unknown_office_has_no_quota (EvaluatorFixture *fixture, gconstpointer data)
{
  DimQuota quota;
  DimQuotaUse use;
  g_autoptr (GError) error = NULL;

  g_assert_false (dim_admission_quota (fixture->database, "none", dim_clock_today (fixture->clock),
                                       &quota, &use, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/admission/" name, EvaluatorFixture, NULL, evaluator_fixture_set_up, function,      \
              evaluator_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("counts-request-ids-not-tries", test_counts_request_ids_not_tries);
  ADD ("request-is-forgotten-after-a-day", test_request_is_forgotten_after_a_day);
  ADD ("new-day-and-year-begin-anew", test_new_day_and_year_begin_anew);
  ADD ("border-month-doubles", test_border_month_doubles);
  ADD ("nation-has-a-ceiling-and-one-alarm", test_nation_has_a_ceiling_and_one_alarm);
  ADD ("refusals-count-nothing", test_refusals_count_nothing);
  ADD ("audit-holds-device-count-and-time", test_audit_holds_device_count_and_time);
  ADD ("unknown-office-has-no-quota", test_unknown_office_has_no_quota);
  return g_test_run ();
}
