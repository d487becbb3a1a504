/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-case-values.h"

/* The members of one case with their answers. */
typedef struct {
  GPtrArray *members;
  GPtrArray *incidents;
  GArray *inputs;
  GPtrArray *choices;
  DimCaseValues result;
} Scene;

static void
start_scene (Scene *scene)
{
  *scene = (Scene){ 0 };
  scene->members = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_member_free);
  scene->incidents = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_incident_free);
  scene->inputs = g_array_new (FALSE, FALSE, sizeof (DimCaseInput));
  scene->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_free);
}

static void
clear_scene (Scene *scene)
{
  dim_case_values_clear (&scene->result);
  g_clear_pointer (&scene->inputs, g_array_unref);
  g_clear_pointer (&scene->members, g_ptr_array_unref);
  g_clear_pointer (&scene->incidents, g_ptr_array_unref);
  g_clear_pointer (&scene->choices, g_ptr_array_unref);
}

static DimIncident *
add_member (Scene *scene, const char *id, DimRole role, DimDay date)
{
  DimMember *member = dim_member_new (id);
  DimIncident *incident = dim_incident_new (id);
  DimCaseInput input = { member, incident };

  member->role = role;
  member->date = date;
  incident->date = date;
  g_ptr_array_add (scene->members, member);
  g_ptr_array_add (scene->incidents, incident);
  g_array_append_val (scene->inputs, input);
  return incident;
}

static void
choose (Scene *scene, const char *id, const char *incident, DimField field)
{
  DimDecision *choice = dim_decision_new (id, DIM_DECISION_VALUE);

  g_strlcpy (choice->first, incident, sizeof choice->first);
  choice->field = field;
  g_ptr_array_add (scene->choices, choice);
}

static const DimIncident *
value_scene (Scene *scene)
{
  dim_case_values_clear (&scene->result);
  dim_case_values (scene->inputs, scene->choices, &scene->result);
  return scene->result.values;
}

static char *
join_codes (const DimIncident *incident, DimField field)
{
  return incident->codes[field] != NULL ? g_strjoinv (" ", incident->codes[field]) : g_strdup ("");
}

static void
assert_codes (Scene *scene, DimField field, const char *expected)
{
  g_autofree char *text = join_codes (value_scene (scene), field);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_single_member_is_its_case (void)
{
  DimIncident *only = NULL;
  Scene scene;

  start_scene (&scene);
  only = add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100);
  only->municipality = g_strdup ("GM0363");
  dim_incident_set_code (only, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (only, DIM_FIELD_OUTCOME, "onbekend");
  g_ptr_array_add (only->documents, dim_document_use_new ("u", "geen", ""));
  g_ptr_array_add (only->follow_ups, dim_follow_up_new ("aangifte", 101, TRUE));

  g_assert_true (dim_incident_equal (value_scene (&scene), only));
  g_assert_true (scene.result.counts);
  g_assert_cmpuint (scene.result.gross, ==, 1);
  clear_scene (&scene);
}

static void
test_order_is_role_date_id (void)
{
  Scene scene;

  start_scene (&scene);
  dim_incident_set_code (add_member (&scene, "c", DIM_ROLE_FRONT_OFFICE, 99), DIM_FIELD_FORM, "c");
  assert_codes (&scene, DIM_FIELD_FORM, "c");
  dim_incident_set_code (add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 99), DIM_FIELD_FORM, "b");
  assert_codes (&scene, DIM_FIELD_FORM, "b");
  dim_incident_set_code (add_member (&scene, "d", DIM_ROLE_FRONT_OFFICE, 98), DIM_FIELD_FORM, "d");
  assert_codes (&scene, DIM_FIELD_FORM, "d");
  dim_incident_set_code (add_member (&scene, "e", DIM_ROLE_BACK_OFFICE, 105), DIM_FIELD_FORM, "e");
  assert_codes (&scene, DIM_FIELD_FORM, "e");

  g_assert_cmpstr (value_scene (&scene)->id, ==, "b");
  g_assert_cmpuint (scene.result.gross, ==, 4);
  clear_scene (&scene);
}

