/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What stands between figures and files: rows of named columns with what must be known to read
 * them. Free tables, standard tables and whatever comes later become a sheet, and there is one
 * writer a format over it (dim-sheet-writer.h). Rows are made when they are asked for. */

typedef enum {
  DIM_COLUMN_CODE,
  DIM_COLUMN_LABEL, /* of the code before it */
  DIM_COLUMN_TEXT,
  DIM_COLUMN_INTEGER,
  DIM_COLUMN_DECIMAL,
  DIM_COLUMN_MONTH, /* year × 12 + month − 1; in files "2026-11" */
  DIM_COLUMN_STATUS,
} DimColumnType;

typedef enum {
  DIM_COLUMN_DESCRIBES,
  DIM_COLUMN_IDENTIFIES, /* a row differs from others in these */
  DIM_COLUMN_MEASURES,
} DimColumnRole;

typedef struct {
  char *name;  /* for programs: small letters and _ */
  char *label; /* for people */
  char *about; /* what it holds, a sentence */
  DimColumnType type;
  DimColumnRole role;
} DimSheetColumn;

/* By the type of its column: INTEGER and MONTH are numbers, DECIMAL a decimal, others text. */
typedef struct {
  const char *text; /* borrowed until the next row; in a MONTH it replaces the number */
  gint64 number;
  double decimal;
  gboolean is_empty; /* hidden, or not known */
} DimSheetCell;

/* Fills @cells, which are zero, one a column. @row from 0; rows are asked for in their order, any
 * number of times from the first. */
typedef void (*DimSheetFill) (gpointer source, guint64 row, DimSheetCell *cells);

typedef struct {
  char *heading;
  char *text;
} DimSheetNote;

typedef struct {
  char *list; /* the column's name */
  char *code;
  char *label;
  char *definition; /* may be "" */
} DimSheetCode;

typedef struct {
  char *name;  /* for programs: "vorm-gemeente" */
  char *title; /* for people */
  char *code_list_version;
  guint from_month; /* the period, and the first month after it */
  guint to_month;
  GPtrArray *columns; /* (element-type DimSheetColumn) */
  GPtrArray *notes;   /* (element-type DimSheetNote) */
  GPtrArray *codes;   /* (element-type DimSheetCode) */
  guint64 n_rows;
  DimSheetFill fill;
  gpointer source;
  GDestroyNotify free_source;
} DimSheet;

/* No columns, no rows yet. One thread at a time. */
DimSheet *dim_sheet_new (const char *name, const char *title);
void dim_sheet_free (DimSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSheet, dim_sheet_free)
void dim_sheet_add_column (DimSheet *sheet,
                           DimColumnType type,
                           DimColumnRole role,
                           const char *name,
                           const char *label,
                           const char *about);
/* An empty @text adds nothing. */
void dim_sheet_add_note (DimSheet *sheet, const char *heading, const char *text);
void dim_sheet_add_code (DimSheet *sheet,
                         const char *list,
                         const char *code,
                         const char *label,
                         const char *definition);
/* Takes @source. */
void dim_sheet_set_rows (DimSheet *sheet,
                         guint64 n_rows,
                         DimSheetFill fill,
                         gpointer source,
                         GDestroyNotify free_source);

/* So many of so many rows are written. */
typedef void (*DimExportProgress) (guint64 done, guint64 total, gpointer data);

/* How a long export is watched and ended. Any of it may be NULL. */
typedef struct {
  GCancellable *cancellable;
  DimExportProgress
    progress; /* from the writing thread; each DIM_EXPORT_STEP rows and at the end */
  gpointer data;
} DimExportRun;
#define DIM_EXPORT_STEP 4096

typedef gboolean (*DimSheetEach) (gpointer data, const DimSheetCell *cells, GError **error);
/* Calls @each with every row, until it fails. G_IO_ERROR_CANCELLED. @run: (nullable) */
gboolean dim_sheet_each_row (const DimSheet *sheet,
                             const DimExportRun *run,
                             DimSheetEach each,
                             gpointer data,
                             GError **error);

/* A cell as text, "" if it is empty: digits, "." before decimals, "2026-11". */
void dim_sheet_append_cell (GString *out, const DimSheetColumn *column, const DimSheetCell *cell);
/* Text that must be quoted or looked at twice, and what is written without: numbers and months. */
gboolean dim_sheet_is_number (const DimSheetColumn *column);

G_END_DECLS
