/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-figures-choice.h"
#include "dim-table-line.h"

/* Which table one wants, and how it stands there, by keyboard. */

#define JANUARY (2026 * 12)

static DimFiguresChoice *
show_choice (void)
{
  DimFiguresChoice *choice = g_object_new (DIM_TYPE_FIGURES_CHOICE, NULL);

  desk_show (GTK_WIDGET (choice));
  dim_figures_choice_set_monitor (choice, desk_monitor ());
  return choice;
}

/* "vorm zekerheid 2026-01 2027-01 0; product=vog" */
static char *
print_query (DimFiguresChoice *choice)
{
  g_autoptr (DimTableQuery) query = dim_figures_choice_make_query (choice);
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%s %s %u-%02u %u-%02u %d", dim_dimension_name (query->rows),
                   dim_dimension_name (query->columns), query->from_month / 12,
                   query->from_month % 12 + 1, query->to_month / 12, query->to_month % 12 + 1,
                   query->map_year);
  for (guint i = 0; i < query->filters->len; i++) {
    const DimTableFilter *filter = query->filters->pdata[i];

    g_string_append_printf (text, "; %s", dim_dimension_name (filter->dimension));
    for (guint j = 0; j < filter->keys->len; j++)
      g_string_append_printf (text, "=%s", (char *) filter->keys->pdata[j]);
  }
  return g_string_free (text, FALSE);
}

static void
assert_query (DimFiguresChoice *choice, const char *expected)
{
  g_autofree char *text = print_query (choice);

  g_assert_cmpstr (text, ==, expected);
}

static void
choose (DimFiguresChoice *choice, const char *name, guint index)
{
  gtk_drop_down_set_selected (desk_child (choice, name), index);
}

static void
test_suspected_and_established_stand_apart_at_first (void)
{
  DimFiguresChoice *choice = show_choice ();

  assert_query (choice, "vorm zekerheid 2026-01 2027-01 0");
  g_assert_cmpint (dim_figures_choice_get_measure (choice), ==, DIM_MEASURE_CASES);
  desk_close ();
}

static void
test_rows_are_never_the_columns (void)
{
  DimFiguresChoice *choice = show_choice ();

  choose (choice, "columns", 6);
  assert_query (choice, "maand vorm 2026-01 2027-01 0");
  choose (choice, "rows", 0);
  assert_query (choice, "vorm totaal 2026-01 2027-01 0");
  choose (choice, "rows", 4);
  choose (choice, "columns", 2);
  assert_query (choice, "vorm maand 2026-01 2027-01 0");
  desk_close ();
}

static void
test_period_is_a_part_of_the_year_or_any_months (void)
{
  DimFiguresChoice *choice = show_choice ();
  const guint *changes = desk_count (choice, "changed");

  g_assert_false (desk_shows (choice, "first_place"));
  choose (choice, "part", 4);
  assert_query (choice, "vorm zekerheid 2026-10 2027-01 0");
  choose (choice, "part", 5 + 2);
  assert_query (choice, "vorm zekerheid 2026-03 2026-04 0");
  choose (choice, "year", 1);
  assert_query (choice, "vorm zekerheid 2025-03 2025-04 0");
  choose (choice, "part", 17);
  assert_query (choice, "vorm zekerheid 2025-01 2026-01 0");
  g_assert_true (desk_shows (choice, "first_place"));
  choose (choice, "first", 2);
  assert_query (choice, "vorm zekerheid 2025-12 2026-11 0");
  g_assert_cmpuint (*changes, ==, 5);
  desk_close ();
}

static void
test_map_is_asked_where_places_stand (void)
{
  DimFiguresChoice *choice = show_choice ();

  g_assert_false (desk_shows (choice, "map_place"));
  choose (choice, "rows", 2);
  g_assert_true (desk_shows (choice, "map_place"));
  choose (choice, "map", 1);
  assert_query (choice, "gemeente zekerheid 2026-01 2027-01 2026");
  desk_close ();
}

static void
test_filters_are_chips (void)
{
  DimFiguresChoice *choice = show_choice ();
  GtkFlowBox *chips = desk_child (choice, "chips");

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (chips)));
  for (guint turn = 0; turn < 2; turn++)
    gtk_widget_activate_action (GTK_WIDGET (choice), "figures.add-filter", "(ss)", "product",
                                "vog");
  gtk_widget_activate_action (GTK_WIDGET (choice), "figures.add-filter", "(ss)", "provincie",
                              "Zeeland");
  assert_query (choice, "vorm zekerheid 2026-01 2027-01 0; product=vog; provincie=Zeeland");
  g_assert_true (gtk_widget_grab_focus (
    gtk_flow_box_child_get_child (gtk_flow_box_get_child_at_index (chips, 0))));
  desk_press ("Delete", NULL);
  assert_query (choice, "vorm zekerheid 2026-01 2027-01 0; provincie=Zeeland");
  desk_press ("Delete", NULL);
  assert_query (choice, "vorm zekerheid 2026-01 2027-01 0");
  g_assert_true (desk_has_focus (desk_child (choice, "filter")));
  desk_close ();
}

