/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-late.h"

#include <string.h>

#define OCTOBER  (2026 * 12 + 9)
#define NOVEMBER (2026 * 12 + 10)

#define MUNICIPALITIES                                                                             \
  "code,naam,provincie,geldig_vanaf,geldig_tot\nGM0363,Amsterdam,Noord-Holland,,\n"                \
  "GM0457,Weesp,Noord-Holland,,2022-03-24\n"
#define MERGERS "datum,oude_code,nieuwe_code\n2022-03-24,GM0457,GM0363\n"

static const char *
id_of (char letter)
{
  static char ids[26][DIM_UUID_TEXT_LEN];
  char *id = ids[letter - 'a'];

  g_snprintf (id, DIM_UUID_TEXT_LEN, "0195f3c2-7a10-7000-8000-0000000000%02x", letter - 'a');
  return id;
}

static DimRecord *
make_record (char letter)
{
  DimRecord *record = g_new0 (DimRecord, 1);

  record->incident = dim_incident_new (id_of (letter));
  record->state = DIM_RECORD_RECEIVED;
  record->news = dim_change_new (id_of (letter));
  record->news->incident = dim_incident_new (id_of (letter));
  return record;
}

static void
add_hit (DimRecord *record, DimMatchClass match, char other)
{
  DimHit *hit = dim_hit_new (match);

  if (match == DIM_MATCH_T3)
    hit->month = NOVEMBER;
  else
    g_strlcpy (hit->incident, id_of (other), sizeof hit->incident);
  g_ptr_array_add (record->news->hits, hit);
}

/* The reply is named by a letter; ' ': nobody answered. */
static void
add_inquiry (DimRecord *record, char inquiry, char reply)
{
  DimInquiry asked = { .fields = 1U << DIM_FIELD_FORM };
  DimInquiryEntry *entry;

  g_strlcpy (asked.id, id_of (inquiry), sizeof asked.id);
  entry = dim_inquiry_entry_new (&asked);
  if (reply != ' ') {
    DimReply said = { .answer = DIM_ANSWER_CORRECT };

    g_strlcpy (said.id, id_of (reply), sizeof said.id);
    dim_inquiry_entry_answer (entry, &said, 1, "Balie", DIM_ROLE_FRONT_OFFICE);
  }
  if (record->inquiries == NULL)
    record->inquiries = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_inquiry_entry_free);
  g_ptr_array_add (record->inquiries, entry);
}

static void
join_provisionally (DimRecord *record, char number, char peer)
{
  record->news->is_provisional = TRUE;
  g_strlcpy (record->news->case_number, id_of (number), sizeof record->news->case_number);
  g_ptr_array_add (record->news->peers,
                   dim_case_peer_new (id_of (peer), 0, "Backoffice", DIM_ROLE_BACK_OFFICE));
}

/* "kind:other kind" with registrations by their letter. */
static char *
describe_points (const GArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++) {
    const DimReviewPoint *point = &g_array_index (points, DimReviewPoint, i);

    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", dim_review_kind_name (point->kind));
    if (point->other[0] != '\0')
      g_string_append_printf (text, ":%c",
                              (char) ('a' + g_ascii_strtoull (point->other + 34, NULL, 16)));
    if (point->month >= 0)
      g_string_append_printf (text, ":%d", point->month);
  }
  return g_string_free (text, FALSE);
}

static void
assert_points (const GArray *points, const char *expected)
{
  g_autofree char *text = describe_points (points);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_points_come_from_what_the_feed_says (void)
{
  static const DimMatchClass matches[] = { DIM_MATCH_T1,       DIM_MATCH_T1B, DIM_MATCH_T1C,
                                           DIM_MATCH_T2,       DIM_MATCH_T3,  DIM_MATCH_T4,
                                           DIM_MATCH_CANDIDATE };
  g_autoptr (DimRecord) record = make_record ('a');
  const DimConflict conflict = { .field = DIM_FIELD_OUTCOME };
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) read = NULL;
  g_autofree char *text = NULL;

  join_provisionally (record, 'a', 'b');
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    add_hit (record, matches[i], (char) ('c' + (char) i));
  g_array_append_val (record->news->conflicts, conflict);
  points = dim_review_points (record);
  assert_points (points, "samengevoegd:a kort-na-elkaar:c zelfde-loket:d zelfde-kantoor:e "
                         "hergebruik:f elders:a:24322 lijkt-erop:h ander-land:i tegenspraak");

  text = dim_review_points_to_text (points);
  read = dim_review_points_from_text (text);
  assert_points (read, "samengevoegd:a kort-na-elkaar:c zelfde-loket:d zelfde-kantoor:e "
                       "hergebruik:f elders:a:24322 lijkt-erop:h ander-land:i tegenspraak");
}

