/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-fact-rows.h"
#include "workstation.h"

#include <string.h>

/* An analyst's workstation keeps the fact rows: all of one moment, or those of before. */

#define NOVEMBER (2026 * 12 + 10)

static void
set_up (Workstation *workstation, gconstpointer data)
{
  workstation_set_up (workstation, data);
  workstation->device->profile->role = DIM_ROLE_ANALYST;
}

static void
tell (Workstation *workstation, guint64 key, guint gross)
{
  ToldRow told = {
    .row = { .case_key = key,
             .forms = 1 << 2,
             .discovery = 1 << 1,
             .outcome = 1 << 3,
             .municipality = 363,
             .month = NOVEMBER,
             .gross = (guint16) gross,
             .form = 2,
             .product = 1,
             .certainty = 1,
             .is_provisional = gross > 1 },
    .document = { .document = key * 7, .country = dim_country_number ("NLD"), .kind = 1 },
    .is_gone = gross == 0,
  };

  g_array_append_val (workstation->servers->rows, told);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 one = ((const DimCaseRow *) a)->case_key;
  guint64 other = ((const DimCaseRow *) b)->case_key;

  return (one > other) - (one < other);
}

/* "1×2? 3×1 on 4, documents 7 21": cases with their registrations, and the feed number; "none". */
static char *
describe (Workstation *workstation)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimFactRows) rows =
    dim_store_call (workstation->store, dim_fact_rows_load, NULL, &error);
  GString *text = g_string_new (NULL);

  if (rows == NULL) {
    g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
    return g_string_free (g_string_assign (text, "none"), FALSE);
  }
  g_array_sort (rows->cases, compare_keys);
  for (guint i = 0; i < rows->cases->len; i++) {
    const DimCaseRow *row = &g_array_index (rows->cases, DimCaseRow, i);

    g_string_append_printf (text, "%u×%u%s ", (guint) row->case_key, row->gross,
                            row->is_provisional ? "?" : "");
  }
  g_string_append_printf (text, "on %u, documents", (guint) rows->position);
  for (guint i = 0; i < rows->documents->len; i++)
    g_string_append_printf (text, " %u",
                            (guint) g_array_index (rows->documents, DimDocumentRow, i).document);
  return g_string_free (text, FALSE);
}

static void
assert_rows (Workstation *workstation, const char *expected)
{
  g_autofree char *text = describe (workstation);

  g_assert_cmpstr (text, ==, expected);
}

static guint64
revision_of (Workstation *workstation)
{
  g_autoptr (DimFactRows) stand = workstation_call (workstation, dim_fact_rows_stand, NULL);

  return stand->revision;
}

static void
test_rows_are_kept_as_they_were_told (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimFactRows) rows = NULL;
  const DimCaseRow *row;

  assert_rows (workstation, "none");
  tell (workstation, 5, 2);
  workstation_sync_well (workstation);
  rows = workstation_call (workstation, dim_fact_rows_load, NULL);
  g_assert_cmpuint (rows->cases->len, ==, 1);
  row = &g_array_index (rows->cases, DimCaseRow, 0);
  g_assert_cmpuint (row->forms, ==, 1 << 2);
  g_assert_cmpuint (row->discovery, ==, 1 << 1);
  g_assert_cmpuint (row->outcome, ==, 1 << 3);
  g_assert_cmpuint (row->municipality, ==, 363);
  g_assert_cmpuint (row->month, ==, NOVEMBER);
  g_assert_cmpuint (row->form, ==, 2);
  g_assert_cmpuint (row->product, ==, 1);
  g_assert_cmpuint (row->certainty, ==, 1);
  g_assert_cmpuint (row->attempt, ==, 0);
  g_assert_true (row->is_provisional);
  g_assert_cmpuint (g_array_index (rows->documents, DimDocumentRow, 0).kind, ==, 1);
  g_assert_cmpuint (g_array_index (rows->documents, DimDocumentRow, 0).country, ==,
                    dim_country_number ("NLD"));
}

static void
test_what_changed_takes_the_place_of_what_was (Workstation *workstation, gconstpointer data)
{
  guint64 revision;

  tell (workstation, 1, 1);
  tell (workstation, 2, 1);
  tell (workstation, 3, 1);
  workstation_sync_well (workstation);
  assert_rows (workstation, "1×1 2×1 3×1 on 3, documents 7 14 21");
  revision = revision_of (workstation);
  tell (workstation, 2, 0);
  tell (workstation, 1, 2);
  workstation_sync_well (workstation);
  assert_rows (workstation, "1×2? 3×1 on 5, documents 7 21");
  g_assert_cmpuint (revision_of (workstation), >, revision);
  revision = revision_of (workstation);
  workstation_sync_well (workstation);
  g_assert_cmpuint (revision_of (workstation), ==, revision);
}

/* Half of what changed would be a table of no moment at all. */
static void
test_what_is_cut_leaves_the_rows_of_before (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tell (workstation, 1, 1);
  workstation_sync_well (workstation);
  for (guint i = 2; i <= 5; i++)
    tell (workstation, i, 1);
  tell (workstation, 1, 0);
  workstation->servers->rows_a_page = 1;
  workstation->servers->row_pages_end = workstation->servers->row_pages + 3;
  g_assert_false (workstation_sync (workstation, &error));
  assert_rows (workstation, "1×1 on 1, documents 7");
  workstation->servers->row_pages_end = 0;
  workstation_sync_well (workstation);
  assert_rows (workstation, "2×1 3×1 4×1 5×1 on 6, documents 14 21 28 35");
}

static void
test_another_ledger_is_read_from_its_start (Workstation *workstation, gconstpointer data)
{
  tell (workstation, 1, 1);
  tell (workstation, 2, 1);
  workstation_sync_well (workstation);
  g_array_set_size (workstation->servers->rows, 0);
  servers_restore (workstation->servers, 0);
  tell (workstation, 9, 1);
  workstation_sync_well (workstation);
  assert_rows (workstation, "9×1 on 1, documents 63");
}

static void
test_rows_outlast_a_restart (Workstation *workstation, gconstpointer data)
{
  tell (workstation, 1, 1);
  workstation_sync_well (workstation);
  workstation_restart (workstation);
  assert_rows (workstation, "1×1 on 1, documents 7");
}

static void
test_a_desk_asks_for_none (Workstation *workstation, gconstpointer data)
{
  workstation->device->profile->role = DIM_ROLE_FRONT_OFFICE;
  tell (workstation, 1, 1);
  workstation_sync_well (workstation);
  g_assert_cmpuint (workstation->servers->row_pages, ==, 0);
  assert_rows (workstation, "none");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/row-fetching/" path, Workstation, NULL, set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rows-are-kept-as-they-were-told", test_rows_are_kept_as_they_were_told);
  ADD ("what-changed-takes-the-place-of-what-was", test_what_changed_takes_the_place_of_what_was);
  ADD ("what-is-cut-leaves-the-rows-of-before", test_what_is_cut_leaves_the_rows_of_before);
  ADD ("another-ledger-is-read-from-its-start", test_another_ledger_is_read_from_its_start);
  ADD ("rows-outlast-a-restart", test_rows_outlast_a_restart);
  ADD ("a-desk-asks-for-none", test_a_desk_asks_for_none);
  return g_test_run ();
}
