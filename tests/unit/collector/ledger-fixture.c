/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "ledger-fixture.h"

#include "dim-reference-codec.h"
#include "dim-tag-input.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

#define FIRST_MS G_GINT64_CONSTANT (1790000000000)

static const struct {
  const char *office;
  const char *desk;
  DimRole role;
} places[] = {
  [AMSTERDAM_CENTRUM] = { "amsterdam", "Balie Centrum", DIM_ROLE_FRONT_OFFICE },
  [AMSTERDAM_NOORD] = { "amsterdam", "Balie Noord", DIM_ROLE_FRONT_OFFICE },
  [AMSTERDAM_BACK] = { "amsterdam", "Backoffice", DIM_ROLE_BACK_OFFICE },
  [ROTTERDAM_DESK] = { "rotterdam", "Balie", DIM_ROLE_FRONT_OFFICE },
  [ROTTERDAM_BACK] = { "rotterdam", "Backoffice", DIM_ROLE_BACK_OFFICE },
  [DUO_DESK] = { "duo", "Balie", DIM_ROLE_FRONT_OFFICE },
  [DUO_BACK] = { "duo", "Backoffice", DIM_ROLE_BACK_OFFICE },
  [ANALYST] = { "amsterdam", "BZK", DIM_ROLE_ANALYST },
};

static const struct {
  const char *id;
  const char *contact;
  const char *municipalities;
} offices[] = {
  { "amsterdam", "Balie Amsterdam, 14 020", "GM0363" },
  { "rotterdam", "Balie Rotterdam, 14 010", "GM0599" },
  { "duo", "Samenwerking, 14 023", "GM0392 GM0397" },
};

static void
make_key (const char *key_id, guint8 out_public[DIM_VOPRF_ELEMENT_BYTES])
{
  guint8 seed[32] = { 1 };
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  g_autoptr (GError) error = NULL;

  dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, (const guint8 *) key_id, strlen (key_id),
                             secret, out_public, &error);
  g_assert_no_error (error);
}

static void
add_key (DimKeyList *list, const char *id, int year, gboolean is_destroyed)
{
  DimKeyEntry entry = {
    .first = dim_day_new (year, 1, 1),
    .last = dim_day_new (year, 12, 31),
    .is_destroyed = is_destroyed,
  };

  g_strlcpy (entry.id, id, sizeof entry.id);
  make_key (id, entry.public_key);
  g_array_append_val (list->keys, entry);
}

static void
put_keys (LedgerFixture *fixture)
{
  guint8 seed[DIM_SIGN_SEED_BYTES] = { 2 };
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autoptr (DimKeyList) list = dim_key_list_new (3);
  g_autoptr (DimLedgerKeyList) stored = g_new0 (DimLedgerKeyList, 1);
  g_autoptr (GError) error = NULL;

  add_key (list, "2025a", 2025, TRUE);
  add_key (list, "2026a", 2026, FALSE);
  add_key (list, "2027a", 2027, FALSE);
  stored->serial = 3;
  memcpy (stored->list_key, dim_signing_key_public (key), sizeof stored->list_key);
  stored->jws = dim_key_list_sign (list, key);
  ledger->home->put_key_list (ledger, stored, &error);
  g_assert_no_error (error);
}

static void
put_office (LedgerFixture *fixture, gsize index)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimOffice) office =
    dim_office_new (offices[index].id, offices[index].id, offices[index].contact);
  g_auto (GStrv) codes = g_strsplit (offices[index].municipalities, " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; codes[i] != NULL; i++) {
    g_ptr_array_add (office->municipalities, g_strdup (codes[i]));
    g_ptr_array_add (office->areas, g_strdup (codes[i]));
  }
  ledger->home->put_office (ledger, office, &error);
  g_assert_no_error (error);
}

