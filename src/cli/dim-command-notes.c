/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-guard.h"
#include "dim-monitor-notes.h"
#include "dim-note-words.h"
#include "dim-public-numbers.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define NOTE_BYTES_MAX 4096

typedef struct {
  const char *incident;
  char *text; /* NULL: none is left */
  const char *taken_back;
  gboolean is_checked;
  gboolean without_sync;
} Choices;

static DimCliStatus
list (DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimNotes) notes = NULL;
  GError *error = NULL;

  dim_monitor_load_notes (monitor, choices->incident, NULL, dim_wait_cb, &wait);
  notes = dim_monitor_load_notes_finish (monitor, dim_wait_for (&wait), &error);
  if (notes == NULL)
    return dim_cli_fail_with (error, dim_words_noting_error (error));
  for (guint i = 0; i < notes->notes->len; i++) {
    const DimOpenedNote *note = g_ptr_array_index (notes->notes, i);
    g_autofree char *author = dim_words_note_author (note, dim_monitor_get_today (monitor));

    printf ("%s\t%s\n%s\n\n", note->id, author, dim_words_note (note));
  }
  return DIM_CLI_DONE;
}

/* What may be chance passes only if somebody says that it was looked at. */
static void
complain_of_findings (DimMonitor *monitor, const char *text, const char *const *allowed)
{
  g_autoptr (GArray) findings =
    dim_guard_scan_open (text, dim_monitor_get_public_numbers (monitor), allowed);

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);
    g_autofree char *sentence = dim_words_finding (finding);

    fprintf (stderr, "%s (%s)\n", sentence, dim_personal_kind_name (finding->kind));
  }
}

static DimCliStatus
finish (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_send (world, monitor, choices->incident);
}

/* The guard reads text: what is none is refused before it. */
static char **
allow (DimMonitor *monitor, const Choices *choices)
{
  if (!choices->is_checked || !dim_note_text_is_fit (choices->text))
    return g_new0 (char *, 1);
  return dim_guard_allow (choices->text, dim_monitor_get_public_numbers (monitor));
}

static DimCliStatus
leave (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_auto (GStrv) allowed = allow (monitor, choices);
  g_autoptr (DimNotes) notes = NULL;
  const DimNoteWords words = { choices->text, (const char *const *) allowed };
  GError *error = NULL;

  if (dim_note_text_is_fit (choices->text))
    complain_of_findings (monitor, choices->text, words.allowed);
  dim_monitor_leave_note (monitor, choices->incident, &words, NULL, dim_wait_cb, &wait);
  notes = dim_monitor_leave_note_finish (monitor, dim_wait_for (&wait), &error);
  return notes != NULL ? finish (world, monitor, choices)
                       : dim_cli_fail_with (error, dim_words_noting_error (error));
}

static DimCliStatus
take_back (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (DimNotes) notes = NULL;
  GError *error = NULL;

  dim_monitor_take_note_back (monitor, choices->incident, choices->taken_back, NULL, dim_wait_cb,
                              &wait);
  notes = dim_monitor_take_note_back_finish (monitor, dim_wait_for (&wait), &error);
  return notes != NULL ? finish (world, monitor, choices)
                       : dim_cli_fail_with (error, dim_words_noting_error (error));
}

/* Without the line end that an editor puts behind it. NULL: it cannot be read. */
static char *
read_text (const char *path, DimCliStatus *out_status)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = dim_cli_read (path, NOTE_BYTES_MAX, &error);
  gsize length = 0;
  const char *data;

  if (bytes == NULL) {
    *out_status = dim_cli_fail_with (error, dim_words_file_error (error));
    return NULL;
  }
  data = g_bytes_get_data (bytes, &length);
  return g_strchomp (length > 0 ? g_strndup (data, length) : g_strdup (""));
}

static DimCliStatus
run (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  if (choices->text != NULL)
    return leave (world, monitor, choices);
  return choices->taken_back != NULL ? take_back (world, monitor, choices)
                                     : list (monitor, choices);
}

DimCliStatus
dim_command_review_note (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *path = NULL;
  g_autofree char *note = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "leave", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Leave the text of this file as a note; - for standard input"), N_ ("FILE") },
    { "take-back", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("Take a note of your office back"),
      N_ ("NOTE") },
    { "text-checked", 0, 0, G_OPTION_ARG_NONE, &choices.is_checked,
      N_ ("Somebody read the note: what looks like personal data is none"), NULL },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "review note ID", 1, &options))
    return DIM_CLI_USAGE;
  if (options.rest == NULL || !dim_uuid_is_valid (options.rest[0]) ||
      (path != NULL && note != NULL) || (note != NULL && !dim_uuid_is_valid (note))) {
    dim_cli_complain (_ ("Give the id of a registration; with it --leave and a file, or "
                         "--take-back and the id of a note, or neither."));
    return DIM_CLI_USAGE;
  }
  choices.incident = options.rest[0];
  choices.taken_back = note;
  if (path != NULL && (choices.text = read_text (path, &status)) == NULL)
    return status;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor != NULL)
    status = run (world, monitor, &choices);
  g_free (choices.text);
  return status;
}
