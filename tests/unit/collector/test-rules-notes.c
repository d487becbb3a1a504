/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-seal.h"
#include "ledger-readers.h"

#include <string.h>

/* Notes between Amsterdam and Rotterdam, who were shown one passport: who is told of them, and when
 * they go. What is sealed is none of the ledger's business: here it is any bytes. */

typedef LedgerFixture Fixture;

#define CITY    "GM0363"
#define HARBOUR "GM0599"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ledger_fixture_set_up (fixture, data);
  g_assert_true (
    fixture->rules->ledger->home->texts.notes.put_basis (fixture->rules->ledger, "proef", 1, NULL));
}

static const char *
use_of (const DimFact *incident, guint index)
{
  return ((const DimDocumentUse *) incident->values->documents->pdata[index])->id;
}

static DimFact *
new_key (Fixture *fixture, const DimFact *incident, const char *circle, const DimFact *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimWrappedKey key = { 0 };
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_NOTE_KEY, id, incident->id);
  fact->note_key = dim_note_key_new (use_of (incident, 0), "2026a", circle);
  g_strlcpy (key.name, reader->id, sizeof key.name);
  g_array_append_val (fact->note_key->keys, key);
  return fact;
}

static void
add_text (DimFact *note, const char *use)
{
  guint8 bytes[DIM_NOTE_SEALED_BYTES_SHORT] = { 0 };

  g_ptr_array_add (note->note->texts,
                   dim_sealed_note_new (use, "2026a", g_bytes_new (bytes, sizeof bytes)));
}

static DimFact *
new_note (Fixture *fixture, const DimFact *incident)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_NOTE, id, incident->id);
  fact->note = dim_note_new ();
  add_text (fact, use_of (incident, 0));
  return fact;
}

static DimFact *
take_back (Fixture *fixture, const DimFact *incident, const DimFact *note)
{
  DimFact *fact = new_note (fixture, incident);

  g_ptr_array_set_size (fact->note->texts, 0);
  g_strlcpy (fact->note->takes_back, note->id, sizeof fact->note->takes_back);
  return fact;
}

/* What @place is told at @incident: how many own notes, and at hits. */
static void
assert_told (Fixture *fixture, Place place, const DimFact *incident, guint own, guint at_hits)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, place, incident->id);
  guint count = 0;

  g_assert_cmpuint (change->notes->len, ==, own);
  for (guint i = 0; i < change->hits->len; i++)
    count += ((const DimHit *) change->hits->pdata[i])->notes->len;
  g_assert_cmpuint (count, ==, at_hits);
}

static guint64
position_of (Fixture *fixture, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, AMSTERDAM_BACK, incident->id);

  return change->position;
}

static void
assert_note_keys (Fixture *fixture, guint expected)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_assert_true (fixture->rules->ledger->home->texts.notes.keys_of (fixture->rules->ledger, NULL,
                                                                    NULL, &ids, NULL));
  g_assert_cmpuint (ids->len, ==, expected);
}

static void
test_off_until_a_basis_is_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = ledger_readers_join (fixture, AMSTERDAM_BACK, CITY, root);
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) key = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) note = new_note (fixture, a);

  assert_offer (fixture, AMSTERDAM_CENTRUM, key, "403 notities-uit");
  assert_offer (fixture, AMSTERDAM_BACK, note, "403 notities-uit");
  g_assert_true (
    fixture->rules->ledger->home->texts.notes.put_basis (fixture->rules->ledger, "proef", 1, NULL));
  assert_offer (fixture, AMSTERDAM_CENTRUM, key, "201");
  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_offer (fixture, AMSTERDAM_BACK, note, "200");
}

static void
test_who_holds_the_document_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) c = ledger_fixture_register (fixture, DUO_DESK, "2026-10-05", "another");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) later = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_told (fixture, AMSTERDAM_BACK, a, 1, 0);
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 1);
  assert_told (fixture, DUO_BACK, c, 0, 0);
  /* A counter sees neither: hits elsewhere are for reviewers. */
  assert_told (fixture, AMSTERDAM_CENTRUM, a, 0, 0);
  assert_told (fixture, ROTTERDAM_DESK, b, 0, 0);
  later = ledger_fixture_register (fixture, DUO_DESK, "2026-11-20", "passport");
  assert_told (fixture, DUO_BACK, later, 0, 1);
}

/* Nothing of the registration, or of who wrote it, comes with a note. */
static void
test_told_without_who_and_when (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimChange) change = NULL;
  const DimHit *hit;
  const DimNoteEntry *entry;

  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  change = ledger_fixture_view (fixture, ROTTERDAM_BACK, b->id);
  hit = change->hits->pdata[0];
  entry = hit->notes->pdata[0];
  g_assert_cmpint (hit->match, ==, DIM_MATCH_T3);
  g_assert_cmpstr (hit->incident, ==, "");
  g_assert_cmpstr (entry->id, ==, note->id);
  g_assert_cmpstr (entry->desk, ==, "");
  g_assert_cmpint (entry->received_s, ==, 0);
  g_assert_cmpstr (((const DimSealedNote *) entry->texts->pdata[0])->use, ==, "");
}

