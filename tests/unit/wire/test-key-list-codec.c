/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-evaluation-codec.h"
#include "wire-text.h"

static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 3 };

static void
add_key (DimKeyList *list, const char *id, const char *first, const char *last, gboolean destroyed)
{
  DimKeyEntry entry = { .first = dim_day_from_text (first),
                        .last = dim_day_from_text (last),
                        .is_destroyed = destroyed };

  g_strlcpy (entry.id, id, sizeof entry.id);
  entry.public_key[0] = (guint8) id[3];
  g_array_append_val (list->keys, entry);
}

static DimKeyList *
make_list (void)
{
  DimKeyList *list = dim_key_list_new (3);

  add_key (list, "2027a", "2027-01-01", "2027-12-31", FALSE);
  add_key (list, "2025a", "2025-01-01", "2025-12-31", TRUE);
  add_key (list, "2026a", "2026-01-01", "2026-12-31", FALSE);
  add_key (list, "2026b", "2026-01-01", "2026-12-31", FALSE);
  return list;
}

static char *
sign (const char *header, const char *payload)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autofree char *first = dim_base64url_encode ((const guint8 *) header, strlen (header));
  g_autofree char *second = dim_base64url_encode ((const guint8 *) payload, strlen (payload));
  g_autofree char *both = g_strjoin (".", first, second, NULL);
  g_autofree char *third = NULL;
  guint8 signature[DIM_SIGN_BYTES];

  dim_sign (key, both, strlen (both), signature);
  third = dim_base64url_encode (signature, sizeof signature);
  return g_strjoin (".", both, third, NULL);
}

static DimKeyList *
verify (const char *jws, GError **error)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);

  return dim_key_list_verify (jws, dim_signing_key_public (key), error);
}

static void
test_survives_signing (void)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autoptr (DimKeyList) list = make_list ();
  g_autofree char *jws = dim_key_list_sign (list, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimKeyList) read = verify (jws, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (jws, "eyJhbGciOiJFZERTQSJ9."));
  g_assert_cmpuint (read->serial, ==, 3);
  g_assert_cmpstr (g_array_index (read->keys, DimKeyEntry, 0).id, ==, "2025a");
  again = dim_key_list_sign (read, key);
  g_assert_cmpstr (again, ==, jws);
}

