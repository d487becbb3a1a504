/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-json-text.h"
#include "dim-monitor-readers.h"
#include "dim-reader-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MOST_ARGUMENTS 2

/* One subcommand that changes something: its arguments, and what it waits for. */
typedef struct {
  char *circle;
  char *fingerprint;
  char *paper_file;
  gboolean without_sync;
} Given;

static void
clear_given (Given *given)
{
  g_free (given->circle);
  g_free (given->fingerprint);
  g_free (given->paper_file);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Given, clear_given)

static void
print_circle (DimMonitor *monitor, const DimCircleView *view)
{
  g_autofree char *standing = dim_words_circle_standing (view);

  printf ("%s\t%s\t%s\t%s\n", view->code,
          dim_words_circle (dim_monitor_get_municipalities (monitor), view->code), standing,
          view->fingerprint);
  for (guint i = 0; i < view->lines->len; i++) {
    const DimReaderLine *line = g_ptr_array_index (view->lines, i);
    g_autofree char *name = dim_words_reader (line);

    printf ("%s\t%s\t%s\t%s\n", line->id, name, dim_words_reader_standing (line->standing),
            line->fingerprint);
  }
}

static void
append_line (GString *out, const DimReaderLine *line)
{
  g_string_append (out, "  {");
  dim_json_append_text_member (out, "lezer", line->id);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "soort", dim_reader_kind_name (line->kind));
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "stand", dim_reader_standing_name (line->standing));
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "kantoor", line->office);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "loket", line->desk);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "vingerafdruk", line->fingerprint);
  g_string_append_printf (out, ", \"ditApparaat\": %s}", line->is_own ? "true" : "false");
}

static void
append_circle (GString *out, const DimCircleView *view)
{
  g_string_append (out, " {");
  dim_json_append_text_member (out, "kring", view->code);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "stand", dim_circle_standing_name (view->standing));
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "vingerafdruk", view->fingerprint);
  g_string_append_printf (out, ", \"wachten\": %u, \"lezers\": [", view->waiting);
  for (guint i = 0; i < view->lines->len; i++) {
    g_string_append (out, i > 0 ? ",\n" : "\n");
    append_line (out, g_ptr_array_index (view->lines, i));
  }
  g_string_append (out, "]}");
}

static DimCliStatus
list (DimMonitor *monitor, gboolean as_json)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (GString) out = g_string_new ("[");
  GError *error = NULL;

  dim_monitor_load_circles (monitor, NULL, dim_wait_cb, &wait);
  views = dim_monitor_load_circles_finish (monitor, dim_wait_for (&wait), &error);
  if (views == NULL)
    return dim_cli_fail (error);
  for (guint i = 0; i < views->len; i++) {
    if (!as_json) {
      print_circle (monitor, g_ptr_array_index (views, i));
      continue;
    }
    g_string_append (out, i > 0 ? ",\n" : "\n");
    append_circle (out, g_ptr_array_index (views, i));
  }
  if (as_json)
    printf ("%s]\n", out->str);
  return DIM_CLI_DONE;
}

