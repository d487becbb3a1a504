/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-readers.h"
#include "offline-fixture.h"

#include <string.h>

/* Who reads explanations as a window asks it, at a back office of Amsterdam. Who counts as a reader
 * is held in unit/client/test-circles.c, how texts travel in integration/test-explanations.c. */

#define CITY   "GM0363"
#define OTHER  "GM0599"
#define NOBODY "0190d3b2-7c00-7000-8000-0000000000e1"
#define WRONG  "0000 0000 0000 0000 0000 0000 0000 0000"

static char *
start (Fixture *fixture, const char *circle, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_start_circle (fixture->monitor, circle, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_start_circle_finish (fixture->monitor, result, error);
}

static gboolean
confirm (Fixture *fixture, const char *circle, const char *fingerprint, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_confirm_circle (fixture->monitor, circle, fingerprint, NULL, fixture_done_cb,
                              fixture);
  result = fixture_await (fixture);
  return dim_monitor_confirm_circle_finish (fixture->monitor, result, error);
}

static gboolean
certify (Fixture *fixture, const char *reader, const char *fingerprint, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_certify_reader (fixture->monitor, CITY, reader, fingerprint, NULL, fixture_done_cb,
                              fixture);
  result = fixture_await (fixture);
  return dim_monitor_certify_reader_finish (fixture->monitor, result, error);
}

static gboolean
recover (Fixture *fixture, const char *paper, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_recover_circle (fixture->monitor, CITY, paper, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_recover_circle_finish (fixture->monitor, result, error);
}

static void
assert_refused (gboolean is_done, GError **error, int code)
{
  g_assert_false (is_done);
  g_assert_error (*error, DIM_ERROR, code);
  g_clear_error (error);
}

/* The only circle of a back office of one municipality. */
static GPtrArray *
load (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *views;

  dim_monitor_load_circles (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  views = dim_monitor_load_circles_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  return views;
}

static const DimCircleView *
find_view (const GPtrArray *views, const char *code)
{
  for (guint i = 0; i < views->len; i++) {
    const DimCircleView *view = g_ptr_array_index (views, i);

    if (strcmp (view->code, code) == 0)
      return view;
  }
  g_assert_not_reached ();
}

static void
test_first_reader_is_given_the_paper (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = load (fixture);
  g_autoptr (GPtrArray) views = NULL;
  const DimCircleView *view = NULL;
  char *paper = NULL;

  g_assert_cmpint (find_view (before, CITY)->standing, ==, DIM_CIRCLE_EMPTY);
  paper = start (fixture, CITY, &error);
  g_assert_no_error (error);
  dim_monitor_free_paper (paper);
  views = load (fixture);
  view = find_view (views, CITY);
  g_assert_cmpint (view->standing, ==, DIM_CIRCLE_READY);
  g_assert_cmpuint (view->lines->len, ==, 2);
  g_assert_cmpint (dim_circle_view_own (view)->standing, ==, DIM_READER_MEMBER);
  paper = start (fixture, CITY, &error);
  assert_refused (paper != NULL, &error, DIM_ERROR_CONFLICT);
}

static void
test_circle_of_others_is_not_begun (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;

  assert_refused (start (fixture, OTHER, &error) != NULL, &error, DIM_ERROR_NOT_FOUND);
  assert_refused (start (fixture, DIM_CIRCLE_MINISTRY, &error) != NULL, &error,
                  DIM_ERROR_NOT_FOUND);
}

static void
test_what_differs_is_not_confirmed (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) views = NULL;
  char *paper = NULL;

  assert_refused (confirm (fixture, CITY, WRONG, &error), &error, DIM_ERROR_NOT_FOUND);
  paper = start (fixture, CITY, &error);
  g_assert_no_error (error);
  dim_monitor_free_paper (paper);
  assert_refused (confirm (fixture, CITY, WRONG, &error), &error, DIM_ERROR_INVALID);
  views = load (fixture);
  g_assert_true (confirm (fixture, CITY, find_view (views, CITY)->fingerprint, &error));
  g_assert_no_error (error);
}

static void
test_only_a_reader_vouches_for_one_that_is_known (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) views = NULL;
  const DimReaderLine *own = NULL;
  char *paper = NULL;

  assert_refused (certify (fixture, NOBODY, WRONG, &error), &error, DIM_ERROR_CONFLICT);
  paper = start (fixture, CITY, &error);
  g_assert_no_error (error);
  dim_monitor_free_paper (paper);
  assert_refused (certify (fixture, NOBODY, WRONG, &error), &error, DIM_ERROR_NOT_FOUND);
  views = load (fixture);
  own = dim_circle_view_own (find_view (views, CITY));
  assert_refused (certify (fixture, own->id, WRONG, &error), &error, DIM_ERROR_INVALID);
  g_assert_true (certify (fixture, own->id, own->fingerprint, &error));
  g_assert_no_error (error);
}

static void
test_mistyped_paper_opens_nothing (Fixture *fixture, gconstpointer data)
{
  GError *error = NULL;
  char *paper = start (fixture, CITY, &error);

  g_assert_no_error (error);
  g_assert_true (recover (fixture, paper, &error));
  g_assert_no_error (error);
  paper[0] = paper[0] == '7' ? '8' : '7';
  assert_refused (recover (fixture, paper, &error), &error, DIM_ERROR_INVALID);
  dim_monitor_free_paper (paper);
}

static void
test_nobody_explained_anything_yet (Fixture *fixture, gconstpointer data)
{
  g_autofree char *incident = fixture_register_one (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) texts = NULL;

  dim_monitor_load_texts (fixture->monitor, incident, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  texts = dim_monitor_load_texts_finish (fixture->monitor, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (texts->len, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/monitor-readers/" path, Fixture, NULL, fixture_set_up_reviewer, function,          \
              fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-reader-is-given-the-paper", test_first_reader_is_given_the_paper);
  ADD ("circle-of-others-is-not-begun", test_circle_of_others_is_not_begun);
  ADD ("what-differs-is-not-confirmed", test_what_differs_is_not_confirmed);
  ADD ("only-a-reader-vouches-for-one-that-is-known",
       test_only_a_reader_vouches_for_one_that_is_known);
  ADD ("mistyped-paper-opens-nothing", test_mistyped_paper_opens_nothing);
  ADD ("nobody-explained-anything-yet", test_nobody_explained_anything_yet);
  return g_test_run ();
}
