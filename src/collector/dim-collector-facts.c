/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-collector-inside.h"
#include "dim-fact-codec.h"

#include <string.h>

/* What came in one request: a fact of its own, or a batch. */
typedef struct {
  DimHttpExchange *exchange;
  char device[DIM_UUID_TEXT_LEN];
  char *origin;
  gboolean is_batch;
  GPtrArray *items;    /* (element-type DimBatchItem) */
  GPtrArray *verdicts; /* (element-type DimVerdict), in the same order */
  gboolean is_revoked;
} Delivery;

static Delivery *
new_delivery (DimHttpExchange *exchange, GPtrArray *items, gboolean is_batch)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->exchange = dim_http_exchange_ref (exchange);
  g_strlcpy (delivery->device, dim_http_exchange_caller (exchange), sizeof delivery->device);
  delivery->origin = g_strdup (dim_http_exchange_origin (exchange));
  delivery->is_batch = is_batch;
  delivery->items = items;
  delivery->verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_verdict_free);
  return delivery;
}

static void
free_delivery (Delivery *delivery)
{
  dim_http_exchange_unref (delivery->exchange);
  g_ptr_array_unref (delivery->items);
  g_ptr_array_unref (delivery->verdicts);
  g_free (delivery->origin);
  g_free (delivery);
}

static DimVerdict *
refuse_item (const char *id, DimProblem *problem)
{
  DimVerdict *verdict = dim_verdict_new (id, problem->status);

  verdict->problem = problem;
  return verdict;
}

static const char *
name_kind (const DimBatchItem *item)
{
  return item->fact != NULL ? dim_fact_kind_name (item->fact->kind) : "feit";
}

static gboolean
note_verdict (DimRules *rules,
              const Delivery *delivery,
              const DimBatchItem *item,
              const DimVerdict *verdict,
              GError **error)
{
  g_autofree char *result = verdict->problem != NULL
                              ? g_strdup_printf ("%u %s", verdict->status, verdict->problem->code)
                              : g_strdup_printf ("%u", verdict->status);
  const DimAuditLine line = {
    .action = name_kind (item),
    .object = verdict->id,
    .result = result,
    .origin = delivery->origin,
    .actor = delivery->device,
    .time_s = dim_clock_now_s (rules->clock),
  };

  return rules->ledger->home->audit (rules->ledger, &line, error);
}

