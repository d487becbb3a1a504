/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-file.h"
#include "dim-backup.h"
#include "dim-data-directory.h"
#include "dim-drafts.h"
#include "dim-error.h"
#include "dim-forgetting.h"
#include "dim-key-holder.h"
#include "dim-restoring.h"
#include "dim-store-inside.h"
#include "disk-changes.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* A backup, and what becomes of the store when one is put back: also when the program is killed at
 * any change that it makes to the disk. */

#define OLD_PASSPHRASE    "vier gewone woorden samen"
#define NEW_PASSPHRASE    "vijf andere woorden dan toen"
#define BACKUP_PASSPHRASE "de reservekopie heeft er ook een"
#define OLD_DRAFTS        2
#define NEW_DRAFTS        3
#define SPECIMEN          "SPECI2014"
#define MAGIC_END         8
#define VERSION_END       12
#define HEAD_BYTES        88
#define STEP_BYTES        151 /* between the bytes that are altered behind the head */

typedef struct {
  char *folder;
  char *data_dir;
  char *backup;
  DimClock *clock;
} Fixture;

static DimStore *
open_store (Fixture *fixture, const char *data_dir, const char *passphrase, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "store.db", NULL);
  g_autoptr (DimStore) store = NULL;
  g_autoptr (DimKeyRequest) request = dim_key_request_new (passphrase, TRUE);

  g_assert_cmpint (g_mkdir_with_parents (data_dir, 0700), ==, 0);
  store = dim_store_open (path, fixture->clock, error);
  if (store == NULL || dim_store_call (store, dim_key_holder_open, request, error) == NULL)
    return NULL;
  return g_steal_pointer (&store);
}

static gpointer
save_draft (DimStore *store, gpointer draft, GError **error)
{
  return dim_drafts_save (store, draft, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_drafts (DimStore *store, gpointer data, GError **error)
{
  return dim_drafts_load (store, error);
}

static void
add_drafts (DimStore *store, guint count)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < count; i++) {
    g_autoptr (DimDraft) draft = NULL;
    char id[DIM_UUID_TEXT_LEN];
    char use[DIM_UUID_TEXT_LEN];

    dim_store_new_id (store, id);
    dim_store_new_id (store, use);
    draft = dim_draft_new (id);
    dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", SPECIMEN);
    dim_store_call (store, save_draft, draft, &error);
    g_assert_no_error (error);
  }
}

/* How many drafts open; −1: not with this passphrase. Everything that is sealed must open. */
static int
count_drafts (Fixture *fixture, const char *data_dir, const char *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = open_store (fixture, data_dir, passphrase, &error);
  g_autoptr (GPtrArray) drafts = NULL;

  if (store == NULL) {
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    return -1;
  }
  drafts = dim_store_call (store, load_drafts, NULL, &error);
  g_assert_no_error (error);
  return (int) drafts->len;
}

static void
make_store (Fixture *fixture, const char *data_dir, const char *passphrase, guint drafts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = open_store (fixture, data_dir, passphrase, &error);

  g_assert_no_error (error);
  add_drafts (store, drafts);
}

