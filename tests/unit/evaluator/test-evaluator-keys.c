/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-store.h"
#include "dim-key-file.h"
#include "evaluator-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
make_key (EvaluatorFixture *fixture,
          const char *id,
          const char *first,
          const char *last,
          GError **error)
{
  DimKeyEntry entry = { .first = dim_day_from_text (first), .last = dim_day_from_text (last) };

  g_strlcpy (entry.id, id, sizeof entry.id);
  return dim_evaluator_key_new (fixture->database, fixture->directory, &entry, fixture->list_key,
                                dim_clock_now_s (fixture->clock), error);
}

static DimKeyList *
verified_list (EvaluatorFixture *fixture)
{
  guint8 list_key[DIM_SIGN_PUBLIC_BYTES] = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *jws = dim_evaluator_key_list (fixture->database, list_key, &error);
  DimKeyList *list;

  g_assert_no_error (error);
  g_assert_cmpmem (list_key, sizeof list_key, dim_signing_key_public (fixture->list_key),
                   DIM_SIGN_PUBLIC_BYTES);
  list = dim_key_list_verify (jws, list_key, &error);
  g_assert_no_error (error);
  return list;
}

static void
test_every_change_signs_a_list_with_the_next_serial (EvaluatorFixture *fixture, gconstpointer data)
{
  g_autoptr (DimKeyList) one = NULL;
  g_autoptr (DimKeyList) two = NULL;
  g_autoptr (DimKeyList) three = NULL;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  one = verified_list (fixture);
  evaluator_fixture_add_key (fixture, "2027a", 2027);
  two = verified_list (fixture);
  g_assert_true (dim_evaluator_key_destroy (fixture->database, fixture->directory, "2026a",
                                            fixture->list_key, 1, NULL));
  three = verified_list (fixture);

  g_assert_cmpuint (one->serial, ==, 1);
  g_assert_cmpuint (one->keys->len, ==, 1);
  g_assert_cmpuint (two->serial, ==, 2);
  g_assert_cmpuint (two->keys->len, ==, 2);
  g_assert_cmpuint (three->serial, ==, 3);
  g_assert_true (dim_key_list_find (three, "2026a")->is_destroyed);
  g_assert_false (dim_key_list_find (three, "2027a")->is_destroyed);
}

