/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-years-codec.h"

#include "dim-crypto.h"
#include "dim-snapshot-rows.h"
#include "dim-year-body.h"

#include <string.h>

#define YEARS_MAX      200
#define STEPS_MAX      1000
#define LINES_MAX      10000
#define LINE_BYTES_MAX ((gsize) 256 * 1024)
#define YEAR_MIN       2019
#define YEAR_MAX       2199

static void
write_event (DimJsonWriter *writer, const DimYearEvent *event)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_text (writer, "id", event->id);
  dim_year_step_write (writer, &event->step);
  dim_json_put_text (writer, "apparaat", event->device);
  dim_json_put_text (writer, "loket", event->desk);
  dim_json_put_time (writer, "ontvangen", event->made_s);
  if (event->vintage > 0)
    dim_json_put_count (writer, "uitgave", event->vintage);
  dim_json_put_end (writer);
}

static void
write_snapshot (DimJsonWriter *writer, const DimSnapshotHead *snapshot)
{
  dim_json_put_object (writer, NULL);
  dim_json_put_count (writer, "uitgave", snapshot->vintage);
  dim_json_put_time (writer, "gemaakt", snapshot->made_s);
  dim_json_put_count (writer, "positie", snapshot->position);
  dim_json_put_text (writer, "codelijst", snapshot->code_list_version);
  dim_json_put_count (writer, "regels", snapshot->n_lines);
  dim_json_put_hex (writer, "sha256", snapshot->digest, sizeof snapshot->digest);
  dim_json_put_end (writer);
}

static void
write_year (DimJsonWriter *writer, const DimYearRecord *year, DimDay today)
{
  DimYearStanding standing;

  dim_year_stand (year->events, today, &standing);
  dim_json_put_object (writer, NULL);
  dim_json_put_count (writer, "jaar", (guint64) year->year);
  dim_json_put_text (writer, "toestand", dim_year_state_name (standing.state));
  dim_json_put_array (writer, "stappen");
  for (guint i = 0; i < year->events->len; i++)
    write_event (writer, &g_array_index (year->events, DimYearEvent, i));
  dim_json_put_end (writer);
  dim_json_put_array (writer, "momentopnamen");
  for (guint i = 0; i < year->snapshots->len; i++)
    write_snapshot (writer, &g_array_index (year->snapshots, DimSnapshotHead, i));
  dim_json_put_end (writer);
  dim_json_put_end (writer);
}

GBytes *
dim_years_encode (GPtrArray *years, DimDay today)
{
  DimJsonWriter *writer;

  g_return_val_if_fail (years != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_array (writer, "teljaren");
  for (guint i = 0; i < years->len; i++)
    write_year (writer, years->pdata[i], today);
  dim_json_put_end (writer);
  return dim_json_writer_finish (writer);
}

static void
read_event (DimJsonReader *reader, gpointer data)
{
  DimYearRecord *year = data;
  g_autoptr (DimYearStep) step = dim_year_step_read (reader);
  g_autofree char *desk =
    dim_json_text (reader, "loket", DIM_JSON_REQUIRED, DIM_YEAR_DESK_BYTES_MAX);
  DimYearEvent event = { .step = *step };

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, event.id);
  dim_json_uuid (reader, "apparaat", DIM_JSON_REQUIRED, event.device);
  g_strlcpy (event.desk, desk != NULL ? desk : "", sizeof event.desk);
  event.made_s = dim_json_time (reader, "ontvangen");
  event.vintage = (guint) dim_json_count (reader, "uitgave", DIM_JSON_OPTIONAL, STEPS_MAX);
  if (step->year != year->year)
    dim_json_fault (reader, "jaar", "buiten-bereik");
  g_array_append_val (year->events, event);
}

static void
read_snapshot (DimJsonReader *reader, gpointer data)
{
  DimYearRecord *year = data;
  g_autofree char *version =
    dim_json_text (reader, "codelijst", DIM_JSON_REQUIRED, DIM_YEAR_VERSION_BYTES_MAX);
  DimSnapshotHead head = { .year = year->year };

  head.vintage = (guint) dim_json_count (reader, "uitgave", DIM_JSON_REQUIRED, STEPS_MAX);
  if (head.vintage != year->snapshots->len + 1)
    dim_json_fault (reader, "uitgave", "buiten-bereik");
  head.made_s = dim_json_time (reader, "gemaakt");
  head.position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  g_strlcpy (head.code_list_version, version != NULL ? version : "", sizeof head.code_list_version);
  head.n_lines = (guint) dim_json_count (reader, "regels", DIM_JSON_REQUIRED, G_MAXUINT);
  dim_json_hex (reader, "sha256", head.digest, sizeof head.digest);
  g_array_append_val (year->snapshots, head);
}

