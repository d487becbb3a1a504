/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-voprf.h"

#include <sodium.h>

/* What blinding, evaluating with its proof, and verifying with unblinding cost against their bare
 * scalar multiplications. The least of many rounds, taken in turns, so that a busy machine disturbs
 * both alike. */

#define ROUNDS 40

typedef struct {
  gsize count;
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  guint8 public_key[DIM_VOPRF_ELEMENT_BYTES];
  guint8 inputs[DIM_VOPRF_MAX_BATCH][32];
  guint8 blinds[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_SCALAR_BYTES];
  guint8 blinded[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES];
  guint8 evaluated[DIM_VOPRF_MAX_BATCH * DIM_VOPRF_ELEMENT_BYTES];
  guint8 proof[DIM_VOPRF_PROOF_BYTES];
} Batch;

/* What is measured, and the multiplications that it cannot do without. */
typedef struct {
  const char *name;
  void (*work) (Batch *batch);
  gsize per_element;
  gsize points; /* more of them, once a batch */
  gsize bases;  /* of the generator, which are cheaper */
  const char *budget;
} Operation;

static void
blind_cb (Batch *batch)
{
  for (gsize i = 0; i < batch->count; i++)
    if (!dim_voprf_blind (DIM_VOPRF_MODE_VOPRF, batch->inputs[i], sizeof batch->inputs[i],
                          batch->blinds + i * DIM_VOPRF_SCALAR_BYTES,
                          batch->blinded + i * DIM_VOPRF_ELEMENT_BYTES, NULL))
      g_error ("An input was refused");
}

static void
evaluate_cb (Batch *batch)
{
  if (!dim_voprf_evaluate_batch (batch->secret, NULL, batch->blinded, batch->count,
                                 batch->evaluated, batch->proof, NULL))
    g_error ("The batch was refused");
}

static void
verify_cb (Batch *batch)
{
  guint8 output[DIM_VOPRF_OUTPUT_BYTES];

  if (!dim_voprf_verify (batch->public_key, batch->blinded, batch->evaluated, batch->count,
                         batch->proof, NULL))
    g_error ("The proof was refused");
  for (gsize i = 0; i < batch->count; i++)
    if (!dim_voprf_finalize (batch->inputs[i], sizeof batch->inputs[i],
                             batch->blinds + i * DIM_VOPRF_SCALAR_BYTES,
                             batch->evaluated + i * DIM_VOPRF_ELEMENT_BYTES, output, NULL))
      g_error ("An element was refused");
}

/* In the order in which they need each other. Evaluating: of each element k·B and its term of M,
 * then Z and t3; of the generator the public key and t2. Verifying: of each its terms of M and Z,
 * and its unblinding; then c·pk, s·M and c·Z; of the generator s·G. */
static const Operation operations[] = {
  { "blind", blind_cb, 1, 0, 0, "" },
  { "evaluate and prove", evaluate_cb, 2, 2, 2, "≤ 1.15" },
  { "verify and finalize", verify_cb, 3, 3, 1, "" },
};

static gint64
time_work (const Operation *operation, Batch *batch)
{
  gint64 start_us = bench_cpu_time_us ();

  operation->work (batch);
  return bench_cpu_time_us () - start_us;
}

static gint64
time_multiplications (const Operation *operation, const Batch *batch)
{
  guint8 product[DIM_VOPRF_ELEMENT_BYTES];
  gsize points = operation->per_element * batch->count + operation->points;
  gint64 start_us = bench_cpu_time_us ();

  for (gsize i = 0; i < points; i++)
    if (crypto_scalarmult_ristretto255 (product, batch->secret,
                                        batch->blinded +
                                          (i % batch->count) * DIM_VOPRF_ELEMENT_BYTES) != 0)
      g_error ("A multiplication failed");
  for (gsize i = 0; i < operation->bases; i++)
    if (crypto_scalarmult_ristretto255_base (product, batch->secret) != 0)
      g_error ("A multiplication failed");
  return bench_cpu_time_us () - start_us;
}

static void
print_operation (const Operation *operation, Batch *batch)
{
  gint64 whole_us = G_MAXINT64;
  gint64 bare_us = G_MAXINT64;
  g_autofree char *what = NULL;
  g_autofree char *measured = NULL;
  g_autofree char *beside = NULL;

  for (int round = 0; round < ROUNDS; round++) {
    whole_us = MIN (whole_us, time_work (operation, batch));
    bare_us = MIN (bare_us, time_multiplications (operation, batch));
  }
  what = g_strdup_printf ("VOPRF %s, batch of %" G_GSIZE_FORMAT, operation->name, batch->count);
  measured = g_strdup_printf ("%.0f µs an element", (double) whole_us / (double) batch->count);
  beside =
    g_strdup_printf ("its bare multiplications, %.0f µs", (double) bare_us / (double) batch->count);
  bench_print (&(BenchRow){ .what = what,
                            .measured = measured,
                            .beside = beside,
                            .ratio = (double) whole_us / (double) bare_us,
                            .budget = operation->budget });
}

int
main (void)
{
  static const gsize counts[] = { 1, 8, DIM_VOPRF_MAX_BATCH };
  static Batch batch;

  if (!dim_crypto_init ())
    return 1;
  dim_voprf_random_scalar (batch.secret);
  if (crypto_scalarmult_ristretto255_base (batch.public_key, batch.secret) != 0)
    return 1;
  dim_random_bytes (batch.inputs[0], sizeof batch.inputs);
  for (gsize i = 0; i < DIM_VOPRF_MAX_BATCH; i++)
    dim_voprf_random_scalar (batch.blinds + i * DIM_VOPRF_SCALAR_BYTES);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    batch.count = counts[i];
    for (gsize j = 0; j < G_N_ELEMENTS (operations); j++)
      print_operation (&operations[j], &batch);
  }
  return 0;
}
