/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-export.h"

#include "dim-export-words.h"
#include "dim-table-words.h"
#include "dim-tally-label.h"

#define TOTAL "totaal"

typedef struct {
  const DimTable *table;
  DimTableStatus *status; /* NULL: as counted */
  GPtrArray *row_labels;  /* (element-type utf8): the total is the last */
  GPtrArray *column_labels;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_ptr_array_unref (source->row_labels);
  g_ptr_array_unref (source->column_labels);
  g_free (source->status);
  g_free (source);
}

const char *
dim_table_status_name (DimTableStatus status)
{
  static const char *const names[DIM_N_TABLE_STATUSES] = {
    [DIM_TABLE_AS_COUNTED] = "",
    [DIM_TABLE_HIDDEN] = "onderdrukt",
    [DIM_TABLE_ROUNDED] = "afgerond",
  };

  g_return_val_if_fail (status < DIM_N_TABLE_STATUSES, "");
  return names[status];
}

static guint
fill_key (const GPtrArray *keys, const GPtrArray *labels, guint index, DimSheetCell *cells)
{
  cells[0].text = index < keys->len ? g_ptr_array_index (keys, index) : TOTAL;
  cells[1].text = g_ptr_array_index (labels, index);
  return 2;
}

static void
fill (gpointer data, guint64 row, DimSheetCell *cells)
{
  const Source *source = data;
  const DimTable *table = source->table;
  const DimTableQuery *query = table->query;
  gboolean has_columns = query->columns != DIM_DIMENSION_NONE;
  guint width = has_columns ? table->column_keys->len + 1 : 1;
  guint down = (guint) (row / width);
  guint across = (guint) (row % width);
  const DimMeasures *measures = dim_table_cell (table, down, across);
  DimTableStatus status = source->status != NULL ? source->status[row] : DIM_TABLE_AS_COUNTED;
  guint at = fill_key (table->row_keys, source->row_labels, down, cells);

  if (has_columns)
    at += fill_key (table->column_keys, source->column_labels, across, cells + at);
  for (guint measure = 0; measure < DIM_N_MEASURES; measure++, at++) {
    cells[at].number = dim_measure_of (measures, (DimMeasure) measure);
    cells[at].is_empty = status == DIM_TABLE_HIDDEN;
  }
  cells[at++].text = dim_table_status_name (status);
  cells[at++].number = query->from_month;
  cells[at++].number = query->to_month - 1;
  cells[at++].text = table->code_list_version != NULL ? table->code_list_version : "";
  cells[at].number = (gint64) table->position;
}

static GPtrArray *
label_keys (DimDimension dimension,
            const GPtrArray *keys,
            const DimCodeBook *book,
            const DimMunicipalities *municipalities)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (labels, dim_tally_label (dimension, g_ptr_array_index (keys, i), book,
                                              municipalities));
  g_ptr_array_add (labels, g_strdup (TOTAL));
  return labels;
}

static char *
name_column (const char *name)
{
  return g_strdelimit (g_strdup (name), "-", '_');
}

static void
add_dimension (DimSheet *sheet, DimDimension dimension)
{
  const char *title = dim_words_dimension (dimension);
  const char *word = dim_words_export_heading (DIM_EXPORT_WORD_DESCRIPTION);
  g_autofree char *name = name_column (dim_dimension_name (dimension));
  g_autofree char *label_name = g_strconcat (name, "_omschrijving", NULL);
  g_autofree char *label_title = g_strdup_printf ("%s (%s)", title, word);

  dim_sheet_add_column (sheet, DIM_COLUMN_CODE, DIM_COLUMN_IDENTIFIES, name, title,
                        dim_words_export_about (DIM_EXPORT_WORD_CODE));
  dim_sheet_add_column (sheet, DIM_COLUMN_LABEL, DIM_COLUMN_DESCRIBES, label_name, label_title,
                        dim_words_export_about (DIM_EXPORT_WORD_DESCRIPTION));
}

static void
add_word (DimSheet *sheet, DimColumnType type, const char *name, DimExportWord word)
{
  dim_sheet_add_column (sheet, type, DIM_COLUMN_DESCRIBES, name, dim_words_export_heading (word),
                        dim_words_export_about (word));
}

