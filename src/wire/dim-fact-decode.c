/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#include "dim-agreement-body.h"
#include "dim-answers.h"
#include "dim-approval-body.h"
#include "dim-decision-body.h"
#include "dim-fact-body.h"
#include "dim-fact-codec.h"
#include "dim-fault-detail.h"
#include "dim-inquiry-body.h"
#include "dim-key-id.h"
#include "dim-limits.h"
#include "dim-note-body.h"
#include "dim-reader-body.h"
#include "dim-year-body.h"

#define KEYS_MAX 2 /* a use near a border has tags under both keys */

static void
read_revised_answers (DimJsonReader *reader, DimRevision *revision)
{
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    const char *name = dim_field_spec ((DimField) i)->name;

    if (dim_json_has (reader, name) && (revision->changed & (1U << i)) == 0)
      dim_json_fault (reader, name, "niet-genoemd");
  }
  dim_answers_read (reader, revision->values, dim_document_read_said, revision->values);
}

static char *
read_reason (DimJsonReader *reader)
{
  char *reason = dim_json_text (reader, "reden", DIM_JSON_OPTIONAL, DIM_LIMIT_REASON_BYTES);

  return reason != NULL ? reason : g_strdup ("");
}

static DimRevision *
read_revision (DimJsonReader *reader, const char *id)
{
  char incident[DIM_UUID_TEXT_LEN];
  DimRevision *revision = NULL;

  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, incident);
  revision = dim_revision_new (id, incident);
  g_strfreev (revision->basis);
  revision->basis = dim_json_uuids (reader, "basis", DIM_JSON_REQUIRED, DIM_LIMIT_NAMED_FACTS);
  dim_json_at_least (reader, "basis", 1);
  revision->changed = dim_fields_read (reader, "wijzigt");
  dim_json_at_least (reader, "wijzigt", 1);
  if (dim_json_enter (reader, "antwoorden", DIM_JSON_REQUIRED)) {
    read_revised_answers (reader, revision);
    dim_json_leave (reader);
  }
  g_free (revision->reason);
  revision->reason = read_reason (reader);
  return revision;
}

static void
read_tag (DimJsonReader *reader, gpointer data)
{
  DimUseTags *use = data;
  DimTag tag = { 0 };

  dim_key_id_read (reader, "sleutel", tag.key_id);
  dim_json_bytes (reader, "vingerafdruk", tag.fingerprint, sizeof tag.fingerprint);
  dim_json_bytes (reader, "kenmerk", tag.tag, sizeof tag.tag);
  for (guint i = 0; i < use->tags->len; i++)
    if (tag.key_id[0] != '\0' &&
        strcmp (g_array_index (use->tags, DimTag, i).key_id, tag.key_id) == 0)
      dim_json_fault (reader, "sleutel", "dubbel");
  g_array_append_val (use->tags, tag);
}

static void
read_use (DimJsonReader *reader, gpointer data)
{
  GPtrArray *uses = data;
  char id[DIM_UUID_TEXT_LEN];
  DimUseTags *use = NULL;

  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, id);
  for (guint i = 0; i < uses->len && id[0] != '\0'; i++)
    if (strcmp (((const DimUseTags *) g_ptr_array_index (uses, i))->use, id) == 0)
      dim_json_fault (reader, "id", "dubbel");
  use = dim_use_tags_new (id);
  use->is_withdrawn = dim_json_flag (reader, "ingetrokken", DIM_JSON_OPTIONAL);
  dim_json_each (reader, "kenmerken", use->is_withdrawn ? DIM_JSON_OPTIONAL : DIM_JSON_REQUIRED,
                 KEYS_MAX, read_tag, use);
  if (use->is_withdrawn && dim_json_has (reader, "kenmerken"))
    dim_json_fault (reader, "kenmerken", "onverenigbaar");
  if (!use->is_withdrawn)
    dim_json_at_least (reader, "kenmerken", 1);
  g_ptr_array_add (uses, use);
}

static void
read_tags (DimJsonReader *reader, DimFact *fact)
{
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, fact->incident);
  dim_json_each (reader, "documenten", DIM_JSON_REQUIRED, DIM_LIMIT_DOCUMENTS, read_use,
                 fact->uses);
  dim_json_at_least (reader, "documenten", 1);
}

static DimZeroStatement *
read_statement (DimJsonReader *reader)
{
  DimZeroStatement *statement = dim_zero_statement_new ();
  char *municipality = dim_json_text (reader, "gemeente", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);

  if (municipality != NULL) {
    g_free (statement->municipality);
    statement->municipality = municipality;
  }
  statement->month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED);
  return statement;
}

static DimEntryTimes *
read_entry_times (DimJsonReader *reader)
{
  DimEntryTimes *times = g_new0 (DimEntryTimes, 1);
  g_autofree char *municipality =
    dim_json_text (reader, "gemeente", DIM_JSON_REQUIRED, DIM_MUNICIPALITY_CODE_LEN);

  g_strlcpy (times->municipality, municipality != NULL ? municipality : "",
             sizeof times->municipality);
  times->month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED);
  if (!dim_json_enter (reader, "aantallen", DIM_JSON_REQUIRED))
    return times;
  for (guint i = 0; i < DIM_N_ENTRY_CLASSES; i++)
    times->counts[i] = (guint) dim_json_count (reader, dim_entry_class_name ((DimEntryClass) i),
                                               DIM_JSON_REQUIRED, DIM_LIMIT_ENTRY_COUNT);
  dim_json_leave (reader);
  if (dim_entry_times_total (times) == 0)
    dim_json_fault (reader, "aantallen", "leeg");
  return times;
}

