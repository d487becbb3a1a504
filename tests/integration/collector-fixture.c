/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "collector-fixture.h"

#include "dim-bytes.h"
#include "dim-evaluation-codec.h"
#include "dim-tag-input.h"

#include <string.h>

#define FIRST_DAY ((DimDay) 20454) /* 2026-01-01 */
#define LAST_DAY  ((DimDay) 20818) /* 2026-12-31 */

static const char incident[] =
  "{\"datum\":\"2026-11-03\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","
  "\"documenten\":[{\"id\":\"$use\",\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\","
  "\"vergelijking\":\"kenmerk-volgt\"}],"
  "\"ontdekking\":[\"gezichtsvergelijking\"],\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\"}";
static const char other_incident[] =
  "{\"datum\":\"2026-11-03\",\"product\":\"verhuizing\",\"vorm\":\"adresfraude\","
  "\"documenten\":[{\"id\":\"$new\",\"soort\":\"geen\",\"vergelijking\":\"geen-nummer\"}],"
  "\"ontdekking\":[\"adresonderzoek\"],\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\"}";
static const char decision[] = "{\"soort\":\"apart\",\"voorvallen\":[\"$incident\",\"$other\"]}";

static void
make_id (char id[DIM_UUID_TEXT_LEN])
{
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
}

static void
add_office (ServerProgram *program, const char *id, const char *municipality)
{
  g_autofree char *out =
    server_program_command (program, NULL, "office", "add", "--id", id, "--name", id, "--contact",
                            "14 020", "--municipality", municipality, NULL);
}

/* Any point of the group will do. */
static void
make_public_key (guint8 out[DIM_VOPRF_ELEMENT_BYTES])
{
  guint8 scalar[DIM_VOPRF_SCALAR_BYTES];
  g_autoptr (GError) error = NULL;

  dim_voprf_random_scalar (scalar);
  g_assert_true (
    dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, scalar, sizeof scalar, scalar, out, &error));
  g_assert_no_error (error);
}

/* The evaluator's list with one key, as its administrator would have sent it. */
static void
import_keys (CollectorFixture *fixture)
{
  g_autoptr (DimSigningKey) signer = dim_signing_key_new_random ();
  g_autoptr (DimKeyList) list = dim_key_list_new (1);
  DimKeyEntry entry = { .id = "2026a", .first = FIRST_DAY, .last = LAST_DAY };
  guint8 fingerprint[DIM_FINGERPRINT_BYTES];
  g_autofree char *jws = NULL;
  g_autofree char *path = g_build_filename (fixture->program.directory, "sleutels.jws", NULL);
  g_autofree char *public_key =
    dim_base64_encode (dim_signing_key_public (signer), DIM_SIGN_PUBLIC_BYTES);
  g_autofree char *out = NULL;

  make_public_key (entry.public_key);
  g_array_append_val (list->keys, entry);
  dim_tag_key_fingerprint (entry.public_key, fingerprint);
  fixture->fingerprint = dim_base64_encode (fingerprint, sizeof fingerprint);
  jws = dim_key_list_sign (list, signer);
  g_assert_true (g_file_set_contents (path, jws, -1, NULL));
  out = server_program_command (&fixture->program, NULL, "key-list", "import", path, "--list-key",
                                public_key, NULL);
}

static void
put (CollectorFixture *fixture, const char *path, const char *id, const char *text)
{
  g_autofree char *whole = g_strconcat (path, id, NULL);
  g_autofree char *body = collector_fixture_fill (fixture, text);

  assert_status (fixture->desk, "PUT", whole, NULL, body, "201");
}

void
collector_fixture_set_up (CollectorFixture *fixture, gconstpointer data)
{
  ServerProgram *program = &fixture->program;

  server_program_set_up (program, data);
  add_office (program, "amsterdam", "GM0363");
  add_office (program, "rotterdam", "GM0599");
  import_keys (fixture);
  server_program_start (program);
  fixture->desk = server_program_enrol (program, "amsterdam", "Balie Centrum", "balie");
  fixture->back = server_program_enrol (program, "amsterdam", "Backoffice", "backoffice");
  fixture->analyst = server_program_enrol (program, "amsterdam", "BZK", "analist");
  fixture->elsewhere = server_program_enrol (program, "rotterdam", "Balie", "balie");
  make_id (fixture->incident);
  make_id (fixture->other);
  make_id (fixture->use);
  make_id (fixture->decision);
  fixture->path = g_strconcat ("/v1/voorvallen/", fixture->incident, NULL);
  fixture->body = collector_fixture_fill (fixture, incident);
  assert_status (fixture->desk, "PUT", fixture->path, NULL, fixture->body, "201");
  put (fixture, "/v1/voorvallen/", fixture->other, other_incident);
  put (fixture, "/v1/beslissingen/", fixture->decision, decision);
  fixture->peer = raw_peer_new (program->url);
  fixture->rows = stored_rows_new (program->data, "ledger.db");
}

void
collector_fixture_tear_down (CollectorFixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->peer, raw_peer_free);
  g_clear_pointer (&fixture->rows, stored_rows_free);
  enrolled_device_free (fixture->desk);
  enrolled_device_free (fixture->back);
  enrolled_device_free (fixture->analyst);
  enrolled_device_free (fixture->elsewhere);
  server_program_tear_down (&fixture->program);
  g_free (fixture->fingerprint);
  g_free (fixture->path);
  g_free (fixture->body);
}

char *
collector_fixture_fill (CollectorFixture *fixture, const char *text)
{
  GString *filled = g_string_new (text);
  g_autofree char *public_key = NULL;
  char id[DIM_UUID_TEXT_LEN];

  make_id (id);
  public_key =
    dim_base64_encode (dim_signing_key_public (fixture->desk->key), DIM_SIGN_PUBLIC_BYTES);
  g_string_replace (filled, "$incident", fixture->incident, 0);
  g_string_replace (filled, "$other", fixture->other, 0);
  g_string_replace (filled, "$use", fixture->use, 0);
  g_string_replace (filled, "$decision", fixture->decision, 0);
  g_string_replace (filled, "$fingerprint", fixture->fingerprint, 0);
  g_string_replace (filled, "$desk", public_key, 0);
  g_string_replace (filled, "$new", id, 0);
  return g_string_free (filled, FALSE);
}

RawRequest
collector_fixture_repeat (CollectorFixture *fixture)
{
  return (RawRequest){ .key = fixture->desk->key,
                       .method = "PUT",
                       .path = fixture->path,
                       .body = fixture->body };
}

void
collector_fixture_assert_unharmed (CollectorFixture *fixture, const char *digest, const char *row)
{
  g_autofree char *now = stored_rows_digest (fixture->rows);
  const RawRequest repeat = collector_fixture_repeat (fixture);
  g_autofree char *status = raw_peer_status (fixture->peer, &repeat);

  if (strcmp (now, digest) != 0)
    g_error ("%s changed the ledger", row);
  if (strcmp (status, "200") != 0)
    g_error ("after %s a good request is answered with %s", row, status);
}
