/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-scan.h"

#include <string.h>

/* Public specimens: tests/specimens.csv says whose. */
#define PASSPORT_1 "P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<"
#define PASSPORT_2 "SPECI20142NLD6503101F2403096999999990<<<<<84"
#define CARD_1     "I<NLDSPECI20212<<<<<<<<<<<<<<<"
#define CARD_2     "6503101F3108022NLD<<<<<<<<<<<8"
#define CARD_3     "DE<BRUIJN<<WILLEKE<LISELOTTE<<"
#define UTO_TD2_1  "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
#define UTO_TD2_2  "D231458907UTO7408122F1204159<<<<<<<6"
#define LICENCE    "D1NLD15094962111659VW87Z78NB84"

#define PASSPORT_READ "[nationaal-paspoort NLD SPECI2014]"
#define CARD_READ     "[nik NLD SPECI2021]"
#define LICENCE_READ  "[rijbewijs-nl NLD 5094962111]"
#define UTO_READ      "[buitenlandse-identiteitskaart UTO D23145890]"

#define SCANNER_MS 8
#define HAND_MS    90
#define PIECES_MAX 7
#define LONG_MS    3600000
#define ESCAPE     "\033" /* stands for a key that is no character */

/* A scanner, or a hand at its board. */
typedef struct {
  DimScan *scan;
  gint64 now_us;
  GString *held;   /* as whoever holds the keys back keeps them */
  GString *passed; /* what the field gets */
  GString *heard;  /* what is said of the scans */
} Desk;

typedef struct {
  const char *text;
  int pause_ms; /* before its first key */
  int key_ms;   /* between its keys */
} Piece;

typedef struct {
  const char *name;
  Piece pieces[PIECES_MAX];
  const char *passed;
  const char *heard;
} Row;

static void
set_up (Desk *desk)
{
  desk->scan = dim_scan_new ();
  desk->now_us = (gint64) LONG_MS * 1000;
  desk->held = g_string_new (NULL);
  desk->passed = g_string_new (NULL);
  desk->heard = g_string_new (NULL);
}

static void
clear (Desk *desk)
{
  dim_scan_free (desk->scan);
  g_string_free (desk->held, TRUE);
  g_string_free (desk->passed, TRUE);
  g_string_free (desk->heard, TRUE);
}

static void
hear_zone (Desk *desk)
{
  DimMrz zone = { 0 };

  g_assert_true (dim_scan_steal_zone (desk->scan, &zone));
  g_string_append_printf (desk->heard, "[%s %s %s]", zone.kind, zone.country, zone.number);
  dim_mrz_clear (&zone);
  g_assert_false (dim_scan_steal_zone (desk->scan, &zone));
}

static void
follow (Desk *desk, DimScanVerdict verdict)
{
  gsize passing = desk->held->len - dim_scan_count_held (desk->scan);

  if (verdict == DIM_SCAN_PASS) {
    g_string_append_len (desk->passed, desk->held->str, (gssize) passing);
    g_string_erase (desk->held, 0, (gssize) passing);
  } else if (verdict != DIM_SCAN_HOLD) {
    g_string_truncate (desk->held, 0);
  }
  if (verdict == DIM_SCAN_READ)
    hear_zone (desk);
  if (verdict == DIM_SCAN_WAITS)
    g_string_append (desk->heard, "[waits]");
  if (verdict == DIM_SCAN_BROKEN)
    g_string_append (desk->heard, "[broken]");
  g_assert_cmpuint (desk->held->len, ==, dim_scan_count_held (desk->scan));
}

static void
wait_until (Desk *desk, gint64 time_us)
{
  DimScanVerdict verdict;

  desk->now_us = time_us;
  while ((verdict = dim_scan_wait (desk->scan, time_us)) != DIM_SCAN_NOTHING)
    follow (desk, verdict);
  g_assert_cmpint (dim_scan_get_deadline (desk->scan), >, time_us);
}

static void
press (Desk *desk, char key)
{
  g_string_append_c (desk->held, key);
  follow (desk, dim_scan_take (desk->scan, key == *ESCAPE ? DIM_SCAN_OTHER_KEY : (guchar) key,
                               desk->now_us));
}

static void
play (Desk *desk, const Piece *piece)
{
  wait_until (desk, desk->now_us + (gint64) piece->pause_ms * 1000);
  for (const char *p = piece->text; *p != '\0'; p++) {
    if (p > piece->text)
      wait_until (desk, desk->now_us + (gint64) piece->key_ms * 1000);
    press (desk, *p);
  }
}

