/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-listing.h"

#include "dim-error.h"
#include "dim-record-index.h"
#include "dim-records.h"
#include "dim-store-inside.h"

#define SHARE 1000 /* rows at a time */

struct _DimListing {
  const DimReference *reference; /* borrowed */
  DimRecordIndex *index;
  GHashTable *reviews; /* incident → DimReviewEntry: those that have points */
  gint64 seen;         /* the last place that was taken in */
};

enum {
  COLUMN_PLACE,
  COLUMN_INCIDENT,
  COLUMN_MADE,
  COLUMN_DAY,
  COLUMN_STANDING,
  COLUMN_DESK,
  COLUMN_PRODUCT,
  COLUMN_FORM,
  COLUMN_DOCUMENT,
  COLUMN_WORDS,
  COLUMN_POINTS,
  COLUMN_ROLE,
  COLUMN_POSITION,
};

/* A row that a trigger began. */
typedef struct {
  gint64 place;
  char incident[DIM_UUID_TEXT_LEN];
} Begun;

typedef struct {
  DimListing *listing;
  GArray *begun; /* (element-type Begun) */
  guint n_rows;
} Reading;

/* Why it is to be looked at, beside what it is found by. */
typedef struct {
  const char *points; /* NULL: nothing is */
  DimRole role;
  guint64 position;
} ReviewKeys;

static void
put_review (DimListing *listing, const DimRecordKeys *keys, const ReviewKeys *review)
{
  g_autoptr (GArray) points = dim_review_points_from_text (review->points);
  DimReviewEntry *entry;

  if (points->len == 0) {
    g_hash_table_remove (listing->reviews, keys->incident);
    return;
  }
  entry = dim_review_entry_new (keys->incident, g_steal_pointer (&points));
  entry->date = keys->day;
  entry->role = review->role;
  entry->position = review->position;
  g_hash_table_replace (listing->reviews, entry->incident, entry);
}

static gboolean
put (DimListing *listing, const DimRecordKeys *keys, const ReviewKeys *review)
{
  if (!dim_record_index_put (listing->index, keys))
    return FALSE;
  put_review (listing, keys, review);
  return TRUE;
}

static void
read_row (DimStatement *statement, gpointer data)
{
  Reading *reading = data;
  const DimRecordKeys keys = {
    .incident = dim_statement_text (statement, COLUMN_INCIDENT),
    .day = dim_statement_is_null (statement, COLUMN_DAY)
             ? DIM_DAY_NONE
             : (DimDay) dim_statement_int (statement, COLUMN_DAY),
    .standing = (DimStanding) dim_statement_int (statement, COLUMN_STANDING),
    .desk = dim_statement_text (statement, COLUMN_DESK),
    .product = dim_statement_text (statement, COLUMN_PRODUCT),
    .form = dim_statement_text (statement, COLUMN_FORM),
    .document = dim_statement_text (statement, COLUMN_DOCUMENT),
    .words = dim_statement_text (statement, COLUMN_WORDS),
  };
  const ReviewKeys review = {
    .points = dim_statement_text (statement, COLUMN_POINTS),
    .role = (DimRole) dim_statement_int (statement, COLUMN_ROLE),
    .position = (guint64) dim_statement_int (statement, COLUMN_POSITION),
  };

  reading->n_rows++;
  reading->listing->seen = dim_statement_int (statement, COLUMN_PLACE);
  if (dim_statement_int (statement, COLUMN_MADE) == 0) {
    Begun begun = { .place = reading->listing->seen };

    g_strlcpy (begun.incident, keys.incident, sizeof begun.incident);
    g_array_append_val (reading->begun, begun);
  } else if (!put (reading->listing, &keys, &review)) {
    g_warning ("Cannot list a registration: its row is damaged");
  }
}

static gboolean
read_share (Reading *reading, DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT place, incident, is_made, day, standing, desk, product, form,"
                          " document, words, points, role, position FROM listing"
                          " WHERE place > :seen"
                          " ORDER BY place LIMIT :share",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":seen", reading->listing->seen);
  dim_statement_bind_int (statement, ":share", SHARE);
  return dim_store_read_rows (statement, read_row, reading, error);
}

/* What could not be written is made again the next time. */
static gboolean
write_row (DimStore *store,
           gint64 place,
           const DimRecordKeys *keys,
           const ReviewKeys *review,
           GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "UPDATE listing SET is_made = 1, day = :day, standing = :standing, desk = :desk,"
    " product = :product, form = :form, document = :document, words = :words,"
    " points = :points, role = :role, position = :position"
    " WHERE place = :place",
    error);

  if (statement == NULL)
    return FALSE;
  if (keys->day == DIM_DAY_NONE)
    dim_statement_bind_null (statement, ":day");
  else
    dim_statement_bind_int (statement, ":day", keys->day);
  dim_statement_bind_int (statement, ":standing", keys->standing);
  dim_statement_bind_text (statement, ":desk", keys->desk);
  dim_statement_bind_text (statement, ":product", keys->product);
  dim_statement_bind_text (statement, ":form", keys->form);
  dim_statement_bind_text (statement, ":document", keys->document);
  dim_statement_bind_text (statement, ":words", keys->words);
  dim_statement_bind_text (statement, ":points", review->points);
  dim_statement_bind_int (statement, ":role", review->role);
  dim_statement_bind_int (statement, ":position", (gint64) review->position);
  dim_statement_bind_int (statement, ":place", place);
  return dim_statement_run (statement, error);
}

