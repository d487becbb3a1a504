/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-edit.h"
#include "dim-record-query.h"

/* How certain it is moves with a reason, and what is refuted stays to be seen. */

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"

static DimIncident *
make_incident (const char *certainty)
{
  DimIncident *incident = dim_incident_new (INCIDENT);

  dim_incident_set_code (incident, DIM_FIELD_CERTAINTY, certainty);
  return incident;
}

static void
test_names_come_back (void)
{
  for (guint i = 0; i < DIM_N_CERTAINTIES; i++) {
    DimCertainty certainty = DIM_N_CERTAINTIES;

    g_assert_true (dim_certainty_from_name (dim_certainty_name ((DimCertainty) i), &certainty));
    g_assert_cmpuint (certainty, ==, i);
  }
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++) {
    DimCertaintyReason reason = DIM_N_CERTAINTY_REASONS;

    g_assert_true (
      dim_certainty_reason_from_name (dim_certainty_reason_name ((DimCertaintyReason) i), &reason));
    g_assert_cmpuint (reason, ==, i);
  }
}

static void
test_unknown_names_are_none (void)
{
  DimCertainty certainty = DIM_CERTAINTY_REFUTED;
  DimCertaintyReason reason = DIM_CERTAINTY_TOLD;

  g_assert_false (dim_certainty_from_name ("zeker", &certainty));
  g_assert_cmpint (certainty, ==, DIM_CERTAINTY_REFUTED);
  g_assert_false (dim_certainty_reason_from_name ("", &reason));
  g_assert_cmpint (reason, ==, DIM_CERTAINTY_TOLD);
}

static void
test_every_certainty_has_reasons_of_its_own (void)
{
  static const char *const expected[DIM_N_CERTAINTIES] = {
    [DIM_CERTAINTY_SUSPECTED] = "twijfel vergissing ",
    [DIM_CERTAINTY_ESTABLISHED] = "id-desk bekend vergelijking keten vergissing ",
    [DIM_CERTAINTY_REFUTED] = "toch-in-orde verklaring verkeerd-beoordeeld vergissing ",
  };

  for (guint i = 0; i < DIM_N_CERTAINTIES; i++) {
    g_autoptr (GString) suiting = g_string_new (NULL);

    for (guint j = 0; j < DIM_N_CERTAINTY_REASONS; j++)
      if (dim_certainty_reason_suits ((DimCertaintyReason) j, (DimCertainty) i))
        g_string_append_printf (suiting, "%s ", dim_certainty_reason_name ((DimCertaintyReason) j));
    g_assert_cmpstr (suiting->str, ==, expected[i]);
  }
}

static void
test_nothing_is_established_without_an_answer (void)
{
  static const struct {
    const char *code;
    DimCertainty certainty;
  } rows[] = {
    { NULL, DIM_CERTAINTY_SUSPECTED },
    { "vermoeden", DIM_CERTAINTY_SUSPECTED },
    { "vastgesteld", DIM_CERTAINTY_ESTABLISHED },
    { "weerlegd", DIM_CERTAINTY_REFUTED },
    { "van-later", DIM_CERTAINTY_SUSPECTED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimIncident) incident = make_incident (rows[i].code);

    g_assert_cmpint (dim_incident_certainty (incident), ==, rows[i].certainty);
  }
}

static void
test_edit_lacks_a_reason_that_suits (void)
{
  static const struct {
    const char *was;
    const char *is;
    const char *reason;
    gboolean lacks;
  } rows[] = {
    { "vermoeden", "vermoeden", "", FALSE },
    { NULL, NULL, "", FALSE },
    { "vermoeden", "vastgesteld", "", TRUE },
    { "vermoeden", "vastgesteld", "bekend", FALSE },
    { "vermoeden", "vastgesteld", "toch-in-orde", TRUE },
    { "vermoeden", "weerlegd", "toch-in-orde", FALSE },
    { "vermoeden", "weerlegd", "omdat", TRUE },
    { "weerlegd", "vermoeden", "vergissing", FALSE },
    { "weerlegd", NULL, "", TRUE },
    { "weerlegd", NULL, "twijfel", FALSE },
    { NULL, "vermoeden", "", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimIncident) seen = make_incident (rows[i].was);
    g_autoptr (DimEdit) edit = dim_edit_new (seen, "", (const char *const[]){ INCIDENT, NULL });
    g_autoptr (DimEdit) copy = NULL;

    dim_incident_set_code (edit->draft->incident, DIM_FIELD_CERTAINTY, rows[i].is);
    dim_edit_set_reason (edit, rows[i].reason);
    copy = dim_edit_copy (edit);
    g_assert_cmpint (dim_edit_moves_certainty (copy), ==, g_strcmp0 (rows[i].was, rows[i].is) != 0);
    g_assert_cmpint (dim_edit_lacks_reason (copy), ==, rows[i].lacks);
  }
}

