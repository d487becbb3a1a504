/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-change-body.h"

#include "dim-agreement-body.h"
#include "dim-amendment-body.h"
#include "dim-answers.h"
#include "dim-decision-body.h"
#include "dim-inquiry-body.h"
#include "dim-limits.h"
#include "dim-note-body.h"

#define NAME_BYTES_MAX 200
#define LINKS_MAX      1000 /* members and hits of one registration */

static void
write_conflicts (DimJsonWriter *writer, const GArray *conflicts)
{
  dim_json_put_array (writer, "conflicten");
  for (guint i = 0; i < conflicts->len; i++) {
    const DimConflict *conflict = &g_array_index (conflicts, DimConflict, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "veld", dim_field_spec (conflict->field)->name);
    dim_json_put_text (writer, "staat", conflict->standing);
    dim_json_put_text (writer, "ander", conflict->other);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_amendments (DimJsonWriter *writer, const GPtrArray *amendments)
{
  dim_json_put_array (writer, "geschiedenis");
  for (guint i = 0; i < amendments->len; i++) {
    dim_json_put_object (writer, NULL);
    dim_amendment_write (writer, g_ptr_array_index (amendments, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_case (DimJsonWriter *writer, const DimChange *change)
{
  if (change->case_number[0] == '\0')
    return;
  dim_json_put_object (writer, "zaak");
  dim_json_put_text (writer, "nummer", change->case_number);
  dim_json_put_flag (writer, "voorlopig", change->is_provisional);
  if (change->counts_elsewhere)
    dim_json_put_flag (writer, "eldersGeteld", TRUE);
  dim_json_put_array (writer, "leden");
  for (guint i = 0; i < change->peers->len; i++) {
    const DimCasePeer *peer = g_ptr_array_index (change->peers, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "id", peer->incident);
    dim_json_put_day (writer, "datum", peer->date);
    dim_json_put_text (writer, "loket", peer->desk);
    dim_json_put_text (writer, "rol", dim_role_name (peer->role));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
  dim_json_put_end (writer);
}

static void
write_hits (DimJsonWriter *writer, const GPtrArray *hits)
{
  dim_json_put_array (writer, "treffers");
  for (guint i = 0; i < hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (hits, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "klasse", dim_match_class_name (hit->match));
    dim_json_put_text (writer, "voorval", hit->incident);
    dim_json_put_text (writer, "loket", hit->desk);
    dim_json_put_text (writer, "contact", hit->contact);
    dim_json_put_month (writer, "maand", hit->month);
    dim_json_put_day (writer, "datum", hit->date);
    dim_hit_write_agreement (writer, hit);
    dim_note_entries_write (writer, hit->notes);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_decisions (DimJsonWriter *writer, const GPtrArray *decisions)
{
  if (decisions->len == 0)
    return;
  dim_json_put_array (writer, "beslissingen");
  for (guint i = 0; i < decisions->len; i++) {
    dim_json_put_object (writer, NULL);
    dim_decision_write_entry (writer, g_ptr_array_index (decisions, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_inquiries (DimJsonWriter *writer, const GPtrArray *inquiries)
{
  if (inquiries->len == 0)
    return;
  dim_json_put_array (writer, "navragen");
  for (guint i = 0; i < inquiries->len; i++) {
    dim_json_put_object (writer, NULL);
    dim_inquiry_write_entry (writer, g_ptr_array_index (inquiries, i));
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

void
dim_change_write (DimJsonWriter *writer, const DimChange *change)
{
  dim_json_put_count (writer, "positie", change->position);
  dim_json_put_text (writer, "id", change->incident_id);
  dim_json_put_text (writer, "apparaat", change->device);
  dim_json_put_text (writer, "kantoor", change->office);
  dim_json_put_text (writer, "loket", change->desk);
  dim_json_put_text (writer, "rol", dim_role_name (change->role));
  dim_json_put_time (writer, "ontvangen", change->received_s);
  dim_json_put_flag (writer, "ingetrokken", change->is_withdrawn);
  if (change->incident != NULL) {
    dim_json_put_object (writer, "antwoorden");
    dim_answers_write (writer, change->incident, DIM_ANSWERS_ALL, dim_document_write_known, NULL);
    dim_json_put_end (writer);
  }
  dim_json_put_texts (writer, "hoofden", (const char *const *) change->heads);
  write_conflicts (writer, change->conflicts);
  write_amendments (writer, change->amendments);
  write_case (writer, change);
  write_hits (writer, change->hits);
  write_decisions (writer, change->decisions);
  write_inquiries (writer, change->inquiries);
  dim_note_entries_write (writer, change->notes);
}

static char *
read_name (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  char *text = dim_json_text (reader, name, need, NAME_BYTES_MAX);

  return text != NULL ? text : g_strdup ("");
}

static void
replace_name (char **place, char *name)
{
  g_free (*place);
  *place = name;
}

static void
read_conflict (DimJsonReader *reader, gpointer data)
{
  g_autofree char *field = dim_json_text (reader, "veld", DIM_JSON_REQUIRED, NAME_BYTES_MAX);
  DimConflict conflict = { 0 };

  if (field != NULL && !dim_field_from_name (field, &conflict.field))
    dim_json_fault (reader, "veld", "onbekende-code");
  dim_json_uuid (reader, "staat", DIM_JSON_REQUIRED, conflict.standing);
  dim_json_uuid (reader, "ander", DIM_JSON_REQUIRED, conflict.other);
  g_array_append_val (data, conflict);
}

static void
read_amendment (DimJsonReader *reader, gpointer data)
{
  DimChange *change = data;

  g_ptr_array_add (change->amendments, dim_amendment_read (reader, change->incident_id));
}

static void
read_peer (DimJsonReader *reader, gpointer data)
{
  char id[DIM_UUID_TEXT_LEN];
  DimDay date = dim_json_day (reader, "datum", DIM_JSON_OPTIONAL);
  g_autofree char *desk = read_name (reader, "loket", DIM_JSON_OPTIONAL);
  DimRole role = dim_role_read (reader);

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  g_ptr_array_add (data, dim_case_peer_new (id, date, desk, role));
}

static void
read_case (DimJsonReader *reader, DimChange *change)
{
  if (!dim_json_enter (reader, "zaak", DIM_JSON_OPTIONAL))
    return;
  dim_json_uuid (reader, "nummer", DIM_JSON_REQUIRED, change->case_number);
  change->is_provisional = dim_json_flag (reader, "voorlopig", DIM_JSON_REQUIRED);
  change->counts_elsewhere = dim_json_flag (reader, "eldersGeteld", DIM_JSON_OPTIONAL);
  dim_json_each (reader, "leden", DIM_JSON_REQUIRED, LINKS_MAX, read_peer, change->peers);
  dim_json_leave (reader);
}

static void
read_hit (DimJsonReader *reader, gpointer data)
{
  g_autofree char *match = dim_json_text (reader, "klasse", DIM_JSON_REQUIRED, NAME_BYTES_MAX);
  DimHit *hit = dim_hit_new (DIM_MATCH_NONE);

  if (match != NULL && !dim_match_class_from_name (match, &hit->match))
    dim_json_fault (reader, "klasse", "onbekende-code");
  dim_json_uuid (reader, "voorval", DIM_JSON_OPTIONAL, hit->incident);
  replace_name (&hit->desk, read_name (reader, "loket", DIM_JSON_OPTIONAL));
  replace_name (&hit->contact, read_name (reader, "contact", DIM_JSON_OPTIONAL));
  hit->month = dim_json_month (reader, "maand", DIM_JSON_OPTIONAL);
  hit->date = dim_json_day (reader, "datum", DIM_JSON_OPTIONAL);
  dim_hit_read_agreement (reader, hit);
  dim_note_entries_read (reader, hit->notes);
  g_ptr_array_add (data, hit);
}

static void
read_decision (DimJsonReader *reader, gpointer data)
{
  g_ptr_array_add (data, dim_decision_read_entry (reader));
}

static void
read_inquiry (DimJsonReader *reader, gpointer data)
{
  DimChange *change = data;

  g_ptr_array_add (change->inquiries, dim_inquiry_read_entry (reader, change->incident_id));
}

static void
read_answers (DimJsonReader *reader, DimChange *change)
{
  DimJsonNeed need = change->is_withdrawn ? DIM_JSON_OPTIONAL : DIM_JSON_REQUIRED;

  if (!dim_json_enter (reader, "antwoorden", need))
    return;
  change->incident = dim_incident_new (change->incident_id);
  dim_answers_read (reader, change->incident, dim_document_read_known, change->incident);
  dim_json_leave (reader);
}

DimChange *
dim_change_read (DimJsonReader *reader)
{
  char id[DIM_UUID_TEXT_LEN];
  DimChange *change = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  change = dim_change_new (id);
  change->position = dim_json_count (reader, "positie", DIM_JSON_REQUIRED, G_MAXINT64);
  dim_json_uuid (reader, "apparaat", DIM_JSON_REQUIRED, change->device);
  replace_name (&change->office, read_name (reader, "kantoor", DIM_JSON_REQUIRED));
  replace_name (&change->desk, read_name (reader, "loket", DIM_JSON_OPTIONAL));
  change->role = dim_role_read (reader);
  change->received_s = dim_json_time (reader, "ontvangen");
  change->is_withdrawn = dim_json_flag (reader, "ingetrokken", DIM_JSON_REQUIRED);
  read_answers (reader, change);
  g_strfreev (change->heads);
  change->heads = dim_json_uuids (reader, "hoofden", DIM_JSON_REQUIRED, DIM_LIMIT_NAMED_FACTS);
  dim_json_each (reader, "conflicten", DIM_JSON_REQUIRED, LINKS_MAX, read_conflict,
                 change->conflicts);
  /* An older server, and what was kept of one, says nothing of it. */
  dim_json_each (reader, "geschiedenis", DIM_JSON_OPTIONAL, LINKS_MAX, read_amendment, change);
  read_case (reader, change);
  dim_json_each (reader, "treffers", DIM_JSON_REQUIRED, LINKS_MAX, read_hit, change->hits);
  dim_json_each (reader, "beslissingen", DIM_JSON_OPTIONAL, LINKS_MAX, read_decision,
                 change->decisions);
  dim_json_each (reader, "navragen", DIM_JSON_OPTIONAL, LINKS_MAX, read_inquiry, change);
  dim_note_entries_read (reader, change->notes);
  return change;
}
