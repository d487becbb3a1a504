/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day-words.h"

#include "dim-translate.h"
#include "dim-words.h"

#define MINUTE_S 60
#define HOUR_S   3600
#define DAY_S    86400

static const char *const months[] = {
  N_ ("January"),   N_ ("February"), N_ ("March"),    N_ ("April"),
  N_ ("May"),       N_ ("June"),     N_ ("July"),     N_ ("August"),
  N_ ("September"), N_ ("October"),  N_ ("November"), N_ ("December"),
};

static const char *const weekdays[] = {
  N_ ("Monday"), N_ ("Tuesday"),  N_ ("Wednesday"), N_ ("Thursday"),
  N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday"),
};

const char *
dim_words_month_short (int month)
{
  static const char *const names[][12] = {
    [DIM_LANGUAGE_DUTCH] = { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt",
                             "nov", "dec" },
    [DIM_LANGUAGE_ENGLISH] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
                               "Nov", "Dec" },
  };

  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return names[dim_words_get_language ()][month - 1];
}

char *
dim_words_day (DimDay day)
{
  int year = 0, month = 0, month_day = 0;

  if (day == DIM_DAY_NONE)
    return g_strdup ("");
  dim_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%s %d %s %d", _ (weekdays[dim_day_weekday (day) - 1]), month_day,
                          dim_words_month_name (month), year);
}

char *
dim_words_day_short (DimDay day)
{
  int year = 0, month = 0, month_day = 0;

  if (day == DIM_DAY_NONE)
    return g_strdup ("");
  dim_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d %s %d", month_day, dim_words_month_short (month), year);
}

char *
dim_words_day_brief (DimDay day, DimDay today)
{
  int year = 0, month = 0, month_day = 0;

  if (day == DIM_DAY_NONE || today == DIM_DAY_NONE || dim_day_year (day) != dim_day_year (today))
    return dim_words_day_short (day);
  dim_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d %s", month_day, dim_words_month_short (month));
}

char *
dim_words_day_near (DimDay day, DimDay today)
{
  int year = 0, month = 0, month_day = 0;

  if (day == DIM_DAY_NONE)
    return g_strdup ("");
  dim_day_split (day, &year, &month, &month_day);
  if (today != DIM_DAY_NONE && dim_day_year (today) == year)
    return g_strdup_printf ("%d %s", month_day, dim_words_month_name (month));
  return g_strdup_printf ("%d %s %d", month_day, dim_words_month_name (month), year);
}

char *
dim_words_month (int month)
{
  g_return_val_if_fail (month >= 0, NULL);
  return g_strdup_printf ("%s %d", dim_words_month_name (month % 12 + 1), month / 12);
}

const char *
dim_words_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");
  return _ (months[month - 1]);
}

char *
dim_words_duration (gint64 seconds)
{
  if (seconds >= DAY_S)
    return dim_words_count (DIM_THING_DAY, (guint64) (seconds / DAY_S));
  if (seconds >= HOUR_S)
    return dim_words_count (DIM_THING_HOUR, (guint64) (seconds / HOUR_S));
  if (seconds >= MINUTE_S)
    return dim_words_count (DIM_THING_MINUTE, (guint64) (seconds / MINUTE_S));
  return g_strdup (_ ("less than a minute"));
}

/* Read once: a list asks for a row's time at every letter of a search. */
static GTimeZone *
dutch_zone (void)
{
  static gsize zone = 0;

  if (g_once_init_enter (&zone)) {
    GTimeZone *found = g_time_zone_new_identifier ("Europe/Amsterdam");

    g_once_init_leave (&zone, (gsize) (found != NULL ? found : g_time_zone_new_local ()));
  }
  return GSIZE_TO_POINTER (zone);
}

char *
dim_words_time (gint64 unix_s)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_s);
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (utc != NULL, g_strdup (""));
  local = g_date_time_to_timezone (utc, dutch_zone ());
  return g_strdup_printf ("%02d:%02d", g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}
