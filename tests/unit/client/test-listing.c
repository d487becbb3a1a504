/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-incidents.h"
#include "dim-listing.h"
#include "dim-news.h"
#include "dim-record.h"
#include "dim-store-inside.h"
#include "workstation.h"

#include <string.h>

/* The list of registrations, beside a store that changes. */

typedef struct {
  DimListing *listing;
  const DimRecordQuery *query;
  guint turns; /* out: until it had caught up */
} Finding;

static gpointer
find_work (DimStore *store, gpointer data, GError **error)
{
  Finding *finding = data;
  g_autoptr (GArray) found = NULL;
  gboolean is_behind = TRUE;

  for (finding->turns = 0; is_behind; finding->turns++)
    if (!dim_listing_catch_up (finding->listing, store, &is_behind, error))
      return NULL;
  found = dim_listing_find (finding->listing, finding->query);
  return dim_listing_load (finding->listing, store, found, error);
}

static GPtrArray *
find_records (Workstation *workstation, DimListing *listing, const char *search)
{
  g_autoptr (DimRecordQuery) query = dim_record_query_new (search, DIM_ORDER_DATE, FALSE, NULL);
  Finding finding = { listing, query, 0 };

  return workstation_call (workstation, find_work, &finding);
}

static void
assert_found (Workstation *workstation, DimListing *listing, const char *search, guint expected)
{
  g_autoptr (GPtrArray) records = find_records (workstation, listing, search);

  g_assert_cmpuint (records->len, ==, expected);
}

