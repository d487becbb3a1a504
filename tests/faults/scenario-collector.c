/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "asking.h"
#include "evidence.h"
#include "ledger-fixture.h"
#include "scenario.h"

#include "dim-administration.h"
#include "dim-collector.h"
#include "dim-enrolment-codec.h"

#include <string.h>

/* A ledger from its first office on: devices, keys, facts alone, in batches and many at once. A
 * promise is an answer that was sent. */

enum {
  OFFICE_THERE,
  DEVICE_ENROLLED,
  DEVICE_REVOKED,
  KEYS_THERE,
  FACT_STORED,
};

#define N_AT_ONCE 6
#define KEY_ID    "2026a"

typedef struct {
  Promises *promises;
  char *path;
  DimClock *clock;
  DimCollector *collector;
  Asker *desk;
  char device[DIM_UUID_TEXT_LEN];
  LedgerFixture facts; /* gives ids and facts, without a ledger */
  GPtrArray *sent;     /* (element-type DimFact): of each step, in order */
  GHashTable *stored;  /* ids of facts that were said to be stored */
} Hall;

static DimAdministration *
administer (Hall *hall)
{
  return dim_administration_open (hall->path, hall->clock, NULL);
}

static gboolean
add_office (Hall *hall)
{
  g_autoptr (DimAdministration) administration = administer (hall);
  g_autoptr (DimOffice) office = dim_office_new ("amsterdam", "Amsterdam", "14 020");

  g_ptr_array_add (office->municipalities, g_strdup ("GM0363"));
  if (administration == NULL || !dim_administration_put_office (administration, office, NULL))
    return FALSE;
  promises_add (hall->promises, OFFICE_THERE, "amsterdam", 0, NULL);
  return TRUE;
}

static gboolean
enrol_with (Hall *hall, const char *code)
{
  g_autoptr (Asker) asker = asker_new (dim_collector_server (hall->collector), hall->clock);
  g_autoptr (GBytes) body =
    dim_enrolment_request_encode (code, dim_signing_key_public (asker->key));
  g_autoptr (DimDeviceProfile) profile = NULL;
  g_auto (Question) question = { 0 };

  asker_send (asker, "POST", "/v1/apparaten", body, &question);
  question_wait (&question);
  if (question.status != 201)
    return FALSE;
  profile = dim_device_profile_decode (question.body, NULL);
  promises_add (hall->promises, DEVICE_ENROLLED, profile->device, 0, NULL);
  g_strlcpy (hall->device, profile->device, sizeof hall->device);
  g_clear_pointer (&hall->desk, asker_free);
  hall->desk = g_steal_pointer (&asker);
  return TRUE;
}

static gboolean
enrol (Hall *hall)
{
  g_autoptr (DimAdministration) administration = administer (hall);
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];

  return administration != NULL &&
         dim_administration_add_device (administration, "amsterdam", "Balie", DIM_ROLE_FRONT_OFFICE,
                                        code, NULL) &&
         enrol_with (hall, code);
}

static gboolean
import_keys (Hall *hall)
{
  g_autoptr (DimAdministration) administration = administer (hall);
  guint8 voprf_seed[32] = { 1 }; /* as ledger_fixture_tags has it */
  guint8 sign_seed[DIM_SIGN_SEED_BYTES] = { 2 };
  g_autoptr (DimSigningKey) list_key = dim_signing_key_new_from_seed (sign_seed);
  g_autoptr (DimKeyList) list = dim_key_list_new (3);
  DimKeyEntry entry = { .id = KEY_ID,
                        .first = dim_day_new (2026, 1, 1),
                        .last = dim_day_new (2026, 12, 31) };
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  g_autofree char *jws = NULL;
  guint64 serial = 0;

  dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, voprf_seed, (const guint8 *) KEY_ID,
                             strlen (KEY_ID), secret, entry.public_key, NULL);
  g_array_append_val (list->keys, entry);
  jws = dim_key_list_sign (list, list_key);
  if (administration == NULL ||
      !dim_administration_import_keys (administration, jws, dim_signing_key_public (list_key),
                                       &serial, NULL))
    return FALSE;
  promises_add (hall->promises, KEYS_THERE, NULL, (gint64) serial, NULL);
  return TRUE;
}

