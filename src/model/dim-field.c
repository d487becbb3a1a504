/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-field.h"

#include <string.h>

static const DimFieldSpec specs[DIM_N_FIELDS] = {
  [DIM_FIELD_DATE] = { "datum", DIM_SHAPE_DAY, DIM_N_LISTS, TRUE },
  [DIM_FIELD_PRODUCT] = { "product", DIM_SHAPE_CODE, DIM_LIST_PRODUCT, TRUE },
  [DIM_FIELD_FORM] = { "vorm", DIM_SHAPE_CODE, DIM_LIST_FORM, TRUE },
  [DIM_FIELD_DOCUMENTS] = { "documenten", DIM_SHAPE_DOCUMENTS, DIM_LIST_DOCUMENT, TRUE },
  [DIM_FIELD_DISCOVERY] = { "ontdekking", DIM_SHAPE_CODES, DIM_LIST_DISCOVERY, TRUE },
  [DIM_FIELD_OUTCOME] = { "uitkomst", DIM_SHAPE_CODES, DIM_LIST_OUTCOME, TRUE },
  [DIM_FIELD_MUNICIPALITY] = { "gemeente", DIM_SHAPE_MUNICIPALITY, DIM_N_LISTS, TRUE },
  [DIM_FIELD_OTHER_FORMS] = { "nevenvormen", DIM_SHAPE_CODES, DIM_LIST_FORM, FALSE },
  [DIM_FIELD_TECHNIQUE] = { "techniek", DIM_SHAPE_CODES, DIM_LIST_TECHNIQUE, FALSE },
  [DIM_FIELD_CERTAINTY] = { "zekerheid", DIM_SHAPE_CODE, DIM_LIST_CERTAINTY, FALSE },
  [DIM_FIELD_ATTEMPT] = { "poging", DIM_SHAPE_CODE, DIM_LIST_ATTEMPT, FALSE },
  [DIM_FIELD_DISCOVERED_BY] = { "ontdektDoor", DIM_SHAPE_CODE, DIM_LIST_DISCOVERED_BY, FALSE },
  [DIM_FIELD_PHASE] = { "fase", DIM_SHAPE_CODE, DIM_LIST_PHASE, FALSE },
  [DIM_FIELD_FOLLOW_UP] = { "vervolg", DIM_SHAPE_FOLLOW_UPS, DIM_LIST_FOLLOW_UP, FALSE },
};

const DimFieldSpec *
dim_field_spec (DimField field)
{
  g_return_val_if_fail ((guint) field < DIM_N_FIELDS, &specs[0]);
  return &specs[field];
}

gboolean
dim_field_from_name (const char *name, DimField *out_field)
{
  g_return_val_if_fail (name != NULL && out_field != NULL, FALSE);
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    if (strcmp (specs[i].name, name) == 0) {
      *out_field = (DimField) i;
      return TRUE;
    }
  }
  return FALSE;
}
