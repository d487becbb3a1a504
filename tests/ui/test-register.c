/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-explanation.h"
#include "dim-form.h"
#include "dim-register-page.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* The page on which one registers, on a disk that takes no more. */

#define TYPED "Andere oorlel dan op de foto."

typedef struct {
  GtkWidget *overlay;
  DimRegisterPage *page;
  GtkTextBuffer *text;
  char *told; /* by the window, last; NULL: nothing */
} Fixture;

static void
told_cb (GSimpleAction *action, GVariant *text, gpointer data)
{
  Fixture *fixture = data;

  g_free (fixture->told);
  fixture->told = g_variant_dup_string (text, NULL);
}

/* What the page asks of its window. */
static void
stand_in_for_window (Fixture *fixture)
{
  const GActionEntry entries[] = { { "tell", told_cb, "s", NULL, NULL, { 0 } } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   fixture);
  gtk_widget_insert_action_group (fixture->overlay, "win", G_ACTION_GROUP (actions));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DimForm *form;

  fixture->overlay = adw_toast_overlay_new ();
  fixture->page = g_object_new (DIM_TYPE_REGISTER_PAGE, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (fixture->overlay), GTK_WIDGET (fixture->page));
  stand_in_for_window (fixture);
  desk_show (fixture->overlay);
  dim_register_page_set_monitor (fixture->page, desk_monitor ());
  DESK_WAIT (
    g_str_equal (gtk_stack_get_visible_child_name (desk_child (fixture->page, "stack")), "form"));
  form = desk_child (fixture->page, "form");
  DESK_WAIT (*gtk_label_get_label (desk_child (fixture->page, "status")) != '\0');
  gtk_expander_set_expanded (desk_child (form, "more"), TRUE);
  fixture->text = gtk_text_view_get_buffer (desk_child (desk_child (form, "explanation"), "view"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  g_clear_pointer (&fixture->told, g_free);
}

/* No file of this program may grow from now on, or may again. */
static void
let_files_grow (gboolean may_grow)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = may_grow ? limit.rlim_max : 0;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static char *
read_text (Fixture *fixture)
{
  char *text = NULL;

  g_object_get (fixture->text, "text", &text, NULL);
  return text;
}

static gboolean
text_is (Fixture *fixture, const char *expected)
{
  g_autofree char *text = read_text (fixture);

  return strcmp (text, expected) == 0;
}

static void
test_failing_disk_keeps_what_is_typed (Fixture *fixture, gconstpointer data)
{
  gtk_text_buffer_set_text (fixture->text, TYPED, -1);
  let_files_grow (FALSE);
  dim_register_page_put_by (fixture->page);
  DESK_WAIT (fixture->told != NULL);
  g_assert_true (text_is (fixture, TYPED));

  let_files_grow (TRUE);
  dim_register_page_put_by (fixture->page);
  DESK_WAIT (text_is (fixture, ""));
  DESK_WAIT (gtk_widget_get_visible (desk_child (fixture->page, "drafts_menu")));
}

int
main (int argc, char **argv)
{
  /* A write past the limit fails instead. */
  (void) signal (SIGXFSZ, SIG_IGN);
  desk_init (&argc, &argv);
  g_test_add ("/register/failing-disk-keeps-what-is-typed", Fixture, NULL, set_up,
              test_failing_disk_keeps_what_is_typed, tear_down);
  return desk_run ();
}
