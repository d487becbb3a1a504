/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-routes.h"

#include "dim-admission.h"
#include "dim-database-worker.h"
#include "dim-enrolment-codec.h"
#include "dim-error.h"
#include "dim-evaluation-codec.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-refusal.h"
#include "dim-evaluator-store.h"
#include "dim-http-keys.h"
#include "dim-reference-codec.h"

#include <string.h>

#define RETRY_S 30
#define DAY_S   (24 * 60 * 60)

struct _DimEvaluator {
  const DimClock *clock;
  char *directory;
  DimDatabaseWorker *worker;
  DimHttpServer *server;
  DimHttpKeys *keys; /* of the devices */
  guint day_timer;
};

/* One evaluation: the database decides, a thread of the pool computes, the main loop answers. */
typedef struct {
  DimHttpExchange *exchange;
  const DimClock *clock;
  char *directory;
  DimAdmissionRequest asked;
  DimAdmission admission;
  DimEvaluationRequest request;
  DimEvaluation evaluation;
} Evaluating;

typedef struct {
  DimHttpKeys *keys;
  DimHttpExchange *exchange;
  DimEvaluatorEnrolment enrolment;
  char device[DIM_UUID_TEXT_LEN];
  gboolean is_new;
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
} Enrolling;

typedef struct {
  DimHttpExchange *exchange;
  char device[DIM_UUID_TEXT_LEN];
  gboolean is_revoked;
} Listing;

static void
free_evaluating (Evaluating *evaluating)
{
  dim_http_exchange_unref (evaluating->exchange);
  g_free (evaluating->directory);
  g_free (evaluating);
}

static void
free_enrolling (Enrolling *enrolling)
{
  dim_http_exchange_unref (enrolling->exchange);
  dim_http_keys_unref (enrolling->keys);
  g_free (enrolling);
}

static void
free_listing (Listing *listing)
{
  dim_http_exchange_unref (listing->exchange);
  g_free (listing);
}

static void
refuse_for_now (DimHttpExchange *exchange, const GError *cause)
{
  g_message ("%s", cause->message);
  dim_http_exchange_refuse_later (exchange, dim_evaluator_refusal_for_now (), RETRY_S);
}

static void
evaluate_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Evaluating *evaluating = data;
  DimEvaluation *evaluation = &evaluating->evaluation;
  GError *error = NULL;
  guint8 *secret =
    dim_evaluator_key_load (evaluating->directory, &evaluating->admission.key, &error);
  gboolean is_evaluated;

  if (secret == NULL) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_STORAGE, "%s", error->message);
    g_error_free (error);
    return;
  }
  memcpy (evaluation->key_id, evaluating->request.key_id, sizeof evaluation->key_id);
  evaluation->count = evaluating->request.count;
  is_evaluated =
    dim_voprf_evaluate_batch (secret, NULL, evaluating->request.elements, evaluation->count,
                              evaluation->elements, evaluation->proof, &error);
  dim_secret_free (secret);
  if (is_evaluated)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
evaluated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Evaluating *evaluating = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    dim_http_exchange_answer (evaluating->exchange, 200,
                              dim_evaluation_encode (&evaluating->evaluation));
  else
    refuse_for_now (evaluating->exchange, error);
  free_evaluating (evaluating);
}

static void
refuse_admission (Evaluating *evaluating)
{
  const DimAdmission *admission = &evaluating->admission;
  DimProblem *problem = dim_evaluator_refusal_of_admission (admission);

  if (admission->is_first_alarm)
    g_message ("ALARM: the national quota of the day is used up");
  if (admission->outcome != DIM_ADMISSION_QUOTA_IS_UP) {
    dim_http_exchange_refuse (evaluating->exchange, problem);
    return;
  }
  dim_http_exchange_refuse_later (evaluating->exchange, problem,
                                  dim_quota_retry_after_s (admission->quota,
                                                           dim_clock_now_s (evaluating->clock)));
}

static void
admitted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Evaluating *evaluating = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  (void) dim_database_worker_run_finish (result, &error);
  if (error != NULL) {
    refuse_for_now (evaluating->exchange, error);
    free_evaluating (evaluating);
    return;
  }
  if (evaluating->admission.outcome != DIM_ADMISSION_GRANTED) {
    refuse_admission (evaluating);
    free_evaluating (evaluating);
    return;
  }
  task = g_task_new (NULL, NULL, evaluated_cb, evaluating);
  g_task_set_task_data (task, evaluating, NULL);
  g_task_run_in_thread (task, evaluate_in_thread);
}

static gpointer
admit_work (DimDatabase *database, gpointer data, GError **error)
{
  Evaluating *evaluating = data;

  (void) dim_admission_decide (database, &evaluating->asked, evaluating->clock,
                               &evaluating->admission, error);
  return NULL;
}

