/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-file.h"

#include "dim-error.h"
#include "dim-folder.h"
#include "dim-key-holder.h"
#include "dim-seal-stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The line end is lost where a file was taken for text. */
#define MAGIC         "DIMBACK\n"
#define MAGIC_BYTES   8
#define VERSION       1
#define CHECK_BYTES   16
#define PIECE_BYTES   65536
#define SEALED_BYTES  (PIECE_BYTES + DIM_SEAL_STREAM_EXTRA_BYTES)
#define CONTENTS_MAX  4096
#define GROUP         "backup"
#define CHECK_PURPOSE "nl.minbzk.DutchIdMonitor backup"

/* In the clear; numbers in network order. Nothing in it is secret: the check only tells a wrong
 * passphrase from a damaged file, and a guess costs the same without it. */
typedef struct {
  guint8 magic[MAGIC_BYTES];
  guint32 version;
  guint32 first_bytes; /* of the first piece, unsealed: the store key and the contents */
  guint8 salt[DIM_SEAL_SALT_BYTES];
  guint8 stream[DIM_SEAL_STREAM_HEAD_BYTES];
  guint8 check[CHECK_BYTES];  /* of the key, over what stands before */
  guint8 digest[CHECK_BYTES]; /* SHA-256 over what stands before, cut off */
} Head;
G_STATIC_ASSERT (sizeof (Head) == 88);

#define CHECKED_BYTES G_STRUCT_OFFSET (Head, check)
#define SUMMED_BYTES  G_STRUCT_OFFSET (Head, digest)

/* What a piece is worked on in. */
typedef struct {
  DimSealStream *stream;
  guint8 *plain; /* secret */
  guint8 *sealed;
} Pieces;

static void
clear_pieces (Pieces *pieces)
{
  g_clear_pointer (&pieces->stream, dim_seal_stream_free);
  g_clear_pointer (&pieces->plain, dim_secret_free);
  g_clear_pointer (&pieces->sealed, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pieces, clear_pieces)

static void
init_pieces (Pieces *pieces, DimSealStream *stream)
{
  pieces->stream = stream;
  pieces->plain = dim_secret_alloc (PIECE_BYTES);
  pieces->sealed = g_malloc (SEALED_BYTES);
}

static gboolean
fail_by_errno (const char *doing, GError **error)
{
  int cause = errno;
  DimErrorCode code = cause == ENOENT ? DIM_ERROR_NOT_FOUND : dim_error_of_errno (cause);

  g_set_error (error, DIM_ERROR, (gint) code, "Cannot %s backup: %s", doing, g_strerror (cause));
  return FALSE;
}

static gboolean
fail_as (DimErrorCode code, const char *cause, GError **error)
{
  g_set_error (error, DIM_ERROR, (gint) code, "Cannot read backup: %s", cause);
  return FALSE;
}

static void
close_file (FILE *file)
{
  (void) fclose (file);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FILE, close_file)

static void
compute_check (const Head *head, const guint8 *key, guint8 out[CHECK_BYTES])
{
  guint8 own[DIM_SEAL_KEY_BYTES];

  dim_blake2b (CHECK_PURPOSE, strlen (CHECK_PURPOSE), key, DIM_SEAL_KEY_BYTES, own, sizeof own);
  dim_blake2b (head, CHECKED_BYTES, own, sizeof own, out, CHECK_BYTES);
  dim_wipe (own, sizeof own);
}

static void
compute_digest (const Head *head, guint8 out[CHECK_BYTES])
{
  guint8 whole[DIM_SHA256_BYTES];

  dim_sha256 (head, SUMMED_BYTES, whole);
  memcpy (out, whole, CHECK_BYTES);
}

static char *
contents_to_text (const DimBackupContents *contents)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_int64 (file, GROUP, "made", contents->made_s);
  g_key_file_set_string (file, GROUP, "program", contents->program);
  g_key_file_set_string (file, GROUP, "office", contents->office);
  g_key_file_set_string (file, GROUP, "desk", contents->desk);
  g_key_file_set_integer (file, GROUP, "role", (gint) contents->role);
  g_key_file_set_uint64 (file, GROUP, "registrations", contents->registrations);
  g_key_file_set_uint64 (file, GROUP, "drafts", contents->drafts);
  g_key_file_set_uint64 (file, GROUP, "waiting", contents->waiting);
  g_key_file_set_uint64 (file, GROUP, "numbers", contents->numbers);
  return g_key_file_to_data (file, NULL, NULL);
}

