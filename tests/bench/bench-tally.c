/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-table.h"

/* How long each table of a year with 500,000 cases takes, against one plain scan of the same rows.
 */

#define N_CASES     500000
#define N_DOCUMENTS 600000
#define N_TURNS     9
#define FIRST_MONTH (2026 * 12)

static DimCodeBook *
make_book (void)
{
  DimCodeBook *book = dim_code_book_new ("bench");

  for (guint list = 0; list < DIM_N_LISTS; list++)
    for (guint number = 1; number <= 30; number++) {
      DimCode *code = g_new0 (DimCode, 1);

      code->code = g_strdup_printf ("code-%u", number);
      code->number = number;
      code->parent = g_strdup ("code-1");
      g_assert_true (dim_code_book_add (book, (DimList) list, code, NULL));
    }
  return book;
}

static GArray *
make_cases (GRand *random)
{
  GArray *cases = g_array_sized_new (FALSE, TRUE, sizeof (DimCaseRow), N_CASES);

  for (guint i = 0; i < N_CASES; i++) {
    DimCaseRow row = { .case_key = i + 1,
                       .discovery = g_rand_int (random) & 0x111111,
                       .outcome = 1U << (1 + g_rand_int (random) % 11),
                       .municipality = (guint16) (1 + g_rand_int (random) % 342),
                       .month = (guint16) (2026 * 12 + g_rand_int (random) % 12),
                       .gross = 1,
                       .form = (guint8) (1 + g_rand_int (random) % 27),
                       .product = (guint8) (1 + g_rand_int (random) % 30),
                       .certainty = (guint8) (g_rand_int (random) % 3) };

    g_array_append_val (cases, row);
  }
  return cases;
}

static GArray *
make_documents (GRand *random)
{
  GArray *documents = g_array_sized_new (FALSE, TRUE, sizeof (DimDocumentRow), N_DOCUMENTS);

  for (guint i = 0; i < N_DOCUMENTS; i++) {
    guint64 number = g_rand_int (random) % (N_DOCUMENTS * 4 / 5);
    DimDocumentRow row = { .case_key = 1 + g_rand_int (random) % N_CASES,
                           .document = (number + 1) * G_GUINT64_CONSTANT (0xd1342543de82ef95),
                           .kind = (guint8) (1 + g_rand_int (random) % 30) };

    g_array_append_val (documents, row);
  }
  return documents;
}

static gint64
scan_us (GArray *cases, GArray *documents)
{
  gint64 start = g_get_monotonic_time ();
  volatile guint64 sum = 0;

  for (guint i = 0; i < cases->len; i++)
    sum += g_array_index (cases, DimCaseRow, i).month;
  for (guint i = 0; i < documents->len; i++)
    sum += g_array_index (documents, DimDocumentRow, i).kind;
  return g_get_monotonic_time () - start;
}

static gint64
count_us (DimDimension dimension, const DimCodeBook *book, const DimTallyColumns *columns)
{
  g_autoptr (DimTally) tally = dim_tally_new (dimension, 2026, 1);
  gint64 start = g_get_monotonic_time ();

  dim_tally_count (tally, book, columns);
  return g_get_monotonic_time () - start;
}

/* What was made to be measured. */
typedef struct {
  DimCodeBook *book;
  GArray *cases;
  GArray *documents;
  DimTallyColumns *columns;
  gint64 scan_us; /* median */
} Ledger;

static gint64
lay_out_us (const Ledger *ledger)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DimTallyColumns) columns = dim_tally_columns_new (ledger->cases, ledger->documents);

  return g_get_monotonic_time () - start;
}

static void
print_time (const char *what, GArray *times_us, gint64 scan_us, const char *budget)
{
  gint64 median_us = bench_quantile (times_us, 0.5);
  g_autofree char *measured = g_strdup_printf ("%.1f ms", (double) median_us / 1000);
  g_autofree char *beside =
    g_strdup_printf ("one plain scan of the rows, %.1f ms", (double) scan_us / 1000);

  bench_print (&(BenchRow){ .what = what,
                            .measured = measured,
                            .beside = beside,
                            .ratio = (double) median_us / (double) scan_us,
                            .budget = budget });
}

