/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-zip.h"

#include "dim-text-sink.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MODE 0644

struct _DimZip {
  struct archive *archive;
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *cause;    /* why the stream took no more */
  gboolean is_over; /* nothing more is written */
};

struct _DimZipMember {
  GOutputStream parent_instance;
  DimZip *zip;
};

G_DEFINE_TYPE (DimZipMember, dim_zip_member, G_TYPE_OUTPUT_STREAM)

static gssize
write_data (GOutputStream *stream,
            const void *buffer,
            gsize count,
            GCancellable *cancellable,
            GError **error)
{
  DimZip *zip = DIM_ZIP_MEMBER (stream)->zip;
  la_ssize_t written = archive_write_data (zip->archive, buffer, count);

  if (zip->cause == NULL && (written > 0 || count == 0))
    return (gssize) written;
  if (zip->cause != NULL)
    g_propagate_error (error, g_error_copy (zip->cause));
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, archive_error_string (zip->archive));
  return -1;
}

static void
dim_zip_member_class_init (DimZipMemberClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = write_data;
}

static void
dim_zip_member_init (DimZipMember *self)
{
}

/* What the stream does not take is let go of, and told by whoever writes next: an archive that is
 * told of a failure in the middle of a member does not give back what it packs with (libarchive
 * 3.6). */
static la_ssize_t
hand_on (struct archive *archive, void *data, const void *buffer, size_t length)
{
  DimZip *zip = data;

  if (zip->cause == NULL && !zip->is_over)
    g_output_stream_write_all (zip->stream, buffer, length, NULL, zip->cancellable, &zip->cause);
  return (la_ssize_t) length;
}

DimZip *
dim_zip_new (GOutputStream *stream, GCancellable *cancellable)
{
  DimZip *zip = NULL;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  zip = g_new0 (DimZip, 1);
  zip->stream = stream;
  zip->cancellable = cancellable;
  zip->archive = archive_write_new ();
  archive_write_set_format_zip (zip->archive);
  archive_write_set_format_option (zip->archive, "zip", "hdrcharset", "UTF-8");
  /* No padding behind the directory. */
  archive_write_set_bytes_in_last_block (zip->archive, 1);
  archive_write_open (zip->archive, zip, NULL, hand_on, NULL);
  return zip;
}

void
dim_zip_free (DimZip *zip)
{
  if (zip == NULL)
    return;
  zip->is_over = TRUE;
  archive_write_free (zip->archive);
  g_clear_error (&zip->cause);
  g_free (zip);
}

static gboolean
tell (DimZip *zip, GError **error)
{
  g_autoptr (GError) own = NULL;

  if (g_error_matches (zip->cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, g_error_copy (zip->cause));
    return FALSE;
  }
  if (zip->cause == NULL)
    own = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                               archive_error_string (zip->archive) != NULL
                                 ? archive_error_string (zip->archive)
                                 : "the archive takes no more");
  dim_export_fail ("write", zip->cause != NULL ? zip->cause : own, error);
  return FALSE;
}

GOutputStream *
dim_zip_begin (DimZip *zip, const char *name, GError **error)
{
  struct archive_entry *entry = NULL;
  DimZipMember *member = NULL;
  int result = ARCHIVE_OK;

  g_return_val_if_fail (zip != NULL && name != NULL, NULL);
  entry = archive_entry_new ();
  /* No time is set: a ZIP would hold it in the time zone of this computer. */
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, MODE);
  result = archive_write_header (zip->archive, entry);
  archive_entry_free (entry);
  if (result < ARCHIVE_WARN || zip->cause != NULL) {
    tell (zip, error);
    return NULL;
  }
  member = g_object_new (DIM_TYPE_ZIP_MEMBER, NULL);
  member->zip = zip;
  return G_OUTPUT_STREAM (member);
}

gboolean
dim_zip_add (DimZip *zip, const char *name, const char *text, GError **error)
{
  g_autoptr (GOutputStream) member = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  member = dim_zip_begin (zip, name, error);
  if (member == NULL)
    return FALSE;
  return g_output_stream_write_all (member, text, strlen (text), NULL, NULL, NULL) ||
         tell (zip, error);
}

gboolean
dim_zip_finish (DimZip *zip, GError **error)
{
  g_return_val_if_fail (zip != NULL, FALSE);
  if (archive_write_close (zip->archive) != ARCHIVE_OK || zip->cause != NULL)
    return tell (zip, error);
  return g_output_stream_flush (zip->stream, zip->cancellable, &zip->cause) || tell (zip, error);
}
