/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bad-day.h"

#include "dim-monitor-drafts.h"
#include "dim-text.h"

#include <ftw.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#define PROGRAM_NAME "dutch-id-monitorctl: "

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (directory);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, dim_text_compare_cb);
  return names;
}

/* What it did before the bad day. */
static void
work (BadDay *day)
{
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = bad_day_open (day, day->stored, &error);
  g_autoptr (DimDraft) sent = NULL;
  g_autoptr (DimDraft) waiting = NULL;
  g_autoptr (DimDraft) draft = NULL;

  g_assert_no_error (error);
  g_assert_true (bad_day_enrol (day, monitor, &error));
  sent = bad_day_draft (day, monitor, "SPECI2014");
  g_assert_true (bad_day_register (monitor, sent, &error));
  g_assert_true (bad_day_sync (monitor, &error));
  waiting = bad_day_draft (day, monitor, "SPECI2021");
  g_assert_true (bad_day_register (monitor, waiting, &error));
  draft = bad_day_draft (day, monitor, "5094962111");
  g_free (draft->explanation);
  draft->explanation = g_strdup ("Andere oorlel dan op de foto.");
  g_assert_true (bad_day_save (monitor, draft, &error));
  g_assert_no_error (error);
  bad_day_close (&monitor);
}

BadDay *
bad_day_new (const char *monitorctl)
{
  BadDay *day = g_new0 (BadDay, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_assert_true (dim_crypto_init ());
  day->monitorctl = monitorctl;
  day->root = g_dir_make_tmp ("dim-bad-day-XXXXXX", &error);
  g_assert_no_error (error);
  day->passphrase = g_build_filename (day->root, "passphrase", NULL);
  day->stored = g_build_filename (day->root, "stored", NULL);
  g_assert_true (g_file_set_contents (day->passphrase, BAD_DAY_PASSPHRASE "\n", -1, NULL));
  day->clock = dim_clock_new_manual (g_get_real_time ());
  day->own_clock = dim_clock_new_manual (dim_clock_now_us (day->clock));
  day->servers = servers_new (day->clock);
  day->collector = relay_new (day->servers->collector_port);
  day->evaluator = relay_new (day->servers->evaluator_port);
  day->year = dim_day_year (dim_clock_today (day->clock) - 1);
  first = g_strdup_printf ("%d-01-01", day->year);
  last = g_strdup_printf ("%d-12-31", day->year + 1);
  servers_add_key (day->servers, "2026a", first, last);
  work (day);
  return day;
}

void
bad_day_free (BadDay *day)
{
  if (day == NULL)
    return;
  relay_free (day->collector);
  relay_free (day->evaluator);
  servers_free (day->servers);
  dim_clock_free (day->clock);
  dim_clock_free (day->own_clock);
  nftw (day->root, remove_cb, 8, FTW_DEPTH | FTW_PHYS);
  g_free (day->root);
  g_free (day->passphrase);
  g_free (day->stored);
  g_free (day);
}

char *
bad_day_workstation (BadDay *day)
{
  g_autofree char *name = g_strdup_printf ("workstation-%u", day->copies++);
  char *workstation = g_build_filename (day->root, name, NULL);
  g_autoptr (GPtrArray) names = list_files (day->stored);

  g_assert_cmpint (g_mkdir (workstation, 0700), ==, 0);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *from = g_build_filename (day->stored, names->pdata[i], NULL);
    g_autofree char *to = g_build_filename (workstation, names->pdata[i], NULL);
    g_autoptr (GFile) source = g_file_new_for_path (from);
    g_autoptr (GFile) target = g_file_new_for_path (to);

    g_assert_true (g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  }
  return workstation;
}

static int
add_row_cb (void *lines, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (lines, "%s%s", i > 0 ? "|" : "", values[i] != NULL ? values[i] : "");
  g_string_append_c (lines, '\n');
  return 0;
}

static GPtrArray *
query (sqlite3 *database, const char *sql)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  g_assert_cmpint (sqlite3_exec (database, sql, add_row_cb, lines, NULL), ==, SQLITE_OK);
  parts = g_strsplit (lines->str, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (rows, g_strdup (parts[i]));
  g_ptr_array_sort (rows, dim_text_compare_cb);
  return rows;
}

/* Every column of a table as it would be written in SQL, so that no two values look alike. */
static void
append_table (sqlite3 *database, const char *table, GString *content)
{
  g_autofree char *columns_sql =
    g_strdup_printf ("SELECT 'quote(' || name || ')' FROM pragma_table_info ('%s')", table);
  g_autoptr (GPtrArray) columns = query (database, columns_sql);
  g_autofree char *list = NULL;
  g_autofree char *rows_sql = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_ptr_array_add (columns, NULL);
  list = g_strjoinv (", ", (char **) columns->pdata);
  rows_sql = g_strdup_printf ("SELECT %s FROM %s", list, table);
  rows = query (database, rows_sql);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (content, "%s: %s\n", table, (char *) rows->pdata[i]);
}

char *
bad_day_content (const char *workstation, const char *const *except)
{
  g_autofree char *path = g_build_filename (workstation, "store.db", NULL);
  GString *content = g_string_new (NULL);
  g_autoptr (GPtrArray) tables = NULL;
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  tables = query (database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (guint i = 0; i < tables->len; i++)
    if (except == NULL || !g_strv_contains (except, tables->pdata[i]))
      append_table (database, tables->pdata[i], content);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  return g_string_free (content, FALSE);
}

char *
bad_day_files (const char *workstation)
{
  static const char *const passing[] = { "lock", "bell", "store.db-shm", NULL };
  g_autoptr (GPtrArray) names = list_files (workstation);
  GString *files = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *path = g_build_filename (workstation, names->pdata[i], NULL);
    g_autofree char *bytes = NULL;
    g_autofree char *digest = NULL;
    gsize length = 0;

    if (g_strv_contains (passing, names->pdata[i]) ||
        !g_file_get_contents (path, &bytes, &length, NULL) || length == 0)
      continue;
    digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) bytes, length);
    g_string_append_printf (files, "%s %" G_GSIZE_FORMAT " %s\n", (char *) names->pdata[i], length,
                            digest);
  }
  return g_string_free (files, FALSE);
}

