/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-approval-words.h"
#include "dim-bytes.h"
#include "dim-cli-monitor.h"
#include "dim-cli-month.h"
#include "dim-error.h"
#include "dim-json-text.h"
#include "dim-monitor-months.h"
#include "dim-month-proof.h"
#include "dim-review-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  const char *municipality;
  int month;
  DimReopeningReason reason;
  gboolean without_sync;
} Choices;

static DimMonthReport *
load (DimMonitor *monitor, const Choices *choices, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_load_month (monitor, choices->municipality, choices->month, NULL, dim_wait_cb, &wait);
  return dim_monitor_load_month_finish (monitor, dim_wait_for (&wait), error);
}

static void
print_items (const GPtrArray *items, const char *mark)
{
  for (guint i = 0; i < items->len; i++) {
    const DimReviewItem *item = g_ptr_array_index (items, i);
    g_autofree char *sentence = dim_words_review (item);

    printf ("%s\t%s\t%s\n", mark, (const char *) g_ptr_array_index (item->incidents, 0), sentence);
  }
}

static void
print_report (DimMonitor *monitor, const DimMonthReport *report)
{
  const DimReceiptSetting setting = {
    .profile = dim_monitor_get_profile (monitor),
    .book = dim_monitor_get_book (monitor),
    .municipalities = dim_monitor_get_municipalities (monitor),
    .now_s = g_get_real_time () / G_USEC_PER_SEC,
  };
  g_autoptr (DimReceipt) proof = dim_month_proof_new (report, &setting);
  g_autofree char *text = dim_receipt_text (proof);
  g_autofree char *refused = dim_words_approval_refused (report->record);
  g_autofree char *obstacle = dim_words_approval_obstacle (report, dim_monitor_get_today (monitor));

  fputs (text, stdout);
  if (*refused != '\0')
    printf ("%s\n", refused);
  if (*obstacle != '\0')
    printf ("%s\n", obstacle);
  print_items (report->blocking, _ ("To decide"));
  print_items (report->open, _ ("Still open"));
  printf ("%s\n", _ ("Drafts at other desks cannot be seen here."));
}

static const char *
state_name (DimApprovalState state)
{
  static const char *const names[] = {
    [DIM_MONTH_OPEN] = "open",
    [DIM_MONTH_APPROVED] = "akkoord",
    [DIM_MONTH_CHANGED] = "gewijzigd",
    [DIM_MONTH_REOPENED] = "heropend",
  };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : "";
}

static void
print_json (const DimMonthReport *report)
{
  const DimMonthRecord *record = report->record;
  g_autoptr (GString) out = g_string_new ("{");
  g_autofree char *month = dim_cli_write_month (record->month.month);
  g_autofree char *contents = dim_hex_encode (report->contents, sizeof report->contents);

  dim_json_append_text_member (out, "maand", month);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "gemeente", record->month.area);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "akkoord", state_name (record->month.approval.state));
  g_string_append_printf (out, ", \"akkoordWacht\": %s, ",
                          record->is_approval_waiting ? "true" : "false");
  dim_json_append_number_member (out, "voorvallen", dim_month_report_registered (report));
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "zaken", report->cases);
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "weerlegd", report->refuted);
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "teBeslissen", report->blocking->len);
  g_string_append (out, ", \"vormen\": {");
  for (guint i = 0; i < report->forms->len; i++) {
    const DimMonthForm *form = g_ptr_array_index (report->forms, i);

    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_number_member (out, form->form, form->count);
  }
  g_string_append (out, "}, ");
  if (record->approval_refusal != NULL) {
    dim_json_append_text_member (out, "geweigerd", record->approval_refusal);
    g_string_append (out, ", ");
  }
  dim_json_append_text_member (out, "inhoud", contents);
  g_string_append (out, "}\n");
  fputs (out->str, stdout);
}

static DimCliStatus
show (DimMonitor *monitor, const Choices *choices, gboolean as_json)
{
  GError *error = NULL;
  g_autoptr (DimMonthReport) report = load (monitor, choices, &error);

  if (report == NULL)
    return dim_cli_fail (error);
  if (as_json)
    print_json (report);
  else
    print_report (monitor, report);
  return DIM_CLI_DONE;
}

/* Taken here is not taken by the collector: what that says stands at the month. */
static DimCliStatus
send (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  GError *error = NULL;
  g_autoptr (DimMonthReport) report = NULL;
  g_autofree char *refused = NULL;
  DimCliStatus status;

  if (choices->without_sync)
    return DIM_CLI_DONE;
  status = dim_cli_synchronise (world, monitor);
  report = load (monitor, choices, &error);
  if (report == NULL)
    return dim_cli_fail (error);
  refused = dim_words_approval_refused (report->record);
  if (*refused == '\0')
    return status;
  dim_cli_complain (refused);
  return DIM_CLI_REFUSED;
}

static DimCliStatus
approve (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  g_autoptr (DimMonthReport) report = load (monitor, choices, &error);
  g_autofree char *obstacle = NULL;
  gboolean is_obstacle;

  if (report == NULL)
    return dim_cli_fail (error);
  obstacle = dim_words_approval_obstacle (report, dim_monitor_get_today (monitor));
  dim_monitor_approve_month (monitor, choices->municipality, choices->month, report->contents, NULL,
                             dim_wait_cb, &wait);
  if (dim_monitor_approve_month_finish (monitor, dim_wait_for (&wait), &error))
    return send (world, monitor, choices);
  is_obstacle = *obstacle != '\0' && g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  return dim_cli_fail_with (error, is_obstacle ? obstacle : dim_words_approving_error (error));
}

static DimCliStatus
reopen (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;

  dim_monitor_reopen_month (monitor, choices->municipality, choices->month, choices->reason, NULL,
                            dim_wait_cb, &wait);
  if (dim_monitor_approve_month_finish (monitor, dim_wait_for (&wait), &error))
    return send (world, monitor, choices);
  return dim_cli_fail_with (error, g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT)
                                     ? _ ("This month is not approved, so it is open already.")
                                     : dim_words_approving_error (error));
}

/* FALSE, and it was told, for what is no municipality and month. */
static gboolean
read_choices (const DimCliOptions *options, Choices *choices)
{
  choices->month = options->rest != NULL && g_strv_length (options->rest) == 2
                     ? dim_cli_read_month (options->rest[1])
                     : -1;
  if (choices->month < 0) {
    dim_cli_complain (_ ("Give the code of a municipality and a month, as in GM0363 2026-10."));
    return FALSE;
  }
  choices->municipality = options->rest[0];
  return TRUE;
}

DimCliStatus
dim_command_month_show (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  gboolean as_json = FALSE;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("As JSON, with codes in place of words"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "month show MUNICIPALITY MONTH", 2, &options) ||
      !read_choices (&options, &choices))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? show (monitor, &choices, as_json) : status;
}

DimCliStatus
dim_command_month_approve (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "month approve MUNICIPALITY MONTH", 2, &options) ||
      !read_choices (&options, &choices))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? approve (world, monitor, &choices) : status;
}

DimCliStatus
dim_command_month_reopen (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *reason = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why: ontbreekt, onjuist or vergissing"),
      N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "month reopen MUNICIPALITY MONTH", 2, &options))
    return DIM_CLI_USAGE;
  if (reason == NULL || !dim_reopening_reason_from_name (reason, &choices.reason)) {
    dim_cli_complain (_ ("Give --reason with ontbreekt, onjuist or vergissing."));
    return DIM_CLI_USAGE;
  }
  if (!read_choices (&options, &choices))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? reopen (world, monitor, &choices) : status;
}
