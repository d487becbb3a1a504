/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-form.h"
#include "dim-monitor-drafts.h"
#include "dim-question.h"

typedef struct {
  DimForm *form;
  const guint *changed;
  const guint *left;
  const guint *given;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  GtkWidget *window = gtk_scrolled_window_new ();

  g_assert_cmpint (dim_monitor_get_state (desk_monitor ()), ==, DIM_MONITOR_READY);
  fixture->form = g_object_new (DIM_TYPE_FORM, NULL);
  dim_form_set_monitor (fixture->form, desk_monitor ());
  dim_form_load (fixture->form, draft);
  fixture->changed = desk_count (fixture->form, "changed");
  fixture->left = desk_count (fixture->form, "left");
  fixture->given = desk_count (fixture->form, "number-given");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), GTK_WIDGET (fixture->form));
  gtk_widget_set_vexpand (window, TRUE);
  desk_show (window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

static void
focus (Fixture *fixture, const char *name)
{
  g_assert_true (gtk_widget_grab_focus (desk_child (fixture->form, name)));
}

static gboolean
has_focus (Fixture *fixture, const char *name)
{
  return desk_has_focus (desk_child (fixture->form, name));
}

static const char *
fault_at (Fixture *fixture, const char *name)
{
  GtkWidget *question =
    gtk_widget_get_ancestor (desk_child (fixture->form, name), DIM_TYPE_QUESTION);

  return desk_text (question, "fault");
}

static guint
show_faults (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (GArray) faults = NULL;

  dim_form_store (fixture->form, draft);
  faults = dim_monitor_check_draft (desk_monitor (), draft);
  return dim_form_show_faults (fixture->form, faults);
}

static gpointer
link_at (Fixture *fixture, guint index)
{
  GtkWidget *link = gtk_widget_get_first_child (desk_child (fixture->form, "summary_links"));

  for (guint i = 0; i < index && link != NULL; i++)
    link = gtk_widget_get_next_sibling (link);
  return link;
}

/* Nothing is answered, not even what usually is so. */
static void
load_empty (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  draft->incident->date = DIM_DAY_NONE;
  g_clear_pointer (&draft->incident->municipality, g_free);
  dim_form_load (fixture->form, draft);
}

/* Every answer that the form takes. */
static DimDraft *
make_full_draft (void)
{
  static const char *const allowed[] = { "bsn 999990020", NULL };
  static const struct {
    DimField field;
    const char *codes[3];
  } answers[] = {
    { DIM_FIELD_PRODUCT, { "paspoort-aanvraag" } },
    { DIM_FIELD_FORM, { "vervalst" } },
    { DIM_FIELD_DISCOVERY, { "visuele-controle", "chip-uitlezen" } },
    { DIM_FIELD_OUTCOME, { "geweigerd", "document-ingehouden" } },
    { DIM_FIELD_OTHER_FORMS, { "look-alike" } },
  };
  static const DimField first_of_list[] = {
    DIM_FIELD_TECHNIQUE,     DIM_FIELD_CERTAINTY, DIM_FIELD_ATTEMPT,
    DIM_FIELD_DISCOVERED_BY, DIM_FIELD_PHASE,
  };
  DimDraft *draft = dim_monitor_new_draft (desk_monitor ());
  char id[2][DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_day_from_text ("2026-11-03");
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup ("GM0599");
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    dim_incident_set_codes (draft->incident, answers[i].field, answers[i].codes);
  for (gsize i = 0; i < G_N_ELEMENTS (first_of_list); i++) {
    DimList list = dim_field_spec (first_of_list[i])->list;

    dim_incident_set_code (draft->incident, first_of_list[i],
                           dim_code_book_at (desk_book (), list, 0)->code);
  }
  dim_monitor_new_id (desk_monitor (), id[0]);
  dim_monitor_new_id (desk_monitor (), id[1]);
  dim_draft_add_document (draft, id[0], "nationaal-paspoort", "NLD", "SPECI2014");
  dim_draft_add_document (draft, id[1], "buitenlands-rijbewijs", "POL", "");
  dim_draft_set_explanation (draft, "Foto is vervangen, zie 999990020.", allowed);
  draft->audience = DIM_AUDIENCE_MUNICIPALITY;
  return draft;
}

static void
test_full_draft_comes_back_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();
  g_autoptr (DimDraft) back = dim_draft_copy (full);
  g_autoptr (DimDraft) blank = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (GArray) faults = dim_monitor_check_draft (desk_monitor (), full);

  g_assert_cmpuint (faults->len, ==, 0);
  dim_form_load (fixture->form, full);
  dim_form_store (fixture->form, blank);
  dim_form_store (fixture->form, back);

  g_assert_true (dim_incident_equal (back->incident, full->incident));
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    g_assert_true (dim_incident_field_equal (blank->incident, full->incident, (DimField) i));
  g_assert_cmpuint (blank->numbers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (blank->numbers, 0), ==, "SPECI2014");
  g_assert_cmpstr (g_ptr_array_index (blank->numbers, 1), ==, "");
  g_assert_cmpstr (blank->explanation, ==, full->explanation);
  g_assert_true (
    g_strv_equal ((const char *const *) blank->allowed, (const char *const *) full->allowed));
  g_assert_cmpint (blank->audience, ==, full->audience);
  g_assert_cmpuint (*fixture->changed, ==, 0);
}

static void
test_blank_draft_takes_everything_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();
  g_autoptr (DimDraft) blank = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (DimDraft) back = dim_draft_copy (blank);

  dim_form_load (fixture->form, full);
  dim_form_load (fixture->form, blank);
  dim_form_store (fixture->form, back);

  g_assert_true (dim_incident_equal (back->incident, blank->incident));
  g_assert_cmpuint (back->numbers->len, ==, 0);
  g_assert_cmpstr (back->explanation, ==, "");
  g_assert_null (back->allowed[0]);
  g_assert_cmpint (back->audience, ==, DIM_AUDIENCE_NONE);
}

