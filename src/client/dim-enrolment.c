/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment.h"

#include "dim-enrolment-codec.h"
#include "dim-error.h"
#include "dim-http-client.h"
#include "dim-one-time-code.h"
#include "dim-signature.h"
#include "dim-sync-step.h"

#include <string.h>

#define HALF ((gsize) DIM_ONE_TIME_CODE_LEN)

typedef struct {
  DimStore *store;
  char *collector_url;
  char *evaluator_url;
  char collector_code[DIM_ONE_TIME_CODE_TEXT_LEN];
  char evaluator_code[DIM_ONE_TIME_CODE_TEXT_LEN];
  DimDevice *device;
  DimHttpClient *client; /* to the server that is being asked */
} Enrolling;

static void
free_device (gpointer device)
{
  dim_device_free (device);
}

static void
free_enrolling (gpointer data)
{
  Enrolling *enrolling = data;

  g_clear_pointer (&enrolling->client, dim_http_client_free);
  g_clear_pointer (&enrolling->device, dim_device_free);
  g_free (enrolling->collector_url);
  g_free (enrolling->evaluator_url);
  g_free (enrolling);
}

/* Both halves stand in one text; what parts them does not matter. */
static gboolean
split_code (const char *typed, Enrolling *enrolling)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *first = NULL;

  for (const char *at = typed; *at != '\0'; at++)
    if (!g_ascii_isspace (*at) && *at != '-')
      g_string_append_c (plain, *at);
  if (plain->len != 2 * HALF)
    return FALSE;
  first = g_strndup (plain->str, HALF);
  return dim_one_time_code_normalise (first, enrolling->collector_code) &&
         dim_one_time_code_normalise (plain->str + HALF, enrolling->evaluator_code);
}

static void
digest_code (const Enrolling *enrolling, guint8 out[DIM_SHA256_BYTES])
{
  g_autofree char *code = g_strconcat (enrolling->collector_code, enrolling->evaluator_code, NULL);

  dim_sha256 (code, strlen (code), out);
}

/* The key of an enrolment that half succeeded goes on with the same code; another code makes
 * another key. It is on disk before any server hears of it. */
static gpointer
prepare_work (DimStore *store, gpointer data, GError **error)
{
  Enrolling *enrolling = data;
  g_autoptr (DimDevice) device = NULL;
  guint8 digest[DIM_SHA256_BYTES];

  if (!dim_device_load (store, &device, error))
    return NULL;
  digest_code (enrolling, digest);
  if (device != NULL && device->profile != NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT,
                 "Cannot enrol the device: it is enrolled already");
    return NULL;
  }
  if (device == NULL || !dim_equal (device->code_digest, digest, sizeof digest)) {
    g_clear_pointer (&device, dim_device_free);
    device = g_new0 (DimDevice, 1);
    device->key = dim_signing_key_new_random ();
    memcpy (device->code_digest, digest, sizeof digest);
  }
  g_free (device->collector_url);
  g_free (device->evaluator_url);
  device->collector_url = g_strdup (enrolling->collector_url);
  device->evaluator_url = g_strdup (enrolling->evaluator_url);
  if (!dim_device_save (store, device, error))
    return NULL;
  enrolling->device = g_steal_pointer (&device);
  return DIM_STORE_DONE;
}

static gpointer
save_work (DimStore *store, gpointer data, GError **error)
{
  const Enrolling *enrolling = data;

  return dim_device_save (store, enrolling->device, error) ? DIM_STORE_DONE : NULL;
}

static void
ask (GTask *task, const char *url, const char *code, GAsyncReadyCallback done)
{
  Enrolling *enrolling = g_task_get_task_data (task);
  g_autoptr (GBytes) body =
    dim_enrolment_request_encode (code, dim_signing_key_public (enrolling->device->key));
  GError *error = NULL;

  g_clear_pointer (&enrolling->client, dim_http_client_free);
  enrolling->client =
    dim_http_client_new (url, enrolling->device->key, dim_store_clock (enrolling->store), &error);
  if (enrolling->client != NULL) {
    dim_http_client_send (enrolling->client, "POST", "/v1/apparaten", NULL, body,
                          g_task_get_cancellable (task), done, task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/* NULL, and @task answered, unless the server said yes. */
static DimHttpAnswer *
take_answer (GTask *task, GAsyncResult *result)
{
  Enrolling *enrolling = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (enrolling->client, result, &error);

  if (answer == NULL) {
    g_task_return_error (task, error);
    return NULL;
  }
  if (answer->body != NULL)
    return g_steal_pointer (&answer);
  if (answer->status == 429 || answer->status >= 500)
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_OFFLINE,
                             "Cannot enrol the device: a server has no time now");
  else if (answer->status == 401 && dim_trouble_of_unproven (answer) == DIM_TROUBLE_WRONG_CLOCK)
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_CLOCK,
                             "Cannot enrol the device: the clock of this computer is wrong");
  else
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_REJECTED,
                             "Cannot enrol the device: the code is unknown, used or expired");
  return NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrolling *enrolling = g_task_get_task_data (task);

  if (dim_sync_worked (task, result))
    g_task_return_pointer (task, g_steal_pointer (&enrolling->device), free_device);
}

static void
evaluator_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrolling *enrolling = g_task_get_task_data (task);
  g_autoptr (DimHttpAnswer) answer = take_answer (task, result);
  char device[DIM_UUID_TEXT_LEN];
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];

  if (answer == NULL)
    return;
  if (!dim_evaluator_enrolment_decode (answer->body, device, list_key, NULL)) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_UNTRUSTED,
                             "Cannot enrol the device: that is no evaluator's answer");
    return;
  }
  if (!dim_equal (list_key, enrolling->device->profile->list_key, sizeof list_key)) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_UNTRUSTED,
                             "Cannot enrol the device: the servers name different list keys");
    return;
  }
  dim_sync_work (g_steal_pointer (&task), enrolling->store, save_work, saved_cb);
}

static void
collector_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrolling *enrolling = g_task_get_task_data (task);
  g_autoptr (DimHttpAnswer) answer = take_answer (task, result);

  if (answer == NULL)
    return;
  enrolling->device->profile = dim_device_profile_decode (answer->body, NULL);
  if (enrolling->device->profile == NULL) {
    g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_UNTRUSTED,
                             "Cannot enrol the device: that is no collector's answer");
    return;
  }
  ask (g_steal_pointer (&task), enrolling->evaluator_url, enrolling->evaluator_code,
       evaluator_answered_cb);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Enrolling *enrolling = g_task_get_task_data (task);

  if (dim_sync_worked (task, result))
    ask (g_steal_pointer (&task), enrolling->collector_url, enrolling->collector_code,
         collector_answered_cb);
}

void
dim_enrolment_run (DimStore *store, const DimEnrolment *enrolment, GTask *task)
{
  Enrolling *enrolling;

  g_return_if_fail (store != NULL && enrolment != NULL && G_IS_TASK (task));
  enrolling = g_new0 (Enrolling, 1);
  enrolling->store = store;
  enrolling->collector_url = g_strdup (enrolment->collector_url);
  enrolling->evaluator_url = g_strdup (enrolment->evaluator_url);
  g_task_set_task_data (task, enrolling, free_enrolling);
  if (split_code (enrolment->code, enrolling)) {
    dim_sync_work (task, store, prepare_work, prepared_cb);
    return;
  }
  g_task_return_new_error (task, DIM_ERROR, DIM_ERROR_INVALID,
                           "Cannot enrol the device: the code has another form");
  g_object_unref (task);
}
