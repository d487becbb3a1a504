/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-listing.h"
#include "dim-records.h"

/* How long the store's thread takes to find registrations and to fetch a page of them:
 * bench-desktop-search STORE. Beside it the same with SQLite's full-text index would stand, if it
 * were faster: a common word, that finds most rows, takes it 25 to 80 ms. */

#define N_TURNS 1000
#define PAGE    48u

typedef struct {
  DimListing *listing;
  const DimRecordQuery *query;
  GArray *found;
} Finding;

/* Work whose time on the store's thread is measured, so that other programs do not count. */
typedef struct {
  DimStoreWork work;
  gpointer data;
  gint64 took_us;
} Timed;

static gpointer
catch_up_work (DimStore *store, gpointer listing, GError **error)
{
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (listing, store, &is_behind, error))
      return NULL;
  return DIM_STORE_DONE;
}

/* All that the program does for a letter. */
static gpointer
find_work (DimStore *store, gpointer data, GError **error)
{
  Finding *finding = data;

  if (catch_up_work (store, finding->listing, error) == NULL)
    return NULL;
  finding->found = dim_listing_find (finding->listing, finding->query);
  return DIM_STORE_DONE;
}

static gpointer
load_work (DimStore *store, gpointer data, GError **error)
{
  Finding *finding = data;

  return dim_listing_load (finding->listing, store, finding->found, error);
}

static gpointer
time_work (DimStore *store, gpointer data, GError **error)
{
  Timed *timed = data;
  gint64 start_us = bench_cpu_time_us ();
  gpointer given = timed->work (store, timed->data, error);

  timed->took_us = bench_cpu_time_us () - start_us;
  return given;
}

static gpointer
call (DimStore *store, DimStoreWork work, gpointer data, GArray *times_us)
{
  g_autoptr (GError) error = NULL;
  Timed timed = { work, data, 0 };
  gpointer given = dim_store_call (store, time_work, &timed, &error);

  if (given == NULL)
    g_error ("%s", error->message);
  g_array_append_val (times_us, timed.took_us);
  return given;
}

/* What is typed: every beginning of every word, common and rare, one and more. */
static GPtrArray *
list_searches (void)
{
  static const char *const typed[] = { "paspoort",       "look-alike",     "nationaal paspoort",
                                       "nederland",      "adresfraude",    "2026-03",
                                       "amsterdam vals", "geweigerd chip", "7k3m-q2xd" };
  GPtrArray *searches = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    for (gsize length = 1; typed[i][length - 1] != '\0'; length++)
      g_ptr_array_add (searches, g_strndup (typed[i], length));
  return searches;
}

static void
print_times (const char *what, GArray *times_us, const char *budget)
{
  g_autofree char *measured =
    g_strdup_printf ("median %.1f ms, p99 %.1f ms", (double) bench_quantile (times_us, 0.5) / 1000,
                     (double) bench_quantile (times_us, 0.99) / 1000);

  bench_print (&(BenchRow){ .what = what, .measured = measured, .beside = "", .budget = budget });
}

static void
measure_searches (DimStore *store, DimListing *listing)
{
  g_autoptr (GPtrArray) searches = list_searches ();
  g_autoptr (GArray) finds_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) loads_us = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint turn = 0; turn < N_TURNS; turn++) {
    g_autoptr (DimRecordQuery) query =
      dim_record_query_new (g_ptr_array_index (searches, turn % searches->len), DIM_ORDER_DATE,
                            FALSE, NULL);
    Finding finding = { listing, query, NULL };
    g_autoptr (GPtrArray) records = NULL;

    call (store, find_work, &finding, finds_us);
    g_array_set_size (finding.found, MIN (PAGE, finding.found->len));
    records = call (store, load_work, &finding, loads_us);
    g_array_unref (finding.found);
  }
  print_times ("search over 50,000 incidents: the query", finds_us, "p99 ≤ 10 ms");
  print_times ("search over 50,000 incidents: records of the first page", loads_us, "");
}

static void
measure_orders (DimStore *store, DimListing *listing)
{
  g_autoptr (GArray) times_us = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint turn = 0; turn < 20 * DIM_N_ORDERS; turn++) {
    g_autoptr (DimRecordQuery) query =
      dim_record_query_new ("", (DimRecordOrder) (turn % DIM_N_ORDERS), FALSE, NULL);
    Finding finding = { listing, query, NULL };

    call (store, find_work, &finding, times_us);
    g_array_unref (finding.found);
  }
  print_times ("all 50,000 incidents in each order", times_us, "");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = NULL;
  g_autoptr (DimReference) reference = dim_reference_load (NULL);
  g_autoptr (DimListing) listing = dim_listing_new (reference);
  g_autoptr (GArray) first_us = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (argc != 2)
    g_error ("usage: bench-desktop-search STORE");
  store = dim_store_open (argv[1], dim_clock_system (), &error);
  if (store == NULL)
    g_error ("%s", error->message);
  call (store, catch_up_work, listing, first_us);
  print_times ("first look at a list of 50,000 incidents: reading what it is searched by", first_us,
               "");
  measure_searches (store, listing);
  measure_orders (store, listing);
  return 0;
}
