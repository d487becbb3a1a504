/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "servers.h"

#include "dim-changes-codec.h"
#include "dim-enrolment-codec.h"
#include "dim-fact-codec.h"
#include "dim-tally-codec.h"
#include "told.h"

#include <string.h>

#define COLLECTOR_CODE "ABCDEFGHJK"
#define EVALUATOR_CODE "MNPQRSTVWX"
#define DEVICE_ID      "0190d3b2-7c00-7000-8000-0000000000d1"

typedef struct {
  DimFactKind kind;
  guint8 digest[32];
  GBytes *body;
  guint64 position;
} KeptFact;

static void
free_kept (gpointer data)
{
  g_bytes_unref (((KeptFact *) data)->body);
  g_free (data);
}

static gboolean
find_device (const char *keyid,
             guint8 out_public_key[DIM_SIGN_PUBLIC_BYTES],
             gpointer *out_caller,
             const char **out_code,
             gpointer data)
{
  const Servers *servers = data;
  GBytes *key = g_hash_table_lookup (servers->devices, keyid);

  *out_code = "sleutel-onbekend";
  if (key == NULL)
    return FALSE;
  memcpy (out_public_key, g_bytes_get_data (key, NULL), DIM_SIGN_PUBLIC_BYTES);
  *out_caller = NULL;
  return TRUE;
}

static DimProblem *
refusal (guint status, const char *code)
{
  return dim_problem_new (status, code, "Geweigerd", "Dit kan niet.");
}

static DimVerdict *
keep (Servers *servers, const DimFact *fact)
{
  KeptFact *kept = g_hash_table_lookup (servers->facts, fact->id);
  guint8 digest[32];
  DimVerdict *verdict;

  dim_fact_digest (fact, digest);
  if (kept != NULL) {
    gboolean is_same = memcmp (kept->digest, digest, sizeof digest) == 0;

    servers->repeats++;
    verdict = dim_verdict_new (fact->id, is_same ? 200 : 409);
    verdict->position = is_same ? kept->position : 0;
    verdict->problem = is_same ? NULL : refusal (409, "al-anders-vastgelegd");
    return verdict;
  }
  kept = g_new0 (KeptFact, 1);
  kept->kind = fact->kind;
  memcpy (kept->digest, digest, sizeof digest);
  kept->body = dim_fact_encode (fact);
  kept->position = ++servers->position;
  g_hash_table_insert (servers->facts, g_strdup (fact->id), kept);
  servers->stores++;
  if (fact->kind == DIM_FACT_INCIDENT)
    servers_tell_incident (servers, fact, kept->position);
  if (fact->kind == DIM_FACT_REVISION || fact->kind == DIM_FACT_WITHDRAWAL)
    servers_tell_amendment (servers, fact, kept->position);
  verdict = dim_verdict_new (fact->id, 201);
  verdict->position = kept->position;
  return verdict;
}

static DimVerdict *
judge (Servers *servers, const DimFact *fact)
{
  DimVerdict *verdict;
  DimProblem *problem = NULL;

  if (fact->kind == DIM_FACT_INCIDENT && servers->refused_form != NULL &&
      dim_incident_has_code (fact->values, DIM_FIELD_FORM, servers->refused_form)) {
    problem = refusal (400, "ongeldige-inhoud");
    dim_problem_add_fault (problem, "/vorm", "onbekende-code", "Deze vorm bestaat niet.");
  } else if (fact->kind == DIM_FACT_TAGS && servers->refused_tags != NULL &&
             !((DimUseTags *) g_ptr_array_index (fact->uses, 0))->is_withdrawn) {
    problem = refusal (409, servers->refused_tags);
  } else if (servers->refuses_amendments &&
             (fact->kind == DIM_FACT_REVISION || fact->kind == DIM_FACT_WITHDRAWAL)) {
    problem = refusal (403, "geen-recht");
  } else if (fact->kind == DIM_FACT_ENTRY_TIMES) {
    if (servers->refuses_entry_times)
      problem = refusal (400, "ongeldige-inhoud");
  } else if (fact->kind == DIM_FACT_STATEMENT) {
    if (servers->refused_statements != NULL)
      problem = refusal (409, servers->refused_statements);
  } else if (fact->kind != DIM_FACT_INCIDENT && fact->kind != DIM_FACT_DECISION &&
             fact->kind != DIM_FACT_APPROVAL &&
             !g_hash_table_contains (servers->facts, fact->incident)) {
    problem = refusal (404, "niet-gevonden");
  }
  if (problem == NULL)
    return keep (servers, fact);
  verdict = dim_verdict_new (fact->id, problem->status);
  verdict->problem = problem;
  return verdict;
}

