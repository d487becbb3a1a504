/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fault-detail.h"
#include "dim-guard.h"
#include "dim-rules-agreement.h"
#include "dim-rules-audit.h"
#include "dim-rules-month.h"
#include "dim-rules-notes.h"
#include "dim-rules-year.h"

#include <string.h>

gboolean
dim_acceptance_refuse (DimAcceptance *acceptance, DimRefusal refusal)
{
  acceptance->problem = dim_refusal_problem (refusal);
  return FALSE;
}

gboolean
dim_acceptance_fault (DimAcceptance *acceptance, const char *pointer, const char *code)
{
  if (acceptance->problem == NULL)
    dim_acceptance_refuse (acceptance, DIM_REFUSAL_INVALID);
  dim_problem_add_fault (acceptance->problem, pointer, code, dim_fault_detail (code));
  return FALSE;
}

/* What a device counted is only kept in the sum of its municipality's month; tags, texts, notes and
 * their keys, where they can be removed. */
static gboolean
keeps_body (DimFactKind kind)
{
  return kind != DIM_FACT_TAGS && kind != DIM_FACT_ENTRY_TIMES && kind != DIM_FACT_TEXT &&
         kind != DIM_FACT_TEXT_KEYS && kind != DIM_FACT_NOTE_KEY && kind != DIM_FACT_NOTE;
}

gboolean
dim_acceptance_keep_fact (DimAcceptance *acceptance, GError **error)
{
  const DimFact *fact = acceptance->fact;
  DimLedger *ledger = acceptance->rules->ledger;
  DimFactRecord record = {
    .kind = fact->kind,
    .received_s = acceptance->now_s,
    .position = acceptance->position,
  };
  g_autoptr (GBytes) body = dim_fact_encode (fact);

  g_strlcpy (record.id, fact->id, sizeof record.id);
  g_strlcpy (record.incident, fact->incident, sizeof record.incident);
  g_strlcpy (record.device, acceptance->device->device, sizeof record.device);
  dim_sha256 (g_bytes_get_data (body, NULL), g_bytes_get_size (body), record.digest);
  record.body = keeps_body (fact->kind) ? body : NULL;
  return ledger->home->put_fact (ledger, &record, error);
}

gboolean
dim_acceptance_find_incident (DimAcceptance *acceptance,
                              const char *id,
                              DimLedgerIncident **out,
                              GError **error)
{
  DimRules *rules = acceptance->rules;
  g_autoptr (DimLedgerIncident) incident = NULL;

  if (!rules->ledger->home->incident (rules->ledger, id, &incident, error))
    return FALSE;
  if (incident == NULL)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (!dim_rules_may_see (rules, acceptance->device, incident))
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  *out = g_steal_pointer (&incident);
  return TRUE;
}

/* @prefix: where in the body the answers stand */
static gboolean
check_answers (DimAcceptance *acceptance,
               const DimIncident *answers,
               gboolean is_own_municipality,
               const char *prefix)
{
  const DimIncidentRules rules = {
    .book = acceptance->rules->book,
    .municipalities = acceptance->rules->municipalities,
    .office_municipalities =
      is_own_municipality ? (const char *const *) acceptance->device->municipalities : NULL,
    .today = dim_clock_today (acceptance->rules->clock),
  };
  g_autoptr (GArray) faults = dim_incident_validate (answers, &rules);

  if (faults->len == 0)
    return TRUE;
  dim_acceptance_refuse (acceptance, DIM_REFUSAL_INVALID);
  dim_problem_add_incident_faults (acceptance->problem, faults);
  for (guint i = 0; i < acceptance->problem->faults->len; i++) {
    DimProblemFault *fault = acceptance->problem->faults->pdata[i];
    char *pointer = g_strconcat (prefix, fault->pointer, NULL);

    g_free (fault->pointer);
    fault->pointer = pointer;
  }
  return FALSE;
}

/* What is certainly personal data never comes to stand here, whatever a device let through. */
static gboolean
check_reason (DimAcceptance *acceptance, const char *reason)
{
  g_autoptr (GArray) findings =
    dim_guard_scan (reason, strlen (reason), acceptance->rules->public_numbers);

  for (guint i = 0; i < findings->len; i++)
    if (g_array_index (findings, DimFinding, i).level == DIM_GUARD_CERTAIN) {
      dim_acceptance_refuse (acceptance, DIM_REFUSAL_INVALID);
      dim_problem_add_fault (acceptance->problem, "/reden", "persoonsgegevens",
                             "Hier staan persoonsgegevens in. Haal ze weg.");
      return FALSE;
    }
  return TRUE;
}

