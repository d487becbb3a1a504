/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard.h"

#include <string.h>

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/generated-are-all-found", test_generated_are_all_found);
  g_test_add_func ("/guard/generated-harmless-stay", test_generated_harmless_stay);
  return g_test_run ();
}
