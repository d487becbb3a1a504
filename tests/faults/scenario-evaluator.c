/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "asking.h"
#include "evidence.h"
#include "scenario.h"

#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-routes.h"
#include "dim-evaluator-store.h"
#include "dim-one-time-code.h"

#include <string.h>

/* An evaluator from its first key on: keys, an office, a device, what it asks, the quota, and the
 * end of a key. A promise is an answer that was sent, or a command that ended well. */

enum {
  KEY_THERE,
  KEY_DESTROYED,
  OFFICE_THERE,
  QUOTA_SET, /* number: a day */
  DEVICE_ENROLLED,
  DEVICE_REVOKED,
  REQUEST_COUNTED, /* number: elements */
};

#define N_REQUESTS 4
#define ELEMENTS   3 /* as the first of the rules has it */

typedef struct {
  Promises *promises;
  char *directory;
  DimClock *clock;
  DimSigningKey *list_key;
  DimDatabase *administration; /* a connection of its own, as a command has */
  DimEvaluator *evaluator;
  Asker *desk;
  char device[DIM_UUID_TEXT_LEN];
  DimEvaluationRequest requests[N_REQUESTS];
} Room;

static gboolean
add_key (Room *room, guint year)
{
  DimKeyEntry entry = { .first = dim_day_new ((int) year, 1, 1),
                        .last = dim_day_new ((int) year, 12, 31) };
  g_autoptr (GError) error = NULL;

  (void) g_snprintf (entry.id, sizeof entry.id, "%ua", year);
  if (!dim_evaluator_key_new (room->administration, room->directory, &entry, room->list_key,
                              dim_clock_now_s (room->clock), &error))
    return FALSE;
  promises_add (room->promises, KEY_THERE, entry.id, 0, NULL);
  return TRUE;
}

static gboolean
destroy_key (Room *room, guint year)
{
  g_autofree char *id = g_strdup_printf ("%ua", year);

  if (!dim_evaluator_key_destroy (room->administration, room->directory, id, room->list_key,
                                  dim_clock_now_s (room->clock), NULL))
    return FALSE;
  promises_add (room->promises, KEY_DESTROYED, id, 0, NULL);
  return TRUE;
}

static gboolean
add_office (Room *room, guint unused)
{
  if (!dim_evaluator_office_add (room->administration, "amsterdam", "Amsterdam", NULL))
    return FALSE;
  promises_add (room->promises, OFFICE_THERE, "amsterdam", 0, NULL);
  return TRUE;
}

static gboolean
set_quota (Room *room, guint day)
{
  if (!dim_evaluator_office_set_quota (room->administration, "amsterdam", day, 100 * day, NULL))
    return FALSE;
  promises_add (room->promises, QUOTA_SET, "amsterdam", day, NULL);
  return TRUE;
}

static gboolean
add_code (Room *room, char code[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  DimEvaluatorDevice device = { .office = (char[]){ "amsterdam" }, .role = (char[]){ "balie" } };
  guint8 random[DIM_ONE_TIME_CODE_LEN];
  guint8 digest[DIM_SHA256_BYTES];

  dim_random_uuid (dim_clock_now_ms (room->clock), device.id);
  device.code_expires_s = dim_clock_now_s (room->clock) + 1000;
  dim_random_bytes (random, sizeof random);
  dim_one_time_code_make (random, code);
  dim_one_time_code_hash (code, digest);
  return dim_evaluator_device_add (room->administration, &device, digest, NULL);
}

static gboolean
enrol (Room *room, guint unused)
{
  g_autoptr (Asker) asker = asker_new (dim_evaluator_server (room->evaluator), room->clock);
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES];
  g_autoptr (GBytes) body = NULL;
  g_auto (Question) question = { 0 };

  if (!add_code (room, code))
    return FALSE;
  body = dim_enrolment_request_encode (code, dim_signing_key_public (asker->key));
  asker_send (asker, "POST", "/v1/apparaten", body, &question);
  question_wait (&question);
  if (question.status != 201 ||
      !dim_evaluator_enrolment_decode (question.body, room->device, list_key, NULL))
    return FALSE;
  promises_add (room->promises, DEVICE_ENROLLED, room->device, 0, NULL);
  g_clear_pointer (&room->desk, asker_free);
  room->desk = g_steal_pointer (&asker);
  return TRUE;
}

static gboolean
ask (Room *room, guint index)
{
  const DimEvaluationRequest *request = &room->requests[index];
  g_autoptr (GBytes) body = dim_evaluation_request_encode (request);
  g_auto (Question) question = { 0 };

  asker_send (room->desk, "POST", "/v1/evaluaties", body, &question);
  question_wait (&question);
  if (question.status != 200)
    return FALSE;
  promises_add (room->promises, REQUEST_COUNTED, request->request, request->count, NULL);
  return TRUE;
}

static gboolean
revoke_device (Room *room, guint unused)
{
  if (!dim_evaluator_device_revoke (room->administration, room->device,
                                    dim_clock_now_s (room->clock), NULL))
    return FALSE;
  promises_add (room->promises, DEVICE_REVOKED, room->device, 0, NULL);
  return TRUE;
}

