/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-administration.h"
#include "dim-admission.h"
#include "dim-collector.h"
#include "dim-evaluator-keys.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-routes.h"
#include "dim-evaluator-store.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Both real servers in one process, each with a clock that is set by hand: a line in, a line out.
 *   clock-servers DIRECTORY UNIX_S
 *     → ports of collector and evaluator
 *   clocks COLLECTOR_S EVALUATOR_S → ok
 *   code → both halves of an enrolment code
 *   quota N → ok (of the day)
 *   used → elements that were counted today
 *   verify → ok */

#define OFFICE "amsterdam"

typedef struct {
  DimClock *collecting;
  DimClock *evaluating;
  DimCollector *collector;
  DimEvaluator *evaluator;
  DimAdministration *administration;
  DimDatabase *office; /* the evaluator's administrator's own connection */
  DimSigningKey *list_key;
  GMainLoop *loop;
  GDataInputStream *lines;
} Servers;

static void read_line (Servers *servers);

static void
start_evaluator (Servers *servers, const char *directory)
{
  DimKeyEntry entry = { .id = "2026a",
                        .first = dim_day_new (2026, 1, 1),
                        .last = dim_day_new (2026, 12, 31) };
  g_autoptr (GError) error = NULL;

  servers->office = dim_evaluator_store_open (directory, &error);
  g_assert_no_error (error);
  g_assert_true (
    dim_evaluator_key_new (servers->office, directory, &entry, servers->list_key, 0, &error));
  g_assert_true (dim_evaluator_office_add (servers->office, OFFICE, OFFICE, &error));
  servers->evaluator = dim_evaluator_new (dim_evaluator_store_open (directory, &error), directory,
                                          servers->evaluating, &error);
  g_assert_no_error (error);
  g_assert_true (dim_http_server_listen (dim_evaluator_server (servers->evaluator), "127.0.0.1", 0,
                                         NULL, &error));
}

static void
start_collector (Servers *servers, const char *path)
{
  g_autofree char *jws = dim_evaluator_key_list (servers->office, NULL, NULL);
  g_autoptr (DimOffice) office = dim_office_new (OFFICE, OFFICE, "14 020");
  guint64 serial = 0;
  g_autoptr (GError) error = NULL;

  servers->administration = dim_administration_open (path, servers->collecting, &error);
  g_assert_no_error (error);
  g_ptr_array_add (office->municipalities, g_strdup ("GM0363"));
  g_assert_true (dim_administration_put_office (servers->administration, office, &error));
  g_assert_true (dim_administration_import_keys (servers->administration, jws,
                                                 dim_signing_key_public (servers->list_key),
                                                 &serial, &error));
  servers->collector = dim_collector_new (path, servers->collecting, &error);
  g_assert_no_error (error);
  g_assert_true (dim_http_server_listen (dim_collector_server (servers->collector), "127.0.0.1", 0,
                                         NULL, &error));
}

/* Each server knows when it made its half. */
static char *
make_code (Servers *servers)
{
  char first[DIM_ONE_TIME_CODE_TEXT_LEN];
  char second[DIM_ONE_TIME_CODE_TEXT_LEN];
  guint8 random[DIM_ONE_TIME_CODE_LEN];
  guint8 digest[DIM_SHA256_BYTES];
  DimEvaluatorDevice device = { .office = (char[]){ OFFICE }, .role = (char[]){ "balie" } };
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_administration_add_device (servers->administration, OFFICE, "Balie",
                                                DIM_ROLE_FRONT_OFFICE, first, &error));
  dim_random_bytes (random, sizeof random);
  dim_one_time_code_make (random, second);
  dim_one_time_code_hash (second, digest);
  dim_random_uuid (dim_clock_now_ms (servers->evaluating), device.id);
  device.code_expires_s = dim_clock_now_s (servers->evaluating) + DIM_ONE_TIME_CODE_VALID_S;
  g_assert_true (dim_evaluator_device_add (servers->office, &device, digest, &error));
  return g_strconcat (first, "-", second, NULL);
}

