/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-key-loss.h"
#include "dim-news.h"
#include "dim-reviewing.h"
#include "told.h"
#include "workstation.h"

#include <string.h>

/* A reviewer's queue over what the feed told: two desks saw one document. */

#define FIRST  "0190d3b2-7c00-7000-8000-0000000000f1"
#define SECOND "0190d3b2-7c00-7000-8000-0000000000f2"
#define THIRD  "0190d3b2-7c00-7000-8000-0000000000f3"

typedef struct {
  DimListing *listing;
  GPtrArray *items;
} Queue;

typedef struct {
  const DimReviewing *asked;
  char **decisions; /* out */
  GError *error;    /* out */
} Asking;

static gpointer
put_news_work (DimStore *store, gpointer data, GError **error)
{
  gpointer *parts = data;

  return dim_news_put (store, parts[0], parts[1], error) ? DIM_STORE_DONE : NULL;
}

static gpointer
queue_work (DimStore *store, gpointer data, GError **error)
{
  Queue *queue = data;
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (queue->listing, store, &is_behind, error))
      return NULL;
  queue->items = dim_reviewing_queue (queue->listing, store, error);
  return queue->items != NULL ? DIM_STORE_DONE : NULL;
}

static gpointer
review_work (DimStore *store, gpointer data, GError **error)
{
  Asking *asking = data;

  asking->decisions = dim_reviewing_commit (store, (gpointer) asking->asked, &asking->error);
  return DIM_STORE_DONE;
}

static GPtrArray *
read_queue (Workstation *workstation, DimListing *listing)
{
  Queue queue = { listing, NULL };

  workstation_call (workstation, queue_work, &queue);
  return queue.items;
}

static DimChange *
make_change (const char *id, const char *day, const char *desk, DimRole role)
{
  DimChange *change = dim_change_new (id);

  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  servers_set_text (&change->office, "amsterdam");
  servers_set_text (&change->desk, desk);
  change->role = role;
  change->position = 10;
  change->incident = dim_incident_new (id);
  change->incident->date = dim_day_from_text (day);
  dim_incident_set_code (change->incident, DIM_FIELD_FORM, "look-alike");
  g_strlcpy (change->case_number, FIRST, sizeof change->case_number);
  change->is_provisional = TRUE;
  return change;
}

static void
put (Workstation *workstation, const DimChange *change)
{
  gpointer parts[] = { (gpointer) change, workstation->reference };

  workstation_call (workstation, put_news_work, parts);
}

static DimChange *
make_first (void)
{
  DimChange *change = make_change (FIRST, "2026-11-03", "Balie Noord", DIM_ROLE_FRONT_OFFICE);

  dim_incident_set_code (change->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  g_ptr_array_add (change->peers, dim_case_peer_new (SECOND, dim_day_from_text ("2026-11-05"),
                                                     "Backoffice", DIM_ROLE_BACK_OFFICE));
  return change;
}

static DimChange *
make_second (void)
{
  DimChange *change = make_change (SECOND, "2026-11-05", "Backoffice", DIM_ROLE_BACK_OFFICE);

  dim_incident_set_code (change->incident, DIM_FIELD_PRODUCT, "nik-aanvraag");
  g_ptr_array_add (change->peers, dim_case_peer_new (FIRST, dim_day_from_text ("2026-11-03"),
                                                     "Balie Noord", DIM_ROLE_FRONT_OFFICE));
  return change;
}

static void
tell_both (Workstation *workstation)
{
  g_autoptr (DimChange) first = make_first ();
  g_autoptr (DimChange) second = make_second ();

  put (workstation, first);
  put (workstation, second);
}

static GArray *
make_places (gboolean as_one)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (DimReviewPlace));
  const DimReviewPlace both[] = { { FIRST, 0 }, { SECOND, as_one ? 0 : 1 } };

  g_array_append_vals (places, both, G_N_ELEMENTS (both));
  return places;
}

static char **
review (Workstation *workstation, const char *key, gboolean as_one, GError **error)
{
  g_autoptr (DimReviewing) asked = g_new0 (DimReviewing, 1);
  Asking asking = { .asked = asked };

  asked->key = g_strdup (key);
  asked->places = make_places (as_one);
  asked->reason = as_one ? DIM_REASON_ONE_VISIT : DIM_REASON_OTHER_VISIT;
  workstation_call (workstation, review_work, &asking);
  if (asking.error != NULL)
    g_propagate_error (error, asking.error);
  return asking.decisions;
}

static char *
key_of (const GPtrArray *items, guint index)
{
  return g_strdup (((const DimReviewItem *) g_ptr_array_index (items, index))->key);
}

static void
assert_length (Workstation *workstation, DimListing *listing, guint expected)
{
  g_autoptr (GPtrArray) items = read_queue (workstation, listing);

  g_assert_cmpuint (items->len, ==, expected);
}

