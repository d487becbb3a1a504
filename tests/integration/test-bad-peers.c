/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bad-day.h"
#include "dim-monitor-private.h"
#include "dim-sentences.h"
#include "dim-store-inside.h"
#include "dim-synchroniser-inside.h"
#include "dim-words.h"

#include <string.h>

/* A row a case: how a server or what stands before it misbehaves in one round, what the line at the
 * foot of the window and the sentence below it say, and whether the registration that waited is at
 * the collector all the same. What has not arrived is as it was on disk, and goes when all is well
 * again. */

#define HEAD(status, type) "HTTP/1.1 " status "\r\nContent-Type: " type "\r\nConnection: close\r\n"
#define PORTAL             HEAD ("200 OK", "text/html") "\r\n<html>Welkom op het gastnetwerk</html>"
#define TO_ITSELF          HEAD ("302 Found", "text/html") "Location: /\r\nContent-Length: 0\r\n\r\n"
#define ELSEWHERE                                                                                  \
  HEAD ("302 Found", "text/html")                                                                  \
  "Location: https://inloggen.example/\r\nContent-Length: "                                        \
  "0\r\n\r\n"
#define PLAIN_TEXT HEAD ("200 OK", "text/plain") "\r\n{}"
#define OTHER_JSON HEAD ("200 OK", "application/json") "\r\n{\"status\":\"ok\"}"
#define GATEWAY    HEAD ("502 Bad Gateway", "text/html") "\r\n<html>Bad Gateway</html>"
#define NO_HTTP    "220 mail.example ESMTP\r\n"
#define NO_END     HEAD ("200 OK", "application/json") "\r\n@" /* two million blanks */

#define STRANGE                                                                                    \
  "Er antwoordt iets anders dan de server, bijvoorbeeld een inlogpagina van het netwerk. "         \
  "Log in op het netwerk of waarschuw uw beheerder. Uw werk blijft bewaard."
#define AWAY                                                                                       \
  "De verzamelserver is niet bereikbaar. Uw werk blijft bewaard en gaat vanzelf mee zodra "        \
  "er weer verbinding is."
#define EVALUATOR_AWAY                                                                             \
  "De evaluator is niet bereikbaar. Voorvallen worden wel verzonden; documenten "                  \
  "vergelijken volgt vanzelf."
#define WRONG_KEY                                                                                  \
  "De evaluator gebruikt niet de sleutel die hij hoort te gebruiken. Er wordt niets "              \
  "vergeleken. Meld het uw beheerder."
#define QUOTA                                                                                      \
  "Uw kantoor heeft voorlopig genoeg documenten vergeleken. Voorvallen tellen gewoon mee; "        \
  "vergelijken volgt later."
#define REFUSED "De server aanvaardt dit apparaat niet meer. Meld het uw beheerder."
#define AHEAD   "De klok van deze computer loopt 1 dag voor. " RIGHT
#define BEHIND  "De klok van deze computer loopt 1 dag achter. " RIGHT
#define RIGHT   "Zet de klok goed: wat wacht, gaat dan vanzelf."
#define NONE    ""
#define WAIT    "2 wachten · "
#define ONE     "1 wacht · 1 document nog niet vergeleken · "
#define COMPARE "1 document nog niet vergeleken · "

typedef struct {
  const char *name;
  const char *collector_says;
  const char *evaluator_says;
  void (*spoil) (BadDay *day);
  const char *line;
  const char *says;
  RelayManner collector;
  RelayManner evaluator;
  gboolean arrives;  /* figures go on */
  gboolean is_final; /* it does not become well by itself */
} Row;

static void
tire (BadDay *day)
{
  day->servers->busy = 1;
}

static void
use_up_quota (BadDay *day)
{
  day->servers->is_quota_used = TRUE;
}

static void
use_wrong_secret (BadDay *day)
{
  day->servers->has_wrong_secret = TRUE;
}

static void
publish_other_list (BadDay *day)
{
  day->servers->publishes_wrong = TRUE;
}