static void
start_sending (Hall *hall, const DimFact *fact, Question *question)
{
  g_autofree char *path =
    g_strdup_printf ("/v1/%s/%s", dim_fact_kind_plural (fact->kind), fact->id);
  g_autoptr (GBytes) body = dim_fact_encode (fact);

  asker_send (hall->desk, "PUT", path, body, question);
}

/* What is known already was said to be stored: a refusal for now stored nothing. */
static void
note_stored (Hall *hall, const char *id, guint status)
{
  if (status == 200 && !g_hash_table_contains (hall->stored, id))
    g_error ("a fact was stored though it was refused");
  g_hash_table_add (hall->stored, g_strdup (id));
  promises_add (hall->promises, FACT_STORED, id, 0, NULL);
}

static gboolean
end_sending (Hall *hall, const DimFact *fact, Question *question)
{
  question_wait (question);
  question_clear (question);
  if (question->status != 200 && question->status != 201)
    return FALSE;
  note_stored (hall, fact->id, question->status);
  return TRUE;
}

/* All of @facts at the same time: the first goes alone, the others as one group. */
static gboolean
send_at_once (Hall *hall, DimFact *const *facts, guint n_facts)
{
  g_autofree Question *questions = g_new0 (Question, n_facts);
  gboolean is_well = TRUE;

  for (guint i = 0; i < n_facts; i++)
    start_sending (hall, facts[i], &questions[i]);
  for (guint i = 0; i < n_facts; i++)
    is_well = end_sending (hall, facts[i], &questions[i]) && is_well;
  return is_well;
}

/* Each fact of a batch has its verdict. */
static gboolean
send_batch (Hall *hall, guint from, guint n_facts)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autoptr (GPtrArray) verdicts = NULL;
  g_autoptr (GBytes) body = NULL;
  g_auto (Question) question = { 0 };
  gboolean is_well = TRUE;

  for (guint i = 0; i < n_facts; i++)
    g_ptr_array_add (facts, hall->sent->pdata[from + i]);
  body = dim_batch_encode (facts);
  asker_send (hall->desk, "POST", "/v1/aanleveringen", body, &question);
  question_wait (&question);
  if (question.status != 200)
    return FALSE;
  verdicts = dim_verdicts_decode (question.body, NULL);
  for (guint i = 0; i < verdicts->len; i++) {
    const DimVerdict *verdict = verdicts->pdata[i];

    if (verdict->problem == NULL)
      note_stored (hall, verdict->id, verdict->status);
    else
      is_well = FALSE;
  }
  return is_well;
}

static gboolean
revoke_device (Hall *hall)
{
  g_autoptr (DimAdministration) administration = administer (hall);

  if (administration == NULL ||
      !dim_administration_revoke_device (administration, hall->device, NULL))
    return FALSE;
  promises_add (hall->promises, DEVICE_REVOKED, hall->device, 0, NULL);
  return TRUE;
}

/* What the desk sends, made once so that a step that is done again sends the same. */
static void
make_facts (Hall *hall)
{
  LedgerFixture *facts = &hall->facts;
  DimFact *first;
  DimFact *revision;

  for (guint i = 0; i < N_AT_ONCE; i++)
    g_ptr_array_add (hall->sent,
                     ledger_fixture_incident (facts, i % 2 == 0 ? "2026-11-03" : "2026-11-05",
                                              "GM0363", i < 4 ? 1 : 0));
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (hall->sent, ledger_fixture_tags (facts, hall->sent->pdata[i], 0,
                                                      i < 3 ? "een" : "twee", NULL));
  first = hall->sent->pdata[0];
  revision = ledger_fixture_revision (facts, first);
  revision->revision->changed = 1u << DIM_FIELD_DATE;
  revision->revision->values->date = dim_day_from_text ("2026-11-04");
  g_ptr_array_add (hall->sent, revision);
  g_ptr_array_add (hall->sent,
                   ledger_fixture_decision (facts, DIM_DECISION_SAME, hall->sent->pdata[4],
                                            hall->sent->pdata[5], NULL));
  g_ptr_array_add (hall->sent, ledger_fixture_withdrawal (facts, hall->sent->pdata[1]));
  g_ptr_array_add (hall->sent, ledger_fixture_decision (facts, DIM_DECISION_RETRACT, NULL, NULL,
                                                        hall->sent->pdata[11]));
  g_ptr_array_add (hall->sent, ledger_fixture_statement (facts, "GM0363 2026-10"));
}