/* RFC 8037, appendix A.4: the Ed25519 signature of a JWS. */
static void
test_signature_is_that_of_rfc_8037 (void)
{
  static const char jws[] =
    "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg"
    "3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
  g_autoptr (GBytes) public_key =
    dim_base64url_decode ("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) forged = NULL;
  guint8 other[DIM_SIGN_PUBLIC_BYTES] = { 9 };

  g_assert_null (dim_key_list_verify (jws, g_bytes_get_data (public_key, NULL), &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_null (dim_key_list_verify (jws, other, &forged));
  g_assert_error (forged, DIM_ERROR, DIM_ERROR_REJECTED);
}

static void
test_any_changed_letter_is_refused (void)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autoptr (DimKeyList) list = make_list ();
  g_autofree char *jws = dim_key_list_sign (list, key);

  for (char *p = jws; *p != '\0'; p++) {
    char kept = *p;

    *p = kept == 'A' ? 'B' : 'A';
    g_assert_null (verify (jws, NULL));
    *p = kept;
  }
}

static void
test_wrong_jws_is_refused (void)
{
  static const char payload[] = "{\"volgnummer\":1,\"sleutels\":[]}";
  static const char *const headers[] = {
    "{\"alg\":\"none\"}",
    "{\"alg\":\"ES256\"}",
    "{\"alg\":\"EdDSA\",\"crit\":[\"x\"]}",
    "{}",
    "[]",
    "EdDSA",
  };
  static const char *const payloads[] = {
    "",
    "{}",
    "{\"volgnummer\":1}",
    "{\"volgnummer\":-1,\"sleutels\":[]}",
    "{\"volgnummer\":1,\"sleutels\":[{}]}",
    "{\"volgnummer\":1,\"sleutels\":[{\"id\":\"2026a\",\"publiekeSleutel\":\"AA==\",\"van\":"
    "\"2026-01-01\",\"tot\":\"2026-12-31\",\"vernietigd\":false}]}",
    "{\"volgnummer\":1,\"sleutels\":[{\"id\":\"2026a\",\"publiekeSleutel\":"
    "\"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\",\"van\":\"2026-12-31\",\"tot\":"
    "\"2026-01-01\",\"vernietigd\":false}]}",
  };
  static const char *const texts[] = { "", ".", "..", "a.b", "a.b.c.d" };
  g_autofree char *right = sign ("{\"alg\":\"EdDSA\"}", payload);
  g_autoptr (DimKeyList) list = verify (right, NULL);

  g_assert_nonnull (list);
  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autofree char *jws = sign (headers[i], payload);

    g_assert_null (verify (jws, NULL));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (payloads); i++) {
    g_autofree char *jws = sign ("{\"alg\":\"EdDSA\"}", payloads[i]);
    g_autoptr (GError) error = NULL;

    g_assert_null (verify (jws, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (verify (texts[i], &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static void
assert_keys (const DimKeyList *list, const char *day, const char *expected)
{
  g_autoptr (GArray) keys = dim_key_list_for_day (list, dim_day_from_text (day));
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", g_array_index (keys, DimKeyEntry, i).id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_border_days_have_two_keys (void)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autoptr (DimKeyList) made = make_list ();
  g_autofree char *jws = dim_key_list_sign (made, key);
  g_autoptr (DimKeyList) list = verify (jws, NULL);

  assert_keys (list, "2026-06-15", "2026b");
  assert_keys (list, "2026-11-30", "2026b");
  assert_keys (list, "2026-12-01", "2026b 2027a");
  assert_keys (list, "2026-12-31", "2026b 2027a");
  assert_keys (list, "2027-01-31", "2026b 2027a");
  assert_keys (list, "2027-02-01", "2027a");
  assert_keys (list, "2026-01-01", "2026b");
  assert_keys (list, "2025-12-31", "2026b");
  assert_keys (list, "2025-06-01", "");
  assert_keys (list, "2028-01-31", "2027a");
  assert_keys (list, "2028-02-01", "");
  g_assert_cmpstr (dim_key_list_find (list, "2026a")->id, ==, "2026a");
  g_assert_null (dim_key_list_find (list, "2030a"));
}

static void
test_answer_survives_the_wire (void)
{
  g_autoptr (GBytes) body = dim_key_list_answer_encode ("a.b.c");
  g_autoptr (GBytes) wrong = bytes_of ("{\"sleutellijst\":[]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) refused = NULL;
  g_autofree char *jws = dim_key_list_answer_decode (body, &error);

  g_assert_no_error (error);
  assert_body (body, "{\"sleutellijst\":\"a.b.c\"}");
  g_assert_cmpstr (jws, ==, "a.b.c");
  g_assert_null (dim_key_list_answer_decode (wrong, &refused));
  g_assert_error (refused, DIM_ERROR, DIM_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/key-list-codec/survives-signing", test_survives_signing);
  g_test_add_func ("/key-list-codec/signature-is-that-of-rfc-8037",
                   test_signature_is_that_of_rfc_8037);
  g_test_add_func ("/key-list-codec/any-changed-letter-is-refused",
                   test_any_changed_letter_is_refused);
  g_test_add_func ("/key-list-codec/wrong-jws-is-refused", test_wrong_jws_is_refused);
  g_test_add_func ("/key-list-codec/border-days-have-two-keys", test_border_days_have_two_keys);
  g_test_add_func ("/key-list-codec/answer-survives-the-wire", test_answer_survives_the_wire);
  return g_test_run ();
}
