/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-cli-output.h"
#include "dim-monitor-participation.h"
#include "dim-participation-export.h"
#include "dim-participation-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/* What is asked for. */
typedef struct {
  int year;
  int also; /* another year in which a municipality took part; 0: any does */
  gboolean only_silent;
  char *format; /* NULL: words */
  char *path;
} Asked;

static void
clear_asked (Asked *asked)
{
  g_free (asked->format);
  g_free (asked->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, clear_asked)

static DimParticipation *
load (DimMonitor *monitor, int year, gint64 *out_fetched_s, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_load_participation (monitor, year, NULL, dim_wait_cb, &wait);
  return dim_monitor_load_participation_finish (monitor, dim_wait_for (&wait), out_fetched_s,
                                                error);
}

static const char *
name_of (DimMonitor *monitor, const char *code)
{
  const DimMunicipality *municipality =
    dim_municipalities_find (dim_monitor_get_municipalities (monitor), code);

  return municipality != NULL ? municipality->name : code;
}

static void
print_member (DimMonitor *monitor,
              const DimParticipation *participation,
              const DimPartMember *member,
              gboolean only_silent)
{
  const char *name = name_of (monitor, member->code);
  g_autoptr (GArray) silent = dim_participation_silent_months (participation, member);
  g_autofree char *words = NULL;

  if (!only_silent)
    words = dim_words_part_row (participation, member, name);
  else if (silent->len > 0)
    words = dim_words_part_reminder (name, silent);
  if (words != NULL)
    printf ("%s\t%s\n", member->code, words);
}

static void
print_words (DimMonitor *monitor,
             const DimParticipation *participation,
             const GPtrArray *only,
             gboolean only_silent)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autofree char *line = NULL;
  g_autofree char *more = NULL;
  int first = participation->year * 12;
  DimPartTotals totals;

  g_ptr_array_add (years, (gpointer) participation);
  dim_participation_count (years, dim_monitor_get_municipalities (monitor), first, first + 12, only,
                           &totals);
  line = dim_words_participation (&totals);
  more = dim_words_participation_more (&totals);
  printf ("%s\n%s\n", line, more);
  for (guint i = 0; i < participation->members->len; i++) {
    const DimPartMember *member = participation->members->pdata[i];

    if (only == NULL || dim_participation_is_among (only, member->code))
      print_member (monitor, participation, member, only_silent);
  }
}

static gboolean
write_lines (DimMonitor *monitor,
             const DimParticipation *participation,
             const GPtrArray *only,
             const Asked *asked,
             GError **error)
{
  g_autoptr (GPtrArray) lines =
    dim_participation_list_lines (participation, only, asked->only_silent);

  return dim_cli_write (monitor, lines, dim_participation_writer (asked->format),
                        dim_participation_write_file, asked->path, error);
}

/* Older than the question: it was kept from another day. */
static DimCliStatus
tell_age (gint64 fetched_s, gint64 started_s)
{
  g_autofree char *when = NULL;
  g_autofree char *message = NULL;

  if (fetched_s >= started_s)
    return DIM_CLI_DONE;
  when = dim_time_to_text (fetched_s);
  message = g_strdup_printf (_ ("The collector cannot be reached. These figures are of %s."), when);
  dim_cli_complain (message);
  return DIM_CLI_OFFLINE;
}

static DimCliStatus
tell (const DimCliWorld *world, DimMonitor *monitor, const Asked *asked)
{
  g_autoptr (DimParticipation) participation = NULL;
  g_autoptr (DimParticipation) other = NULL;
  g_autoptr (GPtrArray) only = NULL;
  GError *error = NULL;
  gint64 started_s = dim_clock_now_s (world->clock);
  gint64 fetched_s = 0;

  participation = load (monitor, asked->year, &fetched_s, &error);
  if (participation == NULL)
    return dim_cli_fail (error);
  if (asked->also != 0) {
    other = load (monitor, asked->also, NULL, &error);
    if (other == NULL)
      return dim_cli_fail (error);
    only = dim_participation_in_both (participation, other);
  }
  if (asked->format == NULL)
    print_words (monitor, participation, only, asked->only_silent);
  else if (!write_lines (monitor, participation, only, asked, &error))
    return dim_cli_fail (error);
  return tell_age (fetched_s, started_s);
}

static gboolean
is_year (int year)
{
  return year >= 2019 && year <= 2199;
}

DimCliStatus
dim_command_participation (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_auto (Asked) asked = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "year", 0, 0, G_OPTION_ARG_INT, &asked.year, N_ ("Calendar year"), N_ ("YEAR") },
    { "also-in", 0, 0, G_OPTION_ARG_INT, &asked.also,
      N_ ("Only municipalities that took part in this year too"), N_ ("YEAR") },
    { "silent", 0, 0, G_OPTION_ARG_NONE, &asked.only_silent,
      N_ ("Only silent months: in words, a reminder for each municipality"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &asked.format, N_ ("csv or json"), "csv|json" },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &asked.path, N_ ("Write to this file"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "participation", 0, &options))
    return DIM_CLI_USAGE;
  if (!is_year (asked.year) || (asked.also != 0 && !is_year (asked.also)) ||
      (asked.format != NULL && dim_participation_writer (asked.format) == NULL) ||
      (asked.format == NULL && asked.path != NULL)) {
    dim_cli_complain (_ ("Give --year with a year, and --format with csv or json for a file."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? tell (world, monitor, &asked) : status;
}
