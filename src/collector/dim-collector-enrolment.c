/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector-inside.h"
#include "dim-enrolment-codec.h"

#include <string.h>

typedef struct {
  DimCollector *collector;
  DimHttpExchange *exchange;
  DimEnrolmentRequest request;
  DimDeviceProfile *device; /* NULL: the code does not hold */
  gboolean is_new;
} Enrolment;

static void
free_enrolment (Enrolment *enrolment)
{
  dim_http_exchange_unref (enrolment->exchange);
  dim_enrolment_request_clear (&enrolment->request);
  g_clear_pointer (&enrolment->device, dim_device_profile_free);
  g_free (enrolment);
}

static gboolean
note_enrolment (DimRules *rules, const Enrolment *enrolment, GError **error)
{
  const DimAuditLine line = {
    .action = "apparaat-inschrijven",
    .object = enrolment->device != NULL ? enrolment->device->device : "",
    .result = enrolment->device != NULL ? "201" : "401 code-ongeldig",
    .origin = dim_http_exchange_origin (enrolment->exchange),
    .actor = enrolment->device != NULL ? enrolment->device->device : "",
    .time_s = dim_clock_now_s (rules->clock),
  };

  return rules->ledger->home->audit (rules->ledger, &line, error);
}

/* Writer's thread. */
static gboolean
enrol_cb (DimRules *rules, gpointer data, GError **error)
{
  Enrolment *enrolment = data;

  if (!dim_rules_enrol (rules, enrolment->request.code, enrolment->request.public_key,
                        &enrolment->device, &enrolment->is_new, error))
    return FALSE;
  return (enrolment->device != NULL && !enrolment->is_new) ||
         note_enrolment (rules, enrolment, error);
}

static void
answer_enrolment_cb (gpointer data, const GError *failure)
{
  Enrolment *enrolment = data;

  if (failure != NULL)
    dim_collector_refuse_for_now (enrolment->exchange);
  else if (enrolment->device == NULL)
    dim_http_exchange_refuse (enrolment->exchange, dim_refusal_problem (DIM_REFUSAL_BAD_CODE));
  else {
    dim_http_keys_add (enrolment->collector->keys, enrolment->request.public_key,
                       enrolment->device->device);
    dim_http_exchange_answer (enrolment->exchange, enrolment->is_new ? 201 : 200,
                              dim_device_profile_encode (enrolment->device));
  }
  free_enrolment (enrolment);
}

static void
post_device_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;
  DimEnrolmentRequest request = { 0 };
  DimProblem *problem = NULL;
  Enrolment *enrolment;

  if (!dim_enrolment_request_decode (dim_http_exchange_body (exchange), &request, &problem)) {
    dim_http_exchange_refuse (exchange, problem);
    return;
  }
  if (!dim_http_exchange_verify_with (exchange, request.public_key)) {
    dim_enrolment_request_clear (&request);
    dim_http_exchange_refuse (exchange, dim_refusal_problem (DIM_REFUSAL_BAD_SIGNATURE));
    return;
  }
  enrolment = g_new0 (Enrolment, 1);
  enrolment->collector = collector;
  enrolment->exchange = dim_http_exchange_ref (exchange);
  enrolment->request = request;
  dim_commit_queue_push (collector->queue, enrol_cb, answer_enrolment_cb, enrolment);
}

void
dim_collector_add_enrolment_routes (DimCollector *collector)
{
  static const DimHttpRoute routes[] = {
    { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, post_device_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
