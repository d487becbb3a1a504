/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-choice.h"
#include "dim-documents.h"
#include "dim-limits.h"
#include "dim-monitor-drafts.h"

/* Public specimens only: tests/specimens.csv says whose. */
#define PASSPORT_1 "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<"
#define PASSPORT_2 "SPECI20142NLD6503101F2403096999999990<<<<<84"
#define BROKEN_2   "SPECI20143NLD6503101F2403096999999990<<<<<84"
#define CARD_1     "I<NLDSPECI20212<<<<<<<<<<<<<<<"
#define CARD_2     "6503101F3108022NLD<<<<<<<<<<<8"
#define CARD_3     "DE<BRUIJN<<WILLEKE<LISELOTTE<<"
#define LICENCE    "D1NLD15094962111659VW87Z78NB84"

typedef struct {
  DimDocuments *documents;
  const guint *changed;
  const guint *done;
  const guint *given;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  fixture->documents = g_object_new (DIM_TYPE_DOCUMENTS, NULL);
  dim_documents_set_monitor (fixture->documents, desk_monitor ());
  dim_documents_load (fixture->documents, draft);
  fixture->changed = desk_count (fixture->documents, "changed");
  fixture->done = desk_count (fixture->documents, "done");
  fixture->given = desk_count (fixture->documents, "number-given");
  desk_show (GTK_WIDGET (fixture->documents));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->documents)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

static gpointer
card_at (Fixture *fixture, guint index)
{
  GtkWidget *card = gtk_widget_get_first_child (desk_child (fixture->documents, "cards"));

  for (guint i = 0; i < index; i++)
    card = gtk_widget_get_next_sibling (card);
  return card;
}

static gpointer
number_at (Fixture *fixture, guint index)
{
  return desk_child (card_at (fixture, index), "number");
}

static void
scan_line (const char *line)
{
  desk_type (line);
  desk_press ("Return", NULL);
}

/* What a draft would hold: "kind country number", a document each. */
static void
assert_stored (Fixture *fixture, const char *expected)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (GString) stored = g_string_new (NULL);

  dim_documents_store (fixture->documents, draft);
  for (guint i = 0; i < draft->numbers->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (draft->incident->documents, i);

    g_string_append_printf (stored, "%s%s %s %s", i > 0 ? ", " : "", use->kind, use->country,
                            (const char *) g_ptr_array_index (draft->numbers, i));
  }
  g_assert_cmpstr (stored->str, ==, expected);
}

static void
assert_entry (Fixture *fixture, const char *text)
{
  g_assert_cmpstr (desk_text (number_at (fixture, 0), "entry"), ==, text);
}

/* What stands under the number, and what a screen reader is told of it. */
static void
assert_status (Fixture *fixture, const char *part, gboolean is_warning)
{
  gpointer card = card_at (fixture, 0);
  g_autofree char *spoken =
    desk_spoken (number_at (fixture, 0), "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  g_assert_true (desk_shows (card, "status"));
  g_assert_nonnull (strstr (desk_text (card, "status"), part));
  g_assert_cmpstr (spoken, ==, desk_text (card, "status"));
  g_assert_cmpint (gtk_widget_has_css_class (desk_child (card, "status"), "warning"), ==,
                   is_warning);
}

static void
test_scan_of_passport (Fixture *fixture, gconstpointer data)
{
  scan_line (PASSPORT_1);
  assert_entry (fixture, "");
  assert_stored (fixture, "");
  g_assert_cmpuint (*fixture->done, ==, 0);

  scan_line (PASSPORT_2);
  assert_entry (fixture, "SPECI2014");
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
  assert_status (fixture, "Gelezen uit de scan", FALSE);
  g_assert_cmpuint (*fixture->done, ==, 1);
  g_assert_cmpuint (*fixture->given, ==, 1);
  g_assert_false (dim_documents_has_bad_number (fixture->documents));
}

static void
test_scan_of_identity_card (Fixture *fixture, gconstpointer data)
{
  scan_line (CARD_1);
  scan_line (CARD_2);
  assert_stored (fixture, "");
  scan_line (CARD_3);

  assert_entry (fixture, "SPECI2021");
  assert_stored (fixture, "nik NLD SPECI2021");
  assert_status (fixture, "Gelezen uit de scan", FALSE);
  g_assert_cmpuint (*fixture->done, ==, 1);
}

static void
test_scan_of_driving_licence (Fixture *fixture, gconstpointer data)
{
  scan_line (LICENCE);

  assert_entry (fixture, "5094962111");
  assert_stored (fixture, "rijbewijs-nl NLD 5094962111");
  g_assert_cmpuint (*fixture->done, ==, 1);
}

static void
test_scan_in_lower_case_and_one_go (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lines = g_ascii_strdown (PASSPORT_1 PASSPORT_2, -1);

  desk_type (lines);

  assert_entry (fixture, "SPECI2014");
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
}

static void
test_pasted_zone_is_read (Fixture *fixture, gconstpointer data)
{
  static const char zone[] = CARD_1 "\r\n" CARD_2 "\r\n" CARD_3 "\r\n";

  desk_paste (zone, sizeof zone - 1);
  DESK_WAIT (*fixture->given > 0);

  assert_entry (fixture, "SPECI2021");
  assert_stored (fixture, "nik NLD SPECI2021");
}

static void
test_broken_check_digit_warns_and_takes (Fixture *fixture, gconstpointer data)
{
  scan_line (PASSPORT_1);
  desk_type (BROKEN_2);

  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
  assert_status (fixture, "controlecijfer", TRUE);
  g_assert_false (dim_documents_has_bad_number (fixture->documents));
}

static void
test_line_read_twice_does_no_harm (Fixture *fixture, gconstpointer data)
{
  scan_line (PASSPORT_1);
  scan_line (PASSPORT_1);
  scan_line (PASSPORT_2);

  assert_entry (fixture, "SPECI2014");
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
  g_assert_cmpuint (*fixture->done, ==, 1);
}

static void
test_half_a_zone_is_told_and_forgotten (Fixture *fixture, gconstpointer data)
{
  scan_line (PASSPORT_1);
  desk_leave ();
  assert_entry (fixture, "");
  assert_stored (fixture, "");
  assert_status (fixture, "niet heel", TRUE);
  g_assert_false (dim_documents_has_bad_number (fixture->documents));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->documents)));
  desk_type (PASSPORT_2);
  assert_stored (fixture, "");
}

