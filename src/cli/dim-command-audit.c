/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-audit-words.h"
#include "dim-cli-monitor.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-json-text.h"
#include "dim-monitor-audit.h"
#include "dim-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define LINES_AT_ONCE 500

typedef struct {
  char *desk;
  char *action;
  char *words;  /* search key */
  DimDay since; /* DIM_DAY_NONE: from the first on */
  DimDay until; /* DIM_DAY_NONE: up to now */
  gboolean as_json;
} Choices;

static gboolean
is_back_office (DimMonitor *monitor)
{
  if (dim_monitor_get_profile (monitor)->role == DIM_ROLE_BACK_OFFICE)
    return TRUE;
  dim_cli_complain (dim_words_audit_not_yours ());
  return FALSE;
}

static void
print_line (const DimAuditEntry *entry, DimDay today)
{
  g_autofree char *line = dim_words_audit_line (entry);
  g_autofree char *details = dim_words_audit_details (entry, today);

  printf ("%" G_GUINT64_FORMAT "\t%s\t%s\n", entry->place, line, details);
}

static void
append (GString *out, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  g_string_append (out, ", ");
  dim_json_append_text_member (out, name, text);
}

/* Under the names of the wire (PROTOCOL.md). */
static void
print_json (const DimAuditEntry *entry, gboolean is_first)
{
  g_autoptr (GString) out = g_string_new (is_first ? "\n {" : ",\n {");
  g_autofree char *time = dim_time_to_text (entry->time_s);

  dim_json_append_number_member (out, "plaats", entry->place);
  append (out, "tijd", time);
  append (out, "handeling", entry->action);
  append (out, "object", entry->object);
  append (out, "resultaat", entry->result);
  append (out, "loket", entry->desk);
  append (out, "rol", entry->desk[0] != '\0' ? dim_role_name (entry->role) : "");
  append (out, "door", entry->actor);
  append (out, "voorval", entry->incident);
  g_string_append_c (out, '}');
  fputs (out->str, stdout);
}

/* The lines before those of @before, which may be NULL. */
static DimAuditQuery *
make_query (const Choices *choices, const DimAuditList *before)
{
  DimAuditQuery *query = dim_audit_query_new (LINES_AT_ONCE);

  query->desk = g_strdup (choices->desk);
  query->action = g_strdup (choices->action);
  if (choices->since != DIM_DAY_NONE)
    query->since_s = dim_day_start_s (choices->since);
  if (choices->until != DIM_DAY_NONE)
    query->until_s = dim_day_start_s (choices->until + 1);
  if (choices->words != NULL) {
    query->match = dim_words_audit_matches;
    query->data = g_strdup (choices->words);
    query->free_data = g_free;
  }
  if (before != NULL) {
    query->log = before->log;
    query->place = before->place;
  }
  return query;
}

static DimAuditList *
load (DimMonitor *monitor, const Choices *choices, const DimAuditList *before, GError **error)
{
  g_auto (DimWait) wait = { 0 };

  dim_monitor_list_audit (monitor, make_query (choices, before), NULL, dim_wait_cb, &wait);
  return dim_monitor_list_audit_finish (monitor, dim_wait_for (&wait), error);
}

static DimCliStatus
list (DimMonitor *monitor, const Choices *choices)
{
  g_autoptr (DimAuditList) lines = NULL;
  gboolean is_first = TRUE;

  if (choices->as_json)
    printf ("[");
  do {
    GError *error = NULL;
    DimAuditList *next = load (monitor, choices, lines, &error);

    if (next == NULL)
      return dim_cli_fail (error);
    g_clear_pointer (&lines, dim_audit_list_free);
    lines = next;
    for (guint i = 0; i < lines->entries->len; i++) {
      const DimAuditEntry *entry = g_ptr_array_index (lines->entries, i);

      if (choices->as_json)
        print_json (entry, is_first);
      else
        print_line (entry, dim_monitor_get_today (monitor));
      is_first = FALSE;
    }
  } while (lines->more);
  if (choices->as_json)
    printf (is_first ? "]\n" : "\n]\n");
  return DIM_CLI_DONE;
}

static gboolean
read_day (const DimCliWorld *world, const char *text, DimDay *out)
{
  *out = DIM_DAY_NONE;
  if (text == NULL)
    return TRUE;
  *out = dim_words_parse_day (text, dim_clock_today (world->clock));
  if (*out != DIM_DAY_NONE)
    return TRUE;
  dim_cli_complain (_ ("This is no day. Write it as 2026-11-03."));
  return FALSE;
}

DimCliStatus
dim_command_audit (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *desk = NULL;
  g_autofree char *action = NULL;
  g_autofree char *since = NULL;
  g_autofree char *until = NULL;
  g_autofree char *words = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "desk", 0, 0, G_OPTION_ARG_STRING, &desk, N_ ("Only what was done at this desk"),
      N_ ("NAME") },
    { "action", 0, 0, G_OPTION_ARG_STRING, &action,
      N_ ("Only this: voorval, herziening, apparaat-intrekken …"), N_ ("ACTION") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_ ("Only from this day on"), N_ ("DAY") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_ ("Only up to this day"), N_ ("DAY") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &choices.as_json,
      N_ ("As JSON, with codes in place of words"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own,
                      "audit [--desk NAME] [--action ACTION] [--since DAY] [--until DAY] [--json] "
                      "[WORDS]",
                      1, &options) ||
      !read_day (world, since, &choices.since) || !read_day (world, until, &choices.until))
    return DIM_CLI_USAGE;
  if (options.rest != NULL && options.rest[0] != NULL)
    words = dim_text_search_key (options.rest[0]);
  choices.desk = desk;
  choices.action = action;
  choices.words = words;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor == NULL)
    return status;
  return is_back_office (monitor) ? list (monitor, &choices) : DIM_CLI_REFUSED;
}

/* Every place that is wrong, a line each, on standard error. */
static void
complain_of_findings (const DimAuditVerdict *verdict)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    g_autofree char *finding =
      dim_words_audit_finding (&g_array_index (verdict->findings, DimAuditFinding, i));

    fprintf (stderr, "%s\n", finding);
  }
}

static DimCliStatus
tell (const DimAuditVerdict *verdict)
{
  g_autofree char *sentence = dim_words_audit_verdict (verdict);
  g_autofree char *head = dim_words_audit_head (verdict);

  if (verdict->findings->len > 0) {
    dim_cli_complain (sentence);
    complain_of_findings (verdict);
    return DIM_CLI_REFUSED;
  }
  printf ("%s\n%s\n", sentence, head);
  return verdict->is_asked ? DIM_CLI_DONE : DIM_CLI_OFFLINE;
}

DimCliStatus
dim_command_verify (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autoptr (DimAuditVerdict) verdict = NULL;
  g_auto (DimWait) wait = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  GError *error = NULL;

  if (!dim_cli_parse (arguments, NULL, "verify", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  if (monitor == NULL)
    return status;
  dim_monitor_check_audit (monitor, NULL, dim_wait_cb, &wait);
  verdict = dim_monitor_check_audit_finish (monitor, dim_wait_for (&wait), &error);
  return verdict != NULL ? tell (verdict)
                         : dim_cli_fail_with (error, dim_words_audit_error (error));
}
