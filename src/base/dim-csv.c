/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"

#include "dim-error.h"

#include <string.h>

typedef struct {
  const char *at;
  const char *end;
  guint line;
} Reader;

static gboolean
at_line_end (const Reader *reader)
{
  return reader->at == reader->end || *reader->at == '\n' ||
         (*reader->at == '\r' && reader->at + 1 < reader->end && reader->at[1] == '\n');
}

static gboolean
read_quoted (Reader *reader, GString *field)
{
  for (reader->at++; reader->at < reader->end; reader->at++) {
    if (*reader->at == '"' && reader->at + 1 < reader->end && reader->at[1] == '"') {
      reader->at++;
    } else if (*reader->at == '"') {
      reader->at++;
      return reader->at == reader->end || *reader->at == ',' || at_line_end (reader);
    } else if (*reader->at == '\n') {
      reader->line++;
    }
    g_string_append_c (field, *reader->at);
  }
  return FALSE;
}

static gboolean
read_field (Reader *reader, GPtrArray *fields)
{
  g_autoptr (GString) field = g_string_new (NULL);

  if (reader->at < reader->end && *reader->at == '"') {
    if (!read_quoted (reader, field))
      return FALSE;
  } else {
    for (; !at_line_end (reader) && *reader->at != ','; reader->at++) {
      /* A lone CR would be the line end of an old Mac, and glue all rows into one. */
      if (*reader->at == '"' || *reader->at == '\r')
        return FALSE;
      g_string_append_c (field, *reader->at);
    }
  }
  g_ptr_array_add (fields, g_strndup (field->str, field->len));
  return TRUE;
}

static char **
read_row (Reader *reader)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  for (;;) {
    if (!read_field (reader, fields))
      return NULL;
    if (at_line_end (reader))
      break;
    reader->at++;
  }
  if (reader->at < reader->end)
    reader->at += *reader->at == '\r' ? 2 : 1;
  reader->line++;
  g_ptr_array_add (fields, NULL);
  g_ptr_array_set_free_func (fields, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&fields), FALSE);
}

GPtrArray *
dim_csv_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  Reader reader;

  g_return_val_if_fail (text != NULL, NULL);
  reader = (Reader){ text, text + length, 1 };
  if (!g_utf8_validate_len (text, length, NULL)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read CSV: not UTF-8");
    return NULL;
  }
  while (reader.at < reader.end) {
    guint line = reader.line;
    char **row = read_row (&reader);

    if (row != NULL)
      g_ptr_array_add (rows, row);
    if (row == NULL || g_strv_length (row) != g_strv_length (g_ptr_array_index (rows, 0))) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read CSV: line %u is malformed",
                   line);
      return NULL;
    }
  }
  return g_steal_pointer (&rows);
}

static void
append_field (GString *out, const char *field)
{
  if (field[strcspn (field, ",\"\r\n")] == '\0') {
    g_string_append (out, field);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *p = field; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

void
dim_csv_append_row (GString *out, const char *const *fields)
{
  g_return_if_fail (out != NULL && fields != NULL);
  for (guint i = 0; fields[i] != NULL; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    append_field (out, fields[i]);
  }
  g_string_append (out, "\r\n");
}
