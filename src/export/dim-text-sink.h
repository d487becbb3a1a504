/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Text on its way to a stream: gathered in @text, handed on by the block, so that a writer of any
 * number of rows needs little memory. */
typedef struct {
  GString *text; /* append here */
  GOutputStream *stream;
  GCancellable *cancellable;
} DimTextSink;

/* Sets @error to "Cannot <@doing> export: …" by the code that @cause means. */
void dim_export_fail (const char *doing, const GError *cause, GError **error);

/* Borrows both. */
void dim_text_sink_init (DimTextSink *sink, GOutputStream *stream, GCancellable *cancellable);
void dim_text_sink_clear (DimTextSink *sink);

/* After each row: hands on what was gathered if it is a block. DIM_ERROR_FULL,
 * _DENIED or _STORAGE if the stream takes no more, G_IO_ERROR_CANCELLED. */
gboolean dim_text_sink_relieve (DimTextSink *sink, GError **error);
/* At the end: hands on the rest and flushes the stream. The same errors. */
gboolean dim_text_sink_finish (DimTextSink *sink, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimTextSink, dim_text_sink_clear)

G_END_DECLS
