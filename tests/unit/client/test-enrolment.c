/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment.h"
#include "dim-error.h"
#include "dim-signature.h"
#include "dim-store-inside.h"
#include "workstation.h"

#define CODE "abcde-fghjk mnpqr-stvwx"

typedef struct {
  gboolean is_done;
  DimDevice *device;
  GError *error;
} Outcome;

static gpointer
load_work (DimStore *store, gpointer device, GError **error)
{
  return dim_device_load (store, device, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
forget_work (DimStore *store, gpointer data, GError **error)
{
  return dim_database_exec (dim_store_database (store), "DELETE FROM device", error)
           ? DIM_STORE_DONE
           : NULL;
}

static void
enrolled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->device = g_task_propagate_pointer (G_TASK (result), &outcome->error);
  outcome->is_done = TRUE;
}

static DimDevice *
enrol (Workstation *workstation, const char *code, GError **error)
{
  g_autofree char *collector = servers_collector_url (workstation->servers);
  g_autofree char *evaluator = servers_evaluator_url (workstation->servers);
  DimEnrolment enrolment = { collector, evaluator, code };
  Outcome outcome = { 0 };

  dim_enrolment_run (workstation->store, &enrolment,
                     g_task_new (NULL, NULL, enrolled_cb, &outcome));
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.device;
}

/* A workstation that no server knows yet. */
static void
set_up (Workstation *workstation, gconstpointer data)
{
  workstation_set_up (workstation, data);
  workstation_call (workstation, forget_work, NULL);
  g_hash_table_remove_all (workstation->servers->devices);
}

static void
test_device_is_known_at_both (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDevice) device = enrol (workstation, CODE, &error);
  g_autoptr (DimDevice) stored = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (device->profile->desk, ==, "Balie Centrum");
  g_assert_cmpuint (g_hash_table_size (workstation->servers->devices), ==, 1);

  workstation_call (workstation, load_work, &stored);
  g_assert_cmpmem (dim_signing_key_public (stored->key), DIM_SIGN_PUBLIC_BYTES,
                   dim_signing_key_public (device->key), DIM_SIGN_PUBLIC_BYTES);
  g_assert_cmpstr (stored->profile->device, ==, device->profile->device);
  g_assert_cmpstr (stored->collector_url, ==, device->collector_url);
}

static void
test_half_done_goes_on_with_its_key (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDevice) half = NULL;
  g_autoptr (DimDevice) whole = NULL;

  servers_stop_evaluator (workstation->servers);
  g_assert_null (enrol (workstation, CODE, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_OFFLINE);
  workstation_call (workstation, load_work, &half);
  g_assert_null (half->profile);

  g_clear_error (&error);
  servers_start_evaluator (workstation->servers);
  whole = enrol (workstation, CODE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (dim_signing_key_public (whole->key), DIM_SIGN_PUBLIC_BYTES,
                   dim_signing_key_public (half->key), DIM_SIGN_PUBLIC_BYTES);
  g_assert_cmpuint (g_hash_table_size (workstation->servers->devices), ==, 1);
}

static void
test_unknown_code_is_rejected (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDevice) device = enrol (workstation, "ABCDE-FGHJK-MNPQR-STVWY", &error);

  g_assert_null (device);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
}

static void
test_malformed_code_goes_nowhere (Workstation *workstation, gconstpointer data)
{
  static const char *const codes[] = {
    "",
    "ABCDE-FGHJK",
    "ABCDE-FGHJK-MNPQR-STVW",
    "ABCDE-FGHJK-MNPQR-STVWXY",
    "ABCDE-FGHJK-MNPQR-STVW!",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimDevice) device = enrol (workstation, codes[i], &error);

    g_assert_null (device);
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
  g_assert_cmpuint (g_hash_table_size (workstation->servers->devices), ==, 0);
}

static void
test_differing_list_keys_are_rejected (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDevice) device = NULL;
  g_autoptr (DimDevice) stored = NULL;

  workstation->servers->other_list_key = dim_signing_key_new_random ();
  device = enrol (workstation, CODE, &error);
  g_assert_null (device);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_UNTRUSTED);

  workstation_call (workstation, load_work, &stored);
  g_assert_null (stored->profile);
}

static void
test_enrolled_device_stays_itself (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDevice) first = enrol (workstation, CODE, NULL);
  g_autoptr (DimDevice) second = enrol (workstation, CODE, &error);

  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_plain_http_is_refused_elsewhere (Workstation *workstation, gconstpointer data)
{
  DimEnrolment enrolment = { "http://verzamelserver.example", "http://evaluator.example", CODE };
  Outcome outcome = { 0 };

  dim_enrolment_run (workstation->store, &enrolment,
                     g_task_new (NULL, NULL, enrolled_cb, &outcome));
  while (!outcome.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (outcome.device);
  g_assert_error (outcome.error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&outcome.error);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/enrolment/device-is-known-at-both", test_device_is_known_at_both);
  ADD ("/enrolment/half-done-goes-on-with-its-key", test_half_done_goes_on_with_its_key);
  ADD ("/enrolment/unknown-code-is-rejected", test_unknown_code_is_rejected);
  ADD ("/enrolment/malformed-code-goes-nowhere", test_malformed_code_goes_nowhere);
  ADD ("/enrolment/differing-list-keys-are-rejected", test_differing_list_keys_are_rejected);
  ADD ("/enrolment/enrolled-device-stays-itself", test_enrolled_device_stays_itself);
  ADD ("/enrolment/plain-http-is-refused-elsewhere", test_plain_http_is_refused_elsewhere);
  return g_test_run ();
}
