/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-mrz.h"
#include "reference-vectors.h"

#include <string.h>

/* Public specimens: ICAO Doc 9303, the Dutch specimens (De Bruijn), a French one. */
#define NL_PASSPORT                                                                                \
  "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n"                                                 \
  "SPECI20142NLD6503101F2403096999999990<<<<<84"
#define NL_CARD                                                                                    \
  "I<NLDSPECI20212<<<<<<<<<<<<<<<\n"                                                               \
  "6503101F3108022NLD<<<<<<<<<<<8\n"                                                               \
  "DE<BRUIJN<<WILLEKE<LISELOTTE<<"
#define NL_LICENCE "D1NLD15094962111659VW87Z78NB84"
#define UTO_TD3                                                                                    \
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"                                                 \
  "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
#define UTO_TD2                                                                                    \
  "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\n"                                                         \
  "D231458907UTO7408122F1204159<<<<<<<6"
#define FR_CARD                                                                                    \
  "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n"                                                         \
  "8806923102858CORINNE<<<<<<<6512068F6"

static void
assert_zone (const char *text,
             DimMrzFormat format,
             const char *number,
             const char *country,
             const char *kind)
{
  DimMrz mrz = { 0 };

  g_assert_true (dim_mrz_parse (text, &mrz));
  g_assert_cmpint (mrz.format, ==, format);
  g_assert_cmpstr (mrz.number, ==, number);
  g_assert_cmpstr (mrz.country, ==, country);
  g_assert_cmpstr (mrz.kind, ==, kind);
  g_assert_true (mrz.number_ok);
  g_assert_true (mrz.composite_ok);
  dim_mrz_clear (&mrz);
  g_assert_cmpstr (mrz.number, ==, "");
}

static void
test_specimens (void)
{
  assert_zone (NL_PASSPORT, DIM_MRZ_TD3, "SPECI2014", "NLD", "nationaal-paspoort");
  assert_zone (NL_CARD, DIM_MRZ_TD1, "SPECI2021", "NLD", "nik");
  assert_zone (NL_LICENCE, DIM_MRZ_DRIVING_LICENCE, "5094962111", "NLD", "rijbewijs-nl");
  assert_zone (UTO_TD3, DIM_MRZ_TD3, "L898902C3", "UTO", "buitenlands-paspoort");
  assert_zone (UTO_TD2, DIM_MRZ_TD2, "D23145890", "UTO", "buitenlandse-identiteitskaart");
  assert_zone (FR_CARD, DIM_MRZ_TD2, "880692310285", "FRA", "buitenlandse-identiteitskaart");
}

static void
test_any_separator_and_case (void)
{
  static const char *const separators[] = { "", " ", "\r", "\n", "\r\n", "\t\r\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++) {
    g_auto (GStrv) lines = g_strsplit (NL_CARD, "\n", -1);
    g_autofree char *joined = g_strjoinv (separators[i], lines);
    g_autofree char *lower = g_ascii_strdown (joined, -1);
    g_autofree char *padded = g_strdup_printf (" %s\r\n", lower);

    assert_zone (joined, DIM_MRZ_TD1, "SPECI2021", "NLD", "nik");
    assert_zone (padded, DIM_MRZ_TD1, "SPECI2021", "NLD", "nik");
  }
}

/* The parts of a TD1 that are counted together for its composite. */
static char *
build_td1 (const char *head, const char *number, const char *optional)
{
  g_autofree char *first = g_strdup_printf ("%s%s%s", head, number, optional);
  const char *middle = "6503101F3108022NLD<<<<<<<<<<<";
  g_autofree char *covered =
    g_strdup_printf ("%s%.7s%.7s%.11s", first + 5, middle, middle + 8, middle + 18);

  g_assert_cmpuint (strlen (first), ==, 30);
  return g_strdup_printf ("%s\n%s%d\nDE<BRUIJN<<WILLEKE<LISELOTTE<<", first, middle,
                          dim_mrz_check_digit (covered, strlen (covered)));
}

static void
test_long_number_continues (void)
{
  g_autofree char *zone = NULL;
  char rest[] = "345<<<<<<<<<<<<";

  rest[3] = (char) ('0' + dim_mrz_check_digit ("592012345345", 12));
  zone = build_td1 ("IDBEL", "592012345<", rest);
  assert_zone (zone, DIM_MRZ_TD1, "592012345345", "BEL", "buitenlandse-identiteitskaart");
}

