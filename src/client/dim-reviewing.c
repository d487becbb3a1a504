/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reviewing.h"

#include "dim-deciding.h"
#include "dim-error.h"
#include "dim-limits.h"
#include "dim-months.h"
#include "dim-outbox.h"
#include "dim-records.h"
#include "dim-reviewed.h"

#include <string.h>

/* A plan on its way into the queue. */
typedef struct {
  GPtrArray *plan;    /* (element-type DimDecision) */
  const char *done;   /* key of an item; NULL: none */
  const char *undone; /* likewise */
  char **ids;
} Taking;

GPtrArray *
dim_reviewing_queue (DimListing *listing, DimStore *store, GError **error)
{
  g_autoptr (GHashTable) done = dim_reviewed_load (store, error);
  g_autoptr (GPtrArray) entries = dim_listing_reviews (listing);
  g_autoptr (GArray) late = NULL;
  g_autoptr (GPtrArray) items = NULL;
  GPtrArray *open;

  if (done == NULL || (late = dim_months_list_late (store, error)) == NULL)
    return NULL;
  items = dim_review_gather (entries);
  dim_review_add_late (items, entries, late, dim_listing_municipalities (listing));
  open = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_item_free);
  for (guint i = 0; i < items->len; i++) {
    DimReviewItem *item = g_ptr_array_index (items, i);

    if (g_hash_table_contains (done, item->key))
      continue;
    g_ptr_array_add (open, item);
    items->pdata[i] = NULL;
  }
  return open;
}

/* TRUE if it can stand beside others: *out, else NULL, as of what is gone meanwhile. */
static gboolean
load_shown (DimStore *store, const char *incident, DimRecord **out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DimRecord) record = dim_records_load_one (store, incident, &fault);

  *out = NULL;
  if (record == NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (record != NULL && record->news != NULL && record->state != DIM_RECORD_WITHDRAWN)
    *out = g_steal_pointer (&record);
  return TRUE;
}

static void
add_waiting (GPtrArray *waiting, GHashTable *known, const char *incident)
{
  if (g_hash_table_add (known, g_strdup (incident)))
    g_ptr_array_add (waiting, g_strdup (incident));
}

/* Whoever joins one joins its case. */
static GPtrArray *
load_all (DimStore *store, const char *const *incidents, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; incidents[i] != NULL; i++)
    add_waiting (waiting, known, incidents[i]);
  for (guint i = 0; i < waiting->len && records->len < DIM_REVIEWING_MOST; i++) {
    DimRecord *record = NULL;

    if (!load_shown (store, g_ptr_array_index (waiting, i), &record, error))
      return NULL;
    if (record == NULL)
      continue;
    g_ptr_array_add (records, record);
    for (guint j = 0; j < record->news->peers->len; j++)
      add_waiting (waiting, known,
                   ((const DimCasePeer *) g_ptr_array_index (record->news->peers, j))->incident);
  }
  return g_steal_pointer (&records);
}

DimComparison *
dim_reviewing_compare (DimStore *store, const char *const *incidents, GError **error)
{
  g_autoptr (GPtrArray) records = load_all (store, incidents, error);

  if (records == NULL)
    return NULL;
  if (records->len > 0)
    return dim_comparison_new (g_steal_pointer (&records));
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                       "Cannot compare registrations: none of them is known here");
  return NULL;
}

void
dim_reviewing_free (DimReviewing *reviewing)
{
  if (reviewing == NULL)
    return;
  g_free (reviewing->key);
  g_clear_pointer (&reviewing->places, g_array_unref);
  g_free (reviewing);
}

void
dim_review_undo_free (DimReviewUndo *undo)
{
  if (undo == NULL)
    return;
  g_free (undo->key);
  g_strfreev (undo->decisions);
  g_free (undo);
}

static gpointer
take_plan (DimStore *store, gpointer data, GError **error)
{
  Taking *taking = data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < taking->plan->len; i++) {
    DimDecision *decision = g_ptr_array_index (taking->plan, i);

    if (!dim_outbox_new_id (store, "", decision->id, error) ||
        !dim_decisions_queue (store, decision, error))
      return NULL;
    g_ptr_array_add (ids, g_strdup (decision->id));
  }
  if ((taking->done != NULL && !dim_reviewed_add (store, taking->done, error)) ||
      (taking->undone != NULL && !dim_reviewed_remove (store, taking->undone, error)))
    return NULL;
  g_ptr_array_add (ids, NULL);
  taking->ids = g_strdupv ((char **) ids->pdata);
  return DIM_STORE_DONE;
}

