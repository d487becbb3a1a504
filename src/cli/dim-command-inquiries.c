/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-inquiry-words.h"
#include "dim-monitor-inquiries.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

typedef struct {
  const char *incident;
  guint32 fields;
  DimInquiryReason reason;
  DimInquiryAnswer answer;
  gboolean without_sync;
} Choices;

static DimCliStatus
finish (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_send (world, monitor, choices->incident);
}

static DimCliStatus
ask (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  GError *error = NULL;

  dim_monitor_ask (monitor, choices->incident, choices->fields, choices->reason, NULL, dim_wait_cb,
                   &wait);
  record = dim_monitor_ask_finish (monitor, dim_wait_for (&wait), &error);
  return record != NULL ? finish (world, monitor, choices)
                        : dim_cli_fail_with (error, dim_words_asking_error (error));
}

static DimCliStatus
reply (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  GError *error = NULL;

  dim_monitor_reply (monitor, choices->incident, choices->answer, NULL, dim_wait_cb, &wait);
  record = dim_monitor_reply_finish (monitor, dim_wait_for (&wait), &error);
  return record != NULL ? finish (world, monitor, choices)
                        : dim_cli_fail_with (error, dim_words_replying_error (error));
}

static DimCliStatus
list (DimMonitor *monitor)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  GError *error = NULL;

  dim_monitor_load_asked (monitor, NULL, dim_wait_cb, &wait);
  records = dim_monitor_load_asked_finish (monitor, dim_wait_for (&wait), &error);
  if (records == NULL)
    return dim_cli_fail (error);
  for (guint i = 0; i < records->len; i++) {
    const DimRecord *record = g_ptr_array_index (records, i);
    const DimInquiryEntry *entry = dim_record_open_inquiry (record);
    g_autofree char *author =
      dim_words_inquiry_author (&entry->asked, dim_monitor_get_today (monitor));
    g_autofree char *question = dim_words_inquiry (&entry->inquiry);

    printf ("%s\t%s\t%s\n", record->incident->id, author, question);
  }
  return DIM_CLI_DONE;
}

static gboolean
read_fields (const char *names, guint32 *out_fields)
{
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    DimField field;

    if (!dim_field_from_name (parts[i], &field))
      return FALSE;
    *out_fields |= 1U << field;
  }
  return *out_fields != 0;
}

static gboolean
is_one_id (char **ids)
{
  return ids != NULL && ids[0] != NULL && dim_uuid_is_valid (ids[0]);
}

DimCliStatus
dim_command_review_ask (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *fields = NULL;
  g_autofree char *reason = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "fields", 0, 0, G_OPTION_ARG_STRING, &fields,
      N_ ("Which answers, with commas between: vorm,uitkomst"), N_ ("NAMES") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      N_ ("Why: wijkt-af, ontbreekt or onwaarschijnlijk"), N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "review ask ID", 1, &options))
    return DIM_CLI_USAGE;
  if (fields == NULL || !read_fields (fields, &choices.fields) || reason == NULL ||
      !dim_inquiry_reason_from_name (reason, &choices.reason) || !is_one_id (options.rest)) {
    dim_cli_complain (_ ("Give the id of a registration, --fields with names of answers, and "
                         "--reason with wijkt-af, ontbreekt or onwaarschijnlijk."));
    return DIM_CLI_USAGE;
  }
  choices.incident = options.rest[0];
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? ask (world, monitor, &choices) : status;
}

DimCliStatus
dim_command_incident_reply (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *answer = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "answer", 0, 0, G_OPTION_ARG_STRING, &answer, N_ ("klopt, aangepast or onbekend"),
      N_ ("ANSWER") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "incident reply ID", 1, &options))
    return DIM_CLI_USAGE;
  if (answer == NULL || !dim_inquiry_answer_from_name (answer, &choices.answer) ||
      !is_one_id (options.rest)) {
    dim_cli_complain (_ ("Give the id of a registration, and --answer with klopt, aangepast or "
                         "onbekend."));
    return DIM_CLI_USAGE;
  }
  choices.incident = options.rest[0];
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? reply (world, monitor, &choices) : status;
}

DimCliStatus
dim_command_incident_asked (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = { G_OPTION_ENTRY_NULL };

  if (!dim_cli_parse (arguments, own, "incident asked", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? list (monitor) : status;
}
