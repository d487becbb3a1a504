/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desks.h"

#include <glib/gstdio.h>
#include <string.h>

/* Analysts close a counting year by command line, with the real programs: one person unlocks
 * nothing, what comes in later is in the next vintage alone, and a snapshot gives the same tables
 * for ever. The year is the one before the desks' own, which is over. */

#define ANSWERS                                                                                    \
  "{\"datum\":\"%d-10-%02u\",\"product\":\"verhuizing\",\"vorm\":\"%s\",\"gemeente\":\"GM0363\","  \
  "\"ontdekking\":[\"adresonderzoek\"],\"uitkomst\":[\"geweigerd\"],"                              \
  "\"documenten\":[{\"soort\":\"geen\"}]}"

static const char *programs[DESKS_N_PROGRAMS];

typedef struct {
  Desks desks;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  Desks *desks = &fixture->desks;
  g_autoptr (GError) error = NULL;

  desks_set_up (desks, programs);
  desks_add_office (desks, "amsterdam", "GM0363");
  desks_add_office (desks, "bzk", "GM0518");
  desks_enrol (desks, "balie", "amsterdam", "Balie", "balie");
  desks_enrol (desks, "ana", "bzk", "BZK Oost", "analist");
  desks_enrol (desks, "bas", "bzk", "BZK West", "analist");
  fixture->folder = g_dir_make_tmp ("dim-years-XXXXXX", &error);
  g_assert_no_error (error);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = path_of (fixture, name);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  desks_tear_down (&fixture->desks);
}

static char *
add (Fixture *fixture, guint day, const char *form)
{
  Desks *desks = &fixture->desks;
  g_autofree char *json = g_strdup_printf (ANSWERS, desks->year - 1, day, form);

  return desks_register (desks, "balie", "incident add --json -", json);
}

static char *
about_year (Fixture *fixture, const char *command, const char *options)
{
  return g_strdup_printf ("%s --year %d%s", command, fixture->desks.year - 1, options);
}

/* What it prints has @expected in it. */
static void
take (Fixture *fixture,
      const char *device,
      const char *command,
      const char *options,
      const char *expected)
{
  g_autofree char *words = about_year (fixture, command, options);
  g_autofree char *shown = desks_ask (&fixture->desks, device, words, "", 0);

  if (strstr (shown, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, shown);
}

static void
assert_complaint (Fixture *fixture,
                  const char *device,
                  const char *command,
                  const char *options,
                  const char *expected)
{
  g_autofree char *words = about_year (fixture, command, options);
  g_autofree char *complaint = desks_complain (&fixture->desks, device, words, "", 1);

  if (strstr (complaint, expected) == NULL)
    g_error ("“%s” is not in: %s", expected, complaint);
}

static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
fetch (Fixture *fixture, guint vintage, const char *name)
{
  g_autofree char *path = path_of (fixture, name);
  g_autofree char *options = g_strdup_printf (" --vintage %u --output %s", vintage, path);
  g_autofree char *words = about_year (fixture, "snapshot", options);

  desks_carry_out (&fixture->desks, "ana", words, 0);
  return read_file (fixture, name);
}

static char *
rebuild (Fixture *fixture, const char *snapshot, const char *format, const char *name)
{
  g_autofree char *from = path_of (fixture, snapshot);
  g_autofree char *to = path_of (fixture, name);
  g_autofree char *words =
    g_strdup_printf ("rebuild --from-snapshot %s --format %s --output %s", from, format, to);

  desks_carry_out (&fixture->desks, "ana", words, 0);
  return read_file (fixture, name);
}

/* As the analyst unlocks it: Friday in two weeks. */
static char *
unlock_options (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, 14);

  return g_date_time_format (day, " --reason nagekomen --until %Y-%m-%d");
}

static void
close_year (Fixture *fixture)
{
  take (fixture, "ana", "year accept", " --reason onvolledig", "Geaccepteerd");
  take (fixture, "ana", "year close", "", "Voorlopig, uitgave 1");
}

