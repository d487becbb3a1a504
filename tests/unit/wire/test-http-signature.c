/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-signature.h"

#include <string.h>

#include "dim-bytes.h"
#include "dim-error.h"

/* RFC 9421, appendix B.2.6. */
#define VECTOR_PARAMS                                                                              \
  "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"            \
  ";created=1618884473;keyid=\"test-key-ed25519\""
#define VECTOR_PUBLIC_KEY "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="
#define VECTOR_SIGNATURE                                                                           \
  "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw=="

#define DIGEST "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:"

static const DimComponent vector_components[] = {
  { "date", "Tue, 20 Apr 2021 02:07:55 GMT" },
  { "@method", "POST" },
  { "@path", "/foo" },
  { "@authority", "example.com" },
  { "content-type", "application/json" },
  { "content-length", "18" },
};

#define INPUT                                                                                      \
  "dim=(\"@method\" \"@path\");created=1795000000;keyid=\"key\";nonce=\"AAECAwQFBgcICQoLDA0ODw\""
#define SIGNATURE "dim=:" VECTOR_SIGNATURE ":"

static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 7 };
static const char body[] = "{\"datum\":\"2026-11-03\"}";

typedef struct {
  DimSigningKey *key;
  char *digest;
  DimComponent components[4];
  DimParsedSignature parsed;
} Request;

static void
set_up_request (Request *request, gconstpointer data)
{
  const DimSignatureParams params = { 1795000000, "keyid", "AAECAwQFBgcICQoLDA0ODw" };
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;
  g_autoptr (GError) error = NULL;

  request->key = dim_signing_key_new_from_seed (seed);
  request->digest = dim_content_digest (body, strlen (body));
  request->components[0] = (DimComponent){ "@method", "PUT" };
  request->components[1] = (DimComponent){ "@path", "/v1/voorvallen/1" };
  request->components[2] = (DimComponent){ "@query", "?" };
  request->components[3] = (DimComponent){ "content-digest", request->digest };
  dim_signature_headers (request->key, request->components, 4, &params, &input, &signature);
  g_assert_true (dim_signature_parse (input, signature, &request->parsed, &error));
  g_assert_no_error (error);
}

static void
tear_down_request (Request *request, gconstpointer data)
{
  dim_parsed_signature_clear (&request->parsed);
  g_free (request->digest);
  dim_signing_key_free (request->key);
}

static gboolean
verify (const Request *request)
{
  return dim_signature_verify (&request->parsed, request->components, 4,
                               dim_signing_key_public (request->key));
}

static void
test_base_is_that_of_rfc_9421 (void)
{
  const DimSignatureParams params = { 1618884473, "test-key-ed25519", NULL };
  g_autofree char *text =
    dim_signature_params_text (vector_components, G_N_ELEMENTS (vector_components), &params);
  g_autofree char *base =
    dim_signature_base (vector_components, G_N_ELEMENTS (vector_components), text);

  g_assert_cmpstr (text, ==, VECTOR_PARAMS);
  g_assert_cmpstr (base, ==,
                   "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n"
                   "\"@method\": POST\n"
                   "\"@path\": /foo\n"
                   "\"@authority\": example.com\n"
                   "\"content-type\": application/json\n"
                   "\"content-length\": 18\n"
                   "\"@signature-params\": " VECTOR_PARAMS);
}

static void
test_signature_of_rfc_9421_verifies (void)
{
  DimParsedSignature parsed = { .params_text = g_strdup (VECTOR_PARAMS) };
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES];

  parsed.components = g_new0 (char *, G_N_ELEMENTS (vector_components) + 1);
  for (gsize i = 0; i < G_N_ELEMENTS (vector_components); i++)
    parsed.components[i] = g_strdup (vector_components[i].name);
  g_assert_true (dim_base64_decode_exact (VECTOR_PUBLIC_KEY, public_key, sizeof public_key));
  g_assert_true (dim_base64_decode_exact (VECTOR_SIGNATURE, parsed.signature, DIM_SIGN_BYTES));

  g_assert_true (dim_signature_verify (&parsed, vector_components, G_N_ELEMENTS (vector_components),
                                       public_key));
  parsed.signature[0] ^= 1;
  g_assert_false (dim_signature_verify (&parsed, vector_components,
                                        G_N_ELEMENTS (vector_components), public_key));
  dim_parsed_signature_clear (&parsed);
}

