/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include <string.h>

/* A registration goes back to its desk with a question, and the answer closes it. It is 1 December
 * 2026. */

typedef LedgerFixture Fixture;

#define DAY "2026-11-03"

static DimFact *
new_inquiry (Fixture *fixture, const DimFact *incident, DimField field)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_INQUIRY, id, incident->id);
  fact->inquiry = g_new0 (DimInquiry, 1);
  g_strlcpy (fact->inquiry->id, id, sizeof fact->inquiry->id);
  g_strlcpy (fact->inquiry->incident, incident->id, sizeof fact->inquiry->incident);
  fact->inquiry->fields = 1U << field;
  return fact;
}

static DimFact *
new_reply (Fixture *fixture,
           const DimFact *incident,
           const DimFact *inquiry,
           DimInquiryAnswer answer)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_REPLY, id, incident->id);
  fact->reply = g_new0 (DimReply, 1);
  g_strlcpy (fact->reply->id, id, sizeof fact->reply->id);
  g_strlcpy (fact->reply->incident, incident->id, sizeof fact->reply->incident);
  g_strlcpy (fact->reply->inquiry, inquiry->id, sizeof fact->reply->inquiry);
  fact->reply->answer = answer;
  return fact;
}

/* "vorm; uitkomst klopt Balie Centrum": what @place is told was asked, and the answers. */
static void
assert_told (Fixture *fixture, Place place, const DimFact *incident, const char *expected)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, place, incident->id);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < change->inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (change->inquiries, i);

    g_string_append (told, i > 0 ? "; " : "");
    for (guint field = 0; field < DIM_N_FIELDS; field++)
      if ((entry->inquiry.fields & (1U << field)) != 0)
        g_string_append (told, dim_field_spec ((DimField) field)->name);
    if (entry->is_answered)
      g_string_append_printf (told, " %s %s", dim_inquiry_answer_name (entry->reply.answer),
                              entry->answered.desk);
  }
  g_assert_cmpstr (told->str, ==, expected);
}

static guint64
position_of (Fixture *fixture, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, incident->id);

  return change->position;
}

/* @place sends @fact; its registration then stands at the fact's own place in the feed, after
 * @before. */
static guint64
move_on (Fixture *fixture, Place place, const DimFact *fact, guint64 before)
{
  const DimDeviceProfile *desk = fixture->devices[AMSTERDAM_CENTRUM];
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimVerdict) verdict = ledger_fixture_send (fixture, place, fact);
  g_autoptr (GPtrArray) page = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (verdict->status, ==, 201);
  g_assert_cmpuint (verdict->position, >, before);
  ledger->home->feed_of_desk (ledger, desk, before, 100, &page, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 1);
  g_assert_cmpstr (((const DimLedgerIncident *) page->pdata[0])->id, ==, fact->incident);
  g_assert_cmpuint (((const DimLedgerIncident *) page->pdata[0])->position, ==, verdict->position);
  return verdict->position;
}

static void
test_desk_is_told_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) reply = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);
  guint64 position = position_of (fixture, incident);

  assert_told (fixture, AMSTERDAM_CENTRUM, incident, "");
  position = move_on (fixture, AMSTERDAM_BACK, inquiry, position);
  assert_told (fixture, AMSTERDAM_CENTRUM, incident, "vorm");
  (void) move_on (fixture, AMSTERDAM_CENTRUM, reply, position);
  assert_told (fixture, AMSTERDAM_CENTRUM, incident, "vorm klopt Balie Centrum");
  assert_told (fixture, AMSTERDAM_BACK, incident, "vorm klopt Balie Centrum");
  assert_told (fixture, AMSTERDAM_CENTRUM, other, "");
}

static void
assert_author (Fixture *fixture, const DimInquiryAuthor *author, const char *desk, DimRole role)
{
  g_assert_cmpstr (author->desk, ==, desk);
  g_assert_cmpint (author->role, ==, role);
  g_assert_cmpint (author->made_s, ==, dim_clock_now_s (fixture->clock));
}

/* A back office answers too, of what its office registered. */
static void
test_who_asked_and_answered_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) other = new_inquiry (fixture, incident, DIM_FIELD_DATE);
  g_autoptr (DimFact) reply = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);
  g_autoptr (DimFact) another = new_reply (fixture, incident, other, DIM_ANSWER_UNKNOWN);
  g_autoptr (DimChange) change = NULL;
  const DimInquiryEntry *first = NULL;
  const DimInquiryEntry *second = NULL;

  inquiry->inquiry->reason = DIM_INQUIRY_UNLIKELY;
  assert_offer (fixture, AMSTERDAM_BACK, other, "201");
  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "201");
  assert_offer (fixture, AMSTERDAM_BACK, another, "201");
  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, incident->id);
  g_assert_cmpuint (change->inquiries->len, ==, 2);
  first = g_ptr_array_index (change->inquiries, 0);
  second = g_ptr_array_index (change->inquiries, 1);
  g_assert_cmpstr (first->inquiry.id, ==, inquiry->id);
  g_assert_cmpint (first->inquiry.reason, ==, DIM_INQUIRY_UNLIKELY);
  g_assert_cmpstr (first->reply.id, ==, reply->id);
  assert_author (fixture, &first->asked, "Backoffice", DIM_ROLE_BACK_OFFICE);
  assert_author (fixture, &first->answered, "Balie Centrum", DIM_ROLE_FRONT_OFFICE);
  g_assert_cmpstr (second->reply.id, ==, another->id);
  assert_author (fixture, &second->answered, "Backoffice", DIM_ROLE_BACK_OFFICE);
}

