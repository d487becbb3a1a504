/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-explanation.h"
#include "dim-limits.h"
#include "dim-monitor-drafts.h"
#include "dim-public-numbers.h"

#include <time.h>

/* Of RvIG's fictitious set: the first passes the eleven test, the second does not quite. */
#define CERTAIN "BSN 999990019"
#define ASK     "999990020"
#define NAME    "de heer Eriksson"

#define MEGABYTE   ((gsize) 1024 * 1024)
#define PAGE_BYTES 3800
#define LETTERS    50

typedef struct {
  DimExplanation *explanation;
  const guint *changed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->explanation = g_object_new (DIM_TYPE_EXPLANATION, NULL);
  fixture->changed = desk_count (fixture->explanation, "changed");
  desk_show (GTK_WIDGET (fixture->explanation));
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->explanation)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

static char *
stored_text (Fixture *fixture)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  dim_explanation_store (fixture->explanation, draft);
  return g_strdup (draft->explanation);
}

static void
assert_stored (Fixture *fixture, const char *text)
{
  g_autofree char *stored = stored_text (fixture);

  g_assert_cmpstr (stored, ==, text);
}

/* The text with its underlined parts between brackets. */
static void
assert_underlined (Fixture *fixture, const char *expected)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (desk_child (fixture->explanation, "view"));
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "finding");
  g_autoptr (GString) marked = g_string_new (NULL);
  GtkTextIter iter;

  for (gtk_text_buffer_get_start_iter (buffer, &iter);; gtk_text_iter_forward_char (&iter)) {
    if (gtk_text_iter_ends_tag (&iter, tag))
      g_string_append (marked, "⟧");
    if (gtk_text_iter_starts_tag (&iter, tag))
      g_string_append (marked, "⟦");
    if (gtk_text_iter_is_end (&iter))
      break;
    g_string_append_unichar (marked, gtk_text_iter_get_char (&iter));
  }
  g_assert_cmpstr (marked->str, ==, expected);
}

