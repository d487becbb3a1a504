/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* The rows that a table may come to have, each a cell in the order of the table; the last holds
 * what is unclassed. Pure. */
typedef struct {
  const DimTally *tally;
  const DimCodeBook *book;
  DimList list; /* whose codes the cells are, in its order; DIM_N_LISTS: none */
  guint n_cells;
  gboolean is_multiple;   /* answers are bits */
  guint16 of_number[256]; /* number of a code → cell */
} DimTallyCells;

#define DIM_TALLY_CELLS_MAX 33 /* of one case: a bit each, and unclassed */

/* Both are borrowed. */
void dim_tally_cells_init (DimTallyCells *cells, const DimTally *tally, const DimCodeBook *book);

/* What a case answers to the dimension, packed: a cell, or for a multiple choice a bit per number
 * of a code. Nothing for DIM_DIMENSION_DOCUMENT, where each document answers with the cell of its
 * kind. */
guint32 dim_tally_cells_answer (const DimTallyCells *cells, const DimCaseRow *row);
guint dim_tally_cells_list_bits (const DimTallyCells *cells,
                                 guint32 answer,
                                 guint16 out[DIM_TALLY_CELLS_MAX]);

/* The cells that an answer stands in, each once; how many. */
static inline guint
dim_tally_cells_list (const DimTallyCells *cells, guint32 answer, guint16 out[DIM_TALLY_CELLS_MAX])
{
  if (cells->is_multiple)
    return dim_tally_cells_list_bits (cells, answer, out);
  out[0] = (guint16) answer;
  return 1;
}

/* The key of the row that a cell becomes. Owned by the caller. */
char *dim_tally_cells_key (const DimTallyCells *cells, guint cell);

G_END_DECLS
