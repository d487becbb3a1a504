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
  guint32 known_bits;     /* numbers of codes that the book knows */
  guint16 of_number[256]; /* number of a code → cell */
} DimTallyCells;

#define DIM_TALLY_CELLS_MAX 32 /* of one case: a bit each */

/* Both are borrowed. */
void dim_tally_cells_init (DimTallyCells *cells, const DimTally *tally, const DimCodeBook *book);

/* What a case answers to the dimension, packed: a cell, or for a multiple choice a bit per number
 * of a code, bit 0 for what is unclassed; never nothing. For DIM_DIMENSION_DOCUMENT it says
 * nothing: there each document answers with the cell of its kind. */
guint32 dim_tally_cells_answer (const DimTallyCells *cells, const DimCaseRow *row);

/* The cells that an answer stands in, each once; how many. Inlined, since it is the innermost of
 * counting. */
static inline guint
dim_tally_cells_list (const DimTallyCells *cells, guint32 answer, guint16 out[DIM_TALLY_CELLS_MAX])
{
  guint n = 0;

  if (!cells->is_multiple) {
    out[0] = (guint16) answer;
    return 1;
  }
  for (; answer != 0; answer &= answer - 1)
    out[n++] = cells->of_number[__builtin_ctz (answer)];
  return n;
}

/* The key of the row that a cell becomes. Owned by the caller. */
char *dim_tally_cells_key (const DimTallyCells *cells, guint cell);

G_END_DECLS
