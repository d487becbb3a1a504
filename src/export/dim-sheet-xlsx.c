/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sheet-writer.h"

#include "dim-error.h"
#include "dim-text-sink.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define ROWS_MAX      (LXW_ROW_MAX - 1) /* below the heading */
#define CREATED_S     946684800         /* fixed, so that the same rows make the same bytes */
#define TEXT_WIDTH    24
#define NUMBER_WIDTH  14
#define NOTE_WIDTH    100
#define MONTHS_A_YEAR 12

typedef struct {
  lxw_workbook *book;
  lxw_worksheet *page;
  lxw_format *head;
  lxw_format *integer;
  lxw_format *month;
  lxw_format *wrapped;
  const DimSheet *sheet;
  lxw_row_t row;
} Workbook;

static gboolean
tell (lxw_error fault, GError **error)
{
  if (fault == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, DIM_ERROR,
               fault == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ? DIM_ERROR_LIMIT : DIM_ERROR_STORAGE,
               "Cannot write workbook: %s", lxw_strerror (fault));
  return FALSE;
}

static lxw_error
write_cell (Workbook *work, lxw_col_t column, const DimSheetColumn *about, const DimSheetCell *cell)
{
  if (cell->is_empty)
    return LXW_NO_ERROR;
  if (cell->text != NULL)
    return *cell->text == '\0'
             ? LXW_NO_ERROR
             : worksheet_write_string (work->page, work->row, column, cell->text, NULL);
  if (about->type == DIM_COLUMN_MONTH) {
    lxw_datetime day = { .year = (int) (cell->number / MONTHS_A_YEAR),
                         .month = (int) (cell->number % MONTHS_A_YEAR) + 1,
                         .day = 1 };

    return worksheet_write_datetime (work->page, work->row, column, &day, work->month);
  }
  if (about->type == DIM_COLUMN_INTEGER)
    return worksheet_write_number (work->page, work->row, column, (double) cell->number,
                                   work->integer);
  if (about->type == DIM_COLUMN_DECIMAL)
    return worksheet_write_number (work->page, work->row, column, cell->decimal, NULL);
  return LXW_NO_ERROR;
}

static gboolean
write_row (gpointer data, const DimSheetCell *cells, GError **error)
{
  Workbook *work = data;
  GPtrArray *columns = work->sheet->columns;

  for (guint i = 0; i < columns->len; i++) {
    lxw_error fault = write_cell (work, (lxw_col_t) i, g_ptr_array_index (columns, i), &cells[i]);

    if (!tell (fault, error))
      return FALSE;
  }
  work->row++;
  return TRUE;
}

/* A page with a frozen head; widths stand before the first row in constant memory. */
static gboolean
begin_page (Workbook *work, const char *name, GError **error)
{
  work->row = 0;
  work->page = workbook_add_worksheet (work->book, name);
  if (work->page == NULL)
    return tell (LXW_ERROR_MEMORY_MALLOC_FAILED, error);
  worksheet_freeze_panes (work->page, 1, 0);
  return TRUE;
}

static gboolean
write_line (Workbook *work, const char *const *texts, lxw_format *format, GError **error)
{
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0' &&
        !tell (worksheet_write_string (work->page, work->row, (lxw_col_t) i, texts[i], format),
               error))
      return FALSE;
  work->row++;
  return TRUE;
}

static gboolean
write_data (Workbook *work, const DimExportRun *run, GError **error)
{
  GPtrArray *columns = work->sheet->columns;

  if (!begin_page (work, "Gegevens", error))
    return FALSE;
  for (guint i = 0; i < columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (columns, i);
    gboolean is_narrow = dim_sheet_is_number (column) || column->type == DIM_COLUMN_MONTH;

    worksheet_set_column (work->page, (lxw_col_t) i, (lxw_col_t) i,
                          is_narrow ? NUMBER_WIDTH : TEXT_WIDTH, NULL);
    if (!tell (worksheet_write_string (work->page, 0, (lxw_col_t) i, column->label, work->head),
               error))
      return FALSE;
  }
  work->row = 1;
  return dim_sheet_each_row (work->sheet, run, write_row, work, error);
}