/* @part NULL: nothing is wrong. */
static void
assert_fault (Fixture *fixture, const char *part)
{
  g_autofree char *fault = dim_explanation_dup_fault (fixture->explanation);

  if (part == NULL) {
    g_assert_null (fault);
    g_assert_false (desk_shows (fixture->explanation, "notice"));
  } else {
    g_autofree char *spoken =
      desk_spoken (fixture->explanation, "view", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

    g_assert_nonnull (fault);
    g_assert_nonnull (strstr (fault, part));
    DESK_WAIT (desk_shows (fixture->explanation, "notice"));
    g_assert_cmpstr (desk_text (fixture->explanation, "reason"), ==, fault);
    g_assert_true (g_str_has_prefix (spoken, fault));
  }
}

static void
test_plain_text_passes (Fixture *fixture, gconstpointer data)
{
  desk_type ("Foto past niet bij de houder.");

  assert_fault (fixture, NULL);
  assert_underlined (fixture, "Foto past niet bij de houder.");
  assert_stored (fixture, "Foto past niet bij de houder.");
}

static void
test_finding_is_underlined_with_its_reason (Fixture *fixture, gconstpointer data)
{
  desk_type ("Had " CERTAIN " bij zich");

  assert_fault (fixture, "BSN");
  assert_underlined (fixture, "Had BSN ⟦999990019⟧ bij zich");
  g_assert_false (desk_shows (fixture->explanation, "allow_button"));
}

static void
test_taking_out_leaves_a_placeholder (Fixture *fixture, gconstpointer data)
{
  desk_type (CERTAIN " en " CERTAIN);
  desk_press_mnemonic (desk_child (fixture->explanation, "replace_button"));
  assert_underlined (fixture, "BSN ⟦999990019⟧ en BSN [BSN verwijderd]");
  g_assert_true (desk_has_focus (fixture->explanation));

  desk_press_mnemonic (desk_child (fixture->explanation, "replace_button"));
  assert_fault (fixture, NULL);
  assert_stored (fixture, "BSN [BSN verwijderd] en BSN [BSN verwijderd]");
}

/* A changed text asks again only for what is new in it. */
static void
test_allowing_holds_for_what_was_seen (Fixture *fixture, gconstpointer data)
{
  desk_type (ASK);
  assert_fault (fixture, "BSN");
  desk_press_mnemonic (desk_child (fixture->explanation, "allow_button"));
  assert_fault (fixture, NULL);
  assert_underlined (fixture, ASK);

  desk_type (" was van " NAME);
  assert_fault (fixture, "naam");
  assert_underlined (fixture, ASK " was van de heer ⟦Eriksson⟧");
  desk_press_mnemonic (desk_child (fixture->explanation, "allow_button"));
  desk_type (" en broer");
  assert_fault (fixture, NULL);
  assert_underlined (fixture, ASK " was van de heer Eriksson en broer");
}

/* What was no BSN is one when that is what it is called. */
static void
test_allowed_piece_can_become_certain (Fixture *fixture, gconstpointer data)
{
  desk_type (ASK);
  desk_press_mnemonic (desk_child (fixture->explanation, "allow_button"));
  desk_press ("Home", NULL);
  desk_type ("BSN ");

  assert_fault (fixture, "BSN");
  assert_underlined (fixture, "BSN ⟦999990020⟧");
  g_assert_false (desk_shows (fixture->explanation, "allow_button"));
}

static void
test_one_confirmation_for_all_that_is_asked (Fixture *fixture, gconstpointer data)
{
  GtkButton *allow = desk_child (fixture->explanation, "allow_button");

  desk_type (NAME " gaf " ASK " op");
  assert_fault (fixture, "naam");
  g_assert_cmpstr (gtk_button_get_label (allow), ==, "Geen van de 2 is _persoonlijk");

  desk_press_mnemonic (allow);
  assert_fault (fixture, NULL);
  assert_underlined (fixture, NAME " gaf " ASK " op");
}

static int
caret (Fixture *fixture)
{
  int offset = 0;

  g_object_get (gtk_text_view_get_buffer (desk_child (fixture->explanation, "view")),
                "cursor-position", &offset, NULL);
  return offset;
}

/* Nothing is selected: a selection goes to whoever asks the X server for it. */
static void
test_keys_go_from_one_to_the_next (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (desk_child (fixture->explanation, "view"));

  desk_type (NAME ", bsn " ASK " en " NAME);
  desk_press ("F8", NULL);
  g_assert_cmpint (caret (fixture), ==, 8);
  assert_fault (fixture, "naam");
  desk_press ("F8", NULL);
  g_assert_cmpint (caret (fixture), ==, 22);
  assert_fault (fixture, "BSN");
  desk_press ("F8", "F8", NULL);
  g_assert_cmpint (caret (fixture), ==, 8);
  desk_press ("shift+F8", NULL);
  g_assert_cmpint (caret (fixture), ==, 43);
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
}

static void
test_one_key_replaces (Fixture *fixture, gconstpointer data)
{
  desk_type (NAME ", bsn " ASK " bij");
  desk_press ("F8", "F8", "ctrl+period", NULL);
  assert_underlined (fixture, "de heer ⟦Eriksson⟧, bsn [BSN verwijderd] bij");
  desk_press ("ctrl+period", NULL);

  assert_fault (fixture, NULL);
  assert_stored (fixture, "de heer [naam verwijderd], bsn [BSN verwijderd] bij");
  desk_press ("ctrl+period", "F8", NULL);
  assert_stored (fixture, "de heer [naam verwijderd], bsn [BSN verwijderd] bij");
}

static void
test_hint_says_the_keys (Fixture *fixture, gconstpointer data)
{
  desk_type (CERTAIN);
  g_assert_cmpstr (desk_text (fixture->explanation, "hint"), ==,
                   "Ctrl+. maakt er [BSN verwijderd] van.");
  desk_type (" " CERTAIN);
  g_assert_cmpstr (desk_text (fixture->explanation, "hint"), ==,
                   "Plek 2 van 2. Ctrl+. maakt er [BSN verwijderd] van, F8 gaat naar de volgende "
                   "plek.");
}

/* Undone is what it was, and no further: not into the next registration. */
static void
test_undo_stays_within_the_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) empty = dim_monitor_new_draft (desk_monitor ());

  desk_type (CERTAIN);
  desk_press ("ctrl+period", NULL);
  assert_fault (fixture, NULL);
  desk_press ("ctrl+z", NULL);
  assert_fault (fixture, "BSN");
  assert_stored (fixture, CERTAIN);

  desk_press ("ctrl+period", NULL);
  dim_explanation_load (fixture->explanation, empty);
  desk_press ("ctrl+z", "ctrl+z", NULL);
  assert_stored (fixture, "");
}

static void
assert_audience (Fixture *fixture, DimAudience audience, const char *part)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  dim_explanation_store (fixture->explanation, draft);
  g_assert_cmpint (draft->audience, ==, audience);
  g_assert_nonnull (strstr (desk_text (fixture->explanation, "destiny"), part));
}

