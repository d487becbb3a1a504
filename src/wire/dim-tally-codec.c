/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-codec.h"

#include "dim-json-reader.h"
#include "dim-json-writer.h"

#define TALLIES_MAX   (2 * DIM_N_STANDARD_DIMENSIONS)
#define ROWS_MAX      2000
#define KEY_BYTES_MAX 64
#define YEAR_MIN      1900
#define YEAR_MAX      2199

static const struct {
  const char *name;
  gsize offset;
} measures[] = {
  { "zaken", G_STRUCT_OFFSET (DimMeasures, cases) },
  { "bruto", G_STRUCT_OFFSET (DimMeasures, gross) },
  { "documenten", G_STRUCT_OFFSET (DimMeasures, documents) },
  { "nietVergelijkbaar", G_STRUCT_OFFSET (DimMeasures, not_comparable) },
  { "geenDocument", G_STRUCT_OFFSET (DimMeasures, no_document) },
  { "geenNummer", G_STRUCT_OFFSET (DimMeasures, no_number) },
  { "kenmerkVolgt", G_STRUCT_OFFSET (DimMeasures, to_follow) },
};

static void
write_measures (DimJsonWriter *writer, const DimMeasures *counted)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    dim_json_put_count (writer, measures[i].name,
                        G_STRUCT_MEMBER (const guint, counted, measures[i].offset));
}

static void
read_measures (DimJsonReader *reader, DimMeasures *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    G_STRUCT_MEMBER (guint, out, measures[i].offset) =
      (guint) dim_json_count (reader, measures[i].name, DIM_JSON_REQUIRED, G_MAXUINT);
}

static void
write_tally (DimJsonWriter *writer, const DimTally *tally)
{
  dim_json_put_text (writer, "dimensie", dim_dimension_name (tally->dimension));
  dim_json_put_count (writer, "jaar", (guint64) tally->year);
  dim_json_put_month (writer, "vanMaand", tally->from_month);
  dim_json_put_month (writer, "totMaand", tally->to_month);
  dim_json_put_count (writer, "positie", tally->position);
  dim_json_put_text (writer, "codelijst", tally->code_list_version);
  dim_json_put_array (writer, "rijen");
  for (guint i = 0; i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "sleutel", row->key);
    write_measures (writer, &row->measures);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  dim_json_put_object (writer, "totaal");
  write_measures (writer, &tally->total);
  dim_json_put_end (writer);
}

GBytes *
dim_tallies_encode (GPtrArray *tallies)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (tallies != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "tellingen");
  for (guint i = 0; i < tallies->len; i++) {
    dim_json_put_object (writer, NULL);
    write_tally (writer, g_ptr_array_index (tallies, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

/* The row of DIM_DIMENSION_NONE has no key. */
static void
read_row (DimJsonReader *reader, gpointer data)
{
  DimTally *tally = data;
  DimMeasures counted = { 0 };
  g_autofree char *key =
    dim_json_text (reader, "sleutel",
                   tally->dimension == DIM_DIMENSION_NONE ? DIM_JSON_OPTIONAL : DIM_JSON_REQUIRED,
                   KEY_BYTES_MAX);

  read_measures (reader, &counted);
  dim_tally_add_row (tally, key != NULL ? key : "", &counted);
}

static DimDimension
read_dimension (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "dimensie", DIM_JSON_REQUIRED, KEY_BYTES_MAX);
  DimDimension dimension = DIM_DIMENSION_NONE;

  if (name != NULL && !dim_dimension_from_name (name, &dimension))
    dim_json_fault (reader, "dimensie", "onbekende-code");
  return dimension;
}

/* Of use to the model also when it is at fault. */
static int
read_year (DimJsonReader *reader)
{
  guint64 year = dim_json_count (reader, "jaar", DIM_JSON_REQUIRED, YEAR_MAX);

  if (year < YEAR_MIN)
    dim_json_fault (reader, "jaar", "buiten-bereik");
  return (int) MAX (year, YEAR_MIN);
}

static void
read_tally (DimJsonReader *reader, gpointer data)
{
  DimDimension dimension = read_dimension (reader);
  int year = read_year (reader);
  int from_month = dim_json_month (reader, "vanMaand", DIM_JSON_REQUIRED);
  int to_month = dim_json_month (reader, "totMaand", DIM_JSON_REQUIRED);
  g_autoptr (DimTally) tally = dim_tally_new (dimension, year, 1);

  tally->from_month = (guint16) MAX (from_month, 0);
  tally->to_month = (guint16) MAX (to_month, 0);
  tally->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  g_free (tally->code_list_version);
  tally->code_list_version = dim_json_text (reader, "codelijst", DIM_JSON_REQUIRED, KEY_BYTES_MAX);
  dim_json_each (reader, "rijen", DIM_JSON_REQUIRED, ROWS_MAX, read_row, tally);
  if (dim_json_enter (reader, "totaal", DIM_JSON_REQUIRED)) {
    read_measures (reader, &tally->total);
    dim_json_leave (reader);
  }
  g_ptr_array_add (data, g_steal_pointer (&tally));
}

GPtrArray *
dim_tallies_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (GPtrArray) tallies = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_tally_free);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "tellingen", DIM_JSON_REQUIRED, TALLIES_MAX, read_tally, tallies);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&tallies);
  }
  dim_json_set_error (error, "tallies", fault);
  return NULL;
}