static gboolean
write_backup (DimStore *store, const char *path, const char *passphrase, GError **error)
{
  g_autofree char *copying = g_strconcat (path, ".copy", NULL);
  g_autoptr (DimBackupCopy) copy = dim_store_call (store, dim_backup_copy_run, copying, error);
  DimBackupSource source;

  if (copy == NULL)
    return FALSE;
  source = (DimBackupSource){ passphrase, copy->key, copy->contents, copy->path };
  return dim_backup_file_write (path, &source, error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *origin = NULL;
  g_autoptr (DimStore) store = NULL;

  fixture->folder = g_dir_make_tmp ("dim-backup-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->clock = dim_clock_new_manual ((gint64) 1795514400 * G_USEC_PER_SEC);
  fixture->data_dir = g_build_filename (fixture->folder, "here", NULL);
  fixture->backup = g_build_filename (fixture->folder, "all.dimbackup", NULL);
  origin = g_build_filename (fixture->folder, "origin", NULL);
  store = open_store (fixture, origin, OLD_PASSPHRASE, &error);
  g_assert_no_error (error);
  add_drafts (store, NEW_DRAFTS);
  g_assert_true (write_backup (store, fixture->backup, BACKUP_PASSPHRASE, &error));
  g_assert_no_error (error);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    remove_tree (file);
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->data_dir);
  g_free (fixture->backup);
  dim_clock_free (fixture->clock);
}

static gboolean
restore (Fixture *fixture, const char *passphrase, GError **error)
{
  const DimRestoring restoring = { fixture->data_dir, fixture->backup, passphrase, fixture->clock,
                                   TRUE };
  g_autoptr (DimBackupContents) contents = NULL;

  return dim_restoring_run (&restoring, &contents, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names in the data directory that begin with @start. Owned by the caller. */
static char *
list_files (Fixture *fixture, const char *start)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (fixture->data_dir, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, start))
      g_ptr_array_add (found, g_strdup (name));
  g_ptr_array_sort (found, compare_names);
  g_ptr_array_add (found, NULL);
  return g_strjoinv (" ", (char **) found->pdata);
}

static void
test_comes_back_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_assert_true (restore (fixture, BACKUP_PASSPHRASE, &error));
  g_assert_no_error (error);
  files = list_files (fixture, "store.db");
  g_assert_cmpstr (files, ==, "store.db");
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, BACKUP_PASSPHRASE), ==, NEW_DRAFTS);
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, OLD_PASSPHRASE), ==, -1);
}

static void
test_says_what_is_in_it (Fixture *fixture, gconstpointer data)
{
  g_auto (DimBackupRead) read = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_backup_file_read (fixture->backup, BACKUP_PASSPHRASE, NULL, &read, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (read.contents->drafts, ==, NEW_DRAFTS);
  g_assert_cmpuint (read.contents->registrations, ==, 0);
  g_assert_cmpint (read.contents->made_s, ==, 1795514400);
  g_assert_cmpstr (read.contents->program, ==, DIM_VERSION);
}

static void
test_holds_nothing_in_the_clear (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  GStatBuf status;

  g_assert_true (g_file_get_contents (fixture->backup, &bytes, &length, NULL));
  g_assert_null (memmem (bytes, length, SPECIMEN, strlen (SPECIMEN)));
  g_assert_null (memmem (bytes, length, "SQLite format", strlen ("SQLite format")));
  g_assert_null (memmem (bytes, length, DIM_VERSION, strlen (DIM_VERSION)));
  g_assert_cmpint (g_stat (fixture->backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_sets_aside_what_was_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = g_build_filename (fixture->folder, "other", NULL);
  g_autofree char *files = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *moved = NULL;

  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  g_assert_true (restore (fixture, BACKUP_PASSPHRASE, &error));
  g_assert_no_error (error);
  files = list_files (fixture, "store.db");
  g_assert_cmpstr (files, ==, "store.db store.db.replaced-1795514400");

  aside = g_build_filename (fixture->data_dir, "store.db.replaced-1795514400", NULL);
  moved = g_build_filename (other, "store.db", NULL);
  g_assert_cmpint (g_mkdir (other, 0700), ==, 0);
  g_assert_cmpint (g_rename (aside, moved), ==, 0);
  g_assert_cmpint (count_drafts (fixture, other, OLD_PASSPHRASE), ==, OLD_DRAFTS);
}

static void
test_restores_over_rubbish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->data_dir, "store.db", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *files = NULL;

  g_assert_cmpint (g_mkdir (fixture->data_dir, 0700), ==, 0);
  g_assert_true (
    g_file_set_contents (path, "no database at all, but long enough for a head", -1, NULL));
  g_assert_true (g_file_set_contents (log, "nor a log", -1, NULL));
  g_assert_true (restore (fixture, BACKUP_PASSPHRASE, &error));
  g_assert_no_error (error);
  files = list_files (fixture, "store.db.");
  g_assert_cmpstr (files, ==, "store.db.replaced-1795514400 store.db.replaced-1795514400-wal");
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, BACKUP_PASSPHRASE), ==, NEW_DRAFTS);
}

