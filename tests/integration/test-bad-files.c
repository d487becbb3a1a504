/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bad-day.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <linux/magic.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

/* A row a case: what is the matter with the folder or the file of a workstation, and the one
 * sentence that whoever opens it gets. After it every file is as it was, or stands beside under
 * another name. */

#define DAMAGED                                                                                    \
  "Wat dit programma op deze computer bewaart, is beschadigd. Er is niets weggegooid. Vraag uw "   \
  "beheerder om het te herstellen."
#define ANEW                                                                                       \
  "Het bestand waarin dit programma alles bewaart, was beschadigd. Het is apart gezet en niet "    \
  "weggegooid; het programma begint opnieuw. Meld deze computer opnieuw aan en waarschuw uw "      \
  "beheerder."
#define NEWER                                                                                      \
  "Dit is gemaakt met een nieuwere versie van het programma. Vraag uw beheerder om het programma " \
  "bij te werken."
#define OF_OTHERS                                                                                  \
  "In de map van dit programma staat een bestand van een ander programma. Vraag uw beheerder om "  \
  "ernaar te kijken."
#define IN_USE                                                                                     \
  "Een ander programma, misschien op een andere computer, gebruikt de map van dit programma. "     \
  "Sluit het daar en probeer het opnieuw."
#define DENIED                                                                                     \
  "Uw account mag niet schrijven in de map van dit programma. Vraag uw beheerder om de rechten."
#define BROKEN                                                                                     \
  "Lezen of bewaren op deze computer is niet gelukt. Vraag uw beheerder om naar de schijf en de "  \
  "map van dit programma te kijken."
#define NOT_ENROLLED "Dit apparaat is nog niet aangemeld. Gebruik eerst de opdracht enrol."

#define NOBODY  65534
#define PAGE    4096L
#define RUBBISH "dit is geen gegevensbank, maar een brief aan de gemeente\n"

/* What the file system is made to answer in this process; the program is one of its own. */
static gboolean has_no_locks;
static gboolean is_on_nfs;

int
/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): the system's are reserved */
fcntl64 (int fd, int command, ...)
{
  static int (*real) (int, int, ...);
  va_list rest;
  void *argument;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "fcntl64");
  va_start (rest, command);
  argument = va_arg (rest, void *);
  va_end (rest);
  if (command == F_OFD_SETLK && has_no_locks) {
    errno = ENOLCK;
    return -1;
  }
  return real (fd, command, argument);
}

int
/* NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): likewise */
statfs64 (const char *path, struct statfs64 *out)
{
  static int (*real) (const char *, struct statfs64 *);
  int result;

  if (real == NULL)
    *(void **) &real = dlsym (RTLD_NEXT, "statfs64");
  result = real (path, out);
  if (result == 0 && is_on_nfs)
    out->f_type = NFS_SUPER_MAGIC;
  return result;
}

typedef enum {
  STAYS,   /* every file is as it was */
  KEEPS,   /* so is the store, but for what opening notes about the clock */
  ASIDE,   /* the old one stands beside, byte for byte */
  CHANGES, /* nothing was there to keep */
} After;

typedef struct {
  const char *name;
  void (*spoil) (const char *workstation);
  const char *says;
  After after;
} Row;

static char *
store_of (const char *workstation)
{
  return g_build_filename (workstation, "store.db", NULL);
}

