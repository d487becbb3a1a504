/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-voprf.h"

#include "dim-error.h"
#include "dim-voprf-group.h"

#include <string.h>

#define FINALIZE "Finalize"

static gboolean
input_fits (gsize length, GError **error)
{
  if (length <= G_MAXUINT16)
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot take input: it is longer than 65,535 bytes");
  return FALSE;
}

static gboolean
scalar_is_sound (const guint8 scalar[DIM_VOPRF_SCALAR_BYTES], GError **error)
{
  if (dim_group_is_nonzero_scalar (scalar))
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                       "Cannot take scalar: zero or not below the order");
  return FALSE;
}

gboolean
dim_voprf_blind (DimVoprfMode mode,
                 const guint8 *input,
                 gsize input_length,
                 const guint8 blind[DIM_VOPRF_SCALAR_BYTES],
                 guint8 out_blinded[DIM_VOPRF_ELEMENT_BYTES],
                 GError **error)
{
  DimTranscript transcript;
  guint8 element[DIM_VOPRF_ELEMENT_BYTES];
  guint8 blinded[DIM_VOPRF_ELEMENT_BYTES];
  gboolean done;

  g_return_val_if_fail ((input != NULL || input_length == 0) && blind != NULL, FALSE);
  g_return_val_if_fail (out_blinded != NULL, FALSE);
  if (!input_fits (input_length, error) || !scalar_is_sound (blind, error))
    return FALSE;
  dim_transcript_begin_expand (&transcript);
  dim_transcript_add (&transcript, input, input_length);
  done = dim_transcript_finish_element (&transcript, mode, element) &&
         dim_group_multiply (blinded, blind, element);
  dim_wipe (element, sizeof element);
  if (!done) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot blind input: it maps to the identity");
    return FALSE;
  }
  memcpy (out_blinded, blinded, sizeof blinded);
  return TRUE;
}

gboolean
dim_voprf_is_element (const guint8 element[DIM_VOPRF_ELEMENT_BYTES])
{
  g_return_val_if_fail (element != NULL, FALSE);
  return dim_group_is_element (element);
}

gboolean
dim_voprf_evaluate (const guint8 secret[DIM_VOPRF_SCALAR_BYTES],
                    const guint8 blinded[DIM_VOPRF_ELEMENT_BYTES],
                    guint8 out_evaluated[DIM_VOPRF_ELEMENT_BYTES],
                    GError **error)
{
  guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES];

  g_return_val_if_fail (secret != NULL && blinded != NULL && out_evaluated != NULL, FALSE);
  if (!scalar_is_sound (secret, error))
    return FALSE;
  if (!dim_group_multiply (evaluated, secret, blinded)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot evaluate element: the identity or not canonical");
    return FALSE;
  }
  memcpy (out_evaluated, evaluated, sizeof evaluated);
  return TRUE;
}

/* blind⁻¹ · evaluated */
static gboolean
unblind (const guint8 blind[DIM_VOPRF_SCALAR_BYTES],
         const guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES],
         guint8 out[DIM_VOPRF_ELEMENT_BYTES])
{
  guint8 inverse[DIM_VOPRF_SCALAR_BYTES];
  gboolean done = crypto_core_ristretto255_scalar_invert (inverse, blind) == 0 &&
                  dim_group_multiply (out, inverse, evaluated);

  dim_wipe (inverse, sizeof inverse);
  return done;
}

gboolean
dim_voprf_finalize (const guint8 *input,
                    gsize input_length,
                    const guint8 blind[DIM_VOPRF_SCALAR_BYTES],
                    const guint8 evaluated[DIM_VOPRF_ELEMENT_BYTES],
                    guint8 out_output[DIM_VOPRF_OUTPUT_BYTES],
                    GError **error)
{
  DimTranscript transcript;
  guint8 element[DIM_VOPRF_ELEMENT_BYTES];

  g_return_val_if_fail ((input != NULL || input_length == 0) && blind != NULL, FALSE);
  g_return_val_if_fail (evaluated != NULL && out_output != NULL, FALSE);
  if (!input_fits (input_length, error) || !scalar_is_sound (blind, error))
    return FALSE;
  if (!unblind (blind, evaluated, element)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot unblind element: the identity or not canonical");
    return FALSE;
  }
  dim_transcript_begin_hash (&transcript);
  dim_transcript_add_sized (&transcript, input, input_length);
  dim_transcript_add_sized (&transcript, element, sizeof element);
  dim_transcript_add (&transcript, FINALIZE, strlen (FINALIZE));
  dim_transcript_finish_hash (&transcript, out_output);
  dim_wipe (element, sizeof element);
  return TRUE;
}
