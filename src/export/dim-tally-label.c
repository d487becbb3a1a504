/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-label.h"

#include "dim-day-words.h"
#include "dim-table-export.h"
#include "dim-table-words.h"
#include "dim-words.h"

#include <string.h>

#define MONTH_CHARS 7 /* "2026-11" */

static const DimList lists[DIM_N_DIMENSIONS] = {
  [DIM_DIMENSION_NONE] = DIM_N_LISTS,
  [DIM_DIMENSION_FORM] = DIM_LIST_FORM,
  [DIM_DIMENSION_FORM_CLASS] = DIM_LIST_FORM_CLASS,
  [DIM_DIMENSION_MUNICIPALITY] = DIM_N_LISTS,
  [DIM_DIMENSION_MONTH] = DIM_N_LISTS,
  [DIM_DIMENSION_PRODUCT] = DIM_LIST_PRODUCT,
  [DIM_DIMENSION_CERTAINTY] = DIM_LIST_CERTAINTY,
  [DIM_DIMENSION_DISCOVERY] = DIM_LIST_DISCOVERY,
  [DIM_DIMENSION_OUTCOME] = DIM_LIST_OUTCOME,
  [DIM_DIMENSION_DOCUMENT] = DIM_LIST_DOCUMENT,
  [DIM_DIMENSION_PROVINCE] = DIM_N_LISTS,
  [DIM_DIMENSION_QUARTER] = DIM_N_LISTS,
  [DIM_DIMENSION_ATTEMPT] = DIM_LIST_ATTEMPT,
  [DIM_DIMENSION_DISCOVERED_BY] = DIM_LIST_DISCOVERED_BY,
  [DIM_DIMENSION_PHASE] = DIM_LIST_PHASE,
  [DIM_DIMENSION_COUNTRY_GROUP] = DIM_N_LISTS,
};

char *
dim_tally_month_text (guint month)
{
  return g_strdup_printf ("%04u-%02u", month / 12, month % 12 + 1);
}

static char *
label_month (const char *key)
{
  char first_day[DIM_DAY_TEXT_LEN];
  DimDay day = DIM_DAY_NONE;

  if (strlen (key) != MONTH_CHARS)
    return g_strdup (key);
  g_snprintf (first_day, sizeof first_day, "%s-01", key);
  day = dim_day_from_text (first_day);
  return day != DIM_DAY_NONE ? dim_words_month (dim_day_year (day) * 12 + dim_day_month (day) - 1)
                             : g_strdup (key);
}

char *
dim_tally_label (DimDimension dimension,
                 const char *key,
                 const DimCodeBook *book,
                 const DimMunicipalities *municipalities)
{
  g_return_val_if_fail ((guint) dimension < DIM_N_DIMENSIONS && key != NULL, NULL);
  g_return_val_if_fail (book != NULL && municipalities != NULL, NULL);
  if (strcmp (key, DIM_TALLY_UNCLASSED) == 0)
    return g_strdup (dim_words_unclassed ());
  if (dimension == DIM_DIMENSION_MUNICIPALITY)
    return g_strdup (dim_words_municipality (municipalities, key));
  if (dimension == DIM_DIMENSION_MONTH)
    return label_month (key);
  if (dimension == DIM_DIMENSION_QUARTER)
    return dim_words_quarter (key);
  if (dimension == DIM_DIMENSION_COUNTRY_GROUP)
    return g_strdup (dim_words_country_group (key));
  if (lists[dimension] == DIM_N_LISTS)
    return g_strdup (key);
  return g_strdup (dim_words_code (book, lists[dimension], key));
}

static void
add_list (DimSheet *sheet, const char *name, DimList list, const DimCodeBook *book)
{
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    dim_sheet_add_code (sheet, name, code->code, dim_words_code_label (code), code->definition);
  }
}

void
dim_sheet_add_dimension_codes (DimSheet *sheet,
                               DimDimension dimension,
                               const DimCodeBook *book,
                               const DimMunicipalities *municipalities)
{
  const char *name = NULL;

  g_return_if_fail (sheet != NULL && (guint) dimension < DIM_N_DIMENSIONS);
  g_return_if_fail (book != NULL && municipalities != NULL);
  name = dim_dimension_name (dimension);
  if (lists[dimension] != DIM_N_LISTS)
    add_list (sheet, name, lists[dimension], book);
  if (dimension == DIM_DIMENSION_MUNICIPALITY)
    for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
      const DimMunicipality *municipality = dim_municipalities_at (municipalities, i);

      dim_sheet_add_code (sheet, name, municipality->code, municipality->name,
                          municipality->province);
    }
  if (dimension == DIM_DIMENSION_COUNTRY_GROUP)
    for (guint i = 0; i < DIM_N_COUNTRY_GROUPS; i++) {
      const char *group = dim_country_group_name ((DimCountryGroup) i);

      dim_sheet_add_code (sheet, name, group, dim_words_country_group (group), "");
    }
}
