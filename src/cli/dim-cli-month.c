/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cli-month.h"

#include "dim-month.h"

#define MONTHS_A_YEAR 12

int
dim_cli_read_month (const char *text)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);
  DimDay day = dim_day_from_text (first);

  return day != DIM_DAY_NONE ? dim_month_of_day (day) : -1;
}

char *
dim_cli_write_month (int month)
{
  return g_strdup_printf ("%04d-%02d", month / MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1);
}
