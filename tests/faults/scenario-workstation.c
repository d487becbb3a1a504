/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "scenario.h"
#include "servers.h"

#include "dim-deciding.h"
#include "dim-drafts.h"
#include "dim-kept-tallies.h"
#include "dim-registration.h"
#include "dim-retention.h"
#include "dim-store-inside.h"
#include "dim-synchroniser.h"

#include <string.h>

/* A desk: what is typed, registered, sent, tagged, fetched, decided, thrown away, and lost to time,
 * against servers of this process that never lose anything. */

enum {
  DRAFT_SAVED,   /* number: its version */
  DRAFT_GONE,    /* bytes: sealed */
  REGISTERED,    /* an incident */
  QUEUED,        /* a fact */
  RECEIVED,      /* shown as received */
  NUMBER_KEPT,   /* a use whose number waits, or has its tag */
  NUMBER_GONE,   /* bytes: sealed */
  TABLES_FETCHED /* number: the year */
};

#define N_DRAFTS 6

typedef struct {
  Promises *promises;
  DimClock *clock;
  Servers *servers;
  DimReference *reference;
  DimDevice *device;
  DimStore *store;
  DimSynchroniser *synchroniser;
  DimDraft *drafts[N_DRAFTS];
  int versions[N_DRAFTS];
  GPtrArray *numbers;       /* (element-type utf8): uses that have one */
  GPtrArray *sealed;        /* (element-type GBytes) or NULL, in the same order */
  GPtrArray *sealed_drafts; /* (element-type GBytes) of what was registered or thrown away */
} Desk;

static const guint8 store_key[DIM_SEAL_KEY_BYTES] = "a key that only this test has";

static void
ignore_cb (gpointer data)
{
}

static gpointer
unlock_work (DimStore *store, gpointer data, GError **error)
{
  dim_store_set_key (store, store_key);
  return DIM_STORE_DONE;
}

