/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-commit-queue.h"
#include "dim-error.h"
#include "ledger-fixture.h"

#include <string.h>

/* The queue over a ledger that belongs to a writer's thread from here on. */
typedef struct {
  LedgerFixture ledger;
  DimDatabase *reading; /* a connection that stays here */
  DimLedger *seen;
  DimDatabaseWorker *writer;
  DimRules *rules;
  DimCommitQueue *queue;
} Fixture;

typedef struct {
  char *object; /* of the line that it writes */
  gboolean breaks;
  gboolean is_done;
  gboolean is_stored;
} Line;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  DimDatabase *database;
  g_autoptr (GError) error = NULL;

  ledger_fixture_set_up (&fixture->ledger, data);
  path = g_build_filename (fixture->ledger.directory, "ledger.db", NULL);
  database = dim_ledger_sqlite_open (path, DIM_DATABASE_DEFAULT, &error);
  g_assert_no_error (error);
  fixture->reading = dim_ledger_sqlite_open (path, DIM_DATABASE_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture->seen = dim_ledger_sqlite_new (fixture->reading);
  fixture->rules = dim_rules_new (dim_ledger_sqlite_new (database), fixture->ledger.book,
                                  fixture->ledger.municipalities, fixture->ledger.clock);
  fixture->writer = dim_database_worker_new (database);
  fixture->queue = dim_commit_queue_new (fixture->writer, fixture->rules);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_commit_queue_free (fixture->queue);
  dim_database_worker_free (fixture->writer);
  dim_rules_free (fixture->rules);
  dim_ledger_free (fixture->seen);
  dim_database_close (fixture->reading);
  ledger_fixture_tear_down (&fixture->ledger, data);
}

static gboolean
write_line_cb (DimRules *rules, gpointer data, GError **error)
{
  Line *line = data;
  const DimAuditLine audit = { .action = "proef",
                               .object = line->object,
                               .result = "201",
                               .origin = "",
                               .actor = "" };

  if (line->breaks) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot write line: it breaks");
    return FALSE;
  }
  return rules->ledger->home->audit (rules->ledger, &audit, error);
}

/* Whoever is told that it is stored must find it there already. */
static void
told_cb (gpointer data, const GError *failure)
{
  Line *line = data;

  line->is_done = TRUE;
  line->is_stored = failure == NULL;
}

static void
write_all (Fixture *fixture, Line *lines, gsize n_lines)
{
  for (gsize i = 0; i < n_lines; i++)
    dim_commit_queue_push (fixture->queue, write_line_cb, told_cb, &lines[i]);
  for (gsize i = 0; i < n_lines; i++)
    while (!lines[i].is_done)
      g_main_context_iteration (NULL, TRUE);
}

static guint64
count_lines (Fixture *fixture)
{
  guint64 lines = 0;
  g_autoptr (GError) error = NULL;

  fixture->seen->home->log.verify (fixture->seen, &lines, &error);
  g_assert_no_error (error);
  return lines;
}

static void
test_told_after_it_is_stored (Fixture *fixture, gconstpointer data)
{
  Line lines[600] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    lines[i].object = (char *) "x";
  write_all (fixture, lines, G_N_ELEMENTS (lines));

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_assert_true (lines[i].is_stored);
  g_assert_cmpuint (count_lines (fixture), ==, G_N_ELEMENTS (lines));
}

static void
test_what_breaks_falls_alone (Fixture *fixture, gconstpointer data)
{
  Line lines[] = { { .object = (char *) "a" },
                   { .object = (char *) "b", .breaks = TRUE },
                   { .object = (char *) "c" } };

  write_all (fixture, lines, G_N_ELEMENTS (lines));

  g_assert_true (lines[0].is_stored);
  g_assert_false (lines[1].is_stored);
  g_assert_true (lines[2].is_stored);
  g_assert_cmpuint (count_lines (fixture), ==, 2);
}

static gpointer
fill_disk_cb (DimDatabase *database, gpointer data, GError **error)
{
  (void) dim_database_exec (database, "PRAGMA max_page_count = 1", error);
  return NULL;
}

/* SQLite clamps the limit to what the file has already, so nothing more fits. */
static void
test_full_disk_stores_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *large = g_strnfill (1 << 16, 'x');
  Line lines[] = { { .object = (char *) "a" }, { .object = large }, { .object = (char *) "c" } };
  guint64 n_stored = 0;

  dim_database_worker_call (fixture->writer, fill_disk_cb, NULL, NULL);
  write_all (fixture, lines, G_N_ELEMENTS (lines));

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    n_stored += lines[i].is_stored;
  g_assert_false (lines[1].is_stored);
  g_assert_cmpuint (count_lines (fixture), ==, n_stored);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/commit-queue/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("told-after-it-is-stored", test_told_after_it_is_stored);
  ADD ("what-breaks-falls-alone", test_what_breaks_falls_alone);
  ADD ("full-disk-stores-nothing", test_full_disk_stores_nothing);
  return g_test_run ();
}
