/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-administration.h"
#include "dim-error.h"
#include "ledger-fixture.h"

#include <string.h>

typedef struct {
  LedgerFixture ledger;
  DimAdministration *administration; /* a second connection to the same file */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  ledger_fixture_set_up (&fixture->ledger, data);
  path = g_build_filename (fixture->ledger.directory, "ledger.db", NULL);
  fixture->administration = dim_administration_open (path, fixture->ledger.clock, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dim_administration_free (fixture->administration);
  ledger_fixture_tear_down (&fixture->ledger, data);
}

static gboolean
put_office (Fixture *fixture,
            const char *id,
            const char *name,
            const char *municipality,
            GError **error)
{
  g_autoptr (DimOffice) office = dim_office_new (id, name, "14 030");

  if (municipality != NULL)
    g_ptr_array_add (office->municipalities, g_strdup (municipality));
  return dim_administration_put_office (fixture->administration, office, error);
}

static void
test_office_is_checked (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *id;
    const char *name;
    const char *municipality;
  } wrong[] = {
    { "Utrecht", "Utrecht", "GM0344" }, { "", "Utrecht", "GM0344" },
    { "utrecht", "", "GM0344" },        { "utrecht", "Ut\nrecht", "GM0344" },
    { "utrecht", "Utrecht", "GM9999" },
  };
  g_autoptr (GPtrArray) offices = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (
      put_office (fixture, wrong[i].id, wrong[i].name, wrong[i].municipality, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
  g_assert_true (put_office (fixture, "utrecht", "Utrecht", "GM0344", NULL));
  offices = dim_administration_offices (fixture->administration, NULL);
  g_assert_cmpuint (offices->len, ==, 4);
  g_assert_true (put_office (fixture, "ministerie", "Analisten", NULL, NULL));
}

static DimDeviceProfile *
enrol (Fixture *fixture, const char *code, guint8 key, gboolean *out_is_new)
{
  DimLedger *ledger = fixture->ledger.rules->ledger;
  guint8 public_key[32] = { 99, key };
  DimDeviceProfile *device = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (ledger->home->begin (ledger, &error));
  g_assert_true (
    dim_rules_enrol (fixture->ledger.rules, code, public_key, &device, out_is_new, &error));
  g_assert_true (ledger->home->commit (ledger, &error));
  return device;
}

static void
test_code_enrols_one_key (Fixture *fixture, gconstpointer data)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  gboolean is_new = FALSE;
  g_autoptr (DimDeviceProfile) first = NULL;
  g_autoptr (DimDeviceProfile) again = NULL;
  g_autoptr (DimDeviceProfile) other = NULL;
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;

  dim_administration_add_device (fixture->administration, "amsterdam", "Balie Zuid",
                                 DIM_ROLE_FRONT_OFFICE, code, &error);
  g_assert_no_error (error);
  first = enrol (fixture, code, 1, &is_new);
  g_assert_true (is_new);
  g_assert_cmpstr (first->desk, ==, "Balie Zuid");
  g_assert_cmpstr (first->contact, ==, "Balie Amsterdam, 14 020");

  typed = g_ascii_strdown (code, -1);
  again = enrol (fixture, typed, 1, &is_new);
  g_assert_false (is_new);
  g_assert_cmpstr (again->device, ==, first->device);
  other = enrol (fixture, code, 2, &is_new);
  g_assert_null (other);
}

static void
test_code_expires (Fixture *fixture, gconstpointer data)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  gboolean is_new = FALSE;
  g_autoptr (DimDeviceProfile) device = NULL;
  g_autoptr (GError) error = NULL;

  dim_administration_add_device (fixture->administration, "amsterdam", "Balie Zuid",
                                 DIM_ROLE_FRONT_OFFICE, code, &error);
  g_assert_no_error (error);
  dim_clock_advance (fixture->ledger.clock, 14 * G_TIME_SPAN_DAY);
  device = enrol (fixture, code, 1, &is_new);
  g_assert_null (device);
}