static void
test_second_vintage_takes_two_people (Fixture *fixture, gconstpointer data)
{
  g_autofree char *until = unlock_options ();
  g_autofree char *first = NULL;
  g_autofree char *first_again = NULL;
  g_autofree char *second = NULL;

  g_free (add (fixture, 3, "adresfraude"));
  close_year (fixture);
  first = fetch (fixture, 1, "een.txt");
  g_assert_nonnull (strstr (first, "# regels: 1\n"));
  g_assert_nonnull (strstr (first, ",adresfraude,verhuizing,"));

  g_free (add (fixture, 9, "briefadres"));
  assert_complaint (fixture, "ana", "year close", " --reason hersteld", "kan nu niet");
  take (fixture, "ana", "year unlock", until, "een tweede persoon moet meetekenen");
  assert_complaint (fixture, "ana", "year confirm", "", "Een tweede persoon moet meetekenen");
  take (fixture, "bas", "year confirm", "", "Ontgrendeld");
  take (fixture, "ana", "year close", " --reason hersteld", "Voorlopig, uitgave 2");

  second = fetch (fixture, 2, "twee.txt");
  first_again = fetch (fixture, 1, "een-opnieuw.txt");
  g_assert_cmpstr (first_again, ==, first);
  g_assert_nonnull (strstr (second, "# regels: 2\n"));
  g_assert_nonnull (strstr (second, ",briefadres,"));
  take (fixture, "bas", "year finish", "", "Definitief, uitgave 3");
  assert_complaint (fixture, "ana", "year unlock", until, "kan nu niet");
}

static void
test_rebuilt_tables_are_the_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "csv", "json" };
  g_autofree char *whole = NULL;
  g_autofree char *words = about_year (fixture, "tallies", " --format csv");
  g_autofree char *live = NULL;

  g_free (add (fixture, 3, "adresfraude"));
  g_free (add (fixture, 4, "briefadres"));
  close_year (fixture);
  g_free (fetch (fixture, 1, "een.txt"));
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    g_autofree char *before = rebuild (fixture, "een.txt", formats[i], "voor");
    g_autofree char *after = NULL;

    g_free (add (fixture, 20 + (guint) i, "adresfraude"));
    g_free (fetch (fixture, 1, "later.txt"));
    after = rebuild (fixture, "later.txt", formats[i], "na");
    g_assert_cmpstr (after, ==, before);
  }
  /* They were those of the moment, and there are others by now. */
  whole = rebuild (fixture, "een.txt", "csv", "toen");
  g_assert_nonnull (strstr (whole, ",totaal,totaal,"));
  live = desks_ask (&fixture->desks, "ana", words, "", 0);
  g_assert_cmpstr (live, !=, whole);
}

static void
test_altered_snapshot_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "een.txt");
  g_autofree char *words =
    g_strdup_printf ("rebuild --from-snapshot %s --format csv --output -", path);
  g_autofree char *text = NULL;
  g_autofree char *complaint = NULL;
  g_autofree char *other = NULL;
  char *digit;

  g_free (add (fixture, 3, "adresfraude"));
  close_year (fixture);
  text = fetch (fixture, 1, "een.txt");
  digit = strstr (text, "GM0363");
  digit[5] = '4';
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  complaint = desks_complain (&fixture->desks, "ana", words, "", 1);
  g_assert_nonnull (strstr (complaint, "gewijzigd of afgebroken"));
  g_assert_true (g_file_set_contents (path, "jaar,zaken\n", -1, NULL));
  other = desks_complain (&fixture->desks, "ana", words, "", 1);
  g_assert_nonnull (strstr (other, "geen momentopname"));
}

static void
test_desk_has_no_say (Fixture *fixture, gconstpointer data)
{
  g_free (add (fixture, 3, "adresfraude"));
  g_free (desks_complain (&fixture->desks, "balie", "year list", "", 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 1 + DESKS_N_PROGRAMS);
  for (int i = 0; i < DESKS_N_PROGRAMS; i++)
    programs[i] = argv[i + 1];
#define ADD(path, function) g_test_add ("/years/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("second-vintage-takes-two-people", test_second_vintage_takes_two_people);
  ADD ("rebuilt-tables-are-the-same-bytes", test_rebuilt_tables_are_the_same_bytes);
  ADD ("altered-snapshot-is-refused", test_altered_snapshot_is_refused);
  ADD ("desk-has-no-say", test_desk_has_no_say);
#undef ADD
  return g_test_run ();
}
