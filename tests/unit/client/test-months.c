/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approving.h"

#include "dim-error.h"
#include "dim-feed.h"
#include "dim-key-loss.h"
#include "workstation.h"

#include <string.h>

/* The months of a desk in Amsterdam, as it shows them. It is 20 November 2026. */

#define OCTOBER   (2026 * 12 + 9)
#define NOVEMBER  (OCTOBER + 1)
#define AUGUST    (OCTOBER - 2)
#define SEPTEMBER (OCTOBER - 1)

static DimMonthsAsked *
ask_about (Workstation *workstation, const char *municipality, int month)
{
  DimMonthsAsked *asked = g_new0 (DimMonthsAsked, 1);

  asked->reference = workstation->reference;
  asked->municipalities = g_strdupv (workstation->device->profile->municipalities);
  asked->municipality = g_strdup (municipality);
  asked->month = month;
  return asked;
}

/* "2026-10 ontbreekt 0" a line, the newest first. */
static char *
describe (Workstation *workstation)
{
  static const char *const states[] = {
    [DIM_MONTH_RUNNING] = "loopt",     [DIM_MONTH_REGISTERED] = "voorvallen",
    [DIM_MONTH_STATED] = "nulmelding", [DIM_MONTH_LAPSED] = "vervallen",
    [DIM_MONTH_MISSING] = "ontbreekt",
  };
  DimMonthsAsked *asked = ask_about (workstation, NULL, 0);
  g_autoptr (GPtrArray) records = workstation_call (workstation, dim_months_load, asked);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++) {
    const DimMonthRecord *record = g_ptr_array_index (records, i);

    g_assert_cmpstr (record->month.area, ==, "GM0363");
    g_string_append_printf (text, "%s%d-%02d %s %u", i > 0 ? "\n" : "", record->month.month / 12,
                            record->month.month % 12 + 1, states[record->state],
                            record->month.registered);
    if (record->waiting > 0)
      g_string_append_printf (text, " (%u wacht)", record->waiting);
    if (record->is_statement_waiting)
      g_string_append (text, ", wacht");
    if (record->refusal != NULL)
      g_string_append_printf (text, ", geweigerd: %s", record->refusal);
  }
  dim_months_asked_free (asked);
  return g_string_free (text, FALSE);
}

#define assert_months(workstation, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *described = describe (workstation);                                           \
    g_assert_cmpstr (described, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

/* 0, or the code of the error. */
static int
state (Workstation *workstation, const char *municipality, int month)
{
  DimMonthsAsked *asked = ask_about (workstation, municipality, month);
  g_autoptr (GError) error = NULL;
  gboolean is_stated = dim_store_call (workstation->store, dim_months_state, asked, &error) != NULL;

  dim_months_asked_free (asked);
  g_assert_true (is_stated == (error == NULL));
  g_assert_true (error == NULL || error->domain == DIM_ERROR);
  return error == NULL ? 0 : error->code;
}

static void
tell (Workstation *workstation, int month, guint registered, gint64 stated_s)
{
  DimMonth told = { .area = "GM0363", .month = month, .position = 1 };

  told.registered = registered;
  told.stated_s = stated_s;
  g_array_append_val (workstation->servers->months, told);
}

static gpointer
load_feed_work (DimStore *store, gpointer state, GError **error)
{
  return dim_feed_load (store, state, error) ? DIM_STORE_DONE : NULL;
}

/* Only whether there is one. */
static gpointer
read_cursor (Workstation *workstation)
{
  g_auto (DimFeedState) state = { 0 };

  workstation_call (workstation, load_feed_work, &state);
  return state.cursor != NULL ? DIM_STORE_DONE : NULL;
}

static void
test_without_news_the_last_month_is_asked_for (Workstation *workstation, gconstpointer data)
{
  assert_months (workstation, "2026-11 loopt 0\n2026-10 ontbreekt 0");
}

static gpointer
lose_key (DimStore *store, gpointer data, GError **error)
{
  return dim_key_loss_mend (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
lose_key_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, lose_key, NULL, error);
}

static void
test_statement_that_waits_outlives_the_key (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GPtrArray) bodies = NULL;

  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  workstation_call (workstation, lose_key_work, NULL);
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0, wacht");
  workstation_sync_well (workstation);
  bodies = servers_bodies (workstation->servers, DIM_FACT_STATEMENT);
  g_assert_cmpuint (bodies->len, ==, 1);
}

