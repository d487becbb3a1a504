/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-agreement-body.h"
#include "dim-answers.h"
#include "dim-approval-body.h"
#include "dim-crypto.h"
#include "dim-decision-body.h"
#include "dim-fact-body.h"
#include "dim-fact-codec.h"
#include "dim-inquiry-body.h"
#include "dim-note-body.h"
#include "dim-reader-body.h"
#include "dim-text.h"
#include "dim-year-body.h"

/* A set of ids, whatever the order in which they were put into it. */
static void
write_ids (DimJsonWriter *writer, const char *name, char **ids)
{
  gsize length = g_strv_length (ids);
  g_autofree const char **sorted = g_new0 (const char *, length + 1);

  memcpy (sorted, ids, length * sizeof *sorted);
  qsort (sorted, length, sizeof *sorted, dim_text_compare_cb);
  dim_json_put_texts (writer, name, sorted);
}

static void
write_revision (DimJsonWriter *writer, const DimRevision *revision)
{
  dim_json_put_text (writer, "voorval", revision->incident);
  write_ids (writer, "basis", revision->basis);
  dim_fields_write (writer, "wijzigt", revision->changed);
  dim_json_put_object (writer, "antwoorden");
  dim_answers_write (writer, revision->values, revision->changed, dim_document_write_said, NULL);
  dim_json_put_end (writer);
  dim_json_put_text (writer, "reden", revision->reason);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return strcmp (((const DimTag *) a)->key_id, ((const DimTag *) b)->key_id);
}

static void
write_tags (DimJsonWriter *writer, const GArray *tags)
{
  g_autoptr (GArray) sorted = g_array_copy ((GArray *) tags);

  g_array_sort (sorted, compare_tags);
  dim_json_put_array (writer, "kenmerken");
  for (guint i = 0; i < sorted->len; i++) {
    const DimTag *tag = &g_array_index (sorted, DimTag, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "sleutel", tag->key_id);
    dim_json_put_bytes (writer, "vingerafdruk", tag->fingerprint, sizeof tag->fingerprint);
    dim_json_put_bytes (writer, "kenmerk", tag->tag, sizeof tag->tag);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_uses (DimJsonWriter *writer, const DimFact *fact)
{
  dim_json_put_text (writer, "voorval", fact->incident);
  dim_json_put_array (writer, "documenten");
  for (guint i = 0; i < fact->uses->len; i++) {
    const DimUseTags *use = g_ptr_array_index (fact->uses, i);

    dim_json_put_object (writer, NULL);
    dim_json_put_text (writer, "id", use->use);
    if (use->is_withdrawn)
      dim_json_put_flag (writer, "ingetrokken", TRUE);
    else
      write_tags (writer, use->tags);
    dim_json_put_end (writer);
  }
  dim_json_put_end (writer);
}

static void
write_entry_times (DimJsonWriter *writer, const DimEntryTimes *times)
{
  dim_json_put_text (writer, "gemeente", times->municipality);
  dim_json_put_month (writer, "maand", times->month);
  dim_json_put_object (writer, "aantallen");
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++)
    dim_json_put_count (writer, dim_entry_class_name ((DimEntryClass) i), times->counts[i]);
  dim_json_put_end (writer);
}

static void
write_sealed (DimJsonWriter *writer, const DimFact *fact)
{
  if (fact->kind == DIM_FACT_NOTE_KEY)
    dim_note_key_write (writer, fact->note_key);
  else if (fact->kind == DIM_FACT_NOTE)
    dim_note_write (writer, fact->note);
  else
    dim_shared_text_write (writer, fact->text);
}

void
dim_fact_write (DimJsonWriter *writer, const DimFact *fact)
{
  switch (fact->kind) {
  case DIM_FACT_INCIDENT:
    dim_answers_write (writer, fact->values, DIM_ANSWERS_ALL, dim_document_write_said, NULL);
    break;
  case DIM_FACT_REVISION:
    write_revision (writer, fact->revision);
    break;
  case DIM_FACT_TAGS:
    write_uses (writer, fact);
    break;
  case DIM_FACT_WITHDRAWAL:
    dim_json_put_text (writer, "voorval", fact->incident);
    dim_json_put_text (writer, "reden", fact->reason);
    break;
  case DIM_FACT_STATEMENT:
    dim_json_put_text (writer, "gemeente", fact->statement->municipality);
    dim_json_put_month (writer, "maand", fact->statement->month);
    break;
  case DIM_FACT_ENTRY_TIMES:
    write_entry_times (writer, fact->times);
    break;
  case DIM_FACT_READER:
    dim_reader_write (writer, fact->reader);
    break;
  case DIM_FACT_CERTIFICATE:
    dim_certificate_write (writer, fact->certificate);
    break;
  case DIM_FACT_TEXT:
  case DIM_FACT_NOTE_KEY:
  case DIM_FACT_NOTE:
    dim_json_put_text (writer, "voorval", fact->incident);
    write_sealed (writer, fact);
    break;
  case DIM_FACT_TEXT_KEYS:
    dim_text_keys_write (writer, fact->text_keys);
    break;
  case DIM_FACT_INQUIRY:
    dim_inquiry_write (writer, fact->inquiry);
    break;
  case DIM_FACT_REPLY:
    dim_reply_write (writer, fact->reply);
    break;
  case DIM_FACT_APPROVAL:
    dim_approval_write (writer, fact->approval);
    break;
  case DIM_FACT_YEAR_STEP:
    dim_year_step_write (writer, fact->year_step);
    break;
  case DIM_FACT_PROPOSAL:
    dim_proposal_write (writer, fact->proposal);
    break;
  case DIM_FACT_DECISION:
  default:
    dim_decision_write (writer, fact->decision);
    break;
  }
}

GBytes *
dim_fact_encode (const DimFact *fact)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (fact != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_fact_write (writer, fact);
  return dim_json_writer_finish (writer);
}

void
dim_fact_digest (const DimFact *fact, guint8 out[32])
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);

  g_return_if_fail (body != NULL);
  dim_sha256 (g_bytes_get_data (body, NULL), g_bytes_get_size (body), out);
}
