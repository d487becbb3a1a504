/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-readers-codec.h"
#include "dim-texts-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* What a collector tells of who reads explanations, and the explanations. */

DEFINE_TRY_ANSWER (DimToldReaders, readers, dim_told_readers_decode, dim_told_readers_encode)
DEFINE_TRY_ANSWER (DimTextsPage, texts, dim_texts_page_decode, dim_texts_page_encode)

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  try_readers (body);
  try_texts (body);
  return 0;
}
