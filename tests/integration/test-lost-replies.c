/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-signature.h"
#include "dim-tally-codec.h"
#include "proxy.h"
#include "server-program.h"
#include "workstation.h"

#include <signal.h>

/* A workstation and the real collector with a bad line between them, which drops replies, is slow
 * and brings requests a second time after later ones; and the collector killed now and then: what
 * was registered arrives, and once. */

#define REGISTRATIONS  1000
#define GROUP          20 /* registered between two rounds: single facts and batches both happen */
#define KILL_EVERY     250
#define DROP_PERCENT   30
#define REPEAT_PERCENT 20
#define DELAY_MS       5
#define LATE_MS        400
#define MOST_ROUNDS    200

static const char *program_path;

typedef struct {
  ServerProgram program;
  EnrolledDevice *desk;
  EnrolledDevice *analyst;
  Workstation workstation;
  Proxy *proxy;
  guint32 seed;
} Fixture;

static guint16
port_of (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return (guint16) g_uri_get_port (uri);
}

/* The workstation speaks as the desk that the collector knows. */
static void
become_the_desk (Workstation *workstation, const EnrolledDevice *desk)
{
  guint8 seed[DIM_SIGN_SEED_BYTES];

  dim_signing_key_seed (desk->key, seed);
  g_clear_pointer (&workstation->synchroniser, dim_synchroniser_free);
  dim_signing_key_free (workstation->device->key);
  workstation->device->key = dim_signing_key_new_from_seed (seed);
}

static void
add_office (ServerProgram *program)
{
  g_autofree char *out = server_program_command (program, NULL, "office", "add", "--id",
                                                 "amsterdam", "--name", "Amsterdam", "--contact",
                                                 "Balie, 14 020", "--municipality", "GM0363", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = NULL;

  server_program_set_up (&fixture->program, program_path);
  add_office (&fixture->program);
  server_program_start (&fixture->program);
  fixture->desk = server_program_enrol (&fixture->program, "amsterdam", "Balie", "balie");
  fixture->analyst = server_program_enrol (&fixture->program, "amsterdam", "BZK", "analist");
  fixture->seed = (guint32) g_test_rand_int ();
  fixture->proxy = proxy_new (port_of (fixture->program.url), DROP_PERCENT, fixture->seed);
  proxy_disturb (fixture->proxy, DELAY_MS, REPEAT_PERCENT, LATE_MS);
  workstation_set_up (&fixture->workstation, data);
  dim_clock_set (fixture->workstation.clock, g_get_real_time ());
  become_the_desk (&fixture->workstation, fixture->desk);
  url = proxy_url (fixture->proxy);
  workstation_move_collector (&fixture->workstation, url);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  workstation_tear_down (&fixture->workstation, data);
  proxy_free (fixture->proxy);
  enrolled_device_free (fixture->desk);
  enrolled_device_free (fixture->analyst);
  server_program_tear_down (&fixture->program);
}

static void
register_group (Fixture *fixture, const char *day, guint size)
{
  for (guint i = 0; i < size; i++) {
    g_autofree char *id = workstation_register (&fixture->workstation, day, "");

    g_assert_nonnull (id);
  }
  dim_clock_set (fixture->workstation.clock, g_get_real_time ());
  workstation_sync (&fixture->workstation, NULL);
}

static void
kill_and_start (Fixture *fixture)
{
  server_program_stop (&fixture->program, SIGKILL);
  server_program_start (&fixture->program);
  proxy_move (fixture->proxy, port_of (fixture->program.url));
}

static gboolean
sync_until_empty (Fixture *fixture)
{
  for (guint i = 0; i < MOST_ROUNDS; i++) {
    dim_clock_set (fixture->workstation.clock, g_get_real_time ());
    if (workstation_sync (&fixture->workstation, NULL) &&
        workstation_waiting (&fixture->workstation) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What the collector counts: every registration is a case of its own, as none has a number. */
static void
assert_counted (Fixture *fixture, int year, guint expected)
{
  g_autofree char *query = g_strdup_printf ("jaar=%d", year);
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  g_autoptr (GError) error = NULL;

  enrolled_device_find (fixture->analyst, &fixture->program);
  answer = enrolled_device_ask (fixture->analyst, "GET", "/v1/tellingen", query, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
  tallies = dim_tallies_decode (answer->body, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((const DimTally *) tallies->pdata[0])->total.cases, ==, expected);
  g_assert_cmpuint (((const DimTally *) tallies->pdata[0])->total.gross, ==, expected);
}

static void
test_thousand_arrive_exactly_once (Fixture *fixture, gconstpointer data)
{
  DimDay today = dim_clock_today (fixture->workstation.clock);
  char day[DIM_DAY_TEXT_LEN];
  guint killed = 0;

  g_test_message ("seed %u", fixture->seed);
  dim_day_to_text (today, day);
  for (guint sent = 0; sent < REGISTRATIONS;) {
    guint size = MIN (1 + sent % GROUP, REGISTRATIONS - sent);

    register_group (fixture, day, size);
    sent += size;
    if (sent / KILL_EVERY > killed) {
      killed++;
      kill_and_start (fixture);
    }
  }
  g_assert_true (sync_until_empty (fixture));

  assert_counted (fixture, dim_day_year (today), REGISTRATIONS);
  g_assert_cmpuint (proxy_dropped (fixture->proxy), >, 0);
  g_assert_cmpuint (proxy_repeated (fixture->proxy), >, 0);
  g_test_message ("%u replies, %u dropped, %u requests came twice, the collector killed %u times",
                  proxy_replies (fixture->proxy), proxy_dropped (fixture->proxy),
                  proxy_repeated (fixture->proxy), killed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program_path = argv[1];
  g_test_add ("/lost-replies/thousand-arrive-exactly-once", Fixture, NULL, set_up,
              test_thousand_arrive_exactly_once, tear_down);
  return g_test_run ();
}
