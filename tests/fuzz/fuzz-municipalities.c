/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-error.h"
#include "dim-json-guard.h"
#include "dim-reference-codec.h"
#include "fuzz-target.h"

/* The table of municipalities and, after an empty line, what became of them. Each that is taken is
 * found by its code, has become one that is known, and can be sent. */

static void
check_municipality (const DimMunicipalities *all, const DimMunicipality *municipality)
{
  const char *current = dim_municipalities_current_code (all, municipality->code);

  g_assert_cmpuint (strlen (municipality->code), ==, DIM_MUNICIPALITY_CODE_LEN);
  g_assert_nonnull (dim_municipalities_find (all, municipality->code));
  g_assert_nonnull (current);
  g_assert_cmpstr (dim_municipalities_current_code (all, current), ==, current);
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  char *gap = strstr (text, "\n\n");
  g_autoptr (DimMunicipalities) all = NULL;
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (GError) error = NULL;

  if (gap != NULL)
    gap[1] = '\0';
  all = dim_municipalities_parse (text, gap != NULL ? gap + 2 : "", &error);
  if (all == NULL) {
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    return 0;
  }
  for (guint i = 0; i < dim_municipalities_size (all); i++)
    check_municipality (all, dim_municipalities_at (all, i));
  sent = dim_municipalities_encode (all);
  g_assert_true (dim_json_guard (g_bytes_get_data (sent, NULL), g_bytes_get_size (sent), NULL));
  return 0;
}
