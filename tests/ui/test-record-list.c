/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "dim-record-columns.h"
#include "dim-record-list.h"

/* The list of registrations as a view sees it, over a real store. */

#define N_ROWS 3

typedef struct {
  DimRecordList *list;
  const guint *found; /* answers so far */
  guint changes;
  guint from, removed, added; /* of the last change */
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
register_one (const char *form, int day)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (desk_monitor ());
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_day_new (2026, 11, day);
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, form);
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup ("GM0363");
  dim_monitor_new_id (desk_monitor (), use);
  dim_draft_add_document (draft, use, "geen", "", "");
  dim_monitor_register (desk_monitor (), draft, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  record = dim_monitor_register_finish (desk_monitor (), result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (record);
}

static void
register_all_once (void)
{
  static gboolean is_done = FALSE;

  if (is_done)
    return;
  is_done = TRUE;
  register_one ("look-alike", 3);
  register_one ("vervalst", 4);
  register_one ("look-alike", 5);
}

static void
items_changed_cb (GListModel *model, guint from, guint removed, guint added, gpointer data)
{
  Fixture *fixture = data;

  fixture->changes++;
  fixture->from = from;
  fixture->removed = removed;
  fixture->added = added;
}

static void
ask (Fixture *fixture, const char *search)
{
  guint before = *fixture->found;

  dim_record_list_ask (fixture->list, dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL));
  DESK_WAIT (*fixture->found > before);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  register_all_once ();
  fixture->list = dim_record_list_new (desk_monitor ());
  fixture->found = desk_count (fixture->list, "found");
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  dim_record_list_stop (fixture->list);
  g_object_unref (fixture->list);
}

static DimRecordItem *
look_at (Fixture *fixture, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
}

static int
day_of (DimRecordItem *row)
{
  int year = 0;
  int month = 0;
  int day = 0;

  DESK_WAIT (dim_record_item_get (row) != NULL);
  dim_day_split (dim_record_item_get (row)->incident->date, &year, &month, &day);
  return day;
}

static void
test_row_is_fetched_when_looked_at (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimRecordItem) row = NULL;
  g_autoptr (DimRecordItem) again = NULL;

  ask (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_ROWS);
  row = look_at (fixture, 1);
  g_assert_null (dim_record_item_get (row));
  g_assert_cmpint (day_of (row), ==, 4);
  again = look_at (fixture, 1);
  g_assert_true (row == again);
  g_assert_null (look_at (fixture, N_ROWS));
}

static void
test_rows_are_refilled_in_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimRecordItem) first = NULL;
  g_autoptr (DimRecordItem) same = NULL;

  ask (fixture, "");
  first = look_at (fixture, 0);
  g_assert_cmpint (day_of (first), ==, 5);
  ask (fixture, "vervalst");
  g_assert_cmpuint (fixture->changes, ==, 2);
  g_assert_cmpuint (fixture->from, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 2);
  g_assert_cmpuint (fixture->added, ==, 0);
  same = look_at (fixture, 0);
  g_assert_true (same == first);
  g_assert_cmpint (day_of (first), ==, 4);
  ask (fixture, "");
  g_assert_cmpuint (fixture->from, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 2);
  g_assert_cmpint (day_of (first), ==, 5);
}

static void
test_registration_is_found_where_it_stands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimRecordItem) row = NULL;
  guint32 number;

  ask (fixture, "vervalst");
  row = look_at (fixture, 0);
  number = dim_record_item_get_number (row);
  ask (fixture, "");
  g_assert_cmpuint (dim_record_list_position_of (fixture->list, number), ==, 1);
  ask (fixture, "look-alike");
  g_assert_cmpuint (dim_record_list_position_of (fixture->list, number), ==, G_MAXUINT);
}

static void
test_stopped_list_hears_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;

  dim_record_list_ask (fixture->list, dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL));
  dim_record_list_stop (fixture->list);
  dim_monitor_find_records (desk_monitor (), dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL),
                            NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  g_assert_cmpuint (*fixture->found, ==, 0);
}

static void
test_headers_say_which_order (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));

  dim_record_columns_add (GTK_COLUMN_VIEW (view), desk_monitor ());
  for (guint i = 0; i < 2 * DIM_N_ORDERS; i++) {
    DimRecordOrder order = (DimRecordOrder) (i / 2);
    gboolean is_reversed = i % 2 != 0;
    g_autoptr (DimRecordQuery) before =
      dim_record_columns_make_query (GTK_COLUMN_VIEW (view), desk_monitor ());
    g_autoptr (DimRecordQuery) query = NULL;

    g_assert_true (i > 0 || (before->order == DIM_ORDER_DATE && !before->is_reversed));
    dim_record_columns_sort (GTK_COLUMN_VIEW (view), order, is_reversed);
    query = dim_record_columns_make_query (GTK_COLUMN_VIEW (view), desk_monitor ());
    g_assert_cmpint (query->order, ==, order);
    g_assert_cmpint (query->is_reversed, ==, is_reversed);
  }
}

/* By what the user reads: "Misbruik van DigiD" comes after "Fantasiedocument". */
static void
test_codes_are_ranked_by_label (void)
{
  g_autoptr (GtkWidget) view = g_object_ref_sink (gtk_column_view_new (NULL));
  g_autoptr (DimRecordQuery) query = NULL;
  guint last = 0;

  dim_record_columns_add (GTK_COLUMN_VIEW (view), desk_monitor ());
  dim_record_columns_sort (GTK_COLUMN_VIEW (view), DIM_ORDER_FORM, FALSE);
  query = dim_record_columns_make_query (GTK_COLUMN_VIEW (view), desk_monitor ());
  g_assert_cmpuint (g_hash_table_size (query->ranks), ==,
                    dim_code_book_size (desk_book (), DIM_LIST_FORM));
  for (gsize i = 0; i < 3; i++) {
    static const char *const in_order[] = { "fantasie", "digid-misbruik", "nagemaakt" };
    guint rank = GPOINTER_TO_UINT (g_hash_table_lookup (query->ranks, in_order[i]));

    g_assert_cmpuint (rank, >, last);
    last = rank;
  }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_init (&argc, &argv);
  ADD ("/record-list/row-is-fetched-when-looked-at", test_row_is_fetched_when_looked_at);
  ADD ("/record-list/rows-are-refilled-in-place", test_rows_are_refilled_in_place);
  ADD ("/record-list/registration-is-found-where-it-stands",
       test_registration_is_found_where_it_stands);
  ADD ("/record-list/stopped-one-hears-nothing", test_stopped_list_hears_nothing);
  g_test_add_func ("/record-columns/headers-say-which-order", test_headers_say_which_order);
  g_test_add_func ("/record-columns/codes-are-ranked-by-label", test_codes_are_ranked_by_label);
  return desk_run ();
}