static void
test_kinds (void)
{
  static const struct {
    const char *head;
    const char *country;
    const char *kind;
  } cases[] = {
    { "IR", "NLD", "verblijfsdocument" },
    { "IR", "DEU", "buitenlandse-verblijfskaart" },
    { "AR", "BEL", "buitenlandse-verblijfskaart" },
    { "ID", "NLD", "nik" },
    { "C<", "ITA", "buitenlandse-identiteitskaart" },
    { "AC", "NLD", "" },
    { "ID", "D<<", "buitenlandse-identiteitskaart" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *head = g_strconcat (cases[i].head, cases[i].country, NULL);
    g_autofree char *zone = build_td1 (head, "SPECI20212", "<<<<<<<<<<<<<<<");
    const char *country = g_str_equal (cases[i].country, "D<<") ? "DEU" : cases[i].country;

    assert_zone (zone, DIM_MRZ_TD1, "SPECI2021", country, cases[i].kind);
  }
}

static void
test_letters_of_dutch_passports (void)
{
  static const char *const kinds[][2] = {
    { "NS7964638", "nationaal-paspoort" },    { "BS7964638", "zakenpaspoort" },
    { "DS7964638", "diplomatiek-paspoort" },  { "SS7964638", "dienstpaspoort" },
    { "AS7964638", "vreemdelingenpaspoort" }, { "RS7964638", "vluchtelingenpaspoort" },
    { "ZS7964638", "nationaal-paspoort" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    DimMrz mrz = { 0 };
    g_autofree char *zone = g_strdup (NL_PASSPORT);

    memcpy (strchr (zone, '\n') + 1, kinds[i][0], 9);
    g_assert_true (dim_mrz_parse (zone, &mrz));
    g_assert_cmpstr (mrz.kind, ==, kinds[i][1]);
  }
}

/* Each place that a digit covers, one step further. */
static void
test_every_altered_figure_shows (void)
{
  const char *second = strchr (NL_PASSPORT, '\n') + 1;
  gsize start = (gsize) (second - NL_PASSPORT);
  DimMrz mrz = { 0 };

  for (gsize i = start; i < strlen (NL_PASSPORT); i++) {
    g_autofree char *zone = g_strdup (NL_PASSPORT);

    if (!g_ascii_isdigit (zone[i]))
      continue;
    zone[i] = (char) ('0' + (zone[i] - '0' + 1) % 10);
    g_assert_true (dim_mrz_parse (zone, &mrz));
    g_assert_false (mrz.composite_ok);
    g_assert_cmpint (mrz.number_ok, ==, i > start + 9);
  }
}

static void
test_empty_optional_has_either_digit (void)
{
  g_autofree char *zone = g_strdup (UTO_TD3);
  char *second = strchr (zone, '\n') + 1;
  g_autofree char *covered = NULL;
  DimMrz mrz = { 0 };

  memset (second + 28, '<', 15);
  covered = g_strdup_printf ("%.10s%.7s%.22s", second, second + 13, second + 21);
  second[43] = (char) ('0' + dim_mrz_check_digit (covered, strlen (covered)));
  g_assert_true (dim_mrz_parse (zone, &mrz));
  g_assert_true (mrz.composite_ok);
  second[42] = '0';
  g_assert_true (dim_mrz_parse (zone, &mrz));
  g_assert_true (mrz.composite_ok);
}

static void
test_refuses_what_is_no_zone (void)
{
  static const char *const wrong[] = {
    "",
    "SPECI2014",
    "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<",
    "D1BEL15094962111659VW87Z78NB84",
    "D1NLD15094962A11659VW87Z78NB84",
    "P<QQQERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36QQQ7408122F1204159ZE184226B<<<<<10",
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO74O8122F1204159ZE184226B<<<<<10",
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
    "P<UTOERIKSSON<<ÂNNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10",
  };
  DimMrz mrz = { .country = "AAA" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dim_mrz_parse (wrong[i], &mrz));
  g_assert_cmpstr (mrz.country, ==, "AAA");
}

static void
test_keeps_nothing_personal (void)
{
  static const char *const personal[] = { "BRUIJN", "WILLEKE", "650310", "999999990" };
  DimMrz mrz = { 0 };

  g_assert_true (dim_mrz_parse (NL_PASSPORT, &mrz));
  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    g_assert_null (memmem (&mrz, sizeof mrz, personal[i], strlen (personal[i])));
}

static void
test_tells_a_scanner_from_a_hand (void)
{
  static const char *const zones[] = { "P<NLD",     "p<nldde<br", "I<NLDSPECI20",
                                       "D1NLD1509", "IDBEL5920",  "IRNLD" };
  static const char *const hands[] = { "",           "P<NL",      "NS7964638",
                                       "IR7LK4HB7",  "IKCRH28L9", "SPECI2014",
                                       "speci 2014", "P<QQQ",     "Paspoort nummer",
                                       "ID BEL" };

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    g_assert_true (dim_mrz_looks_like (zones[i]));
  g_assert_true (dim_mrz_looks_like (NL_PASSPORT));
  for (gsize i = 0; i < G_N_ELEMENTS (hands); i++)
    g_assert_false (dim_mrz_looks_like (hands[i]));
}

static void
test_agrees_with_the_reference (void)
{
  g_autoptr (GPtrArray) rows = reference_vectors_load ();
  guint n = 0;

  for (guint i = 0; rows != NULL && i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);
    g_auto (GStrv) lines = g_strsplit (row[1], "\\n", -1);
    g_autofree char *zone = g_strjoinv ("\n", lines);
    DimMrz mrz = { 0 };

    if (!g_str_equal (row[0], "mrz"))
      continue;
    g_assert_true (dim_mrz_parse (zone, &mrz));
    g_assert_cmpint (mrz.composite_ok, ==, g_str_equal (row[2], "valid"));
    n++;
  }
  g_assert_true (rows == NULL || n > 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mrz/specimens", test_specimens);
  g_test_add_func ("/mrz/any-separator-and-case", test_any_separator_and_case);
  g_test_add_func ("/mrz/long-number-continues", test_long_number_continues);
  g_test_add_func ("/mrz/kinds", test_kinds);
  g_test_add_func ("/mrz/letters-of-dutch-passports", test_letters_of_dutch_passports);
  g_test_add_func ("/mrz/every-altered-figure-shows", test_every_altered_figure_shows);
  g_test_add_func ("/mrz/empty-optional-has-either-digit", test_empty_optional_has_either_digit);
  g_test_add_func ("/mrz/refuses-what-is-no-zone", test_refuses_what_is_no_zone);
  g_test_add_func ("/mrz/keeps-nothing-personal", test_keeps_nothing_personal);
  g_test_add_func ("/mrz/tells-a-scanner-from-a-hand", test_tells_a_scanner_from_a_hand);
  g_test_add_func ("/mrz/agrees-with-the-reference", test_agrees_with_the_reference);
  return g_test_run ();
}