static char *
set_clocks (Servers *servers, char **words)
{
  g_assert_cmpuint (g_strv_length (words), ==, 3);
  dim_clock_set (servers->collecting, g_ascii_strtoll (words[1], NULL, 10) * G_USEC_PER_SEC);
  dim_clock_set (servers->evaluating, g_ascii_strtoll (words[2], NULL, 10) * G_USEC_PER_SEC);
  return g_strdup ("ok");
}

static char *
set_quota (Servers *servers, char **words)
{
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_true (dim_evaluator_office_set_quota (servers->office, OFFICE,
                                                 (guint) g_ascii_strtoull (words[1], NULL, 10),
                                                 2000, NULL));
  return g_strdup ("ok");
}

static char *
tell_used (Servers *servers)
{
  DimQuota quota;
  DimQuotaUse use;

  g_assert_true (dim_admission_quota (servers->office, OFFICE,
                                      dim_clock_today (servers->evaluating), &quota, &use, NULL));
  return g_strdup_printf ("%u", use.day);
}

static char *
verify (Servers *servers)
{
  guint64 lines = 0;
  g_autoptr (GError) error = NULL;

  if (dim_administration_verify (servers->administration, &lines, &error))
    return g_strdup ("ok");
  return g_strdup (error->message);
}

static char *
carry_out (Servers *servers, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  if (strcmp (words[0], "clocks") == 0)
    return set_clocks (servers, words);
  if (strcmp (words[0], "code") == 0)
    return make_code (servers);
  if (strcmp (words[0], "quota") == 0)
    return set_quota (servers, words);
  if (strcmp (words[0], "used") == 0)
    return tell_used (servers);
  g_assert_cmpstr (words[0], ==, "verify");
  return verify (servers);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Servers *servers = data;
  g_autofree char *line = g_data_input_stream_read_line_finish (servers->lines, result, NULL, NULL);
  g_autofree char *answer = NULL;

  if (line == NULL) {
    g_main_loop_quit (servers->loop);
    return;
  }
  answer = carry_out (servers, line);
  printf ("%s\n", answer);
  (void) fflush (stdout);
  read_line (servers);
}

static void
read_line (Servers *servers)
{
  g_data_input_stream_read_line_async (servers->lines, G_PRIORITY_DEFAULT, NULL, read_cb, servers);
}

int
main (int argc, char **argv)
{
  Servers servers = { 0 };
  g_autofree char *evaluator = NULL;
  g_autofree char *ledger = NULL;
  g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  gint64 now_us;

  g_assert_cmpint (argc, ==, 3);
  g_assert_true (dim_crypto_init ());
  now_us = g_ascii_strtoll (argv[2], NULL, 10) * G_USEC_PER_SEC;
  evaluator = g_build_filename (argv[1], "evaluator", NULL);
  ledger = g_build_filename (argv[1], "ledger.db", NULL);
  servers.collecting = dim_clock_new_manual (now_us);
  servers.evaluating = dim_clock_new_manual (now_us);
  servers.list_key = dim_signing_key_new_random ();
  servers.loop = g_main_loop_new (NULL, FALSE);
  servers.lines = g_data_input_stream_new (input);
  start_evaluator (&servers, evaluator);
  start_collector (&servers, ledger);
  printf ("%u %u\n", dim_http_server_port (dim_collector_server (servers.collector)),
          dim_http_server_port (dim_evaluator_server (servers.evaluator)));
  (void) fflush (stdout);
  read_line (&servers);
  g_main_loop_run (servers.loop);

  dim_collector_free (servers.collector);
  dim_administration_free (servers.administration);
  dim_evaluator_free (servers.evaluator);
  dim_database_close (servers.office);
  dim_signing_key_free (servers.list_key);
  dim_clock_free (servers.collecting);
  dim_clock_free (servers.evaluating);
  g_main_loop_unref (servers.loop);
  g_object_unref (servers.lines);
  return 0;
}
