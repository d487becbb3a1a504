/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-evaluation-codec.h"
#include "dim-tag-input.h"
#include "fact-lane.h"
#include "feed-reader.h"
#include "half-facts.h"

#include <signal.h>
#include <string.h>

/* The real collector, killed at random moments while many devices deliver facts of every kind: what
 * was acknowledged is there, nothing is there by half, and the feed goes on where it was. */

#define KEY_ID "a"

static const struct {
  const char *desk;
  const char *role;
} desks[] = {
  { "Balie Noord", "balie" }, { "Balie Zuid", "balie" },      { "Balie Oost", "balie" },
  { "Balie West", "balie" },  { "Backoffice", "backoffice" }, { "Controle", "backoffice" },
};

static const char *program_path;

/* What came of all kills. */
typedef struct {
  guint on_work;        /* kills that fell while an answer was awaited */
  guint unacknowledged; /* facts that were on the way then */
  guint stored_already; /* of them, found in the ledger */
  guint lost;
  guint half;
} Harm;

typedef struct {
  ServerProgram program;
  EnrolledDevice *reading;
  EnrolledDevice *analyst;
  FactLane *lanes[G_N_ELEMENTS (desks)];
  FeedReader reader;
  KillPlan plan;
  LaneKey key;
  char *list_key; /* base64 */
  char *list;     /* file */
  Harm harm;
} Fixture;

static void
write_key_list (Fixture *fixture)
{
  g_autoptr (DimSigningKey) signer = dim_signing_key_new_random ();
  g_autoptr (DimKeyList) list = dim_key_list_new (1);
  DimKeyEntry entry = { .id = KEY_ID,
                        .first = dim_day_new (fixture->key.year, 1, 1),
                        .last = dim_day_new (fixture->key.year, 12, 31) };
  guint8 seed[32] = { 1 };
  guint8 secret[DIM_VOPRF_SCALAR_BYTES];
  g_autofree char *jws = NULL;

  g_assert_true (dim_voprf_derive_key_pair (DIM_VOPRF_MODE_VOPRF, seed, NULL, 0, secret,
                                            entry.public_key, NULL));
  dim_tag_key_fingerprint (entry.public_key, fixture->key.fingerprint);
  g_array_append_val (list->keys, entry);
  jws = dim_key_list_sign (list, signer);
  fixture->list_key = g_base64_encode (dim_signing_key_public (signer), DIM_SIGN_PUBLIC_BYTES);
  fixture->list = g_build_filename (fixture->program.directory, "list.jws", NULL);
  g_assert_true (g_file_set_contents (fixture->list, jws, -1, NULL));
}