static void
put_device (LedgerFixture *fixture, Place place)
{
  DimLedger *ledger = fixture->rules->ledger;
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (DimDevice) device = NULL;
  g_autoptr (GError) error = NULL;

  ledger_fixture_id (fixture, id);
  device = dim_device_new (id);
  device->office = g_strdup (places[place].office);
  device->desk = g_strdup (places[place].desk);
  device->role = places[place].role;
  device->code_digest[0] = (guint8) place;
  device->public_key[0] = (guint8) place;
  device->keyid = g_strdup (id);
  device->is_enrolled = TRUE;
  device->enrolled_s = FIRST_MS / 1000;
  ledger->home->put_device (ledger, device, &error);
  g_assert_no_error (error);
  dim_rules_find_device (fixture->rules, id, &fixture->devices[place], &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->devices[place]);
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

void
ledger_fixture_set_up (LedgerFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  gint64 now_s = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_crypto_init ());
  fixture->directory = g_dir_make_tmp ("dim-ledger-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->directory, "ledger.db", NULL);
  dim_time_from_text ("2026-12-01T09:00:00Z", &now_s);
  fixture->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  fixture->book = dim_code_book_load_builtin (&error);
  g_assert_no_error (error);
  fixture->municipalities = dim_municipalities_load_builtin (&error);
  g_assert_no_error (error);
  fixture->database = dim_ledger_sqlite_open (path, DIM_DATABASE_DEFAULT, &error);
  g_assert_no_error (error);
  fixture->rules = dim_rules_new (dim_ledger_sqlite_new (fixture->database), fixture->book,
                                  fixture->municipalities, fixture->clock);
  put_keys (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    put_office (fixture, i);
  for (Place place = 0; place < N_DEVICES; place++)
    put_device (fixture, place);
  fixture->n_ids = 0;
}

void
ledger_fixture_tear_down (LedgerFixture *fixture, gconstpointer data)
{
  for (Place place = 0; place < N_DEVICES; place++)
    dim_device_profile_free (fixture->devices[place]);
  dim_rules_free (fixture->rules);
  dim_database_close (fixture->database);
  dim_municipalities_unref (fixture->municipalities);
  dim_code_book_unref (fixture->book);
  dim_clock_free (fixture->clock);
  nftw (fixture->directory, remove_cb, 8, FTW_DEPTH | FTW_PHYS);
  g_free (fixture->directory);
}

void
ledger_fixture_id (LedgerFixture *fixture, char out[DIM_UUID_TEXT_LEN])
{
  guint8 random[DIM_UUID_RANDOM] = { 0 };
  guint number = ++fixture->n_ids;

  random[8] = (guint8) (number >> 8);
  random[9] = (guint8) number;
  dim_uuid_v7 (FIRST_MS + number, random, out);
}

DimFact *
ledger_fixture_incident (LedgerFixture *fixture,
                         const char *day,
                         const char *municipality,
                         guint n_documents)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_INCIDENT, id, id);
  fact->values = dim_incident_new (id);
  fact->values->date = dim_day_from_text (day);
  fact->values->municipality = g_strdup (municipality);
  dim_incident_set_code (fact->values, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (fact->values, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (fact->values, DIM_FIELD_DISCOVERY, "visuele-controle");
  dim_incident_set_code (fact->values, DIM_FIELD_OUTCOME, "geweigerd");
  for (guint i = 0; i < n_documents; i++) {
    DimDocumentUse *use;

    ledger_fixture_id (fixture, id);
    use = dim_document_use_new (id, "nationaal-paspoort", "NLD");
    use->state = DIM_COMPARE_TO_FOLLOW;
    g_ptr_array_add (fact->values->documents, use);
  }
  if (n_documents == 0) {
    ledger_fixture_id (fixture, id);
    g_ptr_array_add (fact->values->documents, dim_document_use_new (id, "geen", ""));
  }
  return fact;
}

static void
add_tag (DimUseTags *tags, const char *key_id, const char *number)
{
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES];
  guint8 digest[DIM_SHA256_BYTES];
  g_autofree char *text = g_strconcat (key_id, "/", number, NULL);
  DimTag tag = { 0 };

  g_strlcpy (tag.key_id, key_id, sizeof tag.key_id);
  make_key (key_id, public_key);
  dim_tag_key_fingerprint (public_key, tag.fingerprint);
  dim_sha256 (text, strlen (text), digest);
  memcpy (tag.tag, digest, sizeof tag.tag);
  g_array_append_val (tags->tags, tag);
}

DimFact *
ledger_fixture_tags (LedgerFixture *fixture,
                     const DimFact *incident,
                     guint index,
                     const char *number,
                     const char *key_ids)
{
  const DimDocumentUse *use = incident->values->documents->pdata[index];
  g_auto (GStrv) keys = g_strsplit (key_ids != NULL ? key_ids : "2026a", " ", -1);
  char id[DIM_UUID_TEXT_LEN];
  DimUseTags *tags = dim_use_tags_new (use->id);
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_TAGS, id, incident->id);
  for (guint i = 0; keys[i] != NULL; i++)
    add_tag (tags, keys[i], number);
  g_ptr_array_add (fact->uses, tags);
  return fact;
}