static const char *
kind_of_first (const DimIncident *incident)
{
  if (incident->documents->len == 0)
    return NULL;
  return ((const DimDocumentUse *) g_ptr_array_index (incident->documents, 0))->kind;
}

static char *
make_points (const DimRecord *record)
{
  g_autoptr (GArray) points = dim_review_points (record);

  return dim_review_points_to_text (points);
}

static gboolean
make_row (DimListing *listing,
          DimStore *store,
          const Begun *begun,
          gboolean is_writing,
          GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (DimRecord) record = dim_records_load_one (store, begun->incident, &fault);
  g_autofree char *words = NULL;
  g_autofree char *points = NULL;
  ReviewKeys review = { 0 };
  DimRecordKeys keys = { .incident = begun->incident, .day = DIM_DAY_NONE };

  if (record == NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (record != NULL) {
    keys.day = record->incident->date;
    keys.standing = dim_record_standing (record);
    keys.desk = record->news != NULL ? record->news->desk : NULL;
    keys.product = dim_incident_code (record->incident, DIM_FIELD_PRODUCT);
    keys.form = dim_incident_code (record->incident, DIM_FIELD_FORM);
    keys.document = kind_of_first (record->incident);
    words = dim_reference_search_key (listing->reference, record->incident,
                                      keys.desk != NULL ? keys.desk : "");
    keys.words = words;
    points = make_points (record);
    review.points = points;
    review.role = record->news != NULL ? record->news->role : DIM_ROLE_FRONT_OFFICE;
    review.position = record->news != NULL ? record->news->position : 0;
  }
  if (!put (listing, &keys, &review))
    g_warning ("Cannot list a registration: its id is none");
  return !is_writing || write_row (store, begun->place, &keys, &review, error);
}

/* A list can be looked at also when nothing can be written. */
static gboolean
make_begun (DimListing *listing, DimStore *store, const GArray *begun, GError **error)
{
  gboolean is_writing = begun->len > 0 && dim_store_begin (store, NULL);

  for (guint i = 0; i < begun->len; i++) {
    const Begun *row = &g_array_index (begun, Begun, i);

    if (make_row (listing, store, row, is_writing, is_writing ? NULL : error))
      continue;
    if (!is_writing)
      return FALSE;
    dim_store_rollback (store);
    is_writing = FALSE;
    if (!make_row (listing, store, row, FALSE, error))
      return FALSE;
  }
  if (is_writing)
    (void) dim_store_commit (store, NULL);
  return TRUE;
}

DimListing *
dim_listing_new (const DimReference *reference)
{
  DimListing *listing = NULL;

  g_return_val_if_fail (reference != NULL, NULL);
  listing = g_new0 (DimListing, 1);
  listing->reference = reference;
  listing->index = dim_record_index_new ();
  listing->reviews =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dim_review_entry_free);
  return listing;
}

void
dim_listing_free (DimListing *listing)
{
  if (listing == NULL)
    return;
  dim_record_index_free (listing->index);
  g_hash_table_unref (listing->reviews);
  g_free (listing);
}

gboolean
dim_listing_catch_up (DimListing *listing, DimStore *store, gboolean *out_is_behind, GError **error)
{
  g_autoptr (GArray) begun = g_array_new (FALSE, FALSE, sizeof (Begun));
  gint64 before = listing->seen;
  Reading reading = { listing, begun, 0 };

  if (read_share (&reading, store, error) && make_begun (listing, store, begun, error)) {
    *out_is_behind = reading.n_rows == SHARE;
    return TRUE;
  }
  listing->seen = before;
  return FALSE;
}

GArray *
dim_listing_find (DimListing *listing, const DimRecordQuery *query)
{
  return dim_record_index_find (listing->index, query);
}

guint
dim_listing_count (DimListing *listing)
{
  return dim_record_index_count (listing->index);
}

const char *const *
dim_listing_desks (DimListing *listing)
{
  return dim_record_index_desks (listing->index);
}

GPtrArray *
dim_listing_reviews (DimListing *listing)
{
  GPtrArray *entries = g_ptr_array_sized_new (g_hash_table_size (listing->reviews));
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, listing->reviews);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    g_ptr_array_add (entries, entry);
  return entries;
}

const DimMunicipalities *
dim_listing_municipalities (DimListing *listing)
{
  g_return_val_if_fail (listing != NULL, NULL);
  return listing->reference->municipalities;
}

gboolean
dim_listing_begin_anew (DimStore *store, const char *incident, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO listing (incident) VALUES (:incident)", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  return dim_statement_run (statement, error);
}

GPtrArray *
dim_listing_load (DimListing *listing, DimStore *store, const GArray *numbers, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);

  for (guint i = 0; i < numbers->len; i++) {
    g_autoptr (GError) fault = NULL;
    char incident[DIM_UUID_TEXT_LEN] = "";
    DimRecord *record = NULL;

    if (dim_record_index_incident (listing->index, g_array_index (numbers, guint32, i), incident))
      record = dim_records_load_one (store, incident, &fault);
    if (fault != NULL && !g_error_matches (fault, DIM_ERROR, DIM_ERROR_NOT_FOUND)) {
      g_propagate_error (error, g_steal_pointer (&fault));
      return NULL;
    }
    g_ptr_array_add (records, record);
  }
  return g_steal_pointer (&records);
}
