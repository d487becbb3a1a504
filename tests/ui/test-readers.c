/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-circle-view.h"
#include "dim-reader-dialog.h"

#include <string.h>

/* What a reviewer does about who reads, over a real store that no server has heard of yet. */

#define CITY        "GM0363"
#define FINGERPRINT "8C1F 22A0 0000 0000 0000 0000 0000 0000"

typedef struct {
  GtkWidget *parent;
  GtkWidget *dialog;
  const guint *n_done;
} Fixture;

static void
open_dialog (Fixture *fixture, DimReaderAct act)
{
  const DimReaderAsked asked = {
    .act = act,
    .circle = CITY,
    .reader = "01930000-0000-7000-8000-00000000000a",
    .name = "Backoffice Twee, Burgerzaken Samen",
    .fingerprint = FINGERPRINT,
  };

  fixture->parent = g_object_new (GTK_TYPE_WINDOW, "application", desk_application (), NULL);
  fixture->dialog = dim_reader_dialog_new (GTK_WINDOW (fixture->parent), desk_monitor (), &asked);
  fixture->n_done = desk_count (fixture->dialog, "done");
  desk_adopt (GTK_WINDOW (fixture->dialog));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  gtk_window_destroy (GTK_WINDOW (fixture->parent));
}

static void
set_up (Fixture *fixture, gconstpointer act)
{
  open_dialog (fixture, (DimReaderAct) GPOINTER_TO_UINT (act));
}

static void
test_nothing_is_trusted_without_comparing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (desk_text (fixture->dialog, "fingerprint"), ==, FINGERPRINT);
  desk_press_mnemonic (desk_child (fixture->dialog, "go"));
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  g_assert_cmpstr (desk_text (fixture->dialog, "fault"), ==,
                   "Vergelijk eerst alle groepen en zet dan het vinkje.");
  g_assert_true (desk_has_focus (desk_child (fixture->dialog, "same")));
  g_assert_cmpuint (*fixture->n_done, ==, 0);
}

static void
test_mistyped_key_is_told (Fixture *fixture, gconstpointer data)
{
  gtk_widget_grab_focus (desk_child (fixture->dialog, "paper"));
  desk_type ("000g-40r4");
  desk_press ("Return", NULL);
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  g_assert_true (g_str_has_prefix (desk_text (fixture->dialog, "fault"), "Dit is niet hetzelfde."));
  DESK_WAIT (desk_has_focus (desk_child (fixture->dialog, "paper")));
  g_assert_cmpstr (desk_text (fixture->dialog, "paper"), ==, "000g-40r4");
}

static void
test_key_is_shown_once (Fixture *fixture, gconstpointer data)
{
  desk_press_mnemonic (desk_child (fixture->dialog, "go"));
  DESK_WAIT (*fixture->n_done == 1);
  g_assert_cmpuint (strlen (desk_text (fixture->dialog, "key")), ==, 44);
  g_assert_true (desk_shows (fixture->dialog, "print"));
  g_assert_false (desk_shows (fixture->dialog, "go"));
  DESK_WAIT (desk_has_focus (desk_child (fixture->dialog, "print")));
  g_assert_true (desk_shows (fixture->dialog, "keeping"));
  desk_press ("Tab", NULL);
  DESK_WAIT (!desk_has_focus (desk_child (fixture->dialog, "print")));
}

/* After it: somebody reads already. */
static void
test_second_beginning_is_refused (Fixture *fixture, gconstpointer data)
{
  desk_press_mnemonic (desk_child (fixture->dialog, "go"));
  DESK_WAIT (desk_shows (fixture->dialog, "fault"));
  g_assert_true (
    g_str_has_prefix (desk_text (fixture->dialog, "fault"), "Dit apparaat kan dat nu niet"));
  g_assert_cmpuint (*fixture->n_done, ==, 0);
}

#define ADD(path, act, function)                                                                   \
  g_test_add ("/readers/" path, Fixture, GUINT_TO_POINTER (act), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("nothing-is-trusted-without-comparing", DIM_READER_COMPARE,
       test_nothing_is_trusted_without_comparing);
  ADD ("nobody-is-admitted-without-comparing", DIM_READER_ADMIT,
       test_nothing_is_trusted_without_comparing);
  ADD ("mistyped-key-is-told", DIM_READER_RECOVER, test_mistyped_key_is_told);
  ADD ("key-is-shown-once", DIM_READER_START, test_key_is_shown_once);
  ADD ("second-beginning-is-refused", DIM_READER_START, test_second_beginning_is_refused);
  return desk_run ();
}
