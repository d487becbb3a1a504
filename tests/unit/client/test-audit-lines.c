/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-lines.h"

#include "dim-error.h"
#include "dim-limits.h"
#include "dim-store-inside.h"
#include "workstation.h"

#include <string.h>

/* A back office keeps the audit log of its office. The collector in this process tells what a test
 * makes it tell. */

#define MOMENT_S ((gint64) 1795000000)
#define DEVICE   "0190d3b2-7c00-7000-8000-0000000000d1"
#define ROOM_US  ((gint64) 2 * G_USEC_PER_SEC) /* on any machine; usually some milliseconds */

static void
set_up (Workstation *workstation, gconstpointer data)
{
  workstation_set_up (workstation, data);
  workstation->device->profile->role = DIM_ROLE_BACK_OFFICE;
}

static DimAuditEntry *
line_at (Workstation *workstation, guint place)
{
  return g_ptr_array_index (workstation->servers->audit, place - 1);
}

/* From the line at @place on the chain is made as it should be. */
static void
chain_from (Workstation *workstation, guint place)
{
  for (guint i = place; i <= workstation->servers->audit->len; i++) {
    DimAuditEntry *entry = line_at (workstation, i);

    if (i > 1)
      memcpy (entry->head, line_at (workstation, i - 1)->head, sizeof entry->head);
    else
      memset (entry->head, 0, sizeof entry->head);
    dim_audit_entry_extend (entry, entry->head);
  }
}

static void
write_lines (Workstation *workstation, guint count, const char *action)
{
  guint before = workstation->servers->audit->len;

  for (guint i = 1; i <= count; i++) {
    DimAuditEntry *entry = dim_audit_entry_new ();

    entry->place = before + i;
    entry->time_s = MOMENT_S + before + i;
    dim_audit_entry_set (&entry->action, action);
    dim_audit_entry_set (&entry->result, i % 5 == 0 ? "403 geen-recht" : "201");
    dim_audit_entry_set (&entry->desk, i % 2 == 0 ? "Balie Noord" : "Balie Centrum");
    dim_audit_entry_set (&entry->actor, DEVICE);
    g_ptr_array_add (workstation->servers->audit, entry);
  }
  chain_from (workstation, before + 1);
}

/* "2 anders, 5 weg": what is wrong, with its place. */
static char *
describe (const DimAuditVerdict *verdict)
{
  static const char *const names[DIM_N_AUDIT_FAULTS] = {
    [DIM_AUDIT_UNFIT] = "past niet",
    [DIM_AUDIT_DIFFERENT] = "anders",
    [DIM_AUDIT_MISSING] = "weg",
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verdict->findings->len; i++) {
    const DimAuditFinding *finding = &g_array_index (verdict->findings, DimAuditFinding, i);

    g_string_append_printf (text, "%s%s%u %s", i > 0 ? ", " : "", finding->log > 1 ? "2e: " : "",
                            (guint) finding->place, names[finding->fault]);
  }
  return g_string_free (text, FALSE);
}

#define assert_found(workstation, n_lines, expected)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (DimAuditVerdict) stands =                                                           \
      workstation_call (workstation, dim_audit_lines_stand, NULL);                                 \
    g_autofree char *described = describe (stands);                                                \
    g_assert_cmpstr (described, ==, expected);                                                     \
    g_assert_cmpuint (stands->lines, ==, n_lines);                                                 \
  }                                                                                                \
  G_STMT_END

typedef struct {
  gboolean is_done;
  DimAuditVerdict *verdict;
  GError *error;
} Checked;

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Checked *checked = data;

  checked->verdict = g_task_propagate_pointer (G_TASK (result), &checked->error);
  checked->is_done = TRUE;
}

static DimAuditVerdict *
check (Workstation *workstation, GError **error)
{
  Checked checked = { 0 };

  dim_synchroniser_check_audit (workstation->synchroniser,
                                g_task_new (NULL, NULL, checked_cb, &checked));
  while (!checked.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (checked.error != NULL)
    g_propagate_error (error, checked.error);
  return checked.verdict;
}

static void
assert_checked (Workstation *workstation, gboolean is_asked, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAuditVerdict) verdict = check (workstation, &error);
  g_autofree char *described = NULL;

  g_assert_no_error (error);
  described = describe (verdict);
  g_assert_cmpstr (described, ==, expected);
  g_assert_true (verdict->is_asked == is_asked);
}

static DimAuditList *
list (Workstation *workstation, DimAuditQuery *query)
{
  DimAuditList *lines = workstation_call (workstation, dim_audit_lines_list, query);

  dim_audit_query_free (query);
  return lines;
}

static void
test_round_brings_what_is_new (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimAuditList) lines = NULL;

  write_lines (workstation, 3, "voorval");
  workstation_sync_well (workstation);
  assert_found (workstation, 3, "");
  write_lines (workstation, 2, "herziening");
  workstation_sync_well (workstation);
  assert_found (workstation, 5, "");
  lines = list (workstation, dim_audit_query_new (10));
  g_assert_cmpuint (lines->entries->len, ==, 5);
  g_assert_false (lines->more);
  for (guint i = 0; i < 5; i++)
    g_assert_true (
      dim_audit_entry_equal (g_ptr_array_index (lines->entries, i), line_at (workstation, 5 - i)));
}