static gpointer
exec_work (DimStore *store, gpointer sql, GError **error)
{
  return dim_database_exec (dim_store_database (store), sql, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
receive_work (DimStore *store, gpointer incident, GError **error)
{
  return dim_incidents_set_state (store, incident, DIM_RECORD_RECEIVED, NULL, error)
           ? DIM_STORE_DONE
           : NULL;
}

static gpointer
put_news_work (DimStore *store, gpointer data, GError **error)
{
  gpointer *parts = data;

  return dim_news_put (store, parts[0], parts[1], error) ? DIM_STORE_DONE : NULL;
}

static gpointer
clear_news_work (DimStore *store, gpointer data, GError **error)
{
  return dim_news_clear (store, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
count_begun_work (DimStore *store, gpointer data, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count (*) FROM listing WHERE is_made = 0", error);

  if (statement == NULL || !dim_statement_step (statement, error))
    return NULL;
  *(gint64 *) data = dim_statement_int (statement, 0);
  dim_statement_reset (statement);
  return DIM_STORE_DONE;
}

static gint64
count_begun (Workstation *workstation)
{
  gint64 count = -1;

  workstation_call (workstation, count_begun_work, &count);
  return count;
}

static void
test_registration_is_listed_at_once (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) records = NULL;

  assert_found (workstation, listing, "", 0);
  first = workstation_register (workstation, "2026-11-03", "");
  assert_found (workstation, listing, "look-alike", 1);
  second = workstation_register (workstation, "2026-11-05", "");
  records = find_records (workstation, listing, "");
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (((DimRecord *) records->pdata[0])->incident->id, ==, second);
  g_assert_cmpstr (((DimRecord *) records->pdata[1])->incident->id, ==, first);
}

static void
test_verdict_is_seen (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_STATE, FALSE, NULL);
  g_autofree char *waiting = NULL;
  g_autoptr (GPtrArray) records = NULL;
  Finding finding = { listing, query, 0 };

  assert_found (workstation, listing, "", 1);
  waiting = workstation_register (workstation, "2026-10-01", "");
  workstation_call (workstation, receive_work, id);
  records = workstation_call (workstation, find_work, &finding);
  g_assert_cmpstr (((DimRecord *) records->pdata[0])->incident->id, ==, waiting);
  g_assert_cmpint (((DimRecord *) records->pdata[1])->state, ==, DIM_RECORD_RECEIVED);
}

static DimChange *
make_change (const char *id, const DimIncident *incident)
{
  DimChange *change = dim_change_new (id);

  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  g_free (change->office);
  change->office = g_strdup ("amsterdam");
  g_free (change->desk);
  change->desk = g_strdup ("Balie Noord");
  change->is_withdrawn = incident == NULL;
  if (incident != NULL) {
    change->incident = dim_incident_copy (incident);
    g_strlcpy (change->incident->id, id, sizeof change->incident->id);
  }
  return change;
}

static void
put_news (Workstation *workstation, const char *id, const DimIncident *incident)
{
  g_autoptr (DimChange) change = make_change (id, incident);
  gpointer parts[] = { change, workstation->reference };

  workstation_call (workstation, put_news_work, parts);
}

static void
test_news_of_others_comes_and_goes (Workstation *workstation, gconstpointer data)
{
  static const char other[] = "0190d3b2-7c00-7000-8000-0000000000f1";
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");
  g_autoptr (DimRecord) own = workstation_record (workstation, id);

  assert_found (workstation, listing, "balie noord", 0);
  put_news (workstation, other, own->incident);
  assert_found (workstation, listing, "balie noord", 1);
  put_news (workstation, other, NULL);
  assert_found (workstation, listing, "", 1);
  put_news (workstation, other, own->incident);
  assert_found (workstation, listing, "", 2);
  workstation_call (workstation, clear_news_work, NULL);
  assert_found (workstation, listing, "", 1);
}

static void
test_next_program_reads_what_was_made (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) first = dim_listing_new (workstation->reference);
  g_autoptr (DimListing) second = dim_listing_new (workstation->reference);
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  g_assert_nonnull (id);
  g_assert_cmpint (count_begun (workstation), ==, 1);
  assert_found (workstation, first, "look-alike", 1);
  g_assert_cmpint (count_begun (workstation), ==, 0);
  assert_found (workstation, second, "look-alike amsterdam", 1);
  assert_found (workstation, second, "rotterdam", 0);
}

static void
test_full_disk_hides_nothing (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autofree char *id = workstation_register (workstation, "2026-11-03", "");

  g_assert_nonnull (id);
  workstation_call (workstation, exec_work, (gpointer) "PRAGMA query_only = ON");
  assert_found (workstation, listing, "look-alike", 1);
  g_assert_cmpint (count_begun (workstation), ==, 1);
  workstation_call (workstation, exec_work, (gpointer) "PRAGMA query_only = OFF");
}

static void
test_long_list_is_read_in_turns (Workstation *workstation, gconstpointer data)
{
  g_autoptr (DimListing) listing = dim_listing_new (workstation->reference);
  g_autoptr (DimRecordQuery) query = dim_record_query_new ("", DIM_ORDER_DATE, FALSE, NULL);
  Finding finding = { listing, query, 0 };
  g_autoptr (GPtrArray) records = NULL;

  workstation_call (workstation, exec_work,
                    (gpointer) "INSERT INTO listing (incident, is_made)"
                               " WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL"
                               " SELECT i + 1 FROM n WHERE i < 2500)"
                               " SELECT printf ('0190d3b2-7c00-7000-8000-%012x', i), 1 FROM n");
  records = workstation_call (workstation, find_work, &finding);
  g_assert_cmpuint (records->len, ==, 0);
  g_assert_cmpuint (finding.turns, ==, 3);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, Workstation, NULL, workstation_set_up, function, workstation_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/listing/registration-is-listed-at-once", test_registration_is_listed_at_once);
  ADD ("/listing/verdict-is-seen", test_verdict_is_seen);
  ADD ("/listing/news-of-others-comes-and-goes", test_news_of_others_comes_and_goes);
  ADD ("/listing/next-program-reads-what-was-made", test_next_program_reads_what_was_made);
  ADD ("/listing/full-disk-hides-nothing", test_full_disk_hides_nothing);
  ADD ("/listing/long-one-is-read-in-turns", test_long_list_is_read_in_turns);
  return g_test_run ();
}
