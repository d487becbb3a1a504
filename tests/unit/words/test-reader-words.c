/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-words.h"

#include "dim-error.h"
#include "dim-words.h"
#include "sample-book.h"

#include <string.h>

/* Who reads explanations, and what somebody is to do about it. */

#define CITY       "GM0363"
#define OTHER      "GM0599"
#define READER     "01930000-0000-7000-8000-00000000000a"
#define TODAY      "2026-11-20"
#define RECEIVED_S 1793700000 /* 3 November 2026 */
#define COMPARE                                                                                    \
  "Vergelijk de vingerafdruk met die van iemand die meeleest. Daarna worden toelichtingen "        \
  "verstuurd."

static GPtrArray *
begin_views (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_circle_view_free);
}

static void
add_view (GPtrArray *views, const char *code, DimCircleStanding standing, guint waiting)
{
  DimCircleView *view = dim_circle_view_new (code);

  view->standing = standing;
  view->waiting = waiting;
  g_ptr_array_add (views, view);
}

static void
test_circle_tells_what_to_do (void)
{
  static const struct {
    DimCircleStanding standing;
    guint waiting;
    const char *says;
  } rows[] = {
    { DIM_CIRCLE_EMPTY, 0, "Hier leest nog niemand toelichtingen." },
    { DIM_CIRCLE_EMPTY, 1,
      "Hier leest nog niemand toelichtingen. 1 toelichting wacht hier, verzegeld." },
    { DIM_CIRCLE_UNCONFIRMED, 2, COMPARE " 2 toelichtingen wachten hier, verzegeld." },
    { DIM_CIRCLE_READY, 0,
      "Toelichtingen gaan verzegeld naar wie hier staan, en naar niemand anders." },
    { DIM_CIRCLE_CHANGED, 0,
      "De sleutel van de lezers is een andere dan die hier is vergeleken. Er wordt niets verstuurd "
      "tot u hem opnieuw hebt vergeleken." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimCircleView) view = dim_circle_view_new (CITY);
    g_autofree char *says = NULL;

    view->standing = rows[i].standing;
    view->waiting = rows[i].waiting;
    says = dim_words_circle_standing (view);
    g_assert_cmpstr (says, ==, rows[i].says);
  }
}

static void
assert_line (const GPtrArray *views, const char *expected)
{
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();
  g_autofree char *says = dim_words_circles (views, municipalities);

  g_assert_cmpstr (says, ==, expected);
}

static void
test_only_what_waits_for_somebody_is_said (void)
{
  g_autoptr (GPtrArray) views = begin_views ();

  assert_line (views, "");
  add_view (views, DIM_CIRCLE_MINISTRY, DIM_CIRCLE_EMPTY, 3);
  add_view (views, CITY, DIM_CIRCLE_UNCONFIRMED, 0);
  assert_line (views, "");
  add_view (views, CITY, DIM_CIRCLE_UNCONFIRMED, 1);
  assert_line (views, "1 toelichting wacht tot u de vingerafdruk van de lezers hebt vergeleken.");
}

static void
test_changed_key_goes_first (void)
{
  g_autoptr (GPtrArray) views = begin_views ();

  add_view (views, CITY, DIM_CIRCLE_UNCONFIRMED, 2);
  add_view (views, OTHER, DIM_CIRCLE_CHANGED, 0);
  assert_line (views, "De sleutel van de lezers van GM0599 is veranderd. Toelichtingen worden niet "
                      "verstuurd tot u hem hebt vergeleken.");
}

static void
test_ministry_has_a_name (void)
{
  g_autoptr (DimMunicipalities) municipalities = sample_municipalities ();

  g_assert_cmpstr (dim_words_circle (municipalities, DIM_CIRCLE_MINISTRY), ==, "Ministerie (BZK)");
  g_assert_cmpstr (dim_words_circle (municipalities, CITY), ==, CITY);
}

static void
set_name (char **place, const char *name)
{
  g_free (*place);
  *place = g_strdup (name);
}

