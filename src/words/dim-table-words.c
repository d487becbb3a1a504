/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-table-words.h"

#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-translate.h"
#include "dim-words.h"

#include <string.h>

#define QUARTER_CHARS 7 /* "2026-Q4" */

const char *
dim_words_dimension (DimDimension dimension)
{
  static const char *const titles[DIM_N_DIMENSIONS] = {
    [DIM_DIMENSION_NONE] = N_ ("None"),
    [DIM_DIMENSION_FORM] = N_ ("Form"),
    [DIM_DIMENSION_FORM_CLASS] = N_ ("Class of form"),
    [DIM_DIMENSION_MUNICIPALITY] = N_ ("Municipality"),
    [DIM_DIMENSION_MONTH] = N_ ("Month"),
    [DIM_DIMENSION_PRODUCT] = N_ ("Product"),
    [DIM_DIMENSION_CERTAINTY] = N_ ("Certainty"),
    [DIM_DIMENSION_DISCOVERY] = N_ ("How discovered"),
    [DIM_DIMENSION_OUTCOME] = N_ ("Outcome"),
    [DIM_DIMENSION_DOCUMENT] = N_ ("Document"),
    [DIM_DIMENSION_PROVINCE] = N_ ("Province"),
    [DIM_DIMENSION_QUARTER] = N_ ("Quarter"),
    [DIM_DIMENSION_ATTEMPT] = N_ ("Attempt or success"),
    [DIM_DIMENSION_DISCOVERED_BY] = N_ ("Discovered by"),
    [DIM_DIMENSION_PHASE] = N_ ("Phase"),
    [DIM_DIMENSION_COUNTRY_GROUP] = N_ ("Issued in"),
  };

  g_return_val_if_fail ((guint) dimension < DIM_N_DIMENSIONS, "");
  return _ (titles[dimension]);
}

const char *
dim_words_measure (DimMeasure measure)
{
  static const char *const titles[DIM_N_MEASURES] = {
    [DIM_MEASURE_CASES] = N_ ("Cases"),
    [DIM_MEASURE_GROSS] = N_ ("Registrations"),
    [DIM_MEASURE_DOCUMENTS] = N_ ("Distinct documents"),
    [DIM_MEASURE_NOT_COMPARABLE] = N_ ("Not comparable"),
  };

  g_return_val_if_fail ((guint) measure < DIM_N_MEASURES, "");
  return _ (titles[measure]);
}

const char *
dim_words_country_group (const char *name)
{
  static const char *const labels[DIM_N_COUNTRY_GROUPS] = {
    [DIM_COUNTRY_GROUP_NETHERLANDS] = N_ ("The Netherlands"),
    [DIM_COUNTRY_GROUP_EU_EEA] = N_ ("EU and EEA"),
    [DIM_COUNTRY_GROUP_EUROPE] = N_ ("Elsewhere in Europe"),
    [DIM_COUNTRY_GROUP_WORLD] = N_ ("Outside Europe"),
    [DIM_COUNTRY_GROUP_ORGANISATION] = N_ ("An organisation"),
    [DIM_COUNTRY_GROUP_UNKNOWN] = N_ ("Country not known"),
  };

  g_return_val_if_fail (name != NULL, "");
  for (guint i = 0; i < DIM_N_COUNTRY_GROUPS; i++)
    if (strcmp (dim_country_group_name ((DimCountryGroup) i), name) == 0)
      return _ (labels[i]);
  return name;
}

static char *
say_quarter (guint year, guint quarter)
{
  switch (quarter) {
  case 1:
    return g_strdup_printf (_ ("1st quarter of %u"), year);
  case 2:
    return g_strdup_printf (_ ("2nd quarter of %u"), year);
  case 3:
    return g_strdup_printf (_ ("3rd quarter of %u"), year);
  default:
    return g_strdup_printf (_ ("4th quarter of %u"), year);
  }
}

char *
dim_words_quarter (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);
  if (strlen (key) != QUARTER_CHARS || key[5] != 'Q' || key[6] < '1' || key[6] > '4')
    return g_strdup (key);
  return say_quarter ((guint) g_ascii_strtoull (key, NULL, 10), (guint) (key[6] - '0'));
}

char *
dim_words_period_of (guint from_month, guint to_month)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (from_month < to_month, NULL);
  if (from_month % 12 == 0 && to_month == from_month + 12)
    return g_strdup_printf ("%u", from_month / 12);
  if (from_month % 3 == 0 && to_month == from_month + 3)
    return say_quarter (from_month / 12, from_month % 12 / 3 + 1);
  first = dim_words_month ((int) from_month);
  if (to_month == from_month + 1)
    return g_steal_pointer (&first);
  last = dim_words_month ((int) to_month - 1);
  return g_strdup_printf (_ ("%s up to and including %s"), first, last);
}

char *
dim_words_table_caution (const DimTableQuery *query)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (query != NULL, NULL);
  if (dim_dimension_is_multiple (query->rows) || dim_dimension_is_multiple (query->columns))
    g_string_append (text, _ ("A case can stand in several places, so the parts are more than the "
                              "total."));
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, _ ("Documents are counted once and do not add up."));
  return g_string_free (text, FALSE);
}

char *
dim_words_table_provisional (guint cases)
{
  g_autofree char *number = dim_words_number (cases);

  if (cases == 0)
    return g_strdup ("");
  return g_strdup_printf (P_ ("%s case is still joined provisionally.",
                              "%s cases are still joined provisionally.", cases),
                          number);
}

char *
dim_words_table_refusal (const DimTableQuery *query, const GError *error)
{
  g_return_val_if_fail (query != NULL && error != NULL, NULL);
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return g_strdup_printf (_ ("This period cannot be shown on the map of %d: a municipality was "
                               "split, or did not exist yet. Choose the map of the incident date, "
                               "or another period."),
                            query->map_year);
  return g_strdup (_ ("This table cannot be made. Choose other rows, columns or another period."));
}
