/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-cli-output.h"
#include "dim-error.h"
#include "dim-monitor-years.h"
#include "dim-snapshot-file.h"
#include "dim-year-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static GPtrArray *
load_years (DimMonitor *monitor, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_load_years (monitor, NULL, dim_wait_cb, &wait);
  return dim_monitor_load_years_finish (monitor, dim_wait_for (&wait), error);
}

static DimYearRecord *
find_year (GPtrArray *years, int number)
{
  for (guint i = 0; i < years->len; i++)
    if (((DimYearRecord *) years->pdata[i])->year == number)
      return years->pdata[i];
  return NULL;
}

static void
print_year (DimMonitor *monitor, const DimYearRecord *year)
{
  DimYearStanding standing;
  g_autofree char *text = NULL;

  dim_year_stand (year->events, dim_monitor_get_today (monitor), &standing);
  text = dim_words_year_standing (&standing);
  printf ("%d\t%s\t%s\n", year->year, dim_year_state_name (standing.state), text);
  for (guint i = 0; i < year->events->len; i++) {
    g_autofree char *event = dim_words_year_event (&g_array_index (year->events, DimYearEvent, i));

    printf ("\t%s\n", event);
  }
  for (guint i = 0; i < year->snapshots->len; i++) {
    g_autofree char *snapshot =
      dim_words_snapshot (&g_array_index (year->snapshots, DimSnapshotHead, i));

    printf ("\t%s\n", snapshot);
  }
}

DimCliStatus
dim_command_year_list (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autoptr (GPtrArray) years = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  GError *error = NULL;

  if (!dim_cli_parse (arguments, NULL, "year list", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor == NULL)
    return status;
  years = load_years (monitor, &error);
  if (years == NULL)
    return dim_cli_fail (error);
  for (guint i = 0; i < years->len; i++)
    print_year (monitor, years->pdata[i]);
  return DIM_CLI_DONE;
}

/* Whether all months are approved is the collector's to say. */
static gboolean
check_step (DimMonitor *monitor, const DimYearStanding *standing, const DimYearStep *step)
{
  DimYearVerdict verdict =
    dim_year_judge (standing, step, dim_monitor_get_profile (monitor)->device, TRUE,
                    dim_monitor_get_today (monitor));

  if (verdict != DIM_YEAR_STEP_FITS)
    dim_cli_complain (dim_words_year_verdict (verdict));
  return verdict == DIM_YEAR_STEP_FITS;
}

static DimCliStatus
send_step (DimMonitor *monitor, const DimYearStep *step)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;

  dim_monitor_take_year_step (monitor, step, NULL, dim_wait_cb, &wait);
  if (dim_monitor_take_year_step_finish (monitor, dim_wait_for (&wait), &error))
    return DIM_CLI_DONE;
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    return dim_cli_fail_with (error, dim_words_year_verdict (step->kind == DIM_YEAR_ACCEPT &&
                                                                 step->reason == DIM_YEAR_COMPLETE
                                                               ? DIM_YEAR_STEP_INCOMPLETE
                                                               : DIM_YEAR_STEP_OUTDATED));
  return dim_cli_fail (error);
}

static DimCliStatus
take_step (DimMonitor *monitor, DimYearStep *step)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) years = load_years (monitor, &error);
  const DimYearRecord *year;
  DimYearStanding standing;
  DimCliStatus status;

  if (years == NULL)
    return dim_cli_fail (error);
  year = find_year (years, step->year);
  if (year == NULL) {
    dim_cli_complain (_ ("The collector knows no such year."));
    return DIM_CLI_REFUSED;
  }
  dim_year_stand (year->events, dim_monitor_get_today (monitor), &standing);
  if (standing.last != NULL)
    g_strlcpy (step->after, standing.last->id, sizeof step->after);
  if (!check_step (monitor, &standing, step))
    return DIM_CLI_REFUSED;
  status = send_step (monitor, step);
  g_ptr_array_unref (years);
  years = status == DIM_CLI_DONE ? load_years (monitor, NULL) : NULL;
  if (years != NULL && find_year (years, step->year) != NULL)
    print_year (monitor, find_year (years, step->year));
  return status;
}

