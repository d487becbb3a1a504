/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard.h"
#include "guard-figures.h"

#include <string.h>

#define SEED            31
#define ROUNDS          500
#define HARMLESS_ROUNDS 10000

/* The generator: every rule in every form it has, between harmless words, marked with braces. */
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

static const char *
pick_text (GRand *random, const char *const *from, gsize n)
{
  return from[g_rand_int_range (random, 0, (gint32) n)];
}
#define PICK(random, from) pick_text (random, from, G_N_ELEMENTS (from))

/* @digits in groups as @form has them: "999.999.999" gives "123.456.789". */
static char *
group_digits (const char *digits, const char *form)
{
  g_autofree char *text = g_strdup (form);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '9')
      *p = *digits++;
  return g_steal_pointer (&text);
}

static char *
make_named_bsn (GRand *random)
{
  static const char *const words[] = {
    "BSN ",
    "bsn: ",
    "bsn:",
    "burgerservicenummer ",
    "sofi-nummer ",
    "B.S.N. ",
    "Bsn-nr. ",
    "bsn nummer ",
    "BSN is ",
    "BSN (oud) ",
    "zijn BSN = ",
    "BSN\n",
    "bsn van de moeder ",
    "BSN\u00a0",
    "burger service nr: ",
  };
  static const char *const forms[] = {
    "999999999",   "999.999.999", "999 999 999",  "9999-99-999", "9999.99.999",
    "999-999-999", "9999 99 999", "99 99 99 999", "999/999/999", "999\u00a0999\u00a0999"
  };
  g_autofree char *bsn = make_bsn (random);
  g_autofree char *grouped = group_digits (bsn, PICK (random, forms));

  if (g_rand_int_range (random, 0, 10) == 0)
    return g_strdup_printf ("{%s} (BSN)", grouped);
  return g_strdup_printf ("%s{%s}", PICK (random, words), grouped);
}

