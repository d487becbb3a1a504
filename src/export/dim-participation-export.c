/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation-export.h"

#include "dim-clock.h"
#include "dim-csv.h"
#include "dim-json-text.h"
#include "dim-tally-label.h"
#include "dim-text-sink.h"

#define SCHEMA      "nl.minbzk.DutchIdMonitor/deelname/1"
#define NUMBER_TEXT 24

static const char *const heading[] = {
  "gemeente", "naam",      "maand", "toestand",    "verwacht", "voorvallen",
  "akkoord",  "nagekomen", "stand", "feedpositie", NULL,
};

static const char *
name_of (const DimPartLine *line, const DimMunicipalities *municipalities)
{
  const DimMunicipality *municipality = dim_municipalities_find (municipalities, line->code);

  return municipality != NULL ? municipality->name : line->code;
}

static void
append_row (GString *out, const DimPartLine *line, const DimMunicipalities *municipalities)
{
  const DimPartStanding *standing = &line->standing;
  g_autofree char *month = dim_tally_month_text ((guint) standing->month);
  g_autofree char *told = dim_time_to_text (line->told_s);
  char registered[NUMBER_TEXT];
  char late[NUMBER_TEXT];
  char position[NUMBER_TEXT];

  g_snprintf (registered, sizeof registered, "%u", standing->registered);
  g_snprintf (late, sizeof late, "%u", standing->late);
  g_snprintf (position, sizeof position, "%" G_GUINT64_FORMAT, line->position);
  dim_csv_append_row (out, (const char *const[]){ line->code, name_of (line, municipalities), month,
                                                  dim_part_state_name (standing->state),
                                                  standing->is_expected ? "1" : "0", registered,
                                                  dim_approval_state_name (standing->approval),
                                                  late, told, position, NULL });
}

gboolean
dim_participation_write_csv (GOutputStream *stream,
                             GPtrArray *lines,
                             const DimCodeBook *book,
                             const DimMunicipalities *municipalities,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (DimTextSink) sink = { 0 };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && lines != NULL, FALSE);
  g_return_val_if_fail (municipalities != NULL, FALSE);
  dim_text_sink_init (&sink, stream, cancellable);
  dim_csv_append_row (sink.text, heading);
  for (guint i = 0; i < lines->len; i++) {
    append_row (sink.text, lines->pdata[i], municipalities);
    if (!dim_text_sink_relieve (&sink, error))
      return FALSE;
  }
  return dim_text_sink_finish (&sink, error);
}

static void
append_text (GString *out, const char *name, const char *text)
{
  dim_json_append_text_member (out, name, text);
  g_string_append (out, ", ");
}

static void
append_number (GString *out, const char *name, guint64 number)
{
  dim_json_append_number_member (out, name, number);
  g_string_append (out, ", ");
}

static void
append_object (GString *out, const DimPartLine *line, const DimMunicipalities *municipalities)
{
  const DimPartStanding *standing = &line->standing;
  g_autofree char *month = dim_tally_month_text ((guint) standing->month);
  g_autofree char *told = dim_time_to_text (line->told_s);

  g_string_append_c (out, '{');
  append_text (out, "gemeente", line->code);
  append_text (out, "naam", name_of (line, municipalities));
  append_text (out, "maand", month);
  append_text (out, "toestand", dim_part_state_name (standing->state));
  g_string_append_printf (out, "\"verwacht\": %s, ", standing->is_expected ? "true" : "false");
  append_number (out, "voorvallen", standing->registered);
  append_text (out, "akkoord", dim_approval_state_name (standing->approval));
  append_number (out, "nagekomen", standing->late);
  append_text (out, "stand", told);
  dim_json_append_number_member (out, "feedpositie", line->position);
  g_string_append_c (out, '}');
}

gboolean
dim_participation_write_json (GOutputStream *stream,
                              GPtrArray *lines,
                              const DimCodeBook *book,
                              const DimMunicipalities *municipalities,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (DimTextSink) sink = { 0 };

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && lines != NULL, FALSE);
  g_return_val_if_fail (municipalities != NULL, FALSE);
  dim_text_sink_init (&sink, stream, cancellable);
  g_string_append_c (sink.text, '{');
  append_text (sink.text, "schema", SCHEMA);
  g_string_append (sink.text, "\"maanden\": [");
  for (guint i = 0; i < lines->len; i++) {
    g_string_append (sink.text, i > 0 ? ",\n " : "\n ");
    append_object (sink.text, lines->pdata[i], municipalities);
    if (!dim_text_sink_relieve (&sink, error))
      return FALSE;
  }
  g_string_append (sink.text, lines->len > 0 ? "\n]}\n" : "]}\n");
  return dim_text_sink_finish (&sink, error);
}

DimExportWriter
dim_participation_writer (const char *format)
{
  if (g_strcmp0 (format, "csv") == 0)
    return dim_participation_write_csv;
  return g_strcmp0 (format, "json") == 0 ? dim_participation_write_json : NULL;
}

gboolean
dim_participation_write_file (GFile *file,
                              DimExportWriter write,
                              GPtrArray *lines,
                              const DimCodeBook *book,
                              const DimMunicipalities *municipalities,
                              GError **error)
{
  const DimExport export = { write, lines, book, municipalities };

  return dim_export_write_file (&export, file, TRUE, error);
}
