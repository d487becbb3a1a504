/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-command.h"

#include "dim-cli-monitor.h"
#include "dim-json-text.h"
#include "dim-monitor-reviews.h"
#include "dim-review-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#define MOST_INCIDENTS 20
#define MOST_DECISIONS 400

typedef struct {
  DimDecisionKind kind;
  char *const *incidents;
  DimDecisionReason reason;
  gboolean without_sync;
} Choices;

static void
print_row (const DimReviewItem *item, DimDay today)
{
  g_autofree char *why = dim_words_review (item);
  g_autofree char *days = dim_words_review_days (item, today);

  printf ("%s\t%s\t%s", dim_review_kind_name (item->kind), days, why);
  for (guint i = 0; i < item->incidents->len; i++)
    printf ("\t%s", (const char *) g_ptr_array_index (item->incidents, i));
  putchar ('\n');
}

static void
append_pairs (GString *out, const DimReviewItem *item)
{
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "afspraak", dim_agreement_name (item->agreement));
  g_string_append (out, ", \"treffers\": [");
  for (guint i = 0; i < item->pairs->len; i++) {
    const DimReviewPair *pair = &g_array_index (item->pairs, DimReviewPair, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    dim_json_append_text_member (out, "voorval", pair->incident);
    g_string_append (out, ", ");
    dim_json_append_text_member (out, "treffer", pair->handle);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_json (GString *out, const DimReviewItem *item)
{
  g_string_append (out, "\n {");
  dim_json_append_text_member (out, "soort", dim_review_kind_name (item->kind));
  g_string_append (out, ", \"voorvallen\": [");
  for (guint i = 0; i < item->incidents->len; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_string (out, g_ptr_array_index (item->incidents, i));
  }
  g_string_append_c (out, ']');
  if (dim_review_item_can_agree (item))
    append_pairs (out, item);
  g_string_append_c (out, '}');
}

static void
print_all_json (const GPtrArray *items)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < items->len; i++) {
    g_string_append (out, i > 0 ? "," : "");
    append_json (out, g_ptr_array_index (items, i));
  }
  printf (items->len == 0 ? "%s]\n" : "%s\n]\n", out->str);
}

static DimCliStatus
list (DimMonitor *monitor, gboolean as_json)
{
  g_auto (DimWait) wait = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  dim_monitor_load_reviews (monitor, NULL, dim_wait_cb, &wait);
  items = dim_monitor_load_reviews_finish (monitor, dim_wait_for (&wait), &error);
  if (items == NULL)
    return dim_cli_fail (error);
  if (as_json)
    print_all_json (items);
  for (guint i = 0; !as_json && i < items->len; i++)
    print_row (g_ptr_array_index (items, i), dim_monitor_get_today (monitor));
  return DIM_CLI_DONE;
}

static GArray *
make_places (const Choices *choices)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (DimReviewPlace));

  for (guint i = 0; choices->incidents[i] != NULL; i++) {
    DimReviewPlace place = { .event = choices->kind == DIM_DECISION_SAME ? 0 : i };

    g_strlcpy (place.incident, choices->incidents[i], sizeof place.incident);
    g_array_append_val (places, place);
  }
  return places;
}

static DimCliStatus
finish (const DimCliWorld *world, DimMonitor *monitor, gboolean without_sync)
{
  return without_sync ? DIM_CLI_DONE : dim_cli_synchronise (world, monitor);
}

/* The ids are for retracting them. */
static DimCliStatus
decide (const DimCliWorld *world, DimMonitor *monitor, const Choices *choices)
{
  g_auto (DimWait) wait = { 0 };
  g_auto (GStrv) decisions = NULL;
  GError *error = NULL;

  dim_monitor_review (monitor, NULL, make_places (choices), choices->reason, NULL, dim_wait_cb,
                      &wait);
  decisions = dim_monitor_review_finish (monitor, dim_wait_for (&wait), &error);
  if (decisions == NULL)
    return dim_cli_fail_with (error, dim_words_review_error (error));
  for (guint i = 0; decisions[i] != NULL; i++)
    printf ("%s\n", decisions[i]);
  return finish (world, monitor, choices->without_sync);
}