static gboolean
refuse_when_busy (Servers *servers, DimHttpExchange *exchange)
{
  if (servers->busy == 0)
    return FALSE;
  servers->busy--;
  dim_http_exchange_refuse_later (exchange, refusal (503, "tijdelijk-niet"), 7);
  return TRUE;
}

static void
put_fact (Servers *servers, DimHttpExchange *exchange, DimFactKind kind)
{
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (DimVerdict) verdict = NULL;
  g_autoptr (DimFact) fact = dim_fact_decode (kind, dim_http_exchange_parameter (exchange, "id"),
                                              dim_http_exchange_body (exchange), &problem);

  if (refuse_when_busy (servers, exchange))
    return;
  if (fact == NULL) {
    dim_http_exchange_refuse (exchange, g_steal_pointer (&problem));
    return;
  }
  verdict = judge (servers, fact);
  if (verdict->problem != NULL)
    dim_http_exchange_refuse (exchange, g_steal_pointer (&verdict->problem));
  else
    dim_http_exchange_answer (exchange, verdict->status, dim_verdict_encode (verdict));
}

#define PUT_ROUTE(name, kind)                                                                      \
  static void name (DimHttpExchange *exchange, gpointer data)                                      \
  {                                                                                                \
    put_fact (data, exchange, kind);                                                               \
  }

PUT_ROUTE (put_incident, DIM_FACT_INCIDENT)
PUT_ROUTE (put_tags, DIM_FACT_TAGS)
PUT_ROUTE (put_revision, DIM_FACT_REVISION)
PUT_ROUTE (put_withdrawal, DIM_FACT_WITHDRAWAL)
PUT_ROUTE (put_decision, DIM_FACT_DECISION)
PUT_ROUTE (put_statement, DIM_FACT_STATEMENT)
PUT_ROUTE (put_entry_times, DIM_FACT_ENTRY_TIMES)
PUT_ROUTE (put_inquiry, DIM_FACT_INQUIRY)
PUT_ROUTE (put_reply, DIM_FACT_REPLY)
PUT_ROUTE (put_approval, DIM_FACT_APPROVAL)
PUT_ROUTE (put_proposal, DIM_FACT_PROPOSAL)

static void
free_verdict (gpointer verdict)
{
  dim_verdict_free (verdict);
}

static void
free_item (gpointer item)
{
  dim_batch_item_free (item);
}

static void
post_batch (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (GPtrArray) verdicts = g_ptr_array_new_with_free_func (free_verdict);
  g_autoptr (GPtrArray) items = NULL;

  if (refuse_when_busy (servers, exchange))
    return;
  items = dim_batch_decode (dim_http_exchange_body (exchange), &problem);
  if (items == NULL) {
    dim_http_exchange_refuse (exchange, g_steal_pointer (&problem));
    return;
  }
  g_ptr_array_set_free_func (items, free_item);
  for (guint i = 0; i < items->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (items, i);

    g_assert_nonnull (item->fact);
    g_ptr_array_add (verdicts, judge (servers, item->fact));
  }
  dim_http_exchange_answer (exchange, 200, dim_verdicts_encode (verdicts));
}