static void
test_approval_that_waits_outlives_the_key (Workstation *workstation, gconstpointer data)
{
  DimApproving approving = { .asked = ask_about (workstation, "GM0363", OCTOBER) };
  g_autoptr (DimMonthReport) report = NULL;
  g_autoptr (DimMonthReport) later = NULL;
  g_autoptr (GPtrArray) bodies = NULL;

  tell (workstation, OCTOBER, 0, 1790000000);
  workstation_sync_well (workstation);
  report = workstation_call (workstation, dim_approving_load, approving.asked);
  memcpy (approving.contents, report->contents, sizeof approving.contents);
  workstation_call (workstation, dim_approving_commit, &approving);
  workstation_call (workstation, lose_key_work, NULL);
  later = workstation_call (workstation, dim_approving_load, approving.asked);
  g_assert_true (later->record->is_approval_waiting);
  workstation_sync_well (workstation);
  bodies = servers_bodies (workstation->servers, DIM_FACT_APPROVAL);
  g_assert_cmpuint (bodies->len, ==, 1);
  dim_months_asked_free (approving.asked);
}

/* 0, or the code of the error. */
static int
approve (Workstation *workstation, const char *municipality, guint8 first)
{
  DimApproving approving = { .asked = ask_about (workstation, municipality, OCTOBER) };
  g_autoptr (GError) error = NULL;
  gboolean is_done;

  approving.contents[0] = first;
  is_done = dim_store_call (workstation->store, dim_approving_commit, &approving, &error) != NULL;
  dim_months_asked_free (approving.asked);
  g_assert_true (is_done == (error == NULL));
  return error == NULL ? 0 : error->code;
}

static void
test_only_what_was_looked_at_is_approved (Workstation *workstation, gconstpointer data)
{
  tell (workstation, OCTOBER, 0, 1790000000);
  workstation_sync_well (workstation);
  g_assert_cmpint (approve (workstation, "GM0363", 1), ==, DIM_ERROR_CONFLICT);
  g_assert_cmpint (approve (workstation, "GM0599", 1), ==, DIM_ERROR_INVALID);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
}

static void
test_every_state_is_told (Workstation *workstation, gconstpointer data)
{
  tell (workstation, NOVEMBER, 2, 0);
  tell (workstation, SEPTEMBER, 0, 1790000000);
  tell (workstation, AUGUST, 1, 1790000000);
  workstation->servers->since_month = AUGUST - 1;
  workstation_sync_well (workstation);

  assert_months (workstation, "2026-11 voorvallen 2\n2026-10 ontbreekt 0\n2026-09 nulmelding 0\n"
                              "2026-08 vervallen 1\n2026-07 ontbreekt 0");
}

static void
test_what_cannot_be_stated (Workstation *workstation, gconstpointer data)
{
  static const struct {
    const char *municipality;
    int month;
    int code;
  } rows[] = {
    { "GM0363", NOVEMBER, DIM_ERROR_INVALID },   { "GM0363", NOVEMBER + 1, DIM_ERROR_INVALID },
    { "GM0599", OCTOBER, DIM_ERROR_INVALID },    { "GM0457", OCTOBER, DIM_ERROR_INVALID },
    { "", OCTOBER, DIM_ERROR_INVALID },          { "GM0363", 2018 * 12, DIM_ERROR_INVALID },
    { "GM0363", SEPTEMBER, DIM_ERROR_CONFLICT }, { "GM0363", AUGUST, DIM_ERROR_CONFLICT },
  };
  g_autofree char *waiting = workstation_register (workstation, "2026-08-03", "");

  tell (workstation, SEPTEMBER, 3, 0);
  servers_stop_evaluator (workstation->servers);
  workstation->servers->refused_form = "look-alike";
  workstation_sync (workstation, NULL);
  g_free (workstation_register (workstation, "2026-08-04", ""));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_test_message ("%s %d", rows[i].municipality, rows[i].month);
    g_assert_cmpint (state (workstation, rows[i].municipality, rows[i].month), ==, rows[i].code);
  }
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
}

