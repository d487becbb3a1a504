/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-changes-codec.h"
#include "dim-enrolment-codec.h"
#include "dim-evaluation-codec.h"
#include "dim-fact-codec.h"
#include "dim-tally-codec.h"
#include "server-program.h"

#include <signal.h>
#include <string.h>

/* The real collector over loopback. */

#define BATCH_SIZE   100
#define POISON_INDEX 37

static const char *program_path;

typedef struct {
  ServerProgram program;
  EnrolledDevice *desk;
  EnrolledDevice *back;
  EnrolledDevice *analyst;
} Fixture;

static void
add_office (ServerProgram *program, const char *id, const char *contact, const char *code)
{
  g_autofree char *out =
    server_program_command (program, NULL, "office", "add", "--id", id, "--name", id, "--contact",
                            contact, "--municipality", code, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  server_program_set_up (&fixture->program, program_path);
  add_office (&fixture->program, "amsterdam", "Balie Amsterdam, 14 020", "GM0363");
  server_program_start (&fixture->program);
  fixture->desk = server_program_enrol (&fixture->program, "amsterdam", "Balie Centrum", "balie");
  fixture->back = server_program_enrol (&fixture->program, "amsterdam", "Backoffice", "backoffice");
  fixture->analyst = server_program_enrol (&fixture->program, "amsterdam", "BZK", "analist");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  enrolled_device_free (fixture->desk);
  enrolled_device_free (fixture->back);
  enrolled_device_free (fixture->analyst);
  server_program_tear_down (&fixture->program);
}

static void
make_id (char id[DIM_UUID_TEXT_LEN])
{
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
}

/* Address fraud, which shows no document. */
static char *
write_incident (const char *form)
{
  char use[DIM_UUID_TEXT_LEN];

  make_id (use);
  return g_strdup_printf (
    "{\"datum\":\"2026-11-03\",\"product\":\"verhuizing\",\"vorm\":\"%s\","
    "\"documenten\":[{\"id\":\"%s\",\"soort\":\"geen\",\"vergelijking\":\"geen-nummer\"}],"
    "\"ontdekking\":[\"adresonderzoek\"],\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\"}",
    form, use);
}

static char *
put_incident (EnrolledDevice *device, const char *form, char id[DIM_UUID_TEXT_LEN])
{
  g_autofree char *body = write_incident (form);
  g_autofree char *path = NULL;

  make_id (id);
  path = g_strdup_printf ("/v1/voorvallen/%s", id);
  return enrolled_device_status (device, "PUT", path, NULL, body);
}

static DimChangesPage *
read_page (EnrolledDevice *device, const char *query)
{
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (device, "GET", "/v1/wijzigingen", query, NULL);
  g_autoptr (GError) error = NULL;
  DimChangesPage *page;

  g_assert_cmpuint (answer->status, ==, 200);
  page = dim_changes_page_decode (answer->body, &error);
  g_assert_no_error (error);
  return page;
}

static DimMeasures
read_total (EnrolledDevice *analyst)
{
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (analyst, "GET", "/v1/tellingen", "jaar=2026", NULL);
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  tallies = dim_tallies_decode (answer->body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tallies->len, ==, DIM_N_STANDARD_DIMENSIONS);
  return ((DimTally *) tallies->pdata[0])->total;
}

static void
test_code_works_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code =
    server_program_command (&fixture->program, NULL, "device", "add", "--office", "amsterdam",
                            "--desk", "Balie Noord", "--role", "balie", NULL);
  g_autoptr (GBytes) encoded =
    dim_enrolment_request_encode (code, dim_signing_key_public (fixture->desk->key));
  g_autofree char *used = g_strndup (g_bytes_get_data (encoded, NULL), g_bytes_get_size (encoded));
  g_autofree char *unknown = g_strdup (used);

  memset (strstr (unknown, code), '0', strlen (code));
  assert_status (fixture->desk, "POST", "/v1/apparaten", NULL, unknown, "401 code-ongeldig");
  assert_status (fixture->back, "POST", "/v1/apparaten", NULL, used, "401 handtekening-ongeldig");
}

static void
test_incident_is_stored_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = write_incident ("adresfraude");
  g_autofree char *other = write_incident ("briefadres");
  g_autofree char *path = NULL;
  char id[DIM_UUID_TEXT_LEN];
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autoptr (DimChange) change = NULL;
  g_autoptr (GError) error = NULL;

  make_id (id);
  path = g_strdup_printf ("/v1/voorvallen/%s", id);
  assert_status (fixture->desk, "PUT", path, NULL, body, "201");
  assert_status (fixture->desk, "PUT", path, NULL, body, "200");
  assert_status (fixture->desk, "PUT", path, NULL, other, "409 al-anders-vastgelegd");
  assert_status (fixture->desk, "PUT", path, NULL, "{", "400 ongeldige-json");
  assert_status (fixture->desk, "PUT", "/v1/voorvallen/1", NULL, body, "400 ongeldig-id");

  answer = enrolled_device_ask (fixture->desk, "GET", path, NULL, NULL);
  change = dim_change_decode (answer->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dim_incident_code (change->incident, DIM_FIELD_FORM), ==, "adresfraude");
  g_assert_cmpstr (change->case_number, ==, id);
  assert_status (fixture->analyst, "GET", path, NULL, NULL, "403 geen-recht");
}