/* Pages of 500, and then one request a round. */
static void
test_long_log_is_read_in_pages (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 2 * DIM_LIMIT_AUDIT_PAGE + 1, "voorval");
  workstation_sync_well (workstation);
  assert_found (workstation, 2 * DIM_LIMIT_AUDIT_PAGE + 1, "");
  g_assert_cmpuint (workstation->servers->audit_pages, ==, 3);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->audit_pages, ==, 4);
}

static void
test_only_a_back_office_asks (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAuditVerdict) verdict = NULL;

  workstation->device->profile->role = DIM_ROLE_FRONT_OFFICE;
  write_lines (workstation, 3, "voorval");
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->audit_pages, ==, 0);
  verdict = check (workstation, &error);
  g_assert_null (verdict);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
}

/* The last line is told again in each round: that it is another is noticed without asking. */
static void
test_altered_last_line_is_noticed_in_a_round (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 4, "voorval");
  workstation_sync_well (workstation);
  dim_audit_entry_set (&line_at (workstation, 4)->desk, "Balie Zuid");
  workstation_sync_well (workstation);
  assert_found (workstation, 4, "4 anders");
}

static void
test_altered_line_is_found_where_it_is (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 5, "voorval");
  workstation_sync_well (workstation);
  dim_audit_entry_set (&line_at (workstation, 2)->desk, "Balie Zuid");
  workstation_sync_well (workstation);
  assert_found (workstation, 5, "");
  assert_checked (workstation, TRUE, "2 anders");
}

/* One hand altered a line and made every head after it fit. */
static void
test_log_made_anew_is_found_at_its_first_line (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 6, "voorval");
  workstation_sync_well (workstation);
  dim_audit_entry_set (&line_at (workstation, 3)->actor, "beheer");
  chain_from (workstation, 3);
  write_lines (workstation, 1, "voorval");
  workstation_sync_well (workstation);
  assert_found (workstation, 7, "3 anders");
  assert_checked (workstation, TRUE, "3 anders");
}

static void
test_line_that_never_fitted_is_found (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 4, "voorval");
  line_at (workstation, 2)->time_s++;
  workstation_sync_well (workstation);
  assert_found (workstation, 4, "2 past niet");
}

static void
test_end_that_is_gone_is_found (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 5, "voorval");
  workstation_sync_well (workstation);
  g_ptr_array_set_size (workstation->servers->audit, 3);
  workstation_sync_well (workstation);
  assert_found (workstation, 3, "4 weg");
  write_lines (workstation, 1, "intrekking");
  workstation_sync_well (workstation);
  assert_found (workstation, 4, "4 anders, 4 weg");
}

static void
test_line_that_is_taken_out_is_found (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 5, "voorval");
  workstation_sync_well (workstation);
  g_ptr_array_remove_index (workstation->servers->audit, 2);
  assert_checked (workstation, TRUE, "3 weg");
}

/* What was found stays found, and both tellings are there. */
static void
test_finding_outlives_its_mending (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimAuditList) lines = NULL;

  write_lines (workstation, 3, "voorval");
  workstation_sync_well (workstation);
  dim_audit_entry_set (&line_at (workstation, 2)->desk, "Balie Zuid");
  assert_checked (workstation, TRUE, "2 anders");
  dim_audit_entry_set (&line_at (workstation, 2)->desk, "Balie Noord");
  assert_checked (workstation, TRUE, "2 anders");
  lines = list (workstation, dim_audit_query_new (10));
  g_assert_cmpuint (lines->entries->len, ==, 3);
}

static void
test_ledger_of_another_id_has_its_own_log (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimAuditList) lines = NULL;

  write_lines (workstation, 4, "voorval");
  workstation_sync_well (workstation);
  g_ptr_array_set_size (workstation->servers->audit, 0);
  g_free (workstation->servers->ledger);
  workstation->servers->ledger = g_strdup ("grootboek-twee");
  write_lines (workstation, 2, "herziening");
  workstation_sync_well (workstation);
  assert_found (workstation, 6, "");
  lines = list (workstation, dim_audit_query_new (10));
  g_assert_cmpuint (lines->entries->len, ==, 6);
  g_assert_cmpstr (((DimAuditEntry *) g_ptr_array_index (lines->entries, 0))->action, ==,
                   "herziening");
}

static gpointer
alter_kept_work (DimStore *store, gpointer data, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "UPDATE audit_line SET desk = 'x' WHERE place = 2", error)
           ? DIM_STORE_DONE
           : NULL;
}

/* The collector is out of reach: what is kept here is reckoned all the same. */
static void
test_line_that_was_altered_here_is_found (Workstation *workstation, gconstpointer data)
{
  write_lines (workstation, 4, "voorval");
  workstation_sync_well (workstation);
  servers_stop_collector (workstation->servers);
  assert_checked (workstation, FALSE, "");
  workstation_call (workstation, alter_kept_work, NULL);
  assert_checked (workstation, FALSE, "2 past niet");
}

