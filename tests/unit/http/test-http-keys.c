/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-keys.h"

static void
test_known_key_names_its_device (void)
{
  static const guint8 first[DIM_SIGN_PUBLIC_BYTES] = { 1 };
  static const guint8 second[DIM_SIGN_PUBLIC_BYTES] = { 2 };
  g_autoptr (DimHttpKeys) keys = dim_http_keys_new ();
  g_autofree char *keyid = dim_key_thumbprint (second);
  guint8 found[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  g_autofree gpointer caller = NULL;
  const char *code = NULL;

  dim_http_keys_add (keys, first, "balie");
  dim_http_keys_add (keys, second, "backoffice");

  g_assert_true (dim_http_keys_look_up (keyid, found, &caller, &code, keys));
  g_assert_cmpmem (found, sizeof found, second, sizeof second);
  g_assert_cmpstr (caller, ==, "backoffice");
  g_assert_null (code);
}

static void
test_unknown_key_is_told (void)
{
  static const guint8 key[DIM_SIGN_PUBLIC_BYTES] = { 1 };
  g_autoptr (DimHttpKeys) keys = dim_http_keys_new ();
  g_autofree char *keyid = dim_key_thumbprint (key);
  guint8 found[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  gpointer caller = NULL;
  const char *code = NULL;

  g_assert_false (dim_http_keys_look_up (keyid, found, &caller, &code, keys));

  g_assert_cmpstr (code, ==, "sleutel-onbekend");
  g_assert_null (caller);
  g_assert_cmpuint (found[0], ==, 0);
}

static void
test_key_has_one_device (void)
{
  static const guint8 key[DIM_SIGN_PUBLIC_BYTES] = { 1 };
  DimHttpKeys *keys = dim_http_keys_new ();
  g_autoptr (DimHttpKeys) held = dim_http_keys_ref (keys);
  g_autofree char *keyid = dim_key_thumbprint (key);
  guint8 found[DIM_SIGN_PUBLIC_BYTES];
  g_autofree gpointer caller = NULL;
  const char *code = NULL;

  dim_http_keys_add (keys, key, "balie");
  dim_http_keys_add (keys, key, "backoffice");
  dim_http_keys_unref (keys);

  g_assert_true (dim_http_keys_look_up (keyid, found, &caller, &code, held));
  g_assert_cmpstr (caller, ==, "backoffice");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-keys/known-one-names-its-device", test_known_key_names_its_device);
  g_test_add_func ("/http-keys/unknown-one-is-told", test_unknown_key_is_told);
  g_test_add_func ("/http-keys/one-has-one-device", test_key_has_one_device);
  return g_test_run ();
}