/* The main job of a hand: no key but those of the answers. */
static void
test_hand_goes_through_the_six (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (GArray) faults = NULL;

  dim_form_focus_date (fixture->form);
  desk_type ("3-11");
  desk_press ("Return", "1", "1", NULL);
  g_assert_true (has_focus (fixture, "documents"));
  desk_type ("D1NLD15094962111659VW87Z78NB84");
  desk_press ("Return", "2", "Return", "1", "Return", NULL);

  g_assert_false (has_focus (fixture, "outcome"));
  g_assert_cmpuint (*fixture->given, >=, 1);
  g_assert_cmpuint (*fixture->left, >=, 6);
  dim_form_store (fixture->form, draft);
  g_assert_cmpint (draft->incident->date, ==, dim_day_from_text ("2026-11-03"));
  g_assert_cmpstr (dim_incident_code (draft->incident, DIM_FIELD_PRODUCT), ==, "paspoort-aanvraag");
  g_assert_cmpstr (dim_incident_code (draft->incident, DIM_FIELD_FORM), ==, "look-alike");
  g_assert_cmpstr (g_ptr_array_index (draft->numbers, 0), ==, "5094962111");
  g_assert_cmpstr (dim_incident_code (draft->incident, DIM_FIELD_DISCOVERY), ==,
                   "gezichtsvergelijking");
  g_assert_cmpstr (dim_incident_code (draft->incident, DIM_FIELD_OUTCOME), ==, "geweigerd");
}

static void
test_every_fault_is_a_link_to_its_question (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "date",      "product", "form",        "documents",
                                       "discovery", "outcome", "municipality" };

  load_empty (fixture);
  g_assert_cmpuint (show_faults (fixture), ==, G_N_ELEMENTS (names));
  DESK_WAIT (desk_shows (fixture->form, "summary"));
  g_assert_true (desk_has_focus (link_at (fixture, 0)));
  g_assert_nonnull (strchr (desk_text (fixture->form, "summary_heading"), '7'));
  g_assert_null (link_at (fixture, G_N_ELEMENTS (names)));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_assert_cmpstr (fault_at (fixture, names[i]), ==, gtk_button_get_label (link_at (fixture, i)));
    g_assert_cmpstr (fault_at (fixture, names[i]), !=, "");
    desk_press_space (link_at (fixture, i));
    DESK_WAIT (has_focus (fixture, names[i]));
  }
}

static void
test_summary_counts_what_is_wrong (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_form_load (fixture->form, full);
  g_assert_cmpuint (show_faults (fixture), ==, 0);
  g_assert_false (desk_shows (fixture->form, "summary"));

  dim_incident_set_code (full->incident, DIM_FIELD_PRODUCT, NULL);
  dim_form_load (fixture->form, full);
  g_assert_cmpuint (show_faults (fixture), ==, 1);
  g_assert_nonnull (strstr (desk_text (fixture->form, "summary_heading"), "één"));
}

static void
test_what_no_draft_holds_is_a_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_form_load (fixture->form, full);
  focus (fixture, "date");
  desk_press ("ctrl+a", NULL);
  desk_type ("32-11");
  focus (fixture, "documents");
  desk_press ("ctrl+a", NULL);
  desk_type ("ONBEKEND");
  gtk_expander_set_expanded (desk_child (fixture->form, "more"), TRUE);
  DESK_WAIT (desk_shows (fixture->form, "explanation"));
  focus (fixture, "explanation");
  desk_type ("BSN 999990019");

  g_assert_cmpuint (show_faults (fixture), ==, 3);
  g_assert_nonnull (strstr (fault_at (fixture, "date"), "geen datum"));
  g_assert_nonnull (strstr (fault_at (fixture, "documents"), "geen documentnummer"));
  g_assert_nonnull (strstr (fault_at (fixture, "explanation"), "BSN"));
}