static void
name_list (const Servers *servers, DimChangesPage *page)
{
  g_autofree char *jws = dim_key_list_sign (servers->keys, servers->list_key);

  if (!servers->publishes_list)
    return;
  page->key_list_serial = servers->keys->serial;
  dim_sha256 (jws, strlen (jws), page->key_list_digest);
  if (servers->publishes_wrong)
    page->key_list_digest[0] ^= 1;
}

static void
get_changes (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  const char *cursor = dim_http_exchange_query (exchange, "na");
  const char *limit = dim_http_exchange_query (exchange, "aantal");
  g_autoptr (DimChangesPage) page = dim_changes_page_new ();
  g_autofree char *ledger = NULL;
  g_autofree char *next = NULL;
  guint64 after = 0;

  if (cursor != NULL &&
      (!dim_cursor_decode (cursor, &ledger, &after) || strcmp (ledger, servers->ledger) != 0)) {
    DimProblem *problem = refusal (400, "onbekende-parameter");

    dim_problem_add_fault (problem, "/na", "onbekende-parameter", "Dit is een ander grootboek.");
    dim_http_exchange_refuse (exchange, problem);
    return;
  }
  for (guint i = 0; i < servers->changes->len; i++) {
    const DimChange *change = g_ptr_array_index (servers->changes, i);

    if (change->position <= after)
      continue;
    page->more = page->changes->len == g_ascii_strtoull (limit, NULL, 10);
    if (page->more)
      break;
    g_ptr_array_add (page->changes, dim_change_copy (change));
  }
  if (page->changes->len > 0)
    after = ((DimChange *) g_ptr_array_index (page->changes, page->changes->len - 1))->position;
  next = dim_cursor_encode (servers->ledger, after);
  servers_set_text (&page->cursor, next);
  servers_set_text (&page->ledger, servers->ledger);
  page->safe_until = servers->safe_until;
  page->since_month = servers->since_month;
  page->edition = servers->edition;
  g_array_append_vals (page->months, servers->months->data, servers->months->len);
  name_list (servers, page);
  dim_http_exchange_answer (exchange, 200, dim_changes_page_encode (page));
}

/* One table of one row, whatever the year. */
static void
get_tallies (DimHttpExchange *exchange, gpointer data)
{
  const Servers *servers = data;
  DimMeasures measures = { .cases = 2, .gross = 3, .documents = 1 };
  g_autoptr (GPtrArray) tallies = NULL;
  DimTally *tally;

  if (servers->refuses_tallies) {
    dim_http_exchange_refuse (exchange, refusal (403, "geen-recht"));
    return;
  }
  tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_tally_free);
  tally =
    dim_tally_new (DIM_DIMENSION_FORM,
                   (int) g_ascii_strtoll (dim_http_exchange_query (exchange, "jaar"), NULL, 10), 1);
  servers_set_text (&tally->code_list_version, "2026.1");
  dim_tally_add_row (tally, "look-alike", &measures);
  tally->total = measures;
  g_ptr_array_add (tallies, tally);
  dim_http_exchange_answer (exchange, 200, dim_tallies_encode (tallies));
}

/* FALSE, and refused, unless the code and the signature are right. */
static gboolean
admit (Servers *servers, DimHttpExchange *exchange, const char *code)
{
  g_autoptr (DimProblem) problem = NULL;
  DimEnrolmentRequest request = { 0 };
  gboolean is_right = FALSE;

  if (dim_enrolment_request_decode (dim_http_exchange_body (exchange), &request, &problem)) {
    is_right = strcmp (request.code, code) == 0 &&
               dim_http_exchange_verify_with (exchange, request.public_key);
    if (is_right)
      servers_admit (servers, request.public_key);
    dim_enrolment_request_clear (&request);
  }
  if (!is_right)
    dim_http_exchange_refuse (exchange, refusal (401, "code-ongeldig"));
  return is_right;
}

