/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

G_BEGIN_DECLS

/* Writes one JSON object, compact, members in the order in which they are put: the canonical form
 * of PROTOCOL.md. Internal to wire. A @name is a literal of the program, or NULL for an element of
 * an array. What was written is wiped from memory when it is freed, since drafts hold numbers. */
typedef struct _DimJsonWriter DimJsonWriter;

/* The outermost object is open. */
DimJsonWriter *dim_json_writer_new (void);
/* Closes it and takes the writer. */
GBytes *dim_json_writer_finish (DimJsonWriter *writer);

void dim_json_put_object (DimJsonWriter *writer, const char *name);
void dim_json_put_array (DimJsonWriter *writer, const char *name);
/* Ends the innermost object or array. */
void dim_json_put_end (DimJsonWriter *writer);

/* NULL and "" are left out: an empty text is never on the wire. */
void dim_json_put_text (DimJsonWriter *writer, const char *name, const char *text);
/* A JSON pointer, which alone may be "". */
void dim_json_put_pointer (DimJsonWriter *writer, const char *name, const char *pointer);
void dim_json_put_count (DimJsonWriter *writer, const char *name, guint64 count);
void dim_json_put_flag (DimJsonWriter *writer, const char *name, gboolean flag);
/* DIM_DAY_NONE is left out. */
void dim_json_put_day (DimJsonWriter *writer, const char *name, DimDay day);
/* Year × 12 + month − 1, as "2026-11"; below 0 is left out. */
void dim_json_put_month (DimJsonWriter *writer, const char *name, int month);
void dim_json_put_time (DimJsonWriter *writer, const char *name, gint64 unix_s);
/* Base64. */
void
dim_json_put_bytes (DimJsonWriter *writer, const char *name, const guint8 *bytes, gsize length);
void dim_json_put_hex (DimJsonWriter *writer, const char *name, const guint8 *bytes, gsize length);
void dim_json_put_texts (DimJsonWriter *writer, const char *name, const char *const *texts);

G_END_DECLS
