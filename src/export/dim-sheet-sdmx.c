/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"

#include "dim-csv.h"
#include "dim-text-sink.h"

#include <string.h>

#define AGENCY  "NL_BZK"
#define VERSION "1.0.0"
#define TOTAL   "totaal"

typedef struct {
  DimTextSink sink;
  const DimSheet *sheet;
  char *structure_id;
  char *period;
  GPtrArray *fields; /* (element-type utf8): one line; NULL-terminated when written */
} SdmxWriter;

/* An identifier of SDMX has letters, digits, and a few marks. */
static char *
make_id (const char *text, gboolean is_upper)
{
  char *id = is_upper ? g_ascii_strup (text, -1) : g_strdup (text);

  return g_strcanon (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_@$-", '_');
}

static char *
make_name (const char *text)
{
  char *name = make_id (text, TRUE);

  return g_strdelimit (name, "-", '_');
}

static char *
make_code (const DimSheetColumn *column, const DimSheetCell *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  dim_sheet_append_cell (text, column, cell);
  return strcmp (text->str, TOTAL) == 0 ? g_strdup ("_T") : make_id (text->str, FALSE);
}

/* CL_OBS_STATUS */
static const char *
status_of (const DimSheet *sheet, const DimSheetCell *cells)
{
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    if (column->type != DIM_COLUMN_STATUS || cells[i].text == NULL || *cells[i].text == '\0')
      continue;
    return strcmp (cells[i].text, "onderdrukt") == 0 ? "Q" : "E";
  }
  return "A";
}

static void
append_dimensions (SdmxWriter *writer, const DimSheetCell *cells)
{
  GPtrArray *columns = writer->sheet->columns;

  g_ptr_array_set_size (writer->fields, 0);
  g_ptr_array_add (writer->fields, g_strdup ("dataflow"));
  g_ptr_array_add (writer->fields, g_strdup (writer->structure_id));
  g_ptr_array_add (writer->fields, g_strdup ("I"));
  for (guint i = 0; i < columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (columns, i);

    if (column->role == DIM_COLUMN_IDENTIFIES)
      g_ptr_array_add (writer->fields, make_code (column, &cells[i]));
  }
}

static gboolean
append_row (gpointer data, const DimSheetCell *cells, GError **error)
{
  SdmxWriter *writer = data;
  GPtrArray *columns = writer->sheet->columns;
  const char *status = status_of (writer->sheet, cells);
  guint n_fixed = 0;

  append_dimensions (writer, cells);
  n_fixed = writer->fields->len;
  for (guint i = 0; i < columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (columns, i);
    g_autoptr (GString) value = NULL;

    if (column->role != DIM_COLUMN_MEASURES)
      continue;
    value = g_string_new (NULL);
    dim_sheet_append_cell (value, column, &cells[i]);
    g_ptr_array_set_size (writer->fields, (gint) n_fixed);
    g_ptr_array_add (writer->fields, make_name (column->name));
    g_ptr_array_add (writer->fields, g_strdup (writer->period));
    g_ptr_array_add (writer->fields, g_strdup (value->str));
    g_ptr_array_add (writer->fields, g_strdup (status));
    g_ptr_array_add (writer->fields, NULL);
    dim_csv_append_row (writer->sink.text, (const char *const *) writer->fields->pdata);
    if (!dim_text_sink_relieve (&writer->sink, error))
      return FALSE;
  }
  return TRUE;
}

static void
append_heading (SdmxWriter *writer)
{
  GString *out = writer->sink.text;

  g_string_append (out, "STRUCTURE,STRUCTURE_ID,ACTION");
  for (guint i = 0; i < writer->sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (writer->sheet->columns, i);
    g_autofree char *id = make_name (column->name);

    if (column->role == DIM_COLUMN_IDENTIFIES)
      g_string_append_printf (out, ",%s", id);
  }
  g_string_append (out, ",MAATSTAF,TIME_PERIOD,OBS_VALUE,OBS_STATUS\r\n");
}

gboolean
dim_sheet_write_sdmx (GOutputStream *stream,
                      const DimSheet *sheet,
                      const DimExportRun *run,
                      GError **error)
{
  SdmxWriter writer = { .sheet = sheet };
  g_autofree char *id = NULL;
  g_autofree char *structure_id = NULL;
  g_autofree char *period = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  gboolean is_done = FALSE;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  id = make_name (sheet->name);
  structure_id = g_strdup_printf ("%s:DIM_%s(%s)", AGENCY, id, VERSION);
  period = g_strdup_printf ("%04u-%02u-01/P%uM", sheet->from_month / 12, sheet->from_month % 12 + 1,
                            sheet->to_month - sheet->from_month);
  writer.structure_id = structure_id;
  writer.period = period;
  writer.fields = fields;
  dim_text_sink_init (&writer.sink, stream, run != NULL ? run->cancellable : NULL);
  append_heading (&writer);
  is_done = dim_sheet_each_row (sheet, run, append_row, &writer, error) &&
            dim_text_sink_finish (&writer.sink, error);
  dim_text_sink_clear (&writer.sink);
  return is_done;
}
