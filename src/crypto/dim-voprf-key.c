/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-voprf-group.h"

#include <string.h>

#define DOMAIN_KEY "DeriveKeyPair"
#define SEED_BYTES 32

/* FALSE if every counter gives zero, which takes 256 coincidences of 2^-252. */
static gboolean
derive_secret (DimVoprfMode mode,
               const guint8 seed[SEED_BYTES],
               const guint8 *info,
               gsize info_length,
               guint8 out[DIM_VOPRF_SCALAR_BYTES])
{
  for (guint counter = 0; counter <= G_MAXUINT8; counter++) {
    const guint8 counter_byte = (guint8) counter;
    DimTranscript transcript;

    dim_transcript_begin_expand (&transcript);
    dim_transcript_add (&transcript, seed, SEED_BYTES);
    dim_transcript_add_sized (&transcript, info, info_length);
    dim_transcript_add (&transcript, &counter_byte, sizeof counter_byte);
    dim_transcript_finish_scalar (&transcript, DOMAIN_KEY, mode, out);
    if (dim_group_is_nonzero_scalar (out))
      return TRUE;
  }
  return FALSE;
}

gboolean
/* NOLINTNEXTLINE(readability-function-size): the parameters are the RFC's */
dim_voprf_derive_key_pair (DimVoprfMode mode,
                           const guint8 seed[32],
                           const guint8 *info,
                           gsize info_length,
                           guint8 out_secret[DIM_VOPRF_SCALAR_BYTES],
                           guint8 out_public[DIM_VOPRF_ELEMENT_BYTES],
                           GError **error)
{
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES];
  gboolean derived;

  g_return_val_if_fail (seed != NULL && (info != NULL || info_length == 0), FALSE);
  g_return_val_if_fail (out_secret != NULL && out_public != NULL, FALSE);
  if (info_length > G_MAXUINT16) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot derive key pair: its information is too long");
    return FALSE;
  }
  derived = derive_secret (mode, seed, info, info_length, secret) &&
            crypto_scalarmult_ristretto255_base (public_key, secret) == 0;
  if (derived) {
    memcpy (out_secret, secret, sizeof secret);
    memcpy (out_public, public_key, sizeof public_key);
  } else {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot derive key pair: the seed gives no key");
  }
  dim_wipe (secret, sizeof secret);
  return derived;
}

void
dim_voprf_random_scalar (guint8 out[DIM_VOPRF_SCALAR_BYTES])
{
  g_return_if_fail (out != NULL);
  /* Never zero by libsodium's contract. */
  crypto_core_ristretto255_scalar_random (out);
}
