/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-fact-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* One fact, of each kind. What is taken has one canonical body, whatever came, and so one digest;
 * what is refused points at its faults. */

#define ID "01930000-0000-7000-8000-00000000000a"

static void
check_fact (const DimFact *fact)
{
  DimProblem *problem = NULL;
  g_autoptr (GBytes) first = dim_fact_encode (fact);
  g_autoptr (DimFact) again = dim_fact_decode (fact->kind, ID, first, &problem);
  g_autoptr (GBytes) second = NULL;
  guint8 digest[32];
  guint8 digest_again[32];

  g_assert_nonnull (again);
  g_assert_cmpstr (again->incident, ==, fact->incident);
  second = dim_fact_encode (again);
  check_same_body (first, second);
  dim_fact_digest (fact, digest);
  dim_fact_digest (again, digest_again);
  g_assert_cmpmem (digest, sizeof digest, digest_again, sizeof digest_again);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  for (guint kind = DIM_FACT_INCIDENT; kind < DIM_N_FACT_KINDS; kind++) {
    DimProblem *problem = NULL;
    g_autoptr (DimFact) fact = dim_fact_decode ((DimFactKind) kind, ID, body, &problem);

    if (fact != NULL)
      check_fact (fact);
    else
      check_problem (problem, body);
  }
  return 0;
}