/* One fact in an operation of its own: what is refused, or breaks, leaves nothing behind. */
static DimVerdict *
take_fact (DimRules *rules, const DimDeviceProfile *device, const DimFact *fact, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GError) failure = NULL;
  g_autoptr (DimVerdict) verdict = NULL;

  if (!ledger->home->begin_operation (ledger, error))
    return NULL;
  verdict = dim_rules_accept (rules, device, fact, &failure);
  if (verdict == NULL) {
    g_message ("a fact was not stored: %s", failure->message);
    verdict = refuse_item (fact->id, dim_refusal_problem (DIM_REFUSAL_NOT_NOW));
  }
  if (verdict->problem != NULL)
    ledger->home->undo_operation (ledger);
  else if (!ledger->home->keep_operation (ledger, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

static gboolean
take_item (DimRules *rules,
           const DimDeviceProfile *device,
           Delivery *delivery,
           DimBatchItem *item,
           GError **error)
{
  DimVerdict *verdict;

  if (item->fact == NULL)
    verdict = refuse_item (item->id, g_steal_pointer (&item->problem));
  else
    verdict = take_fact (rules, device, item->fact, error);
  if (verdict == NULL)
    return FALSE;
  g_ptr_array_add (delivery->verdicts, verdict);
  return verdict->status == 200 || note_verdict (rules, delivery, item, verdict, error);
}

/* Writer's thread. */
static gboolean
take_delivery_cb (DimRules *rules, gpointer data, GError **error)
{
  Delivery *delivery = data;
  g_autoptr (DimDeviceProfile) device = NULL;

  if (!dim_rules_find_device (rules, delivery->device, &device, error))
    return FALSE;
  delivery->is_revoked = device == NULL;
  for (guint i = 0; device != NULL && i < delivery->items->len; i++)
    if (!take_item (rules, device, delivery, delivery->items->pdata[i], error))
      return FALSE;
  return TRUE;
}

static void
answer_single (DimHttpExchange *exchange, DimVerdict *verdict)
{
  if (verdict->problem == NULL)
    dim_http_exchange_answer (exchange, verdict->status, dim_verdict_encode (verdict));
  else if (verdict->status == 503)
    dim_collector_refuse_for_now (exchange);
  else
    dim_http_exchange_refuse (exchange, g_steal_pointer (&verdict->problem));
}

static void
answer_delivery_cb (gpointer data, const GError *failure)
{
  Delivery *delivery = data;

  if (failure != NULL)
    dim_collector_refuse_for_now (delivery->exchange);
  else if (delivery->is_revoked)
    dim_http_exchange_refuse (delivery->exchange, dim_refusal_problem (DIM_REFUSAL_REVOKED));
  else if (delivery->is_batch)
    dim_http_exchange_answer (delivery->exchange, 200, dim_verdicts_encode (delivery->verdicts));
  else
    answer_single (delivery->exchange, delivery->verdicts->pdata[0]);
  free_delivery (delivery);
}

/* What stands in a single request; NULL, and it is answered, if its id is none. */
static DimBatchItem *
read_item (DimHttpExchange *exchange, DimFactKind kind)
{
  const char *id = dim_http_exchange_parameter (exchange, "id");
  DimProblem *problem = NULL;
  DimBatchItem *item;

  if (!dim_uuid_is_valid (id)) {
    dim_http_exchange_refuse (exchange, dim_refusal_problem (DIM_REFUSAL_BAD_ID));
    return NULL;
  }
  item = g_new0 (DimBatchItem, 1);
  g_strlcpy (item->id, id, sizeof item->id);
  item->fact = dim_fact_decode (kind, id, dim_http_exchange_body (exchange), &problem);
  item->problem = problem;
  return item;
}

/* @item is taken. */
static void
put_item (DimCollector *collector, DimHttpExchange *exchange, DimBatchItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_batch_item_free);

  g_ptr_array_add (items, item);
  dim_commit_queue_push (collector->queue, take_delivery_cb, answer_delivery_cb,
                         new_delivery (exchange, items, FALSE));
}

static void
put_fact (DimCollector *collector, DimHttpExchange *exchange, DimFactKind kind)
{
  DimBatchItem *item = read_item (exchange, kind);

  if (item != NULL)
    put_item (collector, exchange, item);
}

static void
put_incident_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_INCIDENT);
}

static void
put_revision_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_REVISION);
}

static void
put_tags_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_TAGS);
}

static void
put_withdrawal_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_WITHDRAWAL);
}

static void
put_decision_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_DECISION);
}

static void
put_statement_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_STATEMENT);
}

static void
put_entry_times_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_ENTRY_TIMES);
}

static void
put_reader_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_READER);
}

static void
put_certificate_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_CERTIFICATE);
}

static void
put_text_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_TEXT);
}

static void
put_text_keys_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_TEXT_KEYS);
}

static void
put_inquiry_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_INQUIRY);
}

static void
put_reply_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_REPLY);
}

static void
put_proposal_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_PROPOSAL);
}

static void
put_note_key_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_NOTE_KEY);
}

static void
put_year_step_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_YEAR_STEP);
}

static void
put_note_cb (DimHttpExchange *exchange, gpointer data)
{
  put_fact (data, exchange, DIM_FACT_NOTE);
}

