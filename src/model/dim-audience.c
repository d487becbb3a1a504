/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audience.h"

static const struct {
  DimAudience audience;
  const char *name;
} audiences[DIM_N_AUDIENCES] = {
  { DIM_AUDIENCE_MUNICIPALITY, "gemeente" },
  { DIM_AUDIENCE_MINISTRY, "bzk" },
};

const char **
dim_audience_names (DimAudience audience)
{
  const char **names = g_new0 (const char *, DIM_N_AUDIENCES + 1);
  gsize n = 0;

  for (gsize i = 0; i < DIM_N_AUDIENCES; i++)
    if (audience & audiences[i].audience)
      names[n++] = audiences[i].name;
  return names;
}

DimAudience
dim_audience_from_name (const char *name)
{
  g_return_val_if_fail (name != NULL, DIM_AUDIENCE_NONE);
  for (gsize i = 0; i < DIM_N_AUDIENCES; i++)
    if (g_str_equal (audiences[i].name, name))
      return audiences[i].audience;
  return DIM_AUDIENCE_NONE;
}
