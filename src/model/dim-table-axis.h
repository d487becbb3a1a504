/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

G_BEGIN_DECLS

/* The rows or the columns that a table may come to have, or what a filter chooses from: cells of
 * one dimension in the order of the table, the last of them what is unclassed. Pure. */
typedef struct {
  DimDimension dimension;
  guint from_month; /* the period, as in DimTableQuery */
  guint to_month;
  const DimCodeBook *book;
  DimList list;             /* whose codes the cells are, in its order; DIM_N_LISTS: none */
  guint n_cells;            /* DIM_DIMENSION_NONE: 0 */
  gboolean is_multiple;     /* what a case answers are bits */
  gboolean is_shown;        /* each document that a case shows answers */
  guint32 known_bits;       /* numbers of codes that the book knows */
  guint no_document;        /* where a case stands that showed no document, as it says */
  guint16 of_number[256];   /* number of a code → cell */
  guint16 *of_municipality; /* the four digits of its code → cell; NULL for other dimensions */
  GPtrArray *provinces;     /* (element-type utf8): names, in their order; NULL for others */
} DimTableAxis;

#define DIM_TABLE_AXIS_ANSWERS_MAX 32 /* of one case: a bit each */

/* @query: for its period and its map; it, @book and @municipalities are borrowed. @municipalities
 * may be NULL for what needs none: no provinces, as on the date of the incident. */
void dim_table_axis_init (DimTableAxis *axis,
                          DimDimension dimension,
                          const DimTableQuery *query,
                          const DimCodeBook *book,
                          const DimMunicipalities *municipalities);
void dim_table_axis_clear (DimTableAxis *axis);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimTableAxis, dim_table_axis_clear)

/* What a case answers, packed: a cell, or for a multiple choice a bit per number of a code, bit 0
 * for what is unclassed; never nothing. For what is shown it says nothing. @row is of the period.
 */
guint32 dim_table_axis_answer (const DimTableAxis *axis, const DimCaseRow *row);

/* The cell of a shown document: its kind, or the group of its country. */
static inline guint
dim_table_axis_shown (const DimTableAxis *axis, guint kind, guint group)
{
  return axis->dimension == DIM_DIMENSION_DOCUMENT ? axis->of_number[kind] : group;
}
/* The cell of a case of which no document is known. */
static inline guint
dim_table_axis_nothing_shown (const DimTableAxis *axis, const DimCaseRow *row)
{
  return row->comparability == DIM_INCOMPARABLE_NO_DOCUMENT ? axis->no_document : axis->n_cells - 1;
}

/* The cells that an answer stands in, each once; how many. Of DIM_DIMENSION_NONE: 0, the total.
 * Inlined, since it is the innermost of counting. */
static inline guint
dim_table_axis_list (const DimTableAxis *axis,
                     guint32 answer,
                     guint16 out[DIM_TABLE_AXIS_ANSWERS_MAX])
{
  guint n = 0;

  if (!axis->is_multiple) {
    out[0] = (guint16) answer;
    return 1;
  }
  for (; answer != 0; answer &= answer - 1)
    out[n++] = axis->of_number[__builtin_ctz (answer)];
  return n;
}

/* The key of the row or column that a cell becomes. Owned by the caller. */
char *dim_table_axis_key (const DimTableAxis *axis, guint cell);

G_END_DECLS
