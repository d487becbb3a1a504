/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "choice-desk.h"

#include "dim-code-items.h"

void
choice_desk_set_up (ChoiceDesk *fixture, DimList list, gboolean multiple)
{
  fixture->choice = g_object_new (DIM_TYPE_CHOICE, "title", "De vraag", "multiple", multiple, NULL);
  dim_choice_add_list (fixture->choice, desk_book (), list);
  fixture->changed = desk_count (fixture->choice, "changed");
  fixture->done = desk_count (fixture->choice, "done");
  desk_show (GTK_WIDGET (fixture->choice));
}

void
choice_desk_set_up_form (ChoiceDesk *fixture, gconstpointer unused)
{
  choice_desk_set_up (fixture, DIM_LIST_FORM, FALSE);
}

void
choice_desk_tear_down (ChoiceDesk *fixture, gconstpointer unused)
{
  desk_close ();
}

void
choice_desk_enter (ChoiceDesk *fixture)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->choice)));
}

guint
choice_desk_count_rows (ChoiceDesk *fixture)
{
  GtkListBox *list = desk_child (fixture->choice, "list");
  guint count = 0;

  while (gtk_list_box_get_row_at_index (list, (int) count) != NULL)
    count++;
  return count;
}

void
choice_desk_assert_answer (ChoiceDesk *fixture, const char *codes)
{
  g_auto (GStrv) answer = dim_choice_dup_codes (fixture->choice);
  g_autofree char *joined = g_strjoinv (" ", answer);

  g_assert_cmpstr (joined, ==, codes);
}

void
choice_desk_assert_signals (ChoiceDesk *fixture, guint changed, guint done)
{
  g_assert_cmpuint (*fixture->changed, ==, changed);
  g_assert_cmpuint (*fixture->done, ==, done);
}

void
choice_desk_assert_note (ChoiceDesk *fixture, const char *words)
{
  g_autofree char *spoken =
    desk_spoken (fixture->choice, "entry", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);

  g_assert_cmpstr (desk_text (fixture->choice, "note"), ==, words);
  g_assert_cmpstr (spoken, ==, words);
}
