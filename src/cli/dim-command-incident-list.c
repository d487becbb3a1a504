/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-amendment-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-records.h"
#include "dim-record-json.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define PAGE 200u /* registrations */

/* What to look at: doubles, and answers that contradict each other. */
static char *
join_notices (const DimRecord *record, DimDay today)
{
  g_auto (GStrv) notices = dim_words_notices (record, today);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *first = g_strjoinv ("; ", notices);

  g_string_append (text, first);
  for (guint i = 0; record->news != NULL && i < record->news->conflicts->len; i++) {
    g_autofree char *question =
      dim_words_conflict (&g_array_index (record->news->conflicts, DimConflict, i));

    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", question);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
  g_autofree char *notice = join_notices (record, dim_monitor_get_today (monitor));
  char day[DIM_DAY_TEXT_LEN];

  printf ("%s\t%s\t%s\t%s\t%s\t%s\n", dim_day_to_text (record->incident->date, day), receipt, form,
          product, dim_words_record_state (record->state), notice);
}

static void
print_json (const DimRecord *record, gboolean is_first)
{
  g_autoptr (GString) out = g_string_new (is_first ? "\n " : ",\n ");

  dim_record_append_json (out, record);
  fputs (out->str, stdout);
}

static gboolean
load_page (DimMonitor *monitor, const GArray *found, guint from, GPtrArray **out, GError **error)
{
  g_auto (DimWait) wait = { 0 };
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_vals (numbers, &g_array_index (found, guint32, from),
                       MIN (PAGE, found->len - from));
  dim_monitor_load_found (monitor, numbers, NULL, dim_wait_cb, &wait);
  *out = dim_monitor_load_found_finish (monitor, dim_wait_for (&wait), error);
  return *out != NULL;
}

/* A page at a time: the whole may be more than a memory should hold. */
static gboolean
print_found (DimMonitor *monitor, const GArray *found, gboolean as_json, GError **error)
{
  gboolean is_first = TRUE;

  for (guint from = 0; from < found->len; from += PAGE) {
    g_autoptr (GPtrArray) records = NULL;

    if (!load_page (monitor, found, from, &records, error))
      return FALSE;
    for (guint i = 0; i < records->len; i++) {
      const DimRecord *record = g_ptr_array_index (records, i);

      if (record == NULL)
        continue;
      if (as_json)
        print_json (record, is_first);
      else
        print_row (monitor, record);
      is_first = FALSE;
    }
  }
  if (as_json && !is_first)
    printf ("\n");
  return TRUE;
}

static DimCliStatus
list (DimMonitor *monitor, const char *search, gboolean as_json)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GArray) found = NULL;
  GError *error = NULL;

  dim_monitor_find_records (monitor, dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL),
                            NULL, dim_wait_cb, &wait);
  found = dim_monitor_find_records_finish (monitor, dim_wait_for (&wait), &error);
  if (found == NULL)
    return dim_cli_fail (error);
  if (as_json)
    printf ("[");
  if (!print_found (monitor, found, as_json, &error))
    return dim_cli_fail (error);
  if (as_json)
    printf ("]\n");
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_incident_list (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
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