static void
test_two_choices_of_who_reads_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  desk_type ("Foto past niet.");
  assert_audience (fixture, DIM_AUDIENCE_NONE, "blijft op deze computer");
  desk_press ("Tab", "space", NULL);
  assert_audience (fixture, DIM_AUDIENCE_MUNICIPALITY, "backoffice van uw gemeente");
  desk_press ("Tab", "space", NULL);
  assert_audience (fixture, DIM_AUDIENCE_ALL, "BZK");
  desk_press ("shift+Tab", "space", NULL);
  assert_audience (fixture, DIM_AUDIENCE_MINISTRY, "BZK");

  dim_explanation_load (fixture->explanation, draft);
  assert_audience (fixture, DIM_AUDIENCE_NONE, "blijft op deze computer");
  draft->audience = DIM_AUDIENCE_MUNICIPALITY;
  dim_explanation_load (fixture->explanation, draft);
  assert_audience (fixture, DIM_AUDIENCE_MUNICIPALITY, "gemeente");
}

static void
test_public_numbers_are_nobodys (Fixture *fixture, gconstpointer data)
{
  dim_explanation_set_public_numbers (fixture->explanation,
                                      dim_monitor_get_public_numbers (desk_monitor ()));
  desk_type ("CMI 088 900 10 00, politie 0900-8844, Vertrouwenslijn 0800 2800 200");

  assert_fault (fixture, NULL);
  desk_type (", hij 088 900 10 01");
  assert_fault (fixture, "telefoonnummer");
}

static void
test_certain_finding_cannot_be_allowed (Fixture *fixture, gconstpointer data)
{
  static const char *const allowed[] = { "bsn 999990019", NULL };
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  dim_draft_set_explanation (draft, CERTAIN, allowed);
  dim_explanation_load (fixture->explanation, draft);

  assert_fault (fixture, "BSN");
  g_assert_false (desk_shows (fixture->explanation, "allow_button"));
}

static void
test_allowance_is_kept_with_the_draft (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (DimDraft) empty = dim_monitor_new_draft (desk_monitor ());

  desk_type (ASK);
  desk_press_mnemonic (desk_child (fixture->explanation, "allow_button"));
  dim_explanation_store (fixture->explanation, draft);
  dim_explanation_load (fixture->explanation, empty);
  assert_stored (fixture, "");

  dim_explanation_load (fixture->explanation, draft);
  assert_stored (fixture, ASK);
  assert_fault (fixture, NULL);
}

static void
test_loading_is_no_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  g_free (draft->explanation);
  draft->explanation = g_strdup (CERTAIN);
  dim_explanation_load (fixture->explanation, draft);

  g_assert_cmpuint (*fixture->changed, ==, 0);
  desk_press ("a", NULL);
  g_assert_cmpuint (*fixture->changed, ==, 1);
}

/* A misleading text is what this is about. NOLINTBEGIN(misc-misleading-bidirectional) */
static void
test_emoji_and_right_to_left_are_marked_rightly (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "👩🏽‍🦰 é مرحبا 999990019 שלום\u202e 999990019";

  desk_paste (text, sizeof text - 1);
  DESK_WAIT (*fixture->changed > 0);
  assert_underlined (
    fixture, "👩🏽‍🦰 é مرحبا ⟦999990019⟧ שלום\u202e ⟦999990019⟧");

  desk_press_mnemonic (desk_child (fixture->explanation, "replace_button"));
  desk_press_mnemonic (desk_child (fixture->explanation, "replace_button"));
  assert_fault (fixture, NULL);
  assert_stored (fixture,
                 "👩🏽‍🦰 é مرحبا [BSN verwijderd] שלום\u202e [BSN verwijderd]");
}
/* NOLINTEND(misc-misleading-bidirectional) */

/* What the toolkit makes of it may differ, but nothing may be kept that was not looked at. */
static void
test_nul_hides_nothing (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "voor\0 999990019";
  g_autofree char *stored = NULL;
  g_autofree char *fault = NULL;

  desk_paste (text, sizeof text - 1);
  desk_type ("!");
  stored = stored_text (fixture);
  fault = dim_explanation_dup_fault (fixture->explanation);

  g_assert_nonnull (strchr (stored, '!'));
  g_assert_cmpint (strstr (stored, "999990019") != NULL, ==, fault != NULL);
}

static void
test_tab_leaves (Fixture *fixture, gconstpointer data)
{
  desk_press ("a", "Tab", NULL);

  g_assert_true (desk_has_focus (desk_child (fixture->explanation, "municipality_check")));
  assert_stored (fixture, "a");
}

