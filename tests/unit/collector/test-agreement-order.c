/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-cases.h"
#include "dim-changes-codec.h"
#include "dim-rules-inside.h"
#include "ledger-fixture.h"

#include <string.h>

/* Random words of four municipalities about what they have of two documents. After each the ledger
 * must hold the cases that joining everything gives, whoever's view changed must have a new feed
 * number, and in the end the order must not have mattered. */

#define N_SEQUENCES 60
#define N_INCIDENTS 9
#define N_WORDS     30

typedef struct {
  DimFact *fact;
  Place place;
} Sending;

typedef struct {
  LedgerFixture *ledger;
  GRand *random;
  GPtrArray *sent;      /* (element-type Sending): registrations and tags */
  GPtrArray *words;     /* (element-type Sending): that were taken */
  GPtrArray *incidents; /* borrowed (element-type DimFact) */
  Place reviewers[N_INCIDENTS];
} Play;

static void
free_sending_cb (gpointer data)
{
  Sending *sending = data;

  dim_fact_free (sending->fact);
  g_free (sending);
}

static guint
below (Play *play, guint limit)
{
  return (guint) g_rand_int_range (play->random, 0, (gint32) limit);
}

static void
take (Play *play, GPtrArray *list, Place place, DimFact *fact)
{
  Sending *sending = g_new0 (Sending, 1);
  g_autoptr (DimVerdict) verdict = ledger_fixture_try (play->ledger, place, fact);

  g_assert_cmpuint (verdict->status, ==, 201);
  sending->fact = fact;
  sending->place = place;
  g_ptr_array_add (list, sending);
}

static void
register_one (Play *play, guint index)
{
  static const struct {
    Place place;
    Place reviewer;
    const char *municipality;
  } origins[] = {
    { AMSTERDAM_CENTRUM, AMSTERDAM_BACK, "GM0363" },
    { AMSTERDAM_NOORD, AMSTERDAM_BACK, "GM0363" },
    { ROTTERDAM_DESK, ROTTERDAM_BACK, "GM0599" },
    { ROTTERDAM_BACK, ROTTERDAM_BACK, "GM0599" },
    { DUO_DESK, DUO_BACK, "GM0392" },
    { DUO_DESK, DUO_BACK, "GM0397" },
  };
  guint origin = below (play, G_N_ELEMENTS (origins));
  char day[DIM_DAY_TEXT_LEN];
  DimFact *incident;

  dim_day_to_text (dim_day_new (2026, 10, 28) + (DimDay) below (play, 26), day);
  incident = ledger_fixture_incident (play->ledger, day, origins[origin].municipality, 1);
  g_ptr_array_add (play->incidents, incident);
  play->reviewers[index] = origins[origin].reviewer;
  take (play, play->sent, origins[origin].place, incident);
  take (play, play->sent, origins[origin].place,
        ledger_fixture_tags (play->ledger, incident, 0, below (play, 2) == 0 ? "x" : "y", NULL));
}

/* Of a hit that the reviewer of some registration is told of; NULL: there is none. */
static DimFact *
make_word (Play *play, Place *out_place)
{
  guint index = below (play, N_INCIDENTS);
  const DimFact *incident = play->incidents->pdata[index];
  g_autoptr (DimChange) change =
    ledger_fixture_view (play->ledger, play->reviewers[index], incident->id);
  const DimHit *hit =
    change->hits->len > 0 ? change->hits->pdata[below (play, change->hits->len)] : NULL;
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  if (hit == NULL || hit->handle[0] == '\0')
    return NULL;
  ledger_fixture_id (play->ledger, id);
  fact = dim_fact_new (DIM_FACT_PROPOSAL, id, incident->id);
  fact->proposal = dim_proposal_new (id, incident->id, hit->handle);
  fact->proposal->kind =
    below (play, 4) < 3 ? DIM_PROPOSAL_SAME : (DimProposalKind) below (play, DIM_N_PROPOSALS);
  *out_place = play->reviewers[index];
  return fact;
}

