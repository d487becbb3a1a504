/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-one-time-code.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* 32 letters divide 256 evenly, so no letter is likelier than another. */
void
dim_one_time_code_make (const guint8 random[DIM_ONE_TIME_CODE_LEN],
                        char out[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  g_return_if_fail (random != NULL && out != NULL);
  for (gsize i = 0; i < DIM_ONE_TIME_CODE_LEN; i++)
    out[i] = alphabet[random[i] % 32];
  out[DIM_ONE_TIME_CODE_LEN] = '\0';
}

static char
read_letter (char typed)
{
  char upper = g_ascii_toupper (typed);

  if (upper == 'O')
    return '0';
  if (upper == 'I' || upper == 'L')
    return '1';
  return upper;
}

gboolean
dim_one_time_code_normalise (const char *typed, char out[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN] = { 0 };
  gsize length = 0;

  g_return_val_if_fail (typed != NULL && out != NULL, FALSE);
  for (; *typed != '\0'; typed++) {
    char letter = read_letter (*typed);

    if (letter == ' ' || letter == '-')
      continue;
    if (length == DIM_ONE_TIME_CODE_LEN || strchr (alphabet, letter) == NULL)
      return FALSE;
    code[length++] = letter;
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