static void
assert_reader (const DimReaderLine *line, const char *expected)
{
  g_autofree char *says = dim_words_reader (line);

  g_assert_cmpstr (says, ==, expected);
}

static void
test_reader_is_named_by_its_place (void)
{
  g_autoptr (DimCircleView) view = dim_circle_view_new (CITY);
  DimReaderLine *line = dim_circle_view_add (view, READER);

  set_name (&line->office, "");
  set_name (&line->desk, "Backoffice");
  assert_reader (line, "Backoffice");
  set_name (&line->office, "Gemeente Amsterdam");
  assert_reader (line, "Backoffice, Gemeente Amsterdam");
  line->is_own = TRUE;
  assert_reader (line, "Backoffice, Gemeente Amsterdam (dit apparaat)");
  line->kind = DIM_READER_PAPER;
  assert_reader (line, "Sleutel op papier");
  g_assert_cmpstr (dim_words_reader_standing (DIM_READER_MEMBER), ==, "leest mee");
  g_assert_cmpstr (dim_words_reader_standing (DIM_READER_CANDIDATE), ==, "nog niet toegelaten");
  g_assert_cmpstr (dim_words_reader_standing (DIM_READER_REVOKED), ==, "ingetrokken");
}

static void
assert_author (const char *desk, const char *expected)
{
  DimOpenedText text = { .desk = (char *) desk,
                         .role = DIM_ROLE_BACK_OFFICE,
                         .received_s = RECEIVED_S };
  g_autofree char *says = dim_words_text_author (&text, dim_day_from_text (TODAY));

  g_assert_true (g_str_has_prefix (says, "3 november, "));
  g_assert_true (g_str_has_suffix (says, expected));
}

static void
test_author_is_a_desk_or_at_least_a_role (void)
{
  assert_author ("Balie Centrum", " · Balie Centrum");
  assert_author ("", " · backoffice");
}

/* Somebody finds it in a safe years later. */
static void
test_paper_says_what_it_is_for (void)
{
  static const char *const parts[] = { "7K3M-9QX2", "Amsterdam", "20 november 2026",
                                       "Bewaar dit papier in een kluis.", "Lezers" };
  g_autoptr (DimReceipt) receipt =
    dim_words_paper ("7K3M-9QX2", "Amsterdam", dim_day_from_text (TODAY));
  g_autofree char *text = dim_receipt_text (receipt);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

static void
test_each_refusal_has_its_own_sentence (void)
{
  static const int codes[] = { DIM_ERROR_INVALID, DIM_ERROR_CONFLICT, DIM_ERROR_NOT_FOUND,
                               DIM_ERROR_FULL };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autoptr (GError) error = g_error_new_literal (DIM_ERROR, codes[i], "x");
    const char *says = dim_words_reader_error (error);

    g_assert_true (g_str_has_suffix (says, "."));
    for (gsize other = 0; other < i; other++) {
      g_autoptr (GError) before = g_error_new_literal (DIM_ERROR, codes[other], "x");

      g_assert_cmpstr (says, !=, dim_words_reader_error (before));
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
#define ADD(path, function) g_test_add_func ("/reader-words/" path, function)
  ADD ("circle-tells-what-to-do", test_circle_tells_what_to_do);
  ADD ("only-what-waits-for-somebody-is-said", test_only_what_waits_for_somebody_is_said);
  ADD ("changed-key-goes-first", test_changed_key_goes_first);
  ADD ("ministry-has-a-name", test_ministry_has_a_name);
  ADD ("reader-is-named-by-its-place", test_reader_is_named_by_its_place);
  ADD ("author-is-a-desk-or-at-least-a-role", test_author_is_a_desk_or_at_least_a_role);
  ADD ("paper-says-what-it-is-for", test_paper_says_what_it_is_for);
  ADD ("each-refusal-has-its-own-sentence", test_each_refusal_has_its_own_sentence);
#undef ADD
  return g_test_run ();
}
