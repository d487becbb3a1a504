/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"

#include "dim-json-text.h"
#include "dim-text-sink.h"

#define SCHEMA "nl.minbzk.DutchIdMonitor/tabel/1"

typedef struct {
  DimTextSink sink;
  const DimSheet *sheet;
  gboolean has_row;
} JsonWriter;

static void
append_member (GString *out, const char *name, const char *text)
{
  dim_json_append_text_member (out, name, text);
  g_string_append (out, ", ");
}

static gboolean
append_row (gpointer data, const DimSheetCell *cells, GError **error)
{
  JsonWriter *writer = data;
  GString *out = writer->sink.text;

  g_string_append (out, writer->has_row ? ",\n    {" : "\n    {");
  writer->has_row = TRUE;
  for (guint i = 0; i < writer->sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (writer->sheet->columns, i);

    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_string (out, column->name);
    g_string_append (out, ": ");
    if (cells[i].is_empty) {
      g_string_append (out, "null");
    } else if (cells[i].text != NULL) {
      dim_json_append_string (out, cells[i].text);
    } else if (dim_sheet_is_number (column)) {
      dim_sheet_append_cell (out, column, &cells[i]);
    } else {
      g_string_append_c (out, '"');
      dim_sheet_append_cell (out, column, &cells[i]);
      g_string_append_c (out, '"');
    }
  }
  g_string_append_c (out, '}');
  return dim_text_sink_relieve (&writer->sink, error);
}

static void
append_columns (GString *out, const DimSheet *sheet)
{
  g_string_append (out, "  \"kolommen\": [");
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
    append_member (out, "naam", column->name);
    append_member (out, "titel", column->label);
    dim_json_append_text_member (out, "uitleg", column->about);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "],\n  \"toelichting\": [");
  for (guint i = 0; i < sheet->notes->len; i++) {
    const DimSheetNote *note = g_ptr_array_index (sheet->notes, i);

    g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
    append_member (out, "kop", note->heading);
    dim_json_append_text_member (out, "tekst", note->text);
    g_string_append_c (out, '}');
  }
}

static void
append_codes (GString *out, const DimSheet *sheet)
{
  g_string_append (out, "],\n  \"codes\": [");
  for (guint i = 0; i < sheet->codes->len; i++) {
    const DimSheetCode *code = g_ptr_array_index (sheet->codes, i);

    g_string_append (out, i > 0 ? ",\n    {" : "\n    {");
    append_member (out, "lijst", code->list);
    append_member (out, "code", code->code);
    dim_json_append_text_member (out, "omschrijving", code->label);
    g_string_append_c (out, '}');
  }
  g_string_append (out, "],\n  \"rijen\": [");
}

gboolean
dim_sheet_write_json (GOutputStream *stream,
                      const DimSheet *sheet,
                      const DimExportRun *run,
                      GError **error)
{
  JsonWriter writer = { .sheet = sheet };
  gboolean is_done = FALSE;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  dim_text_sink_init (&writer.sink, stream, run != NULL ? run->cancellable : NULL);
  g_string_append (writer.sink.text, "{\n  ");
  append_member (writer.sink.text, "schema", SCHEMA);
  append_member (writer.sink.text, "titel", sheet->title);
  dim_json_append_text_member (writer.sink.text, "codelijst",
                               sheet->code_list_version != NULL ? sheet->code_list_version : "");
  g_string_append (writer.sink.text, ",\n");
  append_columns (writer.sink.text, sheet);
  append_codes (writer.sink.text, sheet);
  is_done = dim_sheet_each_row (sheet, run, append_row, &writer, error);
  if (is_done) {
    g_string_append (writer.sink.text, "]\n}\n");
    is_done = dim_text_sink_finish (&writer.sink, error);
  }
  dim_text_sink_clear (&writer.sink);
  return is_done;
}
