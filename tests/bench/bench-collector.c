/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bare.h"
#include "bench.h"
#include "dim-changes-codec.h"
#include "pressure.h"
#include "server-program.h"

#include <signal.h>
#include <string.h>

/* Durable single PUTs a second from 16 connections, and reading the feed, at the real collector.
 * Beside it a bare libsoup server that answers the same requests alike, and the same bodies
 * committed one by one in a bare SQLite table. */

#define N_CONNECTIONS 16
#define N_PUTS        6000
#define N_ROUNDS      3
#define N_EXPECTED    18000U /* of all rounds */
#define N_PAGE        500

/* What one round gave, a second. */
typedef struct {
  gdouble puts[N_ROUNDS];
  gdouble bare_requests[N_ROUNDS];
  gdouble bare_commits[N_ROUNDS];
} Rates;

static char *
write_incident (guint number)
{
  static const char *const forms[] = { "adresfraude", "briefadres", "look-alike", "vervalst" };
  static const char *const products[] = { "verhuizing", "briefadres", "eerste-vestiging" };
  char use[DIM_UUID_TEXT_LEN];

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), use);
  return g_strdup_printf (
    "{\"datum\":\"2026-%02u-%02u\",\"product\":\"%s\",\"vorm\":\"%s\","
    "\"documenten\":[{\"id\":\"%s\",\"soort\":\"geen\",\"vergelijking\":\"geen-nummer\"}],"
    "\"ontdekking\":[\"adresonderzoek\"],\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\"}",
    1 + number % 10, 1 + number % 28, products[number % G_N_ELEMENTS (products)],
    forms[number % G_N_ELEMENTS (forms)], use);
}

static GPtrArray *
make_puts (const DimSigningKey *key, guint round)
{
  GPtrArray *requests = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < N_PUTS; i++) {
    char id[DIM_UUID_TEXT_LEN];
    g_autofree char *body = write_incident (round * N_PUTS + i);
    g_autofree char *path = NULL;

    dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
    path = g_strdup_printf ("/v1/voorvallen/%s", id);
    g_ptr_array_add (requests, pressure_request (key, "PUT", path, NULL, body));
  }
  return requests;
}

static guint
port_of (const char *url)
{
  return (guint) g_ascii_strtoull (strrchr (url, ':') + 1, NULL, 10);
}

static int
compare_rates_cb (gconstpointer a, gconstpointer b)
{
  gdouble one = *(const gdouble *) a;
  gdouble other = *(const gdouble *) b;

  return (one > other) - (one < other);
}

static gdouble
take_median (gdouble *rates)
{
  qsort (rates, N_ROUNDS, sizeof rates[0], compare_rates_cb);
  return rates[N_ROUNDS / 2];
}

/* The three take turns, so that other work on the machine disturbs them alike. */
static void
run_rounds (ServerProgram *program, const DimSigningKey *key, Rates *rates)
{
  g_autofree char *table = g_build_filename (program->directory, "bare.db", NULL);
  g_autoptr (BareServer) bare = bare_server_start ();

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (GPtrArray) requests = make_puts (key, round);

    rates->puts[round] =
      N_PUTS / pressure_run (port_of (program->url), N_CONNECTIONS, requests, 201);
    rates->bare_requests[round] =
      N_PUTS / pressure_run (bare_server_port (bare), N_CONNECTIONS, requests, 201);
    rates->bare_commits[round] = N_PUTS / bare_commits (table, requests);
  }
}

static void
print_puts (Rates *rates)
{
  gdouble puts = take_median (rates->puts);
  gdouble requests = take_median (rates->bare_requests);
  gdouble commits = take_median (rates->bare_commits);
  g_autofree char *measured = g_strdup_printf ("%.0f a second", puts);
  g_autofree char *beside_requests =
    g_strdup_printf ("bare libsoup, %.0f answers a second", requests);
  g_autofree char *beside_commits =
    g_strdup_printf ("bare SQLite, %.0f commits a second of one row", commits);

  bench_print (&(BenchRow){ .what = "durable PUTs over 16 connections",
                            .measured = measured,
                            .beside = beside_requests,
                            .ratio = puts / requests,
                            .budget = "≥ 1,500 a second" });
  bench_print (&(BenchRow){ .what = "durable PUTs over 16 connections",
                            .measured = measured,
                            .beside = beside_commits,
                            .ratio = puts / commits,
                            .budget = "" });
}

/* The whole feed, page after page, as a new back office reads it. */
static void
read_feed (ServerProgram *program)
{
  g_autoptr (EnrolledDevice) device =
    server_program_enrol (program, "amsterdam", "Backoffice", "backoffice");
  g_autofree char *query = g_strdup_printf ("aantal=%d", N_PAGE);
  g_autofree char *measured = NULL;
  gint64 start_us = g_get_monotonic_time ();
  guint n = 0;
  gdouble rate;

  for (gboolean has_more = TRUE; has_more;) {
    g_autoptr (DimHttpAnswer) answer =
      enrolled_device_ask (device, "GET", "/v1/wijzigingen", query, NULL);
    g_autoptr (DimChangesPage) page = dim_changes_page_decode (answer->body, NULL);

    n += page->changes->len;
    has_more = page->more;
    g_free (query);
    query = g_strdup_printf ("na=%s&aantal=%d", page->cursor, N_PAGE);
  }
  g_assert_cmpuint (n, ==, N_EXPECTED);
  rate = n / ((gdouble) (g_get_monotonic_time () - start_us) / G_USEC_PER_SEC);
  measured = g_strdup_printf ("%.0f entries a second, %u in pages of %d", rate, n, N_PAGE);
  bench_print (&(BenchRow){ .what = "feed read and decoded by a new back office",
                            .measured = measured,
                            .beside = "",
                            .budget = "" });
}

int
main (int argc, char **argv)
{
  ServerProgram program = { 0 };
  Rates rates;
  g_autoptr (EnrolledDevice) device = NULL;
  g_autofree char *out = NULL;

  if (argc != 2)
    g_error ("usage: bench-collector PROGRAM");
  server_program_set_up (&program, argv[1]);
  out =
    server_program_command (&program, NULL, "office", "add", "--id", "amsterdam", "--name",
                            "Amsterdam", "--contact", "14 020", "--municipality", "GM0363", NULL);
  server_program_start (&program);
  device = server_program_enrol (&program, "amsterdam", "Balie", "balie");
  run_rounds (&program, device->key, &rates);
  print_puts (&rates);
  read_feed (&program);
  server_program_tear_down (&program);
  return 0;
}
