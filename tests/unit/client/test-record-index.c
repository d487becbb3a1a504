/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-index.h"
#include "dim-text.h"

/* What is found, and in which order, without a store. */

#define FIRST  "0190d3b2-7c00-7000-8000-0000000000f1"
#define SECOND "0190d3b2-7c00-7000-8000-0000000000f2"
#define THIRD  "0190d3b2-7c00-7000-8000-0000000000f3"

static void
put (DimRecordIndex *index, const char *incident, DimDay day, const char *words)
{
  const DimRecordKeys keys = { .incident = incident,
                               .day = day,
                               .standing = DIM_STANDING_RECEIVED,
                               .words = words };

  g_assert_true (dim_record_index_put (index, &keys));
}

/* The last characters of the ids, in the order in which they are found. */
static char *
find (DimRecordIndex *index, const DimRecordQuery *query)
{
  g_autoptr (GArray) found = dim_record_index_find (index, query);
  GString *ends = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++) {
    char incident[DIM_UUID_TEXT_LEN];

    g_assert_true (dim_record_index_incident (index, g_array_index (found, guint32, i), incident));
    g_string_append_c (ends, incident[DIM_UUID_LEN - 1]);
  }
  return g_string_free (ends, FALSE);
}

static void
assert_found (DimRecordIndex *index, const char *search, const char *expected)
{
  g_autoptr (DimRecordQuery) query = dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL);
  g_autofree char *found = find (index, query);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_newest_comes_first (void)
{
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();

  put (index, SECOND, 20, "");
  put (index, FIRST, 10, "");
  put (index, THIRD, 20, "");
  assert_found (index, "", "321");
}

static void
test_change_replaces (void)
{
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();

  put (index, FIRST, 10, "rijbewijs");
  put (index, SECOND, 20, "paspoort");
  put (index, FIRST, 30, "paspoort");
  assert_found (index, "paspoort", "12");
  assert_found (index, "rijbewijs", "");
  put (index, FIRST, DIM_DAY_NONE, NULL);
  assert_found (index, "", "2");
}

static void
test_number_stays (void)
{
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("look", DIM_ORDER_DATE, FALSE, NULL);
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  put (index, FIRST, 10, "look-alike");
  before = dim_record_index_find (index, query);
  put (index, SECOND, 20, "look-alike");
  put (index, FIRST, 30, "look-alike");
  after = dim_record_index_find (index, query);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpuint (g_array_index (before, guint32, 0), ==, g_array_index (after, guint32, 0));
}

static void
test_what_is_no_registration_is_refused (void)
{
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();
  const DimRecordKeys no_id = { .incident = "0190d3b2" };
  const DimRecordKeys no_standing = { .incident = FIRST, .standing = DIM_N_STANDINGS };
  char incident[DIM_UUID_TEXT_LEN];

  g_assert_false (dim_record_index_put (index, &no_id));
  g_assert_false (dim_record_index_put (index, &no_standing));
  g_assert_false (dim_record_index_incident (index, 0, incident));
  assert_found (index, "", "");
}

typedef struct {
  const char *name;
  DimRecordOrder order;
  gboolean is_reversed;
  gboolean with_ranks;
  const char *expected;
} OrderCase;

static const OrderCase order_cases[] = {
  { "date", DIM_ORDER_DATE, FALSE, FALSE, "4321" },
  { "date-reversed", DIM_ORDER_DATE, TRUE, FALSE, "1234" },
  { "form-by-code", DIM_ORDER_FORM, FALSE, FALSE, "3142" },
  { "form-by-label", DIM_ORDER_FORM, FALSE, TRUE, "4231" },
  { "form-reversed", DIM_ORDER_FORM, TRUE, TRUE, "1324" },
  { "product", DIM_ORDER_PRODUCT, FALSE, FALSE, "4231" },
  { "document-and-unknown-code", DIM_ORDER_DOCUMENT, FALSE, TRUE, "4321" },
  { "state", DIM_ORDER_STATE, FALSE, FALSE, "3124" },
  { "desk", DIM_ORDER_DESK, FALSE, FALSE, "4132" },
};

