/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evaluator-fixture.h"

#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-store.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

void
evaluator_fixture_set_up (EvaluatorFixture *fixture, gconstpointer data)
{
  gint64 now_s = 0;
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("dim-evaluator-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_true (dim_time_from_text ("2026-11-03T12:00:00Z", &now_s));
  fixture->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  fixture->list_key = dim_signing_key_new_random ();
  fixture->database = dim_evaluator_store_open (fixture->directory, &error);
  g_assert_no_error (error);
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

void
evaluator_fixture_tear_down (EvaluatorFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->database, dim_database_close);
  nftw (fixture->directory, remove_cb, 8, FTW_DEPTH | FTW_PHYS);
  g_clear_pointer (&fixture->list_key, dim_signing_key_free);
  g_clear_pointer (&fixture->clock, dim_clock_free);
  g_clear_pointer (&fixture->directory, g_free);
}

void
evaluator_fixture_add_key (EvaluatorFixture *fixture, const char *id, int year)
{
  DimKeyEntry entry = { .first = dim_day_new (year, 1, 1), .last = dim_day_new (year, 12, 31) };
  g_autoptr (GError) error = NULL;

  g_strlcpy (entry.id, id, sizeof entry.id);
  dim_evaluator_key_new (fixture->database, fixture->directory, &entry, fixture->list_key,
                         dim_clock_now_s (fixture->clock), &error);
  g_assert_no_error (error);
}

void
evaluator_fixture_add_device (EvaluatorFixture *fixture,
                              const char *office,
                              guint day_quota,
                              guint year_quota,
                              char out_device[DIM_UUID_TEXT_LEN])
{
  DimEvaluatorDevice device = { .office = (char *) office, .role = (char[]){ "balie" } };
  DimEvaluatorEnrolment enrolment = { .now_s = dim_clock_now_s (fixture->clock) };
  gboolean is_new = FALSE;
  g_autoptr (GError) error = NULL;

  dim_random_uuid (dim_clock_now_ms (fixture->clock), device.id);
  dim_random_bytes (enrolment.code_digest, sizeof enrolment.code_digest);
  dim_random_bytes (enrolment.public_key, sizeof enrolment.public_key);
  device.code_expires_s = enrolment.now_s;
  g_assert_true (dim_evaluator_office_add (fixture->database, office, "Kantoor", &error));
  g_assert_true (
    dim_evaluator_office_set_quota (fixture->database, office, day_quota, year_quota, &error));
  g_assert_true (
    dim_evaluator_device_add (fixture->database, &device, enrolment.code_digest, &error));
  g_assert_true (
    dim_evaluator_device_enrol (fixture->database, &enrolment, out_device, &is_new, &error));
  g_assert_no_error (error);
  g_assert_true (is_new);
}
