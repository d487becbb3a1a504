/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-monitor-months.h"
#include "dim-monitor-queue.h"
#include "offline-fixture.h"

/* What waits, what was refused, and the months: as the queue panel and the pages ask for them. */

#define OCTOBER  (2026 * 12 + 9)
#define NOVEMBER (OCTOBER + 1)

static char *
register_form (Fixture *fixture, const char *form)
{
  g_autoptr (DimDraft) draft = fixture_make_draft (fixture->monitor);
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, form);
  record = fixture_register (fixture, draft, &error);
  g_assert_no_error (error);
  return g_strdup (record->incident->id);
}

static GPtrArray *
load_queue (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_load_queue (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_load_queue_finish (fixture->monitor, result, error);
}

/* "geweigerd voorval: Dit kan niet.\nDeze vorm …" a line, in the order of the panel. */
static char *
describe_queue (Fixture *fixture)
{
  static const char *const kinds[DIM_FACT_ENTRY_TIMES + 1] = {
    [DIM_FACT_INCIDENT] = "voorval",
    [DIM_FACT_STATEMENT] = "nulmelding",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = load_queue (fixture, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++) {
    const DimQueueItem *item = g_ptr_array_index (items, i);

    g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "",
                            item->is_refused ? "geweigerd" : "wacht", kinds[item->kind]);
    if (item->reason != NULL)
      g_string_append_printf (text, ": %s %u", item->reason, item->fields);
  }
  return g_string_free (text, FALSE);
}

static gboolean
set_aside (Fixture *fixture, const char *fact, gboolean is_aside, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_set_aside (fixture->monitor, fact, is_aside, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_set_aside_finish (fixture->monitor, result, error);
}

/* It is read on the store's thread: what is told is told in a moment. */
static void
await_refused (Fixture *fixture, guint refused)
{
  DimQueueState queue;

  for (dim_monitor_get_queue (fixture->monitor, &queue); queue.refused != refused;
       dim_monitor_get_queue (fixture->monitor, &queue))
    g_main_context_iteration (NULL, TRUE);
}

static int
state_nothing (Fixture *fixture, const char *municipality, int month)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_stated;

  dim_monitor_state_nothing (fixture->monitor, municipality, month, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  is_stated = dim_monitor_state_nothing_finish (fixture->monitor, result, &error);
  g_assert_true (is_stated == (error == NULL));
  g_assert_true (error == NULL || error->domain == DIM_ERROR);
  return error == NULL ? 0 : error->code;
}

static GPtrArray *
load_months (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_load_months (fixture->monitor, NULL, fixture_done_cb, fixture);
  result = fixture_await (fixture);
  return dim_monitor_load_months_finish (fixture->monitor, result, error);
}

static void
test_refused_stands_above_what_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *refused = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *described = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const DimQueueItem *first;

  fixture->servers->refused_form = "look-alike";
  refused = register_form (fixture, "look-alike");
  fixture_sync (fixture);
  waiting = register_form (fixture, "adresfraude");
  described = describe_queue (fixture);
  g_assert_cmpstr (described, ==,
                   "geweigerd voorval: Dit kan niet.\nDeze vorm bestaat niet. 4\nwacht voorval");

  items = load_queue (fixture, NULL);
  first = g_ptr_array_index (items, 0);
  g_assert_cmpstr (first->fact, ==, refused);
  g_assert_cmpstr (first->incident, ==, refused);
  g_assert_cmpuint (first->fields, ==, 1U << DIM_FIELD_FORM);
  g_assert_cmpint (first->queued_s, ==, dim_clock_now_s (fixture->clock));
}

static void
test_set_aside_is_out_of_the_tray (Fixture *fixture, gconstpointer data)
{
  g_autofree char *refused = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *back = NULL;
  g_autoptr (GError) error = NULL;

  fixture->servers->refused_form = "look-alike";
  refused = register_form (fixture, "look-alike");
  fixture_sync (fixture);
  await_refused (fixture, 1);
  g_assert_true (set_aside (fixture, refused, TRUE, &error));
  await_refused (fixture, 0);
  fixture_reopen (fixture);
  aside = describe_queue (fixture);
  g_assert_cmpstr (aside, ==, "");

  g_assert_true (set_aside (fixture, refused, FALSE, &error));
  await_refused (fixture, 1);
  back = describe_queue (fixture);
  g_assert_cmpstr (back, ==, "geweigerd voorval: Dit kan niet.\nDeze vorm bestaat niet. 4");
}

/* What waits is no part of the tray: it cannot be put away unsent. */
static void
test_waiting_one_cannot_be_set_aside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_form (fixture, "look-alike");
  g_autofree char *described = NULL;

  g_assert_true (set_aside (fixture, id, TRUE, NULL));
  described = describe_queue (fixture);
  g_assert_cmpstr (described, ==, "wacht voorval");
  fixture_sync (fixture);
  g_assert_true (g_hash_table_contains (fixture->servers->facts, id));
}

