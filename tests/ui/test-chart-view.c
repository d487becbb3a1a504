/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-chart-view.h"

#include <string.h>

/* A chart for who has no mouse, or does not see it. */

#define JANUARY (2026 * 12)

static DimTable *
make_table (DimDimension rows, DimDimension columns, guint from_month)
{
  const DimCaseRow cases[] = {
    { .case_key = 1, .month = (guint16) from_month, .gross = 1, .form = 1 },
    { .case_key = 2, .month = (guint16) (from_month + 2), .gross = 1, .form = 2 },
    { .case_key = 3, .month = (guint16) (from_month + 2), .gross = 1, .form = 2 },
  };
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DimCaseRow));
  g_autoptr (GArray) documents = g_array_new (FALSE, FALSE, sizeof (DimDocumentRow));
  g_autoptr (DimTableQuery) query = dim_table_query_new (rows, columns, from_month, from_month + 3);
  g_autoptr (DimTallyColumns) laid_out = NULL;

  g_array_append_vals (list, cases, G_N_ELEMENTS (cases));
  laid_out = dim_tally_columns_new (list, documents);
  return dim_table_count (query, desk_book (), dim_monitor_get_municipalities (desk_monitor ()),
                          laid_out);
}

static DimChart *
make_chart (DimChartKind kind)
{
  gboolean is_map = kind == DIM_CHART_MAP;
  DimDimension rows = kind == DIM_CHART_COURSE ? DIM_DIMENSION_MONTH
                      : is_map                 ? DIM_DIMENSION_PROVINCE
                                               : DIM_DIMENSION_FORM;
  DimDimension columns = is_map ? DIM_DIMENSION_MONTH : DIM_DIMENSION_NONE;
  g_autoptr (DimTable) table = make_table (rows, columns, JANUARY);
  g_autoptr (DimTable) before =
    kind == DIM_CHART_COURSE ? make_table (rows, columns, JANUARY - 12) : NULL;
  DimChartSource source = { .table = table, .before = before };

  return dim_chart_new (kind, &source, desk_book (),
                        dim_monitor_get_municipalities (desk_monitor ()));
}

static DimChartView *
show_chart (DimChartKind kind)
{
  DimChartView *view = g_object_new (DIM_TYPE_CHART_VIEW, NULL);
  g_autoptr (DimChart) chart = make_chart (kind);

  g_assert_nonnull (chart);
  dim_chart_view_show (view, chart);
  desk_show (GTK_WIDGET (view));
  g_assert_true (gtk_widget_grab_focus (desk_child (view, "area")));
  return view;
}

static void
test_arrows_go_along_the_months (void)
{
  DimChartView *view = show_chart (DIM_CHART_COURSE);
  g_autofree char *spoken = NULL;

  g_assert_cmpstr (desk_text (view, "point"), ==, "Met de pijltjes loopt u langs de cijfers");
  desk_press ("Right", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "januari 2026: 1 (een jaar eerder: 1)");
  desk_press ("Right", "Right", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "maart 2026: 2 (een jaar eerder: 2)");
  desk_press ("Right", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "maart 2026: 2 (een jaar eerder: 2)");
  spoken = desk_spoken (view, "area", GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  g_assert_nonnull (strstr (spoken, "maart 2026: 2"));
  desk_press ("Home", "Down", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "januari 2025: 1");
  desk_press ("End", "Up", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "maart 2026: 2 (een jaar eerder: 2)");
  desk_close ();
}

static void
test_up_and_down_go_along_bars (void)
{
  DimChartView *view = show_chart (DIM_CHART_BARS);
  g_autofree char *first = NULL;

  desk_press ("Down", NULL);
  first = g_strdup (desk_text (view, "point"));
  g_assert_true (g_str_has_suffix (first, ": 2"));
  desk_press ("Down", NULL);
  g_assert_true (g_str_has_suffix (desk_text (view, "point"), ": 1"));
  desk_press ("Up", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, first);
  desk_close ();
}

static void
test_up_and_down_go_from_province_to_province (void)
{
  DimChartView *view = show_chart (DIM_CHART_MAP);

  desk_press ("Home", "Down", NULL);
  g_assert_cmpstr (desk_text (view, "point"), ==, "Fryslân, januari 2026: 0");
  desk_close ();
}

static void
test_words_stand_beside_the_drawing (void)
{
  DimChartView *view = show_chart (DIM_CHART_COURSE);
  g_autofree char *name = desk_spoken (view, "area", GTK_ACCESSIBLE_PROPERTY_LABEL);

  g_assert_nonnull (strstr (name, "Zaken · Maand"));
  g_assert_nonnull (strstr (desk_text (view, "about"), "Hoogste: maart 2026 (2)."));
  g_assert_nonnull (strstr (desk_text (view, "about"), "Een jaar eerder: 3, evenveel."));
  desk_close ();
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_ctrl_c_copies_the_figures (void)
{
  DimChartView *view = show_chart (DIM_CHART_COURSE);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  g_autofree char *text = NULL;

  desk_press ("ctrl+c", NULL);
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  DESK_WAIT (text != NULL);
  g_assert_nonnull (strstr (text, "\t2026\t2025\njan\t1\t1\nfeb\t0\t0\nmrt\t2\t2\n"));
  desk_close ();
}

static void
test_image_is_copied_as_a_picture (void)
{
  DimChartView *view = show_chart (DIM_CHART_MAP);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "chart.copy-image", NULL);
  g_assert_true (
    gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_TEXTURE));
  desk_close ();
}

static void
test_chart_without_points_takes_no_focus (void)
{
  DimChartView *view = show_chart (DIM_CHART_COURSE);

  dim_chart_view_show (view, NULL);
  g_assert_false (gtk_widget_get_focusable (desk_child (view, "area")));
  g_assert_cmpstr (desk_text (view, "about"), ==, "");
  desk_close ();
}

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  g_test_add_func ("/chart-view/arrows-go-along-the-months", test_arrows_go_along_the_months);
  g_test_add_func ("/chart-view/up-and-down-go-along-bars", test_up_and_down_go_along_bars);
  g_test_add_func ("/chart-view/up-and-down-go-from-province-to-province",
                   test_up_and_down_go_from_province_to_province);
  g_test_add_func ("/chart-view/words-stand-beside-the-drawing",
                   test_words_stand_beside_the_drawing);
  g_test_add_func ("/chart-view/ctrl-c-copies-the-figures", test_ctrl_c_copies_the_figures);
  g_test_add_func ("/chart-view/image-is-copied-as-a-picture", test_image_is_copied_as_a_picture);
  g_test_add_func ("/chart-view/chart-without-points-takes-no-focus",
                   test_chart_without_points_takes_no_focus);
  return desk_run ();
}