static gboolean
write_notes (Workbook *work, GError **error)
{
  const DimSheet *sheet = work->sheet;

  if (!begin_page (work, "Toelichting", error))
    return FALSE;
  worksheet_set_column (work->page, 0, 0, TEXT_WIDTH, NULL);
  worksheet_set_column (work->page, 1, 1, NOTE_WIDTH, work->wrapped);
  if (!write_line (work, (const char *const[]){ sheet->title, NULL }, work->head, error))
    return FALSE;
  for (guint i = 0; i < sheet->notes->len; i++) {
    const DimSheetNote *note = g_ptr_array_index (sheet->notes, i);

    if (!write_line (work, (const char *const[]){ note->heading, note->text, NULL }, work->wrapped,
                     error))
      return FALSE;
  }
  for (guint i = 0; i < sheet->columns->len; i++) {
    const DimSheetColumn *column = g_ptr_array_index (sheet->columns, i);

    if (!write_line (work, (const char *const[]){ column->label, column->about, NULL },
                     work->wrapped, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_codes (Workbook *work, GError **error)
{
  const DimSheet *sheet = work->sheet;

  if (!begin_page (work, "Codelijsten", error))
    return FALSE;
  worksheet_set_column (work->page, 0, 2, TEXT_WIDTH, NULL);
  worksheet_set_column (work->page, 3, 3, NOTE_WIDTH, NULL);
  if (!write_line (work,
                   (const char *const[]){ "lijst", "code", "omschrijving", "definitie", NULL },
                   work->head, error))
    return FALSE;
  for (guint i = 0; i < sheet->codes->len; i++) {
    const DimSheetCode *code = g_ptr_array_index (sheet->codes, i);

    if (!write_line (work,
                     (const char *const[]){ code->list, code->code, code->label, code->definition,
                                            NULL },
                     NULL, error))
      return FALSE;
  }
  return TRUE;
}

static void
prepare (Workbook *work)
{
  lxw_doc_properties properties = { .title = work->sheet->title, .created = CREATED_S };

  workbook_set_properties (work->book, &properties);
  work->head = workbook_add_format (work->book);
  format_set_bold (work->head);
  work->integer = workbook_add_format (work->book);
  format_set_num_format (work->integer, "#,##0");
  work->month = workbook_add_format (work->book);
  format_set_num_format (work->month, "yyyy-mm");
  work->wrapped = workbook_add_format (work->book);
  format_set_text_wrap (work->wrapped);
  format_set_align (work->wrapped, LXW_ALIGN_VERTICAL_TOP);
}

static gboolean
make_workbook (const char *path, const DimSheet *sheet, const DimExportRun *run, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE,
                                   .tmpdir = (char *) g_get_tmp_dir (),
                                   .use_zip64 = LXW_TRUE };
  Workbook work = { .sheet = sheet, .book = workbook_new_opt (path, &options) };
  lxw_error fault = LXW_NO_ERROR;

  if (work.book == NULL)
    return tell (LXW_ERROR_CREATING_XLSX_FILE, error);
  prepare (&work);
  if (!write_data (&work, run, error) || !write_notes (&work, error) ||
      !write_codes (&work, error)) {
    lxw_workbook_free (work.book);
    return FALSE;
  }
  fault = workbook_close (work.book);
  return tell (fault, error);
}

static gboolean
hand_on (GOutputStream *stream, const char *path, const DimExportRun *run, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = NULL;
  GCancellable *cancellable = run != NULL ? run->cancellable : NULL;
  GError *cause = NULL;

  input = g_file_read (file, cancellable, &cause);
  if (input != NULL &&
      g_output_stream_splice (stream, G_INPUT_STREAM (input), G_OUTPUT_STREAM_SPLICE_NONE,
                              cancellable, &cause) >= 0)
    if (g_output_stream_flush (stream, cancellable, &cause))
      return TRUE;
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_propagate_error (error, cause);
    return FALSE;
  }
  dim_export_fail ("write", cause, error);
  g_error_free (cause);
  return FALSE;
}

/* The library writes to a path alone. What it lays there is for its owner only. */
gboolean
dim_sheet_write_xlsx (GOutputStream *stream,
                      const DimSheet *sheet,
                      const DimExportRun *run,
                      GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean is_done = FALSE;
  int descriptor = -1;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && sheet != NULL, FALSE);
  if (sheet->n_rows > ROWS_MAX) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_LIMIT,
                 "Cannot write workbook: %" G_GUINT64_FORMAT " rows are too many", sheet->n_rows);
    return FALSE;
  }
  descriptor = g_file_open_tmp ("dim-XXXXXX.xlsx", &path, &cause);
  if (descriptor < 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot write workbook: %s", cause->message);
    return FALSE;
  }
  close (descriptor);
  is_done = make_workbook (path, sheet, run, error) && hand_on (stream, path, run, error);
  g_unlink (path);
  return is_done;
}