static void
test_unknown_gives_way (void)
{
  DimIncident *back = NULL;
  Scene scene;

  start_scene (&scene);
  back = add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 100);
  dim_incident_set_code (back, DIM_FIELD_FORM, "onbekend");
  assert_codes (&scene, DIM_FIELD_FORM, "onbekend");

  add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 100);
  assert_codes (&scene, DIM_FIELD_FORM, "onbekend");
  dim_incident_set_code (add_member (&scene, "c", DIM_ROLE_FRONT_OFFICE, 101), DIM_FIELD_FORM,
                         "vervalst");
  assert_codes (&scene, DIM_FIELD_FORM, "vervalst");
  clear_scene (&scene);
}

static void
test_reviewer_chooses (void)
{
  DimIncident *front = NULL;
  Scene scene;

  start_scene (&scene);
  front = add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100);
  dim_incident_set_code (front, DIM_FIELD_FORM, "onbekend");
  dim_incident_set_code (front, DIM_FIELD_OUTCOME, "vertrokken");
  dim_incident_set_code (front, DIM_FIELD_ATTEMPT, "poging");
  front = add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 90);
  dim_incident_set_code (front, DIM_FIELD_FORM, "vervalst");
  dim_incident_set_code (front, DIM_FIELD_OUTCOME, "geweigerd");
  dim_incident_set_code (front, DIM_FIELD_ATTEMPT, "geslaagd");

  choose (&scene, "1", "a", DIM_FIELD_FORM);
  choose (&scene, "2", "a", DIM_FIELD_OUTCOME);
  choose (&scene, "3", "a", DIM_FIELD_ATTEMPT);
  choose (&scene, "4", "a", DIM_FIELD_DATE);
  assert_codes (&scene, DIM_FIELD_FORM, "onbekend");
  assert_codes (&scene, DIM_FIELD_OUTCOME, "vertrokken");
  assert_codes (&scene, DIM_FIELD_ATTEMPT, "poging");
  g_assert_cmpint (value_scene (&scene)->date, ==, 100);
  clear_scene (&scene);
}

static void
test_last_choice_wins (void)
{
  Scene scene;

  start_scene (&scene);
  dim_incident_set_code (add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100), DIM_FIELD_FORM,
                         "anders");
  dim_incident_set_code (add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 100), DIM_FIELD_FORM,
                         "vervalst");
  choose (&scene, "2", "a", DIM_FIELD_FORM);
  choose (&scene, "1", "b", DIM_FIELD_FORM);
  assert_codes (&scene, DIM_FIELD_FORM, "anders");

  choose (&scene, "3", "stranger", DIM_FIELD_FORM);
  choose (&scene, "4", "b", DIM_FIELD_PRODUCT);
  assert_codes (&scene, DIM_FIELD_FORM, "anders");
  assert_codes (&scene, DIM_FIELD_PRODUCT, "");
  clear_scene (&scene);
}

static void
test_date_is_the_earliest (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 105);
  add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 103);
  add_member (&scene, "c", DIM_ROLE_FRONT_OFFICE, DIM_DAY_NONE);
  g_assert_cmpint (value_scene (&scene)->date, ==, 103);
  clear_scene (&scene);
}

static void
test_municipality_goes_in_order (void)
{
  Scene scene;

  start_scene (&scene);
  add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100)->municipality = g_strdup ("GM0363");
  add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 101)->municipality = g_strdup ("GM0599");
  g_assert_cmpstr (value_scene (&scene)->municipality, ==, "GM0599");
  choose (&scene, "1", "a", DIM_FIELD_MUNICIPALITY);
  g_assert_cmpstr (value_scene (&scene)->municipality, ==, "GM0363");
  clear_scene (&scene);
}