static void
test_order (gconstpointer data)
{
  static const DimRecordKeys rows[] = {
    { "0190d3b2-7c00-7000-8000-000000000001", 1, DIM_STANDING_REFUSED, "balie", "vog", "a", "x",
      "" },
    { "0190d3b2-7c00-7000-8000-000000000002", 2, DIM_STANDING_WAITING, "post", "rni", "b", "x",
      "" },
    { "0190d3b2-7c00-7000-8000-000000000003", 3, DIM_STANDING_DOUBLE, "kelder", "vog", "a", "x",
      "" },
    { "0190d3b2-7c00-7000-8000-000000000004", 4, DIM_STANDING_RECEIVED, NULL, "rni", "b", "x", "" },
  };
  const OrderCase *order = data;
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DimRecordQuery) query = NULL;
  g_autofree char *found = NULL;

  g_hash_table_insert (ranks, (gpointer) "a", GUINT_TO_POINTER (2));
  g_hash_table_insert (ranks, (gpointer) "b", GUINT_TO_POINTER (1));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (dim_record_index_put (index, &rows[i]));
  query =
    dim_record_query_new ("", order->order, order->is_reversed, order->with_ranks ? ranks : NULL);
  found = find (index, query);
  g_assert_cmpstr (found, ==, order->expected);
}

/* Words of a small alphabet, so that they often contain each other. */
static char *
make_words (GRand *random, guint most)
{
  static const char *const parts[] = { "a", "b", "ab", "-", "é", "1", "ba" };
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_words = (guint) g_rand_int_range (random, 0, (gint32) most + 1);

  for (guint i = 0; i < n_words; i++) {
    guint n_parts = (guint) g_rand_int_range (random, 1, 5);

    if (i > 0)
      g_string_append_c (words, ' ');
    for (guint j = 0; j < n_parts; j++)
      g_string_append (words, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
  }
  return dim_text_search_key (words->str);
}

static void
test_finds_what_the_text_rule_finds (void)
{
  g_autoptr (DimRecordIndex) index = dim_record_index_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);

  for (guint i = 0; i < 300; i++) {
    g_autofree char *incident = g_strdup_printf ("0190d3b2-7c00-7000-8000-%012x", i);

    g_ptr_array_add (texts, make_words (random, 5));
    put (index, incident, (DimDay) i, g_ptr_array_index (texts, i));
  }
  for (guint turn = 0; turn < 300; turn++) {
    g_autofree char *search = make_words (random, 3);
    g_autoptr (DimRecordQuery) query = dim_record_query_new (search, DIM_ORDER_DATE, TRUE, NULL);
    g_autoptr (GArray) found = dim_record_index_find (index, query);
    guint next = 0;

    for (guint i = 0; i < texts->len; i++)
      if (dim_text_matches (g_ptr_array_index (texts, i), search)) {
        g_assert_cmpuint (next, <, found->len);
        g_assert_cmpuint (g_array_index (found, guint32, next++), ==, i);
      }
    g_assert_cmpuint (next, ==, found->len);
  }
}

/* Four of 2026: the last digit of an id is its day in November. */
static DimRecordIndex *
make_november (void)
{
  static const DimRecordKeys rows[] = {
    { "0190d3b2-7c00-7000-8000-000000000001", 0, DIM_STANDING_REFUSED, "Balie Noord", "vog",
      "look-alike", "", "look-alike amsterdam" },
    { "0190d3b2-7c00-7000-8000-000000000002", 0, DIM_STANDING_WAITING, "Backoffice", "rni",
      "vervalst", "", "vervalst amsterdam" },
    { "0190d3b2-7c00-7000-8000-000000000003", 0, DIM_STANDING_DOUBLE, "Balie Noord", "vog",
      "vervalst", "", "vervalst rotterdam" },
    { "0190d3b2-7c00-7000-8000-000000000004", 0, DIM_STANDING_RECEIVED, NULL, "rni", "look-alike",
      "", "look-alike rotterdam" },
  };
  DimRecordIndex *index = dim_record_index_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    DimRecordKeys keys = rows[i];

    keys.day = dim_day_new (2026, 11, (int) i + 1);
    g_assert_true (dim_record_index_put (index, &keys));
  }
  return index;
}

typedef struct {
  const char *name;
  const char *words;
  int first, last;    /* of November 2026; 0: any */
  const char *beside; /* the letters that hold as well as those days */
  guint standings;
  const char *forms, *desk;
  const char *expected;
} FilterCase;