static gboolean
send_range (Hall *hall, guint from, guint n_facts)
{
  return send_at_once (hall, (DimFact *const *) hall->sent->pdata + from, n_facts);
}

/* One a row: what is done, or which facts go how. */
static const struct {
  gboolean (*on_hall) (Hall *hall);
  gboolean (*sends) (Hall *hall, guint from, guint n_facts);
  guint from;
  guint n_facts;
} steps[] = {
  { add_office, NULL, 0, 0 },    { enrol, NULL, 0, 0 },       { import_keys, NULL, 0, 0 },
  { NULL, send_range, 0, 1 },    { NULL, send_range, 1, 5 },  { NULL, send_batch, 6, 4 },
  { NULL, send_range, 10, 1 },   { NULL, send_batch, 11, 1 }, { NULL, send_range, 12, 1 },
  { NULL, send_range, 13, 1 },   { NULL, send_range, 14, 1 }, { NULL, send_batch, 0, 15 },
  { revoke_device, NULL, 0, 0 },
};

static gboolean
do_step (gpointer state, guint step)
{
  Hall *hall = state;

  return steps[step].on_hall != NULL
           ? steps[step].on_hall (hall)
           : steps[step].sends (hall, steps[step].from, steps[step].n_facts);
}

static void
close_hall (gpointer state)
{
  Hall *hall = state;

  g_clear_pointer (&hall->desk, asker_free);
  g_clear_pointer (&hall->collector, dim_collector_free);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_ptr_array_unref (hall->sent);
  g_hash_table_unref (hall->stored);
  dim_clock_free (hall->clock);
  g_free (hall->path);
  g_free (hall);
}

static void
drop_fact_cb (gpointer fact)
{
  dim_fact_free (fact);
}

static gpointer
open_hall (const char *directory, Promises *promises)
{
  Hall *hall = g_new0 (Hall, 1);
  gint64 now_s = 0;

  g_assert_true (dim_time_from_text ("2026-12-01T09:00:00Z", &now_s));
  hall->promises = promises;
  hall->path = g_build_filename (directory, "ledger.db", NULL);
  hall->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  hall->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  hall->sent = g_ptr_array_new_with_free_func (drop_fact_cb);
  make_facts (hall);
  hall->collector = dim_collector_new (hall->path, hall->clock, NULL);
  if (hall->collector != NULL)
    return hall;
  close_hall (hall);
  return NULL;
}

/* What must never be in a ledger. Kinds: 0 voorval, 1 herziening, 2 kenmerken, 3 intrekking,
 * 4 beslissing, 5 nulmelding. */
