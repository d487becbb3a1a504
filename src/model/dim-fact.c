/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact.h"

typedef struct {
  const char *singular;
  const char *plural;
} KindNames;

static const KindNames kind_names[] = {
  [DIM_FACT_INCIDENT] = { "voorval", "voorvallen" },
  [DIM_FACT_REVISION] = { "herziening", "herzieningen" },
  [DIM_FACT_TAGS] = { "kenmerken", "kenmerken" },
  [DIM_FACT_WITHDRAWAL] = { "intrekking", "intrekkingen" },
  [DIM_FACT_DECISION] = { "beslissing", "beslissingen" },
  [DIM_FACT_STATEMENT] = { "nulmelding", "nulmeldingen" },
  [DIM_FACT_ENTRY_TIMES] = { "invoertijden", "invoertijden" },
  [DIM_FACT_READER] = { "lezer", "lezers" },
  [DIM_FACT_CERTIFICATE] = { "lezersverklaring", "lezersverklaringen" },
  [DIM_FACT_TEXT] = { "toelichting", "toelichtingen" },
  [DIM_FACT_TEXT_KEYS] = { "leessleutels", "leessleutels" },
  [DIM_FACT_INQUIRY] = { "navraag", "navragen" },
  [DIM_FACT_REPLY] = { "reactie", "reacties" },
  [DIM_FACT_APPROVAL] = { "akkoord", "akkoorden" },
  [DIM_FACT_PROPOSAL] = { "voorstel", "voorstellen" },
  [DIM_FACT_NOTE_KEY] = { "notitiesleutel", "notitiesleutels" },
  [DIM_FACT_NOTE] = { "notitie", "notities" },
  [DIM_FACT_YEAR_STEP] = { "jaarstap", "jaarstappen" },
};

static const char *const decision_names[] = {
  [DIM_DECISION_SAME] = "zelfde",
  [DIM_DECISION_APART] = "apart",
  [DIM_DECISION_RETRACT] = "intrekken",
  [DIM_DECISION_VALUE] = "waarde",
};

const char *
dim_fact_kind_name (DimFactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind].singular;
}

const char *
dim_fact_kind_plural (DimFactKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind].plural;
}

gboolean
dim_fact_kind_from_name (const char *name, DimFactKind *out_kind)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (out_kind != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (kind_names[i].singular, name)) {
      *out_kind = (DimFactKind) i;
      return TRUE;
    }
  return FALSE;
}

DimRevision *
dim_revision_new (const char *id, const char *incident)
{
  DimRevision *revision = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (incident != NULL, NULL);
  revision = g_new0 (DimRevision, 1);
  g_strlcpy (revision->id, id, sizeof revision->id);
  g_strlcpy (revision->incident, incident, sizeof revision->incident);
  revision->basis = g_new0 (char *, 1);
  revision->values = dim_incident_new (incident);
  revision->reason = g_strdup ("");
  return revision;
}

DimRevision *
dim_revision_copy (const DimRevision *revision)
{
  DimRevision *copy = NULL;

  g_return_val_if_fail (revision != NULL, NULL);
  copy = g_new0 (DimRevision, 1);
  *copy = *revision;
  copy->basis = g_strdupv (revision->basis);
  copy->values = dim_incident_copy (revision->values);
  copy->reason = g_strdup (revision->reason);
  return copy;
}

void
dim_revision_free (DimRevision *revision)
{
  if (revision == NULL)
    return;
  g_strfreev (revision->basis);
  g_clear_pointer (&revision->values, dim_incident_free);
  g_free (revision->reason);
  g_free (revision);
}

const char *
dim_decision_kind_name (DimDecisionKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (decision_names), NULL);
  return decision_names[kind];
}

gboolean
dim_decision_kind_from_name (const char *name, DimDecisionKind *out_kind)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (out_kind != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (decision_names); i++)
    if (g_str_equal (decision_names[i], name)) {
      *out_kind = (DimDecisionKind) i;
      return TRUE;
    }
  return FALSE;
}

DimDecision *
dim_decision_new (const char *id, DimDecisionKind kind)
{
  DimDecision *decision = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  decision = g_new0 (DimDecision, 1);
  g_strlcpy (decision->id, id, sizeof decision->id);
  decision->kind = kind;
  decision->supersedes = g_new0 (char *, 1);
  decision->reason = g_strdup ("");
  return decision;
}

DimDecision *
dim_decision_copy (const DimDecision *decision)
{
  DimDecision *copy = NULL;

  g_return_val_if_fail (decision != NULL, NULL);
  copy = g_new0 (DimDecision, 1);
  *copy = *decision;
  copy->supersedes = g_strdupv (decision->supersedes);
  copy->reason = g_strdup (decision->reason);
  return copy;
}

void
dim_decision_free (DimDecision *decision)
{
  if (decision == NULL)
    return;
  g_strfreev (decision->supersedes);
  g_free (decision->reason);
  g_free (decision);
}

DimZeroStatement *
dim_zero_statement_new (void)
{
  DimZeroStatement *statement = g_new0 (DimZeroStatement, 1);

  statement->municipality = g_strdup ("");
  statement->month = -1;
  return statement;
}

void
dim_zero_statement_free (DimZeroStatement *statement)
{
  if (statement == NULL)
    return;
  g_free (statement->municipality);
  g_free (statement);
}

DimFact *
dim_fact_new (DimFactKind kind, const char *id, const char *incident)
{
  DimFact *fact = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (incident != NULL, NULL);
  fact = g_new0 (DimFact, 1);
  fact->kind = kind;
  g_strlcpy (fact->id, id, sizeof fact->id);
  g_strlcpy (fact->incident, incident, sizeof fact->incident);
  if (kind == DIM_FACT_TAGS)
    fact->uses = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_use_tags_free);
  if (kind == DIM_FACT_WITHDRAWAL)
    fact->reason = g_strdup ("");
  return fact;
}

void
dim_fact_free (DimFact *fact)
{
  if (fact == NULL)
    return;
  g_clear_pointer (&fact->values, dim_incident_free);
  g_clear_pointer (&fact->revision, dim_revision_free);
  g_clear_pointer (&fact->uses, g_ptr_array_unref);
  g_clear_pointer (&fact->decision, dim_decision_free);
  g_clear_pointer (&fact->statement, dim_zero_statement_free);
  g_free (fact->times);
  g_free (fact->reader);
  g_free (fact->certificate);
  g_clear_pointer (&fact->text, dim_shared_text_free);
  g_clear_pointer (&fact->text_keys, dim_text_keys_free);
  g_free (fact->inquiry);
  g_free (fact->reply);
  g_clear_pointer (&fact->approval, dim_approval_free);
  g_clear_pointer (&fact->proposal, dim_proposal_free);
  g_clear_pointer (&fact->note_key, dim_note_key_free);
  g_clear_pointer (&fact->note, dim_note_free);
  g_clear_pointer (&fact->year_step, dim_year_step_free);
  g_free (fact->reason);
  g_free (fact);
}

DimUseTags *
dim_use_tags_new (const char *use)
{
  DimUseTags *tags = NULL;

  g_return_val_if_fail (use != NULL, NULL);
  tags = g_new0 (DimUseTags, 1);
  g_strlcpy (tags->use, use, sizeof tags->use);
  tags->tags = g_array_new (FALSE, TRUE, sizeof (DimTag));
  return tags;
}

void
dim_use_tags_free (DimUseTags *use)
{
  if (use == NULL)
    return;
  g_clear_pointer (&use->tags, g_array_unref);
  g_free (use);
}
