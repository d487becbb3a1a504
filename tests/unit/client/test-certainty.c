/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-edits.h"
#include "dim-error.h"
#include "dim-revising.h"
#include "workstation.h"

#include <string.h>

/* How certain something is moves on this device: with a reason, or not at all. */

typedef struct {
  const char *incident;
  const char *code;
  DimCertaintyReason reason;
} Move;

static gpointer
begin_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_revising_begin (store, incident, error);
}

static gpointer
save_work (DimStore *store, gpointer edit, GError **error)
{
  return dim_edits_save (store, edit, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
move_work (DimStore *store, gpointer data, GError **error)
{
  const Move *move = data;

  return dim_revising_move_certainty (store, move->incident, move->code, move->reason, error);
}

static DimEdit *
begin (Workstation *workstation, const char *incident)
{
  return workstation_call (workstation, begin_work, (gpointer) incident);
}

static DimRevising
make_revising (const Workstation *workstation, const DimEdit *edit)
{
  return (DimRevising){
    .edit = edit,
    .rules = { workstation->reference, NULL },
    .list_key = workstation->device->profile->list_key,
  };
}

/* As the quick way does it. */
static DimRecord *
move (Workstation *workstation, const char *incident, const char *code, DimCertaintyReason reason)
{
  Move asked = { incident, code, reason };
  g_autoptr (DimEdit) edit = workstation_call (workstation, move_work, &asked);
  DimRevising revising = make_revising (workstation, edit);

  revising.leaves_edit = TRUE;
  return workstation_call (workstation, dim_revising_commit, &revising);
}

static void
assert_fails (Workstation *workstation, const DimEdit *edit)
{
  DimRevising revising = make_revising (workstation, edit);
  g_autoptr (GError) error = NULL;

  g_assert_null (dim_store_call (workstation->store, dim_revising_commit, &revising, &error));
  g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
}

static const DimAmendment *
last_of (const DimRecord *record)
{
  g_assert_nonnull (record->amendments);
  return g_ptr_array_index (record->amendments, record->amendments->len - 1);
}

static char *
body_at (const Workstation *workstation, guint index)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_REVISION);
  gsize length = 0;
  const char *text;

  g_assert_cmpuint (bodies->len, >, index);
  text = g_bytes_get_data (g_ptr_array_index (bodies, index), &length);
  return g_strndup (text, length);
}

/* Bodies come in no order. */
static gboolean
was_sent (const Workstation *workstation, const char *end)
{
  g_autoptr (GPtrArray) bodies = servers_bodies (workstation->servers, DIM_FACT_REVISION);

  for (guint i = 0; i < bodies->len; i++) {
    g_autofree char *body = body_at (workstation, i);

    if (g_str_has_suffix (body, end))
      return TRUE;
  }
  return FALSE;
}

static void
test_reason_goes_along (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) record = move (workstation, id, "weerlegd", DIM_CERTAINTY_IN_ORDER);
  g_autofree char *wanted =
    g_strdup_printf ("{\"voorval\":\"%s\",\"basis\":[\"%s\"],\"wijzigt\":[\"zekerheid\"],"
                     "\"antwoorden\":{\"zekerheid\":\"weerlegd\"},\"reden\":\"toch-in-orde\"}",
                     id, id);
  g_autofree char *sent = NULL;
  g_autoptr (DimRecord) received = NULL;

  g_assert_true (dim_record_is_refuted (record));
  g_assert_cmpstr (last_of (record)->reason, ==, "toch-in-orde");
  workstation_sync_well (workstation);
  sent = body_at (workstation, 0);
  g_assert_cmpstr (sent, ==, wanted);
  received = workstation_record (workstation, id);
  g_assert_cmpstr (dim_record_certainty_change (received)->reason, ==, "toch-in-orde");
}

static void
test_without_a_reason_it_stays (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_CERTAINTY, "vastgesteld");
  assert_fails (workstation, edit);
  dim_edit_set_reason (edit, "toch-in-orde");
  assert_fails (workstation, edit);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
}

/* Of another answer nobody asks why, and a reason for something else does not go along. */
static void
test_other_answers_have_no_reason (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  DimRevising revising = make_revising (workstation, edit);
  g_autoptr (DimRecord) record = NULL;

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  dim_edit_set_reason (edit, "bekend");
  record = workstation_call (workstation, dim_revising_commit, &revising);
  g_assert_cmpstr (last_of (record)->reason, ==, "");
}

static void
test_unfinished_change_keeps_its_reason (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimEdit) kept = NULL;

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_CERTAINTY, "vastgesteld");
  dim_edit_set_reason (edit, "id-desk");
  workstation_call (workstation, save_work, edit);
  workstation_restart (workstation);
  kept = begin (workstation, id);
  g_assert_cmpstr (kept->reason, ==, "id-desk");
  g_assert_false (dim_edit_lacks_reason (kept));
}

static void
test_what_is_being_typed_stays (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimEdit) edit = begin (workstation, id);
  g_autoptr (DimRecord) moved = NULL;
  g_autoptr (DimEdit) kept = NULL;

  dim_incident_set_code (edit->draft->incident, DIM_FIELD_OUTCOME, "vertrokken");
  workstation_call (workstation, save_work, edit);
  moved = move (workstation, id, "vastgesteld", DIM_CERTAINTY_ADMITTED);
  g_assert_cmpstr (dim_incident_code (moved->incident, DIM_FIELD_OUTCOME), ==, "geweigerd");
  g_assert_cmpuint (last_of (moved)->changed, ==, 1U << DIM_FIELD_CERTAINTY);
  kept = begin (workstation, id);
  g_assert_cmpstr (dim_incident_code (kept->draft->incident, DIM_FIELD_OUTCOME), ==, "vertrokken");
}

/* To where nobody had answered, also before the first was sent. */
static void
test_taken_back_it_is_as_it_was (Workstation *workstation, gconstpointer data)
{
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) before = workstation_record (workstation, id);
  g_autoptr (DimRecord) refuted = move (workstation, id, "weerlegd", DIM_CERTAINTY_JUDGED_WRONGLY);
  g_autoptr (DimRecord) after = move (workstation, id, NULL, DIM_CERTAINTY_MISTAKE);

  g_assert_true (dim_record_is_refuted (refuted));
  g_assert_true (dim_incident_equal (after->incident, before->incident));
  workstation_sync_well (workstation);
  g_assert_true (was_sent (workstation, "\"antwoorden\":{},\"reden\":\"vergissing\"}"));
}

#define ADD(name, function)                                                                        \
  g_test_add ("/certainty/" name, Workstation, NULL, workstation_set_up, function,                 \
              workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("reason-goes-along", test_reason_goes_along);
  ADD ("without-a-reason-it-stays", test_without_a_reason_it_stays);
  ADD ("other-answers-have-no-reason", test_other_answers_have_no_reason);
  ADD ("unfinished-change-keeps-its-reason", test_unfinished_change_keeps_its_reason);
  ADD ("what-is-being-typed-stays", test_what_is_being_typed_stays);
  ADD ("taken-back-it-is-as-it-was", test_taken_back_it_is_as_it_was);
  return g_test_run ();
}