static void
enrol_at_collector (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  g_autoptr (DimDeviceProfile) profile = NULL;

  if (!admit (servers, exchange, COLLECTOR_CODE))
    return;
  profile = servers_profile (servers);
  dim_http_exchange_answer (exchange, 201, dim_device_profile_encode (profile));
}

static void
enrol_at_evaluator (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  const DimSigningKey *key =
    servers->other_list_key != NULL ? servers->other_list_key : servers->list_key;

  if (admit (servers, exchange, EVALUATOR_CODE))
    dim_http_exchange_answer (exchange, 201,
                              dim_evaluator_enrolment_encode (DEVICE_ID,
                                                              dim_signing_key_public (key)));
}

static void
get_keys (DimHttpExchange *exchange, gpointer data)
{
  const Servers *servers = data;
  g_autofree char *jws = dim_key_list_sign (servers->keys, servers->list_key);

  dim_http_exchange_answer (exchange, 200, dim_key_list_answer_encode (jws));
}

static void
evaluate (const Servers *servers, const DimEvaluationRequest *request, DimEvaluation *out)
{
  guint8 wrong[DIM_VOPRF_SCALAR_BYTES];
  GBytes *secret = g_hash_table_lookup (servers->secrets, request->key_id);

  g_assert_nonnull (secret);
  dim_voprf_random_scalar (wrong);
  g_strlcpy (out->key_id, request->key_id, sizeof out->key_id);
  out->count = request->count;
  g_assert_true (
    dim_voprf_evaluate_batch (servers->has_wrong_secret ? wrong : g_bytes_get_data (secret, NULL),
                              NULL, request->elements, request->count, out->elements, out->proof,
                              NULL));
}

static void
post_evaluation (DimHttpExchange *exchange, gpointer data)
{
  Servers *servers = data;
  g_autoptr (DimProblem) problem = NULL;
  g_autofree DimEvaluationRequest *request = g_new0 (DimEvaluationRequest, 1);
  g_autofree DimEvaluation *evaluation = g_new0 (DimEvaluation, 1);
  GBytes *body = dim_http_exchange_body (exchange);
  GBytes *before;

  servers->evaluation_count++;
  if (servers->is_quota_used) {
    dim_http_exchange_refuse_later (exchange, refusal (429, "quotum-op"), 3600);
    return;
  }
  g_assert_true (dim_evaluation_request_decode (body, request, &problem));
  before = g_hash_table_lookup (servers->evaluations, request->request);
  if (before != NULL && !g_bytes_equal (before, body)) {
    dim_http_exchange_refuse (exchange, refusal (409, "al-anders-vastgelegd"));
    return;
  }
  g_hash_table_insert (servers->evaluations, g_strdup (request->request), g_bytes_ref (body));
  evaluate (servers, request, evaluation);
  dim_http_exchange_answer (exchange, 200, dim_evaluation_encode (evaluation));
}

static const char *const change_queries[] = { "na", "aantal", NULL };

static const char *const tally_queries[] = { "jaar", NULL };