/* So that a case counts for another municipality than before. */
static void
revise (Play *play)
{
  guint index = below (play, N_INCIDENTS);
  DimFact *revision = ledger_fixture_revision (play->ledger, play->incidents->pdata[index]);

  revision->revision->changed = 1U << DIM_FIELD_CERTAINTY;
  dim_incident_set_code (revision->revision->values, DIM_FIELD_CERTAINTY,
                         below (play, 3) < 2 ? "weerlegd" : "vastgesteld");
  take (play, play->sent, play->reviewers[index], revision);
}

/* What one side said last of a pair, by id; RETRACT: nothing. */
static DimProposalKind
find_word (Play *play, const char *handle, const char *incident, char other[DIM_UUID_TEXT_LEN])
{
  DimProposalKind kind = DIM_PROPOSAL_RETRACT;
  const char *last = "";

  for (guint i = 0; i < play->words->len; i++) {
    const DimProposal *word = ((Sending *) play->words->pdata[i])->fact->proposal;

    if (strcmp (word->handle, handle) != 0)
      continue;
    if (strcmp (word->incident, incident) != 0) {
      g_strlcpy (other, word->incident, DIM_UUID_TEXT_LEN);
    } else if (strcmp (word->id, last) > 0) {
      last = word->id;
      kind = word->kind;
    }
  }
  return kind;
}

/* Pairs of which both sides say that they are one event, as decisions. */
static GPtrArray *
list_agreed (Play *play)
{
  GPtrArray *agreed = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);

  for (guint i = 0; i < play->words->len; i++) {
    const DimProposal *word = ((Sending *) play->words->pdata[i])->fact->proposal;
    char other[DIM_UUID_TEXT_LEN] = "";
    char unused[DIM_UUID_TEXT_LEN];
    DimDecision *decision;

    if (find_word (play, word->handle, word->incident, other) != DIM_PROPOSAL_SAME ||
        other[0] == '\0' || find_word (play, word->handle, other, unused) != DIM_PROPOSAL_SAME)
      continue;
    decision = dim_decision_new (word->id, DIM_DECISION_SAME);
    g_strlcpy (decision->first, word->incident, sizeof decision->first);
    g_strlcpy (decision->second, other, sizeof decision->second);
    g_ptr_array_add (agreed, decision);
  }
  return agreed;
}

static DimLedgerIncident *
read_incident (Play *play, const char *id)
{
  DimLedger *ledger = play->ledger->rules->ledger;
  DimLedgerIncident *incident = NULL;

  g_assert_true (ledger->home->incident (ledger, id, &incident, NULL));
  return incident;
}

static GPtrArray *
list_members (Play *play)
{
  DimLedger *ledger = play->ledger->rules->ledger;
  GPtrArray *members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);

  for (guint i = 0; i < play->incidents->len; i++) {
    g_autoptr (DimLedgerIncident) incident =
      read_incident (play, ((DimFact *) play->incidents->pdata[i])->id);
    g_autoptr (GPtrArray) uses = NULL;

    g_assert_true (ledger->home->uses (ledger, incident->id, &uses, NULL));
    g_ptr_array_add (members, dim_rules_member (incident, uses));
  }
  return members;
}

static void
check_case (Play *play, const DimCase *item)
{
  for (guint i = 0; i < item->members->len; i++) {
    g_autoptr (DimLedgerIncident) incident = read_incident (play, item->members->pdata[i]);

    g_assert_cmpstr (incident->case_number, ==, dim_case_number (item));
    g_assert_true (!incident->is_provisional == !item->is_provisional);
  }
}

static void
check_cases (Play *play)
{
  const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;
  g_autoptr (GPtrArray) members = list_members (play);
  g_autoptr (GPtrArray) agreed = list_agreed (play);
  g_autoptr (GPtrArray) cases = dim_cases_join (members, agreed, &windows);

  for (guint i = 0; i < cases->len; i++)
    check_case (play, cases->pdata[i]);
}

