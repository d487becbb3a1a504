/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-json-writer.h"

#include <string.h>

#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-crypto.h"
#include "dim-limits.h"

#define FIRST_CAPACITY 1024

struct _DimJsonWriter {
  char *text;
  gsize length;
  gsize capacity;
  char closers[DIM_LIMIT_JSON_DEPTH];
  guint depth;
  gboolean has_sibling; /* what is put next needs a comma before it */
};

typedef struct {
  char *text;
  gsize length;
} Written;

static void
wipe_written_cb (gpointer data)
{
  Written *written = data;

  dim_wipe (written->text, written->length);
  g_free (written->text);
  g_free (written);
}

/* Growing by hand, because realloc leaves a copy behind. */
static void
append (DimJsonWriter *writer, const char *text, gsize length)
{
  if (writer->length + length > writer->capacity) {
    gsize capacity = 2 * (writer->length + length);
    char *larger = g_malloc (capacity);

    memcpy (larger, writer->text, writer->length);
    dim_wipe (writer->text, writer->length);
    g_free (writer->text);
    writer->text = larger;
    writer->capacity = capacity;
  }
  memcpy (writer->text + writer->length, text, length);
  writer->length += length;
}

static void
append_char (DimJsonWriter *writer, char c)
{
  append (writer, &c, 1);
}

static void
append_string (DimJsonWriter *writer, const char *text)
{
  char escape[8];

  append_char (writer, '"');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      append_char (writer, '\\');
    if ((guchar) *p < ' ') {
      g_snprintf (escape, sizeof escape, "\\u%04x", (guint) (guchar) *p);
      append (writer, escape, strlen (escape));
    } else {
      append_char (writer, *p);
    }
  }
  append_char (writer, '"');
}

static void
begin (DimJsonWriter *writer, const char *name)
{
  if (writer->has_sibling)
    append_char (writer, ',');
  writer->has_sibling = TRUE;
  if (name == NULL)
    return;
  append_string (writer, name);
  append_char (writer, ':');
}

static void
open_level (DimJsonWriter *writer, const char *brackets)
{
  g_assert (writer->depth < G_N_ELEMENTS (writer->closers));
  append_char (writer, brackets[0]);
  writer->closers[writer->depth++] = brackets[1];
  writer->has_sibling = FALSE;
}

DimJsonWriter *
dim_json_writer_new (void)
{
  DimJsonWriter *writer = g_new0 (DimJsonWriter, 1);

  writer->text = g_malloc (FIRST_CAPACITY);
  writer->capacity = FIRST_CAPACITY;
  open_level (writer, "{}");
  return writer;
}

GBytes *
dim_json_writer_finish (DimJsonWriter *writer)
{
  Written *written = g_new0 (Written, 1);

  g_assert (writer->depth == 1);
  dim_json_put_end (writer);
  written->text = writer->text;
  written->length = writer->length;
  g_free (writer);
  return g_bytes_new_with_free_func (written->text, written->length, wipe_written_cb, written);
}

void
dim_json_put_object (DimJsonWriter *writer, const char *name)
{
  begin (writer, name);
  open_level (writer, "{}");
}

void
dim_json_put_array (DimJsonWriter *writer, const char *name)
{
  begin (writer, name);
  open_level (writer, "[]");
}

void
dim_json_put_end (DimJsonWriter *writer)
{
  g_assert (writer->depth > 0);
  append_char (writer, writer->closers[--writer->depth]);
  writer->has_sibling = TRUE;
}

void
dim_json_put_text (DimJsonWriter *writer, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  begin (writer, name);
  append_string (writer, text);
}

void
dim_json_put_pointer (DimJsonWriter *writer, const char *name, const char *pointer)
{
  begin (writer, name);
  append_string (writer, pointer);
}

void
dim_json_put_count (DimJsonWriter *writer, const char *name, guint64 count)
{
  char digits[24];

  begin (writer, name);
  g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, count);
  append (writer, digits, strlen (digits));
}

void
dim_json_put_flag (DimJsonWriter *writer, const char *name, gboolean flag)
{
  begin (writer, name);
  append (writer, flag ? "true" : "false", flag ? 4 : 5);
}

void
dim_json_put_day (DimJsonWriter *writer, const char *name, DimDay day)
{
  char text[DIM_DAY_TEXT_LEN];

  dim_json_put_text (writer, name, dim_day_to_text (day, text));
}

void
dim_json_put_month (DimJsonWriter *writer, const char *name, int month)
{
  char text[16];

  if (month < 0)
    return;
  g_snprintf (text, sizeof text, "%04d-%02d", month / 12, month % 12 + 1);
  dim_json_put_text (writer, name, text);
}

void
dim_json_put_time (DimJsonWriter *writer, const char *name, gint64 unix_s)
{
  g_autofree char *text = dim_time_to_text (unix_s);

  dim_json_put_text (writer, name, text);
}

void
dim_json_put_bytes (DimJsonWriter *writer, const char *name, const guint8 *bytes, gsize length)
{
  g_autofree char *text = dim_base64_encode (bytes, length);

  dim_json_put_text (writer, name, text);
}

void
dim_json_put_hex (DimJsonWriter *writer, const char *name, const guint8 *bytes, gsize length)
{
  g_autofree char *text = dim_hex_encode (bytes, length);

  dim_json_put_text (writer, name, text);
}

void
dim_json_put_texts (DimJsonWriter *writer, const char *name, const char *const *texts)
{
  dim_json_put_array (writer, name);
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    dim_json_put_text (writer, NULL, texts[i]);
  dim_json_put_end (writer);
}
