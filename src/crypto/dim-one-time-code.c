/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-one-time-code.h"

#include "dim-base32.h"

#include <string.h>

/* 32 letters divide 256 evenly, so no letter is likelier than another. */
void
dim_one_time_code_make (const guint8 random[DIM_ONE_TIME_CODE_LEN],
                        char out[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  g_return_if_fail (random != NULL && out != NULL);
  for (gsize i = 0; i < DIM_ONE_TIME_CODE_LEN; i++)
    out[i] = dim_base32_letter (random[i] % 32);
  out[DIM_ONE_TIME_CODE_LEN] = '\0';
}

gboolean
dim_one_time_code_normalise (const char *typed, char out[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN] = { 0 };
  gsize length = 0;

  g_return_val_if_fail (typed != NULL && out != NULL, FALSE);
  for (; *typed != '\0'; typed++) {
    int value = dim_base32_value (*typed);

    if (dim_base32_is_gap (*typed))
      continue;
    if (length == DIM_ONE_TIME_CODE_LEN || value < 0)
      return FALSE;
    code[length++] = dim_base32_letter ((guint) value);
  }
  if (length != DIM_ONE_TIME_CODE_LEN)
    return FALSE;
  memcpy (out, code, sizeof code);
  return TRUE;
}

void
dim_one_time_code_hash (const char *code, guint8 out[DIM_SHA256_BYTES])
{
  g_return_if_fail (code != NULL && strlen (code) == DIM_ONE_TIME_CODE_LEN);
  dim_sha256 (code, DIM_ONE_TIME_CODE_LEN, out);
}
