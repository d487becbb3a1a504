/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-role.h"

#include <string.h>

static const char *const names[] = {
  [DIM_ROLE_FRONT_OFFICE] = "balie",
  [DIM_ROLE_BACK_OFFICE] = "backoffice",
  [DIM_ROLE_ANALYST] = "analist",
};

const char *
dim_role_name (DimRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (names), NULL);
  return names[role];
}

gboolean
dim_role_from_name (const char *name, DimRole *out_role)
{
  g_return_val_if_fail (name != NULL && out_role != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i], name) == 0) {
      *out_role = (DimRole) i;
      return TRUE;
    }
  }
  return FALSE;
}