/* The old store stands as it did, and nothing beside it. */
static void
assert_refused (Fixture *fixture, const char *passphrase, DimErrorCode code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  g_assert_false (restore (fixture, passphrase, &error));
  g_assert_error (error, DIM_ERROR, (gint) code);
  files = list_files (fixture, "store.db");
  g_assert_cmpstr (files, ==, "store.db");
}

static void
test_wrong_passphrase_opens_nothing (Fixture *fixture, gconstpointer data)
{
  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  assert_refused (fixture, NEW_PASSPHRASE, DIM_ERROR_INVALID);
  assert_refused (fixture, "", DIM_ERROR_INVALID);
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, OLD_PASSPHRASE), ==, OLD_DRAFTS);
}

static void
test_altered_byte_is_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->backup, &bytes, &length, NULL));
  for (gsize at = 0; at < length; at += at < HEAD_BYTES ? 1 : STEP_BYTES) {
    DimErrorCode other = at < VERSION_END ? DIM_ERROR_TOO_NEW : DIM_ERROR_DAMAGED;
    DimErrorCode code = at < MAGIC_END ? DIM_ERROR_CONFLICT : other;
    g_auto (DimBackupRead) read = { 0 };
    g_autoptr (GError) error = NULL;

    bytes[at] ^= 0x10;
    g_assert_true (g_file_set_contents (fixture->backup, bytes, (gssize) length, NULL));
    bytes[at] ^= 0x10;
    g_assert_false (dim_backup_file_read (fixture->backup, BACKUP_PASSPHRASE, NULL, &read, &error));
    g_assert_error (error, DIM_ERROR, (gint) code);
  }
}

static void
test_cut_backup_is_found (Fixture *fixture, gconstpointer data)
{
  static const gsize lengths[] = { 0, 1, 7, 8, 40, 87, 88, 100, 300, 65536, 65537 };
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture->backup, &bytes, &length, NULL));
  bytes = g_realloc (bytes, length + 1);
  bytes[length] = 'x';
  for (gsize i = 0; i < G_N_ELEMENTS (lengths) + 2; i++) {
    gsize kept = i < G_N_ELEMENTS (lengths) ? lengths[i] : length - 1;
    DimErrorCode code = kept < MAGIC_END ? DIM_ERROR_CONFLICT : DIM_ERROR_DAMAGED;
    g_auto (DimBackupRead) read = { 0 };
    g_autoptr (GError) error = NULL;

    if (i > G_N_ELEMENTS (lengths))
      kept = length + 1; /* something stands behind it */
    g_assert_true (g_file_set_contents (fixture->backup, bytes, (gssize) kept, NULL));
    g_assert_false (dim_backup_file_read (fixture->backup, BACKUP_PASSPHRASE, NULL, &read, &error));
    g_assert_error (error, DIM_ERROR, (gint) code);
  }
}

/* What is in a backup need not be a store of this program, though it is sealed as one. */
static void
seal_database (Fixture *fixture, const char *database)
{
  static const guint8 key[DIM_SEAL_KEY_BYTES] = { 1 };
  const DimBackupContents contents = { .program = (char *) "9",
                                       .office = (char *) "",
                                       .desk = (char *) "" };
  const DimBackupSource source = { BACKUP_PASSPHRASE, key, &contents, database };
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_backup_file_write (fixture->backup, &source, &error));
  g_assert_no_error (error);
}

/* Bytes 60–63 of the file are its version, 68–71 whose it is: sqlite.org/fileformat2.html */
static void
set_head_number (const char *database, gsize at, guint8 last)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (database, &bytes, &length, NULL));
  bytes[at + 3] = (char) last;
  g_assert_true (g_file_set_contents (database, bytes, (gssize) length, NULL));
}