static DimReader *
read_reader (DimJsonReader *reader, const char *id)
{
  DimReader *said = g_new0 (DimReader, 1);

  g_strlcpy (said->id, id, sizeof said->id);
  dim_reader_read (reader, said);
  return said;
}

static DimReaderCertificate *
read_certificate (DimJsonReader *reader)
{
  DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);

  dim_certificate_read (reader, certificate);
  return certificate;
}

static void
read_sealed (DimJsonReader *reader, DimFact *fact)
{
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, fact->incident);
  if (fact->kind == DIM_FACT_NOTE_KEY)
    fact->note_key = dim_note_key_read (reader);
  else if (fact->kind == DIM_FACT_NOTE)
    fact->note = dim_note_read (reader);
  else
    fact->text = dim_shared_text_read (reader);
}

/* Asked, or answered. */
static void
read_question (DimJsonReader *reader, DimFact *fact)
{
  if (fact->kind == DIM_FACT_INQUIRY)
    fact->inquiry = dim_inquiry_read (reader, fact->id);
  else
    fact->reply = dim_reply_read (reader, fact->id);
  g_strlcpy (fact->incident,
             fact->inquiry != NULL ? fact->inquiry->incident : fact->reply->incident,
             sizeof fact->incident);
}

static void
read_withdrawal (DimJsonReader *reader, DimFact *fact)
{
  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, fact->incident);
  g_free (fact->reason);
  fact->reason = read_reason (reader);
}

DimFact *
dim_fact_read (DimJsonReader *reader, DimFactKind kind, const char *id)
{
  DimFact *fact = dim_fact_new (kind, id, kind == DIM_FACT_INCIDENT ? id : "");

  switch (kind) {
  case DIM_FACT_INCIDENT:
    fact->values = dim_incident_new (id);
    dim_answers_read (reader, fact->values, dim_document_read_said, fact->values);
    break;
  case DIM_FACT_REVISION:
    fact->revision = read_revision (reader, id);
    g_strlcpy (fact->incident, fact->revision->incident, sizeof fact->incident);
    break;
  case DIM_FACT_TAGS:
    read_tags (reader, fact);
    break;
  case DIM_FACT_WITHDRAWAL:
    read_withdrawal (reader, fact);
    break;
  case DIM_FACT_STATEMENT:
    fact->statement = read_statement (reader);
    break;
  case DIM_FACT_ENTRY_TIMES:
    fact->times = read_entry_times (reader);
    break;
  case DIM_FACT_READER:
    fact->reader = read_reader (reader, id);
    break;
  case DIM_FACT_CERTIFICATE:
    fact->certificate = read_certificate (reader);
    break;
  case DIM_FACT_TEXT:
  case DIM_FACT_NOTE_KEY:
  case DIM_FACT_NOTE:
    read_sealed (reader, fact);
    break;
  case DIM_FACT_TEXT_KEYS:
    fact->text_keys = dim_text_keys_read (reader);
    break;
  case DIM_FACT_INQUIRY:
  case DIM_FACT_REPLY:
    read_question (reader, fact);
    break;
  case DIM_FACT_APPROVAL:
    fact->approval = dim_approval_read (reader);
    break;
  case DIM_FACT_YEAR_STEP:
    fact->year_step = dim_year_step_read (reader);
    break;
  case DIM_FACT_PROPOSAL:
    fact->proposal = dim_proposal_read (reader, id);
    g_strlcpy (fact->incident, fact->proposal->incident, sizeof fact->incident);
    break;
  case DIM_FACT_DECISION:
  default:
    fact->decision = dim_decision_read (reader, id);
    break;
  }
  return fact;
}

DimFact *
dim_fact_decode (DimFactKind kind, const char *id, GBytes *body, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimFact) fact = NULL;

  g_return_val_if_fail (id != NULL && body != NULL && out_problem != NULL, NULL);
  if (!dim_uuid_is_valid (id)) {
    *out_problem =
      dim_problem_new (400, "ongeldig-id", "Ongeldig id", dim_fault_detail ("ongeldig-id"));
    return NULL;
  }
  reader = dim_json_reader_new (body, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL)
    return NULL;
  fact = dim_fact_read (reader, kind, id);
  return dim_json_reader_finish (reader, out_problem) ? g_steal_pointer (&fact) : NULL;
}

void
dim_problem_add_incident_faults (DimProblem *problem, GArray *faults)
{
  g_return_if_fail (problem != NULL && faults != NULL);
  for (guint i = 0; i < faults->len; i++) {
    const DimFault *fault = &g_array_index (faults, DimFault, i);
    const DimFieldSpec *spec = dim_field_spec (fault->field);
    gboolean is_whole = fault->index < 0 || spec->shape == DIM_SHAPE_CODE;
    g_autofree char *pointer = is_whole ? g_strdup_printf ("/%s", spec->name)
                                        : g_strdup_printf ("/%s/%d", spec->name, fault->index);

    dim_problem_add_fault (problem, pointer, fault->code, dim_fault_detail (fault->code));
  }
}
