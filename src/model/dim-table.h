/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* A free table: cases over one or two dimensions, of any period, narrowed by filters. Counted over
 * the same columns as the standard tables (dim-tally.h). Pure. */

/* Of a dimension only what stands under one of these keys. For DIM_DIMENSION_DOCUMENT and
 * DIM_DIMENSION_COUNTRY_GROUP: cases that show such a document, and of documents only those. */
typedef struct {
  DimDimension dimension;
  GPtrArray *keys; /* (element-type utf8): keys of rows, as "look-alike", "GM0363", "2026-11" */
} DimTableFilter;

typedef struct {
  DimDimension rows;
  DimDimension columns; /* another than @rows; DIM_DIMENSION_NONE: one column, the total */
  guint16 from_month;   /* first month, and the first after the last: year × 12 + month − 1 */
  guint16 to_month;
  int map_year; /* municipalities as they stand on 1 January of that year; 0: as on the date of
                 the incident */
  GPtrArray *filters; /* (element-type DimTableFilter): a case passes all of them */
} DimTableQuery;

DimTableQuery *
dim_table_query_new (DimDimension rows, DimDimension columns, guint from_month, guint to_month);
DimTableQuery *dim_table_query_copy (const DimTableQuery *query);
void dim_table_query_free (DimTableQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTableQuery, dim_table_query_free)
/* Adds @key to the filter of @dimension, which there is one of at most. */
void dim_table_query_add_filter (DimTableQuery *query, DimDimension dimension, const char *key);

/* DIM_ERROR_INVALID: rows and columns are one dimension, the period is none or longer than
 * DIM_TABLE_MONTHS_MAX, or a filter has no key. DIM_ERROR_CONFLICT naming the municipality: the
 * query restates to a map year, and one that could have cases in the period was split (Haaren). */
gboolean dim_table_query_check (const DimTableQuery *query,
                                const DimMunicipalities *municipalities,
                                GError **error);

#define DIM_TABLE_MONTHS_MAX 240

/* What the municipalities that its filters let through are called today; NULL: it has no filter of
 * municipalities or provinces. (transfer full) (element-type utf8) */
GPtrArray *
dim_table_query_list_areas (const DimTableQuery *query, const DimMunicipalities *municipalities);

/* TRUE for dimensions in which a case can stand under several keys: rows exceed the total. */
gboolean dim_dimension_is_multiple (DimDimension dimension);

/* One figure of DimMeasures. */
typedef enum {
  DIM_MEASURE_CASES,
  DIM_MEASURE_GROSS,
  DIM_MEASURE_DOCUMENTS, /* distinct; counted in each cell and total, never summed */
  DIM_MEASURE_NOT_COMPARABLE,
  DIM_N_MEASURES
} DimMeasure;
/* On the wire and in files: "zaken", "bruto", "documenten", "niet-vergelijkbaar". Static. */
const char *dim_measure_name (DimMeasure measure);
gboolean dim_measure_from_name (const char *name, DimMeasure *out_measure);
guint dim_measure_of (const DimMeasures *measures, DimMeasure measure);

/* The counted table. Does not change once counted; any thread. */
typedef struct {
  DimTableQuery *query;
  guint64 position; /* of the feed, of whoever counted */
  char *code_list_version;
  GPtrArray *row_keys;    /* (element-type utf8): in the order of the list, code or month; keys
                             without cases are left out */
  GPtrArray *column_keys; /* (element-type utf8): the same; empty for DIM_DIMENSION_NONE */
  guint provisional;      /* so many of the counted cases are provisional */
  DimMeasures *cells; /* by row, then column; the last of both is the total: counted, not summed */
} DimTable;

DimTable *dim_table_ref (DimTable *table);
void dim_table_unref (DimTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimTable, dim_table_unref)
/* @row up to and with row_keys->len, @column up to and with column_keys->len: the totals. */
const DimMeasures *dim_table_cell (const DimTable *table, guint row, guint column);

/**
 * dim_table_count:
 * @query: passed dim_table_query_check; copied
 * @municipalities: for provinces and the map; any thread
 *
 * Distinct documents are counted within each cell and each total anew. A case without document rows
 * stands under "geen" in DIM_DIMENSION_DOCUMENT if that is why it cannot be compared.
 *
 * Returns: (transfer full)
 */
DimTable *dim_table_count (const DimTableQuery *query,
                           const DimCodeBook *book,
                           const DimMunicipalities *municipalities,
                           const DimTallyColumns *columns);

G_END_DECLS