static void
add_columns (DimSheet *sheet, const DimTableQuery *query)
{
  add_dimension (sheet, query->rows);
  if (query->columns != DIM_DIMENSION_NONE)
    add_dimension (sheet, query->columns);
  for (guint i = 0; i < DIM_N_MEASURES; i++) {
    DimMeasure measure = (DimMeasure) i;
    g_autofree char *name = name_column (dim_measure_name (measure));

    dim_sheet_add_column (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, name,
                          dim_words_measure (measure), dim_words_measure_about (measure));
  }
  add_word (sheet, DIM_COLUMN_STATUS, "status", DIM_EXPORT_WORD_STATUS);
  add_word (sheet, DIM_COLUMN_MONTH, "van_maand", DIM_EXPORT_WORD_FROM);
  add_word (sheet, DIM_COLUMN_MONTH, "tot_en_met_maand", DIM_EXPORT_WORD_TO);
  add_word (sheet, DIM_COLUMN_TEXT, "codelijst", DIM_EXPORT_WORD_CODE_LIST);
  add_word (sheet, DIM_COLUMN_INTEGER, "feedpositie", DIM_EXPORT_WORD_POSITION);
}

/* What narrowed the table is part of what its figures mean. */
static void
add_filters (DimSheet *sheet,
             const DimTableQuery *query,
             const DimCodeBook *book,
             const DimMunicipalities *municipalities)
{
  for (guint i = 0; i < query->filters->len; i++) {
    const DimTableFilter *filter = g_ptr_array_index (query->filters, i);
    g_autoptr (GString) labels = g_string_new (NULL);

    for (guint k = 0; k < filter->keys->len; k++) {
      g_autofree char *label =
        dim_tally_label (filter->dimension, g_ptr_array_index (filter->keys, k), book,
                         municipalities);

      g_string_append_printf (labels, "%s%s", k > 0 ? "; " : "", label);
    }
    dim_sheet_add_note (sheet, dim_words_dimension (filter->dimension), labels->str);
  }
}

static void
add_notes (DimSheet *sheet,
           const DimTable *table,
           const DimCodeBook *book,
           const DimMunicipalities *municipalities)
{
  g_autofree char *caution = dim_words_table_caution (table->query);
  g_autofree char *provisional = dim_words_table_provisional (table->provisional);

  dim_sheet_add_note (sheet, dim_words_export_caution (), caution);
  dim_sheet_add_note (sheet, dim_words_export_caution (), provisional);
  add_filters (sheet, table->query, book, municipalities);
  for (guint i = 0; i < DIM_N_METHODS; i++)
    dim_sheet_add_note (sheet, dim_words_method_heading ((DimMethod) i),
                        dim_words_method_text ((DimMethod) i));
}

static DimSheet *
begin_sheet (const DimTableQuery *query)
{
  gboolean has_columns = query->columns != DIM_DIMENSION_NONE;
  g_autofree char *period = dim_words_period_of (query->from_month, query->to_month);
  g_autofree char *name = has_columns ? g_strdup_printf ("%s-%s", dim_dimension_name (query->rows),
                                                         dim_dimension_name (query->columns))
                                      : g_strdup (dim_dimension_name (query->rows));
  g_autofree char *title =
    g_strdup_printf ("%s: %s%s%s, %s", dim_words_export_title (), dim_words_dimension (query->rows),
                     has_columns ? " × " : "",
                     has_columns ? dim_words_dimension (query->columns) : "", period);
  DimSheet *sheet = dim_sheet_new (name, title);

  sheet->from_month = query->from_month;
  sheet->to_month = query->to_month;
  return sheet;
}

DimSheet *
dim_table_sheet (const DimTable *table,
                 const DimTableStatus *status,
                 const DimCodeBook *book,
                 const DimMunicipalities *municipalities)
{
  DimSheet *sheet = NULL;
  Source *source = NULL;
  const DimTableQuery *query = NULL;
  gsize n_cells = 0;

  g_return_val_if_fail (table != NULL && book != NULL && municipalities != NULL, NULL);
  query = table->query;
  n_cells = (gsize) (table->row_keys->len + 1) * (table->column_keys->len + 1);
  sheet = begin_sheet (query);
  sheet->code_list_version = g_strdup (table->code_list_version);
  add_columns (sheet, query);
  add_notes (sheet, table, book, municipalities);
  dim_sheet_add_dimension_codes (sheet, query->rows, book, municipalities);
  dim_sheet_add_dimension_codes (sheet, query->columns, book, municipalities);
  source = g_new0 (Source, 1);
  source->table = table;
  source->status = status != NULL ? g_memdup2 (status, n_cells) : NULL;
  source->row_labels = label_keys (query->rows, table->row_keys, book, municipalities);
  source->column_labels = label_keys (query->columns, table->column_keys, book, municipalities);
  dim_sheet_set_rows (sheet, n_cells, fill, source, free_source);
  return sheet;
}
