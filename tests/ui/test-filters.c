/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-filter-bar.h"
#include "dim-saved-searches.h"

/* Filters as chips, and searches that are kept, by keyboard. */

static void
search_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  desk_leave ();
}

/* With the search of the window that it comes from. */
static DimFilterBar *
show_bar (void)
{
  static const GActionEntry entries[] = {
    { "search", search_activated_cb, NULL, NULL, NULL, { 0 } }
  };
  DimFilterBar *bar = g_object_new (DIM_TYPE_FILTER_BAR, NULL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (bar), "win", G_ACTION_GROUP (actions));

  dim_filter_bar_set_book (bar, desk_book ());
  desk_show (GTK_WIDGET (bar));
  return bar;
}

static void
assert_filters (DimFilterBar *bar, const char *expected)
{
  g_autoptr (GVariant) filters = g_variant_ref_sink (dim_filter_bar_get (bar));
  g_autofree char *text = g_variant_print (filters, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_filter_is_added_once_and_in_words (void)
{
  DimFilterBar *bar = show_bar ();
  const guint *changes = desk_count (bar, "changed");
  g_autofree char *name = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  dim_filter_bar_add (bar, "toestand", "mogelijk-dubbel");
  dim_filter_bar_add (bar, "toestand", "mogelijk-dubbel");
  dim_filter_bar_add (bar, "toestand", "afgehandeld");
  dim_filter_bar_add (bar, "kleur", "rood");
  dim_filter_bar_add (bar, "vorm", "geen-vorm");
  g_assert_cmpuint (*changes, ==, 1);
  assert_filters (bar, "[('toestand', 'mogelijk-dubbel')]");
  name = dim_filter_bar_name (bar, 0);
  g_assert_cmpstr (name, ==, "Toestand: mogelijk dubbel");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (bar)));
  desk_close ();
}

static void
test_there_is_one_period (void)
{
  DimFilterBar *bar = show_bar ();

  dim_filter_bar_add (bar, "periode", "deze-week");
  dim_filter_bar_add (bar, "vorm", "look-alike");
  dim_filter_bar_add (bar, "vorm", "vervalst");
  dim_filter_bar_add (bar, "periode", "vorige-maand");
  assert_filters (bar,
                  "[('vorm', 'look-alike'), ('vorm', 'vervalst'), ('periode', 'vorige-maand')]");
  desk_close ();
}

static void
test_chips_go_by_keyboard (void)
{
  DimFilterBar *bar = show_bar ();
  GtkFlowBox *chips = desk_child (bar, "chips");

  dim_filter_bar_add (bar, "toestand", "ontvangen");
  dim_filter_bar_add (bar, "periode", "vandaag");
  dim_filter_bar_add (bar, "product", "vog");
  desk_press ("Tab", NULL);
  g_assert_true (desk_has_focus (gtk_flow_box_get_child_at_index (chips, 0)));
  desk_press ("Delete", NULL);
  assert_filters (bar, "[('periode', 'vandaag'), ('product', 'vog')]");
  g_assert_true (desk_has_focus (gtk_flow_box_get_child_at_index (chips, 0)));
  desk_press ("Tab", "Delete", NULL);
  assert_filters (bar, "[('periode', 'vandaag')]");
  desk_press ("BackSpace", NULL);
  assert_filters (bar, "[]");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (bar)));
  desk_close ();
}

