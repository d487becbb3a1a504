/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-inquiring.h"
#include "dim-key-loss.h"
#include "dim-news.h"
#include "dim-outbox.h"
#include "dim-revising.h"
#include "dim-store-inside.h"
#include "dim-withdrawing.h"
#include "told.h"
#include "workstation.h"

#include <string.h>

/* A question to a desk and its answer, on the device that asks and on the one that is asked. */

#define OTHERS  "0190d3b2-7c00-7000-8000-0000000000f1"
#define ASKED   "0190d3b2-7c00-7000-8000-0000000000f2"
#define REPLIED "0190d3b2-7c00-7000-8000-0000000000f3"
#define FORM    (1U << DIM_FIELD_FORM)
#define OUTCOME (1U << DIM_FIELD_OUTCOME)

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
list_open_work (DimStore *store, gpointer data, GError **error)
{
  gpointer *parts = data;
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (parts[0], store, &is_behind, error))
      return NULL;
  return dim_inquiring_list_open (parts[0], store, parts[1], error);
}

static void
put (Workstation *workstation, const DimChange *change)
{
  gpointer parts[] = { (gpointer) change, workstation->reference };

  workstation_call (workstation, put_news_work, parts);
}

static DimChange *
make_change (const char *incident, const char *desk)
{
  DimChange *change = dim_change_new (incident);

  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  servers_set_text (&change->office, "amsterdam");
  servers_set_text (&change->desk, desk);
  change->position = 10;
  change->incident = dim_incident_new (incident);
  change->incident->date = dim_day_from_text ("2026-11-03");
  dim_incident_set_code (change->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (change->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  return change;
}

static DimInquiryEntry *
add_question (DimChange *change, guint32 fields)
{
  DimInquiry inquiry = { .id = ASKED, .fields = fields };
  DimInquiryEntry *entry;

  g_strlcpy (inquiry.incident, change->incident_id, sizeof inquiry.incident);
  entry = dim_inquiry_entry_new (&inquiry);
  servers_set_text (&entry->asked.desk, "Backoffice");
  entry->asked.role = DIM_ROLE_BACK_OFFICE;
  g_ptr_array_add (change->inquiries, entry);
  return entry;
}

/* What the feed tells a desk: somebody asked about @fields of @incident. */
static void
tell_question (Workstation *workstation, const char *incident, const char *desk, guint32 fields)
{
  g_autoptr (DimChange) change = make_change (incident, desk);

  add_question (change, fields);
  put (workstation, change);
}

static DimRecord *
ask (Workstation *workstation, const char *incident, guint32 fields)
{
  DimInquiring inquiring = { .fields = fields, .reason = DIM_INQUIRY_MISSING };

  g_strlcpy (inquiring.incident, incident, sizeof inquiring.incident);
  return workstation_call (workstation, dim_inquiring_ask, &inquiring);
}

static DimRecord *
reply (Workstation *workstation, const char *incident, DimInquiryAnswer answer)
{
  DimReplying replying = { .answer = answer };

  g_strlcpy (replying.incident, incident, sizeof replying.incident);
  return workstation_call (workstation, dim_inquiring_reply, &replying);
}

static void
assert_fails (Workstation *workstation, DimStoreWork work, gpointer data, DimErrorCode code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_store_call (workstation->store, work, data, &error));
  g_assert_error (error, DIM_ERROR, (int) code);
}

/* The kinds that wait, in their order: "navraag reactie". */
static void
assert_waiting (Workstation *workstation, const char *expected)
{
  g_autoptr (GPtrArray) operations = workstation_call (workstation, peek_work, NULL);
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < operations->len; i++) {
    const DimOperation *operation = g_ptr_array_index (operations, i);

    g_string_append_printf (kinds, "%s%s", i > 0 ? " " : "", dim_fact_kind_name (operation->kind));
  }
  g_assert_cmpstr (kinds->str, ==, expected);
}

static void
assert_answered (const DimRecord *record, DimInquiryAnswer answer)
{
  const DimInquiryEntry *entry = g_ptr_array_index (record->inquiries, 0);

  g_assert_true (entry->is_answered);
  g_assert_cmpint (entry->reply.answer, ==, answer);
  g_assert_null (dim_record_open_inquiry (record));
}

