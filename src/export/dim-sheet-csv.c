/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"

#include "dim-text-sink.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  DimTextSink sink;
  const DimSheet *sheet;
  GString *cell; /* scratch */
  char separator;
  gboolean is_dutch;
} CsvWriter;

static void
append_text (CsvWriter *writer, const char *text)
{
  const char quoted[] = { writer->separator, '"', '\r', '\n', '\0' };
  GString *out = writer->sink.text;
  gboolean is_formula = writer->is_dutch && *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;

  if (text[strcspn (text, quoted)] == '\0') {
    if (is_formula)
      g_string_append_c (out, '\'');
    g_string_append (out, text);
    return;
  }
  g_string_append (out, is_formula ? "\"'" : "\"");
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

static void
append_decimal (CsvWriter *writer, const DimSheetColumn *column, const DimSheetCell *cell)
{
  char *point = NULL;

  g_string_truncate (writer->cell, 0);
  dim_sheet_append_cell (writer->cell, column, cell);
  point = writer->is_dutch ? strchr (writer->cell->str, '.') : NULL;
  if (point != NULL)
    *point = ',';
  g_string_append (writer->sink.text, writer->cell->str);
}

static gboolean
append_row (gpointer data, const DimSheetCell *cells, GError **error)
{
  CsvWriter *writer = data;

  for (guint i = 0; i < writer->sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (writer->sheet->columns, i);

    if (i > 0)
      g_string_append_c (writer->sink.text, writer->separator);
    if (cells[i].is_empty)
      continue;
    if (cells[i].text != NULL)
      append_text (writer, cells[i].text);
    else if (column->type == DIM_COLUMN_DECIMAL)
      append_decimal (writer, column, &cells[i]);
    else
      dim_sheet_append_cell (writer->sink.text, column, &cells[i]);
  }
  g_string_append (writer->sink.text, "\r\n");
  return dim_text_sink_relieve (&writer->sink, error);
}

static void
append_heading (CsvWriter *writer)
{
  for (guint i = 0; i < writer->sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (writer->sheet->columns, i);

    if (i > 0)
      g_string_append_c (writer->sink.text, writer->separator);
    append_text (writer, writer->is_dutch ? column->label : column->name);
  }
  g_string_append (writer->sink.text, "\r\n");
}

static gboolean
write_rows (CsvWriter *writer, GOutputStream *stream, const DimExportRun *run, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean is_done = FALSE;

  writer->cell = cell;
  dim_text_sink_init (&writer->sink, stream, run != NULL ? run->cancellable : NULL);
  if (writer->is_dutch)
    g_string_append (writer->sink.text, BYTE_ORDER_MARK);
  append_heading (writer);
  is_done = dim_sheet_each_row (writer->sheet, run, append_row, writer, error) &&
            dim_text_sink_finish (&writer->sink, error);
  dim_text_sink_clear (&writer->sink);
  return is_done;
}

gboolean
dim_sheet_write_csv (GOutputStream *stream,
                     const DimSheet *sheet,
                     const DimExportRun *run,
                     GError **error)
{
  CsvWriter writer = { .sheet = sheet, .separator = ',' };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  return write_rows (&writer, stream, run, error);
}

gboolean
dim_sheet_write_csv_nl (GOutputStream *stream,
                        const DimSheet *sheet,
                        const DimExportRun *run,
                        GError **error)
{
  CsvWriter writer = { .sheet = sheet, .separator = ';', .is_dutch = TRUE };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  return write_rows (&writer, stream, run, error);
}