static void
test_filters_narrow_the_query (void)
{
  DimFilterBar *bar = show_bar ();
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  DimDay today = dim_day_new (2026, 11, 21);
  const DimQueryTerm *term = NULL;

  dim_filter_bar_add (bar, "toestand", "ontvangen");
  dim_filter_bar_add (bar, "toestand", "teruggestuurd");
  dim_filter_bar_add (bar, "vorm", "vervalst");
  dim_filter_bar_add (bar, "product", "vog");
  dim_filter_bar_add (bar, "loket", "Balie Noord");
  dim_filter_bar_add (bar, "periode", "gisteren");
  dim_filter_bar_apply (bar, query, today, 3);
  g_assert_cmpuint (query->standings, ==, 1U << DIM_STANDING_RECEIVED | 1U << DIM_STANDING_REFUSED);
  g_assert_cmpstr (g_ptr_array_index (query->values[DIM_ORDER_FORM], 0), ==, "vervalst");
  g_assert_null (query->values[DIM_ORDER_PRODUCT]);
  g_assert_cmpstr (g_ptr_array_index (query->values[DIM_ORDER_DESK], 0), ==, "Balie Noord");
  g_assert_cmpuint (query->terms->len, ==, 1);
  term = g_ptr_array_index (query->terms, 0);
  g_assert_cmpint (term->days.first, ==, today - 1);
  g_assert_cmpint (term->days.last, ==, today - 1);
  desk_close ();
}

typedef struct {
  char *search;
  char *filters;
} Chosen;

static void
chosen_cb (DimSavedSearches *saved, const char *search, GVariant *filters, Chosen *chosen)
{
  chosen->search = g_strdup (search);
  chosen->filters = g_variant_print (filters, FALSE);
}

static char *
read_saved (void)
{
  g_autoptr (GSettings) settings = g_settings_new (DIM_APPLICATION_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, "saved-searches");

  return g_variant_print (all, FALSE);
}

static void
assert_saved (const char *expected)
{
  g_autofree char *saved = read_saved ();

  g_assert_cmpstr (saved, ==, expected);
}

static void
open_menu (DimSavedSearches *saved)
{
  gtk_menu_button_popup (desk_child (saved, "button"));
  DESK_WAIT (desk_shows (saved, "popover"));
}

static void
click (DimSavedSearches *saved, guint place)
{
  GtkWidget *row = gtk_widget_get_first_child (desk_child (saved, "rows"));
  GtkWidget *button = gtk_widget_get_first_child (row);

  while (place-- > 0)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
name_it (DimSavedSearches *saved, const char *name)
{
  GtkWidget *entry = desk_child (saved, "name");

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "activate");
}

static void
test_search_is_kept_renamed_and_removed (void)
{
  DimSavedSearches *saved = g_object_new (DIM_TYPE_SAVED_SEARCHES, NULL);
  Chosen chosen = { NULL, NULL };

  desk_show (GTK_WIDGET (saved));
  g_signal_connect (saved, "chosen", G_CALLBACK (chosen_cb), &chosen);
  dim_saved_searches_set_current (saved, "deze week",
                                  g_variant_new_parsed ("[('vorm', 'look-alike')]"));
  open_menu (saved);
  name_it (saved, "  ");
  assert_saved ("[]");
  name_it (saved, " Mijn week ");
  assert_saved ("[('Mijn week', 'deze week', [('vorm', 'look-alike')])]");
  click (saved, 1);
  g_assert_cmpstr (desk_text (saved, "name"), ==, "Mijn week");
  name_it (saved, "Look-alikes");
  assert_saved ("[('Look-alikes', 'deze week', [('vorm', 'look-alike')])]");
  dim_saved_searches_set_current (saved, "", g_variant_new_parsed ("@a(ss) []"));
  click (saved, 0);
  g_assert_cmpstr (chosen.search, ==, "deze week");
  g_assert_cmpstr (chosen.filters, ==, "[('vorm', 'look-alike')]");
  open_menu (saved);
  click (saved, 2);
  assert_saved ("[]");
  g_assert_true (desk_shows (saved, "nothing"));
  g_free (chosen.search);
  g_free (chosen.filters);
  desk_close ();
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/filters/one-is-added-once-and-in-words",
                   test_filter_is_added_once_and_in_words);
  g_test_add_func ("/filters/there-is-one-period", test_there_is_one_period);
  g_test_add_func ("/filters/chips-go-by-keyboard", test_chips_go_by_keyboard);
  g_test_add_func ("/filters/they-narrow-the-query", test_filters_narrow_the_query);
  g_test_add_func ("/saved-searches/one-is-kept-renamed-and-removed",
                   test_search_is_kept_renamed_and_removed);
  return desk_run ();
}