static void
test_device_needs_its_office (Fixture *fixture, gconstpointer data)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN] = "untouched";
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) nameless = NULL;
  g_autoptr (GError) nowhere = NULL;

  g_assert_true (put_office (fixture, "ministerie", "Analisten", NULL, NULL));
  g_assert_false (dim_administration_add_device (fixture->administration, "ministerie", "Balie",
                                                 DIM_ROLE_FRONT_OFFICE, code, &nowhere));
  g_assert_error (nowhere, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (dim_administration_add_device (fixture->administration, "utrecht", "Balie",
                                                 DIM_ROLE_FRONT_OFFICE, code, &unknown));
  g_assert_error (unknown, DIM_ERROR, DIM_ERROR_NOT_FOUND);
  g_assert_false (dim_administration_add_device (fixture->administration, "amsterdam", "",
                                                 DIM_ROLE_FRONT_OFFICE, code, &nameless));
  g_assert_error (nameless, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_cmpstr (code, ==, "untouched");
}

static void
test_revoked_is_unknown (Fixture *fixture, gconstpointer data)
{
  const char *id = fixture->ledger.devices[AMSTERDAM_CENTRUM]->device;
  g_autoptr (DimDeviceProfile) device = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_administration_revoke_device (fixture->administration, id, NULL));
  g_assert_true (dim_rules_find_device (fixture->ledger.rules, id, &device, NULL));
  g_assert_null (device);
  g_assert_false (dim_administration_revoke_device (fixture->administration, "nobody", &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

static gboolean
import (Fixture *fixture,
        const DimSigningKey *signer,
        const DimSigningKey *key,
        guint64 serial,
        GError **error)
{
  g_autoptr (DimKeyList) list = dim_key_list_new (serial);
  g_autofree char *jws = dim_key_list_sign (list, signer);
  g_autofree char *text = g_strconcat (jws, "\n", NULL);
  guint64 imported = 0;

  if (!dim_administration_import_keys (fixture->administration, text, dim_signing_key_public (key),
                                       &imported, error))
    return FALSE;
  g_assert_cmpuint (imported, ==, serial);
  return TRUE;
}

static void
test_key_list_only_moves_on (Fixture *fixture, gconstpointer data)
{
  guint8 seed[DIM_SIGN_SEED_BYTES] = { 2 }; /* the fixture's */
  g_autoptr (DimSigningKey) key = dim_signing_key_new_from_seed (seed);
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();
  g_autoptr (GError) lower = NULL;
  g_autoptr (GError) equal = NULL;
  g_autoptr (GError) forged = NULL;
  g_autoptr (GError) other = NULL;

  g_assert_false (import (fixture, key, key, 2, &lower));
  g_assert_error (lower, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_false (import (fixture, key, key, 3, &equal));
  g_assert_error (equal, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_false (import (fixture, stranger, key, 4, &forged));
  g_assert_error (forged, DIM_ERROR, DIM_ERROR_REJECTED);
  g_assert_false (import (fixture, stranger, stranger, 4, &other));
  g_assert_error (other, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_true (import (fixture, key, key, 4, NULL));
}

static void
test_broken_audit_log_is_found (Fixture *fixture, gconstpointer data)
{
  DimDatabase *database = fixture->ledger.database;
  guint64 lines = 0;
  g_autoptr (GError) append_only = NULL;
  g_autoptr (GError) broken = NULL;

  g_assert_true (put_office (fixture, "utrecht", "Utrecht", "GM0344", NULL));
  g_assert_true (put_office (fixture, "zeist", "Zeist", "GM0355", NULL));
  g_assert_true (dim_administration_verify (fixture->administration, &lines, NULL));
  g_assert_cmpuint (lines, ==, 2);

  g_assert_false (dim_database_exec (database, "UPDATE audit SET actor = 'x'", &append_only));
  g_assert_error (append_only, DIM_ERROR, DIM_ERROR_CONFLICT);
  g_assert_true (dim_database_exec (database, "DROP TRIGGER audit_no_update", NULL));
  g_assert_true (
    dim_database_exec (database, "UPDATE audit SET actor = 'x' WHERE sequence = 1", NULL));
  g_assert_false (dim_administration_verify (fixture->administration, &lines, &broken));
  g_assert_error (broken, DIM_ERROR, DIM_ERROR_INVALID);
}

static guint
count_actions (Fixture *fixture, const char *action)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM office_audit o JOIN audit a ON a.sequence = o.sequence"
                     " WHERE a.action = '%s'",
                     action);
  DimStatement *statement = dim_database_prepare (fixture->ledger.database, sql, NULL);
  guint count = 0;

  g_assert_nonnull (statement);
  g_assert_true (dim_statement_step (statement, NULL));
  count = (guint) dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return count;
}

/* Every office reads in its own log that they are allowed, and that they are not any more. */
static void
test_notes_want_a_basis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) offices = dim_administration_offices (fixture->administration, NULL);
  g_autoptr (GError) empty = NULL;
  g_autoptr (GError) lines = NULL;
  g_autoptr (GError) over = NULL;
  g_autofree char *before = NULL;
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;

  g_assert_true (dim_administration_note_basis (fixture->administration, &before, NULL));
  g_assert_null (before);
  g_assert_false (dim_administration_allow_notes (fixture->administration, "", &empty));
  g_assert_error (empty, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_false (dim_administration_allow_notes (fixture->administration, "a\nb", &lines));
  g_assert_error (lines, DIM_ERROR, DIM_ERROR_INVALID);
  g_assert_true (dim_administration_allow_notes (fixture->administration, "Artikel 4", NULL));
  g_assert_true (dim_administration_note_basis (fixture->administration, &during, NULL));
  g_assert_cmpstr (during, ==, "Artikel 4");
  g_assert_cmpuint (count_actions (fixture, "notities-toestaan"), ==, offices->len);
  g_assert_true (dim_administration_end_notes (fixture->administration, NULL));
  g_assert_true (dim_administration_note_basis (fixture->administration, &after, NULL));
  g_assert_null (after);
  g_assert_cmpuint (count_actions (fixture, "notities-beeindigen"), ==, offices->len);
  g_assert_false (dim_administration_end_notes (fixture->administration, &over));
  g_assert_error (over, DIM_ERROR, DIM_ERROR_NOT_FOUND);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/administration/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("office-is-checked", test_office_is_checked);
  ADD ("code-enrols-one-key", test_code_enrols_one_key);
  ADD ("code-expires", test_code_expires);
  ADD ("device-needs-its-office", test_device_needs_its_office);
  ADD ("revoked-is-unknown", test_revoked_is_unknown);
  ADD ("key-list-only-moves-on", test_key_list_only_moves_on);
  ADD ("broken-audit-log-is-found", test_broken_audit_log_is_found);
  ADD ("notes-want-a-basis", test_notes_want_a_basis);
  return g_test_run ();
}
