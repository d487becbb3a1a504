/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-http-authentication.h"
#include "dim-http-refusal.h"
#include "dim-limits.h"
#include "fuzz-target.h"

/* A signed request, a line each for method, path, query, Content-Digest, Signature-Input and
 * Signature; what follows is the body. The device signed one request only (corpus/authentication/
 * signed): whatever else comes is refused with a code that there is, and that one is taken once. */

#define NOW_S     1795000000
#define N_LINES   7
#define NONCE_MAX 4

static const DimSigningKey *
device_key (void)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 2 };
  static DimSigningKey *key;

  if (key == NULL)
    key = dim_signing_key_new_from_seed (seed);
  return key;
}

static const char *
judge (const DimSignedRequest *request, DimNonceMemory *nonces)
{
  DimParsedSignature parsed = { 0 };
  const char *refusal = dim_http_authentication_read (request, nonces, NOW_S, &parsed);

  if (refusal != NULL) {
    g_assert_null (parsed.keyid);
    return refusal;
  }
  refusal = dim_http_authentication_verify (request, &parsed,
                                            dim_signing_key_public (device_key ()), nonces, NOW_S);
  dim_parsed_signature_clear (&parsed);
  return refusal;
}

static void
check_the_signed_one (const DimSignedRequest *request)
{
  g_assert_cmpstr (request->method, ==, "GET");
  g_assert_cmpstr (request->path, ==, "/v1/tellingen");
  g_assert_cmpstr (request->query, ==, "jaar=2026");
  g_assert_cmpuint (request->body_length, ==, 0);
}

static void
check_code (const char *code)
{
  g_autoptr (DimProblem) problem = dim_http_refusal_new (code);

  g_assert_cmpuint (problem->status, ==, 401);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", N_LINES);
  g_autoptr (DimNonceMemory) nonces = dim_nonce_memory_new (DIM_LIMIT_SIGNATURE_SKEW_S, NONCE_MAX);
  const char *line[N_LINES] = { "", "" };
  DimSignedRequest request;
  const char *refusal;

  g_assert_true (dim_crypto_init ());
  for (guint i = 0; i < N_LINES && lines[i] != NULL; i++)
    line[i] = lines[i];
  request = (DimSignedRequest){ line[0], line[1], line[2], line[3],
                                line[4], line[5], line[6], line[6] != NULL ? strlen (line[6]) : 0 };
  refusal = judge (&request, nonces);
  if (refusal != NULL) {
    check_code (refusal);
    return 0;
  }
  check_the_signed_one (&request);
  g_assert_cmpstr (judge (&request, nonces), ==, "nonce-herhaald");
  return 0;
}
