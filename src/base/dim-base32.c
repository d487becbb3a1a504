/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-base32.h"

#include <string.h>

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char
dim_base32_letter (guint value)
{
  g_return_val_if_fail (value < sizeof alphabet - 1, '0');
  return alphabet[value];
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

int
dim_base32_value (char typed)
{
  const char *place = typed == '\0' ? NULL : strchr (alphabet, read_letter (typed));

  return place == NULL ? -1 : (int) (place - alphabet);
}

gboolean
dim_base32_is_gap (char typed)
{
  return typed == '-' || g_ascii_isspace (typed);
}
