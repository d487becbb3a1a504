/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-voprf.h"

#include <sodium.h>
#include <stdio.h>
#include <time.h>

/* Prints what evaluating and proving costs against its bare scalar multiplications. The least of
 * many rounds, taken in turns, so that a busy machine disturbs both alike. */

#define ROUNDS 40

/* Of this thread, so that other programs do not count. */
static gint64
cpu_time_us (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    g_error ("This machine has no clock of a thread");
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
time_evaluation (const guint8 *secret, const guint8 *elements, gsize count)
{
  guint8 evaluated[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES], proof[DIM_VOPRF_PROOF_BYTES];
  gint64 start_us = cpu_time_us ();

  if (!dim_voprf_evaluate_batch (secret, NULL, elements, count, evaluated, proof, NULL))
    g_error ("The batch was refused");
  return cpu_time_us () - start_us;
}

/* Of each element its evaluation and its term of M, then Z and t3; of the generator the public key
 * and t2. */
static gint64
time_multiplications (const guint8 *secret, const guint8 *elements, gsize count)
{
  guint8 product[DIM_VOPRF_ELEMENT_BYTES];
  gint64 start_us = cpu_time_us ();

  for (gsize i = 0; i < 2 * count + 2; i++)
    if (crypto_scalarmult_ristretto255 (product, secret,
                                        elements + (i % count) * DIM_VOPRF_ELEMENT_BYTES) != 0)
      g_error ("A multiplication failed");
  for (int i = 0; i < 2; i++)
    if (crypto_scalarmult_ristretto255_base (product, secret) != 0)
      g_error ("A multiplication failed");
  return cpu_time_us () - start_us;
}

int
main (void)
{
  static const gsize counts[] = { 1, 2, 8, 64 };
  guint8 secret[DIM_VOPRF_SCALAR_BYTES], elements[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES];

  if (!dim_crypto_init ())
    return 1;
  dim_voprf_random_scalar (secret);
  for (gsize i = 0; i < DIM_VOPRF_MAX_BATCH; i++)
    crypto_core_ristretto255_random (elements + i * DIM_VOPRF_ELEMENT_BYTES);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    gint64 whole_us = G_MAXINT64, bare_us = G_MAXINT64;

    for (int round = 0; round < ROUNDS; round++) {
      whole_us = MIN (whole_us, time_evaluation (secret, elements, counts[i]));
      bare_us = MIN (bare_us, time_multiplications (secret, elements, counts[i]));
    }
    printf ("voprf evaluate and prove, %" G_GSIZE_FORMAT
            " elements: %.3f of its bare multiplications (budget 1.15)\n",
            counts[i], (double) whole_us / (double) bare_us);
  }
  return 0;
}