static gpointer
save_device_work (DimStore *store, gpointer device, GError **error)
{
  return dim_device_save (store, device, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
save_draft_work (DimStore *store, gpointer draft, GError **error)
{
  return dim_drafts_save (store, draft, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
remove_draft_work (DimStore *store, gpointer id, GError **error)
{
  return dim_drafts_remove (store, id, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
load_drafts_work (DimStore *store, gpointer data, GError **error)
{
  return dim_drafts_load (store, error);
}

static gpointer
decide_work (DimStore *store, gpointer decision, GError **error)
{
  return dim_decisions_queue (store, decision, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
keep_tables_work (DimStore *store, gpointer body, GError **error)
{
  return dim_kept_tallies_put (store, 2026, body, error) ? DIM_STORE_DONE : NULL;
}

typedef struct {
  const char *query; /* of one value, by id */
  const char *id;
} Look;

static void
read_bytes (DimStatement *statement, gpointer data)
{
  *(GBytes **) data = dim_statement_bytes (statement, 0);
}

static gpointer
look_work (DimStore *store, gpointer data, GError **error)
{
  const Look *look = data;
  GBytes *found = NULL;
  DimStatement *statement = dim_database_prepare (dim_store_database (store), look->query, error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_text (statement, ":id", look->id);
  return dim_store_read_row (statement, read_bytes, &found, error) ? found : NULL;
}

static GBytes *
look_up (Desk *desk, const char *query, const char *id)
{
  Look look = { query, id };

  return dim_store_call (desk->store, look_work, &look, NULL);
}

static gboolean
call (Desk *desk, DimStoreWork work, gpointer data)
{
  return dim_store_call (desk->store, work, data, NULL) != NULL;
}

static DimDraft *
make_draft (Desk *desk, guint index)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  static const char *const numbers[N_DRAFTS] = { "SPECI2014", "SPECI2021", "",
                                                 "SPECI2011", "SPECI2014", "SPECI2024" };
  char id[DIM_UUID_TEXT_LEN];
  DimDraft *draft;

  dim_random_uuid (dim_clock_now_ms (desk->clock), id);
  draft = dim_draft_new (id);
  draft->incident->date = dim_day_from_text ("2026-11-03");
  draft->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  dim_random_uuid (dim_clock_now_ms (desk->clock), id);
  dim_draft_add_document (draft, id, *numbers[index] != '\0' ? "nationaal-paspoort" : "geen",
                          *numbers[index] != '\0' ? "NLD" : "", numbers[index]);
  return draft;
}

static void
set_version (DimDraft *draft, int version)
{
  g_free (draft->explanation);
  draft->explanation =
    g_strdup_printf ("Versie %c van een lange uitleg over wat er gebeurde", 'A' + version);
}

static int
version_of (const DimDraft *draft)
{
  return strlen (draft->explanation) > 7 ? draft->explanation[7] - 'A' : 0;
}

static gboolean
save_draft (Desk *desk, guint index)
{
  DimDraft *draft = desk->drafts[index];

  set_version (draft, desk->versions[index] + 1);
  if (!call (desk, save_draft_work, draft))
    return FALSE;
  desk->versions[index]++;
  promises_add (desk->promises, DRAFT_SAVED, draft->incident->id, desk->versions[index], NULL);
  return TRUE;
}

static void
note_number (Desk *desk, const DimDraft *draft)
{
  const DimDocumentUse *use = draft->incident->documents->pdata[0];
  GBytes *sealed = look_up (desk, "SELECT sealed FROM number WHERE use = :id", use->id);

  if (sealed == NULL)
    return;
  g_ptr_array_add (desk->numbers, g_strdup (use->id));
  g_ptr_array_add (desk->sealed, sealed);
  promises_add (desk->promises, NUMBER_KEPT, use->id, 0, NULL);
}

static void
note_draft (Desk *desk, const char *id)
{
  GBytes *sealed = look_up (desk, "SELECT sealed FROM draft WHERE id = :id", id);

  if (sealed != NULL)
    g_ptr_array_add (desk->sealed_drafts, sealed);
}

static gboolean
register_draft (Desk *desk, guint index)
{
  DimDraft *draft = desk->drafts[index];
  DimRegistration registration = { draft, { desk->reference, NULL } };
  DimRecord *record;

  note_draft (desk, draft->incident->id);
  record = dim_store_call (desk->store, dim_registration_commit, &registration, NULL);
  if (record == NULL)
    return FALSE;
  dim_record_free (record);
  promises_add (desk->promises, REGISTERED, draft->incident->id, 0, NULL);
  note_number (desk, draft);
  return TRUE;
}

static gboolean
discard_draft (Desk *desk, guint index)
{
  note_draft (desk, desk->drafts[index]->incident->id);
  return call (desk, remove_draft_work, desk->drafts[index]->incident->id);
}

/* After a round: what is shown as received, and which numbers are said to be no more. */
static void
note_round (Desk *desk)
{
  for (guint i = 0; i < N_DRAFTS; i++) {
    const char *id = desk->drafts[i]->incident->id;
    g_autoptr (GBytes) state =
      look_up (desk, "SELECT id FROM incident WHERE id = :id AND state = 1", id);

    if (state != NULL)
      promises_add (desk->promises, RECEIVED, id, 0, NULL);
  }
  for (guint i = 0; i < desk->numbers->len; i++) {
    GBytes *before = desk->sealed->pdata[i];
    g_autoptr (GBytes) now =
      look_up (desk, "SELECT sealed FROM number WHERE use = :id", desk->numbers->pdata[i]);

    if (before == NULL || now != NULL)
      continue;
    promises_add (desk->promises, NUMBER_GONE, desk->numbers->pdata[i], 0, before);
    g_clear_pointer (&desk->sealed->pdata[i], g_bytes_unref);
  }
  for (guint i = 0; i < desk->sealed_drafts->len; i++)
    promises_add (desk->promises, DRAFT_GONE, NULL, 0, desk->sealed_drafts->pdata[i]);
  g_ptr_array_set_size (desk->sealed_drafts, 0);
}

typedef struct {
  gboolean is_done;
  gboolean is_well;
} Outcome;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->is_well = g_task_propagate_boolean (G_TASK (result), NULL);
  outcome->is_done = TRUE;
}

static gboolean
run_round (Desk *desk)
{
  Outcome outcome = { FALSE, FALSE };

  dim_synchroniser_run (desk->synchroniser, g_task_new (NULL, NULL, ran_cb, &outcome));
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  return outcome.is_well;
}

static gboolean
send_all (Desk *desk)
{
  if (!run_round (desk))
    return FALSE;
  note_round (desk);
  return TRUE;
}

/* The evaluator is out of reach: figures go, numbers wait. */
static gboolean
send_without_evaluator (Desk *desk)
{
  gboolean is_sent;

  servers_stop_evaluator (desk->servers);
  (void) run_round (desk);
  is_sent = servers_bodies (desk->servers, DIM_FACT_INCIDENT)->len >= 5;
  servers_start_evaluator (desk->servers);
  return is_sent;
}

static gboolean
decide (Desk *desk)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (DimDecision) decision = NULL;

  dim_random_uuid (dim_clock_now_ms (desk->clock), id);
  decision = dim_decision_new (id, DIM_DECISION_SAME);
  g_strlcpy (decision->first, desk->drafts[0]->incident->id, sizeof decision->first);
  g_strlcpy (decision->second, desk->drafts[1]->incident->id, sizeof decision->second);
  if (!call (desk, decide_work, decision))
    return FALSE;
  promises_add (desk->promises, QUEUED, id, 0, NULL);
  return TRUE;
}

static gboolean
keep_tables (Desk *desk)
{
  static const char text[] = "{\"tellingen\":[]}";
  g_autoptr (GBytes) body = g_bytes_new_static (text, sizeof text - 1);

  if (!call (desk, keep_tables_work, body))
    return FALSE;
  promises_add (desk->promises, TABLES_FETCHED, NULL, 2026, NULL);
  return TRUE;
}

static gboolean
tidy (Desk *desk)
{
  if (dim_store_call (desk->store, dim_retention_run, NULL, NULL) == NULL)
    return FALSE;
  note_round (desk);
  return TRUE;
}

static gboolean
let_days_pass (Desk *desk)
{
  dim_clock_advance (desk->clock, 31 * G_TIME_SPAN_DAY);
  if (tidy (desk))
    return TRUE;
  dim_clock_advance (desk->clock, -31 * G_TIME_SPAN_DAY);
  return FALSE;
}

/* One a row: what is done to which draft. */
static const struct {
  gboolean (*on_draft) (Desk *desk, guint index);
  gboolean (*on_desk) (Desk *desk);
  guint index;
} steps[] = {
  { save_draft, NULL, 0 },     { save_draft, NULL, 0 },
  { save_draft, NULL, 1 },     { register_draft, NULL, 0 },
  { save_draft, NULL, 1 },     { register_draft, NULL, 1 },
  { NULL, send_all, 0 },       { save_draft, NULL, 5 },
  { save_draft, NULL, 2 },     { register_draft, NULL, 2 },
  { NULL, decide, 0 },         { save_draft, NULL, 3 },
  { discard_draft, NULL, 3 },  { NULL, tidy, 0 },
  { NULL, keep_tables, 0 },    { register_draft, NULL, 4 },
  { save_draft, NULL, 5 },     { NULL, send_all, 0 },
  { register_draft, NULL, 5 }, { NULL, send_without_evaluator, 0 },
  { NULL, let_days_pass, 0 },  { NULL, send_all, 0 },
};

static gboolean
do_step (gpointer state, guint step)
{
  Desk *desk = state;

  return steps[step].on_desk != NULL ? steps[step].on_desk (desk)
                                     : steps[step].on_draft (desk, steps[step].index);
}

static DimDevice *
make_device (Servers *servers)
{
  DimDevice *device = g_new0 (DimDevice, 1);

  device->key = dim_signing_key_new_random ();
  device->collector_url = servers_collector_url (servers);
  device->evaluator_url = servers_evaluator_url (servers);
  device->profile = servers_profile (servers);
  servers_admit (servers, dim_signing_key_public (device->key));
  return device;
}

static void
close_desk (gpointer state)
{
  Desk *desk = state;

  g_clear_pointer (&desk->synchroniser, dim_synchroniser_free);
  g_clear_pointer (&desk->store, dim_store_free);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dim_device_free (desk->device);
  dim_reference_free (desk->reference);
  servers_free (desk->servers);
  dim_clock_free (desk->clock);
  for (guint i = 0; i < N_DRAFTS; i++)
    dim_draft_free (desk->drafts[i]);
  g_ptr_array_unref (desk->numbers);
  g_ptr_array_unref (desk->sealed);
  g_ptr_array_unref (desk->sealed_drafts);
  g_free (desk);
}

static void
drop_bytes_cb (gpointer bytes)
{
  g_bytes_unref (bytes);
}

static Desk *
new_desk (Promises *promises)
{
  Desk *desk = g_new0 (Desk, 1);
  gint64 now_s = 0;

  g_assert_true (dim_time_from_text ("2026-11-20T10:00:00Z", &now_s));
  desk->promises = promises;
  desk->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  desk->servers = servers_new (desk->clock);
  servers_add_key (desk->servers, "2026a", "2026-01-01", "2026-12-31");
  desk->reference = dim_reference_load (NULL);
  desk->device = make_device (desk->servers);
  for (guint i = 0; i < N_DRAFTS; i++)
    desk->drafts[i] = make_draft (desk, i);
  desk->numbers = g_ptr_array_new_with_free_func (g_free);
  desk->sealed = g_ptr_array_new_with_free_func (drop_bytes_cb);
  desk->sealed_drafts = g_ptr_array_new_with_free_func (drop_bytes_cb);
  return desk;
}

static gpointer
open_desk (const char *directory, Promises *promises)
{
  DimSynchroniserEvents events = { ignore_cb, ignore_cb, NULL };
  g_autofree char *path = g_build_filename (directory, "store.db", NULL);
  Desk *desk = new_desk (promises);

  desk->store = dim_store_open (path, desk->clock, NULL);
  if (desk->store == NULL || !call (desk, unlock_work, NULL) ||
      !call (desk, save_device_work, desk->device)) {
    close_desk (desk);
    return NULL;
  }
  desk->synchroniser =
    dim_synchroniser_new (desk->store, desk->device, desk->reference, &events, NULL);
  return desk;
}

/* What must never be in a store, whatever was promised: a fact in part. States: 0 waiting, 1
 * received; operations: 0 queued, 1 acknowledged, 2 refused; kinds: 0 incident, 2 tags. */
static const Rule rules[] = {
  { "a waiting registration is not queued",
    "SELECT id FROM incident i WHERE state = 0 AND NOT EXISTS"
    " (SELECT 1 FROM operation o WHERE o.fact = i.id AND o.state = 0)" },
  { "a received registration is still queued",
    "SELECT id FROM incident i WHERE state = 1 AND EXISTS"
    " (SELECT 1 FROM operation o WHERE o.fact = i.id AND o.state <> 1)" },
  { "a queued registration is not there",
    "SELECT fact FROM operation o WHERE kind = 0 AND NOT EXISTS"
    " (SELECT 1 FROM incident i WHERE i.id = o.fact)" },
  { "a registration is a draft too", "SELECT d.id FROM draft d JOIN incident i ON i.id = d.id" },
  { "a number waits for a fact that is not queued",
    "SELECT use FROM number n WHERE fact NOT NULL AND NOT EXISTS"
    " (SELECT 1 FROM operation o WHERE o.fact = n.fact AND o.state = 0)" },
  { "a number has no local check", "SELECT use FROM number n WHERE NOT EXISTS"
                                   " (SELECT 1 FROM local_check l WHERE l.use = n.use) AND made_s >"
                                   " (SELECT max (queued_s) FROM operation) - 30 * 86400" },
  { "a number that is lost is there", "SELECT use FROM number JOIN lost_number USING (use)" },
  { "an acknowledged fact has no position",
    "SELECT fact FROM operation WHERE state = 1 AND position IS NULL" },
};

static gboolean
has_draft (GPtrArray *drafts, const Promise *promise)
{
  for (guint i = 0; i < drafts->len; i++) {
    const DimDraft *draft = drafts->pdata[i];

    if (strcmp (draft->incident->id, promise->id) == 0)
      return version_of (draft) >= promise->number;
  }
  return FALSE;
}

/* A tag that the collector has need not be here. */
static gboolean
has_number (sqlite3 *database, const Promise *promise)
{
  return evidence_number (database, "SELECT 1 FROM number WHERE use = ?", promise->id) == 1 ||
         evidence_number (database, "SELECT 1 FROM lost_number WHERE use = ?", promise->id) == 1 ||
         evidence_number (database, "SELECT count (*) FROM operation WHERE kind = 2 AND state = 1",
                          NULL) > 0;
}

static gboolean
is_kept (Desk *desk, sqlite3 *database, GPtrArray *drafts, const Promise *promise)
{
  switch (promise->kind) {
  case DRAFT_SAVED:
    return has_draft (drafts, promise) ||
           evidence_number (database, "SELECT 1 FROM incident WHERE id = ?", promise->id) == 1 ||
           strcmp (promise->id, desk->drafts[3]->incident->id) == 0; /* thrown away, or just so */
  case REGISTERED:
    return evidence_number (database, "SELECT 1 FROM incident WHERE id = ?", promise->id) == 1;
  case RECEIVED:
    return evidence_number (database, "SELECT state FROM incident WHERE id = ?", promise->id) == 1;
  case QUEUED:
    return evidence_number (database, "SELECT 1 FROM operation WHERE fact = ?", promise->id) == 1;
  case NUMBER_KEPT:
    return has_number (database, promise);
  case TABLES_FETCHED:
    return evidence_number (database, "SELECT year FROM tallies", NULL) == promise->number;
  default:
    return TRUE;
  }
}

static Finding *
check_promises (Desk *desk, sqlite3 *database, GPtrArray *drafts, const Promise *promises, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!is_kept (desk, database, drafts, &promises[i]))
      return finding_new (FINDING_LOST, "promise %u of kind %d", i, promises[i].kind);
  return NULL;
}

static Finding *
check_file (Desk *desk, const char *path, GPtrArray *drafts, const Promise *promises, guint n)
{
  Finding *finding = NULL;
  sqlite3 *database = evidence_open (path, &finding);

  if (database == NULL)
    return finding;
  finding = evidence_check_whole (database);
  if (finding == NULL)
    finding = evidence_check (database, rules, G_N_ELEMENTS (rules));
  if (finding == NULL)
    finding = check_promises (desk, database, drafts, promises, n);
  (void) sqlite3_close (database);
  return finding;
}

/* What was destroyed must be gone before anybody opens the file again. */
static Finding *
check_gone (const char *directory, const Promise *promises, guint n)
{
  for (guint i = 0; i < n; i++)
    if (promises[i].bytes != NULL && evidence_holds (directory, promises[i].bytes))
      return finding_new (FINDING_KEPT, "promise %u of kind %d", i, promises[i].kind);
  return NULL;
}

static Finding *
judge (gpointer state, const Promise *promises, guint n, const char *directory)
{
  Desk *desk = state;
  g_autofree char *path = g_build_filename (directory, "store.db", NULL);
  Finding *finding = check_gone (directory, promises, n);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (DimStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (finding != NULL)
    return finding;
  store = dim_store_open (path, desk->clock, &error);
  if (store == NULL || dim_store_call (store, unlock_work, NULL, &error) == NULL)
    return finding_new (FINDING_UNUSABLE, "%s", error->message);
  drafts = dim_store_call (store, load_drafts_work, NULL, &error);
  if (drafts == NULL)
    return finding_new (FINDING_UNUSABLE, "%s", error->message);
  return check_file (desk, path, drafts, promises, n);
}

const Scenario scenario = {
  .name = "workstation",
  .open = open_desk,
  .n_steps = G_N_ELEMENTS (steps),
  .step = do_step,
  .close = close_desk,
  .judge = judge,
  .stride = 80,
  .file = "store.db",
  .half = "UPDATE operation SET state = 0 WHERE state = 1",
};
