/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-record-json.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_json (GPtrArray *records)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < records->len; i++) {
    g_string_append (out, i > 0 ? ",\n " : "\n ");
    dim_record_append_json (out, g_ptr_array_index (records, i));
    fputs (out->str, stdout);
    g_string_truncate (out, 0);
  }
  printf ("%s%s]\n", out->str, records->len > 0 ? "\n" : "");
}

static void
print_row (DimMonitor *monitor, const DimRecord *record)
{
  const DimCodeBook *book = dim_monitor_get_book (monitor);
  const DimMunicipalities *municipalities = dim_monitor_get_municipalities (monitor);
  g_autofree char *receipt = dim_receipt_number (record->incident->id);
  g_autofree char *form = dim_words_answer (record->incident, DIM_FIELD_FORM, book, municipalities);
  g_autofree char *product =
    dim_words_answer (record->incident, DIM_FIELD_PRODUCT, book, municipalities);
  g_auto (GStrv) notices = dim_words_notices (record, dim_monitor_get_today (monitor));
  g_autofree char *notice = g_strjoinv ("; ", notices);
  char day[DIM_DAY_TEXT_LEN];

  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", dim_day_to_text (record->incident->date, day), receipt, form,
          product, dim_words_record_state (record->state), notice);
}

static DimCliStatus
list (DimMonitor *monitor, const char *search, gboolean as_json)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  dim_monitor_load_records (monitor, search, NULL, dim_wait_cb, &wait);
  records = dim_monitor_load_records_finish (monitor, dim_wait_for (&wait), &error);
  if (records == NULL)
    return dim_cli_fail (error);
  if (as_json)
    print_json (records);
  else
    for (guint i = 0; i < records->len; i++)
      print_row (monitor, g_ptr_array_index (records, i));
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_incident_list (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimMonitor) monitor = NULL;
  gboolean as_json = FALSE;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON, with codes in place of words"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "incident list [WORDS]", 1, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? list (monitor, options.rest != NULL ? options.rest[0] : "", as_json)
                         : status;
}
