/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incidents.h"
#include "dim-listing.h"
#include "dim-news.h"
#include "dim-store-inside.h"

#include <stdlib.h>

/* Fills the store of a data directory with registrations of its own that the collector received,
 * as after years of work: bench-desktop-fill STORE COUNT. Common answers are commoner. */

#define FIRST_DAY  ((DimDay) 20089) /* 2025-01-01 */
#define N_DAYS     680
#define NEWS_EVERY 50 /* one in so many is possibly double */

typedef struct {
  DimReference *reference;
  GRand *random;
  guint count;
} Filling;

/* The first of a list come most often. */
static const char *
pick (Filling *filling, DimList list)
{
  guint size = dim_code_book_size (filling->reference->book, list);
  gdouble part = g_rand_double (filling->random);

  return dim_code_book_at (filling->reference->book, list, (guint) (part * part * size))->code;
}

static void
answer (Filling *filling, DimIncident *incident, DimField field)
{
  const char *code = pick (filling, dim_field_spec (field)->list);
  const char *const codes[] = { code, NULL };

  dim_incident_set_codes (incident, field, codes);
}

static DimIncident *
make_incident (Filling *filling, const char *id, const char *use)
{
  static const char *const municipalities[] = { "GM0363", "GM0599", "GM0344" };
  static const char *const countries[] = { "NLD", "NLD", "NLD", "D", "POL" };
  static const DimField fields[] = { DIM_FIELD_PRODUCT, DIM_FIELD_FORM,         DIM_FIELD_DISCOVERY,
                                     DIM_FIELD_OUTCOME, DIM_FIELD_CERTAINTY,    DIM_FIELD_ATTEMPT,
                                     DIM_FIELD_PHASE,   DIM_FIELD_DISCOVERED_BY };
  DimIncident *incident = dim_incident_new (id);

  incident->date = FIRST_DAY + g_rand_int_range (filling->random, 0, N_DAYS);
  incident->municipality = g_strdup (municipalities[g_rand_int_range (filling->random, 0, 3)]);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    answer (filling, incident, fields[i]);
  g_ptr_array_add (incident->documents,
                   dim_document_use_new (use, pick (filling, DIM_LIST_DOCUMENT),
                                         countries[g_rand_int_range (filling->random, 0, 5)]));
  return incident;
}

static DimChange *
make_news (const DimIncident *incident, gboolean is_double)
{
  DimChange *change = dim_change_new (incident->id);

  g_free (change->office);
  change->office = g_strdup ("samen");
  g_free (change->desk);
  change->desk = g_strdup ("Backoffice");
  change->role = DIM_ROLE_BACK_OFFICE;
  change->received_s = (gint64) incident->date * 24 * 60 * 60;
  change->incident = dim_incident_copy (incident);
  g_strlcpy (change->device, "0190d3b2-7c00-7000-8000-0000000000d2", sizeof change->device);
  g_strlcpy (change->case_number, incident->id, sizeof change->case_number);
  if (is_double) {
    change->is_provisional = TRUE;
    g_ptr_array_add (change->peers,
                     dim_case_peer_new ("0190d3b2-7c00-7000-8000-0000000000d3", incident->date,
                                        "Balie Noord", DIM_ROLE_FRONT_OFFICE));
  }
  return change;
}

static gboolean
add_one (DimStore *store, Filling *filling, guint index, GError **error)
{
  char id[DIM_UUID_TEXT_LEN];
  char use[DIM_UUID_TEXT_LEN];
  g_autoptr (DimIncident) incident = NULL;
  g_autoptr (DimChange) news = NULL;
  g_autofree char *search = NULL;

  dim_store_new_id (store, id);
  dim_store_new_id (store, use);
  incident = make_incident (filling, id, use);
  search = dim_reference_search_key (filling->reference, incident, "");
  news = make_news (incident, index % NEWS_EVERY == 0);
  return dim_incidents_add (store, incident, search, "", DIM_AUDIENCE_NONE, error) &&
         dim_incidents_set_state (store, id, DIM_RECORD_RECEIVED, NULL, error) &&
         dim_news_put (store, news, filling->reference, error);
}

static gpointer
fill (DimStore *store, gpointer data, GError **error)
{
  Filling *filling = data;

  for (guint i = 0; i < filling->count; i++)
    if (!add_one (store, filling, i, error))
      return NULL;
  return DIM_STORE_DONE;
}

static gpointer
fill_work (DimStore *store, gpointer data, GError **error)
{
  return dim_store_in_transaction (store, fill, data, error);
}

/* As it is for who looked at the list before. */
static gpointer
list_work (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (DimListing) listing = dim_listing_new (((Filling *) data)->reference);
  gboolean is_behind = TRUE;

  while (is_behind)
    if (!dim_listing_catch_up (listing, store, &is_behind, error))
      return NULL;
  return DIM_STORE_DONE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimStore) store = NULL;
  Filling filling = { 0 };

  if (argc != 3)
    g_error ("usage: bench-desktop-fill STORE COUNT");
  store = dim_store_open (argv[1], dim_clock_system (), &error);
  filling.reference = dim_reference_load (NULL);
  filling.random = g_rand_new_with_seed (2026);
  filling.count = (guint) strtoul (argv[2], NULL, 10);
  if (store == NULL || dim_store_call (store, fill_work, &filling, &error) == NULL ||
      dim_store_call (store, list_work, &filling, &error) == NULL)
    g_error ("%s", error->message);
  g_rand_free (filling.random);
  dim_reference_free (filling.reference);
  return 0;
}
