/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-json.h"

#include "dim-clock.h"
#include "dim-json-text.h"

static const char *
state_name (DimRecordState state)
{
  static const char *const names[] = {
    [DIM_RECORD_WAITING] = "wacht",
    [DIM_RECORD_RECEIVED] = "ontvangen",
    [DIM_RECORD_REFUSED] = "teruggestuurd",
    [DIM_RECORD_WITHDRAWN] = "teruggenomen",
  };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : "";
}

/* After every member but the first of an object. */
static void
part (GString *out)
{
  if (out->str[out->len - 1] != '{')
    g_string_append (out, ", ");
}

static void
append_text (GString *out, const char *name, const char *text)
{
  part (out);
  dim_json_append_text_member (out, name, text);
}

static void
append_truth (GString *out, const char *name, gboolean truth)
{
  part (out);
  dim_json_append_string (out, name);
  g_string_append (out, truth ? ": true" : ": false");
}

static void
open_member (GString *out, const char *name, char bracket)
{
  part (out);
  dim_json_append_string (out, name);
  g_string_append_printf (out, ": %c", bracket);
}

static void
append_codes (GString *out, const char *name, char **codes)
{
  open_member (out, name, '[');
  for (guint i = 0; codes[i] != NULL; i++) {
    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_string (out, codes[i]);
  }
  g_string_append_c (out, ']');
}

