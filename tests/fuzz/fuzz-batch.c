/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* A batch of facts. Each item is a fact or a problem in its place; the facts alone make a batch
 * that is taken whole. */

static void
check_facts_alone (GPtrArray *items)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GBytes) body = NULL;
  DimProblem *problem = NULL;

  for (guint i = 0; i < items->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (items, i);

    if (item->fact != NULL)
      g_ptr_array_add (facts, item->fact);
  }
  if (facts->len == 0)
    return;
  body = dim_batch_encode (facts);
  again = dim_batch_decode (body, &problem);
  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, facts->len);
  for (guint i = 0; i < again->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (again, i);
    g_autoptr (GBytes) first = dim_fact_encode (g_ptr_array_index (facts, i));
    g_autoptr (GBytes) second = dim_fact_encode (item->fact);

    check_same_body (first, second);
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  DimProblem *problem = NULL;
  g_autoptr (GPtrArray) items = dim_batch_decode (body, &problem);

  if (items == NULL) {
    check_problem (problem, body);
    return 0;
  }
  g_assert_true (items->len > 0 && items->len <= DIM_LIMIT_BATCH_FACTS);
  for (guint i = 0; i < items->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (items, i);

    g_assert_true ((item->fact == NULL) != (item->problem == NULL));
    g_assert_true (item->fact == NULL || strcmp (item->fact->id, item->id) == 0);
  }
  check_facts_alone (items);
  return 0;
}
