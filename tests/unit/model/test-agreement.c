/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review.h"

#include <string.h>

/* What two municipalities say of one pair, and what of it a reviewer is to look at. */

#define NOVEMBER  (2026 * 12 + 10)
#define ROTTERDAM "Balie Rotterdam: 14 010"

static const char *
id_of (guint number)
{
  static char id[DIM_UUID_TEXT_LEN];

  g_snprintf (id, sizeof id, "0190d3b2-7c00-7000-8000-0000000000%02x", number);
  return id;
}

static const char *
handle_of (guint number)
{
  static char handle[DIM_HANDLE_TEXT_LEN];

  g_snprintf (handle, sizeof handle, "%032x", number);
  return handle;
}

static void
test_names_are_read_as_written (void)
{
  DimProposalKind kind;
  DimAgreement agreement;

  for (guint i = 0; i < DIM_N_PROPOSALS; i++) {
    g_assert_true (
      dim_proposal_kind_from_name (dim_proposal_kind_name ((DimProposalKind) i), &kind));
    g_assert_cmpint (kind, ==, i);
  }
  for (guint i = 0; i < DIM_N_AGREEMENTS; i++) {
    g_assert_true (dim_agreement_from_name (dim_agreement_name ((DimAgreement) i), &agreement));
    g_assert_cmpint (agreement, ==, i);
  }
  g_assert_false (dim_proposal_kind_from_name ("apart", &kind));
  g_assert_false (dim_agreement_from_name ("", &agreement));
}

static void
test_handle_is_32_digits (void)
{
  g_assert_true (dim_handle_is_valid ("0f1e2d3c4b5a69788796a5b4c3d2e1f0"));
  g_assert_false (dim_handle_is_valid ("0f1e2d3c4b5a69788796a5b4c3d2e1f"));
  g_assert_false (dim_handle_is_valid ("0f1e2d3c4b5a69788796a5b4c3d2e1fg"));
  g_assert_false (dim_handle_is_valid (""));
}

static void
test_stands_as_both_say (void)
{
  static const DimAgreement expected[DIM_N_PROPOSALS][DIM_N_PROPOSALS] = {
    [DIM_PROPOSAL_RETRACT] = { DIM_AGREEMENT_NONE, DIM_AGREEMENT_THEY_PROPOSE,
                               DIM_AGREEMENT_THEY_REFUSED },
    [DIM_PROPOSAL_SAME] = { DIM_AGREEMENT_WE_PROPOSED, DIM_AGREEMENT_AGREED,
                            DIM_AGREEMENT_THEY_REFUSED },
    [DIM_PROPOSAL_APART] = { DIM_AGREEMENT_WE_REFUSED, DIM_AGREEMENT_WE_REFUSED,
                             DIM_AGREEMENT_WE_REFUSED },
  };

  for (guint ours = 0; ours < DIM_N_PROPOSALS; ours++)
    for (guint theirs = 0; theirs < DIM_N_PROPOSALS; theirs++)
      g_assert_cmpint (dim_agreement_of ((DimProposalKind) ours, (DimProposalKind) theirs), ==,
                       expected[ours][theirs]);
}

/* One hit of a registration. */
typedef struct {
  guint incident;
  guint handle; /* 0: nothing can be said of it */
  const char *contact;
  DimProposalKind ours;
  DimProposalKind theirs;
} Row;

static DimReviewEntry *
make_entry (const Row *rows, guint n_rows, guint incident)
{
  g_autoptr (DimRecord) record = g_new0 (DimRecord, 1);
  g_autoptr (GArray) points = NULL;
  g_autofree char *text = NULL;
  DimReviewEntry *entry;

  record->incident = dim_incident_new (id_of (incident));
  record->state = DIM_RECORD_RECEIVED;
  record->news = dim_change_new (id_of (incident));
  record->news->incident = dim_incident_new (id_of (incident));
  g_strlcpy (record->news->case_number, id_of (1), sizeof record->news->case_number);
  for (guint i = 0; i < n_rows; i++) {
    DimHit *hit = NULL;

    if (rows[i].incident != incident)
      continue;
    hit = dim_hit_new (DIM_MATCH_T3);
    g_free (hit->contact);
    hit->contact = g_strdup (rows[i].contact);
    hit->month = NOVEMBER;
    hit->ours = rows[i].ours;
    hit->theirs = rows[i].theirs;
    if (rows[i].handle > 0)
      g_strlcpy (hit->handle, handle_of (rows[i].handle), sizeof hit->handle);
    g_ptr_array_add (record->news->hits, hit);
  }
  points = dim_review_points (record);
  text = dim_review_points_to_text (points);
  entry = dim_review_entry_new (id_of (incident), dim_review_points_from_text (text));
  g_assert_cmpuint (entry->points->len, ==, points->len);
  entry->date = 20000;
  return entry;
}

/* Through what is kept in the list, of the registrations 1 and 2, which are one case. */
static GPtrArray *
gather (const Row *rows, guint n_rows)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_review_entry_free);

  for (guint incident = 1; incident <= 2; incident++)
    g_ptr_array_add (entries, make_entry (rows, n_rows, incident));
  return dim_review_gather (entries);
}