static void
go_back_to_older_list (BadDay *day)
{
  day->servers->keys->serial--;
}

static void
destroy_key (BadDay *day)
{
  servers_destroy_key (day->servers, "2026a");
}

static void
revoke_device (BadDay *day)
{
  g_hash_table_remove_all (day->servers->devices);
}

static void
run_ahead (BadDay *day)
{
  dim_clock_advance (day->own_clock, G_TIME_SPAN_DAY);
}

static void
run_behind (BadDay *day)
{
  dim_clock_advance (day->own_clock, -G_TIME_SPAN_DAY);
}

static const Row rows[] = {
  { "portal-before-the-collector", PORTAL, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-redirects-to-itself", TO_ITSELF, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-redirects-elsewhere", ELSEWHERE, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-says-plain-text", PLAIN_TEXT, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-is-another-program", OTHER_JSON, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-speaks-no-http", NO_HTTP, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-says-too-much", NO_END, .collector = RELAY_SAYS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "collector-with-false-certificate", .collector = RELAY_SPEAKS_TLS,
    .line = WAIT "iets anders antwoordt dan de server", .says = STRANGE },
  { "gateway-without-collector", GATEWAY, .collector = RELAY_SAYS,
    .line = WAIT "verzamelserver onbereikbaar", .says = AWAY },
  { "collector-stalls", .collector = RELAY_STALLS, .line = WAIT "verzamelserver onbereikbaar",
    .says = AWAY },
  { "collector-hangs-up", .collector = RELAY_HANGS_UP, .line = WAIT "verzamelserver onbereikbaar",
    .says = AWAY },
  { "collector-cuts-its-answer", .collector = RELAY_CUTS,
    .line = WAIT "verzamelserver onbereikbaar", .says = AWAY },
  { "collector-has-no-time", .spoil = tire, .line = WAIT "verzamelserver onbereikbaar",
    .says = AWAY },
  { "portal-before-the-evaluator", .evaluator = RELAY_SAYS, .evaluator_says = PORTAL,
    .line = COMPARE "iets anders antwoordt dan de server", .says = STRANGE, .arrives = TRUE },
  { "evaluator-redirects-elsewhere", .evaluator = RELAY_SAYS, .evaluator_says = ELSEWHERE,
    .line = COMPARE "iets anders antwoordt dan de server", .says = STRANGE, .arrives = TRUE },
  { "evaluator-is-another-program", .evaluator = RELAY_SAYS, .evaluator_says = OTHER_JSON,
    .line = COMPARE "iets anders antwoordt dan de server", .says = STRANGE, .arrives = TRUE },
  { "evaluator-says-too-much", .evaluator = RELAY_SAYS, .evaluator_says = NO_END,
    .line = COMPARE "iets anders antwoordt dan de server", .says = STRANGE, .arrives = TRUE },
  { "evaluator-hangs-up", .evaluator = RELAY_HANGS_UP, .line = COMPARE "vergelijken wacht",
    .says = EVALUATOR_AWAY, .arrives = TRUE },
  { "evaluator-cuts-its-answer", .evaluator = RELAY_CUTS, .line = COMPARE "vergelijken wacht",
    .says = EVALUATOR_AWAY, .arrives = TRUE },
  { "evaluator-with-the-wrong-key", .spoil = use_wrong_secret,
    .line = COMPARE "de sleutel van de evaluator klopt niet", .says = WRONG_KEY, .arrives = TRUE,
    .is_final = TRUE },
  { "evaluator-with-another-key-list", .spoil = publish_other_list,
    .line = COMPARE "de sleutel van de evaluator klopt niet", .says = WRONG_KEY, .arrives = TRUE,
    .is_final = TRUE },
  { "evaluator-with-an-older-key-list", .spoil = go_back_to_older_list,
    .line = COMPARE "de sleutel van de evaluator klopt niet", .says = WRONG_KEY, .arrives = TRUE,
    .is_final = TRUE },
  { "evaluator-destroyed-the-key", .spoil = destroy_key, .line = "Alles is verzonden", .says = NONE,
    .arrives = TRUE, .is_final = TRUE },
  { "quota-used-up", .spoil = use_up_quota, .line = COMPARE "vergelijken wacht: quotum is op",
    .says = QUOTA, .arrives = TRUE, .is_final = TRUE },
  { "device-revoked", .spoil = revoke_device, .line = ONE "dit apparaat wordt geweigerd",
    .says = REFUSED, .is_final = TRUE },
  { "clock-a-day-ahead", .spoil = run_ahead,
    .line = "1 wacht, al 1 dag · 1 document nog niet vergeleken · de klok van deze computer loopt "
            "1 dag voor",
    .says = AHEAD, .is_final = TRUE },
  { "clock-a-day-behind", .spoil = run_behind,
    .line = ONE "de klok van deze computer loopt 1 dag achter", .says = BEHIND, .is_final = TRUE },
};

