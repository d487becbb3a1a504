/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

G_BEGIN_DECLS

#define DIM_MUNICIPALITY_CODE_LEN 6 /* "GM0363" */

/* A municipality as it stood in a period. Strings are owned by the table. */
typedef struct {
  char *code; /* "GM" and four digits (CBS) */
  char *name;
  char *province;
  DimDay valid_from; /* DIM_DAY_NONE: before the table begins (2019-01-01) */
  DimDay valid_to;   /* first day on which it no longer exists; DIM_DAY_NONE: open */
} DimMunicipality;

/* All municipalities since 2019 and what became of them. Only read once made; any thread. */
typedef struct _DimMunicipalities DimMunicipalities;

/**
 * dim_municipalities_parse:
 * @table: data/gemeenten.csv: code,naam,provincie,geldig_vanaf,geldig_tot
 * @changes: data/herindelingen.csv: datum,oude_code,nieuwe_code; several lines for one old code
 *   are a split
 *
 * Returns: NULL with DIM_ERROR_INVALID naming the line if either is malformed
 */
DimMunicipalities *
dim_municipalities_parse (const char *table, const char *changes, GError **error);
DimMunicipalities *dim_municipalities_ref (DimMunicipalities *municipalities);
void dim_municipalities_unref (DimMunicipalities *municipalities);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimMunicipalities, dim_municipalities_unref)

guint dim_municipalities_size (const DimMunicipalities *municipalities);
const DimMunicipality *dim_municipalities_at (const DimMunicipalities *municipalities, guint index);
/* NULL if there never was one by that code since 2019. */
const DimMunicipality *
dim_municipalities_find (const DimMunicipalities *municipalities, const char *code);
gboolean dim_municipality_exists_on (const DimMunicipality *municipality, DimDay day);

/* The code that @code has become through changes with a single successor; @code itself if it
 * still stands, was split (Haaren), or is unknown. Owned by the table, or @code. */
const char *
dim_municipalities_current_code (const DimMunicipalities *municipalities, const char *code);

/* What @code is called on the map of 1 January of @year, through changes with a single successor.
 * NULL: nothing on it, since it was split (Haaren) or had not been formed yet. Owned by the table,
 * or @code. */
const char *dim_municipalities_code_in_year (const DimMunicipalities *municipalities,
                                             const char *code,
                                             int year);

/* Whether who works for @own (NULL-terminated) works for @code: for itself, or, since work goes on
 * after a merger, for what it has become. */
gboolean dim_municipalities_serve (const DimMunicipalities *municipalities,
                                   const char *const *own,
                                   const char *code);

G_END_DECLS