static const DimHttpRoute collector_routes[] = {
  { "PUT", "/v1/voorvallen/{id}", DIM_HTTP_SIGNED, NULL, put_incident },
  { "PUT", "/v1/herzieningen/{id}", DIM_HTTP_SIGNED, NULL, put_revision },
  { "PUT", "/v1/kenmerken/{id}", DIM_HTTP_SIGNED, NULL, put_tags },
  { "PUT", "/v1/intrekkingen/{id}", DIM_HTTP_SIGNED, NULL, put_withdrawal },
  { "PUT", "/v1/beslissingen/{id}", DIM_HTTP_SIGNED, NULL, put_decision },
  { "PUT", "/v1/nulmeldingen/{id}", DIM_HTTP_SIGNED, NULL, put_statement },
  { "PUT", "/v1/invoertijden/{id}", DIM_HTTP_SIGNED, NULL, put_entry_times },
  { "PUT", "/v1/navragen/{id}", DIM_HTTP_SIGNED, NULL, put_inquiry },
  { "PUT", "/v1/akkoorden/{id}", DIM_HTTP_SIGNED, NULL, put_approval },
  { "PUT", "/v1/reacties/{id}", DIM_HTTP_SIGNED, NULL, put_reply },
  { "PUT", "/v1/voorstellen/{id}", DIM_HTTP_SIGNED, NULL, put_proposal },
  { "POST", "/v1/aanleveringen", DIM_HTTP_SIGNED, NULL, post_batch },
  { "GET", "/v1/wijzigingen", DIM_HTTP_SIGNED, change_queries, get_changes },
  { "GET", "/v1/tellingen", DIM_HTTP_SIGNED, tally_queries, get_tallies },
  { "GET", "/v1/deelname", DIM_HTTP_SIGNED, tally_queries, servers_answer_participation },
  { "GET", "/v1/telrijen", DIM_HTTP_SIGNED, change_queries, servers_answer_rows },
  { "GET", "/v1/logregels", DIM_HTTP_SIGNED, change_queries, servers_answer_audit },
  { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, enrol_at_collector },
};

static const DimHttpRoute evaluator_routes[] = {
  { "GET", "/v1/sleutels", DIM_HTTP_SIGNED, NULL, get_keys },
  { "POST", "/v1/evaluaties", DIM_HTTP_SIGNED, NULL, post_evaluation },
  { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, enrol_at_evaluator },
};

static DimHttpServer *
start (Servers *servers, const DimHttpRoute *routes, gsize n_routes, guint16 *port)
{
  g_autoptr (GError) error = NULL;
  DimHttpServer *server = dim_http_server_new (servers->clock, find_device, NULL, servers);

  dim_http_server_add_routes (server, routes, n_routes, servers);
  g_assert_true (dim_http_server_listen (server, "127.0.0.1", *port, NULL, &error));
  g_assert_no_error (error);
  *port = dim_http_server_port (server);
  return server;
}

Servers *
servers_new (DimClock *clock)
{
  Servers *servers = g_new0 (Servers, 1);

  servers->clock = clock;
  servers->devices =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  servers->secrets =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  servers->evaluations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  servers->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept);
  servers->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_change_free);
  servers->months = g_array_new (FALSE, TRUE, sizeof (DimMonth));
  servers->audit = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_audit_entry_free);
  servers->rows = g_array_new (FALSE, TRUE, sizeof (ToldRow));
  servers->since_month = -1;
  servers->edition = DIM_CHANGES_EDITION;
  servers->ledger = g_strdup ("grootboek-een");
  servers->list_key = dim_signing_key_new_random ();
  servers->keys = dim_key_list_new (1);
  servers->publishes_list = TRUE;
  servers_start_collector (servers);
  servers_start_evaluator (servers);
  return servers;
}

void
servers_free (Servers *servers)
{
  servers_stop_collector (servers);
  servers_stop_evaluator (servers);
  g_hash_table_unref (servers->devices);
  g_hash_table_unref (servers->secrets);
  g_hash_table_unref (servers->evaluations);
  g_hash_table_unref (servers->facts);
  g_ptr_array_unref (servers->changes);
  g_array_unref (servers->months);
  g_ptr_array_unref (servers->audit);
  g_array_unref (servers->rows);
  g_clear_pointer (&servers->participation, dim_participation_free);
  g_free (servers->ledger);
  dim_signing_key_free (servers->list_key);
  g_clear_pointer (&servers->other_list_key, dim_signing_key_free);
  dim_key_list_free (servers->keys);
  g_free (servers);
}

void
servers_start_collector (Servers *servers)
{
  servers->collector =
    start (servers, collector_routes, G_N_ELEMENTS (collector_routes), &servers->collector_port);
}

void
servers_stop_collector (Servers *servers)
{
  g_clear_pointer (&servers->collector, dim_http_server_free);
}