/* What is no element is found before anything is counted: a bad question costs no quota. */
static DimProblem *
read_question (GBytes *body, DimEvaluationRequest *out)
{
  DimProblem *problem = NULL;

  if (!dim_evaluation_request_decode (body, out, &problem))
    return problem;
  return dim_evaluator_refusal_of_elements (out->elements, out->count);
}

static void
evaluate (DimHttpExchange *exchange, gpointer data)
{
  DimEvaluator *evaluator = data;
  Evaluating *evaluating = g_new0 (Evaluating, 1);
  GBytes *body = dim_http_exchange_body (exchange);
  DimProblem *problem = read_question (body, &evaluating->request);
  DimAdmissionRequest *asked = &evaluating->asked;

  if (problem != NULL) {
    dim_http_exchange_refuse (exchange, problem);
    g_free (evaluating);
    return;
  }
  evaluating->exchange = dim_http_exchange_ref (exchange);
  evaluating->clock = evaluator->clock;
  evaluating->directory = g_strdup (evaluator->directory);
  (void) g_strlcpy (asked->device, dim_http_exchange_caller (exchange), sizeof asked->device);
  memcpy (asked->request, evaluating->request.request, sizeof asked->request);
  memcpy (asked->key_id, evaluating->request.key_id, sizeof asked->key_id);
  asked->elements = evaluating->request.count;
  dim_sha256 (g_bytes_get_data (body, NULL), g_bytes_get_size (body), asked->digest);
  dim_database_worker_run (evaluator->worker, admit_work, evaluating, NULL, NULL, NULL, admitted_cb,
                           evaluating);
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Enrolling *enrolling = data;
  g_autoptr (GError) error = NULL;

  (void) dim_database_worker_run_finish (result, &error);
  if (error == NULL) {
    dim_http_keys_add (enrolling->keys, enrolling->enrolment.public_key, enrolling->device);
    dim_http_exchange_answer (enrolling->exchange, enrolling->is_new ? 201 : 200,
                              dim_evaluator_enrolment_encode (enrolling->device,
                                                              enrolling->list_key));
  } else if (g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED)) {
    dim_http_exchange_refuse (enrolling->exchange, dim_evaluator_refusal_of_code ());
  } else {
    refuse_for_now (enrolling->exchange, error);
  }
  free_enrolling (enrolling);
}

/* The list key comes first: without one the device could pin nothing, so the code is not used up.
 */
static gpointer
enrol_work (DimDatabase *database, gpointer data, GError **error)
{
  Enrolling *enrolling = data;
  g_autofree char *jws = dim_evaluator_key_list (database, enrolling->list_key, error);

  if (jws != NULL)
    (void) dim_evaluator_device_enrol (database, &enrolling->enrolment, enrolling->device,
                                       &enrolling->is_new, error);
  return NULL;
}

static void
enrol (DimHttpExchange *exchange, gpointer data)
{
  DimEvaluator *evaluator = data;
  DimEnrolmentRequest request = { 0 };
  DimProblem *problem = NULL;
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  Enrolling *enrolling;

  if (!dim_enrolment_request_decode (dim_http_exchange_body (exchange), &request, &problem)) {
    dim_http_exchange_refuse (exchange, problem);
    return;
  }
  if (!dim_http_exchange_verify_with (exchange, request.public_key)) {
    dim_http_exchange_refuse (exchange, dim_evaluator_refusal_of_signature ());
  } else if (!dim_one_time_code_normalise (request.code, code)) {
    dim_http_exchange_refuse (exchange, dim_evaluator_refusal_of_code ());
  } else {
    enrolling = g_new0 (Enrolling, 1);
    enrolling->keys = dim_http_keys_ref (evaluator->keys);
    enrolling->exchange = dim_http_exchange_ref (exchange);
    enrolling->enrolment.now_s = dim_clock_now_s (evaluator->clock);
    memcpy (enrolling->enrolment.public_key, request.public_key, DIM_SIGN_PUBLIC_BYTES);
    dim_one_time_code_hash (code, enrolling->enrolment.code_digest);
    dim_wipe (code, sizeof code);
    dim_database_worker_run (evaluator->worker, enrol_work, enrolling, NULL, NULL, NULL,
                             enrolled_cb, enrolling);
  }
  dim_enrolment_request_clear (&request);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Listing *listing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *jws = dim_database_worker_run_finish (result, &error);

  if (jws != NULL)
    dim_http_exchange_answer (listing->exchange, 200, dim_key_list_answer_encode (jws));
  else if (error == NULL)
    dim_http_exchange_refuse (listing->exchange, dim_evaluator_refusal_of_device ());
  else
    refuse_for_now (listing->exchange, error);
  free_listing (listing);
}

static gpointer
list_work (DimDatabase *database, gpointer data, GError **error)
{
  Listing *listing = data;
  g_autofree char *office = NULL;

  if (!dim_evaluator_device_office (database, listing->device, &office, error) || office == NULL)
    return NULL;
  return dim_evaluator_key_list (database, NULL, error);
}

