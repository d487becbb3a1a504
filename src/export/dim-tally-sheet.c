/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-export.h"

#include "dim-export-words.h"
#include "dim-table-words.h"
#include "dim-tally-label.h"

#define TOTAL "totaal"

/* A line of the sheet; without a row it is the total of its table. */
typedef struct {
  const DimTally *tally;
  const DimTallyRow *row;
  char *label;
} Line;

static void
clear_line (gpointer data)
{
  Line *line = data;

  g_free (line->label);
}

static void
fill (gpointer data, guint64 row, DimSheetCell *cells)
{
  const Line *line = &g_array_index ((GArray *) data, Line, row);
  const DimTally *tally = line->tally;
  const DimMeasures *measures = line->row != NULL ? &line->row->measures : &tally->total;
  const guint counts[] = { measures->cases,          measures->gross,       measures->documents,
                           measures->not_comparable, measures->no_document, measures->no_number,
                           measures->to_follow };
  guint at = 0;

  cells[at++].number = tally->year;
  cells[at++].text = dim_dimension_name (tally->dimension);
  cells[at++].text = line->row != NULL ? line->row->key : TOTAL;
  cells[at++].text = line->label;
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    cells[at++].number = counts[i];
  cells[at++].text = tally->code_list_version != NULL ? tally->code_list_version : "";
  cells[at].number = (gint64) tally->position;
}

static void
add_word (DimSheet *sheet,
          DimColumnType type,
          DimColumnRole role,
          const char *name,
          DimExportWord word)
{
  dim_sheet_add_column (sheet, type, role, name, dim_words_export_heading (word),
                        dim_words_export_about (word));
}

static void
add_measure (DimSheet *sheet, const char *name, DimMeasure measure)
{
  dim_sheet_add_column (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, name,
                        dim_words_measure (measure), dim_words_measure_about (measure));
}

static void
add_columns (DimSheet *sheet)
{
  add_word (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_IDENTIFIES, "jaar", DIM_EXPORT_WORD_YEAR);
  add_word (sheet, DIM_COLUMN_CODE, DIM_COLUMN_IDENTIFIES, "dimensie", DIM_EXPORT_WORD_DIMENSION);
  add_word (sheet, DIM_COLUMN_CODE, DIM_COLUMN_IDENTIFIES, "code", DIM_EXPORT_WORD_CODE);
  add_word (sheet, DIM_COLUMN_LABEL, DIM_COLUMN_DESCRIBES, "omschrijving",
            DIM_EXPORT_WORD_DESCRIPTION);
  add_measure (sheet, "zaken", DIM_MEASURE_CASES);
  add_measure (sheet, "bruto", DIM_MEASURE_GROSS);
  add_measure (sheet, "documenten", DIM_MEASURE_DOCUMENTS);
  add_measure (sheet, "niet_vergelijkbaar", DIM_MEASURE_NOT_COMPARABLE);
  add_word (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, "geen_document",
            DIM_EXPORT_WORD_NO_DOCUMENT);
  add_word (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, "geen_nummer",
            DIM_EXPORT_WORD_NO_NUMBER);
  add_word (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, "kenmerk_volgt",
            DIM_EXPORT_WORD_TO_FOLLOW);
  add_word (sheet, DIM_COLUMN_TEXT, DIM_COLUMN_DESCRIBES, "codelijst", DIM_EXPORT_WORD_CODE_LIST);
  add_word (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_DESCRIBES, "feedpositie",
            DIM_EXPORT_WORD_POSITION);
}

static void
add_lines (GArray *lines,
           const DimTally *tally,
           const DimCodeBook *book,
           const DimMunicipalities *municipalities)
{
  Line total = { .tally = tally, .label = NULL };

  for (guint i = 0; tally->dimension != DIM_DIMENSION_NONE && i < tally->rows->len; i++) {
    Line line = { .tally = tally, .row = &g_array_index (tally->rows, DimTallyRow, i) };

    line.label = dim_tally_label (tally->dimension, line.row->key, book, municipalities);
    g_array_append_val (lines, line);
  }
  total.label = g_strdup (TOTAL);
  g_array_append_val (lines, total);
}

static void
free_lines (gpointer data)
{
  g_array_unref (data);
}

DimSheet *
dim_tally_sheet (GPtrArray *tallies,
                 const DimCodeBook *book,
                 const DimMunicipalities *municipalities)
{
  DimSheet *sheet = NULL;
  GArray *lines = NULL;

  g_return_val_if_fail (tallies != NULL && book != NULL && municipalities != NULL, NULL);
  lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (lines, clear_line);
  sheet = dim_sheet_new ("tellingen", dim_words_export_title ());
  add_columns (sheet);
  for (guint i = 0; i < DIM_N_METHODS; i++)
    dim_sheet_add_note (sheet, dim_words_method_heading ((DimMethod) i),
                        dim_words_method_text ((DimMethod) i));
  for (guint i = 0; i < tallies->len; i++) {
    const DimTally *tally = g_ptr_array_index (tallies, i);

    if (i == 0) {
      sheet->from_month = tally->from_month;
      sheet->to_month = tally->to_month;
      sheet->code_list_version = g_strdup (tally->code_list_version);
    }
    add_lines (lines, tally, book, municipalities);
    dim_sheet_add_dimension_codes (sheet, tally->dimension, book, municipalities);
  }
  dim_sheet_set_rows (sheet, lines->len, fill, lines, free_lines);
  return sheet;
}