static const struct {
  gboolean (*run) (Room *room, guint number);
  guint number;
} steps[] = {
  { add_key, 2026 }, { add_key, 2027 }, { add_office, 0 },    { set_quota, 40 },     { enrol, 0 },
  { ask, 0 },        { ask, 1 },        { ask, 0 },           { set_quota, 60 },     { ask, 2 },
  { ask, 3 },        { ask, 3 },        { revoke_device, 0 }, { destroy_key, 2026 },
};

static gboolean
do_step (gpointer state, guint step)
{
  return steps[step].run (state, steps[step].number);
}

static void
make_request (Room *room, DimEvaluationRequest *request)
{
  guint8 blind[DIM_VOPRF_SCALAR_BYTES];

  dim_random_uuid (dim_clock_now_ms (room->clock), request->request);
  g_strlcpy (request->key_id, "2026a", sizeof request->key_id);
  request->count = ELEMENTS;
  for (guint8 i = 0; i < ELEMENTS; i++) {
    guint8 *element = request->elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES;

    dim_voprf_random_scalar (blind);
    dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, &i, sizeof i, blind, element, NULL);
  }
}

static void
close_room (gpointer state)
{
  Room *room = state;

  g_clear_pointer (&room->desk, asker_free);
  g_clear_pointer (&room->evaluator, dim_evaluator_free);
  g_clear_pointer (&room->administration, dim_database_close);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dim_signing_key_free (room->list_key);
  dim_clock_free (room->clock);
  g_free (room->directory);
  g_free (room);
}

static gboolean
start (Room *room)
{
  DimDatabase *database = dim_evaluator_store_open (room->directory, NULL);

  if (database == NULL)
    return FALSE;
  room->evaluator = dim_evaluator_new (database, room->directory, room->clock, NULL);
  room->administration = dim_evaluator_store_open (room->directory, NULL);
  return room->evaluator != NULL && room->administration != NULL;
}

static gpointer
open_room (const char *directory, Promises *promises)
{
  Room *room = g_new0 (Room, 1);
  gint64 now_s = 0;

  g_assert_true (dim_time_from_text ("2026-11-03T12:00:00Z", &now_s));
  room->promises = promises;
  room->directory = g_strdup (directory);
  room->clock = dim_clock_new_manual (now_s * G_USEC_PER_SEC);
  room->list_key = dim_signing_key_new_random ();
  for (guint i = 0; i < N_REQUESTS; i++)
    make_request (room, &room->requests[i]);
  if (start (room))
    return room;
  close_room (room);
  return NULL;
}

static const Rule rules[] = {
  { "what was counted is not what was asked",
    "SELECT 'elements' WHERE (SELECT total (elements) FROM use_of_day) <>"
    " (SELECT 3 * count (*) FROM request)" },
  { "a request has no line in the log",
    "SELECT 'requests' WHERE (SELECT count (*) FROM request) > (SELECT count (*) FROM audit)" },
  { "a key is in no list",
    "SELECT id FROM key WHERE (SELECT count (*) FROM key_list) < (SELECT count (*) FROM key)" },
  { "a list is missing", "SELECT 'list' WHERE (SELECT max (serial) FROM key_list) <>"
                         " (SELECT count (*) FROM key_list)" },
  { "a device is known by halves",
    "SELECT id FROM device WHERE (public_key IS NULL) <> (keyid IS NULL)"
    " OR (public_key IS NULL) <> (enrolled_s IS NULL)" },
};

static gboolean
is_kept_cb (sqlite3 *database, const Promise *promise)
{
  static const char *const queries[] = {
    [KEY_THERE] = "SELECT 1 FROM key WHERE id = ?",
    [KEY_DESTROYED] = "SELECT 1 FROM key WHERE id = ? AND destroyed_s NOT NULL",
    [OFFICE_THERE] = "SELECT 1 FROM office WHERE id = ?",
    [QUOTA_SET] = "SELECT day_quota FROM office WHERE id = ?",
    [DEVICE_ENROLLED] = "SELECT 1 FROM device WHERE id = ? AND public_key NOT NULL",
    [DEVICE_REVOKED] = "SELECT 1 FROM device WHERE id = ? AND revoked_s NOT NULL",
    [REQUEST_COUNTED] = "SELECT 1 FROM request WHERE id = ?",
  };
  gint64 found = evidence_number (database, queries[promise->kind], promise->id);

  return promise->kind == QUOTA_SET ? found >= promise->number : found == 1;
}

static Finding *
judge (gpointer state, const Promise *promises, guint n, const char *directory)
{
  g_autofree char *path = g_build_filename (directory, "evaluator.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimDatabase) database = dim_evaluator_store_open (directory, &error);

  if (database == NULL)
    return finding_new (FINDING_UNUSABLE, "%s", error->message);
  return evidence_judge (path, rules, G_N_ELEMENTS (rules), is_kept_cb, promises, n);
}

const Scenario scenario = {
  .name = "evaluator",
  .open = open_room,
  .n_steps = G_N_ELEMENTS (steps),
  .step = do_step,
  .close = close_room,
  .judge = judge,
  .stride = 8,
  .file = "evaluator.db",
  .half = "DELETE FROM use_of_day",
};
