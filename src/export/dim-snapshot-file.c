/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-snapshot-file.h"

#include "dim-clock.h"
#include "dim-error.h"
#include "dim-text-sink.h"

#include <string.h>

#define SCHEMA "# nl.minbzk.DutchIdMonitor/momentopname/1"

static void
append_head (GString *out, const DimSnapshotHead *head)
{
  g_autofree char *made = dim_time_to_text (head->made_s);

  g_string_append_printf (out, "%s\n# jaar: %d\n# uitgave: %u\n# gemaakt: %s\n", SCHEMA, head->year,
                          head->vintage, made);
  g_string_append_printf (out, "# feedpositie: %" G_GUINT64_FORMAT "\n# codelijst: %s\n",
                          head->position, head->code_list_version);
  g_string_append_printf (out, "# regels: %u\n# sha256: ", head->n_lines);
  for (gsize i = 0; i < sizeof head->digest; i++)
    g_string_append_printf (out, "%02x", head->digest[i]);
  g_string_append_printf (out, "\n%s\n", dim_snapshot_heading ());
}

gboolean
dim_snapshot_write_text (GOutputStream *stream,
                         GPtrArray *snapshots,
                         const DimCodeBook *book,
                         const DimMunicipalities *municipalities,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (DimTextSink) sink = { 0 };
  const DimSnapshot *snapshot;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (snapshots != NULL && snapshots->len == 1, FALSE);
  snapshot = snapshots->pdata[0];
  dim_text_sink_init (&sink, stream, cancellable);
  append_head (sink.text, &snapshot->head);
  for (guint i = 0; i < snapshot->lines->len; i++) {
    g_string_append_printf (sink.text, "%s\n", (char *) snapshot->lines->pdata[i]);
    if (!dim_text_sink_relieve (&sink, error))
      return FALSE;
  }
  return dim_text_sink_finish (&sink, error);
}

gboolean
dim_snapshot_write_file (GFile *file,
                         DimExportWriter write,
                         GPtrArray *snapshots,
                         const DimCodeBook *book,
                         const DimMunicipalities *municipalities,
                         GError **error)
{
  const DimExport export = { .write = write,
                             .rows = snapshots,
                             .book = book,
                             .municipalities = municipalities };

  return dim_export_write_file (&export, file, TRUE, error);
}

/* What stands behind "# @name: "; NULL: the line is another. */
static const char *
value_of (const char *line, const char *name)
{
  g_autofree char *start = g_strdup_printf ("# %s: ", name);

  return line != NULL && g_str_has_prefix (line, start) ? line + strlen (start) : NULL;
}

static gboolean
read_number (const char *line, const char *name, guint64 most, guint64 *out)
{
  const char *value = value_of (line, name);

  return value != NULL && g_ascii_string_to_unsigned (value, 10, 0, most, out, NULL);
}

static gboolean
read_digest (const char *line, guint8 out[DIM_YEAR_DIGEST_BYTES])
{
  const char *value = value_of (line, "sha256");

  if (value == NULL || strlen (value) != (gsize) 2 * DIM_YEAR_DIGEST_BYTES)
    return FALSE;
  for (gsize i = 0; i < DIM_YEAR_DIGEST_BYTES; i++) {
    int high = g_ascii_xdigit_value (value[2 * i]);
    int low = g_ascii_xdigit_value (value[2 * i + 1]);

    if (high < 0 || low < 0)
      return FALSE;
    out[i] = (guint8) (high << 4 | low);
  }
  return TRUE;
}

/* The lines before the canonical text, of which there are so many. */
#define HEAD_LINES 8

