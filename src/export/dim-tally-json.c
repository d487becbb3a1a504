/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-export.h"

#include "dim-json-text.h"
#include "dim-tally-label.h"
#include "dim-text-sink.h"

#define SCHEMA "nl.minbzk.DutchIdMonitor/tellingen/1"

static void
append_measures (GString *out, const DimMeasures *measures)
{
  const struct {
    const char *name;
    guint count;
  } members[] = {
    { "zaken", measures->cases },
    { "bruto", measures->gross },
    { "documenten", measures->documents },
    { "nietVergelijkbaar", measures->not_comparable },
    { "geenDocument", measures->no_document },
    { "geenNummer", measures->no_number },
    { "kenmerkVolgt", measures->to_follow },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++) {
    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_number_member (out, members[i].name, members[i].count);
  }
}

static void
append_heading (GString *out, const DimTally *tally)
{
  g_autofree char *from = dim_tally_month_text (tally->from_month);
  g_autofree char *to = dim_tally_month_text (tally->to_month);
  const char *version = tally->code_list_version != NULL ? tally->code_list_version : "";

  g_string_append (out, "\n    {");
  dim_json_append_text_member (out, "dimensie", dim_dimension_name (tally->dimension));
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "jaar", (guint64) tally->year);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "vanMaand", from);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "totMaand", to);
  g_string_append (out, ", ");
  dim_json_append_number_member (out, "positie", tally->position);
  g_string_append (out, ", ");
  dim_json_append_text_member (out, "codelijst", version);
  g_string_append (out, ",\n     \"rijen\": [");
}

static gboolean
write_table (DimTextSink *sink,
             const DimTally *tally,
             const DimCodeBook *book,
             const DimMunicipalities *municipalities,
             GError **error)
{
  append_heading (sink->text, tally);
  for (guint i = 0; tally->dimension != DIM_DIMENSION_NONE && i < tally->rows->len; i++) {
    const DimTallyRow *row = &g_array_index (tally->rows, DimTallyRow, i);
    g_autofree char *label = dim_tally_label (tally->dimension, row->key, book, municipalities);

    g_string_append (sink->text, i > 0 ? ",\n       {" : "\n       {");
    dim_json_append_text_member (sink->text, "sleutel", row->key);
    g_string_append (sink->text, ", ");
    dim_json_append_text_member (sink->text, "omschrijving", label);
    g_string_append (sink->text, ", ");
    append_measures (sink->text, &row->measures);
    g_string_append_c (sink->text, '}');
    if (!dim_text_sink_relieve (sink, error))
      return FALSE;
  }
  g_string_append (sink->text, "],\n     \"totaal\": {");
  append_measures (sink->text, &tally->total);
  g_string_append (sink->text, "}}");
  return TRUE;
}

gboolean
dim_tally_write_json (GOutputStream *stream,
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
  g_string_append (sink.text, "{\n  ");
  dim_json_append_text_member (sink.text, "schema", SCHEMA);
  g_string_append (sink.text, ",\n  \"tellingen\": [");
  for (guint i = 0; i < tallies->len; i++) {
    g_string_append (sink.text, i > 0 ? "," : "");
    if (!write_table (&sink, g_ptr_array_index (tallies, i), book, municipalities, error))
      return FALSE;
  }
  g_string_append (sink.text, "]\n}\n");
  return dim_text_sink_finish (&sink, error);
}