static DimLedgerIncident *
new_incident (const DimAcceptance *acceptance)
{
  DimLedgerIncident *incident = g_new0 (DimLedgerIncident, 1);

  g_strlcpy (incident->id, acceptance->fact->id, sizeof incident->id);
  g_strlcpy (incident->device, acceptance->device->device, sizeof incident->device);
  g_strlcpy (incident->case_number, incident->id, sizeof incident->case_number);
  incident->office = g_strdup (acceptance->device->office);
  incident->desk = g_strdup (acceptance->device->desk);
  incident->role = acceptance->device->role;
  incident->received_s = acceptance->now_s;
  incident->is_live = TRUE;
  return incident;
}

static gboolean
accept_incident (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  g_autoptr (DimRipple) ripple = dim_ripple_new (rules);
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimHistory) history = g_new0 (DimHistory, 1);

  if (!check_answers (acceptance, acceptance->fact->values, TRUE, ""))
    return FALSE;
  incident = new_incident (acceptance);
  history->registered = dim_incident_copy (acceptance->fact->values);
  history->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_revision_free);
  return dim_ripple_watch (ripple, incident->id, error) &&
         dim_rules_put_answers (rules, incident, history, error) &&
         dim_ripple_settle (ripple, &acceptance->position, error);
}

/* A revision is held against what its author saw, so that it stands or falls by itself and not by
 * who else was sooner. */
static gboolean
check_revision (DimAcceptance *acceptance, const DimHistory *history)
{
  const DimRevision *revision = acceptance->fact->revision;
  g_autoptr (GPtrArray) seen = dim_history_seen (history, revision->basis);
  g_autoptr (DimIncident) answers = NULL;

  g_ptr_array_add (seen, (gpointer) revision);
  answers = dim_incident_merge (history->registered, seen, NULL);
  for (DimField field = 0; field < DIM_N_FIELDS; field++)
    if ((revision->changed & (1U << field)) != 0)
      dim_incident_copy_field (answers, revision->values, field);
  return check_answers (acceptance, answers,
                        (revision->changed & (1U << DIM_FIELD_MUNICIPALITY)) != 0, "/antwoorden");
}

static gboolean
apply_revision (DimAcceptance *acceptance,
                DimLedgerIncident *incident,
                DimHistory *history,
                GError **error)
{
  g_autoptr (DimRipple) ripple = dim_ripple_new (acceptance->rules);

  g_ptr_array_add (history->revisions, dim_revision_copy (acceptance->fact->revision));
  return dim_ripple_watch (ripple, incident->id, error) &&
         dim_rules_put_answers (acceptance->rules, incident, history, error) &&
         dim_ripple_settle (ripple, &acceptance->position, error);
}

static gboolean
accept_revision (DimAcceptance *acceptance, GError **error)
{
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimHistory) history = NULL;
  g_autofree char *area = NULL;

  if (!check_reason (acceptance, acceptance->fact->revision->reason) ||
      !dim_acceptance_find_incident (acceptance, acceptance->fact->incident, &incident, error))
    return FALSE;
  history = dim_history_read (acceptance->rules, incident->id, error);
  if (history == NULL)
    return FALSE;
  if (!check_revision (acceptance, history))
    return FALSE;
  area = g_strdup (incident->area);
  return apply_revision (acceptance, incident, history, error) &&
         dim_rules_tidy_texts (acceptance->rules, incident->id, incident->area, error) &&
         dim_rules_tidy_notes (acceptance, incident, strcmp (area, incident->area) != 0, error);
}

static gboolean
accept_withdrawal (DimAcceptance *acceptance, GError **error)
{
  g_autoptr (DimRipple) ripple = dim_ripple_new (acceptance->rules);
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimHistory) history = NULL;

  if (!check_reason (acceptance, acceptance->fact->reason) ||
      !dim_acceptance_find_incident (acceptance, acceptance->fact->incident, &incident, error))
    return FALSE;
  history = dim_history_read (acceptance->rules, incident->id, error);
  if (history == NULL || !dim_rules_note_withdrawal (acceptance, incident, error) ||
      !dim_ripple_watch (ripple, incident->id, error))
    return FALSE;
  incident->is_live = FALSE;
  return dim_rules_put_answers (acceptance->rules, incident, history, error) &&
         dim_rules_forget_proposals (acceptance->rules, incident->id, error) &&
         dim_ripple_settle (ripple, &acceptance->position, error) &&
         dim_rules_tidy_texts (acceptance->rules, incident->id, NULL, error) &&
         dim_rules_tidy_notes (acceptance, incident, FALSE, error);
}