static void
test_link_opens_the_expander (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_incident_set_code (full->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (full->incident, DIM_FIELD_OTHER_FORMS, NULL);
  dim_form_load (fixture->form, full);
  gtk_expander_set_expanded (desk_child (fixture->form, "more"), FALSE);
  g_assert_cmpuint (show_faults (fixture), ==, 1);
  g_assert_cmpstr (fault_at (fixture, "technique"), !=, "");

  desk_press_space (link_at (fixture, 0));
  DESK_WAIT (has_focus (fixture, "technique"));
  g_assert_true (gtk_expander_get_expanded (desk_child (fixture->form, "more")));
}

static void
test_answering_takes_the_fault_away (Fixture *fixture, gconstpointer data)
{
  show_faults (fixture);
  focus (fixture, "product");
  desk_press ("1", NULL);
  g_assert_cmpstr (fault_at (fixture, "product"), ==, "");
  g_assert_cmpstr (fault_at (fixture, "form"), !=, "");

  dim_form_clear_faults (fixture->form);
  g_assert_cmpstr (fault_at (fixture, "form"), ==, "");
  g_assert_false (desk_shows (fixture->form, "summary"));
}

static void
test_summary_shrinks_as_it_is_worked_off (Fixture *fixture, gconstpointer data)
{
  g_autofree char *heard = NULL;

  load_empty (fixture);
  g_assert_cmpuint (show_faults (fixture), ==, 7);
  heard = gtk_test_accessible_check_property (link_at (fixture, 0),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "\001");
  g_assert_cmpstr (heard, ==, desk_text (fixture->form, "summary_heading"));

  focus (fixture, "product");
  desk_press ("1", NULL);
  g_assert_cmpstr (desk_text (fixture->form, "summary_heading"), ==, "Nog 6 dingen:");
  g_assert_null (link_at (fixture, 6));
  focus (fixture, "date");
  desk_type ("3-11");
  focus (fixture, "discovery");
  desk_press ("1", NULL);
  focus (fixture, "outcome");
  desk_press ("1", NULL);
  focus (fixture, "municipality");
  desk_press ("1", NULL);
  focus (fixture, "form");
  desk_press ("1", NULL);
  g_assert_cmpstr (desk_text (fixture->form, "summary_heading"), ==, "Nog één ding:");
  desk_press_mnemonic (desk_child (desk_child (fixture->form, "documents"), "none_button"));
  g_assert_false (desk_shows (fixture->form, "summary"));
}

/* Neither an answer nor what is no answer yet. */
static void
test_early_save_changes_no_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) before = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (DimDraft) after = dim_draft_copy (before);

  focus (fixture, "date");
  desk_press ("ctrl+a", NULL);
  desk_type ("32-11");
  focus (fixture, "discovery");
  desk_press ("2", "1", NULL);
  focus (fixture, "documents");
  desk_type ("12");
  dim_form_store (fixture->form, before);

  g_assert_cmpuint (show_faults (fixture), >, 0);
  dim_form_store (fixture->form, after);
  g_assert_true (dim_incident_equal (before->incident, after->incident));
  g_assert_cmpstr (desk_text (desk_child (fixture->form, "date"), "entry"), ==, "32-11");
}

static void
test_saving_takes_what_is_highlighted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  focus (fixture, "outcome");
  desk_press ("1", NULL);
  desk_type ("ingehouden");
  dim_form_settle (fixture->form);
  dim_form_store (fixture->form, draft);
  g_assert_true (dim_incident_has_code (draft->incident, DIM_FIELD_OUTCOME, "geweigerd"));
  g_assert_true (dim_incident_has_code (draft->incident, DIM_FIELD_OUTCOME, "document-ingehouden"));

  focus (fixture, "date");
  dim_form_settle (fixture->form);
  g_assert_true (has_focus (fixture, "date"));
}

static void
test_typed_word_that_is_no_answer_is_a_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_form_load (fixture->form, full);
  focus (fixture, "outcome");
  desk_type ("qqq");
  dim_form_settle (fixture->form);
  g_assert_cmpuint (show_faults (fixture), ==, 1);
  g_assert_nonnull (strstr (fault_at (fixture, "outcome"), "niet in de lijst"));

  desk_press_space (link_at (fixture, 0));
  DESK_WAIT (has_focus (fixture, "outcome"));
  dim_form_settle (fixture->form);
  g_assert_cmpuint (show_faults (fixture), ==, 0);
}