/* RFC 9530, section 2 and appendix B: {"hello": "world"} with and without its line end. */
static void
test_digests_are_those_of_rfc_9530 (void)
{
  static const char with_lf[] = "{\"hello\": \"world\"}\n";
  static const char without_lf[] = "{\"hello\": \"world\"}";
  g_autofree char *first = dim_content_digest (with_lf, strlen (with_lf));
  g_autofree char *second = dim_content_digest (without_lf, strlen (without_lf));
  g_autofree char *empty = dim_content_digest ("", 0);

  g_assert_cmpstr (first, ==, "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
  g_assert_cmpstr (second, ==, "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
  g_assert_cmpstr (empty, ==, "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:");
}

static void
test_digest_must_match (void)
{
  static const char *const good[] = {
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "md5=:AAAA:, sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:,sha-512=::",
  };
  static const char *const wrong[] = {
    "",
    "sha-256",
    "sha-256=",
    "sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE:",
    "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:",
    "sha-256=:X48E:",
    "sha-512=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "SHA-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:,",
    "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=: x",
  };
  static const char said[] = "{\"hello\": \"world\"}";

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (dim_content_digest_matches (good[i], said, strlen (said)));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dim_content_digest_matches (wrong[i], said, strlen (said)));
  g_assert_false (dim_content_digest_matches (DIGEST ", " DIGEST, said, strlen (said)));
  g_assert_false (dim_content_digest_matches (good[0], said, strlen (said) - 1));
}

static void
test_own_signature_verifies (Request *request, gconstpointer data)
{
  g_assert_true (verify (request));
  g_assert_cmpint (request->parsed.created, ==, 1795000000);
  g_assert_cmpstr (request->parsed.keyid, ==, "keyid");
  g_assert_cmpstr (request->parsed.nonce, ==, "AAECAwQFBgcICQoLDA0ODw");
}

static void
test_any_changed_component_fails (Request *request, gconstpointer data)
{
  static const char *const changed[] = { "POST", "/v1/voorvallen/2", "?a=1", "sha-256=:AAAA:" };

  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++) {
    const char *kept = request->components[i].value;

    request->components[i].value = changed[i];
    g_assert_false (verify (request));
    request->components[i].value = kept;
  }
  g_assert_true (verify (request));
}

static void
test_changed_parameters_fail (Request *request, gconstpointer data)
{
  static const char *const changed[] = { "created=1795000001", "keyid=\"keyie\"", "nonce=\"B" };
  static const char *const sent[] = { "created=1795000000", "keyid=\"keyid\"", "nonce=\"A" };

  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++) {
    g_autoptr (GString) text = g_string_new (request->parsed.params_text);
    char *kept = request->parsed.params_text;

    g_assert_cmpuint (g_string_replace (text, sent[i], changed[i], 1), ==, 1);
    request->parsed.params_text = text->str;
    g_assert_false (verify (request));
    request->parsed.params_text = kept;
  }
}

static void
test_another_key_fails (Request *request, gconstpointer data)
{
  g_autoptr (DimSigningKey) other = dim_signing_key_new_random ();

  g_assert_false (dim_signature_verify (&request->parsed, request->components, 4,
                                        dim_signing_key_public (other)));
}

static void
test_all_components_must_be_covered (void)
{
  const DimSignatureParams params = { 1795000000, "keyid", "nonce" };
  const DimComponent components[] = { { "@method", "PUT" }, { "@path", "/" }, { "@query", "?" } };
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;
  DimParsedSignature parsed;

  dim_signature_headers (key, components, 2, &params, &input, &signature);
  g_assert_true (dim_signature_parse (input, signature, &parsed, NULL));

  g_assert_true (dim_signature_verify (&parsed, components, 2, dim_signing_key_public (key)));
  g_assert_false (dim_signature_verify (&parsed, components, 3, dim_signing_key_public (key)));
  g_assert_false (dim_signature_verify (&parsed, components + 1, 2, dim_signing_key_public (key)));
  dim_parsed_signature_clear (&parsed);
}

/* Without this check "/a", then a line that looks like another component's, would be the same
 * bytes as two components. */
static void
test_line_breaks_in_values_fail (void)
{
  const DimSignatureParams params = { 1795000000, "keyid", "nonce" };
  const DimComponent components[] = { { "@path", "/a\n\"@query\": ?" } };
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;
  DimParsedSignature parsed;

  dim_signature_headers (key, components, 1, &params, &input, &signature);
  g_assert_true (dim_signature_parse (input, signature, &parsed, NULL));
  g_assert_false (dim_signature_verify (&parsed, components, 1, dim_signing_key_public (key)));
  dim_parsed_signature_clear (&parsed);
}