static gpointer
take (DimStore *store, Taking *taking, GError **error)
{
  if (dim_store_in_transaction (store, take_plan, taking, error) != NULL)
    return taking->ids;
  g_strfreev (taking->ids);
  return NULL;
}

static char **
list_incidents (const GArray *places)
{
  char **incidents = g_new0 (char *, places->len + 1);

  for (guint i = 0; i < places->len; i++)
    incidents[i] = g_strdup (g_array_index (places, DimReviewPlace, i).incident);
  return incidents;
}

static gboolean
has_record (const DimComparison *comparison, const char *incident)
{
  for (guint i = 0; i < comparison->records->len; i++) {
    const DimRecord *record = g_ptr_array_index (comparison->records, i);

    if (strcmp (record->incident->id, incident) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
check_there (const DimComparison *comparison, char **incidents, GError **error)
{
  for (guint i = 0; incidents[i] != NULL; i++)
    if (!has_record (comparison, incidents[i])) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                   "Cannot decide about registration %s: it is gone", incidents[i]);
      return FALSE;
    }
  return TRUE;
}

static GPtrArray *
make_plan (DimStore *store, const DimReviewing *reviewing, GError **error)
{
  g_auto (GStrv) incidents = NULL;
  g_autoptr (DimComparison) comparison = NULL;
  g_autoptr (GPtrArray) standing = NULL;

  if (reviewing->places == NULL)
    return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  incidents = list_incidents (reviewing->places);
  comparison = dim_reviewing_compare (store, (const char *const *) incidents, error);
  if (comparison == NULL || !check_there (comparison, incidents, error))
    return NULL;
  standing = dim_comparison_standing (comparison);
  return dim_review_plan (reviewing->places, standing,
                          dim_decision_reason_name (reviewing->reason));
}

gpointer
dim_reviewing_commit (DimStore *store, gpointer reviewing, GError **error)
{
  const DimReviewing *asked = reviewing;
  g_autoptr (GPtrArray) plan = make_plan (store, asked, error);
  Taking taking = { .plan = plan, .done = asked->key };

  return plan != NULL ? take (store, &taking, error) : NULL;
}

/* The new choice takes the place of those before it. */
static DimDecision *
make_choice (const DimComparison *comparison, const DimValueChoice *choice)
{
  DimDecision *decision = dim_decision_new ("", DIM_DECISION_VALUE);
  g_autoptr (GStrvBuilder) superseded = g_strv_builder_new ();

  g_strlcpy (decision->first, choice->incident, sizeof decision->first);
  decision->field = choice->field;
  for (guint i = 0; i < comparison->decisions->len; i++) {
    const DimDecisionEntry *entry = g_ptr_array_index (comparison->decisions, i);

    if (entry->decision->kind == DIM_DECISION_VALUE && entry->decision->field == choice->field)
      g_strv_builder_add (superseded, entry->decision->id);
  }
  g_strfreev (decision->supersedes);
  decision->supersedes = g_strv_builder_end (superseded);
  g_free (decision->reason);
  decision->reason = g_strdup (dim_decision_reason_name (DIM_REASON_CORRECT));
  return decision;
}

gpointer
dim_reviewing_choose (DimStore *store, gpointer choice, GError **error)
{
  const DimValueChoice *asked = choice;
  g_autoptr (DimComparison) comparison = dim_reviewing_compare (store, asked->incidents, error);
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  Taking taking = { .plan = plan };

  if (comparison == NULL)
    return NULL;
  g_ptr_array_add (plan, make_choice (comparison, asked));
  return take (store, &taking, error);
}

/* @end: how many there are before the part that is named */
static DimDecision *
make_retraction (char **decisions, guint start, guint end)
{
  DimDecision *decision = dim_decision_new ("", DIM_DECISION_RETRACT);

  g_strfreev (decision->supersedes);
  decision->supersedes = g_new0 (char *, end - start + 1);
  for (guint i = start; i < end; i++)
    decision->supersedes[i - start] = g_strdup (decisions[i]);
  g_free (decision->reason);
  decision->reason = g_strdup (dim_decision_reason_name (DIM_REASON_MISTAKE));
  return decision;
}

gpointer
dim_reviewing_undo (DimStore *store, gpointer undo, GError **error)
{
  const DimReviewUndo *asked = undo;
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
  Taking taking = { .plan = plan, .undone = asked->key };
  guint left = asked->decisions != NULL ? g_strv_length (asked->decisions) : 0;

  while (left > 0) {
    guint start = left > DIM_LIMIT_NAMED_FACTS ? left - DIM_LIMIT_NAMED_FACTS : 0;

    g_ptr_array_add (plan, make_retraction (asked->decisions, start, left));
    left = start;
  }
  return take (store, &taking, error);
}
