/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-csv.h"
#include "dim-error.h"
#include "fuzz-target.h"

/* Rows that were read are written so that they are read as the same rows. */

static char *
write_rows (GPtrArray *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    dim_csv_append_row (text, g_ptr_array_index (rows, i));
  return g_string_free (text, FALSE);
}

static void
check_same_rows (GPtrArray *first, GPtrArray *second)
{
  g_assert_cmpuint (second->len, ==, first->len);
  for (guint i = 0; i < first->len; i++)
    g_assert_true (g_strv_equal (g_ptr_array_index (first, i), g_ptr_array_index (second, i)));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  const char *text = length > 0 ? (const char *) input : "";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, length, &error);
  g_autoptr (GPtrArray) again = NULL;
  g_autofree char *written = NULL;

  if (rows == NULL) {
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    return 0;
  }
  written = write_rows (rows);
  again = dim_csv_parse (written, strlen (written), &error);
  g_assert_no_error (error);
  check_same_rows (rows, again);
  return 0;
}