static void
test_statement_is_queued_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *described = NULL;
  g_autoptr (GPtrArray) months = NULL;
  g_autoptr (GError) error = NULL;
  const DimMonthRecord *october;

  g_assert_cmpint (state_nothing (fixture, "GM0363", OCTOBER), ==, 0);
  g_assert_cmpint (state_nothing (fixture, "GM0363", OCTOBER), ==, 0);
  described = describe_queue (fixture);
  g_assert_cmpstr (described, ==, "wacht nulmelding");
  months = load_months (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (months->len, ==, 2);
  october = g_ptr_array_index (months, 1);
  g_assert_cmpint (october->month.month, ==, OCTOBER);
  g_assert_cmpint (october->state, ==, DIM_MONTH_STATED);
  g_assert_true (october->is_statement_waiting);
}

static void
test_faulty_statement_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_form (fixture, "look-alike");
  g_autofree char *described = NULL;

  g_assert_cmpint (state_nothing (fixture, "GM0363", NOVEMBER), ==, DIM_ERROR_INVALID);
  g_assert_cmpint (state_nothing (fixture, "GM0599", OCTOBER), ==, DIM_ERROR_INVALID);
  dim_clock_advance (fixture->clock, 15 * G_TIME_SPAN_DAY);
  g_assert_cmpint (state_nothing (fixture, "GM0363", NOVEMBER), ==, DIM_ERROR_CONFLICT);
  described = describe_queue (fixture);
  g_assert_cmpstr (described, ==, "wacht voorval");
}

static void
test_without_an_office_there_are_no_months (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_months (fixture, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpint (state_nothing (fixture, "GM0363", OCTOBER), ==, DIM_ERROR_INVALID);
}

/* What the list counts and filters by follows what was searched last. */
static void
test_list_tells_how_many_there_are (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = register_form (fixture, "look-alike");
  g_autofree char *second = register_form (fixture, "adresfraude");
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpuint (dim_monitor_count_listed (fixture->monitor), ==, 0);
  g_assert_null (dim_monitor_get_desks (fixture->monitor)[0]);
  fixture_sync (fixture);
  found = fixture_load_records (fixture, "look-alike");
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (dim_monitor_count_listed (fixture->monitor), ==, 2);
  g_assert_cmpstr (dim_monitor_get_desks (fixture->monitor)[0], ==, "Balie Centrum");
  g_assert_null (dim_monitor_get_desks (fixture->monitor)[1]);
}

static void
test_closed_monitor_fails_softly (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_form (fixture, "look-alike");
  g_autoptr (GError) loaded = NULL;
  g_autoptr (GError) put = NULL;

  dim_monitor_close (fixture->monitor);
  g_assert_null (load_queue (fixture, &loaded));
  g_assert_error (loaded, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (set_aside (fixture, id, TRUE, &put));
  g_assert_error (put, DIM_ERROR, DIM_ERROR_STORAGE);
}

/* A panel that is closed, and a search that gives way to the next, take no answer. */
static void
test_cancelled_answer_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = register_form (fixture, "look-alike");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) queue = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_load_queue (fixture->monitor, cancellable, fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  queue = fixture_await (fixture);
  g_assert_null (dim_monitor_load_queue_finish (fixture->monitor, queue, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  dim_monitor_find_records (fixture->monitor,
                            dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL), cancellable,
                            fixture_done_cb, fixture);
  g_cancellable_cancel (cancellable);
  found = fixture_await (fixture);
  g_assert_null (dim_monitor_find_records_finish (fixture->monitor, found, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up_enrolled, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/queue/refused-stands-above-what-waits", test_refused_stands_above_what_waits);
  add ("/queue/set-aside-is-out-of-the-tray", test_set_aside_is_out_of_the_tray);
  add ("/queue/waiting-one-cannot-be-set-aside", test_waiting_one_cannot_be_set_aside);
  add ("/queue/closed-monitor-fails-softly", test_closed_monitor_fails_softly);
  add ("/months/statement-is-queued-once", test_statement_is_queued_once);
  add ("/months/faulty-statement-is-refused", test_faulty_statement_is_refused);
  g_test_add ("/months/without-an-office-there-are-none", Fixture, NULL, fixture_set_up,
              test_without_an_office_there_are_no_months, fixture_tear_down);
  add ("/list/tells-how-many-there-are", test_list_tells_how_many_there_are);
  add ("/queue/cancelled-answer-is-given-up", test_cancelled_answer_is_given_up);
  return g_test_run ();
}
