/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally.h"

#include <string.h>

#define CODE_NO_DOCUMENT "geen"

/* 0: not answered, or not in the book */
static guint8
find_number (const DimCaseValues *values, const DimCodeBook *book, DimField field)
{
  const char *code = dim_incident_code (values->values, field);
  const DimCode *found =
    code != NULL ? dim_code_book_find (book, dim_field_spec (field)->list, code) : NULL;

  return found != NULL ? (guint8) found->number : 0;
}

static guint64
collect_bits (const DimCaseValues *values, const DimCodeBook *book, DimField field, guint n_bits)
{
  guint64 bits = 0;

  for (char **code = values->values->codes[field]; code != NULL && *code != NULL; code++) {
    const DimCode *found = dim_code_book_find (book, dim_field_spec (field)->list, *code);

    bits |= (guint64) 1 << (found != NULL && found->number < n_bits ? found->number : 0);
  }
  return bits;
}

static guint16
read_municipality (const char *code)
{
  return code != NULL && g_str_has_prefix (code, "GM")
           ? (guint16) g_ascii_strtoull (code + 2, NULL, 10)
           : 0;
}

static DimComparability
find_comparability (const GPtrArray *documents)
{
  DimComparability found = DIM_INCOMPARABLE_NO_DOCUMENT;

  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentUse *use = documents->pdata[i];

    if (use->state == DIM_COMPARE_TAGGED)
      return DIM_COMPARABLE;
    if (use->state == DIM_COMPARE_TO_FOLLOW)
      found = DIM_INCOMPARABLE_TO_FOLLOW;
    else if (found == DIM_INCOMPARABLE_NO_DOCUMENT && strcmp (use->kind, CODE_NO_DOCUMENT) != 0)
      found = DIM_INCOMPARABLE_NO_NUMBER;
  }
  return found;
}

gboolean
dim_case_row (const DimCaseValues *values,
              const DimCodeBook *book,
              guint64 case_key,
              DimCaseRow *out_row)
{
  const DimIncident *incident = NULL;

  g_return_val_if_fail (values != NULL && values->values != NULL, FALSE);
  g_return_val_if_fail (book != NULL && out_row != NULL, FALSE);
  incident = values->values;
  if (!values->counts || incident->date == DIM_DAY_NONE)
    return FALSE;
  *out_row = (DimCaseRow){
    .case_key = case_key,
    .forms = collect_bits (values, book, DIM_FIELD_FORM, 64) |
             collect_bits (values, book, DIM_FIELD_OTHER_FORMS, 64),
    .discovery = (guint32) collect_bits (values, book, DIM_FIELD_DISCOVERY, 32),
    .outcome = (guint32) collect_bits (values, book, DIM_FIELD_OUTCOME, 32),
    .municipality = read_municipality (incident->municipality),
    .month = (guint16) (dim_day_year (incident->date) * 12 + dim_day_month (incident->date) - 1),
    .gross = (guint16) MIN (values->gross, G_MAXUINT16),
    .form = find_number (values, book, DIM_FIELD_FORM),
    .product = find_number (values, book, DIM_FIELD_PRODUCT),
    .certainty = find_number (values, book, DIM_FIELD_CERTAINTY),
    .attempt = find_number (values, book, DIM_FIELD_ATTEMPT),
    .discovered_by = find_number (values, book, DIM_FIELD_DISCOVERED_BY),
    .phase = find_number (values, book, DIM_FIELD_PHASE),
    .comparability = (guint8) find_comparability (incident->documents),
  };
  return TRUE;
}

guint16
dim_country_number (const char *country)
{
  guint16 number = 0;

  g_return_val_if_fail (country != NULL, 0);
  country = dim_country_canonical (country);
  if (strlen (country) != 3)
    return 0;
  for (const char *letter = country; *letter != '\0'; letter++) {
    if (*letter < 'A' || *letter > 'Z')
      return 0;
    number = (guint16) (number * 27 + (*letter - 'A' + 1));
  }
  return number;
}

void
dim_country_letters (guint16 number, char out[4])
{
  g_return_if_fail (out != NULL);
  memset (out, 0, 4);
  for (guint place = 3; number != 0 && place > 0; number /= 27)
    out[--place] = (char) ('A' + number % 27 - 1);
}
