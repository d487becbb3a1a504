/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-news.h"
#include "dim-reviewing.h"

#include <glib/gstdio.h>

/* How long the store's thread takes for a reviewer of a municipality with 20,000 registrations:
 * what there is to look at, and side by side what is chosen of it. */

#define N_REGISTRATIONS 20000
#define N_TURNS         200
#define OPEN_EVERY      10 /* of ten registrations the first two are one provisional case */
#define LARGE           20 /* and the first twenty are one */

typedef struct {
  DimListing *listing;
  DimReference *reference;
  char **incidents;
  GPtrArray *items;
  DimComparison *comparison;
} Reviewer;

static void
name_incident (guint index, char out[DIM_UUID_TEXT_LEN])
{
  g_snprintf (out, DIM_UUID_TEXT_LEN, "0190d3b2-7c00-7000-8000-%012x", index + 1);
}

/* The first of its case, and how many are in it. */
static guint
case_of (guint index, guint *out_size)
{
  *out_size = index < LARGE ? LARGE : 2;
  return index < LARGE ? 0 : index - index % OPEN_EVERY;
}

static void
add_peers (DimChange *change, guint index)
{
  guint size;
  guint first = case_of (index, &size);

  name_incident (first, change->case_number);
  if (index - first >= size) {
    name_incident (index, change->case_number);
    return;
  }
  change->is_provisional = TRUE;
  for (guint i = first; i < first + size; i++) {
    char peer[DIM_UUID_TEXT_LEN];

    name_incident (i, peer);
    if (i != index)
      g_ptr_array_add (change->peers,
                       dim_case_peer_new (peer, 20000, "Backoffice", DIM_ROLE_BACK_OFFICE));
  }
}

static DimChange *
make_change (guint index)
{
  char id[DIM_UUID_TEXT_LEN];
  DimChange *change = NULL;

  name_incident (index, id);
  change = dim_change_new (id);
  g_strlcpy (change->device, id, sizeof change->device);
  g_free (change->office);
  change->office = g_strdup ("amsterdam");
  g_free (change->desk);
  change->desk = g_strdup_printf ("Loket %u", index % 7);
  change->position = index + 1;
  change->incident = dim_incident_new (id);
  change->incident->date = (DimDay) (20000 + index % 300);
  change->incident->municipality = g_strdup ("GM0363");
  dim_incident_set_code (change->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_code (change->incident, DIM_FIELD_PRODUCT,
                         index % 2 == 0 ? "paspoort-aanvraag" : "paspoort-uitreiking");
  dim_incident_set_code (change->incident, DIM_FIELD_DISCOVERY, "gezichtsvergelijking");
  dim_incident_set_code (change->incident, DIM_FIELD_OUTCOME, "geweigerd");
  add_peers (change, index);
  return change;
}

static gpointer
fill_work (DimStore *store, gpointer data, GError **error)
{
  Reviewer *reviewer = data;

  for (guint i = 0; i < N_REGISTRATIONS; i++) {
    g_autoptr (DimChange) change = make_change (i);

    if (!dim_news_put (store, change, reviewer->reference, error))
      return NULL;
  }
  return DIM_STORE_DONE;
}

static gpointer
fill_at_once (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, fill_work, data, error);
}

static gpointer
queue_work (DimStore *store, gpointer data, GError **error)
{
  Reviewer *reviewer = data;
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (reviewer->listing, store, &is_behind, error))
      return NULL;
  g_clear_pointer (&reviewer->items, g_ptr_array_unref);
  reviewer->items = dim_reviewing_queue (reviewer->listing, store, error);
  return reviewer->items != NULL ? DIM_STORE_DONE : NULL;
}

static gpointer
compare_work (DimStore *store, gpointer data, GError **error)
{
  Reviewer *reviewer = data;

  g_clear_pointer (&reviewer->comparison, dim_comparison_free);
  reviewer->comparison =
    dim_reviewing_compare (store, (const char *const *) reviewer->incidents, error);
  return reviewer->comparison != NULL ? DIM_STORE_DONE : NULL;
}

static void
call (DimStore *store, DimStoreWork work, Reviewer *reviewer)
{
  g_autoptr (GError) error = NULL;

  if (dim_store_call (store, work, reviewer, &error) == NULL)
    g_error ("%s", error->message);
}

/* Elapsed, as a reviewer waits. */
static void
measure (DimStore *store,
         DimStoreWork work,
         Reviewer *reviewer,
         const char *what,
         const char *budget)
{
  g_autoptr (GArray) times_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *measured = NULL;

  for (guint turn = 0; turn < N_TURNS; turn++) {
    gint64 start_us = g_get_monotonic_time ();
    gint64 took_us;

    call (store, work, reviewer);
    took_us = g_get_monotonic_time () - start_us;
    g_array_append_val (times_us, took_us);
  }
  measured =
    g_strdup_printf ("median %.1f ms, p99 %.1f ms", (double) bench_quantile (times_us, 0.5) / 1000,
                     (double) bench_quantile (times_us, 0.99) / 1000);
  bench_print (&(BenchRow){ .what = what, .measured = measured, .beside = "", .budget = budget });
}

static void
choose (Reviewer *reviewer, guint index)
{
  char id[DIM_UUID_TEXT_LEN];

  name_incident (index, id);
  g_strfreev (reviewer->incidents);
  reviewer->incidents = g_new0 (char *, 2);
  reviewer->incidents[0] = g_strdup (id);
}

static void
measure_all (DimStore *store, Reviewer *reviewer)
{
  call (store, fill_at_once, reviewer);
  call (store, queue_work, reviewer);
  measure (store, queue_work, reviewer,
           "review queue of a municipality with 20,000 registrations, 2,000 of them to look at",
           "≤ 200 ms");
  choose (reviewer, 2 * OPEN_EVERY);
  measure (store, compare_work, reviewer, "two registrations side by side", "≤ 100 ms");
  choose (reviewer, 0);
  measure (store, compare_work, reviewer, "twenty registrations side by side", "≤ 100 ms");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("dim-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "store.db", NULL);
  g_autoptr (DimReference) reference = dim_reference_load (NULL);
  Reviewer reviewer = { .reference = reference };
  DimStore *store = dim_store_open (path, dim_clock_system (), &error);

  if (store == NULL)
    g_error ("%s", error->message);
  reviewer.listing = dim_listing_new (reference);
  measure_all (store, &reviewer);
  dim_store_free (store);
  dim_listing_free (reviewer.listing);
  g_clear_pointer (&reviewer.items, g_ptr_array_unref);
  g_clear_pointer (&reviewer.comparison, dim_comparison_free);
  g_strfreev (reviewer.incidents);
  (void) g_unlink (path);
  (void) g_rmdir (directory);
  return 0;
}
