/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-error.h"
#include "dim-http-signature.h"
#include "fuzz-target.h"

/* The header fields Signature-Input, Signature and Content-Digest, a line each; what follows is the
 * body. What is read can be said again so that it is read the same, and is nobody's signature. */

static const DimSigningKey *
device_key (void)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 2 };
  static DimSigningKey *key;

  if (key == NULL)
    key = dim_signing_key_new_from_seed (seed);
  return key;
}

/* Signs anew what was read, with the same names and parameters. */
static void
check_said_again (const DimParsedSignature *parsed)
{
  guint count = g_strv_length (parsed->components);
  g_autofree DimComponent *components = g_new0 (DimComponent, count);
  DimSignatureParams params = { parsed->created, parsed->keyid, parsed->nonce };
  DimParsedSignature again = { 0 };
  g_autofree char *input = NULL;
  g_autofree char *signature = NULL;

  for (guint i = 0; i < count; i++)
    components[i] = (DimComponent){ parsed->components[i], "/v1/tellingen" };
  g_assert_false (
    dim_signature_verify (parsed, components, count, dim_signing_key_public (device_key ())));
  dim_signature_headers (device_key (), components, count, &params, &input, &signature);
  /* It may have come without blanks and escapes that saying it takes. */
  if (!dim_signature_parse (input, signature, &again, NULL)) {
    g_assert_cmpuint (strlen (input), >, strlen (parsed->params_text));
    return;
  }
  g_assert_true (again.created == parsed->created);
  g_assert_cmpstr (again.keyid, ==, parsed->keyid);
  g_assert_cmpstr (again.nonce, ==, parsed->nonce);
  g_assert_true (g_strv_equal ((const char *const *) again.components,
                               (const char *const *) parsed->components));
  g_assert_true (
    dim_signature_verify (&again, components, count, dim_signing_key_public (device_key ())));
  dim_parsed_signature_clear (&again);
}

static void
try_signature (const char *input, const char *signature)
{
  DimParsedSignature parsed = { 0 };
  g_autoptr (GError) error = NULL;

  if (!dim_signature_parse (input, signature, &parsed, &error)) {
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_true (parsed.components == NULL && parsed.keyid == NULL && parsed.nonce == NULL);
    return;
  }
  g_assert_cmpuint (g_strv_length (parsed.components), >, 0);
  g_assert_true (parsed.keyid[0] != '\0' && parsed.nonce[0] != '\0' && parsed.created >= 0);
  check_said_again (&parsed);
  dim_parsed_signature_clear (&parsed);
}

static void
try_digest (const char *digest, const char *body)
{
  g_autofree char *own = dim_content_digest (body, strlen (body));

  g_assert_true (dim_content_digest_matches (own, body, strlen (body)));
  if (dim_content_digest_matches (digest, body, strlen (body)))
    g_assert_nonnull (strstr (digest, own));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
  guint count = g_strv_length (lines);

  g_assert_true (dim_crypto_init ());
  try_signature (count > 0 ? lines[0] : "", count > 1 ? lines[1] : "");
  try_digest (count > 2 ? lines[2] : "", count > 3 ? lines[3] : "");
  return 0;
}
