/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-reviews.h"
#include "offline-fixture.h"

#include <string.h>

/* A reviewer's questions as a window asks them. What is decided is held in
 * unit/client/test-reviewing.c. */

#define NOBODY "0190d3b2-7c00-7000-8000-0000000000e1"

static DimComparison *
compare (Fixture *fixture, const char *first, const char *second, GError **error)
{
  const char *const incidents[] = { first, second, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_compare (fixture->monitor, incidents, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_compare_finish (fixture->monitor, result, error);
}

static char **
choose (Fixture *fixture, const char *first, const char *second, GError **error)
{
  const char *const incidents[] = { first, second, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_choose_value (fixture->monitor, incidents, second, DIM_FIELD_FORM, NULL,
                            fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_choose_value_finish (fixture->monitor, result, error);
}

static gboolean
undo (Fixture *fixture, char **decisions)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_undo_review (fixture->monitor, NULL, (const char *const *) decisions, NULL,
                           fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_undo_review_finish (fixture->monitor, result, &error);
}

/* The figures are read again after the answer. */
static void
await_waiting (Fixture *fixture, guint expected)
{
  DimQueueState queue;

  for (dim_monitor_get_queue (fixture->monitor, &queue); queue.waiting != expected;
       dim_monitor_get_queue (fixture->monitor, &queue))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_what_is_gone_cannot_be_compared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (compare (fixture, NOBODY, NOBODY, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_value_is_chosen_and_given_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = fixture_register_one (fixture);
  g_autofree char *second = fixture_register_one (fixture);
  g_autoptr (DimComparison) comparison = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) decisions = NULL;

  fixture_sync (fixture);
  comparison = compare (fixture, first, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (comparison->records->len, ==, 2);
  await_waiting (fixture, 0);
  decisions = choose (fixture, first, second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (decisions), ==, 1);
  await_waiting (fixture, 1);
  g_assert_true (undo (fixture, decisions));
  await_waiting (fixture, 2);
}

static DimRecord *
move (Fixture *fixture,
      const char *incident,
      const char *certainty,
      DimCertaintyReason reason,
      GError **error)
{
  const DimCertaintyMove asked = { incident, certainty, reason };
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_move_certainty (fixture->monitor, &asked, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_move_certainty_finish (fixture->monitor, result, error);
}

static void
test_certainty_moves_past_what_is_being_typed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (DimEdit) edit = NULL;
  g_autoptr (DimEdit) unfinished = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  edit = fixture_begin_edit (fixture, id, &error);
  g_assert_no_error (error);
  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  g_assert_true (fixture_save_edit (fixture, edit, NULL));
  record = move (fixture, id, "weerlegd", DIM_CERTAINTY_IN_ORDER, &error);
  g_assert_no_error (error);
  g_assert_true (dim_record_is_refuted (record));
  g_assert_cmpstr (dim_incident_code (record->incident, DIM_FIELD_OUTCOME), ==, "geweigerd");
  g_assert_true (dim_record_has_waiting_change (record));
  unfinished = fixture_begin_edit (fixture, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dim_incident_code (unfinished->draft->incident, DIM_FIELD_OUTCOME), ==,
                   "vertrokken");
}

static void
test_certainty_moves_for_a_reason_that_suits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = fixture_register_one (fixture);
  g_autoptr (GPtrArray) records = NULL;
  const DimRecord *record;
  g_autoptr (GError) error = NULL;

  g_assert_null (move (fixture, id, "weerlegd", DIM_CERTAINTY_ADMITTED, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (move (fixture, NOBODY, "weerlegd", DIM_CERTAINTY_IN_ORDER, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  records = fixture_load_records (fixture, "");
  record = g_ptr_array_index (records, 0);
  g_assert_false (dim_record_is_refuted (record));
  g_assert_null (record->amendments);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/monitor-reviews/" path, Fixture, NULL, fixture_set_up_enrolled, function,          \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-gone-cannot-be-compared", test_what_is_gone_cannot_be_compared);
  ADD ("value-is-chosen-and-given-back", test_value_is_chosen_and_given_back);
  ADD ("certainty-moves-past-what-is-being-typed", test_certainty_moves_past_what_is_being_typed);
  ADD ("certainty-moves-for-a-reason-that-suits", test_certainty_moves_for_a_reason_that_suits);
  return g_test_run ();
}