/* @reason: the only one there is for the step; DIM_N_YEAR_REASONS: it must be given. */
static DimCliStatus
run_step (const DimCliWorld *world,
          char **arguments,
          const char *usage,
          DimYearStepKind kind,
          DimYearReason only)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *until = NULL;
  DimYearStep step = { .kind = kind, .reason = only, .until = DIM_DAY_NONE };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &step.year, N_ ("Counting year"), N_ ("YEAR") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why"), N_ ("REASON") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("Last day on which it is unlocked"),
      N_ ("DAY") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, usage, 0, &options))
    return DIM_CLI_USAGE;
  if (until != NULL)
    step.until = dim_day_from_text (until);
  if (step.year < 2019 || step.year > 2199 ||
      (reason != NULL && !dim_year_reason_from_name (reason, &step.reason)) ||
      step.reason == DIM_N_YEAR_REASONS ||
      (until != NULL) != (kind == DIM_YEAR_UNLOCK && step.until != DIM_DAY_NONE)) {
    g_autofree char *message = g_strdup_printf (_ ("Use: %s"), usage);

    dim_cli_complain (message);
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? take_step (monitor, &step) : status;
}

DimCliStatus
dim_command_year_accept (const DimCliWorld *world, char **arguments)
{
  return run_step (world, arguments, "year accept --year YEAR --reason volledig|onvolledig",
                   DIM_YEAR_ACCEPT, DIM_N_YEAR_REASONS);
}

DimCliStatus
dim_command_year_close (const DimCliWorld *world, char **arguments)
{
  return run_step (world, arguments, "year close --year YEAR [--reason volgens-planning|hersteld]",
                   DIM_YEAR_CLOSE, DIM_YEAR_PLANNED);
}

DimCliStatus
dim_command_year_finish (const DimCliWorld *world, char **arguments)
{
  return run_step (world, arguments, "year finish --year YEAR", DIM_YEAR_FINISH, DIM_YEAR_PLANNED);
}

DimCliStatus
dim_command_year_unlock (const DimCliWorld *world, char **arguments)
{
  return run_step (world, arguments,
                   "year unlock --year YEAR --reason nagekomen|onjuist --until DAY",
                   DIM_YEAR_UNLOCK, DIM_N_YEAR_REASONS);
}

DimCliStatus
dim_command_year_confirm (const DimCliWorld *world, char **arguments)
{
  return run_step (world, arguments, "year confirm --year YEAR", DIM_YEAR_CONFIRM,
                   DIM_YEAR_CHECKED);
}

static const DimSnapshotHead *
find_snapshot (GPtrArray *years, int number, guint vintage)
{
  const DimYearRecord *year = find_year (years, number);

  for (guint i = 0; year != NULL && i < year->snapshots->len; i++) {
    const DimSnapshotHead *head = &g_array_index (year->snapshots, DimSnapshotHead, i);

    /* 0: the last one. */
    if (head->vintage == vintage || (vintage == 0 && i + 1 == year->snapshots->len))
      return head;
  }
  return NULL;
}

static void
free_snapshot (gpointer snapshot)
{
  dim_snapshot_free (snapshot);
}

static DimCliStatus
fetch_snapshot (DimMonitor *monitor, int number, guint vintage, const char *path)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  g_autoptr (GPtrArray) years = load_years (monitor, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_snapshot);
  const DimSnapshotHead *head;
  DimSnapshot *snapshot;

  if (years == NULL)
    return dim_cli_fail (error);
  head = find_snapshot (years, number, vintage);
  if (head == NULL) {
    dim_cli_complain (_ ("There is no such snapshot."));
    return DIM_CLI_REFUSED;
  }
  dim_monitor_load_snapshot (monitor, head, NULL, dim_wait_cb, &wait);
  snapshot = dim_monitor_load_snapshot_finish (monitor, dim_wait_for (&wait), &error);
  if (snapshot == NULL)
    return dim_cli_fail (error);
  g_ptr_array_add (rows, snapshot);
  return dim_cli_write (monitor, rows, dim_snapshot_write_text, dim_snapshot_write_file, path,
                        &error)
           ? DIM_CLI_DONE
           : dim_cli_fail (error);
}

DimCliStatus
dim_command_snapshot (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *path = NULL;
  int year = 0;
  int vintage = 0;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Counting year"), N_ ("YEAR") },
    { "vintage", 0, 0, G_OPTION_ARG_INT, &vintage, N_ ("Which one; the last one without"),
      N_ ("NUMBER") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Write to this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "snapshot", 0, &options))
    return DIM_CLI_USAGE;
  if (year < 2019 || year > 2199 || vintage < 0) {
    dim_cli_complain (_ ("Give --year with a year."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? fetch_snapshot (monitor, year, (guint) vintage, path) : status;
}