static void
test_strange_stores_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *database = g_build_filename (fixture->folder, "origin", "store.db", NULL);
  static const struct {
    gsize at;
    guint8 value;
    DimErrorCode code;
  } rows[] = {
    { 60, 99, DIM_ERROR_TOO_NEW },
    { 68, 1, DIM_ERROR_CONFLICT },
  };

  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *spoilt = g_strdup_printf ("%s.%" G_GSIZE_FORMAT, database, i);
    g_autoptr (GFile) from = g_file_new_for_path (database);
    g_autoptr (GFile) to = g_file_new_for_path (spoilt);

    g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
    set_head_number (spoilt, rows[i].at, rows[i].value);
    seal_database (fixture, spoilt);
    assert_refused (fixture, BACKUP_PASSPHRASE, rows[i].code);
  }
  g_assert_true (
    g_file_set_contents (database, "this is no database at all, but it is long enough", -1, NULL));
  seal_database (fixture, database);
  assert_refused (fixture, BACKUP_PASSPHRASE, DIM_ERROR_DAMAGED);
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, OLD_PASSPHRASE), ==, OLD_DRAFTS);
}

static void
test_directory_in_use_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDataDirectory) user = NULL;

  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  user = dim_data_directory_open (fixture->data_dir, &error);
  g_assert_no_error (error);
  assert_refused (fixture, BACKUP_PASSPHRASE, DIM_ERROR_BUSY);
  g_assert_false (dim_forgetting_run (fixture->data_dir, TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_BUSY);
  g_clear_pointer (&user, dim_data_directory_free);
  g_assert_cmpint (count_drafts (fixture, fixture->data_dir, OLD_PASSPHRASE), ==, OLD_DRAFTS);
}

/* While it is being replaced nobody else comes in. */
static void
test_directory_taken_alone_lets_nobody_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDataDirectory) alone = dim_data_directory_open (fixture->data_dir, &error);

  g_assert_no_error (error);
  g_assert_true (dim_data_directory_take_alone (alone, &error));
  g_assert_null (dim_data_directory_open (fixture->data_dir, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_BUSY);
}

static void
test_short_passphrase_makes_no_backup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = open_store (fixture, fixture->data_dir, OLD_PASSPHRASE, &error);
  g_autofree char *path = g_build_filename (fixture->folder, "short", NULL);

  g_assert_no_error (error);
  g_assert_false (write_backup (store, path, "elf letters", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A file may not grow as on a full disk; the backup of before stays, and nothing by half. */
static void
test_no_room_leaves_the_old_backup (Fixture *fixture, gconstpointer data)
{
  const struct rlimit little = { 20000, RLIM_INFINITY };
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = open_store (fixture, fixture->data_dir, OLD_PASSPHRASE, &error);
  g_autofree char *copying = g_strconcat (fixture->backup, ".copy", NULL);
  g_autofree char *part = g_strconcat (fixture->backup, ".part", NULL);
  g_autoptr (DimBackupCopy) copy = dim_store_call (store, dim_backup_copy_run, copying, &error);
  g_auto (DimBackupRead) read = { 0 };
  struct rlimit before;
  DimBackupSource source;

  g_assert_no_error (error);
  source = (DimBackupSource){ NEW_PASSPHRASE, copy->key, copy->contents, copy->path };
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  (void) signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &little), ==, 0);
  g_assert_false (dim_backup_file_write (fixture->backup, &source, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_true (dim_error_is_of_storage (error));
  g_clear_error (&error);

  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (dim_backup_file_read (fixture->backup, BACKUP_PASSPHRASE, NULL, &read, &error));
  g_assert_no_error (error);
}

/* In a process of its own, which ends at its @change-th change of the disk. FALSE: it came to its
 * end. */
static gboolean
restore_until (Fixture *fixture, int change)
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    disk_changes_left = change;
    _exit (restore (fixture, BACKUP_PASSPHRASE, NULL) ? 0 : 1);
  }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == DISK_CHANGES_KILLED);
  return WEXITSTATUS (status) == DISK_CHANGES_KILLED;
}

