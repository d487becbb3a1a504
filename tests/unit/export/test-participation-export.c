/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-export.h"

#include "dim-csv.h"

#include <string.h>

#define JANUARY (2026 * 12)

typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  GPtrArray *lines;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimParticipation) participation = dim_participation_new (2026);
  DimPartMember *member = dim_participation_add (participation, "GM0796");
  const DimPartMonth heard = { .month = JANUARY,
                               .registered = 3,
                               .approval = DIM_MONTH_CHANGED,
                               .late = 1 };

  fixture->book = dim_code_book_new ("2026.1");
  fixture->municipalities = dim_municipalities_parse (
    "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0796,\"'s-Hertogenbosch, \"\"Den Bosch\"\"\","
    "Noord-Brabant,,\n",
    "datum,oude_code,nieuwe_code\n", NULL);
  g_assert_nonnull (fixture->municipalities);
  participation->told_s = 1776211200;
  participation->position = 17;
  dim_part_member_add_span (member, JANUARY, JANUARY + 2);
  g_array_append_val (member->months, heard);
  fixture->lines = dim_participation_list_lines (participation, NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->lines);
  dim_municipalities_unref (fixture->municipalities);
  dim_code_book_unref (fixture->book);
}

static char *
write_text (Fixture *fixture, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  g_assert_true (dim_participation_writer (format) (stream, fixture->lines, fixture->book,
                                                    fixture->municipalities, NULL, &error));
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (memory),
                    g_memory_output_stream_get_data_size (memory));
}

static char *
join (const GPtrArray *rows, guint index)
{
  return g_strjoinv ("|", g_ptr_array_index (rows, index));
}

static void
test_csv_has_a_month_a_line (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, "csv");
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, strlen (text), NULL);
  g_autofree char *heading = NULL;
  g_autofree char *january = NULL;
  g_autofree char *february = NULL;
  g_autofree char *march = NULL;

  g_assert_nonnull (rows);
  g_assert_cmpuint (rows->len, ==, 13);
  heading = join (rows, 0);
  january = join (rows, 1);
  february = join (rows, 2);
  march = join (rows, 3);
  g_assert_cmpstr (
    heading, ==,
    "gemeente|naam|maand|toestand|verwacht|voorvallen|akkoord|nagekomen|stand|feedpositie");
  g_assert_cmpstr (january, ==,
                   "GM0796|'s-Hertogenbosch, \"Den Bosch\"|2026-01|gemeld|1|3|gewijzigd|1|"
                   "2026-04-15T00:00:00Z|17");
  g_assert_cmpstr (february, ==,
                   "GM0796|'s-Hertogenbosch, \"Den Bosch\"|2026-02|stil|1|0||0|"
                   "2026-04-15T00:00:00Z|17");
  g_assert_cmpstr (march, ==,
                   "GM0796|'s-Hertogenbosch, \"Den Bosch\"|2026-03|geen-deelname|0|0||0|"
                   "2026-04-15T00:00:00Z|17");
}

static void
test_json_has_the_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = write_text (fixture, "json");

  g_assert_nonnull (strstr (text, "\"schema\": \"nl.minbzk.DutchIdMonitor/deelname/1\""));
  g_assert_nonnull (strstr (text, "\"naam\": \"'s-Hertogenbosch, \\\"Den Bosch\\\"\""));
  g_assert_nonnull (strstr (text, "\"toestand\": \"stil\", \"verwacht\": true"));
  g_assert_nonnull (strstr (text, "\"toestand\": \"geen-deelname\", \"verwacht\": false"));
}

static void
test_other_formats_are_none (Fixture *fixture, gconstpointer data)
{
  g_assert_null (dim_participation_writer ("xml"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/participation-export/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("csv-has-a-month-a-line", test_csv_has_a_month_a_line);
  ADD ("json-has-the-same", test_json_has_the_same);
  ADD ("other-formats-are-none", test_other_formats_are_none);
  return g_test_run ();
}
