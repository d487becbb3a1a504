/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-key-id.h"

#include <string.h>

void
dim_key_id_read (DimJsonReader *reader, const char *name, char out[DIM_KEY_ID_MAX])
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
  g_autofree char *text = dim_json_text (reader, name, DIM_JSON_REQUIRED, DIM_KEY_ID_MAX - 1);

  out[0] = '\0';
  if (text != NULL && text[strspn (text, letters)] != '\0')
    dim_json_fault (reader, name, "ongeldige-sleutelnaam");
  else if (text != NULL)
    g_strlcpy (out, text, DIM_KEY_ID_MAX);
}