/* One of the decisions that the collector got; it keeps no order. */
static void
assert_sent (Workstation *workstation, const char *expected)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_DECISION);
  guint n_found = 0;

  for (guint i = 0; i < bodies->len; i++) {
    gsize length = 0;
    gconstpointer bytes = g_bytes_get_data (g_ptr_array_index (bodies, i), &length);
    g_autofree char *text = g_strndup (bytes, length);

    n_found += strstr (text, expected) != NULL ? 1 : 0;
  }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_queue_comes_from_the_feed (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (DimListing) next = dim_listing_new (workstation->reference);
  g_autoptr (GPtrArray) items = NULL;
  const DimReviewItem *item;

  assert_length (workstation, listing, 0);
  tell_both (workstation);
  items = read_queue (workstation, listing);
  g_assert_cmpuint (items->len, ==, 1);
  item = g_ptr_array_index (items, 0);
  g_assert_cmpint (item->kind, ==, DIM_REVIEW_JOINED);
  g_assert_cmpstr (g_ptr_array_index (item->incidents, 0), ==, FIRST);
  g_assert_cmpint (item->last - item->first, ==, 2);
  g_assert_cmpuint (item->roles, ==, 1U << DIM_ROLE_FRONT_OFFICE | 1U << DIM_ROLE_BACK_OFFICE);
  assert_length (workstation, next, 1);
}

static void
test_answer_goes_out_and_leaves_the_queue (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (GPtrArray) items = NULL;
  g_auto (GStrv) decisions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  tell_both (workstation);
  items = read_queue (workstation, listing);
  key = key_of (items, 0);
  decisions = review (workstation, key, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (decisions), ==, 1);
  assert_length (workstation, listing, 0);
  workstation_sync_well (workstation);
  assert_sent (workstation, "{\"soort\":\"zelfde\",\"voorvallen\":[\"" FIRST "\",\"" SECOND
                            "\"],\"reden\":\"een-bezoek\"}");
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

static void
test_decision_that_was_lost_is_asked_for_again (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (GPtrArray) items = NULL;
  g_auto (GStrv) decisions = NULL;
  g_autofree char *key = NULL;

  tell_both (workstation);
  items = read_queue (workstation, listing);
  key = key_of (items, 0);
  decisions = review (workstation, key, TRUE, NULL);
  g_assert_nonnull (decisions);
  assert_length (workstation, listing, 0);
  workstation_call (workstation, lose_key_work, NULL);
  assert_length (workstation, listing, 1);
}

static gpointer
undo_work (DimStore *store, gpointer undo, GError **error)
{
  return dim_reviewing_undo (store, undo, error);
}

static void
test_undo_opens_it_again_and_retracts (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DimReviewUndo) undo = g_new0 (DimReviewUndo, 1);
  g_auto (GStrv) retractions = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  tell_both (workstation);
  items = read_queue (workstation, listing);
  undo->key = key_of (items, 0);
  undo->decisions = review (workstation, undo->key, FALSE, &error);
  g_assert_no_error (error);
  retractions = workstation_call (workstation, undo_work, undo);
  g_assert_cmpuint (g_strv_length (retractions), ==, 1);
  assert_length (workstation, listing, 1);
  workstation_sync_well (workstation);
  named =
    g_strdup_printf ("{\"soort\":\"intrekken\",\"vervangt\":[\"%s\"],\"reden\":\"vergissing\"}",
                     undo->decisions[0]);
  assert_sent (workstation, "\"soort\":\"apart\"");
  assert_sent (workstation, named);
}

static void
test_what_was_seen_stays_seen (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DimReviewing) asked = g_new0 (DimReviewing, 1);
  g_autoptr (DimChange) first = make_first ();
  Asking asking = { .asked = asked };

  tell_both (workstation);
  items = read_queue (workstation, listing);
  asked->key = key_of (items, 0);
  workstation_call (workstation, review_work, &asking);
  g_assert_no_error (asking.error);
  g_assert_cmpuint (g_strv_length (asking.decisions), ==, 0);
  g_strfreev (asking.decisions);
  assert_length (workstation, listing, 0);
  workstation_restart (workstation);
  assert_length (workstation, listing, 0);

  first->position++; /* somebody changed it: it is a question again */
  put (workstation, first);
  assert_length (workstation, listing, 1);
}

