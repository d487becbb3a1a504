/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reference-codec.h"
#include "dim-snapshot-file.h"
#include "dim-years-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

#include <string.h>

/* Counting years as the collector tells them, and a snapshot as a file: what is taken for one is
 * what its digest says, and can be counted. */

#define TODAY ((DimDay) 20543) /* 2026-03-31 */

static GBytes *
encode_years (GPtrArray *years)
{
  return dim_years_encode (years, TODAY);
}

DEFINE_TRY_ANSWER (GPtrArray, years, dim_years_decode, encode_years)
DEFINE_TRY_ANSWER (DimSnapshotPage, page, dim_snapshot_page_decode, dim_snapshot_page_encode)

static const DimCodeBook *
book (void)
{
  static DimCodeBook *builtin;

  if (builtin == NULL)
    builtin = dim_code_book_load_builtin (NULL);
  g_assert_nonnull (builtin);
  return builtin;
}

static void
try_file (const char *text, gsize length)
{
  g_autoptr (DimSnapshot) snapshot = dim_snapshot_parse (text, length, NULL);
  g_autoptr (GPtrArray) tallies = NULL;

  if (snapshot != NULL)
    tallies = dim_snapshot_count (snapshot, book (), NULL);
}

/* Each line by itself: a digest that fits is beyond a fuzzer. */
static void
try_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));

  for (guint i = 0; lines[i] != NULL; i++) {
    guint before = cases->len;

    if (!dim_snapshot_read (lines[i], book (), cases, documents, NULL)) {
      g_assert_cmpuint (cases->len, ==, before);
      return;
    }
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);
  g_autofree char *text = g_strndup (length > 0 ? (const char *) input : "", length);

  try_years (body);
  try_page (body);
  try_lines (text);
  try_file (text, strlen (text));
  return 0;
}
