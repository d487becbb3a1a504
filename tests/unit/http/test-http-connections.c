/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-connections.h"

#include <sys/socket.h>
#include <unistd.h>

/* One end as the server's; the other stays in @out_peer as long as the client is there. */
static GSocket *
new_socket (int *out_peer)
{
  int ends[2];
  g_autoptr (GError) error = NULL;
  GSocket *socket;

  g_assert_cmpint (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), ==, 0);
  socket = g_socket_new_from_fd (ends[0], &error);
  g_assert_no_error (error);
  *out_peer = ends[1];
  return socket;
}

static void
test_peer_has_a_limit (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 2, 30, 120);
  int peers[3];
  g_autoptr (GSocket) first = new_socket (&peers[0]);
  g_autoptr (GSocket) second = new_socket (&peers[1]);
  g_autoptr (GSocket) third = new_socket (&peers[2]);

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, second, "192.0.2.1"));
  g_assert_false (dim_http_connections_admit (connections, third, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, third, "192.0.2.2"));
  g_assert_cmpuint (g_socket_get_timeout (first), ==, 30);

  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    g_assert_cmpint (close (peers[i]), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dim_http_connections_unref (connections);
}

static void
test_all_together_have_a_limit_until_one_is_gone (void)
{
  DimHttpConnections *connections = dim_http_connections_new (1, 2, 30, 120);
  int peers[2];
  g_autoptr (GSocket) first = new_socket (&peers[0]);
  g_autoptr (GSocket) second = new_socket (&peers[1]);

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_false (dim_http_connections_admit (connections, second, "192.0.2.2"));
  g_assert_cmpint (close (peers[0]), ==, 0);
  while (!g_socket_is_closed (first))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (dim_http_connections_admit (connections, second, "192.0.2.2"));

  g_assert_cmpint (close (peers[1]), ==, 0);
  while (!g_socket_is_closed (second))
    g_main_context_iteration (NULL, TRUE);
  dim_http_connections_unref (connections);
}

static void
test_closed_one_makes_room_at_once (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 1, 30, 120);
  int peers[2];
  g_autoptr (GSocket) first = new_socket (&peers[0]);
  g_autoptr (GSocket) second = new_socket (&peers[1]);

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_false (dim_http_connections_admit (connections, second, "192.0.2.1"));
  g_assert_true (g_socket_close (first, NULL));
  g_assert_true (dim_http_connections_admit (connections, second, "192.0.2.1"));

  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    g_assert_cmpint (close (peers[i]), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  dim_http_connections_unref (connections);
}

/* As its peer sees it. */
static gboolean
is_shut (int peer)
{
  char byte;

  return recv (peer, &byte, 1, MSG_DONTWAIT) == 0;
}

/* Time is what the test says it is. */
static void
test_late_request_is_cut_and_no_other (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 10, 30, 120);
  int peers[3];
  g_autoptr (GSocket) late = new_socket (&peers[0]);
  g_autoptr (GSocket) early = new_socket (&peers[1]);
  g_autoptr (GSocket) idle = new_socket (&peers[2]);
  GSocket *all[] = { late, early, idle };
  const gint64 start_us = 1000;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++) {
    g_assert_true (dim_http_connections_admit (connections, all[i], "192.0.2.1"));
    dim_http_connections_begin (all[i], start_us + (gint64) i);
  }
  dim_http_connections_end (idle);

  dim_http_connections_cut_late (connections, start_us + 120 * G_TIME_SPAN_SECOND);
  g_assert_false (is_shut (peers[0]));
  dim_http_connections_cut_late (connections, start_us + 1 + 120 * G_TIME_SPAN_SECOND);
  g_assert_true (is_shut (peers[0]));
  g_assert_false (is_shut (peers[1]));
  g_assert_false (is_shut (peers[2]));

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    dim_http_connections_end (all[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (peers); i++)
    g_assert_cmpint (close (peers[i]), ==, 0);
  while (!g_socket_is_closed (idle) || !g_socket_is_closed (early))
    g_main_context_iteration (NULL, TRUE);
  dim_http_connections_unref (connections);
}

static void
test_peer_that_waits_for_its_answer_is_kept (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 10, 30, 120);
  int peer;
  g_autoptr (GSocket) socket = new_socket (&peer);

  g_assert_true (dim_http_connections_admit (connections, socket, "192.0.2.1"));
  dim_http_connections_begin (socket, 1);
  dim_http_connections_answer (socket);
  g_assert_cmpint (shutdown (peer, SHUT_WR), ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_false (g_socket_is_closed (socket));
  dim_http_connections_end (socket);
  while (!g_socket_is_closed (socket))
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpint (close (peer), ==, 0);
  dim_http_connections_unref (connections);
}

/* What is over counts no more, even if the loop never comes to what has the lowest priority. */
static void
test_what_is_over_makes_room_in_a_busy_loop (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 1, 30, 120);
  int peers[3];
  g_autoptr (GSocket) closed = new_socket (&peers[0]);
  g_autoptr (GSocket) left = new_socket (&peers[1]);
  g_autoptr (GSocket) next = new_socket (&peers[2]);
  GError *error = NULL;

  g_assert_true (dim_http_connections_admit (connections, closed, "192.0.2.1"));
  g_socket_close (closed, &error);
  g_assert_no_error (error);
  g_assert_true (dim_http_connections_admit (connections, left, "192.0.2.1"));
  g_assert_cmpint (close (peers[1]), ==, 0);
  g_assert_true (dim_http_connections_admit (connections, next, "192.0.2.1"));
  g_assert_true (g_socket_is_closed (left));

  g_assert_cmpint (close (peers[0]), ==, 0);
  g_assert_cmpint (close (peers[2]), ==, 0);
  while (!g_socket_is_closed (next))
    g_main_context_iteration (NULL, TRUE);
  dim_http_connections_unref (connections);
}

static void
test_who_left_with_a_request_is_read_first (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 1, 30, 120);
  int peers[2];
  g_autoptr (GSocket) first = new_socket (&peers[0]);
  g_autoptr (GSocket) second = new_socket (&peers[1]);

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_cmpint (write (peers[0], "G", 1), ==, 1);
  g_assert_cmpint (close (peers[0]), ==, 0);
  g_assert_false (dim_http_connections_admit (connections, second, "192.0.2.1"));
  g_assert_false (g_socket_is_closed (first));

  g_assert_cmpint (close (peers[1]), ==, 0);
  while (!g_socket_is_closed (first))
    g_main_context_iteration (NULL, TRUE);
  dim_http_connections_unref (connections);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-connections/peer-has-a-limit", test_peer_has_a_limit);
  g_test_add_func ("/http-connections/all-together-have-a-limit-until-one-is-gone",
                   test_all_together_have_a_limit_until_one_is_gone);
  g_test_add_func ("/http-connections/closed-one-makes-room-at-once",
                   test_closed_one_makes_room_at_once);
  g_test_add_func ("/http-connections/late-request-is-cut-and-no-other",
                   test_late_request_is_cut_and_no_other);
  g_test_add_func ("/http-connections/peer-that-waits-for-its-answer-is-kept",
                   test_peer_that_waits_for_its_answer_is_kept);
  g_test_add_func ("/http-connections/what-is-over-makes-room-in-a-busy-loop",
                   test_what_is_over_makes_room_in_a_busy_loop);
  g_test_add_func ("/http-connections/who-left-with-a-request-is-read-first",
                   test_who_left_with_a_request_is_read_first);
  return g_test_run ();
}
