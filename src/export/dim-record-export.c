/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-export.h"

#include "dim-clock.h"
#include "dim-csv.h"
#include "dim-json-text.h"
#include "dim-text-sink.h"
#include "dim-words.h"

#define SCHEMA "nl.minbzk.DutchIdMonitor/voorvallen/1"

/* By what labels are found. */
typedef struct {
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
} Lists;

static void
append_part (GString *out, const char *text)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", text);
}

static void
append_document (GString *out, const DimDocumentUse *use)
{
  append_part (out, use->kind != NULL ? use->kind : "");
  if (use->country[0] != '\0')
    g_string_append_printf (out, "/%s", use->country);
}

static void
append_codes (GString *out, const DimIncident *incident, DimField field)
{
  for (guint i = 0; incident->codes[field] != NULL && incident->codes[field][i] != NULL; i++)
    append_part (out, incident->codes[field][i]);
}

/* One answer as it is stored. */
static char *
codes_of (const DimIncident *incident, DimField field)
{
  GString *out = g_string_new (NULL);
  char day[DIM_DAY_TEXT_LEN];

  switch (dim_field_spec (field)->shape) {
  case DIM_SHAPE_DAY:
    g_string_append (out,
                     incident->date != DIM_DAY_NONE ? dim_day_to_text (incident->date, day) : "");
    break;
  case DIM_SHAPE_MUNICIPALITY:
    g_string_append (out, incident->municipality != NULL ? incident->municipality : "");
    break;
  case DIM_SHAPE_DOCUMENTS:
    for (guint i = 0; i < incident->documents->len; i++)
      append_document (out, g_ptr_array_index (incident->documents, i));
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    for (guint i = 0; i < incident->follow_ups->len; i++)
      append_part (out, ((DimFollowUp *) g_ptr_array_index (incident->follow_ups, i))->code);
    break;
  case DIM_SHAPE_CODE:
  case DIM_SHAPE_CODES:
  default:
    append_codes (out, incident, field);
    break;
  }
  return g_string_free (out, FALSE);
}

static void
append_heading (GString *out)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  static const char *const first[] = { "bon", "id", "toestand", "sinds", "reden" };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (fields, g_strdup (first[i]));
  for (guint field = 0; field < DIM_N_FIELDS; field++) {
    const char *name = dim_field_spec ((DimField) field)->name;

    g_ptr_array_add (fields, g_strdup (name));
    g_ptr_array_add (fields, g_strconcat (name, "_omschrijving", NULL));
  }
  g_ptr_array_add (fields, g_strdup ("toelichting"));
  g_ptr_array_add (fields, NULL);
  dim_csv_append_row (out, (const char *const *) fields->pdata);
}

static void
append_csv_row (GString *out, const DimOwnRecord *own, const Lists *lists)
{
  const DimRecord *record = own->record;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (fields, dim_receipt_number (record->incident->id));
  g_ptr_array_add (fields, g_strdup (record->incident->id));
  g_ptr_array_add (fields, g_strdup (dim_words_record_state (record->state)));
  g_ptr_array_add (fields, dim_time_to_text (record->since_s));
  g_ptr_array_add (fields, g_strdup (record->refusal != NULL ? record->refusal : ""));
  for (guint field = 0; field < DIM_N_FIELDS; field++) {
    g_ptr_array_add (fields, codes_of (record->incident, (DimField) field));
    g_ptr_array_add (fields, dim_words_answer (record->incident, (DimField) field, lists->book,
                                               lists->municipalities));
  }
  g_ptr_array_add (fields, g_strdup (own->explanation));
  g_ptr_array_add (fields, NULL);
  dim_csv_append_row (out, (const char *const *) fields->pdata);
}

static void
append_member (GString *out, const char *name, const char *text)
{
  dim_json_append_text_member (out, name, text);
  g_string_append (out, ", ");
}

static void
append_json_answers (GString *out, const DimIncident *incident, const Lists *lists)
{
  for (guint field = 0; field < DIM_N_FIELDS; field++) {
    g_autofree char *codes = codes_of (incident, (DimField) field);
    g_autofree char *words =
      dim_words_answer (incident, (DimField) field, lists->book, lists->municipalities);

    g_string_append (out, field > 0 ? ", " : "");
    dim_json_append_string (out, dim_field_spec ((DimField) field)->name);
    g_string_append (out, ": {");
    append_member (out, "codes", codes);
    dim_json_append_text_member (out, "omschrijving", words);
    g_string_append_c (out, '}');
  }
}

static void
append_json (GString *out, const DimOwnRecord *own, const Lists *lists)
{
  const DimRecord *record = own->record;
  g_autofree char *receipt = dim_receipt_number (record->incident->id);
  g_autofree char *since = dim_time_to_text (record->since_s);

  g_string_append_c (out, '{');
  append_member (out, "bon", receipt);
  append_member (out, "id", record->incident->id);
  append_member (out, "toestand", dim_words_record_state (record->state));
  append_member (out, "sinds", since);
  append_member (out, "reden", record->refusal != NULL ? record->refusal : "");
  g_string_append (out, "\"antwoorden\": {");
  append_json_answers (out, record->incident, lists);
  g_string_append (out, "}, ");
  dim_json_append_text_member (out, "toelichting", own->explanation);
  g_string_append_c (out, '}');
}

gboolean
dim_record_write_csv (GOutputStream *stream,
                      GPtrArray *records,
                      const DimCodeBook *book,
                      const DimMunicipalities *municipalities,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (DimTextSink) sink = { 0 };
  const Lists lists = { book, municipalities };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && records != NULL, FALSE);
  g_return_val_if_fail (book != NULL && municipalities != NULL, FALSE);
  dim_text_sink_init (&sink, stream, cancellable);
  append_heading (sink.text);
  for (guint i = 0; i < records->len; i++) {
    append_csv_row (sink.text, g_ptr_array_index (records, i), &lists);
    if (!dim_text_sink_relieve (&sink, error))
      return FALSE;
  }
  return dim_text_sink_finish (&sink, error);
}

gboolean
dim_record_write_json (GOutputStream *stream,
                       GPtrArray *records,
                       const DimCodeBook *book,
                       const DimMunicipalities *municipalities,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (DimTextSink) sink = { 0 };
  const Lists lists = { book, municipalities };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && records != NULL, FALSE);
  g_return_val_if_fail (book != NULL && municipalities != NULL, FALSE);
  dim_text_sink_init (&sink, stream, cancellable);
  g_string_append_c (sink.text, '{');
  append_member (sink.text, "schema", SCHEMA);
  append_member (sink.text, "codelijst", dim_code_book_version (book));
  g_string_append (sink.text, "\"voorvallen\": [");
  for (guint i = 0; i < records->len; i++) {
    g_string_append (sink.text, i > 0 ? ",\n " : "\n ");
    append_json (sink.text, g_ptr_array_index (records, i), &lists);
    if (!dim_text_sink_relieve (&sink, error))
      return FALSE;
  }
  g_string_append (sink.text, records->len > 0 ? "\n]}\n" : "]}\n");
  return dim_text_sink_finish (&sink, error);
}

DimExportWriter
dim_record_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_record_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_record_write_json : NULL;
}

gboolean
dim_record_write_file (GFile *file,
                       DimExportWriter write,
                       GPtrArray *records,
                       const DimCodeBook *book,
                       const DimMunicipalities *municipalities,
                       GError **error)
{
  const DimExport export = { write, records, book, municipalities };

  return dim_export_write_file (&export, file, TRUE, error);
}
