/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-amendment-words.h"
#include "dim-cli-complaints.h"
#include "dim-cli-monitor.h"
#include "dim-limits.h"
#include "dim-monitor-amending.h"
#include "dim-monitor-records.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define JSON_BYTES_MAX ((gsize) (DIM_LIMIT_BODY_BYTES))

typedef struct {
  char *path;
  gboolean without_sync;
  gboolean is_checked;
  gboolean without_numbers;
  const char *reason; /* NULL: none was given */
} Choices;

static DimEdit *
begin (DimMonitor *monitor, const char *incident, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_begin_edit (monitor, incident, NULL, dim_wait_cb, &wait);
  return dim_monitor_begin_edit_finish (monitor, dim_wait_for (&wait), error);
}

static DimRecord *
load (DimMonitor *monitor, const char *incident, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_load_record (monitor, incident, NULL, dim_wait_cb, &wait);
  return dim_monitor_load_record_finish (monitor, dim_wait_for (&wait), error);
}

/* 1 << DimField of the answers of which two contradict each other. Of documents the number is no
 * part of the answer: those are chosen by changing them. */
static guint32
find_disputed (const DimRecord *record)
{
  guint32 disputed = 0;

  for (guint i = 0; record->news != NULL && i < record->news->conflicts->len; i++)
    disputed |= 1U << g_array_index (record->news->conflicts, DimConflict, i).field;
  return disputed & ~(1U << DIM_FIELD_DOCUMENTS);
}

/* It would be lost, as nothing sends it. */
static gboolean
is_text_of_another (const DimRecord *record, const DimEdit *edit)
{
  if (record->is_own || !dim_edit_has_new_text (edit))
    return FALSE;
  fprintf (stderr, "/toelichting: %s\n",
           _ (
             "Only the computer where it was registered keeps an explanation. Leave it out here."));
  return TRUE;
}

/* What somebody typed in the window, and did not send, is not for a script to send. */
static gboolean
is_begun_in_window (DimMonitor *monitor, const DimEdit *edit)
{
  if (dim_edit_changes (edit, dim_monitor_get_book (monitor)) == 0 && !dim_edit_has_new_text (edit))
    return FALSE;
  dim_cli_complain (
    _ ("Somebody is changing this incident in the window. Finish that there, or throw "
       "it away."));
  return TRUE;
}

static DimCliStatus
refuse_without_numbers (GError *error)
{
  return dim_cli_fail_with (
    error, _ ("The date went to another year. Give the document with its number again, or say "
              "--without-numbers: then it cannot be compared any more."));
}

static void
complain_of_reason (void)
{
  dim_cli_complain (
    _ ("Say with --reason why the certainty changes. To vastgesteld: id-desk, bekend, vergelijking "
       "or keten. To weerlegd: toch-in-orde, verklaring or verkeerd-beoordeeld. To vermoeden: "
       "twijfel. If the earlier answer was a mistake: vergissing."));
}

/* TRUE if there is one where it is asked for, and none where nobody asks for it. */
static gboolean
take_reason (DimMonitor *monitor, DimEdit *edit, const char *reason)
{
  guint32 changes = dim_edit_changes (edit, dim_monitor_get_book (monitor));

  dim_edit_set_reason (edit, reason != NULL ? reason : "");
  if (dim_edit_lacks_reason (edit)) {
    complain_of_reason ();
    return FALSE;
  }
  if (reason == NULL || (changes & (1U << DIM_FIELD_CERTAINTY)) != 0)
    return TRUE;
  dim_cli_complain (_ ("Leave --reason out: how certain it is does not change."));
  return FALSE;
}

static DimCliStatus
revise (const DimCliWorld *world, DimMonitor *monitor, DimEdit *edit, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GArray) faults = dim_monitor_check_edit (monitor, edit);
  g_autoptr (DimRecord) record = NULL;
  gboolean has_faults = dim_cli_complain_of_faults (faults);
  guint needed = 0;
  GError *error = NULL;

  if (choices->is_checked)
    dim_cli_allow_explanation (monitor, edit->draft);
  if (dim_cli_complain_of_findings (monitor, edit->draft) || has_faults)
    return DIM_CLI_REFUSED;
  if (dim_edit_changes (edit, dim_monitor_get_book (monitor)) == 0 &&
      !dim_edit_has_new_text (edit)) {
    dim_cli_complain (_ ("Nothing differs from what stands already."));
    return DIM_CLI_REFUSED;
  }
  if (!take_reason (monitor, edit, choices->reason))
    return DIM_CLI_REFUSED;
  edit->without_numbers = choices->without_numbers;
  dim_monitor_revise (monitor, edit, NULL, dim_wait_cb, &wait);
  record = dim_monitor_revise_finish (monitor, dim_wait_for (&wait), &needed, &error);
  if (record == NULL)
    return needed > 0 ? refuse_without_numbers (error)
                      : dim_cli_fail_with (error, dim_words_amending_error (error));
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_send (world, monitor, record->incident->id);
}

static DimCliStatus
read_and_revise (const DimCliWorld *world,
                 DimMonitor *monitor,
                 const char *incident,
                 const Choices *choices)
{
  g_autoptr (GString) remarks = g_string_new (NULL);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (DimEdit) edit = NULL;
  GError *error = NULL;

  json = dim_cli_read (choices->path, JSON_BYTES_MAX, &error);
  if (json == NULL)
    return dim_cli_fail_with (error, dim_words_file_error (error));
  record = load (monitor, incident, &error);
  edit = record != NULL ? begin (monitor, incident, &error) : NULL;
  if (edit == NULL)
    return dim_cli_fail_with (error, dim_words_amending_error (error));
  if (is_begun_in_window (monitor, edit))
    return DIM_CLI_REFUSED;
  if (!dim_monitor_edit_from_json (monitor, edit, json, find_disputed (record), remarks, &error))
    return dim_cli_fail_to_read (error, remarks);
  if (is_text_of_another (record, edit))
    return DIM_CLI_REFUSED;
  if (remarks->len > 0)
    fprintf (stderr, "%s\n", remarks->str);
  return revise (world, monitor, edit, choices);
}

DimCliStatus
dim_command_incident_revise (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *path = NULL;
  g_autofree char *reason = NULL;
  DimCertaintyReason known = DIM_CERTAINTY_MISTAKE;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("The answers that change, as JSON; - reads "
          "them"),
      N_ ("FILE") },
    { "without-numbers", 0, 0, G_OPTION_ARG_NONE, &choices.without_numbers,
      N_ ("A document that needs its number again need not be comparable"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why the certainty changes"),
      N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    { "text-checked", 0, 0, G_OPTION_ARG_NONE, &choices.is_checked,
      N_ ("Somebody read the explanation: what looks like personal data is none"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "incident revise ID", 1, &options))
    return DIM_CLI_USAGE;
  choices.path = path;
  choices.reason = reason;
  if (reason != NULL && !dim_certainty_reason_from_name (reason, &known)) {
    complain_of_reason ();
    return DIM_CLI_USAGE;
  }
  if (path == NULL || options.rest == NULL || !dim_uuid_is_valid (options.rest[0])) {
    dim_cli_complain (_ ("Give the id of a registration, and --json with a file."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? read_and_revise (world, monitor, options.rest[0], &choices) : status;
}