static void
test_statement_waits_offline_and_arrives (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GPtrArray) sent = NULL;

  servers_stop_collector (workstation->servers);
  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  g_assert_false (workstation_sync (workstation, NULL));
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0, wacht");
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
  servers_start_collector (workstation->servers);
  workstation_sync_well (workstation);

  /* Before the feed tells of it, too. */
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0");
  sent = servers_bodies (workstation->servers, DIM_FACT_STATEMENT);
  g_assert_cmpuint (sent->len, ==, 1);
  g_assert_cmpmem (g_bytes_get_data (sent->pdata[0], NULL), g_bytes_get_size (sent->pdata[0]),
                   "{\"gemeente\":\"GM0363\",\"maand\":\"2026-10\"}", 39);
}

/* Nothing in it can be mended, so it does not stay in the tray. */
static void
test_refusal_stands_at_its_month (Workstation *workstation, gconstpointer data)
{
  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  workstation->servers->refused_statements = "maand-heeft-voorvallen";
  workstation_sync_well (workstation);

  assert_months (workstation, "2026-11 loopt 0\n2026-10 ontbreekt 0, geweigerd: Dit kan niet.");
  g_assert_cmpuint (workstation_waiting (workstation), ==, 0);
  g_assert_cmpuint (workstation_refused (workstation), ==, 0);
  workstation->servers->refused_statements = NULL;
  dim_clock_advance (workstation->clock, G_TIME_SPAN_MINUTE);
  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  workstation_sync_well (workstation);
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0");
}

static void
test_late_registration_makes_it_lapse_at_once (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = NULL;

  tell (workstation, OCTOBER, 0, 1793000000);
  workstation_sync_well (workstation);
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0");
  id = workstation_register (workstation, "2026-10-31", "");

  assert_months (workstation, "2026-11 loopt 0\n2026-10 vervallen 1 (1 wacht)");
}

static void
test_new_ledger_is_told_again (Workstation *workstation, gconstpointer data)
{
  tell (workstation, SEPTEMBER, 4, 0);
  g_assert_cmpint (state (workstation, "GM0363", OCTOBER), ==, 0);
  workstation_sync_well (workstation);
  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0\n2026-09 voorvallen 4");
  g_array_set_size (workstation->servers->months, 0);
  servers_restore (workstation->servers, 0);
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);

  assert_months (workstation, "2026-11 loopt 0\n2026-10 nulmelding 0");
  g_assert_cmpuint (workstation->servers->stores, ==, 2);
}

/* What was read before is read again, once. */
static void
test_collector_begins_to_speak_of_months (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  workstation_sync_well (workstation);
  workstation->servers->since_month = AUGUST;
  workstation_sync_well (workstation);
  g_assert_null (read_cursor (workstation));
  workstation_sync_well (workstation);
  g_assert_nonnull (read_cursor (workstation));
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/months/without-news-the-last-month-is-asked-for",
       test_without_news_the_last_month_is_asked_for);
  ADD ("/months/every-state-is-told", test_every_state_is_told);
  ADD ("/months/statement-that-waits-outlives-the-key", test_statement_that_waits_outlives_the_key);
  ADD ("/months/approval-that-waits-outlives-the-key", test_approval_that_waits_outlives_the_key);
  ADD ("/months/only-what-was-looked-at-is-approved", test_only_what_was_looked_at_is_approved);
  ADD ("/months/what-cannot-be-stated-here", test_what_cannot_be_stated);
  ADD ("/months/statement-waits-offline-and-arrives", test_statement_waits_offline_and_arrives);
  ADD ("/months/refusal-stands-at-its-month", test_refusal_stands_at_its_month);
  ADD ("/months/late-registration-makes-it-lapse-at-once",
       test_late_registration_makes_it_lapse_at_once);
  ADD ("/months/new-ledger-is-told-again", test_new_ledger_is_told_again);
  ADD ("/months/collector-begins-to-speak-of-them", test_collector_begins_to_speak_of_months);
  return g_test_run ();
}
