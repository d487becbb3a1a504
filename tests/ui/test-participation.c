/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-participation-page.h"
#include "dim-participation-row.h"
#include "dim-participation-words.h"

/* A municipality in the list of who takes part, seen, heard and copied. */

#define JANUARY (2026 * 12)

/* Told on 15 April 2026: January reported, February stated, March silent. */
static DimParticipation *
new_year (guint n_silent)
{
  DimParticipation *participation = dim_participation_new (2026);
  DimPartMember *member = dim_participation_add (participation, "GM0392");
  const DimPartMonth months[] = {
    { .month = JANUARY, .registered = 3, .approval = DIM_MONTH_APPROVED },
    { .month = JANUARY + 1, .is_stated = TRUE },
    { .month = JANUARY + 2, .registered = 1 },
  };

  participation->told_s = 1776211200;
  dim_part_member_add_span (member, JANUARY, DIM_PART_GOES_ON);
  g_array_append_vals (member->months, months, 3 - n_silent);
  return participation;
}

static DimParticipationRow *
show_row (const DimParticipation *participation, gboolean reminds)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = dim_participation_row_new ("GM0392", "Haarlem");

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  desk_show (list);
  dim_participation_row_show (DIM_PARTICIPATION_ROW (row), participation,
                              dim_participation_find (participation, "GM0392"), reminds);
  return DIM_PARTICIPATION_ROW (row);
}

static char *
join_cells (DimParticipationRow *row)
{
  GtkWidget *strip = desk_child (row, "strip");
  GString *text = g_string_new (NULL);

  for (GtkWidget *cell = gtk_widget_get_first_child (strip); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell)) {
    g_auto (GStrv) lines = g_strsplit (gtk_label_get_label (GTK_LABEL (cell)), "\n", 2);

    g_string_append_printf (text, "%s ", lines[1]);
  }
  return g_string_free (text, FALSE);
}

static void
test_strip_has_a_sign_a_month (void)
{
  g_autoptr (DimParticipation) participation = new_year (1);
  DimParticipationRow *row = show_row (participation, FALSE);
  g_autofree char *cells = join_cells (row);

  g_assert_cmpstr (cells, ==, "3✓ 0 ! … … … … … … … … … ");
  g_assert_true (dim_participation_row_is_silent (row));
  g_assert_true (desk_shows (row, "strip"));
  g_assert_false (desk_shows (row, "reminder"));
  g_assert_false (desk_shows (row, "copy_button"));
  desk_close ();
}

static void
test_reminder_is_copied (void)
{
  g_autoptr (DimParticipation) participation = new_year (2);
  DimParticipationRow *row = show_row (participation, TRUE);
  const guint *copies = desk_count (row, "copied");

  g_assert_false (desk_shows (row, "strip"));
  g_assert_true (desk_shows (row, "reminder"));
  g_assert_cmpstr (desk_text (row, "reminder"), ==, dim_participation_row_get_reminder (row));
  dim_participation_row_copy (row);
  g_assert_cmpuint (*copies, ==, 1);
  desk_close ();
}

static void
test_who_reported_all_gets_no_reminder (void)
{
  g_autoptr (DimParticipation) participation = new_year (0);
  DimParticipationRow *row = show_row (participation, TRUE);
  const guint *copies = desk_count (row, "copied");

  g_assert_false (dim_participation_row_is_silent (row));
  g_assert_true (desk_shows (row, "strip"));
  g_assert_cmpstr (dim_participation_row_get_reminder (row), ==, "");
  dim_participation_row_copy (row);
  g_assert_cmpuint (*copies, ==, 0);
  desk_close ();
}

static void
test_page_without_figures_says_why (void)
{
  GtkWidget *page = g_object_new (DIM_TYPE_PARTICIPATION_PAGE, NULL);
  gint64 since_us = g_get_monotonic_time ();

  desk_show (page);
  dim_participation_page_set_monitor (DIM_PARTICIPATION_PAGE (page), desk_monitor ());
  while (*desk_text (page, "heading") == '\0')
    desk_turn (since_us, "a sentence");
  g_assert_false (desk_shows (page, "frame"));
  g_assert_false (desk_shows (page, "copy_button"));
  desk_close ();
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
#define ADD(path, function) g_test_add_func ("/participation/" path, function)
  ADD ("strip-has-a-sign-a-month", test_strip_has_a_sign_a_month);
  ADD ("reminder-is-copied", test_reminder_is_copied);
  ADD ("who-reported-all-gets-no-reminder", test_who_reported_all_gets_no_reminder);
  ADD ("page-without-figures-says-why", test_page_without_figures_says_why);
#undef ADD
  return desk_run ();
}