static char *
take_text (GKeyFile *file, const char *key)
{
  char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text != NULL ? text : g_strdup ("");
}

static guint
take_count (GKeyFile *file, const char *key)
{
  return (guint) MIN (g_key_file_get_uint64 (file, GROUP, key, NULL), G_MAXUINT);
}

static DimBackupContents *
contents_from_text (const char *text, gsize length)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DimBackupContents *contents;

  if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_NONE, NULL))
    return NULL;
  contents = g_new0 (DimBackupContents, 1);
  contents->made_s = g_key_file_get_int64 (file, GROUP, "made", NULL);
  contents->program = take_text (file, "program");
  contents->office = take_text (file, "office");
  contents->desk = take_text (file, "desk");
  contents->role =
    (DimRole) CLAMP (g_key_file_get_integer (file, GROUP, "role", NULL), 0, DIM_ROLE_ANALYST);
  contents->registrations = take_count (file, "registrations");
  contents->drafts = take_count (file, "drafts");
  contents->waiting = take_count (file, "waiting");
  contents->numbers = take_count (file, "numbers");
  return contents;
}

static FILE *
open_private (const char *path, GError **error)
{
  FILE *file = NULL;
  int fd;

  if (g_unlink (path) == 0 || errno == ENOENT) {
    fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    file = fd < 0 ? NULL : fdopen (fd, "w");
  }
  if (file == NULL)
    fail_by_errno ("make", error);
  return file;
}

static gboolean
write_bytes (FILE *file, gconstpointer bytes, gsize length, GError **error)
{
  return fwrite (bytes, 1, length, file) == length || fail_by_errno ("write", error);
}

static gboolean
write_piece (FILE *file, Pieces *pieces, gsize length, gboolean is_last, GError **error)
{
  dim_seal_stream_push (pieces->stream, pieces->plain, length, is_last, pieces->sealed);
  return write_bytes (file, pieces->sealed, length + DIM_SEAL_STREAM_EXTRA_BYTES, error);
}

/* The first piece: the key that opens what is sealed in the database, and what a person is told. */
static gboolean
write_first (FILE *file,
             Pieces *pieces,
             const DimBackupSource *source,
             const char *contents,
             GError **error)
{
  gsize length = strlen (contents);

  memcpy (pieces->plain, source->store_key, DIM_SEAL_KEY_BYTES);
  memcpy (pieces->plain + DIM_SEAL_KEY_BYTES, contents, length);
  return write_piece (file, pieces, DIM_SEAL_KEY_BYTES + length, FALSE, error);
}

static gboolean
write_database (FILE *file, Pieces *pieces, const char *path, guint8 *out_digest, GError **error)
{
  g_autoptr (FILE) database = g_fopen (path, "rbe");
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DIM_SHA256_BYTES;
  gboolean is_last = FALSE;

  if (database == NULL)
    return fail_by_errno ("read copy for", error);
  while (!is_last) {
    gsize length = fread (pieces->plain, 1, PIECE_BYTES, database);
    int next = length < PIECE_BYTES ? EOF : fgetc (database);

    if (ferror (database) != 0)
      return fail_by_errno ("read copy for", error);
    is_last = next == EOF;
    if (!is_last)
      (void) ungetc (next, database);
    g_checksum_update (checksum, pieces->plain, (gssize) length);
    if (!write_piece (file, pieces, length, is_last, error))
      return FALSE;
  }
  g_checksum_get_digest (checksum, out_digest, &size);
  return TRUE;
}