DimMonitor *
bad_day_open (BadDay *day, const char *workstation, GError **error)
{
  DimMonitorOptions options = {
    .data_dir = workstation,
    .clock = day->own_clock,
    .passphrase = BAD_DAY_PASSPHRASE,
    .without_keyring = TRUE,
  };

  return dim_monitor_open (&options, error);
}

void
bad_day_close (DimMonitor **monitor)
{
  dim_monitor_close (*monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (monitor);
}

gboolean
bad_day_enrol (BadDay *day, DimMonitor *monitor, GError **error)
{
  g_autofree char *collector = relay_url (day->collector, "http");
  g_autofree char *evaluator = relay_url (day->evaluator, "http");
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_enrol (monitor, collector, evaluator, BAD_DAY_CODE, NULL, done_cb, &result);
  return dim_monitor_enrol_finish (monitor, await (&result), error);
}

gboolean
bad_day_sync (DimMonitor *monitor, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_sync (monitor, NULL, done_cb, &result);
  return dim_monitor_sync_finish (monitor, await (&result), error);
}

DimDraft *
bad_day_draft (BadDay *day, DimMonitor *monitor, const char *number)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  DimDraft *draft = dim_monitor_new_draft (monitor);
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_clock_today (day->clock) - 1;
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", number);
  return draft;
}

gboolean
bad_day_register (DimMonitor *monitor, const DimDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DimRecord) record = NULL;

  dim_monitor_register (monitor, draft, NULL, done_cb, &result);
  record = dim_monitor_register_finish (monitor, await (&result), error);
  return record != NULL;
}

gboolean
bad_day_save (DimMonitor *monitor, const DimDraft *draft, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_save_draft (monitor, draft, NULL, done_cb, &result);
  return dim_monitor_save_draft_finish (monitor, await (&result), error);
}

guint
bad_day_count_drafts (DimMonitor *monitor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_load_drafts (monitor, NULL, done_cb, &result);
  drafts = dim_monitor_load_drafts_finish (monitor, await (&result), &error);
  g_assert_no_error (error);
  return drafts->len;
}

void
bad_day_answer_clear (BadDayAnswer *answer)
{
  g_free (answer->out);
  g_free (answer->err);
}

static GPtrArray *
make_command (BadDay *day, const char *workstation, const char *words)
{
  GPtrArray *command = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  const char *const common[] = { "--no-keyring", "--data", workstation, "--passphrase-file",
                                 day->passphrase };

  g_ptr_array_add (command, g_strdup (day->monitorctl));
  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (command, g_strdup (parts[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (command, g_strdup (common[i]));
  g_ptr_array_add (command, NULL);
  return command;
}

static char *
text_of (GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  return g_strndup (text != NULL ? text : "", length);
}

BadDayAnswer
bad_day_run (BadDay *day, const char *workstation, const char *words)
{
  g_autoptr (GPtrArray) command = make_command (day, workstation, words);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  BadDayAnswer answer = { 0 };

  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  answer.status = g_subprocess_get_exit_status (process);
  answer.out = text_of (out);
  answer.err = g_strchomp (text_of (err));
  if (g_str_has_prefix (answer.err, PROGRAM_NAME))
    memmove (answer.err, answer.err + strlen (PROGRAM_NAME),
             strlen (answer.err) - strlen (PROGRAM_NAME) + 1);
  return answer;
}

void
bad_day_assert_says (const char *row, const char *said, const char *expected)
{
  g_test_message ("%-34s | %s", row, said[0] != '\0' ? said : "(nothing)");
  g_assert_cmpstr (said, ==, expected);
  g_assert_null (strchr (said, '\n'));
}
