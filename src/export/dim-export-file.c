/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-export-file.h"

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

gboolean
dim_export_fill_file (GFile *file,
                      gboolean is_private,
                      DimExportFill fill,
                      gpointer data,
                      GError **error)
{
  GFileCreateFlags flags = G_FILE_CREATE_REPLACE_DESTINATION;
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean is_new;

  g_return_val_if_fail (G_IS_FILE (file) && fill != NULL, FALSE);
  is_new = !g_file_query_exists (file, NULL);
  if (is_private)
    flags |= G_FILE_CREATE_PRIVATE;
  stream = g_file_replace (file, NULL, FALSE, flags, NULL, &cause);
  if (stream == NULL) {
    dim_export_fail ("open", cause, error);
    return FALSE;
  }
  if (!fill (G_OUTPUT_STREAM (stream), data, error)) {
    drop (file, G_OUTPUT_STREAM (stream), is_new);
    return FALSE;
  }
  if (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &cause))
    return TRUE;
  drop (file, G_OUTPUT_STREAM (stream), is_new);
  dim_export_fail ("close", cause, error);
  return FALSE;
}

static gboolean
fill_rows (GOutputStream *stream, gpointer data, GError **error)
{
  const DimExport *export = data;

  return export->write (stream, export->rows, export->book, export->municipalities, NULL, error);
}

gboolean
dim_export_write_file (const DimExport *export, GFile *file, gboolean is_private, GError **error)
{
  DimExport own;

  g_return_val_if_fail (export != NULL && export->write != NULL && export->rows != NULL, FALSE);
  own = *export;
  return dim_export_fill_file (file, is_private, fill_rows, &own, error);
}
