/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bad-day.h"
#include "dim-sentences.h"
#include "dim-words.h"

/* A row a case: what stands in the way of making a computer a device, and the one sentence that the
 * page says. After it the computer is still none, and becomes one when all is well again. */

#define PORTAL                                                                                     \
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html>Welkom</html>"
#define WRONG_CODE                                                                                 \
  "Deze code is onbekend, al gebruikt of verlopen. Vraag uw beheerder om een nieuwe."
#define TYPING_ERROR "Kijk de adressen en de code na: in een ervan staat een typefout."
#define NOT_THE_PAIR                                                                               \
  "Hier antwoorden niet de twee servers die bij elkaar horen; misschien is het een inlogpagina "   \
  "van het netwerk. Controleer beide adressen of vraag uw beheerder."
#define NOBODY                                                                                     \
  "De server is niet bereikbaar. Controleer beide adressen en het netwerk, en probeer het "        \
  "opnieuw."
#define CLOCK "De klok van deze computer loopt niet gelijk. Zet de klok goed."

typedef struct {
  const char *name;
  const char *code;
  const char *address; /* NULL: the right one */
  void (*spoil) (BadDay *day);
  const char *says;
} Row;

static void
put_portal_before_collector (BadDay *day)
{
  relay_behave (day->collector, RELAY_SAYS, PORTAL);
}

static void
put_portal_before_evaluator (BadDay *day)
{
  relay_behave (day->evaluator, RELAY_SAYS, PORTAL);
}

static void
hang_up (BadDay *day)
{
  relay_behave (day->collector, RELAY_HANGS_UP, NULL);
}

static void
run_ahead (BadDay *day)
{
  dim_clock_advance (day->own_clock, G_TIME_SPAN_DAY);
}

static void
name_another_list_key (BadDay *day)
{
  day->servers->other_list_key = dim_signing_key_new_random ();
}

static void
make_well (BadDay *day)
{
  relay_behave (day->collector, RELAY_FORWARDS, NULL);
  relay_behave (day->evaluator, RELAY_FORWARDS, NULL);
  dim_clock_set (day->own_clock, dim_clock_now_us (day->clock));
  g_clear_pointer (&day->servers->other_list_key, dim_signing_key_free);
}

static const Row rows[] = {
  { "code-unknown-used-or-expired", "ABCDE-FGHJK-MNPQR-STVWZ", NULL, NULL, WRONG_CODE },
  { "code-of-the-collector-wrong", "BBCDE-FGHJK-MNPQR-STVWX", NULL, NULL, WRONG_CODE },
  { "code-half", "ABCDE-FGHJK", NULL, NULL, TYPING_ERROR },
  { "code-with-other-signs", "ABCDE-FGHJK-MNPQR-STVW\u00e9", NULL, NULL, TYPING_ERROR },
  { "code-empty", "", NULL, NULL, TYPING_ERROR },
  { "address-without-tls", BAD_DAY_CODE, "http://verzamelserver.example", NULL, TYPING_ERROR },
  { "address-is-none", BAD_DAY_CODE, "verzamelserver", NULL, TYPING_ERROR },
  { "nobody-there", BAD_DAY_CODE, NULL, hang_up, NOBODY },
  { "portal-before-the-collector", BAD_DAY_CODE, NULL, put_portal_before_collector, NOT_THE_PAIR },
  { "portal-before-the-evaluator", BAD_DAY_CODE, NULL, put_portal_before_evaluator, NOT_THE_PAIR },
  { "servers-of-two-pairs", BAD_DAY_CODE, NULL, name_another_list_key, NOT_THE_PAIR },
  { "clock-a-day-ahead", BAD_DAY_CODE, NULL, run_ahead, CLOCK },
};

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
try_to_enrol (BadDay *day, DimMonitor *monitor, const Row *row, GError **error)
{
  g_autofree char *collector =
    row->address != NULL ? g_strdup (row->address) : relay_url (day->collector, "http");
  g_autofree char *evaluator = relay_url (day->evaluator, "http");
  g_autoptr (GAsyncResult) result = NULL;

  dim_monitor_enrol (monitor, collector, evaluator, row->code, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dim_monitor_enrol_finish (monitor, result, error);
}

static void
test_row (BadDay **given, gconstpointer data)
{
  const Row *row = data;
  BadDay *day = *given;
  g_autofree char *name = g_strdup_printf ("new-%u", day->copies++);
  g_autofree char *workstation = g_build_filename (day->root, name, NULL);
  g_autoptr (GError) error = NULL;
  DimMonitor *monitor = bad_day_open (day, workstation, &error);

  g_assert_no_error (error);
  if (row->spoil != NULL)
    row->spoil (day);
  g_assert_false (try_to_enrol (day, monitor, row, &error));
  bad_day_assert_says (row->name, dim_words_enrolment_error (error), row->says);
  g_assert_cmpint (dim_monitor_get_state (monitor), ==, DIM_MONITOR_NEEDS_ENROLMENT);
  g_assert_null (dim_monitor_get_profile (monitor));
  make_well (day);
  g_clear_error (&error);
  g_assert_true (bad_day_enrol (day, monitor, &error));
  g_assert_cmpint (dim_monitor_get_state (monitor), ==, DIM_MONITOR_READY);
  bad_day_close (&monitor);
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
    g_autofree char *path = g_strconcat ("/bad-enrolment/", rows[i].name, NULL);

    g_test_add (path, BadDay *, &rows[i], set_up, test_row, NULL);
  }
  status = g_test_run ();
  g_clear_pointer (&shared, bad_day_free);
  return status;
}