/* The signature does not cover the field, so the body says the same, and only that is believed. */
static DimProblem *
check_condition (const DimFact *fact, const char *if_match)
{
  g_autofree char *contents = NULL;
  g_autofree char *etag = NULL;

  if (fact == NULL || fact->approval->kind != DIM_APPROVAL_AGREED || if_match == NULL ||
      strcmp (if_match, "*") == 0)
    return NULL;
  contents = dim_hex_encode (fact->approval->contents, sizeof fact->approval->contents);
  etag = g_strdup_printf ("\"%s\"", contents);
  return strcmp (if_match, etag) != 0 ? dim_refusal_problem (DIM_REFUSAL_MONTH_CHANGED) : NULL;
}

static void
put_approval_cb (DimHttpExchange *exchange, gpointer data)
{
  DimBatchItem *item = read_item (exchange, DIM_FACT_APPROVAL);
  DimProblem *problem;

  if (item == NULL)
    return;
  problem = check_condition (item->fact, dim_http_exchange_if_match (exchange));
  if (problem == NULL) {
    put_item (data, exchange, item);
    return;
  }
  dim_batch_item_free (item);
  dim_http_exchange_refuse (exchange, problem);
}

static void
post_batch_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  DimProblem *problem = NULL;
  GPtrArray *items = dim_batch_decode (dim_http_exchange_body (exchange), &problem);

  if (items == NULL) {
    dim_http_exchange_refuse (exchange, problem);
    return;
  }
  dim_commit_queue_push (collector->queue, take_delivery_cb, answer_delivery_cb,
                         new_delivery (exchange, items, TRUE));
}

void
dim_collector_add_fact_routes (DimCollector *collector)
{
  static const DimHttpRoute routes[] = {
    { "PUT", "/v1/voorvallen/{id}", DIM_HTTP_SIGNED, NULL, put_incident_cb },
    { "PUT", "/v1/herzieningen/{id}", DIM_HTTP_SIGNED, NULL, put_revision_cb },
    { "PUT", "/v1/kenmerken/{id}", DIM_HTTP_SIGNED, NULL, put_tags_cb },
    { "PUT", "/v1/intrekkingen/{id}", DIM_HTTP_SIGNED, NULL, put_withdrawal_cb },
    { "PUT", "/v1/beslissingen/{id}", DIM_HTTP_SIGNED, NULL, put_decision_cb },
    { "PUT", "/v1/nulmeldingen/{id}", DIM_HTTP_SIGNED, NULL, put_statement_cb },
    { "PUT", "/v1/invoertijden/{id}", DIM_HTTP_SIGNED, NULL, put_entry_times_cb },
    { "PUT", "/v1/lezers/{id}", DIM_HTTP_SIGNED, NULL, put_reader_cb },
    { "PUT", "/v1/lezersverklaringen/{id}", DIM_HTTP_SIGNED, NULL, put_certificate_cb },
    { "PUT", "/v1/toelichtingen/{id}", DIM_HTTP_SIGNED, NULL, put_text_cb },
    { "PUT", "/v1/leessleutels/{id}", DIM_HTTP_SIGNED, NULL, put_text_keys_cb },
    { "PUT", "/v1/navragen/{id}", DIM_HTTP_SIGNED, NULL, put_inquiry_cb },
    { "PUT", "/v1/reacties/{id}", DIM_HTTP_SIGNED, NULL, put_reply_cb },
    { "PUT", "/v1/akkoorden/{id}", DIM_HTTP_SIGNED, NULL, put_approval_cb },
    { "PUT", "/v1/voorstellen/{id}", DIM_HTTP_SIGNED, NULL, put_proposal_cb },
    { "PUT", "/v1/notitiesleutels/{id}", DIM_HTTP_SIGNED, NULL, put_note_key_cb },
    { "PUT", "/v1/notities/{id}", DIM_HTTP_SIGNED, NULL, put_note_cb },
    { "PUT", "/v1/jaarstappen/{id}", DIM_HTTP_SIGNED, NULL, put_year_step_cb },
    { "POST", "/v1/aanleveringen", DIM_HTTP_SIGNED, NULL, post_batch_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