/* What a round may always change: what it heard, and numbers, which get tags whatever the collector
 * does. Operations only come; see assert_keeps. */
static const char *const heard[] = { "contact",   "sure_time",       "key_list", "feed",
                                     "news",      "evaluation",      "number",   "lost_number",
                                     "operation", "sqlite_sequence", NULL };
/* Where the registration arrives, it is known as sent from then on. */
static const char *const arrived[] = { "contact",   "sure_time",       "key_list", "feed",
                                       "news",      "evaluation",      "number",   "lost_number",
                                       "operation", "sqlite_sequence", "incident", "listing",
                                       NULL };
static const char *const all_but_operations[] = {
  "contact", "sure_time",       "key_list", "feed",    "news",      "evaluation",
  "number",  "lost_number",     "draft",    "device",  "directory", "local_check",
  "tallies", "sqlite_sequence", "incident", "listing", NULL
};

static const char *
longer (const char *words)
{
  static char *whole;
  g_autofree char *blanks = NULL;

  if (words == NULL || strchr (words, '@') == NULL)
    return words;
  if (whole == NULL) {
    blanks = g_strnfill (2000000, ' ');
    whole = g_strconcat (NO_END, blanks, NULL);
  }
  return whole;
}

static DimMonitor *
open_well (BadDay *day, const char *workstation)
{
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = bad_day_open (day, workstation, &error);

  g_assert_no_error (error);
  dim_http_client_set_silence_s (dim_synchroniser_collector (monitor->synchroniser), 1);
  return monitor;
}

static gpointer
save_device_work (DimStore *store, gpointer device, GError **error)
{
  return dim_device_save (store, device, error) ? DIM_STORE_DONE : NULL;
}

static void
move_collector (BadDay *day, const char *workstation, const char *scheme)
{
  DimMonitor *monitor = open_well (day, workstation);

  g_free (monitor->device->collector_url);
  monitor->device->collector_url = relay_url (day->collector, scheme);
  g_assert_nonnull (dim_store_call (monitor->store, save_device_work, monitor->device, NULL));
  bad_day_close (&monitor);
}

