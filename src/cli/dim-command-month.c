/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-approval-words.h"
#include "dim-cli-monitor.h"
#include "dim-cli-month.h"
#include "dim-error.h"
#include "dim-json-text.h"
#include "dim-monitor-months.h"
#include "dim-month-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

static const char *
state_name (DimMonthState state)
{
  static const char *const names[] = {
    [DIM_MONTH_RUNNING] = "loopt",     [DIM_MONTH_REGISTERED] = "voorvallen",
    [DIM_MONTH_STATED] = "nulmelding", [DIM_MONTH_LAPSED] = "vervallen",
    [DIM_MONTH_MISSING] = "ontbreekt",
  };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : "";
}

static void
print_row (DimMonitor *monitor, const DimMonthRecord *record)
{
  const DimMunicipality *municipality =
    dim_municipalities_find (dim_monitor_get_municipalities (monitor), record->month.area);
  g_autofree char *month = dim_cli_write_month (record->month.month);
  g_autofree char *state = dim_words_month_state (record);
  g_autofree char *approval = dim_words_approval (record);

  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", month, record->month.area,
          municipality != NULL ? municipality->name : "", state, approval,
          record->refusal != NULL ? record->refusal : "");
}

static void
print_json (const DimMonthRecord *record, gboolean is_first)
{
  g_autoptr (GString) out = g_string_new (is_first ? "\n {" : ",\n {");
  g_autofree char *month = dim_cli_write_month (record->month.month);

  dim_json_append_text_member (out, "maand", month);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "gemeente", record->month.area);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "toestand", state_name (record->state));
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "voorvallen", record->month.registered);
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "wachten", record->waiting);
  if (record->month.stated_s != 0) {
    g_autofree char *time = dim_time_to_text (record->month.stated_s);

    g_string_append (out, ", ");
    dim_json_append_text_member (out, "nulmelding", time);
    g_string_append_printf (out, ", \"nulmeldingWacht\": %s",
                            record->is_statement_waiting ? "true" : "false");
  }
  if (record->month.entry.total > 0) {
    g_string_append_printf (out, ", \"invoertijd\": {\"aantal\": %u, ", record->month.entry.total);
    dim_json_append_text_member (out, "mediaan", dim_entry_class_name (record->month.entry.median));
    g_string_append_c (out, '}');
  }
  if (record->refusal != NULL) {
    g_string_append (out, ", ");
    dim_json_append_text_member (out, "geweigerd", record->refusal);
  }
  g_string_append_c (out, '}');
  fputs (out->str, stdout);
}

static GPtrArray *
load (DimMonitor *monitor, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_load_months (monitor, NULL, dim_wait_cb, &wait);
  return dim_monitor_load_months_finish (monitor, dim_wait_for (&wait), error);
}

static DimCliStatus
list (DimMonitor *monitor, gboolean only_missing, gboolean as_json)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) records = load (monitor, &error);
  gboolean is_first = TRUE;

  if (records == NULL)
    return dim_cli_fail (error);
  if (as_json)
    printf ("[");
  for (guint i = 0; i < records->len; i++) {
    const DimMonthRecord *record = g_ptr_array_index (records, i);

    if (only_missing && record->state != DIM_MONTH_MISSING)
      continue;
    if (as_json)
      print_json (record, is_first);
    else
      print_row (monitor, record);
    is_first = FALSE;
  }
  if (as_json)
    printf (is_first ? "]\n" : "\n]\n");
  return DIM_CLI_DONE;
}

/* What stands in the way, or that the month is none of this office's. */
static const char *
explain (DimMonitor *monitor, const char *municipality, int month)
{
  g_autoptr (GPtrArray) records = load (monitor, NULL);

  for (guint i = 0; records != NULL && i < records->len; i++) {
    const DimMonthRecord *record = g_ptr_array_index (records, i);

    if (record->month.month == month && strcmp (record->month.area, municipality) == 0)
      return dim_words_month_obstacle (record);
  }
  return _ ("No zero statement can be made for this municipality and month. See month list.");
}

static DimCliStatus
declare (const DimCliWorld *world,
         DimMonitor *monitor,
         const char *municipality,
         int month,
         gboolean without_sync)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;

  dim_monitor_state_nothing (monitor, municipality, month, NULL, dim_wait_cb, &wait);
  if (dim_monitor_state_nothing_finish (monitor, dim_wait_for (&wait), &error))
    return without_sync ? DIM_CLI_DONE : dim_cli_synchronise (world, monitor);
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT) ||
      g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID))
    return dim_cli_fail_with (error, explain (monitor, municipality, month));
  return dim_cli_fail (error);
}

DimCliStatus
dim_command_month_list (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  gboolean only_missing = FALSE;
  gboolean as_json = FALSE;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "missing", 0, 0, G_OPTION_ARG_NONE, &only_missing,
      N_ ("Only those without an incident and without a zero statement"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON, with codes in place of words"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "month list", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? list (monitor, only_missing, as_json) : status;
}

DimCliStatus
dim_command_month_declare (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  gboolean without_sync = FALSE;
  DimCliStatus status = DIM_CLI_USAGE;
  int month;
  const GOptionEntry own[] = {
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &without_sync, N_ ("Only store it; sync sends it"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "month declare MUNICIPALITY MONTH", 2, &options))
    return DIM_CLI_USAGE;
  month = options.rest != NULL && g_strv_length (options.rest) == 2
            ? dim_cli_read_month (options.rest[1])
            : -1;
  if (month < 0) {
    dim_cli_complain (_ ("Give the code of a municipality and a month, as in GM0363 2026-10."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? declare (world, monitor, options.rest[0], month, without_sync) : status;
}
