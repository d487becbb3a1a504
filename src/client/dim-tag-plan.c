/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tag-plan.h"

#include "dim-limits.h"
#include "dim-numbers.h"
#include "dim-outbox.h"

#include <string.h>

/* A waiting number and where each key of its day stands. */
typedef struct {
  const DimNumber *number;
  GArray *keys; /* (element-type DimKeyEntry) */
  DimUseTags *tags;
} Waiting;

/* Elements that have no request yet, by key. */
typedef struct {
  char key_id[DIM_KEY_ID_MAX];
  GPtrArray *uses; /* (element-type utf8): borrowed */
} Fresh;

static void
clear_fresh (gpointer data)
{
  g_ptr_array_unref (((Fresh *) data)->uses);
}

static void
clear_waiting (Waiting *waiting)
{
  g_clear_pointer (&waiting->keys, g_array_unref);
  g_clear_pointer (&waiting->tags, dim_use_tags_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Waiting, clear_waiting)

static gboolean
covers (const DimKeyEntry *key, DimDay day)
{
  return key->first <= day && day <= key->last;
}

static gboolean
has_own_key (GArray *keys, DimDay day)
{
  for (guint i = 0; i < keys->len; i++)
    if (covers (&g_array_index (keys, DimKeyEntry, i), day))
      return TRUE;
  return FALSE;
}

/* A day without a key may get one yet; one whose keys are all destroyed will not. */
static gboolean
is_own_key_destroyed (const DimKeyList *list, DimDay day)
{
  for (guint i = 0; i < list->keys->len; i++) {
    const DimKeyEntry *key = &g_array_index (list->keys, DimKeyEntry, i);

    if (key->is_destroyed && covers (key, day))
      return TRUE;
  }
  return FALSE;
}

static void
add_fresh (GArray *fresh, const char *key_id, const char *use)
{
  Fresh one = { .uses = NULL };

  for (guint i = 0; i < fresh->len; i++) {
    const Fresh *known = &g_array_index (fresh, Fresh, i);

    if (strcmp (known->key_id, key_id) == 0) {
      g_ptr_array_add (known->uses, (gpointer) use);
      return;
    }
  }
  g_strlcpy (one.key_id, key_id, sizeof one.key_id);
  one.uses = g_ptr_array_new ();
  g_ptr_array_add (one.uses, (gpointer) use);
  g_array_append_val (fresh, one);
}

static gboolean
add_requests (DimStore *store, GArray *fresh, GError **error)
{
  for (guint i = 0; i < fresh->len; i++) {
    const Fresh *one = &g_array_index (fresh, Fresh, i);

    for (guint from = 0; from < one->uses->len; from += DIM_LIMIT_EVALUATE_ITEMS) {
      guint count = MIN (one->uses->len - from, DIM_LIMIT_EVALUATE_ITEMS);
      const char *const *uses = (const char *const *) one->uses->pdata + from;

      if (!dim_evaluations_add_request (store, one->key_id, uses, count, error))
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
forget_other_keys (DimStore *store, const Waiting *waiting, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < waiting->keys->len; i++)
    g_ptr_array_add (ids, g_array_index (waiting->keys, DimKeyEntry, i).id);
  g_ptr_array_add (ids, NULL);
  return dim_evaluations_forget_other_keys (store, waiting->number->use,
                                            (const char *const *) ids->pdata, error);
}

/* Looks at one key of a use: its tag is there, on its way, or still to be asked for. */
static gboolean
look_at_key (DimStore *store,
             Waiting *waiting,
             const DimKeyEntry *key,
             GArray *fresh,
             GError **error)
{
  DimEvaluationState state = DIM_EVALUATION_NONE;
  DimTag tag = { 0 };

  if (!dim_evaluations_look_up (store, waiting->number->use, key->id, &state, tag.tag, error))
    return FALSE;
  if (state == DIM_EVALUATION_NONE)
    add_fresh (fresh, key->id, waiting->number->use);
  if (state != DIM_EVALUATION_TAGGED)
    return TRUE;
  g_strlcpy (tag.key_id, key->id, sizeof tag.key_id);
  dim_tag_key_fingerprint (key->public_key, tag.fingerprint);
  g_array_append_val (waiting->tags->tags, tag);
  return TRUE;
}

static gboolean
look_at_keys (DimStore *store, Waiting *waiting, GArray *fresh, GError **error)
{
  if (!forget_other_keys (store, waiting, error))
    return FALSE;
  for (guint i = 0; i < waiting->keys->len; i++)
    if (!look_at_key (store, waiting, &g_array_index (waiting->keys, DimKeyEntry, i), fresh, error))
      return FALSE;
  return TRUE;
}

/* One fact a registration: its uses follow each other, as they were registered together. */
static gboolean
add_to_facts (DimStore *store, GPtrArray *facts, Waiting *waiting, GError **error)
{
  DimFact *fact = facts->len == 0 ? NULL : g_ptr_array_index (facts, facts->len - 1);
  char id[DIM_UUID_TEXT_LEN];

  if (fact == NULL || strcmp (fact->incident, waiting->number->incident) != 0) {
    if (!dim_outbox_new_id (store, waiting->number->incident, id, error))
      return FALSE;
    fact = dim_fact_new (DIM_FACT_TAGS, id, waiting->number->incident);
    g_ptr_array_add (facts, fact);
  }
  g_ptr_array_add (fact->uses, g_steal_pointer (&waiting->tags));
  return TRUE;
}

static gboolean
queue_fact (DimStore *store, const DimFact *fact, GError **error)
{
  for (guint i = 0; i < fact->uses->len; i++) {
    const DimUseTags *use = g_ptr_array_index (fact->uses, i);

    if (!dim_numbers_set_fact (store, use->use, fact->id, error))
      return FALSE;
  }
  return dim_outbox_add (store, fact, error);
}

static gboolean
plan_number (DimStore *store,
             const DimNumber *number,
             DimTagPlan *plan,
             GArray *fresh,
             GPtrArray *facts,
             GError **error)
{
  g_auto (Waiting) waiting = { .number = number };

  waiting.keys = dim_key_list_for_day (plan->keys, number->day);
  waiting.tags = dim_use_tags_new (number->use);
  if (!has_own_key (waiting.keys, number->day)) {
    if (!is_own_key_destroyed (plan->keys, number->day))
      return TRUE;
    plan->queued++;
    return dim_numbers_lose (store, number, error);
  }
  if (!look_at_keys (store, &waiting, fresh, error))
    return FALSE;
  return waiting.tags->tags->len != waiting.keys->len ||
         add_to_facts (store, facts, &waiting, error);
}

static gpointer
make_plan (DimStore *store, gpointer data, GError **error)
{
  DimTagPlan *plan = data;
  g_autoptr (GArray) numbers = NULL;
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (Fresh));
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);

  g_array_set_clear_func (fresh, clear_fresh);
  if (!dim_evaluations_forget_incomplete (store, error))
    return NULL;
  numbers = dim_numbers_waiting (store, error);
  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < numbers->len; i++)
    if (!plan_number (store, &g_array_index (numbers, DimNumber, i), plan, fresh, facts, error))
      return NULL;
  for (guint i = 0; i < facts->len; i++)
    if (!queue_fact (store, g_ptr_array_index (facts, i), error))
      return NULL;
  plan->queued += facts->len;
  if (!add_requests (store, fresh, error) ||
      !dim_evaluations_first_pending (store, &plan->next, error))
    return NULL;
  return DIM_STORE_DONE;
}

gpointer
dim_tag_plan_make (DimStore *store, gpointer plan, GError **error)
{
  return dim_store_in_transaction (store, make_plan, plan, error);
}