static char *
write_batch (guint poison)
{
  GString *text = g_string_new ("{\"feiten\":[");

  for (guint i = 0; i < BATCH_SIZE; i++) {
    g_autofree char *body = write_incident (i == poison ? "bestaat-niet" : "adresfraude");
    char id[DIM_UUID_TEXT_LEN];

    make_id (id);
    g_string_append_printf (text, "%s{\"soort\":\"voorval\",\"id\":\"%s\",\"inhoud\":%s}",
                            i > 0 ? "," : "", id, body);
  }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
test_poison_falls_alone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = write_batch (POISON_INDEX);
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autoptr (GPtrArray) verdicts = NULL;
  g_autoptr (GError) error = NULL;

  answer = enrolled_device_ask (fixture->desk, "POST", "/v1/aanleveringen", NULL, body);
  g_assert_cmpuint (answer->status, ==, 200);
  verdicts = dim_verdicts_decode (answer->body, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (verdicts->len, ==, BATCH_SIZE);
  for (guint i = 0; i < verdicts->len; i++) {
    const DimVerdict *verdict = verdicts->pdata[i];

    g_assert_cmpuint (verdict->status, ==, i == POISON_INDEX ? 400 : 201);
  }
  g_assert_cmpuint (read_total (fixture->analyst).cases, ==, BATCH_SIZE - 1);
}

static void
test_feed_goes_page_by_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *body = write_batch (G_MAXUINT);
  g_autofree char *query = g_strdup ("aantal=30");
  guint64 position = 0;
  guint seen = 0;
  gboolean more = TRUE;

  assert_status (fixture->desk, "POST", "/v1/aanleveringen", NULL, body, "200");
  while (more) {
    g_autoptr (DimChangesPage) page = read_page (fixture->desk, query);

    for (guint i = 0; i < page->changes->len; i++) {
      const DimChange *change = page->changes->pdata[i];

      g_assert_cmpuint (change->position, >, position);
      position = change->position;
    }
    seen += page->changes->len;
    more = page->more;
    g_free (query);
    query = g_strdup_printf ("aantal=30&na=%s", page->cursor);
  }
  g_assert_cmpuint (seen, ==, BATCH_SIZE);
  assert_status (fixture->desk, "GET", "/v1/wijzigingen", "na=onzin", NULL,
                 "400 onbekende-parameter");
  assert_status (fixture->desk, "GET", "/v1/wijzigingen", "aantal=501", NULL,
                 "400 onbekende-parameter");
}

static void
test_cursor_belongs_to_its_ledger (Fixture *fixture, gconstpointer data)
{
  g_autofree char *cursor = dim_cursor_encode ("01930000-0000-7000-8000-00000000000a", 1);
  g_autofree char *query = g_strdup_printf ("na=%s", cursor);
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (fixture->desk, "GET", "/v1/wijzigingen", query, NULL);

  g_assert_cmpuint (answer->status, ==, 400);
  g_assert_cmpstr (answer->problem->code, ==, "onbekende-parameter");
  g_assert_cmpuint (answer->problem->faults->len, ==, 1);
  g_assert_cmpstr (((DimProblemFault *) answer->problem->faults->pdata[0])->pointer, ==, "/na");
}

static void
test_roles_keep_to_their_own (Fixture *fixture, gconstpointer data)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autofree char *by_desk = put_incident (fixture->desk, "adresfraude", id);
  g_autofree char *by_analyst = put_incident (fixture->analyst, "adresfraude", id);

  g_assert_cmpstr (by_desk, ==, "201");
  g_assert_cmpstr (by_analyst, ==, "403 geen-recht");
  assert_status (fixture->desk, "GET", "/v1/tellingen", "jaar=2026", NULL, "403 geen-recht");
  assert_status (fixture->back, "GET", "/v1/tellingen", "jaar=2026", NULL, "403 geen-recht");
  assert_status (fixture->analyst, "GET", "/v1/wijzigingen", NULL, NULL, "200");
  assert_status (fixture->analyst, "GET", "/v1/tellingen", "jaar=later", NULL,
                 "400 onbekende-parameter");
  assert_status (fixture->analyst, "GET", "/v1/codelijsten", NULL, NULL, "200");
  assert_status (fixture->analyst, "GET", "/v1/gemeenten", NULL, NULL, "200");
  assert_status (fixture->analyst, "GET", "/v1/gezondheid", NULL, NULL, "200");
}