DimFact *
ledger_fixture_revision (LedgerFixture *fixture, const DimFact *incident)
{
  const char *const basis[] = { incident->id, NULL };
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_REVISION, id, incident->id);
  fact->revision = dim_revision_new (id, incident->id);
  g_strfreev (fact->revision->basis);
  fact->revision->basis = g_strdupv ((char **) basis);
  dim_incident_free (fact->revision->values);
  fact->revision->values = dim_incident_new (incident->id);
  return fact;
}

DimFact *
ledger_fixture_withdrawal (LedgerFixture *fixture, const DimFact *incident)
{
  char id[DIM_UUID_TEXT_LEN];

  ledger_fixture_id (fixture, id);
  return dim_fact_new (DIM_FACT_WITHDRAWAL, id, incident->id);
}

DimFact *
ledger_fixture_decision (LedgerFixture *fixture,
                         DimDecisionKind kind,
                         const DimFact *first,
                         const DimFact *second,
                         const DimFact *superseded)
{
  const char *const ids[] = { superseded != NULL ? superseded->id : NULL, NULL };
  char id[DIM_UUID_TEXT_LEN];
  DimDecision *decision;
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_DECISION, id, "");
  decision = fact->decision = dim_decision_new (id, kind);
  if (first != NULL)
    g_strlcpy (decision->first, first->id, sizeof decision->first);
  if (second != NULL)
    g_strlcpy (decision->second, second->id, sizeof decision->second);
  g_strfreev (decision->supersedes);
  decision->supersedes = g_strdupv ((char **) ids);
  return fact;
}

/* @name: "GM0363 2026-10" */
static int
read_month (const char *name, char **out_municipality)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 2);
  g_autofree char *first = g_strconcat (words[1], "-01", NULL);

  *out_municipality = g_strdup (words[0]);
  return dim_month_of_day (dim_day_from_text (first));
}

DimFact *
ledger_fixture_statement (LedgerFixture *fixture, const char *month)
{
  char id[DIM_UUID_TEXT_LEN];
  DimFact *fact;

  ledger_fixture_id (fixture, id);
  fact = dim_fact_new (DIM_FACT_STATEMENT, id, "");
  fact->statement = dim_zero_statement_new ();
  g_free (fact->statement->municipality);
  fact->statement->month = read_month (month, &fact->statement->municipality);
  return fact;
}

char *
ledger_fixture_stated (const DimFact *fact)
{
  return g_strdup_printf ("%s %04d-%02d", fact->statement->municipality,
                          fact->statement->month / 12, fact->statement->month % 12 + 1);
}

DimMonth
ledger_fixture_month (LedgerFixture *fixture, const char *month)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autofree char *municipality = NULL;
  DimMonth found = { .month = read_month (month, &municipality) };

  g_strlcpy (found.area, municipality, sizeof found.area);
  g_assert_true (ledger->home->months.read (ledger, &found, NULL));
  return found;
}

