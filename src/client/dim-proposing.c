/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-proposing.h"

#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-outbox.h"
#include "dim-proposals.h"
#include "dim-records.h"

#include <string.h>

/* Words on their way into the queue. */
typedef struct {
  const DimProposing *asked;
  GArray *said; /* (element-type DimReviewSaid) */
} Saying;

/* One word. */
typedef struct {
  const char *incident;
  const DimHit *hit;
  DimProposalKind kind;
  const char *reason;
} Word;

/* Comes after what is said already, also by another device whose clock is ahead. */
static gboolean
make_id (DimStore *store, const Word *word, char out[DIM_UUID_TEXT_LEN], GError **error)
{
  if (!dim_outbox_new_id (store, word->incident, out, error))
    return FALSE;
  if (word->hit->our_fact[0] != '\0' && strcmp (out, word->hit->our_fact) <= 0)
    dim_random_uuid (dim_uuid_unix_ms (word->hit->our_fact) + 1, out);
  return TRUE;
}

static gboolean
queue (DimStore *store, const Word *word, GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!make_id (store, word, id, error))
    return FALSE;
  fact = dim_fact_new (DIM_FACT_PROPOSAL, id, word->incident);
  fact->proposal = dim_proposal_new (id, word->incident, word->hit->handle);
  fact->proposal->kind = word->kind;
  g_free (fact->proposal->reason);
  fact->proposal->reason = g_strdup (word->reason);
  return dim_proposals_add (store, fact, error) && dim_outbox_add (store, fact, error);
}

static gboolean
say (DimStore *store, const Word *word, GArray *said, GError **error)
{
  DimReviewSaid one = { .was = word->hit->ours };

  if (word->hit->ours == word->kind)
    return TRUE;
  g_strlcpy (one.pair.incident, word->incident, sizeof one.pair.incident);
  g_strlcpy (one.pair.handle, word->hit->handle, sizeof one.pair.handle);
  g_array_append_val (said, one);
  return queue (store, word, error);
}

static gboolean
is_meant (const DimHit *hit, const DimReviewPair *pair)
{
  return hit->handle[0] != '\0' &&
         (pair->handle[0] == '\0' || strcmp (hit->handle, pair->handle) == 0);
}

static gboolean
say_of_pair (DimStore *store,
             const DimReviewPair *pair,
             DimProposalKind kind,
             const char *reason,
             GArray *said,
             GError **error)
{
  g_autoptr (DimRecord) record = dim_records_load_one (store, pair->incident, error);
  const GPtrArray *hits = record != NULL && record->news != NULL ? record->news->hits : NULL;
  guint count = 0;

  if (record == NULL)
    return FALSE;
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    const Word word = { pair->incident, g_ptr_array_index (hits, i), kind, reason };

    if (!is_meant (word.hit, pair))
      continue;
    count++;
    if (!say (store, &word, said, error))
      return FALSE;
  }
  if (count == 0)
    g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND,
                 "Cannot speak of registration %s: the collector tells of no such hit",
                 pair->incident);
  return count > 0;
}

static gpointer
commit (DimStore *store, gpointer data, GError **error)
{
  const Saying *saying = data;
  const DimProposing *asked = saying->asked;
  const char *reason = dim_decision_reason_name (asked->reason);

  for (guint i = 0; i < asked->pairs->len; i++)
    if (!say_of_pair (store, &g_array_index (asked->pairs, DimReviewPair, i), asked->kind, reason,
                      saying->said, error))
      return NULL;
  return DIM_STORE_DONE;
}

void
dim_proposing_free (DimProposing *proposing)
{
  if (proposing == NULL)
    return;
  g_clear_pointer (&proposing->pairs, g_array_unref);
  g_free (proposing);
}

gpointer
dim_proposing_commit (DimStore *store, gpointer proposing, GError **error)
{
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (DimReviewSaid));
  Saying saying = { proposing, said };

  return dim_store_in_transaction (store, commit, &saying, error) != NULL ? g_steal_pointer (&said)
                                                                          : NULL;
}

static gpointer
take_back (DimStore *store, gpointer data, GError **error)
{
  const GArray *said = data;
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (DimReviewSaid));

  for (guint i = 0; i < said->len; i++) {
    const DimReviewSaid *one = &g_array_index (said, DimReviewSaid, i);
    const char *reason =
      one->was == DIM_PROPOSAL_RETRACT ? dim_decision_reason_name (DIM_REASON_MISTAKE) : "";

    if (!say_of_pair (store, &one->pair, one->was, reason, again, error))
      return NULL;
  }
  return DIM_STORE_DONE;
}

gpointer
dim_proposing_undo (DimStore *store, gpointer said, GError **error)
{
  return dim_store_in_transaction (store, take_back, said, error);
}