/* A certificate that nobody vouches for. */
static GTlsCertificate *
make_certificate (const BadDay *day)
{
  g_autofree char *file = g_build_filename (day->root, "false.pem", NULL);
  const char *const words[] = { "openssl",  "req",     "-x509",
                                "-newkey",  "ed25519", "-nodes",
                                "-batch",   "-keyout", file,
                                "-out",     file,      "-subj",
                                "/CN=gast", "-addext", "subjectAltName=IP:127.0.0.1",
                                NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  certificate = g_tls_certificate_new_from_file (file, &error);
  g_assert_no_error (error);
  return certificate;
}

static void
give_certificate (const BadDay *day)
{
  g_autoptr (GTlsCertificate) certificate = make_certificate (day);

  relay_set_certificate (day->collector, certificate);
}

static void
behave (BadDay *day, const Row *row)
{
  relay_behave (day->collector, row->collector, longer (row->collector_says));
  relay_behave (day->evaluator, row->evaluator, longer (row->evaluator_says));
}

static void
make_well (BadDay *day)
{
  relay_behave (day->collector, RELAY_FORWARDS, NULL);
  relay_behave (day->evaluator, RELAY_FORWARDS, NULL);
}

/* The figures are read on the store's thread, which does one thing after the other. */
static void
settle (DimMonitor *monitor)
{
  g_assert_cmpuint (bad_day_count_drafts (monitor), ==, 1);
}

/* One round on a bad day. */
static void
play_round (BadDay *day, const char *workstation, const Row *row)
{
  DimMonitor *monitor = open_well (day, workstation);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *says = NULL;
  DimQueueState queue;

  (void) bad_day_sync (monitor, &error);
  settle (monitor);
  dim_monitor_get_queue (monitor, &queue);
  line = dim_words_queue (&queue, dim_clock_now_s (day->own_clock));
  g_test_message ("%s", line);
  says = dim_words_queue_trouble (&queue);
  bad_day_assert_says (row->name, says, row->says);
  g_assert_cmpstr (line, ==, row->line);
  g_assert_cmpuint (queue.refused, ==, 0);
  bad_day_close (&monitor);
}

/* Everything that waited has gone, once. */
static void
assert_all_arrives (BadDay *day, const char *workstation)
{
  DimMonitor *monitor = open_well (day, workstation);
  g_autoptr (GError) error = NULL;
  DimQueueState queue;

  g_assert_true (bad_day_sync (monitor, &error));
  g_assert_no_error (error);
  settle (monitor);
  dim_monitor_get_queue (monitor, &queue);
  g_assert_cmpuint (queue.waiting + queue.waiting_tags + queue.refused, ==, 0);
  g_assert_cmpint (queue.trouble, ==, DIM_TROUBLE_NONE);
  bad_day_close (&monitor);
}

/* Nothing takes away an operation that did not arrive. */
static void
assert_keeps (const char *workstation, const char *waiting)
{
  g_autofree char *now = bad_day_content (workstation, all_but_operations);
  g_auto (GStrv) lines = g_strsplit (waiting, "\n", -1);

  g_assert_nonnull (strstr (waiting, "operation: "));
  for (guint i = 0; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (now, lines[i]));
}

static void
test_row (BadDay **given, gconstpointer data)
{
  const Row *row = data;
  g_autoptr (BadDay) own = row->is_final ? bad_day_new (NULL) : NULL;
  BadDay *day = own != NULL ? own : *given;
  g_autofree char *workstation = bad_day_workstation (day);
  const char *const *except = row->arrives ? arrived : heard;
  g_autofree char *waiting = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (row->collector == RELAY_SPEAKS_TLS) {
    give_certificate (day);
    move_collector (day, workstation, "https");
  }
  before = bad_day_content (workstation, except);
  waiting = bad_day_content (workstation, all_but_operations);
  if (row->spoil != NULL)
    row->spoil (day);
  behave (day, row);
  play_round (day, workstation, row);
  after = bad_day_content (workstation, except);
  g_assert_cmpstr (after, ==, before);
  if (!row->arrives)
    assert_keeps (workstation, waiting);
  make_well (day);
  if (row->collector == RELAY_SPEAKS_TLS)
    move_collector (day, workstation, "http");
  if (!row->is_final)
    assert_all_arrives (day, workstation);
}

/* Of all rows; made by the first. */
static BadDay *shared;

static void
set_up (BadDay **day, gconstpointer data)
{
  if (shared == NULL)
    shared = bad_day_new (NULL);
  *day = shared;
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strconcat ("/bad-peers/", rows[i].name, NULL);

    g_test_add (path, BadDay *, &rows[i], set_up, test_row, NULL);
  }
  status = g_test_run ();
  g_clear_pointer (&shared, bad_day_free);
  return status;
}
