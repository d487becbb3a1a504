/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-text-sink.h"

#include "dim-error.h"

#define BLOCK_BYTES ((gsize) 32 * 1024)

void
dim_text_sink_init (DimTextSink *sink, GOutputStream *stream, GCancellable *cancellable)
{
  g_return_if_fail (sink != NULL && G_IS_OUTPUT_STREAM (stream));
  sink->text = g_string_sized_new (BLOCK_BYTES);
  sink->stream = stream;
  sink->cancellable = cancellable;
}

void
dim_text_sink_clear (DimTextSink *sink)
{
  g_return_if_fail (sink != NULL);
  if (sink->text != NULL)
    g_string_free (g_steal_pointer (&sink->text), TRUE);
}

void
dim_export_fail (const char *doing, const GError *cause, GError **error)
{
  DimErrorCode code = DIM_ERROR_STORAGE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = DIM_ERROR_FULL;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    code = DIM_ERROR_DENIED;
  g_set_error (error, DIM_ERROR, (gint) code, "Cannot %s export: %s", doing, cause->message);
}

static gboolean
tell (GError *cause, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, cause);
    return FALSE;
  }
  dim_export_fail ("write", cause, error);
  g_error_free (cause);
  return FALSE;
}

static gboolean
hand_on (DimTextSink *sink, GError **error)
{
  GError *cause = NULL;

  if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
    return FALSE;
  if (!g_output_stream_write_all (sink->stream, sink->text->str, sink->text->len, NULL,
                                  sink->cancellable, &cause))
    return tell (cause, error);
  g_string_truncate (sink->text, 0);
  return TRUE;
}

gboolean
dim_text_sink_relieve (DimTextSink *sink, GError **error)
{
  g_return_val_if_fail (sink != NULL && sink->text != NULL, FALSE);
  return sink->text->len < BLOCK_BYTES || hand_on (sink, error);
}

gboolean
dim_text_sink_finish (DimTextSink *sink, GError **error)
{
  GError *cause = NULL;

  g_return_val_if_fail (sink != NULL && sink->text != NULL, FALSE);
  if (!hand_on (sink, error))
    return FALSE;
  return g_output_stream_flush (sink->stream, sink->cancellable, &cause) || tell (cause, error);
}
