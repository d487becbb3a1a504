/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "odd-sheet.h"

#define JANUARY ((gint64) 2026 * 12)

static const char *const names[] = {
  "'s-Gravenhage",
  "=1+1",
  "+31",
  "-1",
  "@SUM(A1)",
  "Den Bosch, \"de stad\"; en meer",
  "twee\nregels",
  "scheiding\xe2\x80\xa8hier",
  "Súdwest-Fryslân",
};

static void
add_columns (DimSheet *sheet)
{
  dim_sheet_add_column (sheet, DIM_COLUMN_CODE, DIM_COLUMN_IDENTIFIES, "code", "Code", "De code.");
  dim_sheet_add_column (sheet, DIM_COLUMN_LABEL, DIM_COLUMN_DESCRIBES, "code_omschrijving", "Naam",
                        "De naam.");
  dim_sheet_add_column (sheet, DIM_COLUMN_INTEGER, DIM_COLUMN_MEASURES, "zaken", "Zaken",
                        "Het aantal.");
  dim_sheet_add_column (sheet, DIM_COLUMN_DECIMAL, DIM_COLUMN_MEASURES, "aandeel", "Aandeel",
                        "Het deel.");
  dim_sheet_add_column (sheet, DIM_COLUMN_MONTH, DIM_COLUMN_DESCRIBES, "maand", "Maand",
                        "De maand.");
  dim_sheet_add_column (sheet, DIM_COLUMN_STATUS, DIM_COLUMN_DESCRIBES, "status", "Status",
                        "Of het cijfer is weggelaten.");
  sheet->from_month = JANUARY;
  sheet->to_month = JANUARY + 12;
  sheet->code_list_version = g_strdup ("2026.1");
}

static void
fill_odd (gpointer source, guint64 row, DimSheetCell *cells)
{
  static const char *const codes[] = { "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "totaal" };
  gboolean is_hidden = row == 3;

  cells[0].text = codes[row];
  cells[1].text = names[row];
  cells[2].number = (gint64) row * 1000;
  cells[2].is_empty = is_hidden;
  cells[3].decimal = (double) row + 0.5;
  cells[3].is_empty = is_hidden;
  cells[4].number = JANUARY + (gint64) row;
  cells[5].text = is_hidden ? "onderdrukt" : "";
}

DimSheet *
odd_sheet_new (void)
{
  DimSheet *sheet = dim_sheet_new ("proef", "Proef = \"tabel\"");

  add_columns (sheet);
  dim_sheet_add_note (sheet, "Let op", "Tel niet op.");
  dim_sheet_add_code (sheet, "code", "A0", "'s-Gravenhage", "Een stad, \"mooi\".");
  dim_sheet_set_rows (sheet, G_N_ELEMENTS (names), fill_odd, NULL, NULL);
  return sheet;
}

static void
fill_plain (gpointer source, guint64 row, DimSheetCell *cells)
{
  char *code = source;

  g_snprintf (code, 16, "GM%08" G_GUINT64_FORMAT, row);
  cells[0].text = code;
  cells[1].text = "Bergen op Zoom";
  cells[2].number = (gint64) (row * 7919 % 100003);
  cells[3].decimal = (double) (row % 64) / 4;
  cells[4].number = JANUARY + (gint64) (row % 12);
  cells[5].text = "";
}

DimSheet *
plain_sheet_new (guint64 n_rows)
{
  DimSheet *sheet = dim_sheet_new ("groot", "Groot");

  add_columns (sheet);
  dim_sheet_set_rows (sheet, n_rows, fill_plain, g_malloc0 (16), g_free);
  return sheet;
}