static gboolean
write_whole (FILE *file, const DimBackupSource *source, guint8 *out_digest, GError **error)
{
  g_autofree char *contents = contents_to_text (source->contents);
  g_auto (Pieces) pieces = { 0 };
  guint8 key[DIM_SEAL_KEY_BYTES];
  Head head = { .version = GUINT32_TO_BE (VERSION) };

  g_assert (strlen (contents) <= CONTENTS_MAX);
  memcpy (head.magic, MAGIC, MAGIC_BYTES);
  head.first_bytes = GUINT32_TO_BE ((guint32) (DIM_SEAL_KEY_BYTES + strlen (contents)));
  dim_random_bytes (head.salt, sizeof head.salt);
  if (!dim_seal_key_from_passphrase (source->passphrase, head.salt, key, error))
    return FALSE;
  init_pieces (&pieces, dim_seal_stream_new (key, head.stream));
  compute_check (&head, key, head.check);
  compute_digest (&head, head.digest);
  dim_wipe (key, sizeof key);
  return write_bytes (file, &head, sizeof head, error) &&
         write_first (file, &pieces, source, contents, error) &&
         write_database (file, &pieces, source->database, out_digest, error) &&
         dim_backup_sync (file, error);
}

/* What was just written, as whoever restores it will read it. */
static gboolean
is_readable (const char *path, const DimBackupSource *source, const guint8 *digest, GError **error)
{
  g_auto (DimBackupRead) read = { 0 };

  if (!dim_backup_file_read (path, source->passphrase, NULL, &read, error))
    return FALSE;
  if (dim_equal (read.digest, digest, DIM_SHA256_BYTES) &&
      dim_equal (read.store_key, source->store_key, DIM_SEAL_KEY_BYTES))
    return TRUE;
  return fail_as (DIM_ERROR_STORAGE, "the disk gives back something else", error);
}

static gboolean
write_beside (const char *path, const DimBackupSource *source, GError **error)
{
  guint8 digest[DIM_SHA256_BYTES] = { 0 };
  g_autoptr (FILE) file = open_private (path, error);

  return file != NULL && write_whole (file, source, digest, error) &&
         is_readable (path, source, digest, error);
}

gboolean
dim_backup_file_write (const char *path, const DimBackupSource *source, GError **error)
{
  g_autofree char *beside = NULL;

  g_return_val_if_fail (path != NULL && source != NULL, FALSE);
  if (g_utf8_strlen (source->passphrase, -1) < DIM_PASSPHRASE_MIN_CHARS) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot make backup: the passphrase is shorter than %d characters",
                 DIM_PASSPHRASE_MIN_CHARS);
    return FALSE;
  }
  beside = g_strconcat (path, ".part", NULL);
  if (write_beside (beside, source, error)) {
    if (g_rename (beside, path) == 0 && dim_folder_sync_of (path))
      return TRUE;
    fail_by_errno ("name", error);
  }
  (void) g_unlink (beside);
  return FALSE;
}

void
dim_backup_read_clear (DimBackupRead *read)
{
  g_clear_pointer (&read->contents, dim_backup_contents_free);
  g_clear_pointer (&read->store_key, dim_secret_free);
}

/* What holds without a passphrase. */
static gboolean
read_head (FILE *file, Head *out, GError **error)
{
  guint8 digest[CHECK_BYTES];
  gsize length = fread (out, 1, sizeof *out, file);

  if (ferror (file) != 0)
    return fail_by_errno ("read", error);
  if (length < MAGIC_BYTES || memcmp (out->magic, MAGIC, MAGIC_BYTES) != 0)
    return fail_as (DIM_ERROR_CONFLICT, "it is no backup of this program", error);
  if (length < sizeof *out)
    return fail_as (DIM_ERROR_DAMAGED, "it is cut off", error);
  if (GUINT32_FROM_BE (out->version) > VERSION)
    return fail_as (DIM_ERROR_TOO_NEW, "a newer program made it", error);
  compute_digest (out, digest);
  if (!dim_equal (digest, out->digest, sizeof digest) ||
      GUINT32_FROM_BE (out->first_bytes) < DIM_SEAL_KEY_BYTES ||
      GUINT32_FROM_BE (out->first_bytes) > DIM_SEAL_KEY_BYTES + CONTENTS_MAX)
    return fail_as (DIM_ERROR_DAMAGED, "its head was altered", error);
  return TRUE;
}

