/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-agreement-words.h"
#include "dim-cli-monitor.h"
#include "dim-monitor-agreeing.h"

#include <glib/gi18n-lib.h>

#define MOST_WORDS 51 /* a registration and its hits */

typedef struct {
  DimProposalKind kind;
  DimDecisionKind decision; /* whose reasons suit */
  const char *usage;
} Command;

typedef struct {
  DimDecisionReason reason;
  gboolean without_sync;
} Choices;

static void
add_pair (GArray *pairs, const char *incident, const char *handle)
{
  DimReviewPair pair = { 0 };

  g_strlcpy (pair.incident, incident, sizeof pair.incident);
  g_strlcpy (pair.handle, handle, sizeof pair.handle);
  g_array_append_val (pairs, pair);
}

/* A registration, and which of its hits: without any, all. NULL: they are none. */
static GArray *
read_pairs (char **words)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));

  if (words == NULL || words[0] == NULL || !dim_uuid_is_valid (words[0]))
    return NULL;
  if (words[1] == NULL)
    add_pair (pairs, words[0], "");
  for (guint i = 1; words[i] != NULL; i++) {
    if (!dim_handle_is_valid (words[i]))
      return NULL;
    add_pair (pairs, words[0], words[i]);
  }
  return g_steal_pointer (&pairs);
}

static gboolean
read_reason (const Command *command, const char *name, Choices *choices)
{
  choices->reason = dim_decision_reason_usual (command->decision, DIM_REVIEW_ELSEWHERE, 0);
  return name == NULL || (dim_decision_reason_from_name (name, &choices->reason) &&
                          dim_decision_reason_suits (choices->reason, command->decision));
}

/* @pairs: taken */
static DimCliStatus
say (const DimCliWorld *world,
     DimMonitor *monitor,
     const Command *command,
     const Choices *choices,
     GArray *pairs)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GArray) said = NULL;
  GError *error = NULL;

  dim_monitor_agree (monitor, pairs, command->kind, choices->reason, NULL, dim_wait_cb, &wait);
  said = dim_monitor_agree_finish (monitor, dim_wait_for (&wait), &error);
  if (said == NULL)
    return dim_cli_fail_with (error, dim_words_agreeing_error (error));
  return choices->without_sync ? DIM_CLI_DONE : dim_cli_synchronise (world, monitor);
}

static DimCliStatus
run (const DimCliWorld *world, char **arguments, const Command *command)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autoptr (GArray) pairs = NULL;
  g_autofree char *reason = NULL;
  Choices choices = { 0 };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      N_ ("Why, as review same and review apart have it"), N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, command->usage, MOST_WORDS, &options))
    return DIM_CLI_USAGE;
  pairs = read_pairs (options.rest);
  if (pairs == NULL || !read_reason (command, reason, &choices)) {
    dim_cli_complain (_ ("Give the id of a registration, and which of its hits in other "
                         "municipalities if not all; review list --json tells both."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? say (world, monitor, command, &choices, g_steal_pointer (&pairs))
                         : status;
}

DimCliStatus
dim_command_review_propose (const DimCliWorld *world, char **arguments)
{
  const Command command = { DIM_PROPOSAL_SAME, DIM_DECISION_SAME, "review propose ID [HIT…]" };

  return run (world, arguments, &command);
}

DimCliStatus
dim_command_review_refuse (const DimCliWorld *world, char **arguments)
{
  const Command command = { DIM_PROPOSAL_APART, DIM_DECISION_APART, "review refuse ID [HIT…]" };

  return run (world, arguments, &command);
}

DimCliStatus
dim_command_review_take_back (const DimCliWorld *world, char **arguments)
{
  const Command command = { DIM_PROPOSAL_RETRACT, DIM_DECISION_RETRACT,
                            "review take-back ID [HIT…]" };

  return run (world, arguments, &command);
}
