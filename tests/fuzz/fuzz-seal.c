/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-error.h"
#include "dim-seal.h"
#include "fuzz-target.h"

/* What was sealed opens as it was, at its own place only, and not with a byte changed; what was
 * not sealed does not open. */

static const guint8 store_key[DIM_SEAL_KEY_BYTES] = { 3 };

static void
check_closed (const char *place, GBytes *sealed)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_assert_null (dim_unseal (store_key, place, sealed, &length, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

/* The byte is chosen by the input, so that every one gets its turn. */
static GBytes *
change_a_byte (GBytes *sealed, const uint8_t *input, size_t length)
{
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (sealed, &size);
  guint8 *copy = g_memdup2 (bytes, size);
  gsize at = length > 0 ? input[0] % size : 0;

  copy[at] = (guint8) (copy[at] ^ (1 << (length % 8)));
  return g_bytes_new_take (copy, size);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) stray = g_bytes_new (input, length);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) changed = NULL;
  gsize opened_length = 0;
  char *opened;

  g_assert_true (dim_crypto_init ());
  sealed = dim_seal (store_key, "number:a", input, length);
  changed = change_a_byte (sealed, input, length);
  opened = dim_unseal (store_key, "number:a", sealed, &opened_length, NULL);
  g_assert_nonnull (opened);
  g_assert_cmpmem (opened, opened_length, input, length);
  g_assert_true (opened[opened_length] == '\0');
  dim_secret_free (opened);
  check_closed ("number:b", sealed);
  check_closed ("number:a", changed);
  check_closed ("number:a", stray);
  return 0;
}
