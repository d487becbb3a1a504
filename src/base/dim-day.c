/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day.h"

#include <stdio.h>
#include <string.h>

#define FIRST_YEAR  1900
#define LAST_YEAR   2199
#define JULIAN_1970 719163 /* GDate counts 0001-01-01 as day 1 */

DimDay
dim_day_new (int year, int month, int day)
{
  GDate date;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > 31)
    return DIM_DAY_NONE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return DIM_DAY_NONE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (DimDay) g_date_get_julian (&date) - JULIAN_1970;
}

void
dim_day_split (DimDay day, int *out_year, int *out_month, int *out_day)
{
  GDate date;

  g_return_if_fail (day > -JULIAN_1970);
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day + JULIAN_1970));
  *out_year = g_date_get_year (&date);
  *out_month = g_date_get_month (&date);
  *out_day = g_date_get_day (&date);
}

int
dim_day_year (DimDay day)
{
  int year = 0, month = 0, month_day = 0;

  dim_day_split (day, &year, &month, &month_day);
  return year;
}

int
dim_day_month (DimDay day)
{
  int year = 0, month = 0, month_day = 0;

  dim_day_split (day, &year, &month, &month_day);
  return month;
}

int
dim_day_weekday (DimDay day)
{
  /* 1970-01-01 was a Thursday. */
  int since_monday = (int) (((gint64) day + 3) % 7);

  return (since_monday < 0 ? since_monday + 7 : since_monday) + 1;
}

DimDay
dim_day_from_text (const char *text)
{
  static const char shape[] = "dddd-dd-dd";

  g_return_val_if_fail (text != NULL, DIM_DAY_NONE);
  if (strlen (text) != sizeof shape - 1)
    return DIM_DAY_NONE;
  for (gsize i = 0; i < sizeof shape - 1; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return DIM_DAY_NONE;
  return dim_day_new ((int) g_ascii_strtoll (text, NULL, 10),
                      (int) g_ascii_strtoll (text + 5, NULL, 10),
                      (int) g_ascii_strtoll (text + 8, NULL, 10));
}

const char *
dim_day_to_text (DimDay day, char buffer[DIM_DAY_TEXT_LEN])
{
  int year = 0, month = 0, month_day = 0;

  buffer[0] = '\0';
  if (day == DIM_DAY_NONE)
    return buffer;
  dim_day_split (day, &year, &month, &month_day);
  g_snprintf (buffer, DIM_DAY_TEXT_LEN, "%04d-%02d-%02d", year % 10000, month, month_day);
  return buffer;
}