static void
test_several_answers_are_united (void)
{
  static const char *const one[] = { "geweigerd", "document-ingehouden", NULL };
  static const char *const other[] = { "geweigerd", "aanhouding-politie", NULL };
  Scene scene;

  start_scene (&scene);
  dim_incident_set_codes (add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100), DIM_FIELD_OUTCOME,
                          one);
  dim_incident_set_codes (add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 100), DIM_FIELD_OUTCOME,
                          other);
  dim_incident_set_code (add_member (&scene, "c", DIM_ROLE_BACK_OFFICE, 100), DIM_FIELD_OUTCOME,
                         "onbekend");
  assert_codes (&scene, DIM_FIELD_OUTCOME, "aanhouding-politie document-ingehouden geweigerd");
  clear_scene (&scene);
}

static void
test_stronger_answer_stands (void)
{
  DimIncident *incident = NULL;
  Scene scene;

  start_scene (&scene);
  incident = add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 100);
  dim_incident_set_code (incident, DIM_FIELD_ATTEMPT, "onbekend");
  dim_incident_set_code (incident, DIM_FIELD_CERTAINTY, "vermoeden");
  assert_codes (&scene, DIM_FIELD_ATTEMPT, "onbekend");
  assert_codes (&scene, DIM_FIELD_CERTAINTY, "vermoeden");

  incident = add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 101);
  dim_incident_set_code (incident, DIM_FIELD_ATTEMPT, "poging");
  dim_incident_set_code (incident, DIM_FIELD_CERTAINTY, "vastgesteld");
  assert_codes (&scene, DIM_FIELD_ATTEMPT, "poging");
  assert_codes (&scene, DIM_FIELD_CERTAINTY, "vastgesteld");

  incident = add_member (&scene, "c", DIM_ROLE_FRONT_OFFICE, 102);
  dim_incident_set_code (incident, DIM_FIELD_ATTEMPT, "geslaagd");
  assert_codes (&scene, DIM_FIELD_ATTEMPT, "geslaagd");
  clear_scene (&scene);
}

static void
test_all_documents_are_shown (void)
{
  DimIncident *incident = NULL;
  const GPtrArray *documents = NULL;
  Scene scene;

  start_scene (&scene);
  incident = add_member (&scene, "a", DIM_ROLE_FRONT_OFFICE, 100);
  g_ptr_array_add (incident->documents, dim_document_use_new ("u1", "nik", "NLD"));
  g_ptr_array_add (incident->documents, dim_document_use_new ("u2", "geboorteakte", ""));
  incident = add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 100);
  g_ptr_array_add (incident->documents, dim_document_use_new ("u3", "nik", "NLD"));
  incident = add_member (&scene, "c", DIM_ROLE_BACK_OFFICE, 101);
  g_ptr_array_add (incident->documents, dim_document_use_new ("u4", "geen", ""));

  documents = value_scene (&scene)->documents;
  g_assert_cmpuint (documents->len, ==, 3);
  g_assert_cmpstr (((const DimDocumentUse *) documents->pdata[0])->id, ==, "u3");
  g_assert_cmpstr (((const DimDocumentUse *) documents->pdata[1])->id, ==, "u1");
  g_assert_cmpstr (((const DimDocumentUse *) documents->pdata[2])->id, ==, "u2");
  clear_scene (&scene);
}

