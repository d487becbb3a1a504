/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally.h"

#include <stdlib.h>

/* How long a table of a year with 500,000 registrations takes. The budget is 50 ms; the clock
 * never fails the run. Next to the time stands its ratio to one plain scan of the same rows. */

#define N_CASES     500000
#define N_DOCUMENTS 600000
#define N_TURNS     9
#define MIDDLE      4

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
count_us (DimDimension dimension, const DimCodeBook *book, GArray *cases, GArray *documents)
{
  g_autoptr (DimTally) tally = dim_tally_new (dimension, 2026, 1);
  gint64 start = g_get_monotonic_time ();

  dim_tally_count (tally, book, cases, documents);
  return g_get_monotonic_time () - start;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const DimDocumentRow *one = a;
  const DimDocumentRow *other = b;

  return (one->case_key > other->case_key) - (one->case_key < other->case_key);
}

static void
print_times (const char *order, const DimCodeBook *book, GArray *cases, GArray *documents)
{
  g_print ("%-12s %9s %7s  (%s)\n", "dimension", "median ms", "x scan", order);
  for (guint dimension = 0; dimension < DIM_N_DIMENSIONS; dimension++) {
    gint64 times[N_TURNS] = { 0 };
    gint64 scans[N_TURNS] = { 0 };

    for (guint turn = 0; turn < N_TURNS; turn++) {
      times[turn] = count_us ((DimDimension) dimension, book, cases, documents);
      scans[turn] = scan_us (cases, documents);
    }
    qsort (times, N_TURNS, sizeof times[0], compare_times);
    qsort (scans, N_TURNS, sizeof scans[0], compare_times);
    g_print ("%-12s %9.1f %7.1f\n", dim_dimension_name ((DimDimension) dimension),
             (double) times[MIDDLE] / 1000.0,
             (double) times[MIDDLE] / (double) MAX (1, scans[MIDDLE]));
  }
}

int
main (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2026);
  g_autoptr (DimCodeBook) book = make_book ();
  g_autoptr (GArray) cases = make_cases (random);
  g_autoptr (GArray) documents = make_documents (random);

  print_times ("document rows in no order", book, cases, documents);
  g_array_sort (documents, compare_rows);
  print_times ("document rows in the order of their cases", book, cases, documents);
  return 0;
}
