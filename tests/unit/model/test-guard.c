/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard.h"
#include "reference-vectors.h"

#include <string.h>
#include <time.h>

/* CMI and Fraudehelpdesk. */
static const char *const public_numbers[] = { "0889001000", "0887867372", NULL };

typedef struct {
  const char *text;
  const char *found; /* "kind level piece", a line a finding */
} Example;

static char *
describe (const char *text, gsize length)
{
  g_autoptr (GArray) findings = dim_guard_scan (text, length, public_numbers);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++) {
    const DimFinding *finding = &g_array_index (findings, DimFinding, i);

    g_string_append_printf (lines, "%s%s %s %.*s", i > 0 ? "\n" : "",
                            dim_personal_kind_name (finding->kind),
                            finding->level == DIM_GUARD_CERTAIN ? "certain" : "ask",
                            (int) finding->length, text + finding->offset);
  }
  return g_string_free (lines, FALSE);
}

static void
assert_examples (const Example *examples, gsize n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *found = describe (examples[i].text, strlen (examples[i].text));

    g_assert_cmpstr (found, ==, examples[i].found);
  }
}

static void
test_numbers (void)
{
  static const Example examples[] = {
    { "BSN 999990019", "bsn certain 999990019" },
    { "bsn: 9999.90.019", "bsn certain 9999.90.019" },
    { "burgerservicenummer is 999-990-019.", "bsn certain 999-990-019" },
    { "BSN999990019", "bsn certain 999990019" },
    { "het nummer 999990019 (bsn)", "bsn certain 999990019" },
    { "gaf 999990019 op", "bsn ask 999990019" },
    { "gaf 999 990 019 op", "bsn ask 999 990 019" },
    { "sofinummer 000009830", "bsn certain 000009830" },
    { "gaf 99 99 90 01 9 op", "bsn ask 99 99 90 01 9" },
    { "gaf 999/990/019 op", "bsn ask 999/990/019" },
    { "gaf 999990018 op", "" },
    { "A-nummer 8940402024", "a-nummer certain 8940402024" },
    { "gaf 8320968431 op", "a-nummer certain 8320968431" },
    { "rijbewijs 5094962111", "documentnummer certain 5094962111" },
    { "gaf 5094962111 op", "documentnummer ask 5094962111" },
    { "bel 06-12345678", "telefoon certain 06-12345678" },
    { "bel 06 12 34 56 78.", "telefoon certain 06 12 34 56 78" },
    { "bel 0612345678", "telefoon certain 0612345678" },
    { "bel 020-1234567", "telefoon certain 020-1234567" },
    { "bel (0113) 123 456", "telefoon certain (0113) 123 456" },
    { "bel +31 6 12345678", "telefoon certain +31 6 12345678" },
    { "bel +31 (0)20 123 45 67", "telefoon certain +31 (0)20 123 45 67" },
    { "bel 0031612345678", "telefoon certain 0031612345678" },
    { "bel +49 30 12345678", "telefoon ask +49 30 12345678" },
  };

  assert_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_codes (void)
{
  static const Example examples[] = {
    { "NS7964638", "documentnummer certain NS7964638" },
    { "ns7964638", "documentnummer certain ns7964638" },
    { "paspoort SPECI2014", "documentnummer certain SPECI2014" },
    { "paspoort NS 7964638", "documentnummer certain NS 7964638" },
    { "IR7LK4HB7 gezien", "documentnummer certain IR7LK4HB7" },
    { "nummer NS7964639", "documentnummer ask NS7964639" },
    { "paspoortnummer L898902C3", "documentnummer certain L898902C3" },
    { "vals paspoort L898902C3", "documentnummer ask L898902C3" },
    { "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n"
      "SPECI20142NLD6503101F2403096999999990<<<<<84",
      "mrz certain P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n"
      "mrz certain SPECI20142NLD6503101F2403096999999990<<<<<84" },
    { "mrz D1NLD15094962111659VW87Z78NB84", "mrz certain D1NLD15094962111659VW87Z78NB84" },
    { "p<nldde<bruijn<<willeke", "mrz certain p<nldde<bruijn<<willeke" },
    { "IBAN NL91ABNA0417164300", "iban certain NL91ABNA0417164300" },
    { "rekening nl91 abna 0417 1643 00", "iban certain nl91 abna 0417 1643 00" },
    { "jan.jansen@voorbeeld.nl", "e-mail certain jan.jansen@voorbeeld.nl" },
    { "mail (JAN_1+x@post.voorbeeld.nl).", "e-mail certain JAN_1+x@post.voorbeeld.nl" },
  };

  assert_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_places_and_people (void)
{
  static const Example examples[] = {
    { "reed weg in GF-88-YY", "kenteken certain GF-88-YY" },
    { "kenteken gf88yy", "kenteken certain gf88yy" },
    { "kenteken 8765AG", "kenteken certain 8765AG" },
    { "reed weg in 1KHH39", "kenteken ask 1KHH39" },
    { "1234 AB 12", "postcode certain 1234 AB 12" },
    { "woont op 1234AB, 12a", "postcode certain 1234AB, 12a" },
    { "Dorpsstraat 12, 1234 AB Almelo", "postcode certain 12, 1234 AB" },
    { "1234 AB huisnummer 12", "postcode certain 1234 AB huisnummer 12" },
    { "geboren op 10-03-1965", "geboortedatum ask 10-03-1965" },
    { "geb. 10 maart 1965", "geboortedatum ask 10 maart 1965" },
    { "geboortedatum: 1965-03-10", "geboortedatum ask 1965-03-10" },
    { "mevrouw De Bruijn kwam", "naam ask De Bruijn" },
    { "dhr. J. van der Berg-Smit", "naam ask J. van der Berg-Smit" },
    { "de heer P.J. (Piet) Eriksson", "naam ask P.J. (Piet) Eriksson" },
    { "mevrouw d'Ancona kwam", "naam ask d'Ancona" },
    { "van 10-3-1965 (geboortedatum)", "geboortedatum ask 10-3-1965" },
    { "1234AB5 dus", "postcode ask 1234AB5" },
    { "Laan van Meerdervoort 12", "adres ask Laan van Meerdervoort 12" },
    { "aan de Oude Gracht 5", "adres ask Oude Gracht 5" },
    { "in de dorpsstraat nr. 12", "adres ask dorpsstraat nr. 12" },
    { "dhr. j. jansen kwam", "naam ask j. jansen" },
    { "de heer en mevrouw Jansen", "naam ask Jansen" },
    { "woont Burgemeester de Vlugtlaan 12", "adres ask Burgemeester de Vlugtlaan 12" },
    { "woont Kerkstr. 4b", "adres ask Kerkstr. 4b" },
  };

  assert_examples (examples, G_N_ELEMENTS (examples));
}

static void
test_leaves_the_rest_alone (void)
{
  static const char *const harmless[] = {
    "",
    "Paspoort geweigerd, foto lijkt niet. Collega heeft meegekeken.",
    "CMI 088 900 10 00, politie 0900-8844, Vertrouwenslijn 0800 2800 200",
    "Fraudehelpdesk 088-7867372 of 088 - 786 73 72, balie 14 010, +31 88 900 10 00",
    "zaaknummer 999990019, dossier 8765AG1",
    "zaak Z-2026-000123456, Z2026/00012345 en 2026-0012345",
    "zaak ZK2026001 en DO2026001, formulier C2, artikel 12, ARTIKEL12 en GM0363",
    "op 3-11-2026, 03-11-2026, 2026-11-03, 20261103 en 3 november 2026 om 10:30 uur",
    "06-12-2026 10 personen, 01 02 03 04 05",
    "bedrag € 999.990.019,00, 1.234,56 euro, EUR 12.345.672 en 99999,00",
    "in 2026 op 12 november; van 10-12-2026 tot 20-12-2026; 2026 is een jaar",
    "mevrouw kwam aan de balie met de heer. Daarna niet meer.",
    "postcode 1234 AB te Almelo, 1234 SA 12, 0123 AB 12",
    "scan bij a < b en <b>vet</b>, ==>, <<<<<<<<<<<<<<<<<<<<<<<<<<",
    "jan@balie, @voorbeeld.nl, 5 @ 3",
    "de 14 sidecodes, 100% zeker, 3 x 4, versie 1.2.3.4",
    "NL91ABNA0417164301",
    "paspoort gezien. Chip gaf foutcode 0x6A82, klantnummer 12345678",
    "zaak 2026BZ12 en de weg 5 naar de straat 3; halverwege 2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++) {
    g_autofree char *found = describe (harmless[i], strlen (harmless[i]));

    g_assert_cmpstr (found, ==, "");
  }
}

static void
test_disguises_do_not_hide (void)
{
  static const Example examples[] = {
    { "bsn ９９９９９００１９", "bsn certain ９９９９９００１９" },
    { "bsn 999\u00a0990\u00a0019", "bsn certain 999\u00a0990\u00a0019" },
    { "bsn 999\u2013990\u2013019", "bsn certain 999\u2013990\u2013019" },
    { "bsn 9999\u200b90019", "bsn certain 9999\u200b90019" },
    { "bsn 999\x07\x1b"
      "990019",
      "bsn certain 999\x07\x1b"
      "990019" },
    { "één café, bsn 999990019", "bsn certain 999990019" },
  };

  assert_examples (examples, G_N_ELEMENTS (examples));
}

static guint
count_open (const char *text, char **allowed)
{
  g_autoptr (GArray) open =
    dim_guard_scan_open (text, public_numbers, (const char *const *) allowed);

  return open->len;
}

static void
test_allowed_is_what_was_said (void)
{
  const char *const pieces[] = { "naam Eriksson", "bsn 999990020", NULL };
  g_auto (GStrv) allowed = dim_guard_allow ("de heer Eriksson gaf 999990020", public_numbers);
  g_auto (GStrv) nothing = dim_guard_allow ("bsn 999990020", public_numbers);

  g_assert_true (g_strv_equal ((const char *const *) allowed, pieces));
  g_assert_null (nothing[0]);
  g_assert_cmpuint (count_open ("de heer Eriksson gaf 999990020", nothing), ==, 2);
  g_assert_cmpuint (count_open ("de heer Eriksson gaf 999990020", allowed), ==, 0);
  g_assert_cmpuint (count_open ("toen gaf de heer Eriksson 999990020 op", allowed), ==, 0);
  g_assert_cmpuint (count_open ("de heer Eriksson en mevrouw De Bruijn", allowed), ==, 1);
  g_assert_cmpuint (count_open ("de heer Eriksson-Smit", allowed), ==, 1);
  g_assert_cmpuint (count_open ("bsn 999990020", allowed), ==, 1);
}

static void
test_public_numbers_are_what_is_given (void)
{
  static const char text[] = "bel 088 900 10 00";
  g_autoptr (GArray) given = dim_guard_scan (text, strlen (text), public_numbers);
  g_autoptr (GArray) not_given = dim_guard_scan (text, strlen (text), NULL);

  g_assert_cmpuint (given->len, ==, 0);
  g_assert_cmpuint (not_given->len, ==, 1);
}

static void
test_takes_any_bytes (void)
{
  static const char broken[] = "\xff bsn 999990019 \xc3\0 x\xe2\x82";
  g_autofree char *found = describe (broken, sizeof broken - 1);

  g_assert_cmpstr (found, ==, "bsn certain 999990019");
}

static void
test_findings_lie_apart (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261103);
  static const char alphabet[] = "0123456789ABNPSZabe  --..,<@+(\n";

  for (guint round = 0; round < 2000; round++) {
    char text[200];
    gsize end = 0;
    g_autoptr (GArray) findings = NULL;

    for (gsize i = 0; i < sizeof text; i++)
      text[i] = alphabet[g_rand_int_range (random, 0, (gint32) sizeof alphabet - 1)];
    findings = dim_guard_scan (text, sizeof text, NULL);
    for (guint i = 0; i < findings->len; i++) {
      const DimFinding *finding = &g_array_index (findings, DimFinding, i);

      g_assert_cmpuint (finding->length, >, 0);
      g_assert_cmpuint (finding->offset, >=, end);
      end = finding->offset + finding->length;
      g_assert_cmpuint (end, <=, sizeof text);
    }
  }
}

/* Time of this process only, since others share the machine. */
static gint64
now_us (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
time_scan (const char *unit, gsize length)
{
  g_autofree char *text = g_malloc (length);
  gint64 best_us = G_MAXINT64;

  for (gsize i = 0; i < length; i++)
    text[i] = unit[i % strlen (unit)];
  for (guint round = 0; round < 2; round++) {
    gint64 started_us = now_us ();
    g_autoptr (GArray) findings = dim_guard_scan (text, length, public_numbers);

    best_us = MIN (best_us, now_us () - started_us);
  }
  return best_us;
}

/* Eight times the text may cost some twenty times the time, for memory is slower by then; a square
 * would cost sixty-four. */
static void
test_time_is_linear (void)
{
  static const char *const units[] = { "1234567890", "1 ",     "12-34-", "a.b@",
                                       "<",          "P<NLD<", "06 12 ", "NL91ABNA0417 ",
                                       "999990019 ", "A",      "(+31",   "dhr. J. " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++) {
    gint64 small_us = MAX (time_scan (units[i], (gsize) 32 * 1024), 1000);
    gint64 large_us = time_scan (units[i], (gsize) 256 * 1024);

    g_assert_cmpint (large_us, <, 20 * small_us);
  }
}

static void
check_vector (char **row)
{
  static const char *const kinds[][2] = { { "mrz", "mrz" },
                                          { "bsn", "bsn" },
                                          { "anummer", "a-nummer" },
                                          { "iban", "iban" },
                                          { "kenteken", "kenteken" } };
  g_auto (GStrv) lines = g_strsplit (row[1], "\\n", -1);
  g_autofree char *value = g_strjoinv ("\n", lines);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autofree char *text = g_strdup_printf ("%s %s", row[0], value);
    g_autofree char *found = describe (text, strlen (text));
    g_autofree char *expected = g_strconcat (kinds[i][1], " certain ", NULL);
    gboolean is_one = g_str_equal (row[2], "valid") || g_str_equal (row[0], "mrz");

    if (g_str_equal (row[0], kinds[i][0]))
      g_assert_cmpint (g_str_has_prefix (found, expected), ==, is_one);
  }
}

static void
test_agrees_with_the_reference (void)
{
  g_autoptr (GPtrArray) rows = reference_vectors_load ();

  for (guint i = 1; rows != NULL && i < rows->len; i++)
    check_vector (g_ptr_array_index (rows, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/numbers", test_numbers);
  g_test_add_func ("/guard/codes", test_codes);
  g_test_add_func ("/guard/places-and-people", test_places_and_people);
  g_test_add_func ("/guard/leaves-the-rest-alone", test_leaves_the_rest_alone);
  g_test_add_func ("/guard/disguises-do-not-hide", test_disguises_do_not_hide);
  g_test_add_func ("/guard/allowed-is-what-was-said", test_allowed_is_what_was_said);
  g_test_add_func ("/guard/public-numbers-are-what-is-given",
                   test_public_numbers_are_what_is_given);
  g_test_add_func ("/guard/takes-any-bytes", test_takes_any_bytes);
  g_test_add_func ("/guard/findings-lie-apart", test_findings_lie_apart);
  g_test_add_func ("/guard/time-is-linear", test_time_is_linear);
  g_test_add_func ("/guard/agrees-with-the-reference", test_agrees_with_the_reference);
  return g_test_run ();
}
