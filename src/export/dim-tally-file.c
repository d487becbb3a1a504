/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-export.h"
#include "dim-text-sink.h"

/* A replacement lies beside the old file until it is closed, and closing it cancelled leaves the
 * old one; where there was none, what came so far stands in its place already. */
static void
drop (GFile *file, GOutputStream *stream, gboolean is_new)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
  if (is_new)
    g_file_delete (file, NULL, NULL);
}

DimTallyWriter
dim_tally_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_tally_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_tally_write_json : NULL;
}

gboolean
dim_tally_write_file (GFile *file,
                      DimTallyWriter write,
                      GPtrArray *tallies,
                      const DimCodeBook *book,
                      const DimMunicipalities *municipalities,
                      GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean is_new;

  g_return_val_if_fail (G_IS_FILE (file) && write != NULL && tallies != NULL, FALSE);
  is_new = !g_file_query_exists (file, NULL);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, &cause);
  if (stream == NULL) {
    dim_export_fail ("open", cause, error);
    return FALSE;
  }
  if (!write (G_OUTPUT_STREAM (stream), tallies, book, municipalities, NULL, error)) {
    drop (file, G_OUTPUT_STREAM (stream), is_new);
    return FALSE;
  }
  if (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &cause))
    return TRUE;
  drop (file, G_OUTPUT_STREAM (stream), is_new);
  dim_export_fail ("close", cause, error);
  return FALSE;
}
