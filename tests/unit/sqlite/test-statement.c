/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "scratch.h"

#include <string.h>

#define INSERT_OFFICE "INSERT INTO office (id, name, seal) VALUES (:id, :name, :seal)"
#define SELECT_OFFICE "SELECT name, seal, id FROM office WHERE id = :id"

static gboolean
insert_office (DimDatabase *database, gint64 id, const char *name, GError **error)
{
  DimStatement *statement = dim_database_prepare (database, INSERT_OFFICE, error);

  g_assert_nonnull (statement);
  dim_statement_bind_int (statement, ":id", id);
  dim_statement_bind_text (statement, ":name", name);
  return dim_statement_run (statement, error);
}

static void
test_values_come_back_as_they_went (void)
{
  static const guint8 blob[] = { 0, 1, 0xff };
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GBytes) bytes = g_bytes_new_static (blob, sizeof blob);
  g_autoptr (GBytes) seal = NULL;
  g_autoptr (GError) error = NULL;
  DimStatement *statement = dim_database_prepare (database, INSERT_OFFICE, &error);

  dim_statement_bind_int (statement, ":id", G_MAXINT64);
  dim_statement_bind_text (statement, ":name", "Súdwest-Fryslân");
  dim_statement_bind_bytes (statement, ":seal", bytes);
  g_assert_true (dim_statement_run (statement, &error));
  g_assert_cmpuint (dim_database_changes (database), ==, 1);

  statement = dim_database_prepare (database, SELECT_OFFICE, &error);
  dim_statement_bind_int (statement, ":id", G_MAXINT64);
  g_assert_true (dim_statement_step (statement, &error));
  g_assert_cmpstr (dim_statement_text (statement, 0), ==, "Súdwest-Fryslân");
  seal = dim_statement_bytes (statement, 1);
  g_assert_true (g_bytes_equal (seal, bytes));
  g_assert_cmpint (dim_statement_int (statement, 2), ==, G_MAXINT64);
  g_assert_false (dim_statement_step (statement, &error));
  g_assert_no_error (error);
}

static void
test_null_differs_from_empty (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GBytes) empty = NULL;
  DimStatement *statement = dim_database_prepare (database, INSERT_OFFICE, NULL);

  dim_statement_bind_int (statement, ":id", 1);
  dim_statement_bind_text (statement, ":name", "a");
  dim_statement_bind_blob (statement, ":seal", NULL, 0);
  g_assert_true (dim_statement_run (statement, NULL));
  g_assert_true (insert_office (database, 2, "b", NULL));

  statement = dim_database_prepare (database, SELECT_OFFICE, NULL);
  dim_statement_bind_int (statement, ":id", 1);
  g_assert_true (dim_statement_step (statement, NULL));
  empty = dim_statement_bytes (statement, 1);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  statement = dim_database_prepare (database, SELECT_OFFICE, NULL);
  dim_statement_bind_int (statement, ":id", 2);
  g_assert_true (dim_statement_step (statement, NULL));
  g_assert_true (dim_statement_is_null (statement, 1));
  g_assert_null (dim_statement_bytes (statement, 1));
  g_assert_null (dim_statement_text (statement, 1));
}

static void
test_same_text_is_the_same_statement_unbound (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  DimStatement *first = dim_database_prepare (database, "SELECT :value", NULL);
  DimStatement *second;

  dim_statement_bind_int (first, ":value", 5);
  g_assert_true (dim_statement_step (first, NULL));
  second = dim_database_prepare (database, "SELECT :value", NULL);

  g_assert_true (first == second);
  g_assert_true (dim_statement_step (second, NULL));
  g_assert_true (dim_statement_is_null (second, 0));
}

static void
test_wrong_text_is_an_error (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) prepare_error = NULL;
  g_autoptr (GError) exec_error = NULL;

  g_assert_null (dim_database_prepare (database, "SELECT absent FROM office", &prepare_error));
  g_assert_error (prepare_error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (dim_database_exec (database, "DELETE FROM absent", &exec_error));
  g_assert_error (exec_error, DIM_ERROR, DIM_ERROR_STORAGE);
}

static void
test_what_stands_already_is_a_conflict_without_the_value (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) same = NULL;
  g_autoptr (GError) reference = NULL;

  g_assert_true (insert_office (database, 1, "xyzzy", NULL));
  g_assert_false (insert_office (database, 2, "xyzzy", &same));
  g_assert_false (
    dim_database_exec (database, "INSERT INTO desk (office) VALUES (99)", &reference));

  g_assert_error (same, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_null (strstr (same->message, "xyzzy"));
  g_assert_error (reference, DIM_ERROR, DIM_ERROR_CONFLICT);
}