static const Rule rules[] = {
  { "a registration's fact has no row",
    "SELECT id FROM fact WHERE kind = 0 AND id NOT IN (SELECT id FROM incident)" },
  { "a registration has no fact",
    "SELECT id FROM incident WHERE id NOT IN (SELECT id FROM fact WHERE kind = 0)" },
  { "a fact has no line in the audit log",
    "SELECT id FROM fact WHERE id NOT IN (SELECT object FROM audit WHERE result = '201')" },
  { "a line in the audit log has no fact",
    "SELECT object FROM audit WHERE result = '201' AND action IN"
    " ('voorval', 'herziening', 'kenmerken', 'intrekking', 'beslissing',"
    " 'nulmelding')"
    " AND object NOT IN (SELECT id FROM fact)" },
  { "a device has no line in the audit log",
    "SELECT id FROM device WHERE id NOT IN (SELECT object FROM audit)" },
  { "a withdrawn registration lives",
    "SELECT i.id FROM incident i JOIN fact f ON f.incident = i.id AND f.kind = 3 WHERE is_live" },
  { "a registration is dead without a withdrawal",
    "SELECT id FROM incident WHERE NOT is_live AND id NOT IN"
    " (SELECT incident FROM fact WHERE kind = 3)" },
  { "a decision's fact has no row",
    "SELECT id FROM fact WHERE kind = 4 AND id NOT IN (SELECT id FROM decision)" },
  { "a zero statement's fact has no row",
    "SELECT id FROM fact WHERE kind = 5 AND id NOT IN (SELECT id FROM zero_statement)" },
  { "a zero statement is not told",
    "SELECT id FROM zero_statement z WHERE NOT EXISTS"
    " (SELECT 1 FROM month m WHERE m.area = z.area AND m.month = z.month)" },
  { "a document has a tag by halves",
    "SELECT u.id FROM document_use u JOIN incident i ON i.id = u.incident"
    " WHERE is_live AND (keys = '') <> (document IS NULL)" },
  { "a withdrawn registration shows a document",
    "SELECT u.id FROM document_use u JOIN incident i ON i.id = u.incident"
    " WHERE NOT is_live AND document NOT NULL" },
  { "a tag's fact is not there",
    "SELECT tag_fact FROM document_use WHERE tag_fact <> '' AND tag_fact NOT IN"
    " (SELECT id FROM fact WHERE kind = 2)" },
  { "a document has no tag",
    "SELECT document FROM document_use WHERE document NOT NULL AND document NOT IN"
    " (SELECT document FROM tag)" },
  { "a feed number is ahead of the ledger",
    "SELECT i.id FROM incident i, ledger l WHERE i.position > l.position" },
  { "a feed number is given twice",
    "SELECT position FROM incident GROUP BY position HAVING count (*) > 1" },
  { "a case has no row",
    "SELECT i.id FROM incident i WHERE is_live AND NOT EXISTS (SELECT 1 FROM case_row c"
    " JOIN incident f ON f.number = c.case_key WHERE f.id = i.case_number AND c.is_live)" },
  { "a case counts others than its members",
    "SELECT f.id FROM case_row c JOIN incident f ON f.number = c.case_key WHERE c.is_live AND"
    " c.gross <> (SELECT count (*) FROM incident i WHERE i.is_live AND i.case_number = f.id)" },
  { "a case of nobody counts",
    "SELECT case_key FROM case_row c WHERE is_live AND NOT EXISTS (SELECT 1 FROM incident i"
    " JOIN incident f ON f.id = i.case_number WHERE i.is_live AND f.number = c.case_key)" },
  { "a document counts in a case that is no more",
    "SELECT case_key FROM document_row JOIN case_row USING (case_key) WHERE NOT is_live" },
};

static gboolean
is_kept_cb (sqlite3 *database, const Promise *promise)
{
  static const char *const queries[] = {
    [OFFICE_THERE] = "SELECT 1 FROM office JOIN office_municipality ON office = id WHERE id = ?",
    [DEVICE_ENROLLED] = "SELECT 1 FROM device WHERE id = ? AND public_key NOT NULL",
    [DEVICE_REVOKED] = "SELECT 1 FROM device WHERE id = ? AND revoked_s NOT NULL",
    [FACT_STORED] = "SELECT 1 FROM fact WHERE id = ?",
  };

  if (promise->kind == KEYS_THERE)
    return evidence_number (database, "SELECT serial FROM key_list", NULL) == promise->number;
  return evidence_number (database, queries[promise->kind], promise->id) == 1;
}

static Finding *
judge (gpointer state, const Promise *promises, guint n, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "ledger.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAdministration) administration =
    dim_administration_open (path, dim_clock_system (), &error);
  guint64 lines = 0;

  if (administration == NULL)
    return finding_new (FINDING_UNUSABLE, "%s", error->message);
  if (!dim_administration_verify (administration, &lines, &error))
    return finding_new (FINDING_HALF, "%s", error->message);
  return evidence_judge (path, rules, G_N_ELEMENTS (rules), is_kept_cb, promises, n);
}

const Scenario scenario = {
  .name = "collector",
  .open = open_hall,
  .n_steps = G_N_ELEMENTS (steps),
  .step = do_step,
  .close = close_hall,
  .judge = judge,
  .stride = 48,
  .file = "ledger.db",
  .half = "DELETE FROM case_row",
};