static void
test_revoked_at_once (Fixture *fixture, gconstpointer data)
{
  char id[DIM_UUID_TEXT_LEN];
  g_autofree char *before = put_incident (fixture->desk, "adresfraude", id);
  g_autofree char *out =
    server_program_command (&fixture->program, NULL, "device", "revoke", fixture->desk->id, NULL);
  g_autofree char *after = put_incident (fixture->desk, "adresfraude", id);

  g_assert_cmpstr (before, ==, "201");
  g_assert_cmpstr (after, ==, "401 apparaat-ingetrokken");
  assert_status (fixture->desk, "GET", "/v1/wijzigingen", NULL, NULL, "401 apparaat-ingetrokken");
  assert_status (fixture->desk, "GET", "/v1/codelijsten", NULL, NULL, "401 apparaat-ingetrokken");
  assert_status (fixture->back, "GET", "/v1/wijzigingen", NULL, NULL, "200");
}

static void
test_acknowledged_survives_a_kill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *out = NULL;
  guint stored = 0;

  for (guint round = 0; round < 3; round++) {
    for (guint i = 0; i < 5; i++) {
      char id[DIM_UUID_TEXT_LEN];
      g_autofree char *status = put_incident (fixture->desk, "adresfraude", id);

      g_assert_cmpstr (status, ==, "201");
      stored++;
    }
    server_program_stop (&fixture->program, SIGKILL);
    server_program_start (&fixture->program);
    enrolled_device_find (fixture->desk, &fixture->program);
    enrolled_device_find (fixture->analyst, &fixture->program);
    g_assert_cmpuint (read_total (fixture->analyst).gross, ==, stored);
  }
  out = server_program_command (&fixture->program, NULL, "verify", NULL);
  g_assert_true (g_str_has_prefix (out, "whole: "));
}

/* The file with a list of @serial, and its key. */
static char *
write_key_list (Fixture *fixture, const DimSigningKey *key, guint64 serial)
{
  g_autoptr (DimKeyList) list = dim_key_list_new (serial);
  g_autofree char *jws = dim_key_list_sign (list, key);
  char *path = g_build_filename (fixture->program.directory, "sleutels.jws", NULL);

  g_assert_true (g_file_set_contents (path, jws, -1, NULL));
  return path;
}

static int
import_keys (Fixture *fixture,
             const DimSigningKey *signer,
             const DimSigningKey *key,
             guint64 serial)
{
  g_autofree char *path = write_key_list (fixture, signer, serial);
  g_autofree char *public_key =
    dim_base64_encode (dim_signing_key_public (key), DIM_SIGN_PUBLIC_BYTES);
  int status = -1;
  g_autofree char *out = server_program_command (&fixture->program, &status, "key-list", "import",
                                                 path, "--list-key", public_key, NULL);

  return status;
}

static void
test_key_list_only_moves_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  g_autoptr (DimChangesPage) page = NULL;

  g_assert_cmpint (import_keys (fixture, stranger, key, 5), ==, 1);
  g_assert_cmpint (import_keys (fixture, key, key, 5), ==, 0);
  g_assert_cmpint (import_keys (fixture, key, key, 5), ==, 0);
  g_assert_cmpint (import_keys (fixture, key, key, 4), ==, 1);
  g_assert_cmpint (import_keys (fixture, stranger, stranger, 6), ==, 1);
  page = read_page (fixture->desk, NULL);
  g_assert_cmpuint (page->key_list_serial, ==, 5);
}

static void
test_commands_refuse_nonsense (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *words[8];
    int status;
  } cases[] = {
    { { "device", "add", "--office", "utrecht", "--desk", "Balie", "--role", "balie" }, 1 },
    { { "device", "add", "--office", "amsterdam", "--desk", "Balie", "--role", "baas" }, 2 },
    { { "device", "add", "--office", "amsterdam", "--role", "balie", NULL, NULL }, 2 },
    { { "device", "revoke", "01930000-0000-7000-8000-00000000000a", NULL }, 1 },
    { { "office", "add", "--id", "x", NULL }, 2 },
    { { "dans", NULL }, 2 },
    { { "serve", "--port", "0", NULL }, 1 }, /* it is served already */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const char *const *w = cases[i].words;
    int status = -1;
    g_autofree char *out = server_program_command (&fixture->program, &status, w[0], w[1], w[2],
                                                   w[3], w[4], w[5], w[6], w[7], NULL);

    g_assert_cmpint (status, ==, cases[i].status);
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/collector/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("usage: test-collector PROGRAM");
  program_path = argv[1];
  ADD ("code-works-once", test_code_works_once);
  ADD ("incident-is-stored-once", test_incident_is_stored_once);
  ADD ("poison-falls-alone", test_poison_falls_alone);
  ADD ("feed-goes-page-by-page", test_feed_goes_page_by_page);
  ADD ("cursor-belongs-to-its-ledger", test_cursor_belongs_to_its_ledger);
  ADD ("roles-keep-to-their-own", test_roles_keep_to_their_own);
  ADD ("revoked-at-once", test_revoked_at_once);
  ADD ("acknowledged-survives-a-kill", test_acknowledged_survives_a_kill);
  ADD ("key-list-only-moves-on", test_key_list_only_moves_on);
  ADD ("commands-refuse-nonsense", test_commands_refuse_nonsense);
  return g_test_run ();
}