static void
assert_asked (DimRecord *record, const char *expected)
{
  g_autoptr (GArray) points = dim_review_points (record);
  g_autofree char *text = dim_review_points_to_text (points);
  g_autoptr (GArray) read = dim_review_points_from_text (text);

  assert_points (points, expected);
  assert_points (read, expected);
}

static void
test_question_waits_until_all_are_answered (void)
{
  g_autoptr (DimRecord) record = make_record ('a');

  add_inquiry (record, 'm', 'x');
  assert_asked (record, "beantwoord:x");
  add_inquiry (record, 'n', ' ');
  assert_asked (record, "gevraagd");
  record->state = DIM_RECORD_WITHDRAWN;
  assert_asked (record, "");
}

static void
test_last_answer_speaks_for_all (void)
{
  g_autoptr (DimRecord) record = make_record ('a');

  add_inquiry (record, 'm', 'y');
  add_inquiry (record, 'n', 'x');
  assert_asked (record, "beantwoord:y");
}

static void
test_first_answer_stands (void)
{
  const DimInquiry asked = { .id = "m" };
  const DimReply later = { .id = "y", .answer = DIM_ANSWER_UNKNOWN };
  const DimReply earlier = { .id = "x", .answer = DIM_ANSWER_CORRECT };
  g_autoptr (DimInquiryEntry) entry = dim_inquiry_entry_new (&asked);
  g_autoptr (DimInquiryEntry) copy = NULL;

  dim_inquiry_entry_answer (entry, &later, 2, "Noord", DIM_ROLE_FRONT_OFFICE);
  dim_inquiry_entry_answer (entry, &earlier, 1, "Balie", DIM_ROLE_FRONT_OFFICE);
  dim_inquiry_entry_answer (entry, &later, 2, "Noord", DIM_ROLE_FRONT_OFFICE);
  copy = dim_inquiry_entry_copy (entry);
  g_assert_cmpstr (copy->reply.id, ==, "x");
  g_assert_cmpstr (copy->answered.desk, ==, "Balie");
}

static void
test_nothing_to_look_at_has_no_points (void)
{
  g_autoptr (DimRecord) record = make_record ('a');
  g_autoptr (GArray) none = dim_review_points (record);
  g_autoptr (GArray) confirmed = NULL;
  g_autoptr (GArray) withdrawn = NULL;
  g_autoptr (GArray) refused = NULL;
  g_autofree char *text = dim_review_points_to_text (none);

  assert_points (none, "");
  g_assert_cmpstr (text, ==, "");
  join_provisionally (record, 'a', 'b');
  record->news->is_provisional = FALSE;
  confirmed = dim_review_points (record);
  assert_points (confirmed, "");

  add_hit (record, DIM_MATCH_T1B, 'b');
  record->state = DIM_RECORD_WITHDRAWN;
  withdrawn = dim_review_points (record);
  assert_points (withdrawn, "");

  g_clear_pointer (&record->news, dim_change_free);
  record->state = DIM_RECORD_REFUSED;
  refused = dim_review_points (record);
  assert_points (refused, "geweigerd");
}

static void
test_what_is_no_point_is_left_out (void)
{
  static const char *const texts[] = { "",
                                       " ",
                                       "onzin",
                                       "samengevoegd",
                                       "samengevoegd:",
                                       "samengevoegd:x",
                                       "elders",
                                       "elders:",
                                       "elders:24322",
                                       "elders:0195f3c2-7a10-7000-8000-000000000000",
                                       "elders:0195f3c2-7a10-7000-8000-000000000000:-3",
                                       "tegenspraak:0195f3c2-7a10-7000-8000-000000000000",
                                       "na-akkoord:0195f3c2-7a10-7000-8000-000000000000:5",
                                       "na-akkoord:0195f3c2-7a10-7000-8000-000000000000:x:GM0363",
                                       "na-akkoord:0195f3c2-7a10-7000-8000-000000000000:5:GM036312",
                                       ":" };
  g_autoptr (GArray) nothing = dim_review_points_from_text (NULL);

  assert_points (nothing, "");
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GArray) points = dim_review_points_from_text (texts[i]);

    assert_points (points, "");
  }
}

static GPtrArray *
start_entries (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_entry_free);
}