static char *
make_lone_bsn (GRand *random)
{
  static const char *const forms[] = { "999999999", "999.999.999", "999 999 999", "9999.99.999" };
  g_autofree char *bsn = make_bsn (random);
  g_autofree char *grouped = group_digits (bsn, PICK (random, forms));

  return g_strdup_printf ("{%s}", grouped);
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
make_written_a_number (GRand *random)
{
  static const char *const words[] = { "A-nummer ",  "anr. ", "a-nr: ", "administratienummer ",
                                       "A nummer: ", "",      "",       "" };
  static const char *const forms[] = { "9999999999", "9999999999", "9999 999 999", "999.999.999.9",
                                       "9999.99.9999" };
  g_autofree char *number = make_a_number (random);
  const char *word = PICK (random, words);
  g_autofree char *grouped = group_digits (number, *word != '\0' ? PICK (random, forms) : forms[0]);

  return g_strdup_printf ("%s{%s}", word, grouped);
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

/* In capitals or not, alone or after what it is. */
static char *
make_written_document_number (GRand *random)
{
  static const char *const words[] = {
    "paspoort ", "paspoortnummer ", "NIK nr. ", "document nr ", "id-kaart: ", "", "", ""
  };
  g_autofree char *number = make_document_number (random);
  g_autofree char *lower = g_ascii_strdown (number, -1);
  const char *word = PICK (random, words);

  if (*word != '\0' && g_rand_int_range (random, 0, 4) == 0)
    return g_strdup_printf ("%s{%.2s %s}", word, number, number + 2);
  return g_strdup_printf ("%s{%s}", word, g_rand_boolean (random) ? number : lower);
}

/* Any country's: only what stands before it tells. */
static char *
make_foreign_number (GRand *random)
{
  static const char *const words[] = { "paspoortnummer ", "documentnummer: ", "paspoort nr. ",
                                       "documentnr ",     "kaartnummer ",     "doc.nr. " };
  static const char *const shapes[] = { "X9999999",  "99XX99999", "XX999999",
                                        "999999999", "X99X99X99", "9999999X" };
  g_autofree char *number = fill_shape (random, PICK (random, shapes));

  return g_strdup_printf ("%s{%s}", PICK (random, words), number);
}

static char *
make_licence (GRand *random)
{
  static const char *const words[] = { "rijbewijsnummer ", "rijbewijs nr. ", "rijbewijsnr: " };
  g_autofree char *number = fill_shape (random, "8999999999");

  return g_strdup_printf ("%s{%s}", PICK (random, words), number);
}

static char *
make_zone (GRand *random)
{
  static const char *const shapes[] = {
    "P<NLDXXXXX<<XXXXXX<XXXX<<<<<<<<<<<<<<<<<<<<<",
    "XX99999999NLD9999999F9999999999999999<<<<<99",
    "I<NLDXX99999999<<<<<<<<<<<<<<<",
    "9999999F9999999NLD<<<<<<<<<<<9",
    "XX<XXXXX<<XXXXXXX<XXXXXXXXX<<<",
    "D1NLD19999999999X99XXX9XXX9XX9",
    "X999999999UTO9999999M9999999<<<<<<<9",
    "P<NLDXXXXX<<XXXXXXX",
    "i<nldxx99999999<<<<<<<<<<<<<<<",
  };
  g_autofree char *zone = fill_shape (random, PICK (random, shapes));

  return g_strdup_printf ("{%s}", zone);
}

static const char *
pick_bank (GRand *random)
{
  static const char *const banks[] = { "ABNA", "INGB", "RABO", "BNNA" };

  return PICK (random, banks);
}

static char *
make_iban (GRand *random)
{
  g_autofree char *account = fill_shape (random, "8999999999");
  const char *bank = pick_bank (random);
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autofree char *iban = NULL;
  g_autofree char *lower = NULL;
  guint remainder = 0;

  for (const char *p = bank; *p != '\0'; p++)
    g_string_append_printf (digits, "%d", *p - 'A' + 10);
  g_string_append_printf (digits, "%s232100", account);
  for (const char *p = digits->str; *p != '\0'; p++)
    remainder = (remainder * 10 + (guint) (*p - '0')) % 97;
  iban = g_strdup_printf ("NL%02u%s%s", 98 - remainder, bank, account);
  lower = g_ascii_strdown (iban, -1);
  if (g_rand_boolean (random))
    return g_strdup_printf ("{%s}", g_rand_boolean (random) ? iban : lower);
  return g_strdup_printf (g_rand_boolean (random) ? "{%.4s %.4s %.4s %.4s %s}"
                                                  : "IBAN:{%.4s-%.4s-%.4s-%.4s-%s}",
                          iban, iban + 4, iban + 8, iban + 12, iban + 16);
}

static char *
make_plate (GRand *random)
{
  static const char *const codes[] = {
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
  };
  g_autofree char *plate = fill_shape (random, PICK (random, codes));

  return g_strdup_printf ("{%s}", plate);
}

static char *
make_named_plate (GRand *random)
{
  static const char *const words[] = { "kenteken ", "Kenteken: ", "auto met kenteken ",
                                       "nummerplaat " };
  g_autofree char *marked = make_plate (random);
  g_autofree char *lower = g_ascii_strdown (marked, -1);
  g_auto (GStrv) parts = g_strsplit (g_rand_boolean (random) ? marked : lower, "-", -1);
  g_autofree char *plate = g_strjoinv (g_rand_boolean (random) ? "" : " ", parts);

  return g_strconcat (PICK (random, words), plate, NULL);
}

/* Figures after the area code, which stay as they are: '8' begins them. */
static char *
make_phone (GRand *random)
{
  static const char *const forms[] = {
    "06-89999999",       "06 89 99 99 99",  "0689999999",          "06 8999 9999",
    "06.89.99.99.99",    "+31 6 89999999",  "+31689999999",        "0031 6 89999999",
    "+31 (0)6 89999999", "020-8999999",     "(020) 899 99 99",     "0113-899999",
    "020 899 9999",      "(0113) 89 99 99", "+31 (0)20 899 99 99", "06 - 89999999",
    "+31-6-89999999",    "06/89999999",
  };
  g_autofree char *text = g_strdup (PICK (random, forms));
  gsize figures = strcspn (text, "8");

  for (char *p = text + figures; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *p = pick (random, p == text + figures ? "12345678" : "0123456789");
  return g_strdup_printf ("{%s}", text);
}

static char *
make_email (GRand *random)
{
  static const char *const shapes[] = { "xxxx.xx99@%s", "x_xxxx@%s", "xx-xxx+xx@post.%s",
                                        "X.Xxxxx@%s", "99xxxx@%s" };
  static const char *const domains[] = { "voorbeeld.nl", "voorbeeld.gemeente.nl", "example.com",
                                         "VOORBEELD.NL", "voor-beeld.org" };
  g_auto (GStrv) parts = g_strsplit (PICK (random, shapes), "%s", -1);
  g_autofree char *name = g_strjoinv (PICK (random, domains), parts);

  for (char *p = name; *p != '@'; p++) {
    if (*p == 'x')
      *p = pick (random, "bdfghjklnprstvz");
    else if (*p == 'X')
      *p = pick (random, "BDFGHJKL");
  }
  return g_strdup_printf ("{%s}", name);
}

static char *
make_postcode (GRand *random)
{
  static const char *const forms[] = { "{8999 TX 89}",        "{8999TX 8}",
                                       "{8999 TX, 899a}",     "Brink {8, 8999 TX}",
                                       "{8999 TX-8}",         "postcode {8999 tx 89}",
                                       "{8999 TX nr. 8}",     "{8999TX huisnummer 89}",
                                       "{8999 TX, nr 8-999}", "{8999TX} nr: {8}" };

  return fill_shape (random, PICK (random, forms));
}

static char *
make_birth_date (GRand *random)
{
  static const char *const words[] = { "geboren op ", "geb. ",     "geboortedatum ",
                                       "geboren: ",   "geb.dat. ", "geboren te Gent, ",
                                       "Geb " };
  static const char *const months[] = {
    "jan",  "februari", "mrt.",      "april", "mei",  "juni",
    "juli", "aug",      "september", "okt",   "nov.", "december"
  };
  int day = g_rand_int_range (random, 1, 29);
  int month = g_rand_int_range (random, 1, 13);
  int year = g_rand_int_range (random, 1920, 2020);
  const char *word = PICK (random, words);

  switch (g_rand_int_range (random, 0, 5)) {
  case 0:
    return g_strdup_printf ("%s{%d-%02d-%d}", word, day, month, year);
  case 1:
    return g_strdup_printf ("%s{%d-%02d-%02d}", word, year, month, day);
  case 2:
    return g_strdup_printf ("%s{%02d/%02d/%d}", word, day, month, year);
  case 3:
    return g_strdup_printf ("%s{%d %s %d}", word, day, months[month - 1], year);
  default:
    return g_strdup_printf ("%s{%02d.%02d.%d}", word, day, month, year);
  }
}

static char *
make_name (GRand *random)
{
  static const char *const words[] = { "de heer ", "mevrouw ", "dhr. ", "mw. ",     "meneer ",
                                       "Mevr. ",   "hr ",      "fam. ", "De heer ", "heet " };
  static const char *const names[] = {
    "De Bruijn",      "W.L. de Bruijn",      "Eriksson",  "van Eriksson", "Anna Maria Eriksson",
    "A. van 't Hart", "J. P. de Vries-Smit", "El Amrani", "Öztürk"
  };

  return g_strdup_printf ("%s{%s}", PICK (random, words), PICK (random, names));
}

static char *
make_initials (GRand *random)
{
  static const char *const initials[] = { "J.", "A.M.", "W. L.", "Th.", "J.P.M. ", "B. ", "Joh. " };
  static const char *const names[] = { "Eriksson",  "de Bruijn", "van den Berg", "Smit-de Vries",
                                       "El Amrani", "ERIKSSON",  "van Dam",      "'t Hart" };

  return g_strdup_printf ("{%s%s%s}", PICK (random, initials), g_rand_boolean (random) ? " " : "",
                          PICK (random, names));
}

static char *
make_address (GRand *random)
{
  static const char *const streets[] = { "Dorpsstraat",   "Kerklaan",      "Molenweg",
                                         "Marktplein",    "Herengracht",   "Havenkade",
                                         "Parksingel",    "Oude Gracht",   "Prins Hendrikkade",
                                         "Laan van Oost", "Burg. Smitlaan" };
  static const char *const houses[] = { " 89", " 8a", " 89-3", " nr. 899", ", 89", " 8" };
  g_autofree char *house = fill_shape (random, PICK (random, houses));

  return g_strdup_printf ("{%s%s}", PICK (random, streets), house);
}

typedef struct {
  DimPersonalKind kind;
  DimGuardLevel level;
  MakeFunc make;
} Maker;

static const Maker makers[] = {
  { DIM_PERSONAL_BSN, DIM_GUARD_CERTAIN, make_named_bsn },
  { DIM_PERSONAL_BSN, DIM_GUARD_ASK, make_lone_bsn },
  { DIM_PERSONAL_A_NUMBER, DIM_GUARD_CERTAIN, make_written_a_number },
  { DIM_PERSONAL_DOCUMENT_NUMBER, DIM_GUARD_CERTAIN, make_written_document_number },
  { DIM_PERSONAL_DOCUMENT_NUMBER, DIM_GUARD_CERTAIN, make_foreign_number },
  { DIM_PERSONAL_DOCUMENT_NUMBER, DIM_GUARD_CERTAIN, make_licence },
  { DIM_PERSONAL_MRZ, DIM_GUARD_CERTAIN, make_zone },
  { DIM_PERSONAL_IBAN, DIM_GUARD_CERTAIN, make_iban },
  { DIM_PERSONAL_LICENCE_PLATE, DIM_GUARD_CERTAIN, make_plate },
  { DIM_PERSONAL_LICENCE_PLATE, DIM_GUARD_CERTAIN, make_named_plate },
  { DIM_PERSONAL_PHONE, DIM_GUARD_CERTAIN, make_phone },
  { DIM_PERSONAL_EMAIL, DIM_GUARD_CERTAIN, make_email },
  { DIM_PERSONAL_POSTCODE, DIM_GUARD_CERTAIN, make_postcode },
  { DIM_PERSONAL_BIRTH_DATE, DIM_GUARD_ASK, make_birth_date },
  { DIM_PERSONAL_NAME, DIM_GUARD_ASK, make_name },
  { DIM_PERSONAL_NAME, DIM_GUARD_ASK, make_initials },
  { DIM_PERSONAL_ADDRESS, DIM_GUARD_ASK, make_address },
};

/* What may stand beside it; figures too, for a number has to be told from its neighbours. */
static const char *const before[] = {
  "",
  "Klant zei ",
  "gezien: ",
  "volgens collega (",
  "en\n",
  "op 3-11-2026 ",
  "om 10:30 uur, ",
  "3 personen, ",
  "zie ook: ",
  "dat was \"",
  "\t",
  "\u2022 ",
  "daarna\u00a0",
  "2e keer ",
  "Almelo, ",
  "- ",
};
static const char *const after[] = {
  "",
  ".",
  ", volgens hem",
  ")",
  "\ndaarna weg",
  " en toen weg",
  "; 2 dagen later",
  "\"",
  "?!",
  " (kopie)",
  " op 3-11-2026",
  " om 10:30 uur",
  ":",
  "\n3 personen",
  " 😀",
};

static char *
surround (GRand *random, const char *piece)
{
  return g_strconcat (PICK (random, before), piece, PICK (random, after), NULL);
}

static void
test_generated_are_all_found (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  GuardFigures figures = { 0 };

  for (gsize rule = 0; rule < G_N_ELEMENTS (makers); rule++)
    for (guint round = 0; round < ROUNDS; round++) {
      g_autofree char *piece = makers[rule].make (random);
      g_autofree char *text = surround (random, piece);

      guard_figures_count (&figures, makers[rule].kind, makers[rule].level, text);
    }
  guard_figures_assert (&figures);
}

/* What begins with '=' is as it stands. */
static const char *const harmless[] = {
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
  "postcode 8999 TX",
  "8999 TX Almelo",
  "melding M9999-999",
  "GM0899",
  "=088 900 10 00",
  "=0900-8844",
  "=0800 2800 200",
  "=088 786 73 72",
  "KvK 89999999",
  "artikel 8.99, lid 9",
  "versie 8.99.9.99",
  "€ 899,-",
  "van 8-11 tot 18-11",
  "PL0600-2026999999",
  "ISO 89999",
  "bon X999",
  "afgegeven 18.11.2021",
  "8 november 2026",
  "week 18-19",
  "89 x 99 mm",
  "team X. Daarna",
  "code 0899",
  "de heer en mevrouw",
  "straat 8 keer",
  "ons kenmerk 899999",
  "8999 euro",
  "uitslag 8-9",
  "kamer X8.99",
  "onderweg 89 keer",
  "aanvraagnummer 8999999999",
};

static void
test_generated_harmless_pass (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  GuardFigures figures = { 0 };

  for (guint round = 0; round < HARMLESS_ROUNDS; round++) {
    const char *form = harmless[round % G_N_ELEMENTS (harmless)];
    g_autofree char *piece = *form == '=' ? g_strdup (form + 1) : fill_shape (random, form);
    g_autofree char *text = surround (random, piece);

    guard_figures_count_harmless (&figures, text);
  }
  guard_figures_assert (&figures);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/generated-are-all-found", test_generated_are_all_found);
  g_test_add_func ("/guard/generated-harmless-pass", test_generated_harmless_pass);
  return g_test_run ();
}
