/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-explanation.h"

/* Of RvIG's fictitious set: the first passes the eleven test, the second does not quite. */
#define CERTAIN "BSN 999990019"
#define ASK     "999990020"

#define MEGABYTE ((gsize) 1024 * 1024)

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
    g_assert_cmpstr (spoken, ==, fault);
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
  assert_underlined (fixture, "BSN [BSN verwijderd] en BSN ⟦999990019⟧");
  g_assert_true (desk_has_focus (fixture->explanation));

  desk_press_mnemonic (desk_child (fixture->explanation, "replace_button"));
  assert_fault (fixture, NULL);
  assert_stored (fixture, "BSN [BSN verwijderd] en BSN [BSN verwijderd]");
}

static void
test_allowing_holds_for_that_text_only (Fixture *fixture, gconstpointer data)
{
  desk_type (ASK);
  assert_fault (fixture, "BSN");
  desk_press_mnemonic (desk_child (fixture->explanation, "allow_button"));
  assert_fault (fixture, NULL);
  assert_underlined (fixture, ASK);

  desk_type (" x");
  assert_fault (fixture, "BSN");
  desk_press ("BackSpace", "BackSpace", NULL);
  assert_fault (fixture, NULL);
}

static void
test_certain_finding_cannot_be_allowed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());

  g_free (draft->explanation);
  draft->explanation = g_strdup (CERTAIN);
  draft->accepted = g_str_hash (CERTAIN);
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

  g_assert_false (desk_has_focus (fixture->explanation));
  assert_stored (fixture, "a");
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
  ADD ("allowing-holds-for-that-text-only", test_allowing_holds_for_that_text_only);
  ADD ("certain-finding-cannot-be-allowed", test_certain_finding_cannot_be_allowed);
  ADD ("allowance-is-kept-with-the-draft", test_allowance_is_kept_with_the_draft);
  ADD ("loading-is-no-change", test_loading_is_no_change);
  ADD ("emoji-and-right-to-left-are-marked-rightly",
       test_emoji_and_right_to_left_are_marked_rightly);
  ADD ("nul-hides-nothing", test_nul_hides_nothing);
  ADD ("tab-leaves", test_tab_leaves);
  ADD ("megabyte-is-refused-at-once", test_megabyte_is_refused_at_once);
  return desk_run ();
}