static void
append_documents (GString *out, const GPtrArray *documents)
{
  open_member (out, "documenten", '[');
  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (documents, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    append_text (out, "id", use->id);
    append_text (out, "soort", use->kind);
    if (use->country[0] != '\0')
      append_text (out, "land", use->country);
    append_text (out, "vergelijking", dim_compare_state_name (use->state));
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_follow_ups (GString *out, const GPtrArray *follow_ups)
{
  open_member (out, "vervolg", '[');
  for (guint i = 0; i < follow_ups->len; i++) {
    const DimFollowUp *follow_up = g_ptr_array_index (follow_ups, i);
    char day[DIM_DAY_TEXT_LEN];

    g_string_append (out, i > 0 ? ", {" : "{");
    append_text (out, "code", follow_up->code);
    if (follow_up->date != DIM_DAY_NONE)
      append_text (out, "datum", dim_day_to_text (follow_up->date, day));
    append_truth (out, "gedaan", follow_up->is_done);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_answer (GString *out, const DimIncident *incident, DimField field)
{
  const DimFieldSpec *spec = dim_field_spec (field);
  char day[DIM_DAY_TEXT_LEN];

  switch (spec->shape) {
  case DIM_SHAPE_DAY:
    append_text (out, spec->name, dim_day_to_text (incident->date, day));
    break;
  case DIM_SHAPE_MUNICIPALITY:
    append_text (out, spec->name, incident->municipality);
    break;
  case DIM_SHAPE_CODE:
    append_text (out, spec->name, dim_incident_code (incident, field));
    break;
  case DIM_SHAPE_CODES:
    append_codes (out, spec->name, incident->codes[field]);
    break;
  case DIM_SHAPE_DOCUMENTS:
    append_documents (out, incident->documents);
    break;
  case DIM_SHAPE_FOLLOW_UPS:
    append_follow_ups (out, incident->follow_ups);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
append_case (GString *out, const DimChange *news)
{
  if (news->case_number[0] == '\0')
    return;
  open_member (out, "zaak", '{');
  append_text (out, "nummer", news->case_number);
  append_truth (out, "voorlopig", news->is_provisional);
  if (news->counts_elsewhere)
    append_truth (out, "eldersGeteld", TRUE);
  open_member (out, "leden", '[');
  for (guint i = 0; i < news->peers->len; i++) {
    const DimCasePeer *peer = g_ptr_array_index (news->peers, i);

    g_string_append (out, i > 0 ? ", " : "");
    dim_json_append_string (out, peer->incident);
  }
  g_string_append (out, "]}");
}

static void
append_hits (GString *out, const GPtrArray *hits)
{
  open_member (out, "treffers", '[');
  for (guint i = 0; i < hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (hits, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    append_text (out, "klasse", dim_match_class_name (hit->match));
    if (hit->incident[0] != '\0')
      append_text (out, "voorval", hit->incident);
    if (hit->contact != NULL && hit->contact[0] != '\0')
      append_text (out, "contact", hit->contact);
    if (hit->month >= 0) {
      g_autofree char *month = g_strdup_printf ("%04d-%02d", hit->month / 12, hit->month % 12 + 1);

      append_text (out, "maand", month);
    }
    if (hit->handle[0] != '\0') {
      append_text (out, "treffer", hit->handle);
      append_text (out, "afspraak", dim_agreement_name (dim_agreement_of (hit->ours, hit->theirs)));
    }
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

static void
append_conflicts (GString *out, const GArray *conflicts)
{
  if (conflicts->len == 0)
    return;
  open_member (out, "conflicten", '[');
  for (guint i = 0; i < conflicts->len; i++) {
    const DimConflict *conflict = &g_array_index (conflicts, DimConflict, i);

    g_string_append (out, i > 0 ? ", {" : "{");
    append_text (out, "veld", dim_field_spec (conflict->field)->name);
    append_text (out, "staat", conflict->standing);
    append_text (out, "ander", conflict->other);
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, ']');
}

void
dim_record_append_json (GString *out, const DimRecord *record)
{
  g_autofree char *receipt = NULL;

  g_return_if_fail (out != NULL && record != NULL);
  receipt = dim_receipt_number (record->incident->id);
  g_string_append_c (out, '{');
  append_text (out, "id", record->incident->id);
  append_text (out, "ontvangst", receipt);
  append_text (out, "stand", state_name (record->state));
  append_truth (out, "eigen", record->is_own);
  append_truth (out, "mogelijkDubbel", dim_record_is_possible_double (record));
  if (dim_record_open_inquiry (record) != NULL)
    append_truth (out, "vraagOpen", TRUE);
  if (record->refusal != NULL)
    append_text (out, "reden", record->refusal);
  open_member (out, "antwoorden", '{');
  for (int field = 0; field < DIM_N_FIELDS; field++)
    if (dim_incident_is_answered (record->incident, (DimField) field))
      append_answer (out, record->incident, (DimField) field);
  g_string_append_c (out, '}');
  if (record->news != NULL) {
    append_case (out, record->news);
    append_hits (out, record->news->hits);
    append_conflicts (out, record->news->conflicts);
  }
  g_string_append_c (out, '}');
}

static const char *
amendment_state_name (DimAmendmentState state)
{
  static const char *const names[] = {
    [DIM_AMENDMENT_WAITING] = "wacht",
    [DIM_AMENDMENT_RECEIVED] = "ontvangen",
    [DIM_AMENDMENT_REFUSED] = "teruggestuurd",
    [DIM_AMENDMENT_KEPT] = "hier",
  };

  return (guint) state < G_N_ELEMENTS (names) ? names[state] : "";
}

static void
append_changed (GString *out, const char *name, const DimIncident *answers, guint32 changed)
{
  open_member (out, name, '{');
  for (guint i = 0; answers != NULL && i < DIM_N_FIELDS; i++)
    if ((changed & (1U << i)) != 0 && dim_incident_is_answered (answers, (DimField) i))
      append_answer (out, answers, (DimField) i);
  g_string_append_c (out, '}');
}

static void
append_amendment (GString *out, const DimAmendment *amendment)
{
  g_autofree char *made = dim_time_to_text (amendment->made_s);

  g_string_append_c (out, '{');
  append_text (out, "id", amendment->fact);
  append_text (out, "soort", amendment->is_withdrawal ? "intrekking" : "herziening");
  append_text (out, "tijd", made);
  append_truth (out, "eigen", amendment->is_own);
  if (amendment->desk[0] != '\0')
    append_text (out, "loket", amendment->desk);
  append_text (out, "stand", amendment_state_name (amendment->state));
  if (amendment->refusal != NULL)
    append_text (out, "weigering", amendment->refusal);
  if (amendment->is_withdrawal) {
    append_text (out, "reden", amendment->reason);
  } else {
    append_changed (out, "was", amendment->before, amendment->changed);
    append_changed (out, "antwoorden", amendment->after, amendment->changed);
    append_truth (out, "toelichting", amendment->has_new_text);
    if (amendment->reason[0] != '\0')
      append_text (out, "reden", amendment->reason);
  }
  g_string_append_c (out, '}');
}

static void
append_decision (GString *out, const DimDecisionEntry *entry)
{
  const DimDecision *decision = entry->decision;
  g_autofree char *made = dim_time_to_text (entry->made_s);

  g_string_append_c (out, '{');
  append_text (out, "id", decision->id);
  append_text (out, "soort", dim_decision_kind_name (decision->kind));
  append_text (out, "tijd", made);
  append_text (out, "loket", entry->desk);
  open_member (out, "voorvallen", '[');
  dim_json_append_string (out, decision->first);
  if (decision->second[0] != '\0') {
    g_string_append (out, ", ");
    dim_json_append_string (out, decision->second);
  }
  g_string_append_c (out, ']');
  if (decision->kind == DIM_DECISION_VALUE)
    append_text (out, "veld", dim_field_spec (decision->field)->name);
  append_text (out, "reden", decision->reason);
  append_truth (out, "geldt", entry->stands);
  g_string_append_c (out, '}');
}

static void
append_said (GString *out, const DimInquiryAuthor *author)
{
  g_autofree char *made = dim_time_to_text (author->made_s);

  append_text (out, "tijd", made);
  if (author->desk[0] != '\0')
    append_text (out, "loket", author->desk);
}

static void
append_inquiry (GString *out, const DimInquiryEntry *entry)
{
  const DimInquiry *inquiry = &entry->inquiry;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) fields = NULL;

  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if ((inquiry->fields & (1U << i)) != 0)
      g_strv_builder_add (builder, dim_field_spec ((DimField) i)->name);
  fields = g_strv_builder_end (builder);
  g_string_append_c (out, '{');
  append_text (out, "id", inquiry->id);
  append_text (out, "soort", dim_fact_kind_name (DIM_FACT_INQUIRY));
  append_said (out, &entry->asked);
  append_codes (out, "velden", fields);
  append_text (out, "reden", dim_inquiry_reason_name (inquiry->reason));
  if (entry->is_answered) {
    open_member (out, dim_fact_kind_name (DIM_FACT_REPLY), '{');
    append_text (out, "id", entry->reply.id);
    append_said (out, &entry->answered);
    append_text (out, "antwoord", dim_inquiry_answer_name (entry->reply.answer));
    g_string_append_c (out, '}');
  }
  g_string_append_c (out, '}');
}

static void
append_inquiries (GString *out, const GPtrArray *inquiries)
{
  for (guint i = 0; inquiries != NULL && i < inquiries->len; i++) {
    g_string_append (out, out->str[out->len - 1] != '[' ? ",\n " : "");
    append_inquiry (out, g_ptr_array_index (inquiries, i));
  }
}

void
dim_record_append_history_json (GString *out, const DimRecord *record)
{
  const GPtrArray *decisions;
  guint n_amendments;
  guint n_decisions;

  g_return_if_fail (out != NULL && record != NULL);
  decisions = record->news != NULL ? record->news->decisions : NULL;
  n_amendments = record->amendments != NULL ? record->amendments->len : 0;
  n_decisions = decisions != NULL ? decisions->len : 0;
  g_string_append_c (out, '[');
  for (guint i = 0; i < n_amendments + n_decisions; i++) {
    g_string_append (out, i > 0 ? ",\n " : "");
    if (i < n_amendments)
      append_amendment (out, g_ptr_array_index (record->amendments, i));
    else
      append_decision (out, g_ptr_array_index (decisions, i - n_amendments));
  }
  append_inquiries (out, record->inquiries);
  g_string_append_c (out, ']');
}