/* What was sealed for a document that the other side does not have is not for it. */
static void
test_only_what_is_about_the_shared_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_incident (fixture, "2026-11-03", CITY, 2);
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) first = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  g_autoptr (DimFact) second = ledger_fixture_tags (fixture, a, 1, "another", NULL);
  g_autoptr (DimFact) note = NULL;
  g_autoptr (DimFact) other_only = NULL;
  g_autoptr (DimChange) change = NULL;
  const DimHit *hit;

  assert_offer (fixture, AMSTERDAM_CENTRUM, a, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, first, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, second, "201");
  note = new_note (fixture, a);
  add_text (note, use_of (a, 1));
  other_only = new_note (fixture, a);
  g_ptr_array_set_size (other_only->note->texts, 0);
  add_text (other_only, use_of (a, 1));
  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_offer (fixture, AMSTERDAM_BACK, other_only, "201");
  change = ledger_fixture_view (fixture, ROTTERDAM_BACK, b->id);
  hit = change->hits->pdata[0];
  g_assert_cmpuint (hit->notes->len, ==, 1);
  g_assert_cmpuint (((const DimNoteEntry *) hit->notes->pdata[0])->texts->len, ==, 1);
}

static void
test_who_may_leave_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) nowhere = new_note (fixture, a);
  g_autoptr (DimFact) unknown = new_note (fixture, a);

  assert_offer (fixture, AMSTERDAM_CENTRUM, note, "403 geen-recht");
  assert_offer (fixture, ROTTERDAM_BACK, note, "403 geen-recht");
  assert_offer (fixture, ANALYST, note, "403 geen-recht");
  g_strlcpy (nowhere->incident, nowhere->id, sizeof nowhere->incident);
  assert_offer (fixture, AMSTERDAM_BACK, nowhere, "404 niet-gevonden");
  add_text (unknown, unknown->id);
  assert_offer (fixture, AMSTERDAM_BACK, unknown, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
}

static void
test_taken_back_by_who_left_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) elsewhere = take_back (fixture, b, note);
  g_autoptr (DimFact) back = take_back (fixture, a, note);
  g_autoptr (DimFact) again = take_back (fixture, a, note);
  guint64 before;

  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_offer (fixture, ROTTERDAM_BACK, elsewhere, "404 niet-gevonden");
  before = position_of (fixture, b);
  assert_offer (fixture, AMSTERDAM_BACK, back, "201");
  g_assert_cmpuint (position_of (fixture, b), >, before);
  assert_told (fixture, AMSTERDAM_BACK, a, 0, 0);
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 0);
  assert_offer (fixture, AMSTERDAM_BACK, again, "201");
}

static void
test_told_no_more_when_the_registration_is_withdrawn (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, a);
  g_autoptr (DimFact) late = NULL;
  g_autoptr (DimLedgerNote) kept = NULL;

  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 0);
  g_assert_true (
    fixture->rules->ledger->home->texts.notes.note (fixture->rules->ledger, note->id, &kept, NULL));
  g_assert_cmpuint (kept->entry->texts->len, ==, 0);
  late = new_note (fixture, a);
  assert_offer (fixture, AMSTERDAM_BACK, late, "404 niet-gevonden");
}

/* The number was corrected: what was said of the other document is none of the new one's. */
static void
test_goes_with_the_document (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = ledger_readers_join (fixture, AMSTERDAM_BACK, CITY, root);
  g_autoptr (DimFact) a = ledger_fixture_incident (fixture, "2026-11-03", CITY, 1);
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "corrected");
  g_autoptr (DimFact) old_key = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) tags = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) same = ledger_fixture_tags (fixture, a, 0, "passport", NULL);
  g_autoptr (DimFact) new_one = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) corrected = ledger_fixture_tags (fixture, a, 0, "corrected", NULL);

  assert_offer (fixture, AMSTERDAM_CENTRUM, a, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, old_key, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, tags, "201");
  assert_offer (fixture, AMSTERDAM_BACK, note, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, same, "201");
  assert_told (fixture, AMSTERDAM_BACK, a, 1, 0);
  assert_note_keys (fixture, 1);
  assert_offer (fixture, AMSTERDAM_CENTRUM, new_one, "201");
  assert_note_keys (fixture, 1);
  assert_offer (fixture, AMSTERDAM_CENTRUM, corrected, "201");
  assert_told (fixture, AMSTERDAM_BACK, a, 0, 0);
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 0);
  assert_note_keys (fixture, 1);
}