/* "contact: stand, pairs[ waits]; …" */
static void
assert_items (const Row *rows, guint n_rows, const char *expected)
{
  g_autoptr (GPtrArray) items = gather (rows, n_rows);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++) {
    const DimReviewItem *item = g_ptr_array_index (items, i);

    g_assert_cmpint (item->kind, ==, DIM_REVIEW_ELSEWHERE);
    g_assert_true (dim_review_item_can_agree (item) == (item->pairs->len > 0));
    g_string_append_printf (text, "%s%s: %s, %u%s", i > 0 ? "; " : "", item->contact,
                            dim_agreement_name (item->agreement), item->pairs->len,
                            item->is_waiting ? " waits" : "");
  }
  g_assert_cmpstr (text->str, ==, expected);
}

#define NOTHING DIM_PROPOSAL_RETRACT
#define SAME    DIM_PROPOSAL_SAME
#define APART   DIM_PROPOSAL_APART

static void
test_what_an_office_saw_is_one_item (void)
{
  static const Row rows[] = {
    { 1, 3, ROTTERDAM, NOTHING, NOTHING },
    { 2, 4, ROTTERDAM, NOTHING, NOTHING },
    { 1, 5, "Utrecht", NOTHING, NOTHING },
    { 2, 0, "Zwolle", NOTHING, NOTHING },
  };

  assert_items (rows, G_N_ELEMENTS (rows),
                ROTTERDAM ": niets-gezegd, 2; Utrecht: niets-gezegd, 1; Zwolle: niets-gezegd, 0");
}

/* What is agreed on, or refused here, is no item; what waits for them goes to the end. */
static void
test_their_proposal_goes_first (void)
{
  static const Row rows[] = {
    { 1, 3, "Almelo", SAME, NOTHING }, { 1, 4, "Breda", NOTHING, NOTHING },
    { 1, 5, "Cuijk", NOTHING, SAME },  { 1, 6, "Delft", SAME, SAME },
    { 1, 7, "Ede", APART, SAME },      { 1, 8, "Franeker", SAME, APART },
  };

  assert_items (rows, G_N_ELEMENTS (rows),
                "Cuijk: zij-stellen-voor, 1; Breda: niets-gezegd, 1; Franeker: zij-niet, 1; "
                "Almelo: wij-stellen-voor, 1 waits");
}

/* Of several of one office the one that asks for a word speaks. */
static void
test_what_asks_for_a_word_speaks_for_the_item (void)
{
  static const Row rows[] = {
    { 1, 3, ROTTERDAM, SAME, NOTHING },
    { 2, 4, ROTTERDAM, NOTHING, SAME },
  };

  assert_items (rows, G_N_ELEMENTS (rows), ROTTERDAM ": zij-stellen-voor, 2");
}

/* "Gezien" does not hold for what they propose since. */
static void
test_proposal_comes_back_after_it_was_seen (void)
{
  Row row = { 1, 3, ROTTERDAM, NOTHING, NOTHING };
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const DimProposalKind theirs[] = { NOTHING, SAME, APART };

  for (gsize i = 0; i < G_N_ELEMENTS (theirs); i++) {
    g_autoptr (GPtrArray) items = NULL;

    row.theirs = theirs[i];
    items = gather (&row, 1);
    g_assert_cmpuint (items->len, ==, 1);
    g_assert_true (
      g_hash_table_add (keys, g_strdup (((DimReviewItem *) g_ptr_array_index (items, 0))->key)));
  }
}

/* Rows of an older program, and damaged ones. */
static void
test_points_without_a_pair_are_read (void)
{
  g_autofree char *old = g_strdup_printf ("elders:%s:24322", id_of (1));
  g_autofree char *cut = g_strdup_printf ("elders:%s:24322:%s", id_of (1), handle_of (1));
  g_autofree char *odd = g_strdup_printf ("elders:%s:24322:%s:wat:Balie", id_of (1), handle_of (1));
  g_autofree char *bad = g_strdup_printf ("elders:%s:24322:0f:wij-niet:%%zz", id_of (1));
  g_autofree char *none = g_strdup_printf ("elders:%s", id_of (1));
  const char *const texts[] = { old, cut, odd, bad, none };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GArray) points = dim_review_points_from_text (texts[i]);

    g_assert_cmpuint (points->len, ==, i == 0 ? 1 : 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/names-are-read-as-written", test_names_are_read_as_written);
  g_test_add_func ("/agreement/handle-is-32-digits", test_handle_is_32_digits);
  g_test_add_func ("/agreement/stands-as-both-say", test_stands_as_both_say);
  g_test_add_func ("/agreement/what-an-office-saw-is-one-item",
                   test_what_an_office_saw_is_one_item);
  g_test_add_func ("/agreement/their-proposal-goes-first", test_their_proposal_goes_first);
  g_test_add_func ("/agreement/what-asks-for-a-word-speaks-for-the-item",
                   test_what_asks_for_a_word_speaks_for_the_item);
  g_test_add_func ("/agreement/proposal-comes-back-after-it-was-seen",
                   test_proposal_comes_back_after_it_was_seen);
  g_test_add_func ("/agreement/points-without-a-pair-are-read",
                   test_points_without_a_pair_are_read);
  return g_test_run ();
}