static void
test_half_a_line_is_told_and_forgotten (Fixture *fixture, gconstpointer data)
{
  desk_type ("P<NLDDE<BRUIJN<<WILL");
  assert_status (fixture, "nog niet alle regels", FALSE);

  desk_leave ();
  assert_entry (fixture, "");
  assert_stored (fixture, "");
  assert_status (fixture, "niet heel", TRUE);
  g_assert_false (dim_documents_has_bad_number (fixture->documents));
  g_assert_cmpuint (*fixture->given, ==, 0);
}

/* Of a zone only what kind of document it is and who issued it is to be seen. */
static void
test_zone_shows_as_dots (Fixture *fixture, gconstpointer data)
{
  desk_type ("p<nldde<b");
  assert_entry (fixture, "p<nld••••");
  desk_press ("BackSpace", "BackSpace", "Left", "Delete", NULL);
  assert_entry (fixture, "p<nld•");
  desk_type ("e.<Bruijn<<Willeke<Liselotte<<<<<<<<<<<");
  g_assert_cmpuint (gtk_entry_get_text_length (desk_child (number_at (fixture, 0), "entry")), ==,
                    44);
  desk_press ("Return", NULL);
  desk_type ("SPECI");
  assert_entry (fixture, "•••••");

  desk_press ("ctrl+a", "BackSpace", NULL);
  desk_type (PASSPORT_2);
  assert_entry (fixture, "SPECI2014");
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
}

static void
test_second_scan_replaces_the_first (Fixture *fixture, gconstpointer data)
{
  scan_line (LICENCE);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->documents)));
  desk_press ("ctrl+a", NULL);
  scan_line (PASSPORT_1);
  scan_line (PASSPORT_2);

  assert_entry (fixture, "SPECI2014");
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
}

static void
test_zone_cannot_be_brought_back (Fixture *fixture, gconstpointer data)
{
  GtkEntry *entry = desk_child (number_at (fixture, 0), "entry");
  GtkEntryBuffer *buffer = gtk_entry_get_buffer (entry);

  scan_line (PASSPORT_1);
  desk_type (PASSPORT_2);
  desk_press ("ctrl+z", "ctrl+z", "ctrl+shift+z", NULL);

  assert_entry (fixture, "SPECI2014");
  g_assert_false (gtk_editable_get_enable_undo (GTK_EDITABLE (entry)));
  g_assert_true (GTK_IS_PASSWORD_ENTRY_BUFFER (buffer));
}

static void
test_typed_number_is_normalised (Fixture *fixture, gconstpointer data)
{
  desk_type ("speci 2014");
  assert_entry (fixture, "speci 2014");
  assert_stored (fixture, "  SPECI2014");
  assert_status (fixture, "genoteerd", FALSE);
  g_assert_cmpuint (*fixture->given, ==, 0);

  desk_press ("Return", "1", NULL);
  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
  g_assert_cmpuint (*fixture->given, ==, 1);
  g_assert_cmpuint (*fixture->done, ==, 1);
}

