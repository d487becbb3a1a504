/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "proxy.h"
#include "workstation.h"

/* Replies lost on their way back, after the server stored what was sent. */

#define REGISTRATIONS 1000
#define GROUP         20 /* registered between two rounds: single facts and batches both happen */
#define DROP_PERCENT  30
#define MOST_ROUNDS   200

static gboolean
sync_until_empty (Workstation *workstation)
{
  for (guint i = 0; i < MOST_ROUNDS; i++)
    if (workstation_sync (workstation, NULL) && workstation_waiting (workstation) == 0)
      return TRUE;
  return FALSE;
}

static void
register_group (Workstation *workstation, guint size)
{
  for (guint i = 0; i < size; i++) {
    g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

    g_assert_nonnull (id);
  }
}

static void
test_lost_reply_arrives_once (Workstation *workstation, gconstpointer data)
{
  Proxy *proxy = proxy_new (workstation->servers->collector_port, 100, 1);
  g_autofree char *url = proxy_url (proxy);
  g_autofree char *direct = servers_collector_url (workstation->servers);
  g_autofree char *id = NULL;
  g_autoptr (DimRecord) record = NULL;

  workstation_move_collector (workstation, url);
  id = workstation_register (workstation, "2026-11-03", "");
  g_assert_false (workstation_sync (workstation, NULL));
  g_assert_cmpuint (workstation->servers->stores, ==, 1);
  g_assert_cmpuint (proxy_dropped (proxy), >=, 1);

  workstation_move_collector (workstation, direct);
  workstation_sync_well (workstation);
  record = workstation_record (workstation, id);
  g_assert_cmpint (record->state, ==, DIM_RECORD_RECEIVED);
  g_assert_cmpuint (workstation->servers->stores, ==, 1);
  g_assert_cmpuint (workstation->servers->repeats, >=, 1);
  proxy_free (proxy);
}

static void
test_thousand_arrive_exactly_once (Workstation *workstation, gconstpointer data)
{
  guint32 seed = (guint32) g_test_rand_int ();
  Proxy *proxy = proxy_new (workstation->servers->collector_port, DROP_PERCENT, seed);
  g_autofree char *url = proxy_url (proxy);

  g_test_message ("seed %u", seed);
  workstation_move_collector (workstation, url);
  for (guint sent = 0; sent < REGISTRATIONS;) {
    guint size = MIN (1 + sent % GROUP, REGISTRATIONS - sent);

    register_group (workstation, size);
    sent += size;
    workstation_sync (workstation, NULL);
  }
  g_assert_true (sync_until_empty (workstation));

  g_assert_cmpuint (workstation->servers->stores, ==, REGISTRATIONS);
  g_assert_cmpuint (g_hash_table_size (workstation->servers->facts), ==, REGISTRATIONS);
  g_assert_cmpuint ((guint64) proxy_dropped (proxy) * 100, >=,
                    (guint64) proxy_replies (proxy) * DROP_PERCENT / 2);
  g_assert_cmpuint (workstation->servers->repeats, >, 0);
  g_test_message ("%u replies, %u dropped, %u facts offered again", proxy_replies (proxy),
                  proxy_dropped (proxy), workstation->servers->repeats);
  proxy_free (proxy);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/outbox/lost-reply-arrives-once", test_lost_reply_arrives_once);
  ADD ("/outbox/thousand-arrive-exactly-once", test_thousand_arrive_exactly_once);
  return g_test_run ();
}
