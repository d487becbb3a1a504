/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-country.h"
#include "dim-draft.h"
#include "dim-role.h"

#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"
#define OTHER    "0195f3c2-7a10-7000-8000-00000000000b"
#define USE      "0195f3c2-7a10-7000-8000-0000000000a1"

static const char *const unsorted[] = { "gedrag", "chip-uitlezen", "gedrag", NULL };
static const char *const sorted[] = { "chip-uitlezen", "gedrag", NULL };

/* Every field answered. */
static DimIncident *
make_incident (void)
{
  DimIncident *incident = dim_incident_new (INCIDENT);

  incident->date = dim_day_new (2026, 11, 3);
  incident->municipality = g_strdup ("GM0363");
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    DimShape shape = dim_field_spec ((DimField) i)->shape;

    if (shape == DIM_SHAPE_CODE)
      dim_incident_set_code (incident, (DimField) i, "onbekend");
    if (shape == DIM_SHAPE_CODES)
      dim_incident_set_codes (incident, (DimField) i, unsorted);
  }
  g_ptr_array_add (incident->documents, dim_document_use_new (USE, "nik", "NLD"));
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("cmi", DIM_DAY_NONE, FALSE));
  return incident;
}

static void
test_names_go_both_ways (void)
{
  DimField field = DIM_N_FIELDS;
  DimCompareState state = DIM_COMPARE_NO_NUMBER;
  DimRole role = DIM_ROLE_FRONT_OFFICE;

  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_assert_true (dim_field_from_name (dim_field_spec ((DimField) i)->name, &field));
    g_assert_cmpuint (field, ==, i);
    g_assert_cmpint (dim_field_spec ((DimField) i)->is_core, ==, i <= DIM_FIELD_MUNICIPALITY);
  }
  for (guint i = DIM_COMPARE_NO_NUMBER; i <= DIM_COMPARE_IMPOSSIBLE; i++) {
    g_assert_true (
      dim_compare_state_from_name (dim_compare_state_name ((DimCompareState) i), &state));
    g_assert_cmpuint (state, ==, i);
  }
  for (guint i = DIM_ROLE_FRONT_OFFICE; i <= DIM_ROLE_ANALYST; i++) {
    g_assert_true (dim_role_from_name (dim_role_name ((DimRole) i), &role));
    g_assert_cmpuint (role, ==, i);
  }
  g_assert_false (dim_field_from_name ("Datum", &field));
  g_assert_false (dim_compare_state_from_name ("", &state));
  g_assert_false (dim_role_from_name ("beheer", &role));
}

static void
test_codes_are_a_sorted_set (void)
{
  g_autoptr (DimIncident) incident = dim_incident_new (INCIDENT);

  dim_incident_set_codes (incident, DIM_FIELD_DISCOVERY, unsorted);
  g_assert_true (g_strv_equal ((const char *const *) incident->codes[DIM_FIELD_DISCOVERY], sorted));
  g_assert_true (dim_incident_has_code (incident, DIM_FIELD_DISCOVERY, "gedrag"));
  g_assert_cmpstr (dim_incident_code (incident, DIM_FIELD_DISCOVERY), ==, "chip-uitlezen");

  dim_incident_set_codes (incident, DIM_FIELD_DISCOVERY,
                          (const char *const *) incident->codes[DIM_FIELD_DISCOVERY]);
  g_assert_cmpuint (g_strv_length (incident->codes[DIM_FIELD_DISCOVERY]), ==, 2);
  dim_incident_set_code (incident, DIM_FIELD_DISCOVERY, NULL);
  g_assert_false (dim_incident_is_answered (incident, DIM_FIELD_DISCOVERY));
}

