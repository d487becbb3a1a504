/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-export.h"

#include "dim-csv.h"
#include "dim-tally-label.h"
#include "dim-text-sink.h"

#define TOTAL       "totaal"
#define NUMBER_TEXT 24

static const char *const heading[] = {
  "jaar",          "dimensie",    "code",          "omschrijving",
  "zaken",         "bruto",       "documenten",    "niet_vergelijkbaar",
  "geen_document", "geen_nummer", "kenmerk_volgt", "codelijst",
  "feedpositie",   NULL,
};

static void
append_row (GString *out,
            const DimTally *tally,
            const char *code,
            const char *label,
            const DimMeasures *measures)
{
  const guint counts[] = { measures->cases,          measures->gross,       measures->documents,
                           measures->not_comparable, measures->no_document, measures->no_number,
                           measures->to_follow };
  char texts[G_N_ELEMENTS (counts)][NUMBER_TEXT];
  char year[NUMBER_TEXT];
  char position[NUMBER_TEXT];

  g_snprintf (year, sizeof year, "%d", tally->year);
  g_snprintf (position, sizeof position, "%" G_GUINT64_FORMAT, tally->position);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_snprintf (texts[i], sizeof texts[i], "%u", counts[i]);
  dim_csv_append_row (out, (const char *const[]){
                             year, dim_dimension_name (tally->dimension), code, label, texts[0],
                             texts[1], texts[2], texts[3], texts[4], texts[5], texts[6],
                             tally->code_list_version != NULL ? tally->code_list_version : "",
                             position, NULL });
}

static gboolean
write_table (DimTextSink *sink,
             const DimTally *tally,
             const DimCodeBook *book,
             const DimMunicipalities *municipalities,
             GError **error)
{
  for (guint i = 0; tally->dimension != DIM_DIMENSION_NONE && i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);
    g_autofree char *label = dim_tally_label (tally->dimension, row->key, book, municipalities);

    append_row (sink->text, tally, row->key, label, &row->measures);
    if (!dim_text_sink_relieve (sink, error))
      return FALSE;
  }
  append_row (sink->text, tally, TOTAL, TOTAL, &tally->total);
  return dim_text_sink_relieve (sink, error);
}

gboolean
dim_tally_write_csv (GOutputStream *stream,
                     GPtrArray *tallies,
                     const DimCodeBook *book,
                     const DimMunicipalities *municipalities,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (DimTextSink) sink = { 0 };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && tallies != NULL, FALSE);
  g_return_val_if_fail (book != NULL && municipalities != NULL, FALSE);
  dim_text_sink_init (&sink, stream, cancellable);
  dim_csv_append_row (sink.text, heading);
  for (guint i = 0; i < tallies->len; i++)
    if (!write_table (&sink, g_ptr_array_index (tallies, i), book, municipalities, error))
      return FALSE;
  return dim_text_sink_finish (&sink, error);
}