static DimRecord *
make_record (DimRecordState state, const char *certainty)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->state = state;
  record->incident = make_incident (certainty);
  record->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  return record;
}

static DimAmendment *
add_change (DimRecord *record, const char *fact, const char *certainty, const char *reason)
{
  DimAmendment *amendment = dim_amendment_new (fact);

  amendment->state = DIM_AMENDMENT_RECEIVED;
  amendment->changed = 1U << DIM_FIELD_CERTAINTY;
  amendment->after = make_incident (certainty);
  g_free (amendment->reason);
  amendment->reason = g_strdup (reason);
  g_ptr_array_add (record->amendments, amendment);
  return amendment;
}

static void
test_refuted_stands_as_such (void)
{
  g_autoptr (DimRecord) refuted = make_record (DIM_RECORD_RECEIVED, "weerlegd");
  g_autoptr (DimRecord) waiting = make_record (DIM_RECORD_WAITING, "weerlegd");
  g_autoptr (DimRecord) withdrawn = make_record (DIM_RECORD_WITHDRAWN, "weerlegd");
  g_autoptr (DimRecord) suspected = make_record (DIM_RECORD_RECEIVED, "vermoeden");

  g_assert_true (dim_record_is_refuted (refuted));
  g_assert_cmpint (dim_record_standing (refuted), ==, DIM_STANDING_REFUTED);
  g_assert_true (dim_record_is_refuted (waiting));
  g_assert_cmpint (dim_record_standing (waiting), ==, DIM_STANDING_WAITING);
  g_assert_false (dim_record_is_refuted (withdrawn));
  g_assert_cmpint (dim_record_standing (withdrawn), ==, DIM_STANDING_WITHDRAWN);
  g_assert_false (dim_record_is_refuted (suspected));
  g_assert_cmpint (dim_record_standing (suspected), ==, DIM_STANDING_RECEIVED);
}

static void
test_last_change_that_holds_says_why (void)
{
  g_autoptr (DimRecord) record = make_record (DIM_RECORD_RECEIVED, "weerlegd");

  g_assert_null (dim_record_certainty_change (record));
  add_change (record, "1", "weerlegd", "verklaring");
  add_change (record, "2", "vermoeden", "twijfel");
  add_change (record, "3", "weerlegd", "toch-in-orde");
  add_change (record, "4", "weerlegd", "vergissing")->state = DIM_AMENDMENT_REFUSED;
  add_change (record, "5", "weerlegd", "")->changed = 1U << DIM_FIELD_OUTCOME;
  g_assert_cmpstr (dim_record_certainty_change (record)->reason, ==, "toch-in-orde");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/certainty/names-come-back", test_names_come_back);
  g_test_add_func ("/certainty/unknown-names-are-none", test_unknown_names_are_none);
  g_test_add_func ("/certainty/every-certainty-has-reasons-of-its-own",
                   test_every_certainty_has_reasons_of_its_own);
  g_test_add_func ("/certainty/nothing-is-established-without-an-answer",
                   test_nothing_is_established_without_an_answer);
  g_test_add_func ("/certainty/edit-lacks-a-reason-that-suits",
                   test_edit_lacks_a_reason_that_suits);
  g_test_add_func ("/certainty/refuted-stands-as-such", test_refuted_stands_as_such);
  g_test_add_func ("/certainty/last-change-that-holds-says-why",
                   test_last_change_that_holds_says_why);
  return g_test_run ();
}