static void
test_copy_equals_in_every_field (void)
{
  g_autoptr (DimIncident) incident = make_incident ();
  g_autoptr (DimIncident) copy = dim_incident_copy (incident);
  g_autoptr (DimIncident) empty = dim_incident_new (INCIDENT);

  g_assert_true (dim_incident_equal (incident, copy));
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_assert_true (dim_incident_is_answered (copy, (DimField) i));
    g_assert_false (dim_incident_is_answered (empty, (DimField) i));
    g_assert_false (dim_incident_field_equal (incident, empty, (DimField) i));

    dim_incident_copy_field (copy, empty, (DimField) i);
    g_assert_true (dim_incident_field_equal (copy, empty, (DimField) i));
    g_assert_false (dim_incident_equal (incident, copy));
    dim_incident_copy_field (copy, incident, (DimField) i);
    g_assert_true (dim_incident_equal (incident, copy));
  }
}

static void
test_every_member_counts_in_comparing (void)
{
  g_autoptr (DimIncident) a = make_incident ();
  g_autoptr (DimIncident) b = make_incident ();
  DimDocumentUse *use = g_ptr_array_index (b->documents, 0);
  DimFollowUp *follow_up = g_ptr_array_index (b->follow_ups, 0);

  use->state = DIM_COMPARE_TAGGED;
  g_assert_false (dim_incident_field_equal (a, b, DIM_FIELD_DOCUMENTS));
  follow_up->is_done = TRUE;
  g_assert_false (dim_incident_field_equal (a, b, DIM_FIELD_FOLLOW_UP));
  g_strlcpy (b->id, OTHER, sizeof b->id);
  dim_incident_copy_field (b, a, DIM_FIELD_DOCUMENTS);
  dim_incident_copy_field (b, a, DIM_FIELD_FOLLOW_UP);
  g_assert_false (dim_incident_equal (a, b));
}

static void
test_draft_keeps_a_number_a_document (void)
{
  g_autoptr (DimDraft) draft = dim_draft_new (INCIDENT);
  g_autoptr (DimDraft) copy = NULL;
  const DimDocumentUse *use = NULL;

  dim_draft_add_document (draft, USE, "nik", "NLD", "SPEC12345");
  dim_draft_add_document (draft, OTHER, "geboorteakte", "", "");
  dim_draft_remove_document (draft, 0);
  dim_draft_add_document (draft, USE, "nik", "NLD", "SPEC12345");
  copy = dim_draft_copy (draft);

  g_assert_true (dim_incident_equal (copy->incident, draft->incident));
  g_assert_cmpuint (copy->numbers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (copy->numbers, 0), ==, "");
  g_assert_cmpstr (g_ptr_array_index (copy->numbers, 1), ==, "SPEC12345");
  use = g_ptr_array_index (copy->incident->documents, 0);
  g_assert_cmpint (use->state, ==, DIM_COMPARE_NO_NUMBER);
  use = g_ptr_array_index (copy->incident->documents, 1);
  g_assert_cmpint (use->state, ==, DIM_COMPARE_TO_FOLLOW);
  g_assert_cmpstr (copy->explanation, ==, "");
}

static void
test_every_country_is_found (void)
{
  for (guint i = 0; i < dim_country_count (); i++)
    g_assert_true (dim_country_find (dim_country_at (i)->code) == dim_country_at (i));
  g_assert_cmpstr (dim_country_find ("NLD")->name_nl, ==, "Nederland");
  g_assert_null (dim_country_find ("D"));
  g_assert_null (dim_country_find (""));
  g_assert_null (dim_country_find ("nld"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/incident/names-go-both-ways", test_names_go_both_ways);
  g_test_add_func ("/incident/codes-are-a-sorted-set", test_codes_are_a_sorted_set);
  g_test_add_func ("/incident/copy-equals-in-every-field", test_copy_equals_in_every_field);
  g_test_add_func ("/incident/every-member-counts", test_every_member_counts_in_comparing);
  g_test_add_func ("/draft/keeps-a-number-a-document", test_draft_keeps_a_number_a_document);
  g_test_add_func ("/country/every-one-is-found", test_every_country_is_found);
  return g_test_run ();
}