/* @points: "kind:letter …" */
static DimReviewEntry *
add_entry (GPtrArray *entries, char letter, DimDay date, DimRole role, const char *points)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (DimReviewPoint));
  g_auto (GStrv) words = g_strsplit (points, " ", -1);
  DimReviewEntry *entry;

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], ":", 2);
    g_autofree char *text =
      parts[1] != NULL ? g_strdup_printf ("%s:%s%s", parts[0], id_of (parts[1][0]), parts[1] + 1)
                       : g_strdup (words[i]);
    g_autoptr (GArray) read = dim_review_points_from_text (text);

    g_assert_cmpuint (read->len, ==, 1);
    g_array_append_vals (list, read->data, read->len);
  }
  entry = dim_review_entry_new (id_of (letter), list);
  entry->date = date;
  entry->role = role;
  entry->position = (guint64) letter;
  g_ptr_array_add (entries, entry);
  return entry;
}

/* "kind letters; …" */
static char *
describe_items (const GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    const DimReviewItem *item = g_ptr_array_index (items, i);

    g_string_append_printf (text, "%s%s ", i > 0 ? "; " : "", dim_review_kind_name (item->kind));
    for (guint j = 0; j < item->incidents->len; j++) {
      const char *id = g_ptr_array_index (item->incidents, j);

      g_string_append_c (text, (char) ('a' + g_ascii_strtoull (id + 34, NULL, 16)));
    }
  }
  return g_string_free (text, FALSE);
}

/* In any order of the entries. */
static void
assert_items (GPtrArray *entries, const char *expected)
{
  for (guint turn = 0; turn < entries->len; turn++) {
    g_autoptr (GPtrArray) items = dim_review_gather (entries);
    g_autofree char *text = describe_items (items);

    g_assert_cmpstr (text, ==, expected);
    g_ptr_array_add (entries, g_ptr_array_steal_index (entries, 0));
  }
}

static void
test_what_hangs_together_is_one_item (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "samengevoegd:a zelfde-loket:c");
  add_entry (entries, 'b', 12, DIM_ROLE_BACK_OFFICE, "samengevoegd:a");
  add_entry (entries, 'c', 9, DIM_ROLE_FRONT_OFFICE, "zelfde-loket:a hergebruik:a");
  add_entry (entries, 'd', 90, DIM_ROLE_FRONT_OFFICE, "lijkt-erop:e");
  add_entry (entries, 'e', 91, DIM_ROLE_FRONT_OFFICE, "lijkt-erop:d");
  assert_items (entries, "samengevoegd cab; lijkt-erop de");
}

static void
test_reuse_is_asked_about_after_doubles (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();
  g_autoptr (GPtrArray) items = NULL;
  const DimReviewItem *elsewhere;

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE,
             "samengevoegd:a hergebruik:c elders:a:24322 elders:a:24320 elders:a:24322");
  add_entry (entries, 'b', 12, DIM_ROLE_BACK_OFFICE, "samengevoegd:a hergebruik:c elders:a:24322");
  add_entry (entries, 'c', 60, DIM_ROLE_FRONT_OFFICE, "hergebruik:a hergebruik:b tegenspraak");
  add_entry (entries, 'd', 61, DIM_ROLE_FRONT_OFFICE, "geweigerd");
  assert_items (entries,
                "samengevoegd ab; hergebruik abc; elders ab; elders a; tegenspraak c; geweigerd d");

  items = dim_review_gather (entries);
  elsewhere = g_ptr_array_index (items, 2);
  g_assert_cmpuint (elsewhere->months->len, ==, 1);
  g_assert_cmpint (g_array_index (elsewhere->months, int, 0), ==, 24322);
}

static void
test_other_that_is_not_known_is_no_question (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "zelfde-loket:x");
  assert_items (entries, "");
}

/* The key of the first item. */
static char *
key_of (GPtrArray *entries)
{
  g_autoptr (GPtrArray) items = dim_review_gather (entries);

  return g_strdup (((const DimReviewItem *) g_ptr_array_index (items, 0))->key);
}

static void
test_question_comes_back_when_something_changes (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();
  DimReviewEntry *a = add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "samengevoegd:a");
  g_autofree char *before = NULL;
  g_autofree char *same = NULL;
  g_autofree char *after = NULL;

  add_entry (entries, 'b', 12, DIM_ROLE_BACK_OFFICE, "samengevoegd:a");
  before = key_of (entries);
  same = key_of (entries);
  a->position++;
  after = key_of (entries);
  g_assert_cmpstr (before, ==, same);
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpuint (strlen (before), ==, DIM_REVIEW_KEY_LEN - 1);
}