static void
test_only_who_may_see_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);

  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_told (fixture, AMSTERDAM_BACK, incident, "vorm");
  assert_told (fixture, AMSTERDAM_NOORD, incident, "");
  assert_told (fixture, ROTTERDAM_BACK, incident, "");
}

static void
test_only_a_back_office_asks_about_its_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) unknown = ledger_fixture_incident (fixture, DAY, "GM0363", 0);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) nowhere = new_inquiry (fixture, unknown, DIM_FIELD_FORM);

  assert_offer (fixture, AMSTERDAM_CENTRUM, inquiry, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_BACK, inquiry, "403 geen-recht");
  assert_offer (fixture, ANALYST, inquiry, "403 geen-recht");
  assert_offer (fixture, AMSTERDAM_BACK, nowhere, "404 niet-gevonden");
  assert_told (fixture, AMSTERDAM_BACK, incident, "");
}

static void
test_answer_belongs_to_a_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) other = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) early = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);
  g_autoptr (DimFact) crossed = new_reply (fixture, other, inquiry, DIM_ANSWER_CORRECT);
  g_autoptr (DimFact) to_none = new_reply (fixture, incident, incident, DIM_ANSWER_CORRECT);

  assert_offer (fixture, AMSTERDAM_CENTRUM, early, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, crossed, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_CENTRUM, to_none, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_NOORD, early, "403 geen-recht");
  assert_offer (fixture, ANALYST, early, "403 geen-recht");
  assert_told (fixture, AMSTERDAM_BACK, incident, "vorm");
}

static void
test_first_answer_by_id_stands_in_any_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) first = new_reply (fixture, incident, inquiry, DIM_ANSWER_CHANGED);
  g_autoptr (DimFact) second = new_reply (fixture, incident, inquiry, DIM_ANSWER_UNKNOWN);

  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, second, "201");
  assert_told (fixture, AMSTERDAM_BACK, incident, "vorm onbekend Balie Centrum");
  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");
  assert_told (fixture, AMSTERDAM_BACK, incident, "vorm aangepast Balie Centrum");
}

static void
test_said_again_it_is_harmless (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) reply = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);
  guint64 answered;

  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "201");
  answered = position_of (fixture, incident);
  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "200");
  assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "200");
  inquiry->inquiry->fields = 1U << DIM_FIELD_DATE;
  reply->reply->answer = DIM_ANSWER_UNKNOWN;
  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "409 al-anders-vastgelegd");
  assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "409 al-anders-vastgelegd");
  g_assert_cmpuint (position_of (fixture, incident), ==, answered);
  assert_told (fixture, AMSTERDAM_CENTRUM, incident, "vorm klopt Balie Centrum");
}

static void
test_withdrawn_registration_asks_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
  g_autoptr (DimFact) late = new_inquiry (fixture, incident, DIM_FIELD_DATE);
  g_autoptr (DimFact) reply = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, incident);

  assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_told (fixture, AMSTERDAM_CENTRUM, incident, "");
  assert_offer (fixture, AMSTERDAM_BACK, late, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "201");
  assert_told (fixture, AMSTERDAM_BACK, incident, "");
}

/* All are answered, also the three that are told no longer. */
static void
test_last_twenty_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) incident = ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, DAY, NULL);
  g_autoptr (DimChange) change = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < 23; i++) {
    g_autoptr (DimFact) inquiry = new_inquiry (fixture, incident, DIM_FIELD_FORM);
    g_autoptr (DimFact) reply = new_reply (fixture, incident, inquiry, DIM_ANSWER_CORRECT);

    assert_offer (fixture, AMSTERDAM_BACK, inquiry, "201");
    assert_offer (fixture, AMSTERDAM_CENTRUM, reply, "201");
    g_free (last);
    last = g_strdup (inquiry->id);
  }
  change = ledger_fixture_view (fixture, AMSTERDAM_CENTRUM, incident->id);
  g_assert_cmpuint (change->inquiries->len, ==, 20);
  g_assert_cmpstr (
    ((const DimInquiryEntry *) g_ptr_array_index (change->inquiries, 19))->inquiry.id, ==, last);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/rules-inquiry/" path, Fixture, NULL, ledger_fixture_set_up, function,              \
              ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("desk-is-told-anew", test_desk_is_told_anew);
  ADD ("who-asked-and-answered-is-told", test_who_asked_and_answered_is_told);
  ADD ("only-who-may-see-is-told", test_only_who_may_see_is_told);
  ADD ("only-a-back-office-asks-about-its-own", test_only_a_back_office_asks_about_its_own);
  ADD ("answer-belongs-to-a-question", test_answer_belongs_to_a_question);
  ADD ("first-answer-by-id-stands-in-any-order", test_first_answer_by_id_stands_in_any_order);
  ADD ("said-again-it-is-harmless", test_said_again_it_is_harmless);
  ADD ("withdrawn-registration-asks-nothing", test_withdrawn_registration_asks_nothing);
  ADD ("last-twenty-are-told", test_last_twenty_are_told);
  return g_test_run ();
}