static void
test_what_is_not_allowed_is_invalid (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) check = NULL;
  g_autoptr (GError) missing = NULL;

  g_assert_false (insert_office (database, 1, "", &check));
  g_assert_false (insert_office (database, 1, NULL, &missing));

  g_assert_error (check, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_error (missing, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_unknown_parameter_is_a_programmers_error (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  DimStatement *statement = dim_database_prepare (database, SELECT_OFFICE, NULL);

  g_test_expect_message ("dim", G_LOG_LEVEL_CRITICAL, "*no parameter :absent*");
  dim_statement_bind_int (statement, ":absent", 1);
  g_test_assert_expected_messages ();
}

static void
test_poison_falls_alone (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_database_begin (database, &error));
  for (gint64 id = 1; id <= 3; id++) {
    gboolean kept;

    g_assert_true (dim_database_savepoint (database, &error));
    kept = insert_office (database, id, id == 1 ? "a" : "b", NULL) &&
           insert_office (database, id + 10, id == 2 ? "a" : "c", NULL);
    if (kept)
      g_assert_true (dim_database_release (database, &error));
    else
      dim_database_rollback_to_savepoint (database);
  }
  g_assert_true (dim_database_commit (database, &error));
  g_assert_no_error (error);

  /* The first left a and c; the second met a, the third c: neither left its first half. */
  g_assert_cmpint (scratch_number (database, "SELECT count (*) FROM office"), ==, 2);
  g_assert_cmpint (scratch_number (database, "SELECT sum (id) FROM office"), ==, 12);
}

static void
test_operation_needs_its_group (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) release = NULL;

  g_assert_false (dim_database_savepoint (database, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_STORAGE);
  g_assert_false (dim_database_release (database, &release));
  g_assert_error (release, DIM_ERROR, DIM_ERROR_STORAGE);
}

static void
test_rollback_leaves_nothing (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");

  dim_database_rollback (database);
  g_assert_true (dim_database_begin (database, NULL));
  g_assert_true (insert_office (database, 1, "a", NULL));
  dim_database_rollback (database);

  g_assert_cmpint (scratch_number (database, "SELECT count (*) FROM office"), ==, 0);
}

static void
test_failed_commit_leaves_no_transaction (void)
{
  g_autoptr (Scratch) scratch = scratch_new ();
  g_autoptr (DimDatabase) database = scratch_must_open (scratch, "first");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) nested = NULL;

  g_assert_true (dim_database_begin (database, NULL));
  g_assert_false (dim_database_begin (database, &nested));
  g_assert_error (nested, DIM_ERROR, DIM_ERROR_STORAGE);
  scratch_exec (database, "PRAGMA defer_foreign_keys = ON");
  scratch_exec (database, "INSERT INTO desk (office) VALUES (99)");
  g_assert_false (dim_database_commit (database, &error));

  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_true (dim_database_begin (database, NULL));
  g_assert_true (dim_database_commit (database, NULL));
  g_assert_cmpint (scratch_number (database, "SELECT count (*) FROM desk"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/values-come-back-as-they-went", test_values_come_back_as_they_went);
  g_test_add_func ("/statement/null-differs-from-empty", test_null_differs_from_empty);
  g_test_add_func ("/statement/same-text-is-the-same-statement-unbound",
                   test_same_text_is_the_same_statement_unbound);
  g_test_add_func ("/statement/wrong-text-is-an-error", test_wrong_text_is_an_error);
  g_test_add_func ("/statement/what-stands-already-is-a-conflict-without-the-value",
                   test_what_stands_already_is_a_conflict_without_the_value);
  g_test_add_func ("/statement/what-is-not-allowed-is-invalid",
                   test_what_is_not_allowed_is_invalid);
  g_test_add_func ("/statement/unknown-parameter-is-a-programmers-error",
                   test_unknown_parameter_is_a_programmers_error);
  g_test_add_func ("/transaction/poison-falls-alone", test_poison_falls_alone);
  g_test_add_func ("/transaction/operation-needs-its-group", test_operation_needs_its_group);
  g_test_add_func ("/transaction/rollback-leaves-nothing", test_rollback_leaves_nothing);
  g_test_add_func ("/transaction/failed-commit-leaves-no-transaction",
                   test_failed_commit_leaves_no_transaction);
  return g_test_run ();
}
