/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* Who took part, as the collector tells it: what is taken can be told on, and counted. */

DEFINE_TRY_ANSWER (DimParticipation,
                   participation,
                   dim_participation_decode,
                   dim_participation_encode)

static void
count_all (GBytes *body)
{
  g_autoptr (DimParticipation) participation = dim_participation_decode (body, NULL);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) silent = NULL;
  guint expected = 0;

  if (participation == NULL)
    return;
  lines = dim_participation_list_lines (participation, NULL, FALSE);
  silent = dim_participation_list_lines (participation, NULL, TRUE);
  g_assert_cmpuint (lines->len, ==, (guint64) 12 * participation->members->len);
  for (guint i = 0; i < participation->members->len; i++) {
    DimPartTotals totals;

    dim_participation_count_member (participation, participation->members->pdata[i], &totals);
    g_assert_cmpuint (totals.reported + totals.silent, ==, totals.expected);
    g_assert_cmpuint (totals.approved, <=, totals.reported);
    expected += totals.silent;
  }
  g_assert_cmpuint (silent->len, ==, expected);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  try_participation (body);
  count_all (body);
  return 0;
}