/* Of this process only, since others share the machine. */
static double
spent_ms (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
}

/* What a letter costs in a page that is full of findings, which no clock judges. */
static void
test_full_page_is_typed_in (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (desk_child (fixture->explanation, "view"));
  g_autoptr (GString) text = g_string_new (NULL);
  double started_ms = 0;

  while (text->len < PAGE_BYTES)
    g_string_append (text, NAME " met " CERTAIN ". ");
  gtk_text_buffer_set_text (buffer, text->str, -1);
  started_ms = spent_ms ();
  for (guint i = 0; i < LETTERS; i++)
    gtk_text_buffer_insert_at_cursor (buffer, "x", -1);
  g_test_message ("a letter in a page of %" G_GSIZE_FORMAT " findings: %.2f ms",
                  2 * text->len / strlen (NAME " met " CERTAIN ". "),
                  (spent_ms () - started_ms) / LETTERS);
  assert_fault (fixture, "naam");
}

static void
test_too_long_says_by_how_much (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (DIM_LIMIT_TEXT_BYTES, 'x');

  desk_paste (text, DIM_LIMIT_TEXT_BYTES);
  DESK_WAIT (*fixture->changed > 0);
  assert_fault (fixture, NULL);
  desk_type ("x");
  assert_fault (fixture, "Haal er 1 teken af.");
  desk_type ("yz");
  assert_fault (fixture, "Haal er 3 tekens af.");
  desk_press ("BackSpace", "BackSpace", "BackSpace", NULL);
  assert_fault (fixture, NULL);
}

/* More than any page: what was there stays, and the clipboard still has the rest. */
static void
test_text_without_end_is_not_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (3 * MEGABYTE, 'x');

  desk_type ("Foto past niet.");
  desk_paste (text, 3 * MEGABYTE);
  DESK_WAIT (desk_shows (fixture->explanation, "notice"));
  g_assert_nonnull (strstr (desk_text (fixture->explanation, "reason"), "niets toegevoegd"));
  assert_stored (fixture, "Foto past niet.");

  desk_type ("!");
  assert_fault (fixture, NULL);
}

/* Text without end, full of findings: it is told to be too long, and the window lives on. */
static void
test_megabyte_is_refused_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < MEGABYTE)
    g_string_append (text, CERTAIN " ");
  desk_paste (text->str, text->len);
  DESK_WAIT (*fixture->changed > 0);
  assert_fault (fixture, "te lang");

  desk_press ("ctrl+a", "BackSpace", NULL);
  assert_fault (fixture, NULL);
  assert_stored (fixture, "");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/explanation/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("plain-text-passes", test_plain_text_passes);
  ADD ("finding-is-underlined-with-its-reason", test_finding_is_underlined_with_its_reason);
  ADD ("taking-out-leaves-a-placeholder", test_taking_out_leaves_a_placeholder);
  ADD ("allowing-holds-for-what-was-seen", test_allowing_holds_for_what_was_seen);
  ADD ("allowed-piece-can-become-certain", test_allowed_piece_can_become_certain);
  ADD ("one-confirmation-for-all-that-is-asked", test_one_confirmation_for_all_that_is_asked);
  ADD ("keys-go-from-one-to-the-next", test_keys_go_from_one_to_the_next);
  ADD ("one-key-replaces", test_one_key_replaces);
  ADD ("hint-says-the-keys", test_hint_says_the_keys);
  ADD ("undo-stays-within-the-draft", test_undo_stays_within_the_draft);
  ADD ("two-choices-of-who-reads-it", test_two_choices_of_who_reads_it);
  ADD ("public-numbers-are-nobodys", test_public_numbers_are_nobodys);
  ADD ("certain-finding-cannot-be-allowed", test_certain_finding_cannot_be_allowed);
  ADD ("allowance-is-kept-with-the-draft", test_allowance_is_kept_with_the_draft);
  ADD ("loading-is-no-change", test_loading_is_no_change);
  ADD ("emoji-and-right-to-left-are-marked-rightly",
       test_emoji_and_right_to_left_are_marked_rightly);
  ADD ("nul-hides-nothing", test_nul_hides_nothing);
  ADD ("tab-leaves", test_tab_leaves);
  ADD ("full-page-is-typed-in", test_full_page_is_typed_in);
  ADD ("too-long-says-by-how-much", test_too_long_says_by_how_much);
  ADD ("text-without-end-is-not-taken", test_text_without_end_is_not_taken);
  ADD ("megabyte-is-refused-at-once", test_megabyte_is_refused_at_once);
  return desk_run ();
}
