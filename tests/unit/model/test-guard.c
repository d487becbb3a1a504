/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-csv.h"
#include "dim-guard.h"

#include <string.h>
#include <time.h>

typedef struct {
  const char *text;
  const char *found; /* "kind level piece", a line a finding */
} Example;

static char *
describe (const char *text, gsize length)
{
  g_autoptr (GArray) findings = dim_guard_scan (text, length);
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
    { "aan de Oude Gracht 5", "adres ask Gracht 5" },
    { "in de dorpsstraat nr. 12", "adres ask dorpsstraat nr. 12" },
    { "dhr. j. jansen kwam", "naam ask j. jansen" },
    { "de heer en mevrouw Jansen", "naam ask Jansen" },
    { "woont Burgemeester de Vlugtlaan 12", "adres ask Vlugtlaan 12" },
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
    { "één café, bsn 999990019", "bsn certain 999990019" },
  };

  assert_examples (examples, G_N_ELEMENTS (examples));
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
    findings = dim_guard_scan (text, sizeof text);
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
  for (guint round = 0; round < 3; round++) {
    gint64 started_us = now_us ();
    g_autoptr (GArray) findings = dim_guard_scan (text, length);

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
    gint64 small_us = MAX (time_scan (units[i], (gsize) 128 * 1024), 1000);
    gint64 large_us = time_scan (units[i], (gsize) 1024 * 1024);

    g_assert_cmpint (large_us, <, 20 * small_us);
  }
}

/* The generator: every rule in every form it has, between harmless words. */
typedef char *(*MakeFunc) (GRand *random);

static char
pick (GRand *random, const char *from)
{
  return from[g_rand_int_range (random, 0, (gint32) strlen (from))];
}

static char *
fill_shape (GRand *random, const char *shape)
{
  char *text = g_strdup (shape);

  for (char *p = text; *p != '\0'; p++) {
    if (*p == '9')
      *p = pick (random, "0123456789");
    else if (*p == '8')
      *p = pick (random, "123456789");
    else if (*p == 'X')
      *p = pick (random, "BDFGHJKLNPRSTVXZ");
  }
  return text;
}

static gboolean
is_bsn (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < 9; i++)
    sum += (digits[i] - '0') * (i == 8 ? -1 : 9 - i);
  return sum % 11 == 0;
}

static char *
make_bsn (GRand *random)
{
  for (;;) {
    g_autofree char *bsn = fill_shape (random, "899999999");

    if (is_bsn (bsn))
      return g_steal_pointer (&bsn);
  }
}

static char *
make_named_bsn (GRand *random)
{
  static const char *const words[] = { "BSN ", "bsn: ", "burgerservicenummer ", "sofi-nummer " };
  g_autofree char *bsn = make_bsn (random);
  g_autofree char *grouped = NULL;
  int form = g_rand_int_range (random, 0, 4);

  if (form == 0)
    grouped = g_strdup_printf ("%.3s.%.3s.%.3s", bsn, bsn + 3, bsn + 6);
  else if (form == 1)
    grouped = g_strdup_printf ("%.3s %.3s %.3s", bsn, bsn + 3, bsn + 6);
  else if (form == 2)
    grouped = g_strdup_printf ("%.4s-%.2s-%.3s", bsn, bsn + 4, bsn + 6);
  else
    grouped = g_strdup (bsn);
  return g_strconcat (words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))], grouped, NULL);
}

static char *
make_a_number (GRand *random)
{
  for (;;) {
    g_autofree char *number = fill_shape (random, "8999999999");
    int sum = 0;
    int weighed = 0;
    gboolean repeats = FALSE;

    for (int i = 0; i < 10; i++) {
      sum += number[i] - '0';
      weighed += (number[i] - '0') << i;
      repeats = repeats || (i > 0 && number[i] == number[i - 1]);
    }
    if (!repeats && weighed % 11 == 0 && (sum % 11 == 0 || sum % 11 == 5))
      return g_steal_pointer (&number);
  }
}

static char *
make_document_number (GRand *random)
{
  static const char alphabet[] = "0123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
  static const int weights[] = { 7, 3, 1 };
  char number[10] = { pick (random, "NBDSARI"), pick (random, "BCDFGHJKLMNP") };
  int sum = 0;

  /* Three figures in all, or it may be a word with a number behind it. */
  number[2] = pick (random, "123456789");
  number[3] = pick (random, "123456789");
  for (int i = 4; i < 8; i++)
    number[i] = pick (random, alphabet);
  for (int i = 0; i < 8; i++)
    sum += weights[i % 3] * (g_ascii_isdigit (number[i]) ? number[i] - '0' : number[i] - 'A' + 10);
  number[8] = (char) ('0' + sum % 10);
  return g_strdup (number);
}

