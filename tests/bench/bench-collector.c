/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "server-program.h"

#include <signal.h>
#include <string.h>

/* Durable single PUTs a second from 16 connections, against the real collector. Client and server
 * share the machine, so the figure is a lower bound. */

#define N_CONNECTIONS 16
#define N_PUTS        8000

typedef struct {
  DimHttpClient *clients[N_CONNECTIONS];
  guint n_sent;
  guint n_done;
  guint n_refused;
} Load;

typedef struct {
  Load *load;
  DimHttpClient *client;
} Connection;

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

static void send_next (Connection *connection);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Connection *connection = data;
  g_autoptr (DimHttpAnswer) answer = dim_http_client_send_finish (connection->client, result, NULL);

  connection->load->n_done++;
  if (answer == NULL || answer->status != 201)
    connection->load->n_refused++;
  send_next (connection);
}

static void
send_next (Connection *connection)
{
  Load *load = connection->load;
  char id[DIM_UUID_TEXT_LEN];
  g_autofree char *path = NULL;
  g_autoptr (GBytes) body = NULL;
  char *text;

  if (load->n_sent == N_PUTS)
    return;
  text = write_incident (load->n_sent++);
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), id);
  path = g_strdup_printf ("/v1/voorvallen/%s", id);
  body = g_bytes_new_take (text, strlen (text));
  dim_http_client_send (connection->client, "PUT", path, NULL, body, NULL, answered_cb, connection);
}

static gdouble
put_all (ServerProgram *program, EnrolledDevice *device, Load *load)
{
  g_autofree Connection *connections = g_new0 (Connection, N_CONNECTIONS);
  gint64 start_us;
  gint64 end_us;

  for (guint i = 0; i < N_CONNECTIONS; i++) {
    load->clients[i] = dim_http_client_new (program->url, device->key, dim_clock_system (), NULL);
    connections[i].load = load;
    connections[i].client = load->clients[i];
  }
  start_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_CONNECTIONS; i++)
    send_next (&connections[i]);
  while (load->n_done < N_PUTS)
    g_main_context_iteration (NULL, TRUE);
  end_us = g_get_monotonic_time ();
  for (guint i = 0; i < N_CONNECTIONS; i++)
    dim_http_client_free (load->clients[i]);
  return (gdouble) (end_us - start_us) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  ServerProgram program = { 0 };
  Load load = { 0 };
  g_autoptr (EnrolledDevice) device = NULL;
  g_autofree char *out = NULL;
  gdouble seconds;

  if (argc != 2)
    g_error ("usage: bench-collector PROGRAM");
  server_program_set_up (&program, argv[1]);
  out =
    server_program_command (&program, NULL, "office", "add", "--id", "amsterdam", "--name",
                            "Amsterdam", "--contact", "14 020", "--municipality", "GM0363", NULL);
  server_program_start (&program);
  device = server_program_enrol (&program, "amsterdam", "Balie", "balie");
  seconds = put_all (&program, device, &load);
  g_print ("%u PUTs over %u connections: %.2f s, %.0f/s, %u refused\n", N_PUTS, N_CONNECTIONS,
           seconds, N_PUTS / seconds, load.n_refused);
  server_program_tear_down (&program);
  return load.n_refused == 0 ? 0 : 1;
}
