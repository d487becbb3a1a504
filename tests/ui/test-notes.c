/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-note-dialog.h"
#include "dim-record-notes.h"
#include "texts.h"

#include <string.h>

/* A note to other municipalities, at a device that nobody allowed to leave one. */

#define INCIDENT "01930000-0000-7000-8000-00000000000a"
#define CERTAIN  "BSN 999990019" /* of RvIG's fictitious set */

typedef struct {
  GtkWidget *parent;
  GtkWidget *dialog;
  const guint *left;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  fixture->dialog =
    dim_note_dialog_present (GTK_WINDOW (fixture->parent), desk_monitor (), INCIDENT);
  fixture->left = desk_count (fixture->dialog, "left");
  desk_adopt (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
}

static void
assert_says (Fixture *fixture, const char *part)
{
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  DESK_WAIT (strstr (desk_text (fixture->dialog, "fault"), part) != NULL);
  g_assert_cmpuint (*fixture->left, ==, 0);
}

static void
test_hand_begins_in_the_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *text = desk_child (fixture->dialog, "text");
  g_autofree char *spoken = desk_spoken (text, "view", GTK_ACCESSIBLE_PROPERTY_LABEL);

  DESK_WAIT (desk_has_focus (text));
  g_assert_cmpstr (spoken, ==, "Notitie, zonder persoonsgegevens");
  g_assert_false (desk_shows (text, "municipality_check"));
  g_assert_false (desk_shows (text, "ministry_check"));
}

static void
test_guard_keeps_personal_data_here (Fixture *fixture, gconstpointer data)
{
  desk_type ("Zie " CERTAIN ".");
  desk_press ("ctrl+Return", NULL);
  assert_says (fixture, "burgerservicenummer");
  DESK_WAIT (desk_has_focus (desk_child (fixture->dialog, "text")));
}

static void
test_only_a_back_office_leaves_one (Fixture *fixture, gconstpointer data)
{
  desk_type ("Bel ons even.");
  desk_press ("ctrl+Return", NULL);
  assert_says (fixture, "niet toegestaan");
}

static void
test_too_long_says_by_how_much (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (502, 'a');

  desk_paste (text, strlen (text));
  desk_press ("ctrl+Return", NULL);
  assert_says (fixture, "De notitie is te lang. Haal er 2 tekens af.");
}

static void
test_nothing_shows_where_notes_are_not_allowed (void)
{
  GtkWidget *notes = g_object_new (DIM_TYPE_RECORD_NOTES, NULL);
  DimRecord record = { .incident = dim_incident_new (INCIDENT) };

  desk_show (notes);
  dim_record_notes_show (DIM_RECORD_NOTES (notes), desk_monitor (), &record);
  desk_press ("Tab", NULL);
  g_assert_false (gtk_widget_get_visible (notes));
  dim_incident_free (record.incident);
  desk_close ();
}

#define ADD(path, function) g_test_add ("/notes/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("hand-begins-in-the-text", test_hand_begins_in_the_text);
  ADD ("guard-keeps-personal-data-here", test_guard_keeps_personal_data_here);
  ADD ("only-a-back-office-leaves-one", test_only_a_back_office_leaves_one);
  ADD ("too-long-says-by-how-much", test_too_long_says_by_how_much);
  g_test_add_func ("/notes/nothing-shows-where-not-allowed",
                   test_nothing_shows_where_notes_are_not_allowed);
  return desk_run ();
}