static DimTable *
make_table (DimDimension columns)
{
  static const DimCaseRow rows[] = {
    { .case_key = 1, .month = JANUARY, .gross = 1, .form = 1, .certainty = 1 },
    { .case_key = 2, .month = JANUARY + 2, .gross = 4, .form = 2, .certainty = 2 },
    { .case_key = 3, .month = JANUARY + 2, .gross = 1, .form = 2, .certainty = 1 },
  };
  g_autoptr (GArray) cases = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (DIM_DIMENSION_FORM, columns, JANUARY, JANUARY + 12);
  g_autoptr (DimTallyColumns) laid_out = NULL;

  g_array_append_vals (cases, rows, G_N_ELEMENTS (rows));
  laid_out = dim_tally_columns_new (cases, documents);
  return dim_table_count (query, desk_book (), dim_monitor_get_municipalities (desk_monitor ()),
                          laid_out);
}

static DimTableView *
show_view (void)
{
  DimTableView *view = g_object_new (DIM_TYPE_TABLE_VIEW, NULL);

  dim_table_view_set_words (view, desk_book (), dim_monitor_get_municipalities (desk_monitor ()));
  desk_show (GTK_WIDGET (view));
  return view;
}

static char *
print_titles (DimTableView *view)
{
  GListModel *columns = gtk_column_view_get_columns (desk_child (view, "view"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "",
                            gtk_column_view_column_get_title (column));
  }
  return g_string_free (text, FALSE);
}

static DimTableLine *
line_at (DimTableView *view, guint index)
{
  GtkSelectionModel *model = gtk_column_view_get_model (desk_child (view, "view"));
  g_autoptr (DimTableLine) line = g_list_model_get_item (G_LIST_MODEL (model), index);

  return line;
}

static void
test_columns_are_measures_or_keys (void)
{
  DimTableView *view = show_view ();
  g_autoptr (DimTable) one = make_table (DIM_DIMENSION_NONE);
  g_autoptr (DimTable) two = make_table (DIM_DIMENSION_MONTH);
  g_autofree char *measures = NULL;
  g_autofree char *months = NULL;

  dim_table_view_show (view, one, DIM_MEASURE_CASES, DIM_TABLE_ORDER_LIST);
  measures = print_titles (view);
  g_assert_cmpstr (measures, ==,
                   "Vorm|Zaken|Registraties|Verschillende documenten|Niet vergelijkbaar");
  dim_table_view_show (view, two, DIM_MEASURE_GROSS, DIM_TABLE_ORDER_LIST);
  months = print_titles (view);
  g_assert_cmpstr (months, ==, "Vorm|jan|mrt|Totaal");
  g_assert_cmpuint (dim_table_line_figure (line_at (view, 1), 1, DIM_MEASURE_GROSS), ==, 5);
  desk_close ();
}

static void
test_total_is_last_in_any_order (void)
{
  DimTableView *view = show_view ();
  g_autoptr (DimTable) table = make_table (DIM_DIMENSION_NONE);

  for (guint order = 0; order < DIM_N_TABLE_ORDERS; order++) {
    dim_table_view_show (view, table, DIM_MEASURE_CASES, (DimTableOrder) order);
    g_assert_true (dim_table_line_is_total (line_at (view, 2)));
    g_assert_cmpuint (dim_table_line_total (line_at (view, 2), DIM_MEASURE_CASES), ==, 3);
  }
  dim_table_view_show (view, table, DIM_MEASURE_CASES, DIM_TABLE_ORDER_HIGHEST);
  g_assert_cmpuint (dim_table_line_total (line_at (view, 0), DIM_MEASURE_CASES), ==, 2);
  desk_close ();
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/figures/suspected-and-established-stand-apart-at-first",
                   test_suspected_and_established_stand_apart_at_first);
  g_test_add_func ("/figures/rows-are-never-the-columns", test_rows_are_never_the_columns);
  g_test_add_func ("/figures/period-is-a-part-of-the-year-or-any-months",
                   test_period_is_a_part_of_the_year_or_any_months);
  g_test_add_func ("/figures/map-is-asked-where-places-stand",
                   test_map_is_asked_where_places_stand);
  g_test_add_func ("/figures/filters-are-chips", test_filters_are_chips);
  g_test_add_func ("/figures/columns-are-measures-or-keys", test_columns_are_measures_or_keys);
  g_test_add_func ("/figures/total-is-last-in-any-order", test_total_is_last_in_any_order);
  return desk_run ();
}