static void
test_parse_takes_parameters_in_any_order (void)
{
  static const char input[] =
    "dim=(\"@path\");nonce=\"a\\\"b\\\\c\";alg=\"ed25519\";keyid=\"k\";created=0";
  DimParsedSignature parsed;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_signature_parse (input, SIGNATURE, &parsed, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (parsed.nonce, ==, "a\"b\\c");
  g_assert_cmpstr (parsed.params_text, ==, input + strlen ("dim="));
  g_assert_cmpint (parsed.created, ==, 0);
  g_assert_cmpstr (parsed.components[0], ==, "@path");
  g_assert_null (parsed.components[1]);
  dim_parsed_signature_clear (&parsed);
}

static void
test_parse_refuses_all_else (void)
{
#define SIXTY_FIVE "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  static const char *const cases[][2] = {
    { "", SIGNATURE },
    { "sig1=(\"@path\");created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=();created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\";created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\" );created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\"  \"@query\");created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\" \"@path\");created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\";req);created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(path);created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\"", SIGNATURE },
    { "dim=(\"@path\");created=1;created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=01;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=-1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1.0;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1000000000000000;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=\"1\";keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"" SIXTY_FIVE "\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"" SIXTY_FIVE "\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=k;nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\xc3\xa9\";nonce=\"n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"\\n\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n\\", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n\";alg=\"rsa-pss-sha512\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n\";expires=2", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n\";tag=\"x\"", SIGNATURE },
    { "dim=(\"@path\");created=1;keyid=\"k\";nonce=\"n\" ", SIGNATURE },
    { INPUT ", dim2=(\"@path\");created=1;keyid=\"k\";nonce=\"n\"", SIGNATURE },
    { INPUT, "" },
    { INPUT, "dim=" VECTOR_SIGNATURE },
    { INPUT, "dim=:" VECTOR_SIGNATURE },
    { INPUT, "sig1=:" VECTOR_SIGNATURE ":" },
    { INPUT, "dim=:AAAA:" },
    { INPUT, "dim=:!!!!:" },
    { INPUT, "dim=::" },
    { INPUT, SIGNATURE ", " SIGNATURE },
    { INPUT, SIGNATURE " " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    DimParsedSignature parsed = { .created = 42 };
    g_autoptr (GError) error = NULL;

    g_assert_false (dim_signature_parse (cases[i][0], cases[i][1], &parsed, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpint (parsed.created, ==, 42);
    g_assert_null (parsed.components);
  }
}

static void
test_parse_refuses_what_is_too_long (void)
{
  g_autofree char *blanks = g_strnfill (100000, ' ');
  DimParsedSignature parsed;

  g_assert_false (dim_signature_parse (blanks, SIGNATURE, &parsed, NULL));
  g_assert_false (dim_signature_parse (INPUT, blanks, &parsed, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
  g_test_add_func ("/http-signature/base-is-that-of-rfc-9421", test_base_is_that_of_rfc_9421);
  g_test_add_func ("/http-signature/signature-of-rfc-9421-verifies",
                   test_signature_of_rfc_9421_verifies);
  g_test_add_func ("/http-signature/digests-are-those-of-rfc-9530",
                   test_digests_are_those_of_rfc_9530);
  g_test_add_func ("/http-signature/digest-must-match", test_digest_must_match);
#define ADD(name, func)                                                                            \
  g_test_add ("/http-signature/" name, Request, NULL, set_up_request, func, tear_down_request)
  ADD ("own-signature-verifies", test_own_signature_verifies);
  ADD ("any-changed-component-fails", test_any_changed_component_fails);
  ADD ("changed-parameters-fail", test_changed_parameters_fail);
  ADD ("another-key-fails", test_another_key_fails);
  g_test_add_func ("/http-signature/all-components-must-be-covered",
                   test_all_components_must_be_covered);
  g_test_add_func ("/http-signature/line-breaks-in-values-fail", test_line_breaks_in_values_fail);
  g_test_add_func ("/http-signature/parse-takes-parameters-in-any-order",
                   test_parse_takes_parameters_in_any_order);
  g_test_add_func ("/http-signature/parse-refuses-all-else", test_parse_refuses_all_else);
  g_test_add_func ("/http-signature/parse-refuses-what-is-too-long",
                   test_parse_refuses_what_is_too_long);
  return g_test_run ();
}