/* What a line leaves in memory when nobody waits for the rest of it. */
static void
assert_wiped (const DimScan *scan)
{
  const char *bytes = (const char *) scan;

  g_assert (bytes != NULL);
  g_assert_null (memmem (bytes, 256, "BRUIJN", 6));
  g_assert_null (memmem (bytes, 256, "650310", 6));
  g_assert_null (memmem (bytes, 256, "999999990", 9));
}

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  Desk desk;

  set_up (&desk);
  for (gsize i = 0; i < PIECES_MAX && row->pieces[i].text != NULL; i++)
    play (&desk, &row->pieces[i]);
  wait_until (&desk, desk.now_us + (gint64) LONG_MS * 1000);

  g_assert_cmpstr (desk.passed->str, ==, row->passed);
  g_assert_cmpstr (desk.heard->str, ==, row->heard);
  g_assert_cmpint (dim_scan_get_deadline (desk.scan), ==, G_MAXINT64);
  assert_wiped (desk.scan);
  clear (&desk);
}

#define SCAN(text)                                                                                 \
  {                                                                                                \
    text, 5000, SCANNER_MS                                                                         \
  }
#define NEXT(text)                                                                                 \
  {                                                                                                \
    text, SCANNER_MS, SCANNER_MS                                                                   \
  }
#define LATER(text, ms)                                                                            \
  {                                                                                                \
    text, ms, SCANNER_MS                                                                           \
  }
#define HAND(text)                                                                                 \
  {                                                                                                \
    text, 300, HAND_MS                                                                             \
  }
#define ROLL(text)                                                                                 \
  {                                                                                                \
    text, 300, 25                                                                                  \
  }