static void
test_follow_ups_are_one_a_code (void)
{
  DimIncident *incident = NULL;
  const DimFollowUp *report = NULL;
  const DimFollowUp *police = NULL;
  Scene scene;

  start_scene (&scene);
  incident = add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 100);
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("aangifte", 99, FALSE));
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("kmar", DIM_DAY_NONE, FALSE));
  incident = add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 100);
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("aangifte", 104, TRUE));
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("kmar", 103, FALSE));
  incident = add_member (&scene, "c", DIM_ROLE_FRONT_OFFICE, 100);
  g_ptr_array_add (incident->follow_ups, dim_follow_up_new ("aangifte", 105, TRUE));

  g_assert_cmpuint (value_scene (&scene)->follow_ups->len, ==, 2);
  report = scene.result.values->follow_ups->pdata[0];
  police = scene.result.values->follow_ups->pdata[1];
  g_assert_cmpstr (report->code, ==, "aangifte");
  g_assert_cmpint (report->date, ==, 104);
  g_assert_true (report->is_done);
  g_assert_cmpstr (police->code, ==, "kmar");
  g_assert_cmpint (police->date, ==, 103);
  g_assert_false (police->is_done);
  clear_scene (&scene);
}

static void
test_refuted_members_give_nothing (void)
{
  DimIncident *refuted = NULL;
  Scene scene;

  start_scene (&scene);
  refuted = add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 90);
  dim_incident_set_code (refuted, DIM_FIELD_CERTAINTY, "weerlegd");
  dim_incident_set_code (refuted, DIM_FIELD_FORM, "anders");
  dim_incident_set_code (refuted, DIM_FIELD_OUTCOME, "geweigerd");
  dim_incident_set_code (add_member (&scene, "b", DIM_ROLE_FRONT_OFFICE, 100), DIM_FIELD_FORM,
                         "vervalst");
  choose (&scene, "1", "a", DIM_FIELD_FORM);

  assert_codes (&scene, DIM_FIELD_FORM, "vervalst");
  assert_codes (&scene, DIM_FIELD_OUTCOME, "");
  assert_codes (&scene, DIM_FIELD_CERTAINTY, "");
  g_assert_cmpint (scene.result.values->date, ==, 100);
  g_assert_cmpstr (scene.result.values->id, ==, "a");
  g_assert_cmpuint (scene.result.gross, ==, 1);
  g_assert_true (scene.result.counts);
  clear_scene (&scene);
}

static void
test_wholly_refuted_case_does_not_count (void)
{
  g_autoptr (DimIncident) nothing = dim_incident_new ("a");
  Scene scene;

  start_scene (&scene);
  dim_incident_set_code (add_member (&scene, "b", DIM_ROLE_BACK_OFFICE, 90), DIM_FIELD_CERTAINTY,
                         "weerlegd");
  dim_incident_set_code (add_member (&scene, "a", DIM_ROLE_BACK_OFFICE, 90), DIM_FIELD_CERTAINTY,
                         "weerlegd");
  g_assert_true (dim_incident_equal (value_scene (&scene), nothing));
  g_assert_false (scene.result.counts);
  g_assert_cmpuint (scene.result.gross, ==, 0);
  clear_scene (&scene);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-values/single-member-is-its-case", test_single_member_is_its_case);
  g_test_add_func ("/case-values/order-is-role-date-id", test_order_is_role_date_id);
  g_test_add_func ("/case-values/unknown-gives-way", test_unknown_gives_way);
  g_test_add_func ("/case-values/reviewer-chooses", test_reviewer_chooses);
  g_test_add_func ("/case-values/last-choice-wins", test_last_choice_wins);
  g_test_add_func ("/case-values/date-is-the-earliest", test_date_is_the_earliest);
  g_test_add_func ("/case-values/municipality-goes-in-order", test_municipality_goes_in_order);
  g_test_add_func ("/case-values/several-answers-are-united", test_several_answers_are_united);
  g_test_add_func ("/case-values/stronger-answer-stands", test_stronger_answer_stands);
  g_test_add_func ("/case-values/all-documents-are-shown", test_all_documents_are_shown);
  g_test_add_func ("/case-values/follow-ups-are-one-a-code", test_follow_ups_are_one_a_code);
  g_test_add_func ("/case-values/refuted-members-give-nothing", test_refuted_members_give_nothing);
  g_test_add_func ("/case-values/wholly-refuted-case-does-not-count",
                   test_wholly_refuted_case_does_not_count);
  return g_test_run ();
}
