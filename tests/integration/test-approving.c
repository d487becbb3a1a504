/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"
#include "dim-json-guard.h"

#include <string.h>

/* A back office approves a month by command line: both sides reckon what it holds by themselves,
 * the device from what the feed told and the collector from its ledger, and must come to the same.
 */

#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-10-%02u\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"%s\","                   \
  "\"gemeente\":\"GM0363\",\"ontdekking\":[\"gezichtsvergelijking\"],"                             \
  "\"uitkomst\":[\"geweigerd\"],\"documenten\":[{\"soort\":\"nik\",\"land\":\"NLD\","              \
  "\"nummer\":\"%s\"}]}"

static const char *programs[DESKS_N_PROGRAMS];

static void
set_up (Desks *desks, gconstpointer data)
{
  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "noord", "amsterdam", "Balie Noord", "balie");
  desks_enrol (desks, "achter", "amsterdam", "Backoffice", "backoffice");
}

static void
tear_down (Desks *desks, gconstpointer data)
{
  desks_tear_down (desks);
}

static char *
add (Desks *desks, const char *device, guint day, const char *form, const char *number)
{
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year, day, form, number);

  return desks_register (desks, device, "incident add --json -", json);
}

static char *
about_october (Desks *desks, const char *command)
{
  return g_strdup_printf ("month %s GM0363 %d-10", command, desks->year);
}

static void
carry_out (Desks *desks, const char *command)
{
  g_autofree char *words = about_october (desks, command);

  desks_carry_out (desks, "achter", words, 0);
}

/* After the news was fetched, what is shown of October has @expected in it. */
static void
assert_shown (Desks *desks, const char *option, const char *expected)
{
  g_autofree char *command = g_strconcat ("show", option, NULL);
  g_autofree char *words = about_october (desks, command);
  g_autofree char *shown = NULL;

  desks_carry_out (desks, "achter", "sync", 0);
  shown = desks_ask (desks, "achter", words, "", 0);
  if (strstr (shown, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, shown);
}

static void
assert_complaint (Desks *desks, const char *device, const char *command, const char *expected)
{
  g_autofree char *words = about_october (desks, command);
  g_autofree char *complaint = desks_complain (desks, device, words, "", 1);

  if (strstr (complaint, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, complaint);
}

/* What is to be looked at, as @kind, or nothing. */
static void
assert_queued (Desks *desks, const char *kind)
{
  g_autofree char *queue = desks_ask (desks, "achter", "review list", "", 0);

  if (kind == NULL ? *queue != '\0' : !g_str_has_prefix (queue, kind))
    g_error ("“%s” is not what is to be looked at: %s", kind, queue);
}

static void
test_approved_changed_and_approved_again (Desks *desks, gconstpointer data)
{
  g_autofree char *first = add (desks, "balie", 3, "look-alike", "SPECI2014");
  g_autofree char *revise = g_strdup_printf ("incident revise %s --json -", first);

  g_free (add (desks, "noord", 20, "nagemaakt", "SPECI2021"));
  assert_shown (desks, " --json",
                "\"akkoord\": \"open\", \"akkoordWacht\": false, "
                "\"voorvallen\": 2, \"zaken\": 2");
  carry_out (desks, "approve");
  assert_shown (desks, " --json", "\"akkoord\": \"akkoord\"");
  assert_shown (desks, "", "door Backoffice");
  assert_queued (desks, NULL);
  g_free (add (desks, "noord", 28, "vervalst", "L898902C3"));
  assert_shown (desks, "", "daarna gewijzigd; 1 voorval is nagekomen");
  carry_out (desks, "approve");
  assert_shown (desks, " --json", "\"akkoord\": \"akkoord\"");
  g_free (desks_ask (desks, "balie", revise, "{\"poging\":\"poging\"}", 0));
  assert_shown (desks, " --json", "\"akkoord\": \"gewijzigd\"");
  assert_queued (desks, "na-akkoord");
  carry_out (desks, "approve");
  desks_carry_out (desks, "achter", "sync", 0);
  assert_queued (desks, NULL);
  carry_out (desks, "reopen --reason ontbreekt");
  assert_shown (desks, "", "er komen nog voorvallen van deze maand");
  assert_complaint (desks, "achter", "reopen --reason ontbreekt", "staat dus al open");
}

/* The device looks at what it heard last; the collector holds it against what it has. */
static void
test_what_came_in_meanwhile_is_told (Desks *desks, gconstpointer data)
{
  g_autofree char *first = add (desks, "balie", 3, "look-alike", "SPECI2014");
  g_autofree char *withdraw = g_strdup_printf ("incident withdraw %s --reason vergissing", first);

  desks_carry_out (desks, "achter", "sync", 0);
  g_free (add (desks, "noord", 20, "nagemaakt", "SPECI2021"));
  desks_carry_out (desks, "balie", withdraw, 0);
  assert_complaint (desks, "achter", "approve", "1 nieuw voorval, 1 voorval dat niet meer meetelt");
  assert_shown (desks, " --json", "\"akkoord\": \"open\"");
  carry_out (desks, "approve");
  assert_shown (desks, " --json", "\"akkoord\": \"akkoord\"");
}

static void
test_what_is_to_be_decided_blocks (Desks *desks, gconstpointer data)
{
  g_autofree char *first = add (desks, "balie", 3, "look-alike", "SPECI2014");
  g_autofree char *second = add (desks, "noord", 5, "look-alike", "SPECI2014");
  g_autofree char *same = g_strdup_printf ("review same %s %s", first, second);

  desks_carry_out (desks, "balie", "sync", 0);
  desks_carry_out (desks, "noord", "sync", 0);
  assert_shown (desks, "", "Te beslissen");
  assert_complaint (desks, "achter", "approve", "Beslis eerst over het 1 open punt.");
  g_free (desks_ask (desks, "achter", same, "", 0));
  desks_carry_out (desks, "achter", "sync", 0);
  carry_out (desks, "approve");
  assert_shown (desks, " --json", "\"voorvallen\": 2, \"zaken\": 1");
}

static void
test_nothing_reported_is_told_so (Desks *desks, gconstpointer data)
{
  desks_carry_out (desks, "achter", "sync", 0);
  assert_complaint (desks, "achter", "approve", "Doe eerst een nulmelding.");
  carry_out (desks, "declare");
  desks_carry_out (desks, "achter", "sync", 0);
  carry_out (desks, "approve");
  assert_shown (desks, " --json", "\"akkoord\": \"akkoord\"");
  assert_complaint (desks, "balie", "approve", "Alleen een backoffice geeft akkoord");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, DESKS_N_PROGRAMS + 1);
  for (guint i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
#define ADD(path, test) g_test_add ("/approving/" path, Desks, NULL, set_up, test, tear_down)
  ADD ("approved-changed-and-approved-again", test_approved_changed_and_approved_again);
  ADD ("what-came-in-meanwhile-is-told", test_what_came_in_meanwhile_is_told);
  ADD ("what-is-to-be-decided-blocks", test_what_is_to_be_decided_blocks);
  ADD ("nothing-reported-is-told-so", test_nothing_reported_is_told_so);
  return g_test_run ();
}
