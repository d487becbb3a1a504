/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-device-profile.h"
#include "dim-record.h"

#include <string.h>

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define OTHER    "0195f3c2-7a10-7000-8000-00000000000b"

static DimRecord *
make_record (void)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->incident = dim_incident_new (INCIDENT);
  record->state = DIM_RECORD_REFUSED;
  record->refusal = g_strdup ("De server heeft dit geweigerd.");
  record->news = dim_change_new (INCIDENT);
  return record;
}

static void
test_receipt_number_is_the_random_part (void)
{
  static const struct {
    const char *id;
    const char *receipt;
  } receipts[] = {
    { "0195f3c2-7a10-7000-8000-000000000000", "0000-0000" },
    { "0195f3c2-7a10-7000-8000-00ffffffffff", "ZZZZ-ZZZZ" },
    { "0195f3c2-7a10-7000-8000-000000000001", "0000-0001" },
    { "0195f3c2-7a10-7fff-bfff-ff0000000020", "0000-0010" },
    { "0195f3c2-7a10-7000-8000-003a0dc45fad", "786W-8QXD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (receipts); i++) {
    g_autofree char *receipt = dim_receipt_number (receipts[i].id);

    g_assert_cmpstr (receipt, ==, receipts[i].receipt);
  }
}

static void
test_only_open_questions_may_be_doubles (void)
{
  static const struct {
    DimMatchClass match;
    gboolean is_double;
  } hits[] = {
    { DIM_MATCH_T1, TRUE },        { DIM_MATCH_T1B, TRUE }, { DIM_MATCH_T1C, TRUE },
    { DIM_MATCH_T2, FALSE },       { DIM_MATCH_T3, FALSE }, { DIM_MATCH_T4, FALSE },
    { DIM_MATCH_CANDIDATE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hits); i++) {
    g_autoptr (DimRecord) record = make_record ();

    g_ptr_array_add (record->news->hits, dim_hit_new (hits[i].match));
    g_assert_cmpint (dim_record_is_possible_double (record), ==, hits[i].is_double);
  }
}

static void
test_provisional_case_may_be_double (void)
{
  g_autoptr (DimRecord) record = make_record ();

  record->news->is_provisional = TRUE;
  g_assert_false (dim_record_is_possible_double (record));
  g_ptr_array_add (record->news->peers,
                   dim_case_peer_new (OTHER, 0, "Backoffice", DIM_ROLE_BACK_OFFICE));
  g_assert_true (dim_record_is_possible_double (record));
  record->news->is_provisional = FALSE;
  g_assert_false (dim_record_is_possible_double (record));

  record->news->is_provisional = TRUE;
  record->news->is_withdrawn = TRUE;
  g_assert_false (dim_record_is_possible_double (record));
  g_clear_pointer (&record->news, dim_change_free);
  g_assert_false (dim_record_is_possible_double (record));
}

static void
test_copy_shares_nothing (void)
{
  g_autoptr (DimRecord) record = make_record ();
  g_autoptr (DimRecord) copy = NULL;
  DimConflict conflict = { DIM_FIELD_OUTCOME, INCIDENT, OTHER };
  const DimHit *hit = NULL;

  record->news->incident = dim_incident_copy (record->incident);
  g_array_append_val (record->news->conflicts, conflict);
  g_ptr_array_add (record->news->hits, dim_hit_new (DIM_MATCH_T3));
  g_ptr_array_add (record->news->peers,
                   dim_case_peer_new (OTHER, 3, "Backoffice", DIM_ROLE_BACK_OFFICE));
  copy = dim_record_copy (record);
  g_clear_pointer (&record, dim_record_free);

  g_assert_cmpstr (copy->incident->id, ==, INCIDENT);
  g_assert_cmpstr (copy->refusal, ==, "De server heeft dit geweigerd.");
  g_assert_cmpstr (copy->news->incident->id, ==, INCIDENT);
  g_assert_cmpstr (g_array_index (copy->news->conflicts, DimConflict, 0).other, ==, OTHER);
  hit = g_ptr_array_index (copy->news->hits, 0);
  g_assert_cmpint (hit->match, ==, DIM_MATCH_T3);
  g_assert_cmpint (hit->month, ==, -1);
  g_assert_cmpstr (((DimCasePeer *) g_ptr_array_index (copy->news->peers, 0))->desk, ==,
                   "Backoffice");
}

static void
test_profile_copy_is_whole (void)
{
  static const char *const codes[] = { "GM0363", "GM0457", NULL };
  g_autoptr (DimDeviceProfile) profile = dim_device_profile_new ();
  g_autoptr (DimDeviceProfile) copy = NULL;

  g_free (profile->desk);
  profile->desk = g_strdup ("Balie Centrum");
  g_strfreev (profile->municipalities);
  profile->municipalities = g_strdupv ((char **) codes);
  profile->role = DIM_ROLE_ANALYST;
  memset (profile->list_key, 7, sizeof profile->list_key);
  copy = dim_device_profile_copy (profile);

  g_assert_cmpstr (copy->office, ==, "");
  g_assert_cmpstr (copy->desk, ==, "Balie Centrum");
  g_assert_true (g_strv_equal ((const char *const *) copy->municipalities, codes));
  g_assert_cmpint (copy->role, ==, DIM_ROLE_ANALYST);
  g_assert_cmpmem (copy->list_key, 32, profile->list_key, 32);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/receipt-number-is-the-random-part",
                   test_receipt_number_is_the_random_part);
  g_test_add_func ("/record/only-open-questions-may-be-doubles",
                   test_only_open_questions_may_be_doubles);
  g_test_add_func ("/record/provisional-case-may-be-double", test_provisional_case_may_be_double);
  g_test_add_func ("/record/copy-shares-nothing", test_copy_shares_nothing);
  g_test_add_func ("/device-profile/copy-is-whole", test_profile_copy_is_whole);
  return g_test_run ();
}
