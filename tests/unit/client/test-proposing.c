/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-key-loss.h"
#include "dim-news.h"
#include "dim-outbox.h"
#include "dim-proposing.h"
#include "dim-reviewing.h"
#include "dim-store-inside.h"
#include "told.h"
#include "workstation.h"

#include <string.h>

/* What a back office says of hits in other municipalities, on its own device. */

#define OTHERS "0190d3b2-7c00-7000-8000-0000000000f1"
#define TOLD   "0190d3b2-7c00-7000-8000-0000000000f2"
#define AHEAD  "0fffffff-7c00-7000-8000-0000000000f3" /* of a clock that is far ahead */
#define HANDLE "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
#define SECOND "1f1e2d3c4b5a69788796a5b4c3d2e1f0"

static gpointer
put_news_work (DimStore *store, gpointer data, GError **error)
{
  gpointer *parts = data;

  return dim_news_put (store, parts[0], parts[1], error) ? DIM_STORE_DONE : NULL;
}

static gpointer
peek_work (DimStore *store, gpointer data, GError **error)
{
  return dim_outbox_peek (store, &(DimOutboxView){ .limit = 10 }, error);
}

static gpointer
lose_key (DimStore *store, gpointer data, GError **error)
{
  return dim_key_loss_mend (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
lose_key_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, lose_key, NULL, error);
}

static gpointer
queue_work (DimStore *store, gpointer listing, GError **error)
{
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (listing, store, &is_behind, error))
      return NULL;
  return dim_reviewing_queue (listing, store, error);
}

static void
add_hit (DimChange *change, const char *handle, const char *our_fact, DimProposalKind theirs)
{
  DimHit *hit = dim_hit_new (DIM_MATCH_T3);

  servers_set_text (&hit->contact, "Balie Rotterdam, 14 010");
  hit->month = 2026 * 12 + 10;
  g_strlcpy (hit->handle, handle, sizeof hit->handle);
  g_strlcpy (hit->our_fact, our_fact, sizeof hit->our_fact);
  if (our_fact[0] != '\0')
    hit->ours = DIM_PROPOSAL_SAME;
  hit->theirs = theirs;
  g_ptr_array_add (change->hits, hit);
}

/* What the feed tells: one hit, of which @theirs was said. */
static void
tell (Workstation *workstation, const char *our_fact, DimProposalKind theirs)
{
  g_autoptr (DimChange) change = dim_change_new (OTHERS);
  gpointer parts[] = { change, workstation->reference };

  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  servers_set_text (&change->office, "amsterdam");
  servers_set_text (&change->desk, "Balie Noord");
  change->position = 10;
  change->incident = dim_incident_new (OTHERS);
  change->incident->date = dim_day_from_text ("2026-11-03");
  g_strlcpy (change->case_number, OTHERS, sizeof change->case_number);
  add_hit (change, HANDLE, our_fact, theirs);
  workstation_call (workstation, put_news_work, parts);
}

static GArray *
say (Workstation *workstation, const char *handle, DimProposalKind kind)
{
  g_autoptr (DimProposing) proposing = g_new0 (DimProposing, 1);
  DimReviewPair pair = { .incident = OTHERS };

  g_strlcpy (pair.handle, handle, sizeof pair.handle);
  proposing->pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));
  g_array_append_val (proposing->pairs, pair);
  proposing->kind = kind;
  proposing->reason = DIM_REASON_ENTERED_TWICE;
  return workstation_call (workstation, dim_proposing_commit, proposing);
}

static void
say_only (Workstation *workstation, DimProposalKind kind)
{
  g_array_unref (say (workstation, HANDLE, kind));
}

static void
assert_stands (Workstation *workstation, DimAgreement expected)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, OTHERS);
  const DimHit *hit = g_ptr_array_index (record->news->hits, 0);

  g_assert_cmpint (dim_agreement_of (hit->ours, hit->theirs), ==, expected);
}

/* How many wait to be sent. */
static void
assert_waiting (Workstation *workstation, guint expected)
{
  g_autoptr (GPtrArray) operations = workstation_call (workstation, peek_work, NULL);

  g_assert_cmpuint (operations->len, ==, expected);
  for (guint i = 0; i < operations->len; i++)
    g_assert_cmpint (((const DimOperation *) g_ptr_array_index (operations, i))->kind, ==,
                     DIM_FACT_PROPOSAL);
}

static void
test_word_is_queued_and_shown_at_once (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GArray) said = NULL;

  tell (workstation, "", DIM_PROPOSAL_RETRACT);
  said = say (workstation, HANDLE, DIM_PROPOSAL_SAME);
  g_assert_cmpuint (said->len, ==, 1);
  assert_stands (workstation, DIM_AGREEMENT_WE_PROPOSED);
  assert_waiting (workstation, 1);
  g_clear_pointer (&said, g_array_unref);
  said = say (workstation, "", DIM_PROPOSAL_SAME);
  g_assert_cmpuint (said->len, ==, 0);
  assert_waiting (workstation, 1);
}