static void
prepare (const Fixture *fixture, ServerProgram *program)
{
  g_free (server_program_command (program, NULL, "office", "add", "--id", "amsterdam", "--name",
                                  "Amsterdam", "--contact", "14 020", "--municipality", "GM0363",
                                  NULL));
  g_free (server_program_command (program, NULL, "key-list", "import", fixture->list, "--list-key",
                                  fixture->list_key, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  kill_plan_set_up (&fixture->plan);
  fixture->key.year = dim_day_year (dim_clock_today (dim_clock_system ())) - 1;
  g_strlcpy (fixture->key.key_id, KEY_ID, sizeof fixture->key.key_id);
  server_program_set_up (&fixture->program, program_path);
  write_key_list (fixture);
  prepare (fixture, &fixture->program);
  server_program_start (&fixture->program);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    fixture->lanes[i] = fact_lane_new (server_program_enrol (&fixture->program, "amsterdam",
                                                             desks[i].desk, desks[i].role),
                                       &fixture->plan, &fixture->key);
  fixture->reading =
    server_program_enrol (&fixture->program, "amsterdam", "Backoffice", "backoffice");
  fixture->analyst = server_program_enrol (&fixture->program, "amsterdam", "BZK", "analist");
  feed_reader_set_up (&fixture->reader, fixture->reading);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  feed_reader_tear_down (&fixture->reader);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    fact_lane_free (fixture->lanes[i]);
  enrolled_device_free (fixture->reading);
  enrolled_device_free (fixture->analyst);
  server_program_tear_down (&fixture->program);
  kill_plan_tear_down (&fixture->plan);
  g_free (fixture->list);
  g_free (fixture->list_key);
}

static gboolean
kill_cb (gpointer data)
{
  Fixture *fixture = data;

  server_program_stop (&fixture->program, SIGKILL);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    fact_lane_stop (fixture->lanes[i]);
  feed_reader_stop (&fixture->reader);
  return G_SOURCE_REMOVE;
}

static gboolean
is_busy (const Fixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    if (fixture->lanes[i]->is_out)
      return TRUE;
  return fixture->reader.is_out;
}

/* Works at full speed until the kill; what the kernel had of an answer by then is still read. */
static void
work_and_kill (Fixture *fixture)
{
  g_timeout_add (kill_plan_next_life_ms (&fixture->plan), kill_cb, fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    fact_lane_start (fixture->lanes[i]);
  feed_reader_start (&fixture->reader);
  while (fixture->program.process != NULL || is_busy (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static void
start_again (Fixture *fixture)
{
  server_program_start (&fixture->program);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    enrolled_device_find (fixture->lanes[i]->device, &fixture->program);
  enrolled_device_find (fixture->reading, &fixture->program);
  enrolled_device_find (fixture->analyst, &fixture->program);
}

/* Whether the chain holds is said by the administrator's command. */
static void
assert_verifies (ServerProgram *program)
{
  int status = -1;
  g_autofree char *said = server_program_command (program, &status, "verify", NULL);

  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (said, "whole"));
}

static void
look_for_harm (Fixture *fixture, const guint *starts)
{
  Harm *harm = &fixture->harm;
  guint on_the_way = 0;

  harm->half += half_facts_count (fixture->program.data);
  assert_verifies (&fixture->program);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    harm->lost += fact_lane_count_lost (fixture->lanes[i], starts[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++) {
    guint stored_now = 0;

    on_the_way += fixture->lanes[i]->on_the_way->len;
    fact_lane_settle (fixture->lanes[i], &harm->stored_already, &stored_now);
  }
  harm->unacknowledged += on_the_way;
  harm->on_work += on_the_way > 0;
  feed_reader_catch_up (&fixture->reader);
}

static void
survive_kill (Fixture *fixture)
{
  guint starts[G_N_ELEMENTS (desks)];

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    starts[i] = fixture->lanes[i]->facts->len;
  work_and_kill (fixture);
  start_again (fixture);
  look_for_harm (fixture, starts);
}

/* The tables of the year, without the feed number on which they stand. */
static char *
read_tables (EnrolledDevice *analyst, int year)
{
  g_autofree char *query = g_strdup_printf ("jaar=%d", year);
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (analyst, "GET", "/v1/tellingen", query, NULL);
  g_autoptr (GRegex) position = g_regex_new ("\"positie\":[0-9]+", 0, 0, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpuint (answer->status, ==, 200);
  text = g_strndup (g_bytes_get_data (answer->body, NULL), g_bytes_get_size (answer->body));
  return g_regex_replace_literal (position, text, -1, 0, "", 0, NULL);
}

/* Another collector, that nobody kills, is told the same: it must count the same. */
static void
assert_recount (Fixture *fixture)
{
  ServerProgram other = { 0 };
  g_autofree char *counted = read_tables (fixture->analyst, fixture->key.year);
  g_autofree char *recounted = NULL;
  g_autoptr (EnrolledDevice) analyst = NULL;

  server_program_set_up (&other, program_path);
  prepare (fixture, &other);
  server_program_start (&other);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++) {
    g_autoptr (EnrolledDevice) device =
      server_program_enrol (&other, "amsterdam", desks[i].desk, desks[i].role);

    fact_lane_retell (fixture->lanes[i], device);
  }
  analyst = server_program_enrol (&other, "amsterdam", "BZK", "analist");
  recounted = read_tables (analyst, fixture->key.year);
  g_assert_cmpstr (counted, ==, recounted);
  server_program_tear_down (&other);
}

static void
test_nothing_acknowledged_is_lost (Fixture *fixture, gconstpointer data)
{
  const Harm *harm = &fixture->harm;
  guint acknowledged = 0;

  for (guint i = 0; i < fixture->plan.kills; i++)
    survive_kill (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++) {
    acknowledged += fact_lane_count_acknowledged (fixture->lanes[i]);
    fixture->harm.lost += fact_lane_count_lost (fixture->lanes[i], 0);
  }
  g_test_message ("collector: %u kills, %u facts acknowledged, %u lost, %u half; %u kills fell on "
                  "unacknowledged work (%u facts, %u of them stored already); %u changes read, %u "
                  "feed numbers with other content; seed %u",
                  fixture->plan.kills, acknowledged, harm->lost, harm->half, harm->on_work,
                  harm->unacknowledged, harm->stored_already,
                  g_hash_table_size (fixture->reader.by_position), fixture->reader.changed,
                  fixture->plan.seed);
  g_assert_cmpuint (harm->lost, ==, 0);
  g_assert_cmpuint (harm->half, ==, 0);
  g_assert_cmpuint (harm->on_work, >, fixture->plan.kills / 2);
  g_assert_cmpuint (fixture->reader.changed, ==, 0);
  g_assert_cmpuint (fixture->reader.backward, ==, 0);
  g_assert_cmpuint (feed_reader_count_missed (&fixture->reader), ==, 0);
  assert_recount (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  program_path = argv[1];
  g_test_add ("/kill-collector/nothing-acknowledged-is-lost", Fixture, NULL, set_up,
              test_nothing_acknowledged_is_lost, tear_down);
  return g_test_run ();
}
