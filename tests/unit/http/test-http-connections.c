/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-connections.h"

static GSocket *
new_socket (void)
{
  g_autoptr (GError) error = NULL;
  GSocket *socket =
    g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  return socket;
}

static void
test_peer_has_a_limit (void)
{
  DimHttpConnections *connections = dim_http_connections_new (10, 2, 30);
  g_autoptr (GSocket) first = new_socket ();
  g_autoptr (GSocket) second = new_socket ();
  g_autoptr (GSocket) third = new_socket ();

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, second, "192.0.2.1"));
  g_assert_false (dim_http_connections_admit (connections, third, "192.0.2.1"));
  g_assert_true (dim_http_connections_admit (connections, third, "192.0.2.2"));
  g_assert_cmpuint (g_socket_get_timeout (first), ==, 30);

  dim_http_connections_unref (connections);
}

static void
test_all_together_have_a_limit_until_one_is_gone (void)
{
  DimHttpConnections *connections = dim_http_connections_new (1, 2, 30);
  GSocket *first = new_socket ();
  g_autoptr (GSocket) second = new_socket ();

  g_assert_true (dim_http_connections_admit (connections, first, "192.0.2.1"));
  g_assert_false (dim_http_connections_admit (connections, second, "192.0.2.2"));
  g_object_unref (first);
  g_assert_true (dim_http_connections_admit (connections, second, "192.0.2.2"));

  dim_http_connections_unref (connections);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/http-connections/peer-has-a-limit", test_peer_has_a_limit);
  g_test_add_func ("/http-connections/all-together-have-a-limit-until-one-is-gone",
                   test_all_together_have_a_limit_until_one_is_gone);
  return g_test_run ();
}