static char *
make_iban (GRand *random)
{
  g_autofree char *account = fill_shape (random, "8999999999");
  guint remainder = 0;
  g_autofree char *digits = g_strdup_printf ("11232310%s232100", account);

  for (const char *p = digits; *p != '\0'; p++)
    remainder = (remainder * 10 + (guint) (*p - '0')) % 97;
  if (g_rand_boolean (random))
    return g_strdup_printf ("NL%02u BNNA %.4s %.4s %.2s", 98 - remainder, account, account + 4,
                            account + 8);
  return g_strdup_printf ("NL%02uBNNA%s", 98 - remainder, account);
}

static char *
make_plate (GRand *random)
{
  static const char *const codes[] = {
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
  };

  return fill_shape (random, codes[g_rand_int_range (random, 0, G_N_ELEMENTS (codes))]);
}

static char *
make_phone (GRand *random)
{
  static const char *const forms[] = { "06-89999999",        "06 89 99 99 99",  "0689999999",
                                       "+31 6 89999999",     "+31689999999",    "0031 6 89999999",
                                       "020-8999999",        "(020) 899 99 99", "0113-899999",
                                       "+31 (0)20 899 99 99" };
  g_autofree char *text = g_strdup (forms[g_rand_int_range (random, 0, G_N_ELEMENTS (forms))]);
  gsize figures = strcspn (text, "8");

  for (char *p = text + figures; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = pick (random, p == text + figures ? "12345678" : "0123456789");
  return g_steal_pointer (&text);
}

static char *
make_email (GRand *random)
{
  g_autofree char *name = fill_shape (random, "XXXX.XX99");
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strconcat (lower, "@voorbeeld", g_rand_boolean (random) ? ".nl" : ".gemeente.nl", NULL);
}

static char *
make_postcode (GRand *random)
{
  static const char *const forms[] = { "8999 TX 89", "8999TX 8", "8999 TX, 899a",
                                       "Brink 8, 8999 TX", "8999 TX-8" };

  return fill_shape (random, forms[g_rand_int_range (random, 0, G_N_ELEMENTS (forms))]);
}

static char *
make_birth_date (GRand *random)
{
  static const char *const words[] = { "geboren op ", "geb. ", "geboortedatum ", "geboren: " };
  int day = g_rand_int_range (random, 1, 29);
  int month = g_rand_int_range (random, 1, 13);
  int year = g_rand_int_range (random, 1920, 2020);
  const char *word = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];

  if (g_rand_boolean (random))
    return g_strdup_printf ("%s%d-%02d-%d", word, day, month, year);
  return g_strdup_printf ("%s%d-%02d-%02d", word, year, month, day);
}

static char *
make_name (GRand *random)
{
  static const char *const words[] = { "de heer ", "mevrouw ", "dhr. ", "mw. ", "meneer " };
  static const char *const names[] = { "De Bruijn", "W.L. de Bruijn", "Eriksson", "van Eriksson",
                                       "Anna Maria Eriksson" };

  return g_strconcat (words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                      names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))], NULL);
}

static char *
make_address (GRand *random)
{
  static const char *const streets[] = { "Dorpsstraat", "Kerklaan",  "Molenweg",  "Marktplein",
                                         "Herengracht", "Havenkade", "Parksingel" };

  return g_strdup_printf ("%s %d%s", streets[g_rand_int_range (random, 0, G_N_ELEMENTS (streets))],
                          g_rand_int_range (random, 1, 999), g_rand_boolean (random) ? "a" : "");
}

typedef struct {
  DimPersonalKind kind;
  DimGuardLevel level;
  MakeFunc make;
} Maker;