static const Row rows[] = {
  /* Whole zones, whatever parts their lines. */
  { "passport-enter", { SCAN (PASSPORT_1 "\n" PASSPORT_2 "\n") }, "", PASSPORT_READ },
  { "passport-tab", { SCAN (PASSPORT_1 "\t" PASSPORT_2 "\t") }, "", PASSPORT_READ },
  { "passport-cr-lf", { SCAN (PASSPORT_1 "\r\n" PASSPORT_2 "\r\n") }, "", PASSPORT_READ },
  { "passport-blank", { SCAN (PASSPORT_1 " " PASSPORT_2 " ") }, "", PASSPORT_READ },
  { "passport-in-one-go", { SCAN (PASSPORT_1 PASSPORT_2) }, "", PASSPORT_READ },
  { "card-enter", { SCAN (CARD_1 "\n" CARD_2 "\n" CARD_3 "\n") }, "", CARD_READ },
  { "card-tab", { SCAN (CARD_1 "\t" CARD_2 "\t" CARD_3 "\t") }, "", CARD_READ },
  { "card-cr-lf", { SCAN (CARD_1 "\r\n" CARD_2 "\r\n" CARD_3 "\r\n") }, "", CARD_READ },
  { "card-in-one-go", { SCAN (CARD_1 CARD_2 CARD_3) }, "", CARD_READ },
  { "td2-enter", { SCAN (UTO_TD2_1 "\n" UTO_TD2_2 "\n") }, "", UTO_READ },
  { "td2-in-one-go", { SCAN (UTO_TD2_1 UTO_TD2_2) }, "", UTO_READ },
  { "licence-enter", { SCAN (LICENCE "\n") }, "", LICENCE_READ },
  { "licence-bare", { SCAN (LICENCE) }, "", LICENCE_READ },
  { "small-letters",
    { SCAN ("i<nldspeci20212<<<<<<<<<<<<<<<\n"
            "6503101f3108022nld<<<<<<<<<<<8\n"
            "de<bruijn<<willeke<liselotte<<\n") },
    "",
    CARD_READ },

  /* Lines that take their time, as one key waits for the other. */
  { "line-by-line",
    { SCAN (PASSPORT_1 "\n"), LATER (PASSPORT_2 "\n", 20000) },
    "",
    "[waits]" PASSPORT_READ },
  { "line-by-line-without-enter",
    { SCAN (CARD_1), LATER (CARD_2, 700), LATER (CARD_3, 2000) },
    "",
    "[waits]" CARD_READ },
  { "enter-is-slow",
    { SCAN (PASSPORT_1), LATER ("\n", 450), LATER (PASSPORT_2, 450), LATER ("\n", 450) },
    "",
    PASSPORT_READ },
  { "stutters-within",
    { SCAN ("P<NLDDE<BRUIJN<<WI"), LATER ("LLEKE<LISELOTTE<<<<<<<<<<<\nSPECI2", 250),
      LATER ("0142NLD6503101F2403096999999990<<<<<84\n", 290) },
    "",
    PASSPORT_READ },
  { "as-slow-as-may-be", { { PASSPORT_1 "\n" PASSPORT_2 "\n", 5000, 39 } }, "", PASSPORT_READ },
  { "all-at-once", { { PASSPORT_1 "\n" PASSPORT_2 "\n", 0, 0 } }, "", PASSPORT_READ },

  /* Twice. */
  { "first-line-twice",
    { SCAN (PASSPORT_1 "\n" PASSPORT_1 "\n" PASSPORT_2 "\n") },
    "",
    PASSPORT_READ },
  { "last-line-twice",
    { SCAN (PASSPORT_1 "\n" PASSPORT_2 "\n" PASSPORT_2 "\n") },
    "",
    PASSPORT_READ },
  { "each-line-twice",
    { SCAN (CARD_1 "\n" CARD_1 "\n" CARD_2 "\n" CARD_2 "\n"), NEXT (CARD_3 "\n" CARD_3 "\n") },
    "",
    CARD_READ },
  { "zone-twice",
    { SCAN (PASSPORT_1 "\n" PASSPORT_2 "\n"), NEXT (PASSPORT_1 "\n" PASSPORT_2 "\n") },
    "",
    PASSPORT_READ PASSPORT_READ },
  { "licence-twice", { SCAN (LICENCE "\n"), NEXT (LICENCE "\n") }, "", LICENCE_READ },
  { "two-documents",
    { SCAN (LICENCE "\n"), NEXT (CARD_1 "\n" CARD_2 "\n" CARD_3 "\n"),
      LATER (PASSPORT_1 PASSPORT_2 "\n", 400) },
    "",
    LICENCE_READ CARD_READ PASSPORT_READ },
  { "last-line-and-a-half",
    { SCAN (PASSPORT_1 "\n" PASSPORT_2 "\n"), NEXT ("SPECI20142NLD65") },
    "",
    PASSPORT_READ },

  /* Cut or garbled. */
  { "one-line-and-no-more", { SCAN (PASSPORT_1 "\n") }, "", "[waits][broken]" },
  { "half-a-line", { SCAN ("P<NLDDE<BRUIJN<<WILL") }, "", "[broken]" },
  { "half-a-line-and-enter", { SCAN ("P<NLDDE<BRUIJN<<WILL\n") }, "", "[broken]" },
  { "second-line-cut", { SCAN (PASSPORT_1 "\nSPECI20142NLD650") }, "", "[broken]" },
  { "unreadable-marks",
    { SCAN ("P<NLDDE<BR**JN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n" PASSPORT_2 "\n") },
    "",
    "[broken]" },
  { "month-is-a-letter",
    { SCAN (PASSPORT_1 "\nSPECI20142NLD65O3101F2403096999999990<<<<<84\n") },
    "",
    "[broken]" },
  { "letter-too-much", { SCAN (PASSPORT_1 "<\n" PASSPORT_2 "\n") }, "", "[broken]" },
  { "again-after-half",
    { SCAN ("P<NLDDE<BRUIJN\n"), NEXT (PASSPORT_1 "\n" PASSPORT_2 "\n") },
    "",
    PASSPORT_READ },
  { "another-after-a-line",
    { SCAN (PASSPORT_1 "\n"), LATER (CARD_1 "\n" CARD_2 "\n" CARD_3 "\n", 700) },
    "",
    CARD_READ },
  { "endless",
    { SCAN (PASSPORT_1 PASSPORT_1 PASSPORT_1 PASSPORT_1 PASSPORT_1 PASSPORT_1 "\n") },
    "",
    "[broken]" },
  { "many-lines",
    { SCAN (CARD_1 "\n" CARD_3 "\n" CARD_3 "<\n" CARD_3 "\n" CARD_3 "<\n"),
      NEXT (CARD_3 "\n" CARD_3 "<\n" CARD_3 "\n" CARD_3 "<\n" CARD_3 "\n") },
    "",
    "[broken]" },

  /* A hand. */
  { "hand",
    { HAND ("Paspoort van Anita uit Panama, p<0.05; 3-11\n") },
    "Paspoort van Anita uit Panama, p<0.05; 3-11\n",
    "" },
  { "fast-hand",
    { ROLL ("pausa causaal anita panama afghaan IDNLDers acuba. iraneen\n") },
    "pausa causaal anita panama afghaan IDNLDers acuba. iraneen\n",
    "" },
  { "hand-types-a-zone", { HAND (PASSPORT_1 "\n") }, PASSPORT_1 "\n", "" },
  { "hand-types-a-number",
    { HAND ("ID1234567\n"), HAND ("C01X00T47\n") },
    "ID1234567\nC01X00T47\n",
    "" },
  { "less-than", { ROLL ("p<"), HAND ("i<3 c<d") }, "p<i<3 c<d", "" },
  { "held-key",
    { ROLL ("ppppppppppppaaaaaaaaiiii<<<<<<<<") },
    "ppppppppppppaaaaaaaaiiii<<<<<<<<",
    "" },
  { "other-keys",
    { ROLL ("pa" ESCAPE "i" ESCAPE), HAND ("c" ESCAPE ESCAPE) },
    "pa" ESCAPE "i" ESCAPE "c" ESCAPE ESCAPE,
    "" },
  { "enter-and-tab", { HAND ("\n\tp\n\n c \t") }, "\n\tp\n\n c \t", "" },
  { "barcode", { SCAN ("8711327393226\nNL-2026-0311\n") }, "8711327393226\nNL-2026-0311\n", "" },

  /* Both. */
  { "hand-then-scan",
    { HAND ("notitie pa"), LATER (LICENCE "\n", 20) },
    "notitie pa",
    LICENCE_READ },
  { "word-right-before",
    { ROLL ("paia"), { PASSPORT_1 "\n" PASSPORT_2 "\n", 10, 8 } },
    "paia",
    PASSPORT_READ },
  { "hand-while-it-waits",
    { SCAN (PASSPORT_1 "\n"), LATER ("", 1500), HAND ("a 12 de\n"), LATER (PASSPORT_2 "\n", 700) },
    "a 12 de\n",
    "[waits]" PASSPORT_READ },
  { "enter-after-a-pause", { SCAN (LICENCE "\n"), LATER ("\n", 600) }, "\n", LICENCE_READ },
  { "enter-while-it-waits",
    { SCAN (PASSPORT_1 "\n"), LATER ("\n", 600) },
    "\n",
    "[waits][broken]" },
  { "escape-within",
    { SCAN ("P<NLDDE<BR" ESCAPE "UIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n"), NEXT (PASSPORT_2) },
    ESCAPE,
    PASSPORT_READ },
  { "hand-after-a-scan",
    { SCAN (LICENCE "\n"), HAND ("d1 d2 dag\n") },
    "d1 d2 dag\n",
    LICENCE_READ },
};