static gboolean
read_head (char **lines, DimSnapshotHead *head)
{
  guint64 year = 0, vintage = 0, n_lines = 0;
  const char *made, *version;

  if (g_strv_length (lines) <= HEAD_LINES || strcmp (lines[0], SCHEMA) != 0 ||
      !read_number (lines[1], "jaar", 2199, &year) ||
      !read_number (lines[2], "uitgave", G_MAXUINT16, &vintage) ||
      !read_number (lines[4], "feedpositie", G_MAXINT64, &head->position) ||
      !read_number (lines[6], "regels", G_MAXUINT32, &n_lines) ||
      !read_digest (lines[7], head->digest))
    return FALSE;
  made = value_of (lines[3], "gemaakt");
  version = value_of (lines[5], "codelijst");
  head->year = (int) year;
  head->vintage = (guint) vintage;
  head->n_lines = (guint) n_lines;
  return made != NULL && version != NULL && dim_time_from_text (made, &head->made_s) &&
         g_strlcpy (head->code_list_version, version, sizeof head->code_list_version) <
           sizeof head->code_list_version;
}

/* Over everything behind the head, as it stands in the file. */
static gboolean
is_whole (const DimSnapshotHead *head, const char *canonical, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[DIM_YEAR_DIGEST_BYTES];
  gsize size = sizeof digest;

  g_checksum_update (checksum, (const guchar *) canonical, (gssize) length);
  g_checksum_get_digest (checksum, digest, &size);
  return memcmp (digest, head->digest, sizeof digest) == 0;
}

static const char *
skip_lines (const char *text, guint count)
{
  for (; count > 0; count--)
    text = strchr (text, '\n') + 1;
  return text;
}

DimSnapshot *
dim_snapshot_parse (const char *text, gsize length, GError **error)
{
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;
  DimSnapshotHead head = { 0 };
  DimSnapshot *snapshot;
  const char *canonical;

  g_return_val_if_fail (text != NULL, NULL);
  copy = g_strndup (text, length);
  lines = g_strsplit (copy, "\n", -1);
  if (!read_head (lines, &head)) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read snapshot: it is none");
    return NULL;
  }
  canonical = skip_lines (copy, HEAD_LINES);
  /* The heading, the lines, and nothing behind the last line feed. */
  if (!is_whole (&head, canonical, length - (gsize) (canonical - copy)) ||
      g_strv_length (lines) != HEAD_LINES + 1 + head.n_lines + 1) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_DAMAGED,
                 "Cannot read snapshot: it is not what its digest says");
    return NULL;
  }
  snapshot = dim_snapshot_new (&head);
  for (guint i = 0; i < head.n_lines; i++)
    g_ptr_array_add (snapshot->lines, g_strdup (lines[HEAD_LINES + 1 + i]));
  return snapshot;
}

static DimTallyColumns *
lay_out (const DimSnapshot *snapshot, const DimCodeBook *book, GError **error)
{
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));

  for (guint i = 0; i < snapshot->lines->len; i++)
    if (!dim_snapshot_read (snapshot->lines->pdata[i], book, cases, documents, error))
      return NULL;
  return dim_tally_columns_new (cases, documents);
}

static void
free_tally (gpointer tally)
{
  dim_tally_free (tally);
}

GPtrArray *
dim_snapshot_count (const DimSnapshot *snapshot, const DimCodeBook *book, GError **error)
{
  DimTallyColumns *columns;
  GPtrArray *tallies;

  g_return_val_if_fail (snapshot != NULL && book != NULL, NULL);
  if (strcmp (snapshot->head.code_list_version, dim_code_book_version (book)) != 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_TOO_NEW,
                 "Cannot count snapshot: it stands on the code lists %s, these are %s",
                 snapshot->head.code_list_version, dim_code_book_version (book));
    return NULL;
  }
  columns = lay_out (snapshot, book, error);
  if (columns == NULL)
    return NULL;
  tallies = g_ptr_array_new_with_free_func (free_tally);
  for (guint i = 0; i < DIM_N_STANDARD_DIMENSIONS; i++) {
    DimTally *tally = dim_tally_new ((DimDimension) i, snapshot->head.year, 1);

    dim_tally_count (tally, book, columns);
    tally->position = snapshot->head.position;
    g_ptr_array_add (tallies, tally);
  }
  dim_tally_columns_free (columns);
  return tallies;
}
