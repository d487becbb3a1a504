/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-evaluation-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* The key list. What the evaluator did not sign is never taken; what it signed, whatever it says,
 * is a list that signs to the same again, or an error. */

static const DimSigningKey *
list_key (void)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 1 };
  static DimSigningKey *key;

  if (key == NULL)
    key = dim_signing_key_new_from_seed (seed);
  return key;
}

static char *
sign_payload (const uint8_t *payload, size_t length)
{
  g_autofree char *body = dim_base64url_encode (payload, length);
  g_autofree char *text = g_strconcat ("eyJhbGciOiJFZERTQSJ9.", body, NULL);
  g_autofree char *signature_text = NULL;
  guint8 signature[DIM_SIGN_BYTES];

  dim_sign (list_key (), text, strlen (text), signature);
  signature_text = dim_base64url_encode (signature, sizeof signature);
  return g_strjoin (".", text, signature_text, NULL);
}

static void
check_day (const DimKeyList *list, DimDay day)
{
  g_autoptr (GArray) keys = dim_key_list_for_day (list, day);

  for (guint i = 0; i < keys->len; i++) {
    const DimKeyEntry *entry = dim_key_list_find (list, g_array_index (keys, DimKeyEntry, i).id);

    g_assert_true (entry != NULL && !entry->is_destroyed);
  }
}

/* Every day has keys of the list that stand, or none. */
static void
check_days (const DimKeyList *list)
{
  for (DimDay day = dim_day_new (2026, 1, 1); day < dim_day_new (2028, 1, 1); day += 29)
    check_day (list, day);
}

static void
check_list (const DimKeyList *list)
{
  g_autofree char *first = dim_key_list_sign (list, list_key ());
  g_autoptr (DimKeyList) again =
    dim_key_list_verify (first, dim_signing_key_public (list_key ()), NULL);
  g_autofree char *second = NULL;

  g_assert_nonnull (again);
  second = dim_key_list_sign (again, list_key ());
  g_assert_cmpstr (first, ==, second);
  check_days (list);
}

static void
try_signed (const uint8_t *payload, size_t length)
{
  g_autofree char *jws = sign_payload (payload, length);
  GError *error = NULL;
  g_autoptr (DimKeyList) list =
    dim_key_list_verify (jws, dim_signing_key_public (list_key ()), &error);

  if (list == NULL)
    check_error (error);
  else
    check_list (list);
}

static void
try_unsigned (const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_key_list_verify (text, dim_signing_key_public (list_key ()), &error));
  g_assert_true (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID) ||
                 g_error_matches (error, DIM_ERROR, DIM_ERROR_REJECTED));
}

static void
try_answer (GBytes *body)
{
  GError *error = NULL;
  g_autofree char *jws = dim_key_list_answer_decode (body, &error);
  g_autoptr (GBytes) again = NULL;
  g_autofree char *jws_again = NULL;

  if (jws == NULL) {
    check_error (error);
    return;
  }
  again = dim_key_list_answer_encode (jws);
  jws_again = dim_key_list_answer_decode (again, NULL);
  g_assert_cmpstr (jws_again, ==, jws);
  try_unsigned (jws);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);

  g_assert_true (dim_crypto_init ());
  try_signed (input, length);
  try_unsigned (text);
  try_answer (body);
  return 0;
}
