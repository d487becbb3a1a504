/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-clock.h"

struct _DimClock {
  gboolean manual;
  gint64 unix_us; /* read and written atomically through the lock of the test's own threads */
};

const DimClock *
dim_clock_system (void)
{
  static const DimClock system_clock = { .manual = FALSE };

  return &system_clock;
}

DimClock *
dim_clock_new_manual (gint64 unix_us)
{
  DimClock *clock = g_new0 (DimClock, 1);

  clock->manual = TRUE;
  clock->unix_us = unix_us;
  return clock;
}

void
dim_clock_set (DimClock *clock, gint64 unix_us)
{
  g_return_if_fail (clock != NULL && clock->manual);
  __atomic_store_n (&clock->unix_us, unix_us, __ATOMIC_SEQ_CST);
}

void
dim_clock_advance (DimClock *clock, gint64 by_us)
{
  g_return_if_fail (clock != NULL && clock->manual);
  __atomic_add_fetch (&clock->unix_us, by_us, __ATOMIC_SEQ_CST);
}

void
dim_clock_free (DimClock *clock)
{
  g_return_if_fail (clock == NULL || clock->manual);
  g_free (clock);
}

gint64
dim_clock_now_us (const DimClock *clock)
{
  g_return_val_if_fail (clock != NULL, 0);
  return clock->manual ? __atomic_load_n (&clock->unix_us, __ATOMIC_SEQ_CST) : g_get_real_time ();
}

gint64
dim_clock_now_ms (const DimClock *clock)
{
  return dim_clock_now_us (clock) / 1000;
}

gint64
dim_clock_now_s (const DimClock *clock)
{
  return dim_clock_now_us (clock) / G_USEC_PER_SEC;
}

/* Without the zone database (a bare container) the day changes an hour or two late: still a day
 * that exists, so nothing fails on it. Reading the zone takes longer than storing a registration,
 * so it is read once. */
static GTimeZone *
dutch_zone (void)
{
  static GTimeZone *zone = NULL;

  if (g_once_init_enter (&zone)) {
    GTimeZone *found = g_time_zone_new_identifier ("Europe/Amsterdam");

    g_once_init_leave (&zone, found != NULL ? found : g_time_zone_new_utc ());
  }
  return zone;
}

DimDay
dim_clock_today (const DimClock *clock)
{
  return dim_day_from_unix (dim_clock_now_s (clock));
}

DimDay
dim_day_from_unix (gint64 unix_s)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_s);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, dutch_zone ()) : NULL;
  int year, month, day;

  if (local == NULL)
    return DIM_DAY_NONE;
  g_date_time_get_ymd (local, &year, &month, &day);
  return dim_day_new (year, month, day);
}

gint64
dim_day_start_s (DimDay day)
{
  int year = 0;
  int month = 0;
  int date = 0;
  g_autoptr (GDateTime) start = NULL;

  g_return_val_if_fail (day != DIM_DAY_NONE, 0);
  dim_day_split (day, &year, &month, &date);
  start = g_date_time_new (dutch_zone (), year, month, date, 0, 0, 0);
  return start != NULL ? g_date_time_to_unix (start) : 0;
}

char *
dim_time_to_text (gint64 unix_s)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_s);

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

/* Skips what is alike in @text and @shape, where a d is any digit; NULL if it is not alike. */
static const char *
skip_shape (const char *text, const char *shape)
{
  for (; *shape != '\0'; shape++, text++)
    if (*shape == 'd' ? !g_ascii_isdigit (*text) : *text != *shape)
      return NULL;
  return text;
}

/* GLib takes every form of ISO 8601: without hyphens, by weeks, with a comma or without seconds. */
static gboolean
is_rfc3339 (const char *text)
{
  const char *rest = skip_shape (text, "dddd-dd-ddTdd:dd:dd");

  if (rest == NULL)
    return FALSE;
  if (*rest == '.') {
    if (!g_ascii_isdigit (*++rest))
      return FALSE;
    while (g_ascii_isdigit (*rest))
      rest++;
  }
  if (*rest == 'Z')
    return rest[1] == '\0';
  if (*rest != '+' && *rest != '-')
    return FALSE;
  rest = skip_shape (rest + 1, "dd:dd");
  return rest != NULL && *rest == '\0';
}

gboolean
dim_time_from_text (const char *text, gint64 *out_unix_s)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) utc = NULL;

  g_return_val_if_fail (text != NULL && out_unix_s != NULL, FALSE);
  if (!is_rfc3339 (text))
    return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  /* A year that is no day's could not be written again. */
  if (utc == NULL || dim_day_new (g_date_time_get_year (utc), 1, 1) == DIM_DAY_NONE)
    return FALSE;
  *out_unix_s = g_date_time_to_unix (utc);
  return TRUE;
}
