/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-limits.h"
#include "dim-nonce-memory.h"
#include "http-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define PATH "/v1/dingen/a-1"
#define BODY "{\"a\":1}"
#define JSON "Content-Type: application/json\r\n"

/* What a good request signs; each test spoils one thing of it. */
static const SignedParts good = { .method = "PUT", .path = PATH, .body = BODY, .nonce = "n-1" };

static char *
send_signed (HttpFixture *fixture, const SignedParts *parts, const char *target, const char *body)
{
  g_autofree char *signature = http_fixture_sign (fixture, parts);
  g_autofree char *headers = g_strconcat (signature, JSON, NULL);
  g_autofree char *request = http_request_text ("PUT", target, headers, body);

  return http_fixture_exchange (fixture, request);
}

static void
assert_refused_with (HttpFixture *fixture, const SignedParts *parts, const char *code)
{
  g_autofree char *response = send_signed (fixture, parts, PATH, BODY);

  http_assert_refused (response, 401, code);
}

static void
test_good_signature_is_taken (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = send_signed (fixture, &good, PATH, BODY);

  g_assert_cmpuint (http_status (response), ==, 201);
  g_assert_cmpstr (http_body (response), ==, BODY);
  http_assert_common_headers (response);
}

static void
test_unsigned_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *request = http_request_text ("PUT", PATH, JSON, BODY);
  g_autofree char *response = http_fixture_exchange (fixture, request);
  g_autofree char *asked = http_header (response, "Accept-Signature");

  http_assert_refused (response, 401, "handtekening-ontbreekt");
  g_assert_cmpstr (asked, ==,
                   "dim=(\"@method\" \"@path\" \"@query\" \"content-digest\");created;keyid;nonce;"
                   "alg=\"ed25519\"");
}

static void
test_rubbish_signature_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *request =
    http_request_text ("PUT", PATH,
                       JSON "Content-Digest: sha-256=:AA==:\r\nSignature-Input: x\r\n"
                            "Signature: y\r\n",
                       BODY);
  g_autofree char *response = http_fixture_exchange (fixture, request);

  http_assert_refused (response, 401, "handtekening-ongeldig");
}

static void
test_uncovered_component_is_refused (HttpFixture *fixture, gconstpointer data)
{
  SignedParts parts = good;

  parts.n_components = 3;
  assert_refused_with (fixture, &parts, "handtekening-ongeldig");
}

static void
test_unknown_key_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  SignedParts parts = good;

  parts.key = stranger;
  assert_refused_with (fixture, &parts, "sleutel-onbekend");
}

static void
test_borrowed_keyid_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  g_autofree char *keyid = dim_key_thumbprint (dim_signing_key_public (fixture->key));
  SignedParts parts = good;

  parts.key = stranger;
  parts.keyid = keyid;
  assert_refused_with (fixture, &parts, "handtekening-ongeldig");
}

static void
test_revoked_device_is_refused (HttpFixture *fixture, gconstpointer data)
{
  fixture->is_revoked = TRUE;

  assert_refused_with (fixture, &good, "apparaat-ingetrokken");
}

static void
test_stale_clock_is_refused (HttpFixture *fixture, gconstpointer data)
{
  static const gint64 outside_s[] = { -DIM_LIMIT_SIGNATURE_SKEW_S - 1,
                                      DIM_LIMIT_SIGNATURE_SKEW_S + 1 };
  static const gint64 inside_s[] = { -DIM_LIMIT_SIGNATURE_SKEW_S, DIM_LIMIT_SIGNATURE_SKEW_S };
  SignedParts parts = good;

  for (gsize i = 0; i < G_N_ELEMENTS (outside_s); i++) {
    parts.created_offset_s = outside_s[i];
    assert_refused_with (fixture, &parts, "handtekening-verlopen");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (inside_s); i++) {
    g_autofree char *nonce = g_strdup_printf ("inside-%zu", i);
    g_autofree char *response = NULL;

    parts.nonce = nonce;
    parts.created_offset_s = inside_s[i];
    response = send_signed (fixture, &parts, PATH, BODY);
    g_assert_cmpuint (http_status (response), ==, 201);
  }
}

static void
test_replayed_nonce_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *first = send_signed (fixture, &good, PATH, BODY);
  SignedParts later = good;

  g_assert_cmpuint (http_status (first), ==, 201);
  assert_refused_with (fixture, &good, "nonce-herhaald");
  later.created_offset_s = 1;
  assert_refused_with (fixture, &later, "nonce-herhaald");
}

