/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <gio/gio.h>
#include <string.h>

#include "dim-csv.h"
#include "dim-json-guard.h"
#include "dim-json-text.h"
#include "dim-reference-codec.h"
#include "dim-tally-codec.h"
#include "dim-tally-export.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* The tables of a year as the collector sends them, and the files that are made of them: whatever
 * a code or label says, the one is CSV with a line a row, the other JSON. */

#define COLUMNS 13

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
} Reference;

DEFINE_TRY_ANSWER (GPtrArray, tallies, dim_tallies_decode, dim_tallies_encode)

static const Reference *
reference (void)
{
  static Reference tables;

  if (tables.book == NULL) {
    tables.book = dim_code_book_load_builtin (NULL);
    tables.municipalities = dim_municipalities_load_builtin (NULL);
  }
  g_assert_true (tables.book != NULL && tables.municipalities != NULL);
  return &tables;
}

static GBytes *
export_as (const char *format, GPtrArray *tallies)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  GError *error = NULL;

  dim_tally_writer (format) (stream, tallies, reference ()->book, reference ()->municipalities,
                             NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_csv (GPtrArray *tallies)
{
  g_autoptr (GBytes) file = export_as ("csv", tallies);
  g_autoptr (GPtrArray) rows =
    dim_csv_parse (g_bytes_get_data (file, NULL), g_bytes_get_size (file), NULL);
  guint expected = 1;

  for (guint i = 0; i < tallies->len; i++)
    expected += ((const DimTally *) g_ptr_array_index (tallies, i))->rows->len + 1;
  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, expected);
  g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, 0)), ==, COLUMNS);
}

static void
check_json (GPtrArray *tallies)
{
  g_autoptr (GBytes) file = export_as ("json", tallies);
  g_autoptr (GError) error = NULL;

  dim_json_guard (g_bytes_get_data (file, NULL), g_bytes_get_size (file), &error);
  g_assert_no_error (error);
}

static void
check_text (const char *text)
{
  g_autoptr (GString) json = g_string_new (NULL);

  dim_json_append_string (json, text);
  g_assert_true (dim_json_guard (json->str, json->len, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);
  g_autoptr (GPtrArray) tallies = dim_tallies_decode (body, NULL);

  check_text (text);
  try_tallies (body);
  if (tallies != NULL) {
    check_csv (tallies);
    check_json (tallies);
  }
  return 0;
}
