/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-crypto.h"
#include "dim-error.h"
#include "dim-http-client.h"
#include "fuzz-target.h"

/* The address of a server as somebody typed it. What is taken goes over TLS, or stays on this
 * machine. */

static const DimSigningKey *
device_key (void)
{
  static const guint8 seed[DIM_SIGN_SEED_BYTES] = { 2 };
  static DimSigningKey *key;

  if (key == NULL)
    key = dim_signing_key_new_from_seed (seed);
  return key;
}

static gboolean
is_safe (const char *address)
{
  static const char *const beginnings[] = { "https://", "http://127.", "http://localhost",
                                            "http://[::1]", NULL };

  for (gsize i = 0; beginnings[i] != NULL; i++)
    if (g_ascii_strncasecmp (address, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *address = g_strndup (length > 0 ? (const char *) input : "", length);
  g_autoptr (DimHttpClient) client = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_crypto_init ());
  client = dim_http_client_new (address, device_key (), dim_clock_system (), &error);
  if (client == NULL)
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  else
    g_assert_true (is_safe (address));
  return 0;
}