static void
change_by_sql (const char *workstation, const char *sql)
{
  g_autofree char *path = store_of (workstation);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

static void
write_over (const char *workstation, gsize offset, int byte, gsize length)
{
  g_autofree char *path = store_of (workstation);
  g_autofree char *content = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (offset + length, <=, size);
  memset (content + offset, byte, length);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

static void
make_newer (const char *workstation)
{
  change_by_sql (workstation, "PRAGMA user_version = 99");
}

static void
make_anothers (const char *workstation)
{
  change_by_sql (workstation, "PRAGMA application_id = 4242");
}

static void
damage_header (const char *workstation)
{
  write_over (workstation, 0, 0x5a, 100);
}

static int
take_number_cb (void *out, int n_columns, char **values, char **names)
{
  *(int *) out = (int) g_ascii_strtoll (values[0], NULL, 10);
  return 0;
}

/* At which page the rows of a table begin. */
static int
page_of (const char *path, const char *table)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  sqlite3 *database = NULL;
  int page = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, take_number_cb, &page, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
  g_assert_cmpint (page, >, 1);
  return page;
}

/* The pages at which own registrations and the list of all begin. */
static void
damage_pages (const char *workstation)
{
  static const char *const tables[] = { "incident", "listing" };
  g_autofree char *path = store_of (workstation);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    write_over (workstation, (page_of (path, tables[i]) - 1) * PAGE, 0xff, PAGE);
}

static void
cut_off (const char *workstation)
{
  g_autofree char *path = store_of (workstation);

  g_assert_cmpint (truncate (path, 5 * PAGE), ==, 0);
}

static void
write_letter (const char *workstation)
{
  g_autofree char *path = store_of (workstation);

  g_assert_true (g_file_set_contents (path, RUBBISH, -1, NULL));
}

static void
empty (const char *workstation)
{
  g_autofree char *path = store_of (workstation);

  g_assert_cmpint (truncate (path, 0), ==, 0);
}

static void
empty_beside_its_log (const char *workstation)
{
  g_autofree char *path = store_of (workstation);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  empty (workstation);
  g_assert_true (g_file_set_contents (log, RUBBISH, -1, NULL));
}

static void
put_folder_for_lock (const char *workstation)
{
  g_autofree char *lock = g_build_filename (workstation, "lock", NULL);

  g_assert_cmpint (g_remove (lock), ==, 0);
  g_assert_cmpint (g_mkdir (lock, 0700), ==, 0);
}

static void
put_folder_for_store (const char *workstation)
{
  g_autofree char *path = store_of (workstation);
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);

  g_assert_cmpint (g_rename (path, moved), ==, 0);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static const Row rows[] = {
  { "newer-than-the-program", make_newer, NEWER, STAYS },
  { "of-another-program", make_anothers, OF_OTHERS, STAYS },
  { "header-damaged", damage_header, ANEW, ASIDE },
  { "pages-damaged", damage_pages, DAMAGED, KEEPS },
  { "cut-off", cut_off, DAMAGED, KEEPS },
  { "no-database-at-all", write_letter, ANEW, ASIDE },
  { "empty-beside-its-log", empty_beside_its_log, ANEW, ASIDE },
  { "empty", empty, NOT_ENROLLED, CHANGES },
  { "lock-is-a-folder", put_folder_for_lock, BROKEN, STAYS },
  { "store-is-a-folder", put_folder_for_store, BROKEN, STAYS },
};

/* Every line of @before stands in @after under a name that begins with its own. */
static void
assert_stands_beside (const char *before, const char *after)
{
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *digest = strchr (lines[i], ' ');

    if (digest != NULL && !g_str_has_prefix (digest, " 0 "))
      g_assert_nonnull (strstr (after, digest));
  }
  g_assert_nonnull (strstr (after, "store.db.damaged-"));
}

/* A page counts what was written to it in its head: that of the file and that of the clock. */
static char *
kept_pages (const char *workstation)
{
  g_autofree char *path = store_of (workstation);
  g_autofree char *content = NULL;
  gsize size = 0;
  long clock_at;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  if (size < 6 * PAGE)
    return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) content, size);
  clock_at = (page_of (path, "sure_time") - 1) * PAGE;
  g_assert_cmpuint (clock_at + PAGE, <=, size);
  memset (content, 0, 100);
  memset (content + clock_at, 0, PAGE);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guint8 *) content, size);
}

