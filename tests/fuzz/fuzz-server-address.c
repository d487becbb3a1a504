/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <arpa/inet.h>
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
is_this_machine (const char *host)
{
  struct in_addr four;
  struct in6_addr six;

  if (inet_pton (AF_INET, host, &four) == 1)
    return ntohl (four.s_addr) >> 24 == IN_LOOPBACKNET;
  return g_ascii_strcasecmp (host, "localhost") == 0 ||
         (inet_pton (AF_INET6, host, &six) == 1 && IN6_IS_ADDR_LOOPBACK (&six));
}

/* Told without GLib's URIs, by which the product goes. */
static gboolean
is_safe (const char *address)
{
  const char *rest = address + strlen ("http://");
  g_autofree char *encoded = NULL;
  g_autofree char *host = NULL;

  if (g_ascii_strncasecmp (address, "https://", strlen ("https://")) == 0)
    return TRUE;
  if (g_ascii_strncasecmp (address, "http://", strlen ("http://")) != 0)
    return FALSE;
  encoded = *rest == '[' ? g_strndup (rest + 1, strcspn (rest + 1, "]%"))
                         : g_strndup (rest, strcspn (rest, ":/"));
  host = g_uri_unescape_string (encoded, NULL);
  return host != NULL && is_this_machine (host);
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