/* What the reviewer of a registration is told, but for the feed number. */
static char *
write_view (Play *play, guint index, guint64 *out_position)
{
  const DimFact *fact = play->incidents->pdata[index];
  g_autoptr (DimChange) change =
    ledger_fixture_view (play->ledger, play->reviewers[index], fact->id);
  g_autoptr (GBytes) body = NULL;

  *out_position = change->position;
  change->position = 0;
  body = dim_change_encode (change);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

/* Nobody is told of one that is no registration of a municipality that its office works for. */
static void
check_discretion (Play *play, guint index, const char *view)
{
  for (guint i = 0; i < play->incidents->len; i++)
    if (play->reviewers[i] != play->reviewers[index])
      g_assert_null (strstr (view, ((DimFact *) play->incidents->pdata[i])->id));
}

static void
check_feed (Play *play, char **views, guint64 *positions)
{
  for (guint i = 0; i < play->incidents->len; i++) {
    guint64 position = 0;
    char *view = write_view (play, i, &position);

    check_discretion (play, i, view);
    if (views[i] != NULL && strcmp (view, views[i]) != 0)
      g_assert_cmpuint (position, !=, positions[i]);
    g_free (views[i]);
    views[i] = view;
    positions[i] = position;
  }
}

static void
speak (Play *play, char **views)
{
  g_autofree guint64 *positions = g_new0 (guint64, N_INCIDENTS);

  for (guint i = 0; i < N_WORDS; i++) {
    Place place;
    DimFact *word = make_word (play, &place);

    if (word != NULL)
      take (play, play->words, place, word);
    if (below (play, 4) == 0)
      revise (play);
    check_cases (play);
    check_feed (play, views, positions);
  }
}

static void
repeat (Play *play, GPtrArray *sendings, gboolean is_shuffled)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();

  g_ptr_array_extend (waiting, sendings, NULL, NULL);
  while (waiting->len > 0) {
    guint index = is_shuffled ? below (play, waiting->len) : 0;
    const Sending *sending = g_ptr_array_steal_index (waiting, index);
    g_autoptr (DimVerdict) verdict =
      ledger_fixture_try (play->ledger, sending->place, sending->fact);

    g_assert_cmpuint (verdict->status, ==, 201);
  }
}

static void
check_again (Play *play, char **views)
{
  DimLedger *ledger = play->ledger->rules->ledger;

  g_assert_true (ledger->home->begin (ledger, NULL));
  repeat (play, play->sent, FALSE);
  repeat (play, play->words, TRUE);
  for (guint i = 0; i < play->incidents->len; i++) {
    guint64 position = 0;
    g_autofree char *view = write_view (play, i, &position);

    g_assert_cmpstr (view, ==, views[i]);
  }
  ledger->home->rollback (ledger);
}

static void
play_once (LedgerFixture *fixture)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_auto (GStrv) views = g_new0 (char *, N_INCIDENTS + 1);
  Play play = {
    .ledger = fixture,
    .random = g_rand_new_with_seed ((guint32) g_test_rand_int ()),
    .sent = g_ptr_array_new_with_free_func (free_sending_cb),
    .words = g_ptr_array_new_with_free_func (free_sending_cb),
    .incidents = g_ptr_array_new (),
  };

  fixture->n_ids = 2 * N_DEVICES; /* none is a device's as well */
  g_assert_true (ledger->home->begin (ledger, NULL));
  for (guint i = 0; i < N_INCIDENTS; i++)
    register_one (&play, i);
  speak (&play, views);
  ledger->home->rollback (ledger);
  check_again (&play, views);
  g_ptr_array_unref (play.incidents);
  g_ptr_array_unref (play.words);
  g_ptr_array_unref (play.sent);
  g_rand_free (play.random);
}

static void
test_order_of_words_does_not_matter (LedgerFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < N_SEQUENCES; i++)
    play_once (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rules-agreement/order-of-words-does-not-matter", LedgerFixture, NULL,
              ledger_fixture_set_up, test_order_of_words_does_not_matter, ledger_fixture_tear_down);
  return g_test_run ();
}
