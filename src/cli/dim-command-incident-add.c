/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-complaints.h"
#include "dim-cli-monitor.h"
#include "dim-document-number.h"
#include "dim-error.h"
#include "dim-limits.h"
#include "dim-monitor-drafts.h"
#include "dim-public-numbers.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define JSON_BYTES_MAX ((gsize) (DIM_LIMIT_BODY_BYTES))

typedef struct {
  gboolean without_sync;
  gboolean is_checked;
} Choices;

/* A number that is not as it mostly is may all the same be what the document shows. */
static void
remark_on_numbers (DimMonitor *monitor, const DimDraft *draft)
{
  for (guint i = 0; i < draft->incident->documents->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (draft->incident->documents, i);
    const char *number = g_ptr_array_index (draft->numbers, i);
    const DimCode *code =
      dim_code_book_find (dim_monitor_get_book (monitor), DIM_LIST_DOCUMENT, use->kind);
    g_autofree char *words = NULL;

    if (code == NULL || number[0] == '\0')
      continue;
    words = dim_words_number_warnings (
      dim_document_number_warnings (number, code->code, code->letters, use->country));
    if (words[0] != '\0')
      fprintf (stderr, "/documenten/%u/nummer: %s\n", i, words);
  }
}

static DimCliStatus
add (const DimCliWorld *world, DimMonitor *monitor, DimDraft *draft, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimRecord) record = NULL;
  g_autofree char *receipt = NULL;
  GError *error = NULL;

  g_autoptr (GArray) faults = dim_monitor_check_draft (monitor, draft);
  gboolean has_faults = dim_cli_complain_of_faults (faults);

  if (choices->is_checked)
    dim_cli_allow_explanation (monitor, draft);
  if (dim_cli_complain_of_findings (monitor, draft) || has_faults)
    return DIM_CLI_REFUSED;
  dim_monitor_register (monitor, draft, NULL, dim_wait_cb, &wait);
  record = dim_monitor_register_finish (monitor, dim_wait_for (&wait), &error);
  if (record == NULL)
    return dim_cli_fail (error);
  receipt = dim_receipt_number (record->incident->id);
  printf ("%s\t%s\n", record->incident->id, receipt);
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_send (world, monitor, record->incident->id);
}

DimCliStatus
dim_command_incident_add (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autoptr (DimDraft) draft = NULL;
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autofree char *path = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  GError *error = NULL;
  const GOptionEntry own[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("The registration as JSON; - reads it"),
      N_ ("FILE") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    { "text-checked", 0, 0, G_OPTION_ARG_NONE, &choices.is_checked,
      N_ ("Somebody read the explanation: what looks like personal data is none"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "incident add", 0, &options))
    return DIM_CLI_USAGE;
  if (path == NULL) {
    dim_cli_complain (_ ("Give --json with a file, or - for standard input."));
    return DIM_CLI_USAGE;
  }
  json = dim_cli_read (path, JSON_BYTES_MAX, &error);
  if (json == NULL)
    return dim_cli_fail_with (error, dim_words_file_error (error));
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor == NULL)
    return status;
  draft = dim_monitor_draft_from_json (monitor, json, remarks, &error);
  if (draft == NULL)
    return dim_cli_fail_to_read (error, remarks);
  if (remarks->len > 0)
    fprintf (stderr, "%s\n", remarks->str);
  remark_on_numbers (monitor, draft);
  return add (world, monitor, draft, &choices);
}