static void
test_what_waits_for_a_desk_comes_last (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "samengevoegd:a");
  add_entry (entries, 'b', 12, DIM_ROLE_BACK_OFFICE, "samengevoegd:a gevraagd");
  add_entry (entries, 'c', 9, DIM_ROLE_FRONT_OFFICE, "geweigerd");
  add_entry (entries, 'd', 9, DIM_ROLE_FRONT_OFFICE, "gevraagd");
  add_entry (entries, 'e', 8, DIM_ROLE_FRONT_OFFICE, "beantwoord:x");
  assert_items (entries, "beantwoord e; geweigerd c; samengevoegd ab");
}

static void
test_answer_that_was_seen_comes_back_with_the_next (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();
  DimReviewEntry *a = add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "beantwoord:x");
  DimReviewPoint *point = &g_array_index (a->points, DimReviewPoint, 0);
  g_autofree char *before = key_of (entries);
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;

  a->position++;
  changed = key_of (entries);
  g_strlcpy (point->other, id_of ('y'), sizeof point->other);
  after = key_of (entries);
  g_assert_cmpstr (before, ==, changed);
  g_assert_cmpstr (before, !=, after);
}

static void
test_reuse_that_was_seen_comes_back_with_the_next_use (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();
  DimReviewEntry *a = add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "hergebruik:b");
  g_autofree char *before = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *after = NULL;

  add_entry (entries, 'b', 60, DIM_ROLE_BACK_OFFICE, "hergebruik:a");
  before = key_of (entries);
  a->position++;
  changed = key_of (entries);
  add_entry (entries, 'c', 120, DIM_ROLE_BACK_OFFICE, "hergebruik:a");
  after = key_of (entries);
  g_assert_cmpstr (before, ==, changed);
  g_assert_cmpstr (before, !=, after);
}

static void
add_amendment (DimRecord *record, char letter, DimRole role, gint64 made_s)
{
  DimAmendment *amendment = dim_amendment_new (id_of (letter));

  amendment->role = role;
  amendment->made_s = made_s;
  g_ptr_array_add (record->news->amendments, amendment);
}

static void
test_last_change_by_a_desk_is_a_point (void)
{
  g_autoptr (DimRecord) record = make_record ('a');
  g_autoptr (GArray) points = NULL;
  g_autoptr (GArray) read = NULL;
  g_autofree char *text = NULL;

  record->news->incident->municipality = g_strdup ("GM0363");
  add_amendment (record, 'x', DIM_ROLE_FRONT_OFFICE, 100);
  add_amendment (record, 'y', DIM_ROLE_FRONT_OFFICE, 200);
  add_amendment (record, 'z', DIM_ROLE_BACK_OFFICE, 300);
  points = dim_review_points (record);
  text = dim_review_points_to_text (points);
  read = dim_review_points_from_text (text);
  assert_points (read, "na-akkoord:y");
  g_assert_cmpint (g_array_index (read, DimReviewPoint, 0).made_s, ==, 200);
  g_assert_cmpstr (g_array_index (read, DimReviewPoint, 0).area, ==, "GM0363");
}

/* In October of @area, approved at @approved_s. */
static void
assert_late (GPtrArray *entries, const char *area, gint64 approved_s, const char *expected)
{
  g_autoptr (DimMunicipalities) municipalities =
    dim_municipalities_parse (MUNICIPALITIES, MERGERS, NULL);
  g_autoptr (GPtrArray) items = dim_review_gather (entries);
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (DimLateMonth));
  DimLateMonth month = { .month = OCTOBER, .approved_s = approved_s };
  g_autofree char *text = NULL;

  g_assert_nonnull (municipalities);
  g_strlcpy (month.area, area, sizeof month.area);
  g_array_append_val (months, month);
  dim_review_add_late (items, entries, months, municipalities);
  text = describe_items (items);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_change_after_the_approval_is_looked_at (void)
{
  DimDay day = dim_day_from_text ("2026-10-03");
  g_autoptr (GPtrArray) entries = start_entries ();

  add_entry (entries, 'a', day, DIM_ROLE_FRONT_OFFICE, "na-akkoord:x:100:GM0363");
  add_entry (entries, 'b', day + 60, DIM_ROLE_FRONT_OFFICE, "na-akkoord:y:100:GM0363");
  add_entry (entries, 'c', day, DIM_ROLE_FRONT_OFFICE, "tegenspraak na-akkoord:z:90:GM0457");
  add_entry (entries, 'd', day, DIM_ROLE_FRONT_OFFICE, "beantwoord:w");
  assert_items (entries, "tegenspraak c; beantwoord d");
  assert_late (entries, "GM0363", 101, "tegenspraak c; beantwoord d");
  assert_late (entries, "GM0363", 100, "tegenspraak c; na-akkoord a; beantwoord d");
  assert_late (entries, "GM0363", 50, "tegenspraak c; na-akkoord a; na-akkoord c; beantwoord d");
  assert_late (entries, "GM0599", 50, "tegenspraak c; beantwoord d");
}