static void
test_no_list_before_the_first_key (EvaluatorFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_evaluator_key_list (fixture->database, NULL, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_loaded_secret_belongs_to_the_public_key (EvaluatorFixture *fixture, gconstpointer data)
{
  DimKeyEntry first;
  DimKeyEntry second;
  guint8 *secret;
  g_autofree char *first_path = NULL;
  g_autofree char *second_path = NULL;
  g_autoptr (GError) error = NULL;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  evaluator_fixture_add_key (fixture, "2027a", 2027);
  g_assert_true (dim_evaluator_key_find (fixture->database, "2026a", &first, NULL));
  g_assert_true (dim_evaluator_key_find (fixture->database, "2027a", &second, NULL));
  secret = dim_evaluator_key_load (fixture->directory, &first, &error);
  g_assert_no_error (error);
  g_assert_nonnull (secret);
  dim_secret_free (secret);

  first_path = dim_evaluator_store_key_path (fixture->directory, "2026a");
  second_path = dim_evaluator_store_key_path (fixture->directory, "2027a");
  g_assert_cmpint (g_rename (second_path, first_path), ==, 0);
  g_assert_null (dim_evaluator_key_load (fixture->directory, &first, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (dim_evaluator_key_load (fixture->directory, &second, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static void
test_bad_ids_and_periods_are_refused (EvaluatorFixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    const char *first;
    const char *last;
    DimErrorCode code;
  } cases[] = {
    { "", "2027-01-01", "2027-12-31", DIM_ERROR_INVALID },
    { "2027A", "2027-01-01", "2027-12-31", DIM_ERROR_INVALID },
    { "../x", "2027-01-01", "2027-12-31", DIM_ERROR_INVALID },
    { "2027a", "2027-12-31", "2027-01-01", DIM_ERROR_INVALID },
    { "2027a", "never", "2027-12-31", DIM_ERROR_INVALID },
    { "2027a", "2027-01-02", "2027-12-31", DIM_ERROR_INVALID },
    { "2027a", "2027-02-01", "2027-03-31", DIM_ERROR_INVALID }, /* near both neighbours at once */
    { "2026a", "2027-01-01", "2027-12-31", DIM_ERROR_CONFLICT },
    { "2027a", "2026-12-01", "2027-12-31", DIM_ERROR_CONFLICT },
    { "2026b", "2026-02-01", "2026-11-30", DIM_ERROR_CONFLICT },
  };
  g_autoptr (DimKeyList) list = NULL;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (make_key (fixture, cases[i].id, cases[i].first, cases[i].last, &error));
    g_assert_error (error, DIM_ERROR, (int) cases[i].code);
  }
  g_assert_true (make_key (fixture, "2026b", "2026-01-01", "2026-12-31", NULL));
  list = verified_list (fixture);
  g_assert_cmpuint (list->serial, ==, 2);
}

static void
test_another_list_key_changes_nothing (EvaluatorFixture *fixture, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  DimSigningKey *own = fixture->list_key;
  g_autofree char *path = dim_evaluator_store_key_path (fixture->directory, "2027a");
  g_autoptr (DimKeyList) list = NULL;
  g_autoptr (GError) error = NULL;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  fixture->list_key = stranger;
  g_assert_false (make_key (fixture, "2027a", "2027-01-01", "2027-12-31", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (dim_evaluator_key_destroy (fixture->database, fixture->directory, "2026a",
                                             stranger, 1, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  fixture->list_key = own;

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  list = verified_list (fixture);
  g_assert_cmpuint (list->serial, ==, 1);
  g_assert_false (dim_key_list_find (list, "2026a")->is_destroyed);
}

static void
test_destroying_finishes_what_was_cut_off (EvaluatorFixture *fixture, gconstpointer data)
{
  static const guint8 secret[DIM_KEY_FILE_BYTES] = { 1 };
  g_autofree char *path = dim_evaluator_store_key_path (fixture->directory, "2026a");
  g_autoptr (DimKeyList) list = NULL;
  g_autoptr (GError) error = NULL;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  g_assert_true (dim_evaluator_key_destroy (fixture->database, fixture->directory, "2026a",
                                            fixture->list_key, 1, NULL));
  g_assert_true (dim_key_file_write (path, secret, NULL));
  g_assert_true (dim_evaluator_key_destroy (fixture->database, fixture->directory, "2026a",
                                            fixture->list_key, 1, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  list = verified_list (fixture);
  g_assert_cmpuint (list->serial, ==, 2);

  g_assert_false (dim_evaluator_key_destroy (fixture->database, fixture->directory, "2020a",
                                             fixture->list_key, 1, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

/* The making was cut off before its entry stood in the database. */
static void
test_making_takes_up_what_was_cut_off (EvaluatorFixture *fixture, gconstpointer data)
{
  static const guint8 seed[DIM_KEY_FILE_BYTES] = { 3, 1, 4 };
  static const struct {
    const char *key_id;
    int year;
    const char *content; /* of the file; NULL: a whole key */
    gsize length;
  } rows[] = {
    { "2026a", 2026, NULL, 0 },
    { "2027a", 2027, "", 0 },
    { "2028a", 2028, "AwEE", 4 },
    { "2029a", 2029,
      "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
      "\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
      45 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = dim_evaluator_store_key_path (fixture->directory, rows[i].key_id);
    DimKeyEntry entry;
    guint8 *loaded;

    if (rows[i].content == NULL)
      g_assert_true (dim_key_file_write (path, seed, NULL));
    else
      g_assert_true (g_file_set_contents_full (path, rows[i].content, (gssize) rows[i].length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    evaluator_fixture_add_key (fixture, rows[i].key_id, rows[i].year);
    g_assert_true (dim_evaluator_key_find (fixture->database, rows[i].key_id, &entry, NULL));
    loaded = dim_evaluator_key_load (fixture->directory, &entry, NULL);
    g_assert_nonnull (loaded);
    dim_secret_free (loaded);
  }
}

/* What is there already may be all that is left of a key: it is never destroyed by a failure. */
static void
test_failing_making_keeps_what_was_there (EvaluatorFixture *fixture, gconstpointer data)
{
  static const guint8 seed[DIM_KEY_FILE_BYTES] = { 3, 1, 4 };
  g_autofree char *path = dim_evaluator_store_key_path (fixture->directory, "2027a");
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  DimSigningKey *own = fixture->list_key;
  g_autoptr (GError) error = NULL;
  guint8 *kept;

  evaluator_fixture_add_key (fixture, "2026a", 2026);
  g_assert_true (dim_key_file_write (path, seed, NULL));
  fixture->list_key = stranger;
  g_assert_false (make_key (fixture, "2027a", "2027-01-01", "2027-12-31", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  fixture->list_key = own;

  kept = dim_key_file_read (path, NULL);
  g_assert_nonnull (kept);
  g_assert_cmpmem (kept, DIM_KEY_FILE_BYTES, seed, sizeof seed);
  dim_secret_free (kept);
}

static void
test_key_file_is_strict (EvaluatorFixture *fixture, gconstpointer data)
{
  static const guint8 secret[DIM_KEY_FILE_BYTES] = { 9, 8, 7 };
  g_autofree char *path = g_build_filename (fixture->directory, "one.key", NULL);
  guint8 *read;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_key_file_write (path, secret, NULL));
  read = dim_key_file_read (path, NULL);
  g_assert_cmpmem (read, DIM_KEY_FILE_BYTES, secret, sizeof secret);
  dim_secret_free (read);
  g_assert_false (dim_key_file_write (path, secret, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_null (dim_key_file_read (path, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_true (g_file_set_contents (path, "short\n", -1, NULL));
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
  g_assert_null (dim_key_file_read (path, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static void
test_code_expires_and_serves_one_key (EvaluatorFixture *fixture, gconstpointer data)
{
  DimEvaluatorDevice device = { .office = (char[]){ "a" }, .role = (char[]){ "" } };
  DimEvaluatorEnrolment enrolment = { .code_digest = { 1 }, .public_key = { 2 }, .now_s = 101 };
  char id[DIM_UUID_TEXT_LEN];
  gboolean is_new = FALSE;
  g_autoptr (GError) error = NULL;

  device.code_expires_s = 100;
  dim_random_uuid (0, device.id);
  g_assert_false (
    dim_evaluator_device_add (fixture->database, &device, enrolment.code_digest, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (dim_evaluator_office_add (fixture->database, "a", "A", NULL));
  g_assert_true (
    dim_evaluator_device_add (fixture->database, &device, enrolment.code_digest, NULL));

  g_assert_false (dim_evaluator_device_enrol (fixture->database, &enrolment, id, &is_new, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
  enrolment.now_s = 100;
  g_assert_true (dim_evaluator_device_enrol (fixture->database, &enrolment, id, &is_new, NULL));
  g_assert_true (is_new);
  g_assert_cmpstr (id, ==, device.id);
  enrolment.now_s = 999;
  g_assert_true (dim_evaluator_device_enrol (fixture->database, &enrolment, id, &is_new, NULL));
  g_assert_false (is_new);
  enrolment.public_key[0] ^= 1;
  g_assert_false (dim_evaluator_device_enrol (fixture->database, &enrolment, id, &is_new, NULL));
}

static void
test_key_of_a_device_serves_one_code (EvaluatorFixture *fixture, gconstpointer data)
{
  DimEvaluatorDevice device = { .office = (char[]){ "a" }, .role = (char[]){ "" } };
  DimEvaluatorEnrolment enrolment = { .public_key = { 2 }, .now_s = 1 };
  char id[DIM_UUID_TEXT_LEN];
  gboolean is_new = FALSE;
  g_autoptr (GError) error = NULL;

  device.code_expires_s = 100;
  g_assert_true (dim_evaluator_office_add (fixture->database, "a", "A", NULL));
  for (guint8 i = 0; i < 2; i++) {
    enrolment.code_digest[0] = i;
    dim_random_uuid (0, device.id);
    g_assert_true (
      dim_evaluator_device_add (fixture->database, &device, enrolment.code_digest, NULL));
    g_assert_cmpint (dim_evaluator_device_enrol (fixture->database, &enrolment, id, &is_new,
                                                 i == 0 ? NULL : &error),
                     ==, i == 0);
  }
  g_assert_error (error, DIM_ERROR, DIM_ERROR_REJECTED);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/evaluator-keys/" name, EvaluatorFixture, NULL, evaluator_fixture_set_up, function, \
              evaluator_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_true (dim_crypto_init ());
  ADD ("every-change-signs-a-list-with-the-next-serial",
       test_every_change_signs_a_list_with_the_next_serial);
  ADD ("no-list-before-the-first-key", test_no_list_before_the_first_key);
  ADD ("loaded-secret-belongs-to-the-public-key", test_loaded_secret_belongs_to_the_public_key);
  ADD ("bad-ids-and-periods-are-refused", test_bad_ids_and_periods_are_refused);
  ADD ("another-list-key-changes-nothing", test_another_list_key_changes_nothing);
  ADD ("destroying-finishes-what-was-cut-off", test_destroying_finishes_what_was_cut_off);
  ADD ("making-takes-up-what-was-cut-off", test_making_takes_up_what_was_cut_off);
  ADD ("failing-making-keeps-what-was-there", test_failing_making_keeps_what_was_there);
  ADD ("key-file-is-strict", test_key_file_is_strict);
  ADD ("code-expires-and-serves-one-key", test_code_expires_and_serves_one_key);
  ADD ("key-of-a-device-serves-one-code", test_key_of_a_device_serves_one_code);
  return g_test_run ();
}