static void
test_refused_request_burns_no_nonce (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  g_autofree char *keyid = dim_key_thumbprint (dim_signing_key_public (fixture->key));
  SignedParts parts = good;
  g_autofree char *response = NULL;

  parts.key = stranger;
  parts.keyid = keyid;
  assert_refused_with (fixture, &parts, "handtekening-ongeldig");
  response = send_signed (fixture, &good, PATH, BODY);
  g_assert_cmpuint (http_status (response), ==, 201);
}

static void
test_altered_body_is_refused (HttpFixture *fixture, gconstpointer data)
{
  g_autofree char *response = send_signed (fixture, &good, PATH, "{\"a\":2}");

  http_assert_refused (response, 401, "inhoud-gewijzigd");
}

static void
test_altered_path_method_and_query_are_refused (HttpFixture *fixture, gconstpointer data)
{
  SignedParts parts = good;
  g_autofree char *other_path = NULL;
  g_autofree char *other_query = NULL;

  other_path = send_signed (fixture, &good, "/v1/dingen/a-2", BODY);
  http_assert_refused (other_path, 401, "handtekening-ongeldig");
  other_query = send_signed (fixture, &good, PATH "?na=1", BODY);
  http_assert_refused (other_query, 401, "handtekening-ongeldig");
  parts.method = "GET";
  assert_refused_with (fixture, &parts, "handtekening-ongeldig");
}

static void
test_enrolment_is_checked_by_its_handler (HttpFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  SignedParts parts = { .method = "POST", .path = "/v1/apparaten", .body = "{}", .nonce = "n-1" };
  const DimSigningKey *keys[] = { stranger, fixture->key, fixture->key };
  static const guint statuses[] = { 401, 201, 401 };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    g_autofree char *signature = NULL;
    g_autofree char *headers = NULL;
    g_autofree char *request = NULL;
    g_autofree char *response = NULL;

    parts.key = keys[i];
    signature = http_fixture_sign (fixture, &parts);
    headers = g_strconcat (signature, JSON, NULL);
    request = http_request_text ("POST", "/v1/apparaten", headers, "{}");
    response = http_fixture_exchange (fixture, request);
    g_assert_cmpuint (http_status (response), ==, statuses[i]);
  }
}

static void
test_nonce_memory_forgets_and_is_bounded (void)
{
  g_autoptr (DimNonceMemory) memory = dim_nonce_memory_new (300, 2);

  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "a", 1000, 1000), ==, DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_take (memory, "l", "a", 1300, 1000), ==, DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "b", 1000, 1000), ==, DIM_NONCE_FULL);

  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "a", 1300), ==, DIM_NONCE_SEEN);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "a", 1400), ==, DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_look (memory, "l", "a", 1600), ==, DIM_NONCE_SEEN);

  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "b", 1600, 1600), ==, DIM_NONCE_FRESH);
}

static DimNonceMemory *
open_memory (const char *folder, guint max, gint64 now_s)
{
  g_autoptr (GError) error = NULL;
  DimNonceFiles *files = dim_nonce_files_open (folder, &error);
  DimNonceMemory *memory = dim_nonce_memory_new (300, max);

  g_assert_no_error (error);
  dim_nonce_memory_keep_in (memory, files, now_s);
  return memory;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (files) != NULL)
    count++;
  return count;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_cmpint (g_unlink (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_nonces_outlive_the_program (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dim-nonces-XXXXXX", NULL);
  DimNonceMemory *memory = open_memory (folder, 10, 1000);

  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "a", 1000, 1000), ==, DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "b", 1299, 1000), ==, DIM_NONCE_FRESH);
  dim_nonce_memory_free (memory);

  memory = open_memory (folder, 3, 1000);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "a", 1000), ==, DIM_NONCE_SEEN);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "b", 1000), ==, DIM_NONCE_SEEN);
  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "c", 1000, 1000), ==, DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "d", 1000, 1000), ==, DIM_NONCE_FULL);
  g_assert_cmpuint (count_files (folder), ==, 2);
  dim_nonce_memory_free (memory);

  memory = open_memory (folder, 10, 1400);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "b", 1400), ==, DIM_NONCE_SEEN);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "c", 1400), ==, DIM_NONCE_FRESH);
  dim_nonce_memory_free (memory);
  remove_folder (folder);
}