static void
test_question_is_queued_and_shown_at_once (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimChange) change = make_change (OTHERS, "Balie Noord");
  g_autoptr (DimRecord) record = NULL;
  const DimInquiryEntry *entry;

  put (workstation, change);
  record = ask (workstation, OTHERS, FORM | OUTCOME);
  entry = dim_record_open_inquiry (record);
  g_assert_nonnull (entry);
  g_assert_cmpuint (entry->inquiry.fields, ==, FORM | OUTCOME);
  g_assert_cmpint (entry->inquiry.reason, ==, DIM_INQUIRY_MISSING);
  g_assert_cmpint (dim_record_standing (record), ==, DIM_STANDING_ASKED);
  assert_waiting (workstation, "navraag");
}

static void
test_what_cannot_be_asked_leaves_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *waiting = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimChange) change = make_change (OTHERS, "Balie Noord");
  DimInquiring unknown = { .incident = OTHERS, .fields = FORM };
  DimInquiring nothing = { .incident = OTHERS };
  DimInquiring unsent = { .fields = FORM };

  g_strlcpy (unsent.incident, waiting, sizeof unsent.incident);
  assert_fails (workstation, dim_inquiring_ask, &unknown, DIM_ERROR_NOT_FOUND);
  assert_fails (workstation, dim_inquiring_ask, &unsent, DIM_ERROR_CONFLICT);
  put (workstation, change);
  assert_fails (workstation, dim_inquiring_ask, &nothing, DIM_ERROR_INVALID);
  assert_waiting (workstation, "voorval");
}

static void
test_answer_closes_before_the_feed_tells (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimRecord) record = NULL;
  DimReplying again = { .incident = OTHERS };

  tell_question (workstation, OTHERS, "Balie Centrum", FORM);
  record = reply (workstation, OTHERS, DIM_ANSWER_UNKNOWN);
  assert_answered (record, DIM_ANSWER_UNKNOWN);
  assert_waiting (workstation, "reactie");
  assert_fails (workstation, dim_inquiring_reply, &again, DIM_ERROR_NOT_FOUND);
}

static void
test_answer_of_the_feed_goes_before_own (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimChange) change = make_change (OTHERS, "Balie Centrum");
  DimInquiryEntry *entry = add_question (change, FORM);
  const DimReply told = { .id = REPLIED, .answer = DIM_ANSWER_CORRECT };
  g_autoptr (DimRecord) own = NULL;
  g_autoptr (DimRecord) record = NULL;

  put (workstation, change);
  own = reply (workstation, OTHERS, DIM_ANSWER_UNKNOWN);
  dim_inquiry_entry_answer (entry, &told, 1, "Balie Centrum", DIM_ROLE_FRONT_OFFICE);
  put (workstation, change);
  record = workstation_record (workstation, OTHERS);
  assert_answered (record, DIM_ANSWER_CORRECT);
  g_assert_cmpuint (record->inquiries->len, ==, 1);
}

/* Its own registration, as the collector has it. */
static char *
register_and_send (Workstation *workstation)
{
  char *id = workstation_register (workstation, "2026-11-03", "");

  workstation_sync_well (workstation);
  workstation_sync_well (workstation);
  return id;
}

/* A question about what the feed told last. */
static void
add_told_question (Workstation *workstation, const char *incident, guint32 fields)
{
  g_autoptr (DimRecord) record = workstation_record (workstation, incident);
  g_autoptr (DimChange) change = dim_change_copy (record->news);

  add_question (change, fields);
  put (workstation, change);
}

static gpointer
begin_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_revising_begin (store, incident, error);
}

static void
revise_outcome (Workstation *workstation, const char *incident)
{
  g_autoptr (DimEdit) edit = workstation_call (workstation, begin_work, (gpointer) incident);
  DimRevising revising = {
    .edit = edit,
    .rules = { workstation->reference, NULL },
    .list_key = workstation->device->profile->list_key,
  };

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  dim_record_free (workstation_call (workstation, dim_revising_commit, &revising));
}

static void
test_change_of_what_was_asked_is_an_answer (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = register_and_send (workstation);
  g_autoptr (DimRecord) record = NULL;

  add_told_question (workstation, id, OUTCOME);
  revise_outcome (workstation, id);
  record = workstation_record (workstation, id);
  assert_answered (record, DIM_ANSWER_CHANGED);
  assert_waiting (workstation, "herziening reactie");
}