DimCliStatus
dim_command_readers_list (const DimCliWorld *world, char **arguments)
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

  if (!dim_cli_parse (arguments, own, "readers list", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? list (monitor, as_json) : status;
}

/* The circle comes first; of what else is wanted the caller asks. */
static gboolean
parse (char **arguments, const char *usage, guint n_rest, DimCliOptions *options, Given *given)
{
  const GOptionEntry own[] = {
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &given->fingerprint,
      N_ ("What the other screen shows, as you compared it"), N_ ("FINGERPRINT") },
    { "paper-file", 0, 0, G_OPTION_ARG_FILENAME, &given->paper_file,
      N_ ("The key on paper is the first line of FILE"), N_ ("FILE") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &given->without_sync, N_ ("Only store it; sync sends it"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, usage, MOST_ARGUMENTS, options))
    return FALSE;
  if (options->rest == NULL || g_strv_length (options->rest) != n_rest ||
      !dim_circle_is_valid (options->rest[0])) {
    dim_cli_complain (_ ("Give the code of a municipality, or bzk; --help says what else."));
    return FALSE;
  }
  given->circle = g_strdup (options->rest[0]);
  return TRUE;
}

static DimCliStatus
end (const DimCliWorld *world,
     DimMonitor *monitor,
     const Given *given,
     gboolean is_done,
     GError *error)
{
  if (!is_done)
    return dim_cli_fail_with (error, dim_words_reader_error (error));
  return given->without_sync ? DIM_CLI_DONE : dim_cli_synchronise (world, monitor);
}

/* The key goes to standard output and nowhere else. */
static DimCliStatus
start (const DimCliWorld *world, DimMonitor *monitor, const Given *given)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  char *paper;

  dim_monitor_start_circle (monitor, given->circle, NULL, dim_wait_cb, &wait);
  paper = dim_monitor_start_circle_finish (monitor, dim_wait_for (&wait), &error);
  if (paper == NULL)
    return end (world, monitor, given, FALSE, error);
  printf ("%s\n", paper);
  dim_monitor_free_paper (paper);
  return end (world, monitor, given, TRUE, NULL);
}

DimCliStatus
dim_command_readers_start (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_auto (Given) given = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!parse (arguments, "readers start MUNICIPALITY|bzk", 1, &options, &given))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? start (world, monitor, &given) : status;
}

static DimCliStatus
confirm (const DimCliWorld *world, DimMonitor *monitor, const Given *given)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  gboolean is_done;

  dim_monitor_confirm_circle (monitor, given->circle, given->fingerprint, NULL, dim_wait_cb, &wait);
  is_done = dim_monitor_confirm_circle_finish (monitor, dim_wait_for (&wait), &error);
  return end (world, monitor, given, is_done, error);
}

DimCliStatus
dim_command_readers_confirm (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_auto (Given) given = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!parse (arguments, "readers confirm MUNICIPALITY|bzk", 1, &options, &given))
    return DIM_CLI_USAGE;
  if (given.fingerprint == NULL) {
    dim_cli_complain (_ ("Give --fingerprint, as a reviewer's screen shows it."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? confirm (world, monitor, &given) : status;
}

static DimCliStatus
certify (const DimCliWorld *world, DimMonitor *monitor, const Given *given, const char *reader)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  gboolean is_done;

  dim_monitor_certify_reader (monitor, given->circle, reader, given->fingerprint, NULL, dim_wait_cb,
                              &wait);
  is_done = dim_monitor_certify_reader_finish (monitor, dim_wait_for (&wait), &error);
  return end (world, monitor, given, is_done, error);
}

DimCliStatus
dim_command_readers_certify (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_auto (Given) given = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!parse (arguments, "readers certify MUNICIPALITY|bzk READER", 2, &options, &given))
    return DIM_CLI_USAGE;
  if (given.fingerprint == NULL || !dim_uuid_is_valid (options.rest[1])) {
    dim_cli_complain (_ ("Give the id of a reader and --fingerprint, as its own screen shows it."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? certify (world, monitor, &given, options.rest[1]) : status;
}

static DimCliStatus
recover (const DimCliWorld *world, DimMonitor *monitor, const Given *given, const char *paper)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;
  gboolean is_done;

  dim_monitor_recover_circle (monitor, given->circle, paper, NULL, dim_wait_cb, &wait);
  is_done = dim_monitor_recover_circle_finish (monitor, dim_wait_for (&wait), &error);
  return end (world, monitor, given, is_done, error);
}

DimCliStatus
dim_command_readers_recover (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_auto (Given) given = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autoptr (DimCliSecret) paper = NULL;
  DimCliStatus status = DIM_CLI_USAGE;

  if (!parse (arguments, "readers recover MUNICIPALITY|bzk", 1, &options, &given))
    return DIM_CLI_USAGE;
  if (given.paper_file == NULL) {
    dim_cli_complain (_ ("Give --paper-file."));
    return DIM_CLI_USAGE;
  }
  paper = dim_cli_read_passphrase (given.paper_file, &status);
  if (paper == NULL)
    return status;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? recover (world, monitor, &given, paper) : status;
}
