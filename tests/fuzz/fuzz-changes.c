/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* The feed: a page of it, and one entry. */

DEFINE_TRY_ANSWER (DimChange, change, dim_change_decode, dim_change_encode)
DEFINE_TRY_ANSWER (DimChangesPage, page, dim_changes_page_decode, dim_changes_page_encode)

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  try_change (body);
  try_page (body);
  return 0;
}