static void
test_newest_key_stands_whatever_came_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = ledger_readers_join (fixture, AMSTERDAM_BACK, CITY, root);
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) older = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) newer = new_key (fixture, a, CITY, reader);
  g_autoptr (GPtrArray) ids = NULL;

  assert_offer (fixture, AMSTERDAM_CENTRUM, newer, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, older, "201");
  g_assert_true (fixture->rules->ledger->home->texts.notes.keys_of (fixture->rules->ledger, a->id,
                                                                    use_of (a, 0), &ids, NULL));
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (ids->pdata[0], ==, newer->id);
}

static void
test_keys_are_for_the_municipality (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) root = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) other = dim_signing_key_new_random ();
  g_autoptr (DimFact) reader = ledger_readers_join (fixture, AMSTERDAM_BACK, CITY, root);
  g_autoptr (DimFact) stranger = ledger_readers_join (fixture, ROTTERDAM_BACK, HARBOUR, other);
  g_autoptr (DimFact) a =
    ledger_fixture_register (fixture, AMSTERDAM_CENTRUM, "2026-11-03", "passport");
  g_autoptr (DimFact) abroad = new_key (fixture, a, HARBOUR, stranger);
  g_autoptr (DimFact) to_a_stranger = new_key (fixture, a, CITY, stranger);
  g_autoptr (DimFact) unknown = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) key = new_key (fixture, a, CITY, reader);
  g_autoptr (DimFact) withdrawal = ledger_fixture_withdrawal (fixture, a);
  g_autoptr (GPtrArray) entries = NULL;
  const DimTextEntry *entry;

  assert_offer (fixture, AMSTERDAM_CENTRUM, abroad, "400 ongeldige-inhoud");
  assert_offer (fixture, AMSTERDAM_CENTRUM, to_a_stranger, "409 kring-sleutel");
  assert_offer (fixture, ROTTERDAM_DESK, key, "403 geen-recht");
  g_strlcpy (unknown->note_key->use, unknown->id, sizeof unknown->note_key->use);
  assert_offer (fixture, AMSTERDAM_CENTRUM, unknown, "404 niet-gevonden");
  assert_offer (fixture, AMSTERDAM_CENTRUM, key, "201");
  assert_offer (fixture, AMSTERDAM_CENTRUM, withdrawal, "201");
  assert_note_keys (fixture, 0);
  g_assert_true (fixture->rules->ledger->home->texts.feed (fixture->rules->ledger, reader->id, 0,
                                                           100, &entries, NULL));
  g_assert_cmpuint (entries->len, ==, 1);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->use, ==, use_of (a, 0));
  g_assert_cmpstr (entry->key_id, ==, "2026a");
  g_assert_null (entry->sealed);
}

static void
test_goes_when_the_registration_moves_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimFact) a = ledger_fixture_register (fixture, DUO_DESK, "2026-11-03", "passport");
  g_autoptr (DimFact) b =
    ledger_fixture_register (fixture, ROTTERDAM_DESK, "2026-09-05", "passport");
  g_autoptr (DimFact) note = new_note (fixture, a);
  g_autoptr (DimFact) moved = ledger_fixture_revision (fixture, a);

  assert_offer (fixture, DUO_BACK, note, "201");
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 1);
  moved->revision->changed = 1U << DIM_FIELD_MUNICIPALITY;
  g_free (moved->revision->values->municipality);
  moved->revision->values->municipality =
    g_strdup (strcmp (a->values->municipality, "GM0392") == 0 ? "GM0397" : "GM0392");
  assert_offer (fixture, DUO_BACK, moved, "201");
  assert_told (fixture, ROTTERDAM_BACK, b, 0, 0);
  assert_told (fixture, DUO_BACK, a, 0, 0);
}

#define add_test(path, function)                                                                   \
  g_test_add ("/rules-notes/" path, Fixture, NULL, set_up, function, ledger_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  g_test_add ("/rules-notes/off-until-a-basis-is-recorded", Fixture, NULL, ledger_fixture_set_up,
              test_off_until_a_basis_is_recorded, ledger_fixture_tear_down);
  add_test ("who-holds-the-document-is-told", test_who_holds_the_document_is_told);
  add_test ("told-without-who-and-when", test_told_without_who_and_when);
  add_test ("only-what-is-about-the-shared-document", test_only_what_is_about_the_shared_document);
  add_test ("who-may-leave-one", test_who_may_leave_one);
  add_test ("taken-back-by-who-left-it", test_taken_back_by_who_left_it);
  add_test ("told-no-more-when-withdrawn", test_told_no_more_when_the_registration_is_withdrawn);
  add_test ("goes-with-the-document", test_goes_with_the_document);
  add_test ("newest-key-stands", test_newest_key_stands_whatever_came_first);
  add_test ("keys-are-for-the-municipality", test_keys_are_for_the_municipality);
  add_test ("goes-when-it-moves-away", test_goes_when_the_registration_moves_away);
  return g_test_run ();
}