static void
test_killed_anywhere_is_old_or_new (Fixture *fixture, gconstpointer data)
{
  guint olds = 0;
  guint news = 0;
  gboolean was_killed = TRUE;

  for (int change = 0; was_killed; change++) {
    g_autofree char *left = NULL;
    g_autofree char *store = g_build_filename (fixture->data_dir, "store.db", NULL);

    if (g_file_test (fixture->data_dir, G_FILE_TEST_EXISTS))
      remove_tree (fixture->data_dir);
    make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
    was_killed = restore_until (fixture, change);
    dim_restoring_clear_up (store);
    left = list_files (fixture, "store.db.restoring");
    g_assert_cmpstr (left, ==, "");
    if (count_drafts (fixture, fixture->data_dir, OLD_PASSPHRASE) == OLD_DRAFTS) {
      olds++;
      continue;
    }
    g_assert_cmpint (count_drafts (fixture, fixture->data_dir, BACKUP_PASSPHRASE), ==, NEW_DRAFTS);
    g_free (left);
    left = list_files (fixture, "store.db.replaced-");
    g_assert_cmpstr (left, ==, "store.db.replaced-1795514400");
    news++;
  }
  g_test_message ("killed at %u moments: %u old, %u new", olds + news - 1, olds, news);
  g_assert_cmpuint (olds, >, 5);
  g_assert_cmpuint (news, >, 1);
}

static void
test_forgotten_device_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  g_assert_true (restore (fixture, BACKUP_PASSPHRASE, &error));
  g_assert_true (dim_forgetting_run (fixture->data_dir, TRUE, &error));
  g_assert_no_error (error);
  files = list_files (fixture, "store");
  g_assert_cmpstr (files, ==, "");
}

/* It was killed when the store was out of use; opening goes on with it. */
static void
test_forgetting_is_finished_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *store = g_build_filename (fixture->data_dir, "store.db", NULL);
  g_autofree char *forgotten = g_strconcat (store, ".forgotten", NULL);
  g_autofree char *files = NULL;

  make_store (fixture, fixture->data_dir, OLD_PASSPHRASE, OLD_DRAFTS);
  g_assert_cmpint (g_rename (store, forgotten), ==, 0);
  g_assert_true (dim_forgetting_finish (store, &error));
  g_assert_no_error (error);
  files = list_files (fixture, "store");
  g_assert_cmpstr (files, ==, "");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("/backup/comes-back-whole", test_comes_back_whole);
  ADD ("/backup/says-what-is-in-it", test_says_what_is_in_it);
  ADD ("/backup/holds-nothing-in-the-clear", test_holds_nothing_in_the_clear);
  ADD ("/backup/sets-aside-what-was-there", test_sets_aside_what_was_there);
  ADD ("/backup/restores-over-rubbish", test_restores_over_rubbish);
  ADD ("/backup/wrong-passphrase-opens-nothing", test_wrong_passphrase_opens_nothing);
  ADD ("/backup/altered-byte-is-found", test_altered_byte_is_found);
  ADD ("/backup/cut-backup-is-found", test_cut_backup_is_found);
  ADD ("/backup/strange-stores-are-refused", test_strange_stores_are_refused);
  ADD ("/backup/directory-in-use-is-left-alone", test_directory_in_use_is_left_alone);
  ADD ("/backup/directory-taken-alone-lets-nobody-in", test_directory_taken_alone_lets_nobody_in);
  ADD ("/backup/short-passphrase-makes-no-backup", test_short_passphrase_makes_no_backup);
  ADD ("/backup/no-room-leaves-the-old-backup", test_no_room_leaves_the_old_backup);
  ADD ("/backup/killed-anywhere-is-old-or-new", test_killed_anywhere_is_old_or_new);
  ADD ("/forgetting/leaves-nothing", test_forgotten_device_leaves_nothing);
  ADD ("/forgetting/is-finished-later", test_forgetting_is_finished_later);
  return g_test_run ();
}
