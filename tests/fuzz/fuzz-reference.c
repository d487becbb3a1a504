/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-error.h"
#include "dim-json-guard.h"
#include "dim-reference-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* A file of data/codelijsten/. Codes that are taken are found by code and number, and can be
 * sent. */

static void
check_list (const DimCodeBook *book, DimList list)
{
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);

    g_assert_true (dim_code_book_find (book, list, code->code) == code);
    g_assert_true (dim_code_book_by_number (book, list, code->number) == code);
    dim_code_is_valid_on (code, dim_day_new (2026, 11, 3));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) file = g_bytes_new (input, length);
  g_autoptr (DimCodeBook) book = dim_code_book_new ("2026.1");
  g_autoptr (GBytes) sent = NULL;
  g_autoptr (GError) error = NULL;

  if (!dim_code_list_decode (file, book, &error))
    g_assert_true (g_error_matches (error, DIM_ERROR, DIM_ERROR_INVALID) ||
                   g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT));
  for (guint list = 0; list < DIM_N_LISTS; list++)
    check_list (book, (DimList) list);
  sent = dim_code_book_encode (book);
  g_assert_true (dim_json_guard (g_bytes_get_data (sent, NULL), g_bytes_get_size (sent), NULL));
  return 0;
}