static void
test_word_for_nothing_is_no_number (Fixture *fixture, gconstpointer data)
{
  desk_type ("ONBEKEND");
  desk_leave ();

  assert_stored (fixture, "");
  assert_status (fixture, ".", TRUE);
  g_assert_true (dim_documents_has_bad_number (fixture->documents));
  g_assert_cmpuint (*fixture->given, ==, 0);
}

static void
test_emptied_number_is_no_fault (Fixture *fixture, gconstpointer data)
{
  desk_type ("ONBEKEND");
  desk_press ("ctrl+a", "BackSpace", NULL);
  desk_leave ();

  g_assert_false (dim_documents_has_bad_number (fixture->documents));
  g_assert_false (desk_shows (card_at (fixture, 0), "status"));
  assert_stored (fixture, "");
}

static void
type_foreign_number (Fixture *fixture)
{
  desk_type ("L898902C3");
  desk_press ("Return", "5", NULL);
  g_assert_cmpuint (*fixture->done, ==, 0);
  g_assert_true (desk_has_focus (desk_child (card_at (fixture, 0), "country")));
  desk_press ("3", NULL);
  assert_stored (fixture, "buitenlands-paspoort DEU L898902C3");
}

static void
test_foreign_number_is_looked_at_twice (Fixture *fixture, gconstpointer data)
{
  gpointer look = desk_child (card_at (fixture, 0), "second_look");

  type_foreign_number (fixture);
  g_assert_true (desk_has_focus (look));
  desk_type ("02C5");
  g_assert_nonnull (strstr (desk_text (look, "status"), "anders"));
  g_assert_cmpuint (*fixture->done, ==, 0);

  desk_press ("ctrl+a", NULL);
  desk_type ("o2c3");
  g_assert_cmpuint (*fixture->done, ==, 1);
  g_assert_false (gtk_widget_get_visible (look));
  assert_stored (fixture, "buitenlands-paspoort DEU L898902C3");
}

static void
test_second_look_is_confirmed_by_enter (Fixture *fixture, gconstpointer data)
{
  gpointer look = desk_child (card_at (fixture, 0), "second_look");

  type_foreign_number (fixture);
  desk_press ("Return", NULL);
  g_assert_cmpuint (*fixture->done, ==, 1);
  g_assert_false (gtk_widget_get_visible (look));

  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->documents)));
  desk_press ("End", NULL);
  desk_type ("4");
  g_assert_true (gtk_widget_get_visible (look));
}

static void
test_second_look_keeps_nobody (Fixture *fixture, gconstpointer data)
{
  gpointer look = desk_child (card_at (fixture, 0), "second_look");

  type_foreign_number (fixture);
  desk_type ("02");
  desk_press ("Return", NULL);
  g_assert_nonnull (strstr (desk_text (look, "status"), "anders"));
  desk_leave ();
  assert_stored (fixture, "buitenlands-paspoort DEU L898902C3");
  g_assert_false (dim_documents_has_bad_number (fixture->documents));
}

static void
test_scanned_foreign_number_is_not_asked_again (Fixture *fixture, gconstpointer data)
{
  scan_line ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
  scan_line ("L898902C36UTO7408122F1204159ZE184226B<<<<<10");

  assert_stored (fixture, "buitenlands-paspoort UTO L898902C3");
  g_assert_cmpuint (*fixture->done, ==, 1);
}

static void
test_no_document_is_one_key (Fixture *fixture, gconstpointer data)
{
  desk_press ("minus", NULL);

  assert_entry (fixture, "");
  assert_stored (fixture, "geen  ");
  g_assert_cmpuint (*fixture->done, ==, 1);
  g_assert_false (dim_documents_has_bad_number (fixture->documents));
}

static void
test_no_further_document_is_one_key (Fixture *fixture, gconstpointer data)
{
  scan_line (LICENCE);
  desk_press_mnemonic (desk_child (fixture->documents, "more_button"));
  desk_press ("minus", NULL);

  assert_stored (fixture, "rijbewijs-nl NLD 5094962111");
  g_assert_null (gtk_widget_get_next_sibling (card_at (fixture, 0)));
}

static void
test_minus_within_a_number_is_typed (Fixture *fixture, gconstpointer data)
{
  desk_type ("speci-2014");

  assert_entry (fixture, "speci-2014");
  assert_stored (fixture, "  SPECI2014");
}

static void
test_no_document_after_a_number_drops_it (Fixture *fixture, gconstpointer data)
{
  scan_line (LICENCE);
  desk_press_mnemonic (desk_child (fixture->documents, "none_button"));

  assert_entry (fixture, "");
  assert_stored (fixture, "geen  ");
}

