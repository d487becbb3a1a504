/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "reference-vectors.h"

#include "dim-csv.h"

GPtrArray *
reference_vectors_load (void)
{
  const char *folder = g_getenv ("DIM_TEST_REFERENCE");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "test_vectors.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    g_test_skip ("no reference here");
    return NULL;
  }
  rows = dim_csv_parse (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 1);
  return g_steal_pointer (&rows);
}