/* The program, or the disk, gave up in the middle of one. */
static void
test_half_a_nonce_shifts_nothing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dim-nonces-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "16", NULL);
  g_autofree char *stranger = g_build_filename (folder, "lees-mij", NULL);
  g_autofree char *content = NULL;
  gsize length = 0;
  DimNonceMemory *memory = open_memory (folder, 10, 1000);
  const char *const nonces[] = { "a", "b" };

  for (gsize i = 0; i < G_N_ELEMENTS (nonces); i++) {
    g_assert_cmpint (dim_nonce_memory_take (memory, "k", nonces[i], 1000, 1000), ==,
                     DIM_NONCE_FRESH);
    dim_nonce_memory_free (memory);
    g_clear_pointer (&content, g_free);
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
    g_assert_cmpuint (length, ==, (i + 1) * DIM_NONCE_KEY_BYTES);
    g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
    content = g_realloc (content, length + 5);
    memset (content + length, 'x', 5);
    g_assert_true (g_file_set_contents (path, content, (gssize) length + 5, NULL));
    g_assert_true (g_file_set_contents (stranger, "x", 1, NULL));
    memory = open_memory (folder, 10, 1000);
  }
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "a", 1000), ==, DIM_NONCE_SEEN);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "b", 1000), ==, DIM_NONCE_SEEN);
  dim_nonce_memory_free (memory);
  remove_folder (folder);
}

static void
test_folder_that_cannot_be_had_is_an_error (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_nonce_files_open ("/proc/dim-nonces", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
}

/* Then they are remembered as long as the program runs. */
static void
test_unwritable_file_stops_nobody (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dim-nonces-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "16", NULL);
  DimNonceMemory *memory = open_memory (folder, 10, 1000);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  for (int i = 0; i < 2; i++)
    g_assert_cmpint (dim_nonce_memory_take (memory, "k", i == 0 ? "a" : "b", 1000, 1000), ==,
                     DIM_NONCE_FRESH);
  g_assert_cmpint (dim_nonce_memory_look (memory, "k", "a", 1000), ==, DIM_NONCE_SEEN);
  dim_nonce_memory_free (memory);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_full_nonce_memory_is_503 (void)
{
  g_autoptr (DimNonceMemory) memory = dim_nonce_memory_new (300, 0);

  g_assert_cmpint (dim_nonce_memory_take (memory, "k", "a", 1000, 1000), ==, DIM_NONCE_FULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/http-authentication/" path, HttpFixture, NULL, http_fixture_set_up, function,      \
              http_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("good-signature-is-taken", test_good_signature_is_taken);
  ADD ("unsigned-is-refused", test_unsigned_is_refused);
  ADD ("rubbish-signature-is-refused", test_rubbish_signature_is_refused);
  ADD ("uncovered-component-is-refused", test_uncovered_component_is_refused);
  ADD ("unknown-key-is-refused", test_unknown_key_is_refused);
  ADD ("borrowed-keyid-is-refused", test_borrowed_keyid_is_refused);
  ADD ("revoked-device-is-refused", test_revoked_device_is_refused);
  ADD ("stale-clock-is-refused", test_stale_clock_is_refused);
  ADD ("replayed-nonce-is-refused", test_replayed_nonce_is_refused);
  ADD ("refused-request-burns-no-nonce", test_refused_request_burns_no_nonce);
  ADD ("altered-body-is-refused", test_altered_body_is_refused);
  ADD ("altered-path-method-and-query-are-refused", test_altered_path_method_and_query_are_refused);
  ADD ("enrolment-is-checked-by-its-handler", test_enrolment_is_checked_by_its_handler);
  g_test_add_func ("/nonce-memory/forgets-and-is-bounded",
                   test_nonce_memory_forgets_and_is_bounded);
  g_test_add_func ("/nonce-memory/outlives-the-program", test_nonces_outlive_the_program);
  g_test_add_func ("/nonce-memory/half-a-nonce-shifts-nothing", test_half_a_nonce_shifts_nothing);
  g_test_add_func ("/nonce-memory/folder-that-cannot-be-had-is-an-error",
                   test_folder_that_cannot_be_had_is_an_error);
  g_test_add_func ("/nonce-memory/unwritable-file-stops-nobody", test_unwritable_file_stops_nobody);
  g_test_add_func ("/nonce-memory/full-takes-nothing", test_full_nonce_memory_is_503);
  return g_test_run ();
}
