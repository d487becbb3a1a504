/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-municipality.h"
#include "dim-sheet-writer.h"
#include "dim-table.h"

G_BEGIN_DECLS

/* A free table, and the standard ones, as a sheet in long form. Codes are stable, labels follow the
 * language of the user; totals are rows with the code "totaal": counted, not summed. */

/* What became of a cell before it leaves the ministry, in the order of DimTable.cells (so with the
 * totals). Whoever decides hands it over with the table; a rounded cell holds its rounded figures.
 * A hidden cell hides all its measures. */
typedef guint8 DimTableStatus;
enum {
  DIM_TABLE_AS_COUNTED,
  DIM_TABLE_HIDDEN,
  DIM_TABLE_ROUNDED,
  DIM_N_TABLE_STATUSES
};
/* "", "onderdrukt", "afgerond". Static. */
const char *dim_table_status_name (DimTableStatus status);

/**
 * dim_table_sheet:
 * @status: (nullable): one a cell; NULL: as counted. Copied
 *
 * A row a cell, by the names of the dimensions:
 *
 *   vorm,vorm_omschrijving,gemeente,gemeente_omschrijving,zaken,bruto,documenten,
 *   niet_vergelijkbaar,status,van_maand,tot_en_met_maand,codelijst,feedpositie
 *
 * The second dimension is missing where the table has none.
 *
 * Returns: (transfer full): borrows @table, @book and @municipalities
 */
DimSheet *dim_table_sheet (const DimTable *table,
                           const DimTableStatus *status,
                           const DimCodeBook *book,
                           const DimMunicipalities *municipalities);

/* Standard tables (element-type DimTally), of one year, below each other, with the columns of
 * dim_tally_write_csv. (transfer full): borrows all three. */
DimSheet *dim_tally_sheet (GPtrArray *tallies,
                           const DimCodeBook *book,
                           const DimMunicipalities *municipalities);

/* For both: the codes of @dimension, so that a file explains itself. */
void dim_sheet_add_dimension_codes (DimSheet *sheet,
                                    DimDimension dimension,
                                    const DimCodeBook *book,
                                    const DimMunicipalities *municipalities);

G_END_DECLS