static void
time_layout (Ledger *ledger)
{
  g_autoptr (GArray) layouts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) scans = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint turn = 0; turn < N_TURNS; turn++) {
    gint64 layout = lay_out_us (ledger);
    gint64 scan = scan_us (ledger->cases, ledger->documents);

    g_array_append_val (layouts, layout);
    g_array_append_val (scans, scan);
  }
  ledger->scan_us = MAX (1, bench_quantile (scans, 0.5));
  print_time ("rows laid out for counting, after a change", layouts, ledger->scan_us, "");
}

static void
time_dimension (const Ledger *ledger, DimDimension dimension)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *what =
    g_strdup_printf ("table of a year by %s, %d cases", dim_dimension_name (dimension), N_CASES);

  for (guint turn = 0; turn < N_TURNS; turn++) {
    gint64 counted = count_us (dimension, ledger->book, ledger->columns);

    g_array_append_val (counts, counted);
  }
  print_time (what, counts, ledger->scan_us, "≤ 50 ms");
}

/* Free tables: two dimensions, several answers to both, and what a filter costs. */
static const struct {
  DimDimension rows;
  DimDimension columns;
  DimDimension filter; /* NONE: without */
} free_tables[] = {
  { DIM_DIMENSION_FORM, DIM_DIMENSION_CERTAINTY, DIM_DIMENSION_NONE },
  { DIM_DIMENSION_MUNICIPALITY, DIM_DIMENSION_MONTH, DIM_DIMENSION_NONE },
  { DIM_DIMENSION_DISCOVERY, DIM_DIMENSION_OUTCOME, DIM_DIMENSION_NONE },
  { DIM_DIMENSION_DOCUMENT, DIM_DIMENSION_PRODUCT, DIM_DIMENSION_NONE },
  { DIM_DIMENSION_FORM, DIM_DIMENSION_MONTH, DIM_DIMENSION_DISCOVERY },
};

static gint64
count_free_us (const Ledger *ledger, const DimTableQuery *query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DimTable) table = dim_table_count (query, ledger->book, NULL, ledger->columns);

  return g_get_monotonic_time () - start;
}

static void
time_free_table (const Ledger *ledger, guint at)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DimTableQuery) query =
    dim_table_query_new (free_tables[at].rows, free_tables[at].columns, FIRST_MONTH,
                         FIRST_MONTH + 12);
  g_autofree char *what =
    g_strdup_printf ("table by %s and %s%s, %d cases", dim_dimension_name (query->rows),
                     dim_dimension_name (query->columns),
                     free_tables[at].filter != DIM_DIMENSION_NONE ? " with a filter" : "", N_CASES);

  if (free_tables[at].filter != DIM_DIMENSION_NONE)
    dim_table_query_add_filter (query, free_tables[at].filter, "code-4");
  for (guint turn = 0; turn < N_TURNS; turn++) {
    gint64 counted = count_free_us (ledger, query);

    g_array_append_val (counts, counted);
  }
  print_time (what, counts, ledger->scan_us, "≤ 50 ms");
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  g_autoptr (DimCodeBook) book = make_book ();
  g_autoptr (GArray) cases = make_cases (random);
  g_autoptr (GArray) documents = make_documents (random);
  g_autoptr (DimTallyColumns) columns = dim_tally_columns_new (cases, documents);
  Ledger ledger = { book, cases, documents, columns, 0 };

  time_layout (&ledger);
  for (guint dimension = 0; dimension < DIM_N_STANDARD_DIMENSIONS; dimension++)
    time_dimension (&ledger, (DimDimension) dimension);
  for (guint at = 0; at < G_N_ELEMENTS (free_tables); at++)
    time_free_table (&ledger, at);
  return 0;
}