/* One sentence, also where nothing was chosen before. */
static void
test_required_answer_that_is_no_answer_is_one_fault (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_incident_set_code (full->incident, DIM_FIELD_PRODUCT, NULL);
  dim_form_load (fixture->form, full);
  focus (fixture, "product");
  desk_type ("qqq");
  dim_form_settle (fixture->form);
  g_assert_cmpuint (show_faults (fixture), ==, 1);
  g_assert_nonnull (strstr (fault_at (fixture, "product"), "niet in de lijst"));
}

static void
test_municipality_is_found_by_its_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  g_assert_true (desk_shows (fixture->form, "municipality"));
  dim_form_store (fixture->form, draft);
  g_assert_cmpstr (draft->incident->municipality, ==, "GM0363");
  focus (fixture, "outcome");
  desk_press ("1", "Return", NULL);
  g_assert_true (has_focus (fixture, "municipality"));
  desk_type ("rott");
  desk_press ("Return", NULL);
  dim_form_store (fixture->form, draft);
  g_assert_cmpstr (draft->incident->municipality, ==, "GM0599");
}

static void
test_shift_tab_goes_the_way_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();

  focus (fixture, "date");
  /* To the fifth question. */
  for (guint i = 0; i < 8; i++) {
    g_ptr_array_add (way, gtk_window_get_focus (desk_window ()));
    desk_press ("Tab", NULL);
  }
  while (way->len > 0) {
    desk_press ("shift+Tab", NULL);
    g_assert_true (gtk_window_get_focus (desk_window ()) ==
                   g_ptr_array_steal_index (way, way->len - 1));
  }
}

static void
test_focus_goes_to_the_first_open (Fixture *fixture, gconstpointer data)
{
  load_empty (fixture);
  dim_form_focus_first_open (fixture->form);
  g_assert_true (has_focus (fixture, "date"));

  desk_type ("3-11");
  dim_form_focus_first_open (fixture->form);
  g_assert_true (has_focus (fixture, "product"));
  desk_press ("1", NULL);
  dim_form_focus_first_open (fixture->form);
  g_assert_true (has_focus (fixture, "form"));
}

static void
test_focus_passes_over_what_is_not_required (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) full = make_full_draft ();

  dim_incident_set_code (full->incident, DIM_FIELD_TECHNIQUE, NULL);
  dim_incident_set_code (full->incident, DIM_FIELD_PHASE, NULL);
  dim_form_load (fixture->form, full);
  dim_form_focus_first_open (fixture->form);
  g_assert_true (has_focus (fixture, "date"));

  g_clear_pointer (&full->incident->municipality, g_free);
  dim_form_load (fixture->form, full);
  dim_form_focus_first_open (fixture->form);
  DESK_WAIT (has_focus (fixture, "municipality"));
}

#define ADD(path, function) g_test_add ("/form/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("full-draft-comes-back-whole", test_full_draft_comes_back_whole);
  ADD ("blank-draft-takes-everything-away", test_blank_draft_takes_everything_away);
  ADD ("hand-goes-through-the-six", test_hand_goes_through_the_six);
  ADD ("every-fault-is-a-link-to-its-question", test_every_fault_is_a_link_to_its_question);
  ADD ("summary-counts-what-is-wrong", test_summary_counts_what_is_wrong);
  ADD ("what-no-draft-holds-is-a-fault", test_what_no_draft_holds_is_a_fault);
  ADD ("link-opens-the-expander", test_link_opens_the_expander);
  ADD ("answering-takes-the-fault-away", test_answering_takes_the_fault_away);
  ADD ("summary-shrinks-as-it-is-worked-off", test_summary_shrinks_as_it_is_worked_off);
  ADD ("early-save-changes-no-field", test_early_save_changes_no_field);
  ADD ("saving-takes-what-is-highlighted", test_saving_takes_what_is_highlighted);
  ADD ("typed-word-that-is-no-answer-is-a-fault", test_typed_word_that_is_no_answer_is_a_fault);
  ADD ("required-answer-that-is-no-answer-is-one-fault",
       test_required_answer_that_is_no_answer_is_one_fault);
  ADD ("municipality-is-found-by-its-name", test_municipality_is_found_by_its_name);
  ADD ("shift-tab-goes-the-way-back", test_shift_tab_goes_the_way_back);
  ADD ("focus-goes-to-the-first-open", test_focus_goes_to_the_first_open);
  ADD ("focus-passes-over-what-is-not-required", test_focus_passes_over_what_is_not_required);
  return desk_run ();
}
