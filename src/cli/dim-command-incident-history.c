/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-amendment-words.h"
#include "dim-cli-monitor.h"
#include "dim-inquiry-words.h"
#include "dim-monitor-records.h"
#include "dim-record-json.h"
#include "dim-review-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static void
print_amendment (DimMonitor *monitor, const DimAmendment *amendment)
{
  g_autofree char *author = dim_words_amendment_author (amendment, dim_monitor_get_today (monitor));
  g_autofree char *state = dim_words_amendment_state (amendment);
  g_auto (GStrv) lines = dim_words_amendment (amendment, dim_monitor_get_book (monitor),
                                              dim_monitor_get_municipalities (monitor));
  g_autofree char *changes = g_strjoinv ("; ", lines);

  printf ("%s\t%s\t%s\n", author, changes, state);
}

static void
print_decision (DimMonitor *monitor, const DimDecisionEntry *entry)
{
  g_autofree char *author = dim_words_decision_author (entry, dim_monitor_get_today (monitor));
  g_autofree char *decision = dim_words_decision (entry);

  printf ("%s\t%s\t\n", author, decision);
}

static void
print_inquiry (DimMonitor *monitor, const DimInquiryEntry *entry)
{
  DimDay today = dim_monitor_get_today (monitor);
  g_autofree char *author = dim_words_inquiry_author (&entry->asked, today);
  g_autofree char *question = dim_words_inquiry_made (&entry->inquiry);

  printf ("%s\t%s\t\n", author, question);
  if (entry->is_answered) {
    g_autofree char *replier = dim_words_inquiry_author (&entry->answered, today);
    g_autofree char *answer = dim_words_reply_made (&entry->reply);

    printf ("%s\t%s\t\n", replier, answer);
  }
}

static void
print_history (DimMonitor *monitor, const DimRecord *record, gboolean as_json)
{
  if (as_json) {
    g_autoptr (GString) out = g_string_new (NULL);

    dim_record_append_history_json (out, record);
    printf ("%s\n", out->str);
    return;
  }
  for (guint i = 0; record->amendments != NULL && i < record->amendments->len; i++)
    print_amendment (monitor, g_ptr_array_index (record->amendments, i));
  for (guint i = 0; record->news != NULL && i < record->news->decisions->len; i++)
    print_decision (monitor, g_ptr_array_index (record->news->decisions, i));
  for (guint i = 0; record->inquiries != NULL && i < record->inquiries->len; i++)
    print_inquiry (monitor, g_ptr_array_index (record->inquiries, i));
}

static DimCliStatus
show (DimMonitor *monitor, const char *incident, gboolean as_json)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  GError *error = NULL;

  dim_monitor_load_record (monitor, incident, NULL, dim_wait_cb, &wait);
  record = dim_monitor_load_record_finish (monitor, dim_wait_for (&wait), &error);
  if (record == NULL)
    return dim_cli_fail (error);
  print_history (monitor, record, as_json);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_incident_history (const DimCliWorld *world, char **arguments)
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

  if (!dim_cli_parse (arguments, own, "incident history ID", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL || !dim_uuid_is_valid (options.rest[0])) {
    dim_cli_complain (_ ("Give the id of a registration."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? show (monitor, options.rest[0], as_json) : status;
}