static void
add_note (DimRecord *record, char letter)
{
  DimHit *hit = g_ptr_array_index (record->news->hits, 0);

  g_ptr_array_add (hit->notes, dim_note_entry_new (id_of (letter)));
}

static char *
key_of_noted (DimRecord *record)
{
  g_autoptr (GPtrArray) entries = start_entries ();
  g_autoptr (GArray) points = dim_review_points (record);
  g_autofree char *words = describe_points (points);

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, strchr (words, ' ') + 1);
  assert_items (entries, "notitie a");
  return key_of (entries);
}

/* Whoever registered the document more than once reads it once. */
static void
test_one_note_is_one_item (void)
{
  g_autoptr (GPtrArray) entries = start_entries ();

  add_entry (entries, 'a', 10, DIM_ROLE_FRONT_OFFICE, "notitie:x");
  add_entry (entries, 'b', 60, DIM_ROLE_BACK_OFFICE, "notitie:x");
  add_entry (entries, 'c', 5, DIM_ROLE_BACK_OFFICE, "notitie:y");
  assert_items (entries, "notitie ab; notitie c");
}

/* Beside what was seen elsewhere, which stays put away. */
static void
test_note_that_was_seen_comes_back_with_the_next (void)
{
  g_autoptr (DimRecord) record = make_record ('a');
  g_autoptr (GArray) without = NULL;
  g_autoptr (GArray) with = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  join_provisionally (record, 'a', 'b');
  record->news->is_provisional = FALSE;
  add_hit (record, DIM_MATCH_T3, ' ');
  without = dim_review_points (record);
  assert_points (without, "elders:a:24322");
  add_note (record, 'd');
  add_note (record, 'c');
  with = dim_review_points (record);
  assert_points (with, "elders:a:24322 notitie:d");
  first = key_of_noted (record);
  add_note (record, 'e');
  second = key_of_noted (record);
  g_assert_cmpstr (first, !=, second);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/review/points-come-from-what-the-feed-says",
                   test_points_come_from_what_the_feed_says);
  g_test_add_func ("/review/nothing-to-look-at-has-no-points",
                   test_nothing_to_look_at_has_no_points);
  g_test_add_func ("/review/question-waits-until-all-are-answered",
                   test_question_waits_until_all_are_answered);
  g_test_add_func ("/review/last-answer-speaks-for-all", test_last_answer_speaks_for_all);
  g_test_add_func ("/review/first-answer-stands", test_first_answer_stands);
  g_test_add_func ("/review/what-waits-for-a-desk-comes-last",
                   test_what_waits_for_a_desk_comes_last);
  g_test_add_func ("/review/answer-that-was-seen-comes-back-with-the-next",
                   test_answer_that_was_seen_comes_back_with_the_next);
  g_test_add_func ("/review/what-is-no-point-is-left-out", test_what_is_no_point_is_left_out);
  g_test_add_func ("/review/what-hangs-together-is-one-item", test_what_hangs_together_is_one_item);
  g_test_add_func ("/review/reuse-is-asked-about-after-doubles",
                   test_reuse_is_asked_about_after_doubles);
  g_test_add_func ("/review/other-that-is-not-known-is-no-question",
                   test_other_that_is_not_known_is_no_question);
  g_test_add_func ("/review/question-comes-back-when-something-changes",
                   test_question_comes_back_when_something_changes);
  g_test_add_func ("/review/reuse-that-was-seen-comes-back-with-the-next-use",
                   test_reuse_that_was_seen_comes_back_with_the_next_use);
  g_test_add_func ("/review/last-change-by-a-desk-is-a-point",
                   test_last_change_by_a_desk_is_a_point);
  g_test_add_func ("/review/change-after-the-approval-is-looked-at",
                   test_change_after_the_approval_is_looked_at);
  g_test_add_func ("/review/one-note-is-one-item", test_one_note_is_one_item);
  g_test_add_func ("/review/note-that-was-seen-comes-back-with-the-next",
                   test_note_that_was_seen_comes_back_with_the_next);
  return g_test_run ();
}