static DimCliStatus
retract (const DimCliWorld *world, DimMonitor *monitor, char **decisions, gboolean without_sync)
{
  g_auto (DimWait) wait = { 0 };
  GError *error = NULL;

  dim_monitor_undo_review (monitor, NULL, (const char *const *) decisions, NULL, dim_wait_cb,
                           &wait);
  if (!dim_monitor_undo_review_finish (monitor, dim_wait_for (&wait), &error))
    return dim_cli_fail_with (error, dim_words_review_error (error));
  return finish (world, monitor, without_sync);
}

/* Identifiers, at least @least of them, none twice. */
static gboolean
are_ids (char **ids, guint least)
{
  guint count = ids != NULL ? g_strv_length (ids) : 0;

  for (guint i = 0; i < count; i++) {
    if (!dim_uuid_is_valid (ids[i]))
      return FALSE;
    for (guint j = 0; j < i; j++)
      if (g_str_equal (ids[i], ids[j]))
        return FALSE;
  }
  return count >= least;
}

static gboolean
read_reason (const char *name, Choices *choices)
{
  choices->reason = dim_decision_reason_usual (choices->kind, DIM_REVIEW_JOINED, 0);
  return name == NULL || (dim_decision_reason_from_name (name, &choices->reason) &&
                          dim_decision_reason_suits (choices->reason, choices->kind));
}

static DimCliStatus
run_decision (const DimCliWorld *world, char **arguments, const char *usage, DimDecisionKind kind)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  g_autofree char *reason = NULL;
  Choices choices = { .kind = kind };
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason,
      kind == DIM_DECISION_SAME ? N_ ("Why: een-bezoek, balie-en-backoffice or dubbel-ingevoerd")
                                : N_ ("Why: ander-bezoek, ander-document or toeval"),
      N_ ("REASON") },
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &choices.without_sync,
      N_ ("Only store it; sync sends it"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, usage, MOST_INCIDENTS, &options))
    return DIM_CLI_USAGE;
  if (!are_ids (options.rest, 2) || !read_reason (reason, &choices)) {
    dim_cli_complain (
      _ ("Give the ids of two to twenty registrations, each once; --help says which "
         "reasons there are."));
    return DIM_CLI_USAGE;
  }
  choices.incidents = options.rest;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? decide (world, monitor, &choices) : status;
}

DimCliStatus
dim_command_review_list (const DimCliWorld *world, char **arguments)
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

  if (!dim_cli_parse (arguments, own, "review list", 0, &options))
    return DIM_CLI_USAGE;
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? list (monitor, as_json) : status;
}

DimCliStatus
dim_command_review_same (const DimCliWorld *world, char **arguments)
{
  return run_decision (world, arguments, "review same ID ID…", DIM_DECISION_SAME);
}

DimCliStatus
dim_command_review_apart (const DimCliWorld *world, char **arguments)
{
  return run_decision (world, arguments, "review apart ID ID…", DIM_DECISION_APART);
}

DimCliStatus
dim_command_review_retract (const DimCliWorld *world, char **arguments)
{
  g_auto (DimCliOptions) options = { 0 };
  g_autoptr (DimCliMonitor) monitor = NULL;
  gboolean without_sync = FALSE;
  DimCliStatus status = DIM_CLI_USAGE;
  const GOptionEntry own[] = {
    { "no-sync", 0, 0, G_OPTION_ARG_NONE, &without_sync, N_ ("Only store it; sync sends it"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!dim_cli_parse (arguments, own, "review retract DECISION…", MOST_DECISIONS, &options))
    return DIM_CLI_USAGE;
  if (!are_ids (options.rest, 1)) {
    dim_cli_complain (_ ("Give the ids of decisions, in the order in which they were printed."));
    return DIM_CLI_USAGE;
  }
  monitor = dim_cli_open (world, &options, TRUE, &status);
  return monitor != NULL ? retract (world, monitor, options.rest, without_sync) : status;
}