static void
list_keys (DimHttpExchange *exchange, gpointer data)
{
  DimEvaluator *evaluator = data;
  Listing *listing = g_new0 (Listing, 1);

  listing->exchange = dim_http_exchange_ref (exchange);
  (void) g_strlcpy (listing->device, dim_http_exchange_caller (exchange), sizeof listing->device);
  dim_database_worker_run (evaluator->worker, list_work, listing, NULL, g_free, NULL, listed_cb,
                           listing);
}

static void
say_healthy (DimHttpExchange *exchange, gpointer data)
{
  static const char body[] = "{\"status\":\"goed\"}";

  dim_http_exchange_answer (exchange, 200, g_bytes_new_static (body, sizeof body - 1));
}

static void
say_contract (DimHttpExchange *exchange, gpointer data)
{
  dim_http_exchange_answer (exchange, 200, dim_openapi_builtin ("evaluator"));
}

static const DimHttpRoute routes[] = {
  { "POST", "/v1/evaluaties", DIM_HTTP_SIGNED, NULL, evaluate },
  { "GET", "/v1/sleutels", DIM_HTTP_SIGNED, NULL, list_keys },
  { "POST", "/v1/apparaten", DIM_HTTP_ENROLMENT, NULL, enrol },
  { "GET", "/v1/gezondheid", DIM_HTTP_OPEN, NULL, say_healthy },
  { "GET", "/v1/openapi.json", DIM_HTTP_OPEN, NULL, say_contract },
};

static gboolean
load_devices (DimEvaluator *evaluator, DimDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) devices = dim_evaluator_device_all (database, NULL, error);

  for (guint i = 0; devices != NULL && i < devices->len; i++) {
    const DimEvaluatorDevice *device = g_ptr_array_index (devices, i);

    if (device->is_enrolled)
      dim_http_keys_add (evaluator->keys, device->public_key, device->id);
  }
  return devices != NULL;
}

static gboolean
try_keys (const char *directory, DimDatabase *database, GError **error)
{
  g_autoptr (GArray) keys = dim_evaluator_key_all (database, error);

  for (guint i = 0; keys != NULL && i < keys->len; i++) {
    const DimKeyEntry *entry = &g_array_index (keys, DimKeyEntry, i);
    guint8 *secret;

    if (entry->is_destroyed)
      continue;
    secret = dim_evaluator_key_load (directory, entry, error);
    if (secret == NULL) {
      g_prefix_error (error, "Cannot serve key %s: ", entry->id);
      return FALSE;
    }
    dim_secret_free (secret);
  }
  return keys != NULL;
}

static gboolean
forget_copies_cb (gpointer data)
{
  DimEvaluator *evaluator = data;
  g_autoptr (GError) error = NULL;

  if (!dim_evaluator_store_forget_copies (evaluator->directory, dim_clock_now_s (evaluator->clock),
                                          &error))
    g_message ("%s", error->message);
  return G_SOURCE_CONTINUE;
}

DimEvaluator *
dim_evaluator_new (DimDatabase *database,
                   const char *directory,
                   const DimClock *clock,
                   GError **error)
{
  g_autoptr (DimDatabase) owned_database = database;
  g_autoptr (DimEvaluator) evaluator = g_new0 (DimEvaluator, 1);

  g_return_val_if_fail (database != NULL && directory != NULL && clock != NULL, NULL);
  evaluator->clock = clock;
  evaluator->directory = g_strdup (directory);
  evaluator->keys = dim_http_keys_new ();
  if (!try_keys (directory, database, error) || !load_devices (evaluator, database, error))
    return NULL;
  evaluator->worker = dim_database_worker_new (g_steal_pointer (&owned_database));
  evaluator->server = dim_http_server_new (clock, dim_http_keys_look_up, g_free, evaluator->keys);
  dim_http_server_add_routes (evaluator->server, routes, G_N_ELEMENTS (routes), evaluator);
  (void) forget_copies_cb (evaluator);
  evaluator->day_timer = g_timeout_add_seconds (DAY_S, forget_copies_cb, evaluator);
  return g_steal_pointer (&evaluator);
}

DimHttpServer *
dim_evaluator_server (DimEvaluator *evaluator)
{
  g_return_val_if_fail (evaluator != NULL, NULL);
  return evaluator->server;
}

void
dim_evaluator_free (DimEvaluator *evaluator)
{
  if (evaluator == NULL)
    return;
  g_clear_handle_id (&evaluator->day_timer, g_source_remove);
  g_clear_pointer (&evaluator->server, dim_http_server_free);
  g_clear_pointer (&evaluator->worker, dim_database_worker_free);
  g_clear_pointer (&evaluator->keys, dim_http_keys_unref);
  g_free (evaluator->directory);
  g_free (evaluator);
}