static void
read_year (DimJsonReader *reader, gpointer data)
{
  GPtrArray *years = data;
  int number = (int) dim_json_count (reader, "jaar", DIM_JSON_REQUIRED, YEAR_MAX);
  DimYearRecord *year = dim_year_record_new (number);

  if (number < YEAR_MIN ||
      (years->len > 0 && ((DimYearRecord *) years->pdata[years->len - 1])->year >= number))
    dim_json_fault (reader, "jaar", "buiten-bereik");
  g_ptr_array_add (years, year);
  dim_json_each (reader, "stappen", DIM_JSON_REQUIRED, STEPS_MAX, read_event, year);
  dim_json_each (reader, "momentopnamen", DIM_JSON_REQUIRED, STEPS_MAX, read_snapshot, year);
}

static void
free_year (gpointer year)
{
  dim_year_record_free (year);
}

GPtrArray *
dim_years_decode (GBytes *body, GError **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (free_year);
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_each (reader, "teljaren", DIM_JSON_REQUIRED, YEARS_MAX, read_year, years);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&years);
  }
  dim_json_set_error (error, "counting years", fault);
  return NULL;
}

DimSnapshotPage *
dim_snapshot_page_new (void)
{
  DimSnapshotPage *page = g_new0 (DimSnapshotPage, 1);

  page->first = 1;
  page->lines = g_ptr_array_new_with_free_func (g_free);
  return page;
}

void
dim_snapshot_page_free (DimSnapshotPage *page)
{
  if (page == NULL)
    return;
  g_ptr_array_unref (page->lines);
  g_free (page);
}

GBytes *
dim_snapshot_page_encode (const DimSnapshotPage *page)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  DimJsonWriter *writer;

  g_return_val_if_fail (page != NULL, NULL);
  for (guint i = 0; i < page->lines->len; i++)
    g_ptr_array_add (texts, page->lines->pdata[i]);
  g_ptr_array_add (texts, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_count (writer, "jaar", (guint64) page->year);
  dim_json_put_count (writer, "uitgave", page->vintage);
  dim_json_put_count (writer, "eerste", page->first);
  dim_json_put_texts (writer, "regels", (const char *const *) texts->pdata);
  dim_json_put_flag (writer, "meer", page->more);
  return dim_json_writer_finish (writer);
}

DimSnapshotPage *
dim_snapshot_page_decode (GBytes *body, GError **error)
{
  g_autoptr (DimSnapshotPage) page = dim_snapshot_page_new ();
  g_autoptr (DimJsonReader) reader = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    g_auto (GStrv) lines = NULL;

    page->year = (int) dim_json_count (reader, "jaar", DIM_JSON_REQUIRED, YEAR_MAX);
    page->vintage = (guint) dim_json_count (reader, "uitgave", DIM_JSON_REQUIRED, STEPS_MAX);
    page->first = (guint) dim_json_count (reader, "eerste", DIM_JSON_REQUIRED, G_MAXUINT);
    lines = dim_json_texts (reader, "regels", DIM_JSON_REQUIRED, LINES_MAX, LINE_BYTES_MAX);
    page->more = dim_json_flag (reader, "meer", DIM_JSON_REQUIRED);
    for (guint i = 0; lines[i] != NULL; i++)
      g_ptr_array_add (page->lines, g_strdup (lines[i]));
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&page);
  }
  dim_json_set_error (error, "snapshot", fault);
  return NULL;
}

void
dim_snapshot_digest (const GPtrArray *lines, guint8 out[DIM_YEAR_DIGEST_BYTES])
{
  g_autoptr (GString) text = g_string_new (dim_snapshot_heading ());

  g_return_if_fail (lines != NULL);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (char *) lines->pdata[i]);
  dim_sha256 (text->str, text->len, out);
}