void
servers_start_evaluator (Servers *servers)
{
  servers->evaluator =
    start (servers, evaluator_routes, G_N_ELEMENTS (evaluator_routes), &servers->evaluator_port);
}

void
servers_stop_evaluator (Servers *servers)
{
  g_clear_pointer (&servers->evaluator, dim_http_server_free);
}

DimDeviceProfile *
servers_profile (const Servers *servers)
{
  DimDeviceProfile *profile = dim_device_profile_new ();

  g_strlcpy (profile->device, DEVICE_ID, sizeof profile->device);
  servers_set_text (&profile->office, "amsterdam");
  servers_set_text (&profile->office_name, "Gemeente Amsterdam");
  servers_set_text (&profile->contact, "Balie Amsterdam, 14 020");
  servers_set_text (&profile->desk, "Balie Centrum");
  profile->role = servers->role;
  g_strfreev (profile->municipalities);
  profile->municipalities =
    g_strsplit (servers->municipalities != NULL ? servers->municipalities : "GM0363", ",", 0);
  memcpy (profile->list_key, dim_signing_key_public (servers->list_key), sizeof profile->list_key);
  return profile;
}

char *
servers_collector_url (const Servers *servers)
{
  return g_strdup_printf ("http://127.0.0.1:%u", servers->collector_port);
}

char *
servers_evaluator_url (const Servers *servers)
{
  return g_strdup_printf ("http://127.0.0.1:%u", servers->evaluator_port);
}

void
servers_add_key (Servers *servers, const char *id, const char *first, const char *last)
{
  guint8 seed[32];
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  DimKeyEntry entry = { .first = dim_day_from_text (first), .last = dim_day_from_text (last) };

  dim_random_bytes (seed, sizeof seed);
  g_strlcpy (entry.id, id, sizeof entry.id);
  g_assert_true (dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, (const guint8 *) id,
                                            strlen (id), secret, entry.public_key, NULL));
  g_array_append_val (servers->keys->keys, entry);
  servers->keys->serial++;
  g_hash_table_insert (servers->secrets, g_strdup (id), g_bytes_new (secret, sizeof secret));
}

void
servers_destroy_key (Servers *servers, const char *id)
{
  for (guint i = 0; i < servers->keys->keys->len; i++) {
    DimKeyEntry *entry = &g_array_index (servers->keys->keys, DimKeyEntry, i);

    if (strcmp (entry->id, id) == 0)
      entry->is_destroyed = TRUE;
  }
  servers->keys->serial++;
}

void
servers_admit (Servers *servers, const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  g_hash_table_insert (servers->devices, dim_key_thumbprint (public_key),
                       g_bytes_new (public_key, DIM_SIGN_PUBLIC_BYTES));
}

static gboolean
is_after (gpointer id, gpointer fact, gpointer kept)
{
  return ((KeptFact *) fact)->position > *(guint64 *) kept;
}

void
servers_restore (Servers *servers, guint64 kept)
{
  g_hash_table_foreach_remove (servers->facts, is_after, &kept);
  for (guint i = servers->changes->len; i > 0; i--)
    if (((DimChange *) g_ptr_array_index (servers->changes, i - 1))->position > kept)
      g_ptr_array_remove_index (servers->changes, i - 1);
  servers->position = kept;
  g_free (servers->ledger);
  servers->ledger = g_strdup ("grootboek-twee");
}

GPtrArray *
servers_bodies (const Servers *servers, DimFactKind kind)
{
  GPtrArray *bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GHashTableIter iter;
  gpointer fact;

  g_hash_table_iter_init (&iter, servers->facts);
  while (g_hash_table_iter_next (&iter, NULL, &fact))
    if (((KeptFact *) fact)->kind == kind)
      g_ptr_array_add (bodies, g_bytes_ref (((KeptFact *) fact)->body));
  return bodies;
}