static const FilterCase filter_cases[] = {
  { "all", "", 0, 0, NULL, 0, NULL, NULL, "4321" },
  { "every-word", "vervalst amsterdam", 0, 0, NULL, 0, NULL, NULL, "2" },
  { "word-of-a-standing", "dubbel", 0, 0, NULL, 0, NULL, NULL, "3" },
  { "word-and-standing", "vervalst wacht", 0, 0, NULL, 0, NULL, NULL, "2" },
  { "days", "", 2, 3, NULL, 0, NULL, NULL, "32" },
  { "one-day", "", 4, 4, NULL, 0, NULL, NULL, "4" },
  { "days-and-word", "rotterdam", 1, 3, NULL, 0, NULL, NULL, "3" },
  { "days-before-all", "", -9, -1, NULL, 0, NULL, NULL, "" },
  { "days-or-letters", "", 1, 1, "rott", 0, NULL, NULL, "431" },
  { "standing", "", 0, 0, NULL, 1U << DIM_STANDING_REFUSED, NULL, NULL, "1" },
  { "standings", "", 0, 0, NULL, 1U << DIM_STANDING_REFUSED | 1U << DIM_STANDING_DOUBLE, NULL, NULL,
    "31" },
  { "form", "", 0, 0, NULL, 0, "vervalst", NULL, "32" },
  { "forms", "", 0, 0, NULL, 0, "vervalst look-alike", NULL, "4321" },
  { "unknown-form", "", 0, 0, NULL, 0, "fantasie", NULL, "" },
  { "desk", "", 0, 0, NULL, 0, NULL, "Balie Noord", "31" },
  { "desk-and-form", "", 0, 0, NULL, 0, "look-alike", "Balie Noord", "1" },
};

static void
test_filter (gconstpointer data)
{
  const FilterCase *filter = data;
  g_autoptr (DimRecordIndex) index = make_november ();
  g_autoptr (DimRecordQuery) query =
    dim_record_query_new (filter->words, DIM_ORDER_DATE, FALSE, NULL);
  DimDay before = dim_day_new (2026, 10, 31);
  DimDays days = { before + filter->first, before + filter->last };
  g_auto (GStrv) forms = g_strsplit (filter->forms != NULL ? filter->forms : "", " ", 0);
  g_autofree char *found = NULL;

  dim_record_query_name_standing (query, DIM_STANDING_DOUBLE, "Mogelijk dubbel");
  dim_record_query_name_standing (query, DIM_STANDING_WAITING, "wacht op verzending");
  if (filter->first != 0)
    dim_record_query_add_term (query, filter->beside, &days);
  query->standings = filter->standings;
  for (guint i = 0; filter->forms != NULL && forms[i] != NULL; i++)
    dim_record_query_allow (query, DIM_ORDER_FORM, forms[i]);
  if (filter->desk != NULL)
    dim_record_query_allow (query, DIM_ORDER_DESK, filter->desk);
  found = find (index, query);
  g_assert_cmpstr (found, ==, filter->expected);
}

static void
test_desks_and_number_are_known (void)
{
  g_autoptr (DimRecordIndex) index = make_november ();
  const char *const expected[] = { "Backoffice", "Balie Noord", NULL };

  g_assert_true (g_strv_equal (dim_record_index_desks (index), expected));
  g_assert_cmpuint (dim_record_index_count (index), ==, 4);
  put (index, "0190d3b2-7c00-7000-8000-000000000002", DIM_DAY_NONE, NULL);
  g_assert_true (g_strv_equal (dim_record_index_desks (index), expected + 1));
  g_assert_cmpuint (dim_record_index_count (index), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-index/newest-comes-first", test_newest_comes_first);
  g_test_add_func ("/record-index/change-replaces", test_change_replaces);
  g_test_add_func ("/record-index/number-stays", test_number_stays);
  g_test_add_func ("/record-index/what-is-no-registration-is-refused",
                   test_what_is_no_registration_is_refused);
  for (gsize i = 0; i < G_N_ELEMENTS (order_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/record-index/order/%s", order_cases[i].name);

    g_test_add_data_func (path, &order_cases[i], test_order);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (filter_cases); i++) {
    g_autofree char *path = g_strdup_printf ("/record-index/filter/%s", filter_cases[i].name);

    g_test_add_data_func (path, &filter_cases[i], test_filter);
  }
  g_test_add_func ("/record-index/desks-and-number-are-known", test_desks_and_number_are_known);
  g_test_add_func ("/record-index/finds-what-the-text-rule-finds",
                   test_finds_what_the_text_rule_finds);
  return g_test_run ();
}