/* From quicker than anybody to slower than any scanner: each key is either read or in the field. */
static void
test_nothing_is_lost_at_any_speed (void)
{
  for (int key_ms = 1; key_ms < 450; key_ms++) {
    Piece piece = { LICENCE "\n", 0, key_ms };
    Desk desk;

    set_up (&desk);
    play (&desk, &piece);
    wait_until (&desk, desk.now_us + (gint64) LONG_MS * 1000);
    if (key_ms < 40) {
      g_assert_cmpstr (desk.heard->str, ==, LICENCE_READ);
      g_assert_cmpstr (desk.passed->str, ==, "");
    } else {
      g_assert_cmpstr (desk.heard->str, ==, "");
      g_assert_cmpstr (desk.passed->str, ==, LICENCE "\n");
    }
    clear (&desk);
  }
}

/* A letter of a hand waits for the next key or 40 ms, and only one that can begin a zone. */
static void
test_only_beginnings_are_held (void)
{
  for (char key = ' '; key < 127; key++) {
    Desk desk;
    gboolean begins = strchr ("PIACDpiacd", key) != NULL;

    set_up (&desk);
    press (&desk, key);
    g_assert_cmpuint (dim_scan_count_held (desk.scan), ==, begins);
    wait_until (&desk, desk.now_us + 40000);
    g_assert_cmpuint (desk.passed->len, ==, 1);
    clear (&desk);
  }
}

static void
test_any_beginning_of_a_scan_is_wiped (void)
{
  const char *whole = PASSPORT_1 "\n" PASSPORT_2 "\n";

  for (gsize length = 6; length < strlen (whole); length++) {
    g_autofree char *part = g_strndup (whole, length);
    Piece piece = SCAN (part);
    Desk desk;

    set_up (&desk);
    play (&desk, &piece);
    wait_until (&desk, desk.now_us + (gint64) LONG_MS * 1000);
    g_assert_cmpstr (desk.passed->str, ==, "");
    g_assert_true (length >= strlen (whole) - 1 || g_str_has_suffix (desk.heard->str, "[broken]"));
    assert_wiped (desk.scan);
    clear (&desk);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *path = g_strdup_printf ("/scan/row/%s", rows[i].name);

    g_test_add_data_func (path, &rows[i], test_row);
  }
  g_test_add_func ("/scan/nothing-is-lost-at-any-speed", test_nothing_is_lost_at_any_speed);
  g_test_add_func ("/scan/only-beginnings-are-held", test_only_beginnings_are_held);
  g_test_add_func ("/scan/any-beginning-of-a-scan-is-wiped", test_any_beginning_of_a_scan_is_wiped);
  return g_test_run ();
}