static void
test_change_of_something_else_is_none (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = register_and_send (workstation);
  g_autoptr (DimRecord) record = NULL;

  add_told_question (workstation, id, FORM);
  revise_outcome (workstation, id);
  record = workstation_record (workstation, id);
  g_assert_nonnull (dim_record_open_inquiry (record));
  assert_waiting (workstation, "herziening");
}

static void
test_withdrawn_registration_asks_nothing (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = register_and_send (workstation);
  DimWithdrawing withdrawing = { id, DIM_WITHDRAWAL_MISTAKE };
  g_autoptr (DimRecord) record = NULL;
  DimInquiring late = { .fields = FORM };

  add_told_question (workstation, id, FORM);
  record = workstation_call (workstation, dim_withdrawing_commit, &withdrawing);
  g_assert_null (dim_record_open_inquiry (record));
  g_strlcpy (late.incident, id, sizeof late.incident);
  assert_fails (workstation, dim_inquiring_ask, &late, DIM_ERROR_CONFLICT);
}

/* The servers do not know this registration. */
static void
test_refused_question_is_no_question (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimChange) change = make_change (OTHERS, "Balie Noord");
  g_autoptr (DimRecord) record = NULL;

  put (workstation, change);
  dim_record_free (ask (workstation, OTHERS, FORM));
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation_refused (workstation), ==, 1);
  record = workstation_record (workstation, OTHERS);
  g_assert_null (record->inquiries);
}

static void
test_question_that_waits_outlives_the_key (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = register_and_send (workstation);
  g_autoptr (DimRecord) record = NULL;

  dim_record_free (ask (workstation, id, FORM));
  workstation_call (workstation, lose_key_work, NULL);
  assert_waiting (workstation, "navraag");
  record = workstation_record (workstation, id);
  g_assert_nonnull (dim_record_open_inquiry (record));
}

/* A ledger from a backup that does not have it is offered it again. */
static void
test_question_is_offered_again_to_another_ledger (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = register_and_send (workstation);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) again = NULL;
  guint64 before = workstation->servers->position;

  dim_record_free (ask (workstation, id, FORM));
  workstation_sync_well (workstation);
  first = servers_bodies (workstation->servers, DIM_FACT_INQUIRY);
  g_assert_cmpuint (first->len, ==, 1);
  servers_restore (workstation->servers, before);
  workstation_sync_well (workstation);
  workstation_sync_well (workstation);
  again = servers_bodies (workstation->servers, DIM_FACT_INQUIRY);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
assert_open (Workstation *workstation, const char *desk, const char *expected)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  gpointer parts[] = { listing, (gpointer) desk };
  g_autoptr (GPtrArray) records = workstation_call (workstation, list_open_work, parts);

  g_assert_cmpuint (records->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_cmpstr (((const DimRecord *) g_ptr_array_index (records, 0))->incident->id, ==,
                     expected);
}

static void
test_desk_is_told_of_its_own_only (Workstation *workstation, gconstpointer data)
{
  tell_question (workstation, OTHERS, "Balie Noord", FORM);
  assert_open (workstation, "Balie Centrum", NULL);
  assert_open (workstation, "Balie Noord", OTHERS);
  dim_record_free (reply (workstation, OTHERS, DIM_ANSWER_CORRECT));
  assert_open (workstation, "Balie Noord", NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/inquiring/" path, Workstation, NULL, workstation_set_up, function,                 \
              workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("question-is-queued-and-shown-at-once", test_question_is_queued_and_shown_at_once);
  ADD ("what-cannot-be-asked-leaves-nothing", test_what_cannot_be_asked_leaves_nothing);
  ADD ("answer-closes-before-the-feed-tells", test_answer_closes_before_the_feed_tells);
  ADD ("answer-of-the-feed-goes-before-own", test_answer_of_the_feed_goes_before_own);
  ADD ("change-of-what-was-asked-is-an-answer", test_change_of_what_was_asked_is_an_answer);
  ADD ("change-of-something-else-is-none", test_change_of_something_else_is_none);
  ADD ("withdrawn-registration-asks-nothing", test_withdrawn_registration_asks_nothing);
  ADD ("refused-question-is-no-question", test_refused_question_is_no_question);
  ADD ("question-that-waits-outlives-the-key", test_question_that_waits_outlives_the_key);
  ADD ("question-is-offered-again-to-another-ledger",
       test_question_is_offered_again_to_another_ledger);
  ADD ("desk-is-told-of-its-own-only", test_desk_is_told_of_its_own_only);
  return g_test_run ();
}
