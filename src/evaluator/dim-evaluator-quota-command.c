/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-admission.h"
#include "dim-error.h"
#include "dim-evaluator-command.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-store.h"

#define NOT_GIVEN (-1)
#define QUOTA_MAX 10000000

static gboolean
is_quota (int value)
{
  return value >= 0 && value <= QUOTA_MAX;
}

static gboolean
refuse_numbers (GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               "Cannot set quota: --day and --year go together with --office, from 0 to %d",
               QUOTA_MAX);
  return FALSE;
}

static gboolean
set_office (DimDatabase *database, const char *office, int day, int year, GError **error)
{
  if (day == NOT_GIVEN && year == NOT_GIVEN)
    return TRUE;
  if (office == NULL || !is_quota (day) || !is_quota (year))
    return refuse_numbers (error);
  return dim_evaluator_office_set_quota (database, office, (guint) day, (guint) year, error);
}

static gboolean
set_nation (DimDatabase *database, int day, GError **error)
{
  if (day == NOT_GIVEN)
    return TRUE;
  return is_quota (day) ? dim_evaluator_nation_set_quota (database, (guint) day, error)
                        : refuse_numbers (error);
}

static gboolean
print_office (DimDatabase *database, const char *office, DimDay today, GError **error)
{
  DimQuota quota;
  DimQuotaUse use;

  if (office == NULL)
    return TRUE;
  if (!dim_admission_quota (database, office, today, &quota, &use, error))
    return FALSE;
  g_print ("%s\tday %u/%u\tyear %u/%u\tnation %u/%u\n", office, use.day, quota.day, use.year,
           quota.year, use.nation_day, quota.nation_day);
  return TRUE;
}

gboolean
dim_evaluator_run_quota (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_autofree char *directory = NULL;
  g_autofree char *office = NULL;
  int day = NOT_GIVEN;
  int year = NOT_GIVEN;
  int nation_day = NOT_GIVEN;
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (DimDatabase) database = NULL;
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &directory, NULL, NULL },
    { "office", 0, 0, G_OPTION_ARG_STRING, &office, NULL, NULL },
    { "day", 0, 0, G_OPTION_ARG_INT, &day, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { "national-day", 0, 0, G_OPTION_ARG_INT, &nation_day, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!dim_evaluator_command_parse (context, &argc, &argv, 0, error) ||
      !dim_evaluator_command_require ("--data", directory, error))
    return FALSE;
  database = dim_evaluator_store_open (directory, error);
  return database != NULL && set_office (database, office, day, year, error) &&
         set_nation (database, nation_day, error) &&
         print_office (database, office, dim_clock_today (clock), error);
}