DimVerdict *
ledger_fixture_try (LedgerFixture *fixture, Place place, const DimFact *fact)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GError) error = NULL;
  DimVerdict *verdict;

  g_assert_true (ledger->home->begin_operation (ledger, &error));
  verdict = dim_rules_accept (fixture->rules, fixture->devices[place], fact, &error);
  g_assert_no_error (error);
  g_assert_nonnull (verdict);
  if (verdict->problem != NULL)
    ledger->home->undo_operation (ledger);
  else
    g_assert_true (ledger->home->keep_operation (ledger, &error));
  return verdict;
}

DimVerdict *
ledger_fixture_send (LedgerFixture *fixture, Place place, const DimFact *fact)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (GError) error = NULL;
  DimVerdict *verdict;

  g_assert_true (ledger->home->begin (ledger, &error));
  verdict = ledger_fixture_try (fixture, place, fact);
  g_assert_true (ledger->home->commit (ledger, &error));
  return verdict;
}

char *
ledger_fixture_offer (LedgerFixture *fixture, Place place, const DimFact *fact)
{
  g_autoptr (DimVerdict) verdict = ledger_fixture_send (fixture, place, fact);

  return verdict->problem != NULL
           ? g_strdup_printf ("%u %s", verdict->status, verdict->problem->code)
           : g_strdup_printf ("%u", verdict->status);
}

DimFact *
ledger_fixture_register (LedgerFixture *fixture, Place place, const char *day, const char *number)
{
  DimFact *incident =
    ledger_fixture_incident (fixture, day, fixture->devices[place]->municipalities[0], 1);

  assert_offer (fixture, place, incident, "201");
  if (number != NULL) {
    g_autoptr (DimFact) tags = ledger_fixture_tags (fixture, incident, 0, number, NULL);

    assert_offer (fixture, place, tags, "201");
  }
  return incident;
}

DimChange *
ledger_fixture_view (LedgerFixture *fixture, Place place, const char *incident)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimLedgerIncident) found = NULL;
  g_autoptr (GError) error = NULL;
  DimChange *change;

  ledger->home->incident (ledger, incident, &found, &error);
  g_assert_no_error (error);
  g_assert_nonnull (found);
  change = dim_rules_view (fixture->rules, fixture->devices[place], found, &error);
  g_assert_no_error (error);
  return change;
}

char *
ledger_fixture_counted_in (LedgerFixture *fixture, Place place, const char *incident)
{
  DimLedger *ledger = fixture->rules->ledger;
  g_autoptr (DimLedgerIncident) found = NULL;
  g_autoptr (DimChange) change = NULL;
  char day[DIM_DAY_TEXT_LEN];

  g_assert_true (ledger->home->incident (ledger, incident, &found, NULL));
  if (found == NULL)
    return g_strdup ("");
  change = ledger_fixture_view (fixture, place, incident);
  if (change->incident == NULL ||
      dim_incident_has_code (change->incident, DIM_FIELD_CERTAINTY, "weerlegd"))
    return g_strdup ("");
  dim_day_to_text (change->incident->date, day);
  return g_strdup_printf ("%s %.7s", change->incident->municipality, day);
}

static const char *
shorten (const char *id)
{
  return id + DIM_UUID_LEN - 4;
}

char *
ledger_fixture_describe (LedgerFixture *fixture, Place place, const DimFact *incident)
{
  g_autoptr (DimChange) change = ledger_fixture_view (fixture, place, incident->id);
  GString *text = g_string_new (shorten (change->case_number));

  for (guint i = 0; i < change->peers->len; i++)
    g_string_append_printf (text, "+%s",
                            shorten (((DimCasePeer *) change->peers->pdata[i])->incident));
  if (change->is_provisional)
    g_string_append (text, "?");
  for (guint i = 0; i < change->hits->len; i++) {
    const DimHit *hit = change->hits->pdata[i];

    g_string_append_printf (text, " %s:", dim_match_class_name (hit->match));
    if (hit->incident[0] != '\0')
      g_string_append (text, shorten (hit->incident));
    if (hit->contact[0] != '\0')
      g_string_append_printf (text, "(%s)", hit->contact);
    if (hit->month >= 0)
      g_string_append_printf (text, "%04d-%02d", hit->month / 12, hit->month % 12 + 1);
  }
  return g_string_free (text, FALSE);
}
