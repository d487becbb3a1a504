/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet.h"

#define DIGITS_MAX     20
#define MONTHS_OF_YEAR 12

static void
free_column (gpointer data)
{
  DimSheetColumn *column = data;

  g_free (column->name);
  g_free (column->label);
  g_free (column->about);
  g_free (column);
}

static void
free_note (gpointer data)
{
  DimSheetNote *note = data;

  g_free (note->heading);
  g_free (note->text);
  g_free (note);
}

static void
free_code (gpointer data)
{
  DimSheetCode *code = data;

  g_free (code->list);
  g_free (code->code);
  g_free (code->label);
  g_free (code->definition);
  g_free (code);
}

DimSheet *
dim_sheet_new (const char *name, const char *title)
{
  DimSheet *sheet = NULL;

  g_return_val_if_fail (name != NULL && title != NULL, NULL);
  sheet = g_new0 (DimSheet, 1);
  sheet->name = g_strdup (name);
  sheet->title = g_strdup (title);
  sheet->columns = g_ptr_array_new_with_free_func (free_column);
  sheet->notes = g_ptr_array_new_with_free_func (free_note);
  sheet->codes = g_ptr_array_new_with_free_func (free_code);
  return sheet;
}

void
dim_sheet_free (DimSheet *sheet)
{
  if (sheet == NULL)
    return;
  if (sheet->free_source != NULL)
    sheet->free_source (sheet->source);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->notes);
  g_ptr_array_unref (sheet->codes);
  g_free (sheet->code_list_version);
  g_free (sheet->name);
  g_free (sheet->title);
  g_free (sheet);
}

void
dim_sheet_add_column (DimSheet *sheet,
                      DimColumnType type,
                      DimColumnRole role,
                      const char *name,
                      const char *label,
                      const char *about)
{
  DimSheetColumn *column = NULL;

  g_return_if_fail (sheet != NULL && name != NULL && label != NULL && about != NULL);
  column = g_new0 (DimSheetColumn, 1);
  column->type = type;
  column->role = role;
  column->name = g_strdup (name);
  column->label = g_strdup (label);
  column->about = g_strdup (about);
  g_ptr_array_add (sheet->columns, column);
}

void
dim_sheet_add_note (DimSheet *sheet, const char *heading, const char *text)
{
  DimSheetNote *note = NULL;

  g_return_if_fail (sheet != NULL && heading != NULL && text != NULL);
  if (*text == '\0')
    return;
  note = g_new0 (DimSheetNote, 1);
  note->heading = g_strdup (heading);
  note->text = g_strdup (text);
  g_ptr_array_add (sheet->notes, note);
}

void
dim_sheet_add_code (DimSheet *sheet,
                    const char *list,
                    const char *code,
                    const char *label,
                    const char *definition)
{
  DimSheetCode *added = NULL;

  g_return_if_fail (sheet != NULL && list != NULL && code != NULL && label != NULL);
  added = g_new0 (DimSheetCode, 1);
  added->list = g_strdup (list);
  added->code = g_strdup (code);
  added->label = g_strdup (label);
  added->definition = g_strdup (definition != NULL ? definition : "");
  g_ptr_array_add (sheet->codes, added);
}

void
dim_sheet_set_rows (DimSheet *sheet,
                    guint64 n_rows,
                    DimSheetFill fill,
                    gpointer source,
                    GDestroyNotify free_source)
{
  g_return_if_fail (sheet != NULL && fill != NULL && sheet->fill == NULL);
  sheet->n_rows = n_rows;
  sheet->fill = fill;
  sheet->source = source;
  sheet->free_source = free_source;
}

static gboolean
step (const DimSheet *sheet, const DimExportRun *run, guint64 done, GError **error)
{
  if (run == NULL)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;
  if (run->progress != NULL)
    run->progress (done, sheet->n_rows, run->data);
  return TRUE;
}

gboolean
dim_sheet_each_row (const DimSheet *sheet,
                    const DimExportRun *run,
                    DimSheetEach each,
                    gpointer data,
                    GError **error)
{
  g_autofree DimSheetCell *cells = NULL;

  g_return_val_if_fail (sheet != NULL && each != NULL, FALSE);
  g_return_val_if_fail (sheet->fill != NULL || sheet->n_rows == 0, FALSE);
  cells = g_new0 (DimSheetCell, MAX (sheet->columns->len, 1));
  for (guint64 row = 0; row < sheet->n_rows; row++) {
    if (row % DIM_EXPORT_STEP == 0 && !step (sheet, run, row, error))
      return FALSE;
    for (guint i = 0; i < sheet->columns->len; i++)
      cells[i] = (DimSheetCell){ 0 };
    sheet->fill (sheet->source, row, cells);
    if (!each (data, cells, error))
      return FALSE;
  }
  return step (sheet, run, sheet->n_rows, error);
}

/* Formatting by printf takes most of the time of a million rows. */
static void
append_number (GString *out, gint64 number)
{
  char digits[DIGITS_MAX];
  gsize n = 0;
  guint64 rest = number < 0 ? 0 - (guint64) number : (guint64) number;

  do
    digits[DIGITS_MAX - ++n] = (char) ('0' + rest % 10);
  while ((rest /= 10) != 0);
  if (number < 0)
    g_string_append_c (out, '-');
  g_string_append_len (out, digits + DIGITS_MAX - n, (gssize) n);
}

void
dim_sheet_append_cell (GString *out, const DimSheetColumn *column, const DimSheetCell *cell)
{
  char decimal[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (out != NULL && column != NULL && cell != NULL);
  if (cell->is_empty)
    return;
  if (cell->text != NULL)
    g_string_append (out, cell->text);
  else if (column->type == DIM_COLUMN_INTEGER)
    append_number (out, cell->number);
  else if (column->type == DIM_COLUMN_MONTH)
    g_string_append_printf (out, "%04" G_GINT64_FORMAT "-%02" G_GINT64_FORMAT,
                            cell->number / MONTHS_OF_YEAR, cell->number % MONTHS_OF_YEAR + 1);
  else if (column->type == DIM_COLUMN_DECIMAL)
    g_string_append (out, g_ascii_formatd (decimal, sizeof decimal, "%.15g", cell->decimal));
}

gboolean
dim_sheet_is_number (const DimSheetColumn *column)
{
  g_return_val_if_fail (column != NULL, FALSE);
  return column->type == DIM_COLUMN_INTEGER || column->type == DIM_COLUMN_DECIMAL;
}