static gboolean
is_refused (const DimAuditEntry *entry, gpointer data)
{
  return dim_audit_entry_is_refused (entry);
}

static void
test_list_is_filtered (Workstation *workstation, gconstpointer data)
{
  DimAuditQuery *by_desk = dim_audit_query_new (10);
  DimAuditQuery *by_action = dim_audit_query_new (10);
  DimAuditQuery *by_time = dim_audit_query_new (10);
  DimAuditQuery *by_match = dim_audit_query_new (10);
  g_autoptr (DimAuditList) of_desk = NULL;
  g_autoptr (DimAuditList) of_action = NULL;
  g_autoptr (DimAuditList) of_time = NULL;
  g_autoptr (DimAuditList) refused = NULL;

  write_lines (workstation, 4, "voorval");
  write_lines (workstation, 5, "intrekking");
  workstation_sync_well (workstation);
  by_desk->desk = g_strdup ("Balie Noord");
  by_action->action = g_strdup ("intrekking");
  by_time->since_s = MOMENT_S + 3;
  by_time->until_s = MOMENT_S + 6;
  by_match->match = is_refused;
  of_desk = list (workstation, by_desk);
  of_action = list (workstation, by_action);
  of_time = list (workstation, by_time);
  refused = list (workstation, by_match);
  g_assert_cmpuint (of_desk->entries->len, ==, 4);
  g_assert_cmpuint (of_action->entries->len, ==, 5);
  g_assert_cmpuint (of_time->entries->len, ==, 3);
  g_assert_cmpuint (refused->entries->len, ==, 1);
}

static gpointer
fill_work (DimStore *store, gpointer data, GError **error)
{
  static const char sql[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
    " INSERT INTO audit_line (log, place, telling, time_s, action, object, result, desk, role,"
    " actor, incident, head) SELECT 1, i, 1, i, 'voorval', '', '201', 'Balie', 0, 'x', '',"
    " zeroblob (32) FROM n";

  return dim_database_exec (dim_store_database (store),
                            "INSERT INTO audit_log (number, ledger, office, told)"
                            " VALUES (1, 'g', 'amsterdam', 100000)",
                            error) &&
             dim_database_exec (dim_store_database (store), sql, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gboolean
matches_nothing (const DimAuditEntry *entry, gpointer data)
{
  return FALSE;
}

/* A page of a hundred thousand lines comes at once; looking for what is not there stops to let
 * others go first, and comes to its end. */
static void
test_long_log_blocks_nobody (Workstation *workstation, gconstpointer data)
{
  gint64 before_us = 0;
  guint steps = 0;
  guint log = 0;
  guint64 place = 0;
  gboolean is_over = FALSE;
  g_autoptr (DimAuditList) page = NULL;

  workstation_call (workstation, fill_work, NULL);
  before_us = g_get_monotonic_time ();
  page = list (workstation, dim_audit_query_new (500));
  g_assert_cmpuint (page->entries->len, ==, 500);
  g_assert_true (page->more);
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, ROOM_US);
  while (!is_over) {
    DimAuditQuery *query = dim_audit_query_new (500);
    g_autoptr (DimAuditList) found = NULL;

    query->match = matches_nothing;
    query->log = log;
    query->place = place;
    found = list (workstation, query);
    g_assert_cmpuint (found->entries->len, ==, 0);
    log = found->log;
    place = found->place;
    is_over = !found->more;
    steps++;
  }
  g_assert_cmpuint (place, ==, 1);
  g_assert_cmpuint (steps, >, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/audit-lines/" name, Workstation, NULL, set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-brings-what-is-new", test_round_brings_what_is_new);
  ADD ("long-log-is-read-in-pages", test_long_log_is_read_in_pages);
  ADD ("only-a-back-office-asks", test_only_a_back_office_asks);
  ADD ("altered-last-line-is-noticed-in-a-round", test_altered_last_line_is_noticed_in_a_round);
  ADD ("altered-line-is-found-where-it-is", test_altered_line_is_found_where_it_is);
  ADD ("log-made-anew-is-found-at-its-first-line", test_log_made_anew_is_found_at_its_first_line);
  ADD ("line-that-never-fitted-is-found", test_line_that_never_fitted_is_found);
  ADD ("end-that-is-gone-is-found", test_end_that_is_gone_is_found);
  ADD ("line-that-is-taken-out-is-found", test_line_that_is_taken_out_is_found);
  ADD ("finding-outlives-its-mending", test_finding_outlives_its_mending);
  ADD ("ledger-of-another-id-has-its-own-log", test_ledger_of_another_id_has_its_own_log);
  ADD ("line-that-was-altered-here-is-found", test_line_that_was_altered_here_is_found);
  ADD ("list-is-filtered", test_list_is_filtered);
  ADD ("long-log-blocks-nobody", test_long_log_blocks_nobody);
  return g_test_run ();
}