static void
test_what_is_gone_is_not_decided_about (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (DimChange) second = make_second ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) bodies = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  tell_both (workstation);
  items = read_queue (workstation, listing);
  key = key_of (items, 0);
  second->is_withdrawn = TRUE;
  g_clear_pointer (&second->incident, dim_incident_free);
  put (workstation, second);
  g_assert_null (review (workstation, key, TRUE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  workstation_sync_well (workstation);
  bodies = servers_bodies (workstation->servers, DIM_FACT_DECISION);
  g_assert_cmpuint (bodies->len, ==, 0);
}

static gpointer
choose_work (DimStore *store, gpointer choice, GError **error)
{
  return dim_reviewing_choose (store, choice, error);
}

static void
test_choice_replaces_the_one_before (Workstation *workstation, gconstpointer data)
{
  static const char *const incidents[] = { FIRST, SECOND, NULL };
  g_autoptr (DimChange) first = make_first ();
  DimDecision *before = dim_decision_new (THIRD, DIM_DECISION_VALUE);
  DimValueChoice choice = { incidents, SECOND, DIM_FIELD_PRODUCT };
  g_auto (GStrv) decisions = NULL;

  tell_both (workstation);
  g_strlcpy (before->first, FIRST, sizeof before->first);
  before->field = DIM_FIELD_PRODUCT;
  g_ptr_array_add (first->decisions, dim_decision_entry_new (before));
  put (workstation, first);
  decisions = workstation_call (workstation, choose_work, &choice);
  g_assert_cmpuint (g_strv_length (decisions), ==, 1);
  workstation_sync_well (workstation);
  assert_sent (workstation,
               "{\"soort\":\"waarde\",\"voorvallen\":[\"" SECOND
               "\"],\"veld\":\"product\",\"vervangt\":[\"" THIRD "\"],\"reden\":\"klopt\"}");
}

static gpointer
compare_work (DimStore *store, gpointer incidents, GError **error)
{
  return dim_reviewing_compare (store, incidents, error);
}

static void
test_one_of_a_case_brings_the_others (Workstation *workstation, gconstpointer data)
{
  static const char *const incidents[] = { FIRST, NULL };
  g_autoptr (DimComparison) comparison = NULL;
  const DimComparisonRow *row;

  tell_both (workstation);
  comparison = workstation_call (workstation, compare_work, (gpointer) incidents);
  g_assert_cmpuint (comparison->records->len, ==, 2);
  g_assert_cmpuint (dim_comparison_count_cases (comparison), ==, 1);
  g_assert_cmpuint (comparison->rows->len, ==, 3);
  row = &g_array_index (comparison->rows, DimComparisonRow, 0);
  g_assert_cmpint (row->field, ==, DIM_FIELD_DATE);
  g_assert_true (row->differs);
  row = &g_array_index (comparison->rows, DimComparisonRow, 2);
  g_assert_cmpint (row->field, ==, DIM_FIELD_FORM);
  g_assert_false (row->differs);
  /* The back office is believed first. */
  g_assert_cmpstr (dim_incident_code (comparison->values.values, DIM_FIELD_PRODUCT), ==,
                   "nik-aanvraag");
}

/* An older one told of it without what was decided. */
static void
test_collector_that_tells_more_is_read_anew (Workstation *workstation, gconstpointer data)
{
  Servers *servers = workstation->servers;
  g_autofree char *id = NULL;
  g_autoptr (DimRecord) before = NULL;
  g_autoptr (DimRecord) after = NULL;
  DimDecision *decision = dim_decision_new (THIRD, DIM_DECISION_APART);
  DimChange *told = NULL;

  servers->edition = 1;
  id = workstation_register (workstation, "2026-11-03", "");
  workstation_sync_well (workstation);
  before = workstation_record (workstation, id);
  g_assert_cmpuint (before->news->decisions->len, ==, 0);

  servers->edition = DIM_CHANGES_EDITION;
  told = g_ptr_array_index (servers->changes, servers->changes->len - 1);
  g_strlcpy (decision->first, id, sizeof decision->first);
  g_strlcpy (decision->second, FIRST, sizeof decision->second);
  g_ptr_array_add (told->decisions, dim_decision_entry_new (decision));
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);
  after = workstation_record (workstation, id);
  g_assert_cmpuint (after->news->decisions->len, ==, 1);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/reviewing/" path, Workstation, NULL, workstation_set_up, function,                 \
              workstation_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("queue-comes-from-the-feed", test_queue_comes_from_the_feed);
  ADD ("answer-goes-out-and-leaves-the-queue", test_answer_goes_out_and_leaves_the_queue);
  ADD ("decision-that-was-lost-is-asked-for-again", test_decision_that_was_lost_is_asked_for_again);
  ADD ("undo-opens-it-again-and-retracts", test_undo_opens_it_again_and_retracts);
  ADD ("what-was-seen-stays-seen", test_what_was_seen_stays_seen);
  ADD ("what-is-gone-is-not-decided-about", test_what_is_gone_is_not_decided_about);
  ADD ("choice-replaces-the-one-before", test_choice_replaces_the_one_before);
  ADD ("one-of-a-case-brings-the-others", test_one_of_a_case_brings_the_others);
  ADD ("collector-that-tells-more-is-read-anew", test_collector_that_tells_more_is_read_anew);
  return g_test_run ();
}