static gboolean
open_stream (const Head *head, const char *passphrase, Pieces *out, GError **error)
{
  guint8 key[DIM_SEAL_KEY_BYTES];
  guint8 check[CHECK_BYTES];
  gboolean is_right;

  if (!dim_seal_key_from_passphrase (passphrase, head->salt, key, error))
    return FALSE;
  compute_check (head, key, check);
  is_right = dim_equal (check, head->check, sizeof check);
  if (is_right)
    init_pieces (out, dim_seal_stream_open (key, head->stream));
  dim_wipe (key, sizeof key);
  return is_right || fail_as (DIM_ERROR_INVALID, "the passphrase is wrong", error);
}

/* Reads at most @most plain bytes; fewer only at the end. */
static gboolean
read_piece (FILE *file,
            Pieces *pieces,
            gsize most,
            gsize *out_length,
            gboolean *out_is_last,
            GError **error)
{
  gsize length = fread (pieces->sealed, 1, most + DIM_SEAL_STREAM_EXTRA_BYTES, file);

  if (ferror (file) != 0)
    return fail_by_errno ("read", error);
  if (!dim_seal_stream_pull (pieces->stream, pieces->sealed, length, pieces->plain, out_is_last,
                             NULL))
    return fail_as (DIM_ERROR_DAMAGED, "it was cut off or altered", error);
  *out_length = length - DIM_SEAL_STREAM_EXTRA_BYTES;
  return TRUE;
}

static gboolean
read_first (FILE *file, Pieces *pieces, const Head *head, DimBackupRead *out, GError **error)
{
  gboolean is_last = FALSE;
  gsize length = 0;

  if (!read_piece (file, pieces, GUINT32_FROM_BE (head->first_bytes), &length, &is_last, error))
    return FALSE;
  if (!is_last && length > DIM_SEAL_KEY_BYTES)
    out->contents = contents_from_text ((const char *) pieces->plain + DIM_SEAL_KEY_BYTES,
                                        length - DIM_SEAL_KEY_BYTES);
  if (out->contents == NULL)
    return fail_as (DIM_ERROR_DAMAGED, "it does not say what it is", error);
  out->store_key = dim_secret_alloc (DIM_SEAL_KEY_BYTES);
  memcpy (out->store_key, pieces->plain, DIM_SEAL_KEY_BYTES);
  return TRUE;
}

static gboolean
read_database (FILE *file, Pieces *pieces, FILE *sink, DimBackupRead *out, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = DIM_SHA256_BYTES;
  gboolean is_last = FALSE;

  while (!is_last) {
    gsize length = 0;

    if (!read_piece (file, pieces, PIECE_BYTES, &length, &is_last, error))
      return FALSE;
    g_checksum_update (checksum, pieces->plain, (gssize) length);
    if (sink != NULL && !write_bytes (sink, pieces->plain, length, error))
      return FALSE;
  }
  if (fgetc (file) != EOF)
    return fail_as (DIM_ERROR_DAMAGED, "something stands behind its end", error);
  g_checksum_get_digest (checksum, out->digest, &size);
  return TRUE;
}

gboolean
dim_backup_file_read (const char *path,
                      const char *passphrase,
                      FILE *database,
                      DimBackupRead *out,
                      GError **error)
{
  g_auto (DimBackupRead) read = { 0 };
  g_auto (Pieces) pieces = { 0 };
  g_autoptr (FILE) file = NULL;
  Head head;

  g_return_val_if_fail (path != NULL && passphrase != NULL && out != NULL, FALSE);
  file = g_fopen (path, "rbe");
  if (file == NULL)
    return fail_by_errno ("open", error);
  if (!read_head (file, &head, error) || !open_stream (&head, passphrase, &pieces, error) ||
      !read_first (file, &pieces, &head, &read, error) ||
      !read_database (file, &pieces, database, &read, error))
    return FALSE;
  *out = read;
  read = (DimBackupRead){ 0 };
  return TRUE;
}

gboolean
dim_backup_sync (FILE *file, GError **error)
{
  g_return_val_if_fail (file != NULL, FALSE);
  return (fflush (file) == 0 && fsync (fileno (file)) == 0) || fail_by_errno ("write", error);
}