static void
test_second_document_has_a_card (Fixture *fixture, gconstpointer data)
{
  gpointer first = card_at (fixture, 0);

  scan_line (LICENCE);
  desk_press_mnemonic (desk_child (fixture->documents, "more_button"));
  g_assert_true (desk_has_focus (card_at (fixture, 1)));
  scan_line (PASSPORT_1);
  scan_line (PASSPORT_2);

  assert_stored (fixture, "rijbewijs-nl NLD 5094962111, nationaal-paspoort NLD SPECI2014");
  g_assert_false (desk_shows (fixture->documents, "none_button"));
  g_assert_true (desk_shows (first, "remove_button"));
}

static void
test_card_taken_away_is_gone (Fixture *fixture, gconstpointer data)
{
  scan_line (LICENCE);
  desk_press_mnemonic (desk_child (fixture->documents, "more_button"));
  scan_line (PASSPORT_1);
  scan_line (PASSPORT_2);
  desk_press_space (desk_child (card_at (fixture, 0), "remove_button"));

  assert_stored (fixture, "nationaal-paspoort NLD SPECI2014");
  g_assert_true (desk_has_focus (card_at (fixture, 0)));
  g_assert_true (desk_shows (fixture->documents, "none_button"));
  g_assert_false (desk_shows (card_at (fixture, 0), "remove_button"));
}

static void
test_documents_stop_at_the_limit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *more = desk_child (fixture->documents, "more_button");

  for (guint i = 1; i < DIM_LIMIT_DOCUMENTS; i++) {
    g_assert_true (gtk_widget_is_sensitive (more));
    g_signal_emit_by_name (more, "clicked");
  }

  g_assert_false (gtk_widget_is_sensitive (more));
}

static void
test_loaded_documents_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  char id[2][DIM_UUID_TEXT_LEN];

  dim_monitor_new_id (desk_monitor (), id[0]);
  dim_monitor_new_id (desk_monitor (), id[1]);
  dim_draft_add_document (draft, id[0], "buitenlands-rijbewijs", "POL", "");
  dim_draft_add_document (draft, id[1], "nik", "NLD", "SPECI2021");
  dim_documents_load (fixture->documents, draft);

  assert_stored (fixture, "buitenlands-rijbewijs POL , nik NLD SPECI2021");
  g_assert_cmpstr (desk_text (number_at (fixture, 1), "entry"), ==, "SPECI2021");
  g_assert_cmpuint (*fixture->changed, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/documents/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("scan-of-passport", test_scan_of_passport);
  ADD ("scan-of-identity-card", test_scan_of_identity_card);
  ADD ("scan-of-driving-licence", test_scan_of_driving_licence);
  ADD ("scan-in-lower-case-and-one-go", test_scan_in_lower_case_and_one_go);
  ADD ("pasted-zone-is-read", test_pasted_zone_is_read);
  ADD ("broken-check-digit-warns-and-takes", test_broken_check_digit_warns_and_takes);
  ADD ("line-read-twice-does-no-harm", test_line_read_twice_does_no_harm);
  ADD ("half-a-zone-is-told-and-forgotten", test_half_a_zone_is_told_and_forgotten);
  ADD ("half-a-line-is-told-and-forgotten", test_half_a_line_is_told_and_forgotten);
  ADD ("zone-shows-as-dots", test_zone_shows_as_dots);
  ADD ("second-scan-replaces-the-first", test_second_scan_replaces_the_first);
  ADD ("zone-cannot-be-brought-back", test_zone_cannot_be_brought_back);
  ADD ("typed-number-is-normalised", test_typed_number_is_normalised);
  ADD ("word-for-nothing-is-no-number", test_word_for_nothing_is_no_number);
  ADD ("emptied-number-is-no-fault", test_emptied_number_is_no_fault);
  ADD ("foreign-number-is-looked-at-twice", test_foreign_number_is_looked_at_twice);
  ADD ("second-look-is-confirmed-by-enter", test_second_look_is_confirmed_by_enter);
  ADD ("second-look-keeps-nobody", test_second_look_keeps_nobody);
  ADD ("scanned-foreign-number-is-not-asked-again", test_scanned_foreign_number_is_not_asked_again);
  ADD ("no-document-is-one-key", test_no_document_is_one_key);
  ADD ("no-further-document-is-one-key", test_no_further_document_is_one_key);
  ADD ("minus-within-a-number-is-typed", test_minus_within_a_number_is_typed);
  ADD ("no-document-after-a-number-drops-it", test_no_document_after_a_number_drops_it);
  ADD ("second-document-has-a-card", test_second_document_has_a_card);
  ADD ("card-taken-away-is-gone", test_card_taken_away_is_gone);
  ADD ("documents-stop-at-the-limit", test_documents_stop_at_the_limit);
  ADD ("loaded-documents-come-back", test_loaded_documents_come_back);
  return desk_run ();
}