static gboolean
accept_by_kind (DimAcceptance *acceptance, GError **error)
{
  switch (acceptance->fact->kind) {
  case DIM_FACT_INCIDENT:
    return accept_incident (acceptance, error);
  case DIM_FACT_REVISION:
    return accept_revision (acceptance, error);
  case DIM_FACT_TAGS:
    return dim_rules_accept_tags (acceptance, error);
  case DIM_FACT_WITHDRAWAL:
    return accept_withdrawal (acceptance, error);
  case DIM_FACT_STATEMENT:
    return dim_rules_accept_statement (acceptance, error);
  case DIM_FACT_ENTRY_TIMES:
    return dim_rules_accept_entry_times (acceptance, error);
  case DIM_FACT_READER:
    return dim_rules_accept_reader (acceptance, error);
  case DIM_FACT_CERTIFICATE:
    return dim_rules_accept_certificate (acceptance, error);
  case DIM_FACT_TEXT:
    return dim_rules_accept_text (acceptance, error);
  case DIM_FACT_TEXT_KEYS:
    return dim_rules_accept_text_keys (acceptance, error);
  case DIM_FACT_INQUIRY:
    return dim_rules_accept_inquiry (acceptance, error);
  case DIM_FACT_REPLY:
    return dim_rules_accept_reply (acceptance, error);
  case DIM_FACT_APPROVAL:
    return dim_rules_accept_approval (acceptance, error);
  case DIM_FACT_PROPOSAL:
    return check_reason (acceptance, acceptance->fact->proposal->reason) &&
           dim_rules_accept_proposal (acceptance, error);
  case DIM_FACT_NOTE_KEY:
    return dim_rules_accept_note_key (acceptance, error);
  case DIM_FACT_NOTE:
    return dim_rules_accept_note (acceptance, error);
  case DIM_FACT_YEAR_STEP:
    return dim_rules_accept_year_step (acceptance, error);
  case DIM_FACT_DECISION:
    return check_reason (acceptance, acceptance->fact->decision->reason) &&
           dim_rules_accept_decision (acceptance, error);
  default:
    g_assert_not_reached ();
  }
}

static DimVerdict *
repeat_verdict (const DimFact *fact, const DimFactRecord *known)
{
  guint8 digest[DIM_SHA256_BYTES];
  DimVerdict *verdict;

  dim_fact_digest (fact, digest);
  if (known->kind == fact->kind && memcmp (digest, known->digest, sizeof digest) == 0) {
    verdict = dim_verdict_new (fact->id, 200);
    verdict->position = known->position;
    return verdict;
  }
  verdict = dim_verdict_new (fact->id, 409);
  verdict->problem = dim_refusal_problem (DIM_REFUSAL_RECORDED_OTHERWISE);
  return verdict;
}

static DimVerdict *
refuse_with (const DimFact *fact, DimProblem *problem)
{
  DimVerdict *verdict = dim_verdict_new (fact->id, problem->status);

  verdict->problem = problem;
  return verdict;
}

/* An analyst registers nothing, but reads what was written for the ministry, and closes years. */
static gboolean
may_come_of_analyst (DimFactKind kind)
{
  return kind == DIM_FACT_READER || kind == DIM_FACT_CERTIFICATE || kind == DIM_FACT_TEXT_KEYS ||
         kind == DIM_FACT_YEAR_STEP;
}

DimVerdict *
dim_rules_accept (DimRules *rules,
                  const DimDeviceProfile *device,
                  const DimFact *fact,
                  GError **error)
{
  DimAcceptance acceptance = { .rules = rules, .device = device, .fact = fact };
  g_autoptr (DimFactRecord) known = NULL;
  DimVerdict *verdict;

  g_return_val_if_fail (rules != NULL && device != NULL && fact != NULL, NULL);
  if (device->role == DIM_ROLE_ANALYST && !may_come_of_analyst (fact->kind))
    return refuse_with (fact, dim_refusal_problem (DIM_REFUSAL_FORBIDDEN));
  if (!rules->ledger->home->fact (rules->ledger, fact->id, &known, error))
    return NULL;
  if (known != NULL)
    return repeat_verdict (fact, known);
  acceptance.now_s = dim_clock_now_s (rules->clock);
  if (!accept_by_kind (&acceptance, error) || !dim_acceptance_keep_fact (&acceptance, error))
    return acceptance.problem != NULL ? refuse_with (fact, acceptance.problem) : NULL;
  verdict = dim_verdict_new (fact->id, 201);
  verdict->position = acceptance.position;
  return verdict;
}