static void
test_undone_says_again_what_stood (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) second = NULL;

  tell (workstation, "", DIM_PROPOSAL_SAME);
  first = say (workstation, HANDLE, DIM_PROPOSAL_SAME);
  assert_stands (workstation, DIM_AGREEMENT_AGREED);
  second = say (workstation, HANDLE, DIM_PROPOSAL_APART);
  assert_stands (workstation, DIM_AGREEMENT_WE_REFUSED);
  workstation_call (workstation, dim_proposing_undo, second);
  assert_stands (workstation, DIM_AGREEMENT_AGREED);
  workstation_call (workstation, dim_proposing_undo, first);
  assert_stands (workstation, DIM_AGREEMENT_THEY_PROPOSE);
  assert_waiting (workstation, 4);
}

/* Of one side's words the one with the highest id counts, whosever clock is ahead. */
static void
test_word_comes_after_what_the_office_said (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GPtrArray) operations = NULL;

  tell (workstation, AHEAD, DIM_PROPOSAL_RETRACT);
  assert_stands (workstation, DIM_AGREEMENT_WE_PROPOSED);
  say_only (workstation, DIM_PROPOSAL_APART);
  assert_stands (workstation, DIM_AGREEMENT_WE_REFUSED);
  operations = workstation_call (workstation, peek_work, NULL);
  g_assert_cmpstr (((const DimOperation *) g_ptr_array_index (operations, 0))->fact, >, AHEAD);
}

static void
test_what_is_not_told_of_is_refused (Workstation *workstation, gconstpointer data)
{
  DimProposing proposing = { .pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair)) };
  DimReviewPair pair = { OTHERS, SECOND };
  g_autoptr (GError) error = NULL;

  g_array_append_val (proposing.pairs, pair);
  tell (workstation, "", DIM_PROPOSAL_RETRACT);
  g_assert_null (dim_store_call (workstation->store, dim_proposing_commit, &proposing, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  assert_waiting (workstation, 0);
  g_array_unref (proposing.pairs);
}

/* The servers do not know this registration. */
static void
test_refused_word_is_none (Workstation *workstation, gconstpointer data)
{
  tell (workstation, "", DIM_PROPOSAL_SAME);
  say_only (workstation, DIM_PROPOSAL_SAME);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation_refused (workstation), ==, 1);
  assert_stands (workstation, DIM_AGREEMENT_THEY_PROPOSE);
}

static void
test_word_that_waits_outlives_the_key (Workstation *workstation, gconstpointer data)
{
  tell (workstation, "", DIM_PROPOSAL_RETRACT);
  say_only (workstation, DIM_PROPOSAL_APART);
  workstation_call (workstation, lose_key_work, NULL);
  assert_waiting (workstation, 1);
  assert_stands (workstation, DIM_AGREEMENT_WE_REFUSED);
}

/* "stand waits" of what there is to look at; "" for nothing. */
static void
assert_queue (Workstation *workstation, DimListing *listing, const char *expected)
{
  g_autoptr (GPtrArray) items = workstation_call (workstation, queue_work, listing);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    const DimReviewItem *item = g_ptr_array_index (items, i);

    g_assert_cmpstr (item->contact, ==, "Balie Rotterdam, 14 010");
    g_string_append_printf (text, "%s%s", dim_agreement_name (item->agreement),
                            item->is_waiting ? " waits" : "");
  }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
look_at_first (Workstation *workstation, DimListing *listing)
{
  g_autoptr (GPtrArray) items = workstation_call (workstation, queue_work, listing);
  DimReviewing seen = { .key = ((DimReviewItem *) g_ptr_array_index (items, 0))->key };

  g_strfreev (workstation_call (workstation, dim_reviewing_commit, &seen));
}

static void
test_queue_follows_what_is_said (Workstation *workstation, gconstpointer data)
{
  DimListing *listing = dim_listing_new (workstation->reference);

  tell (workstation, "", DIM_PROPOSAL_RETRACT);
  assert_queue (workstation, listing, "niets-gezegd");
  look_at_first (workstation, listing);
  assert_queue (workstation, listing, "");
  tell (workstation, "", DIM_PROPOSAL_SAME);
  assert_queue (workstation, listing, "zij-stellen-voor");
  say_only (workstation, DIM_PROPOSAL_SAME);
  assert_queue (workstation, listing, "");
  tell (workstation, "", DIM_PROPOSAL_RETRACT);
  assert_queue (workstation, listing, "wij-stellen-voor waits");
  say_only (workstation, DIM_PROPOSAL_APART);
  assert_queue (workstation, listing, "");
  dim_listing_free (listing);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/proposing/word-is-queued-and-shown-at-once", test_word_is_queued_and_shown_at_once);
  ADD ("/proposing/undone-says-again-what-stood", test_undone_says_again_what_stood);
  ADD ("/proposing/word-comes-after-what-the-office-said",
       test_word_comes_after_what_the_office_said);
  ADD ("/proposing/what-is-not-told-of-is-refused", test_what_is_not_told_of_is_refused);
  ADD ("/proposing/refused-word-is-none", test_refused_word_is_none);
  ADD ("/proposing/word-that-waits-outlives-the-key", test_word_that_waits_outlives_the_key);
  ADD ("/proposing/queue-follows-what-is-said", test_queue_follows_what_is_said);
  return g_test_run ();
}