static void
test_row (BadDay **given, gconstpointer data)
{
  const Row *row = data;
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_auto (BadDayAnswer) answer = { 0 };

  row->spoil (workstation);
  before = row->after == KEEPS ? kept_pages (workstation) : bad_day_files (workstation);
  answer = bad_day_run (*given, workstation, "incident list");
  bad_day_assert_says (row->name, answer.err, row->says);
  g_assert_cmpint (answer.status, ==, 1);
  g_assert_cmpstr (answer.out, ==, "");
  after = row->after == KEEPS ? kept_pages (workstation) : bad_day_files (workstation);
  if (row->after == STAYS || row->after == KEEPS)
    g_assert_cmpstr (after, ==, before);
  else if (row->after == ASIDE)
    assert_stands_beside (before, after);
}

static void
assert_program_says (BadDay *day, const char *workstation, const char *row, const char *says)
{
  g_auto (BadDayAnswer) answer = bad_day_run (day, workstation, "incident list");

  bad_day_assert_says (row, answer.err, says);
  g_assert_cmpint (answer.status, ==, 1);
  g_assert_cmpstr (answer.out, ==, "");
}

/* Nobody holds the store now. */
static void
assert_unchanged (const char *workstation, const char *before)
{
  g_autofree char *after = bad_day_files (workstation);

  g_assert_cmpstr (after, ==, before);
}