static const Maker makers[] = {
  { DIM_PERSONAL_BSN, DIM_GUARD_CERTAIN, make_named_bsn },
  { DIM_PERSONAL_BSN, DIM_GUARD_ASK, make_bsn },
  { DIM_PERSONAL_A_NUMBER, DIM_GUARD_CERTAIN, make_a_number },
  { DIM_PERSONAL_DOCUMENT_NUMBER, DIM_GUARD_CERTAIN, make_document_number },
  { DIM_PERSONAL_IBAN, DIM_GUARD_CERTAIN, make_iban },
  { DIM_PERSONAL_LICENCE_PLATE, DIM_GUARD_CERTAIN, make_plate },
  { DIM_PERSONAL_PHONE, DIM_GUARD_CERTAIN, make_phone },
  { DIM_PERSONAL_EMAIL, DIM_GUARD_CERTAIN, make_email },
  { DIM_PERSONAL_POSTCODE, DIM_GUARD_CERTAIN, make_postcode },
  { DIM_PERSONAL_BIRTH_DATE, DIM_GUARD_ASK, make_birth_date },
  { DIM_PERSONAL_NAME, DIM_GUARD_ASK, make_name },
  { DIM_PERSONAL_ADDRESS, DIM_GUARD_ASK, make_address },
};
static const char *const before[] = { "", "Klant zei ", "gezien: ", "volgens collega (", "en\n" };
static const char *const after[] = { "", ".", ", volgens hem", ")", "\ndaarna weg" };

static void
test_generated_are_all_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (31);

  for (gsize rule = 0; rule < G_N_ELEMENTS (makers); rule++) {
    guint missed = 0;

    for (guint round = 0; round < 500; round++) {
      g_autofree char *piece = makers[rule].make (random);
      g_autofree char *text =
        g_strconcat (before[g_rand_int_range (random, 0, G_N_ELEMENTS (before))], piece,
                     after[g_rand_int_range (random, 0, G_N_ELEMENTS (after))], NULL);
      g_autoptr (GArray) findings = dim_guard_scan (text, strlen (text));
      const DimFinding *first = findings->len > 0 ? &g_array_index (findings, DimFinding, 0) : NULL;

      if (first == NULL || first->kind != makers[rule].kind || first->level != makers[rule].level) {
        g_test_message ("rule %" G_GSIZE_FORMAT " missed one in round %u", rule, round);
        missed++;
      }
    }
    g_assert_cmpuint (missed, ==, 0);
  }
}

static void
test_generated_harmless_stay (void)
{
  static const char *const forms[] = {
    "zaaknummer 899999999",
    "zaak Z-2026-999999999",
    "dossier 2026/999999",
    "€ 899.999.999,99",
    "ZK2026999",
    "op 8-11-2026",
    "2026-11-18",
    "1.899,99 euro",
    "om 18:19 uur",
    "bedrag EUR 89999999",
    "referentie 8999999999",
    "formulier XX9999",
    "pagina 89 van 899",
    "20261108",
    "kamer 8.99",
    "factuur 2026-99999",
    "2026-9999",
    "2026-99999",
    "2026/999999",
    "2026/9999",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (32);
  guint alarms = 0;

  for (guint round = 0; round < 4000; round++) {
    g_autofree char *piece = fill_shape (random, forms[round % G_N_ELEMENTS (forms)]);
    g_autofree char *text =
      g_strconcat (before[g_rand_int_range (random, 0, G_N_ELEMENTS (before))], piece,
                   after[g_rand_int_range (random, 0, G_N_ELEMENTS (after))], NULL);
    g_autoptr (GArray) findings = dim_guard_scan (text, strlen (text));

    if (findings->len > 0) {
      g_test_message ("false alarm in form %s", forms[round % G_N_ELEMENTS (forms)]);
      alarms++;
    }
  }
  /* A reference of ten figures may by chance be an A-number, which is asked about. */
  g_assert_cmpuint (alarms, <=, 4);
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
  const char *folder = g_getenv ("DIM_TEST_REFERENCE");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "test_vectors.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, NULL)) {
    g_test_skip ("no reference here");
    return;
  }
  rows = dim_csv_parse (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 1);
  for (guint i = 1; i < rows->len; i++)
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
  g_test_add_func ("/guard/takes-any-bytes", test_takes_any_bytes);
  g_test_add_func ("/guard/findings-lie-apart", test_findings_lie_apart);
  g_test_add_func ("/guard/time-is-linear", test_time_is_linear);
  g_test_add_func ("/guard/generated-are-all-found", test_generated_are_all_found);
  g_test_add_func ("/guard/generated-harmless-stay", test_generated_harmless_stay);
  g_test_add_func ("/guard/agrees-with-the-reference", test_agrees_with_the_reference);
  return g_test_run ();
}