static void
test_held_on_another_computer (BadDay **given, gconstpointer data)
{
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *before = bad_day_files (workstation);
  g_autofree char *lock = g_build_filename (workstation, "lock", NULL);
  DimMonitor *holder = bad_day_open (*given, workstation, NULL);
  FILE *file = fopen (lock, "r+e");

  g_assert_nonnull (holder);
  g_assert_cmpint (fputs ("another-computer-altogether", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
  assert_program_says (*given, workstation, "held-on-another-computer", IN_USE);
  bad_day_close (&holder);
  assert_unchanged (workstation, before);
}

static void
test_held_by_another_program (BadDay **given, gconstpointer data)
{
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *before = bad_day_files (workstation);
  g_autofree char *path = store_of (workstation);
  sqlite3 *holder = NULL;

  g_assert_cmpint (sqlite3_open (path, &holder), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (holder,
                                 "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;", NULL,
                                 NULL, NULL),
                   ==, SQLITE_OK);
  assert_program_says (*given, workstation, "held-by-another-program", IN_USE);
  g_assert_cmpint (sqlite3_close (holder), ==, SQLITE_OK);
  assert_unchanged (workstation, before);
}

/* Without the shared memory of WAL, and for one program at a time. */
static void
test_on_a_network_file_system (BadDay **given, gconstpointer data)
{
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *path = store_of (workstation);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (DimDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor;

  is_on_nfs = TRUE;
  monitor = bad_day_open (*given, workstation, &error);
  is_on_nfs = FALSE;
  g_assert_no_error (error);
  draft = bad_day_draft (*given, monitor, "");
  g_assert_true (bad_day_save (monitor, draft, &error));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  assert_program_says (*given, workstation, "on-a-network-file-system", IN_USE);
  bad_day_close (&monitor);
  monitor = bad_day_open (*given, workstation, &error);
  g_assert_cmpuint (bad_day_count_drafts (monitor), ==, 2);
  bad_day_close (&monitor);
}

static void
test_folder_that_cannot_be_locked (BadDay **given, gconstpointer data)
{
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *before = bad_day_files (workstation);
  g_autoptr (GError) error = NULL;

  has_no_locks = TRUE;
  g_assert_null (bad_day_open (*given, workstation, &error));
  has_no_locks = FALSE;
  bad_day_assert_says ("folder-that-cannot-be-locked", dim_words_opening_error (error), BROKEN);
  assert_unchanged (workstation, before);
}

/* In the child: whoever is root may do everything. */
static void
become_nobody_cb (gpointer data)
{
  if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    _exit (99);
}

static void
test_folder_of_somebody_else (BadDay **given, gconstpointer data)
{
  const char *const words[] = {
    (*given)->monitorctl, "incident", "list", "--no-keyring", "--data", "/usr", NULL
  };
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *err = NULL;
  char *gcov = NULL;

  g_subprocess_launcher_setenv (launcher, "LANGUAGE", "nl", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, become_nobody_cb, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  if (process == NULL) {
    g_test_skip ("the program lies where another account cannot come");
    return;
  }
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, &error));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  /* In a build for coverage this account may not write down what it reached, which gcov tells. */
  gcov = strstr (err, "\nprofiling:");
  if (gcov != NULL)
    *gcov = '\0';
  bad_day_assert_says ("folder-of-somebody-else", strchr (g_strchomp (err), ' ') + 1, DENIED);
}

static void
test_wrong_passphrase (BadDay **given, gconstpointer data)
{
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *right = g_steal_pointer (&(*given)->passphrase);
  g_autofree char *before = bad_day_files (workstation);

  (*given)->passphrase = g_build_filename ((*given)->root, "wachtzin", NULL);
  assert_program_says (*given, workstation, "passphrase-file-is-not-there",
                       "Dit bestand is er niet. Controleer de naam.");
  g_assert_true (g_file_set_contents ((*given)->passphrase, "een heel andere zin", -1, NULL));
  assert_program_says (*given, workstation, "passphrase-is-wrong",
                       "Deze wachtzin klopt niet. Kijk hem na; een nieuwe heeft ten minste twaalf "
                       "tekens.");
  g_free ((*given)->passphrase);
  (*given)->passphrase = g_steal_pointer (&right);
  assert_unchanged (workstation, before);
}

/* A log that is left is work that the next command begins with, and room on a disk that is full. */
static void
test_command_leaves_no_log (BadDay **given, gconstpointer data)
{
  static const char incident[] =
    "{\"datum\":\"2026-01-05\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","
    "\"gemeente\":\"GM0363\",\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":"
    "[\"geweigerd\"],\"documenten\":[{\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\",\"nummer\":"
    "\"NS7964638\"}]}";
  g_autofree char *workstation = bad_day_workstation (*given);
  g_autofree char *path = g_build_filename ((*given)->root, "incident.json", NULL);
  g_autofree char *words = g_strdup_printf ("incident add --no-sync --json %s", path);
  g_autofree char *log = g_build_filename (workstation, "store.db-wal", NULL);
  g_auto (BadDayAnswer) answer = { 0 };

  g_assert_true (g_file_set_contents (path, incident, -1, NULL));
  answer = bad_day_run (*given, workstation, words);
  g_assert_cmpstr (answer.err, ==, "");
  g_assert_cmpint (answer.status, ==, 0);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

/* Of all rows; made by the first. */
static BadDay *shared;
static const char *monitorctl;

static void
set_up (BadDay **day, gconstpointer data)
{
  if (shared == NULL)
    shared = bad_day_new (monitorctl);
  *day = shared;
}

#define ADD(path, function) g_test_add ("/bad-files/" path, BadDay *, NULL, set_up, function, NULL)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  monitorctl = argv[1];
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/bad-files/", rows[i].name, NULL);

    g_test_add (path, BadDay *, &rows[i], set_up, test_row, NULL);
  }
  ADD ("held-on-another-computer", test_held_on_another_computer);
  ADD ("held-by-another-program", test_held_by_another_program);
  ADD ("on-a-network-file-system", test_on_a_network_file_system);
  ADD ("folder-that-cannot-be-locked", test_folder_that_cannot_be_locked);
  ADD ("folder-of-somebody-else", test_folder_of_somebody_else);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("command-leaves-no-log", test_command_leaves_no_log);
  status = g_test_run ();
  g_clear_pointer (&shared, bad_day_free);
  return status;
}
