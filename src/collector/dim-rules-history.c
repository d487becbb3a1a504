/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-rules-inside.h"

#include <string.h>

static DimFact *
decode_stored (const DimFactRecord *record, GError **error)
{
  return dim_fact_record_decode (record->kind, record->id, record->body, error);
}

static gboolean
read_registered (DimRules *rules, const char *incident, DimHistory *history, GError **error)
{
  g_autoptr (DimFactRecord) record = NULL;
  g_autoptr (DimFact) fact = NULL;

  if (!rules->ledger->home->fact (rules->ledger, incident, &record, error))
    return FALSE;
  if (record == NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot read registration: it has no fact");
    return FALSE;
  }
  fact = decode_stored (record, error);
  if (fact == NULL)
    return FALSE;
  history->registered = g_steal_pointer (&fact->values);
  return TRUE;
}

static GPtrArray *
read_revisions (DimRules *rules, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) revisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_revision_free);
  g_autoptr (GPtrArray) records = NULL;

  if (!rules->ledger->home->revisions (rules->ledger, incident, &records, error))
    return NULL;
  for (guint i = 0; i < records->len; i++) {
    g_autoptr (DimFact) fact = decode_stored (records->pdata[i], error);

    if (fact == NULL)
      return NULL;
    g_ptr_array_add (revisions, g_steal_pointer (&fact->revision));
  }
  return g_steal_pointer (&revisions);
}

DimHistory *
dim_history_read (DimRules *rules, const char *incident, GError **error)
{
  g_autoptr (DimHistory) history = g_new0 (DimHistory, 1);

  if (!read_registered (rules, incident, history, error))
    return NULL;
  history->revisions = read_revisions (rules, incident, error);
  return history->revisions != NULL ? g_steal_pointer (&history) : NULL;
}

static void
add_head (GPtrArray *heads, const GPtrArray *revisions, const char *fact)
{
  for (guint i = 0; i < revisions->len; i++) {
    const DimRevision *revision = revisions->pdata[i];

    if (g_strv_contains ((const char *const *) revision->basis, fact))
      return;
  }
  g_ptr_array_add (heads, g_strdup (fact));
}

char **
dim_history_heads (const char *incident, const GPtrArray *revisions)
{
  GPtrArray *heads = g_ptr_array_new ();

  add_head (heads, revisions, incident);
  for (guint i = 0; i < revisions->len; i++)
    add_head (heads, revisions, ((const DimRevision *) revisions->pdata[i])->id);
  g_ptr_array_add (heads, NULL);
  return (char **) g_ptr_array_free (heads, FALSE);
}

char **
dim_rules_read_heads (DimRules *rules, const char *incident, GError **error)
{
  g_autoptr (GPtrArray) revisions = read_revisions (rules, incident, error);

  return revisions != NULL ? dim_history_heads (incident, revisions) : NULL;
}

void
dim_history_free (DimHistory *history)
{
  if (history == NULL)
    return;
  g_clear_pointer (&history->registered, dim_incident_free);
  g_clear_pointer (&history->revisions, g_ptr_array_unref);
  g_free (history);
}

static gboolean
knows (const DimRevision *revision, const char *fact)
{
  return g_strv_contains ((const char *const *) revision->basis, fact);
}

GPtrArray *
dim_history_seen (const DimHistory *history, char **basis)
{
  const GPtrArray *revisions = history->revisions;
  GPtrArray *seen = g_ptr_array_new ();
  gboolean is_growing = TRUE;

  for (guint i = 0; i < revisions->len; i++)
    if (g_strv_contains ((const char *const *) basis, ((DimRevision *) revisions->pdata[i])->id))
      g_ptr_array_add (seen, revisions->pdata[i]);
  while (is_growing) {
    guint before = seen->len;

    for (guint i = 0; i < revisions->len; i++) {
      DimRevision *revision = revisions->pdata[i];

      for (guint j = 0; j < before && !g_ptr_array_find (seen, revision, NULL); j++)
        if (knows (seen->pdata[j], revision->id))
          g_ptr_array_add (seen, revision);
    }
    is_growing = seen->len > before;
  }
  return seen;
}

gboolean
dim_rules_read_keys (DimRules *rules, GError **error)
{
  g_autoptr (DimLedgerKeyList) stored = NULL;
  g_autoptr (DimKeyList) keys = NULL;

  if (!rules->ledger->home->key_list (rules->ledger, &stored, error))
    return FALSE;
  if (rules->keys != NULL && rules->keys->serial == stored->serial)
    return TRUE;
  keys = stored->serial == 0 ? dim_key_list_new (0)
                             : dim_key_list_verify (stored->jws, stored->list_key, error);
  if (keys == NULL)
    return FALSE;
  g_clear_pointer (&rules->keys, dim_key_list_free);
  rules->keys = g_steal_pointer (&keys);
  return TRUE;
}

static const DimDocumentUse *
find_shown (const DimIncident *incident, const char *use)
{
  for (guint i = 0; i < incident->documents->len; i++) {
    const DimDocumentUse *shown = g_ptr_array_index (incident->documents, i);

    if (strcmp (shown->id, use) == 0)
      return shown;
  }
  return NULL;
}

static gboolean
has_number (const DimDocumentUse *shown)
{
  return shown != NULL &&
         (shown->state == DIM_COMPARE_TO_FOLLOW || shown->state == DIM_COMPARE_TAGGED);
}

/* Whether one of the keys of a use is that of the period in which @day lies. */
static gboolean
keys_cover (const DimRules *rules, const DimLedgerUse *use, DimDay day)
{
  g_auto (GStrv) ids = g_strsplit (use->keys, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++) {
    const DimKeyEntry *key = ids[i][0] != '\0' ? dim_key_list_find (rules->keys, ids[i]) : NULL;

    if (key != NULL && key->first <= day && day <= key->last)
      return TRUE;
  }
  return FALSE;
}

/* A revision that is newer than the tags of a use and took its document away, or moved the date to
 * another key's period, ends them for good. Goes by ids, so the order of arrival does not matter.
 */
static gboolean
is_ended_by (const DimRules *rules, const DimLedgerUse *use, const DimRevision *revision)
{
  if (use->tag_fact[0] == '\0' || strcmp (revision->id, use->tag_fact) <= 0)
    return FALSE;
  if ((revision->changed & (1U << DIM_FIELD_DOCUMENTS)) != 0 &&
      !has_number (find_shown (revision->values, use->id)))
    return TRUE;
  return (revision->changed & (1U << DIM_FIELD_DATE)) != 0 &&
         !keys_cover (rules, use, revision->values->date);
}

static gboolean
is_ended (const DimRules *rules, const DimLedgerUse *use, const DimHistory *history)
{
  for (guint i = 0; i < history->revisions->len; i++)
    if (is_ended_by (rules, use, history->revisions->pdata[i]))
      return TRUE;
  return FALSE;
}

static DimCompareState
judge_use (const DimRules *rules,
           const DimLedgerUse *use,
           const DimDocumentUse *shown,
           const DimIncident *merged)
{
  if (shown == NULL)
    return DIM_COMPARE_IMPOSSIBLE;
  if (!has_number (shown))
    return shown->state;
  if (use->tag_fact[0] == '\0')
    return DIM_COMPARE_TO_FOLLOW;
  return use->document[0] != '\0' && keys_cover (rules, use, merged->date) ? DIM_COMPARE_TAGGED
                                                                           : DIM_COMPARE_IMPOSSIBLE;
}

static DimLedgerUse *
find_or_add_use (GPtrArray *uses, const char *incident, const DimDocumentUse *shown)
{
  DimLedgerUse *use;

  for (guint i = 0; i < uses->len; i++) {
    use = uses->pdata[i];
    if (strcmp (use->id, shown->id) == 0)
      return use;
  }
  use = g_new0 (DimLedgerUse, 1);
  g_strlcpy (use->incident, incident, sizeof use->incident);
  g_strlcpy (use->id, shown->id, sizeof use->id);
  use->keys = g_strdup ("");
  g_ptr_array_add (uses, use);
  return use;
}

/* Also those that only a revision shows that does not stand: a tag for one may be on its way. */
static void
add_all_shown (GPtrArray *uses, const char *incident, const DimHistory *history)
{
  for (guint i = 0; i < history->registered->documents->len; i++)
    find_or_add_use (uses, incident, history->registered->documents->pdata[i]);
  for (guint i = 0; i < history->revisions->len; i++) {
    const DimRevision *revision = history->revisions->pdata[i];

    for (guint j = 0; j < revision->values->documents->len; j++)
      find_or_add_use (uses, incident, revision->values->documents->pdata[j]);
  }
}

static gboolean
has_any_tag (GPtrArray *uses)
{
  for (guint i = 0; i < uses->len; i++)
    if (((DimLedgerUse *) uses->pdata[i])->tag_fact[0] != '\0')
      return TRUE;
  return FALSE;
}

static gboolean
settle_uses (DimRules *rules,
             DimLedgerIncident *incident,
             const DimHistory *history,
             const DimIncident *merged,
             GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) uses = NULL;

  if (!ledger->home->uses (ledger, incident->id, &uses, error))
    return FALSE;
  add_all_shown (uses, incident->id, history);
  if (has_any_tag (uses) && !dim_rules_read_keys (rules, error))
    return FALSE;
  incident->has_number = FALSE;
  for (guint i = 0; i < uses->len; i++) {
    DimLedgerUse *use = uses->pdata[i];
    const DimDocumentUse *shown = find_shown (merged, use->id);

    if (!incident->is_live || is_ended (rules, use, history))
      use->document[0] = '\0';
    use->state = judge_use (rules, use, shown, merged);
    g_strlcpy (use->country, shown != NULL ? shown->country : "", sizeof use->country);
    incident->has_number |= shown != NULL && use->state != DIM_COMPARE_NO_NUMBER;
    if (!ledger->home->put_use (ledger, use, error))
      return FALSE;
  }
  return TRUE;
}

/* What a device calls compared is for the ledger to say. */
static GBytes *
encode_answers (DimRules *rules, const DimIncident *merged)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, merged->id, merged->id);

  g_clear_pointer (&fact->values, dim_incident_free);
  fact->values = dim_incident_copy (merged);
  for (guint i = 0; i < fact->values->documents->len; i++) {
    DimDocumentUse *shown = fact->values->documents->pdata[i];

    if (shown->state == DIM_COMPARE_TAGGED)
      shown->state = DIM_COMPARE_TO_FOLLOW;
  }
  g_clear_pointer (&rules->written, g_bytes_unref);
  g_clear_pointer (&rules->written_values, dim_incident_free);
  rules->written = dim_fact_encode (fact);
  rules->written_values = g_steal_pointer (&fact->values);
  return g_bytes_ref (rules->written);
}

gboolean
dim_rules_put_answers (DimRules *rules,
                       DimLedgerIncident *incident,
                       const DimHistory *history,
                       GError **error)
{
  g_autoptr (DimIncident) merged =
    dim_incident_merge (history->registered, history->revisions, NULL);
  gboolean is_new = incident->number == 0;

  g_strlcpy (incident->area,
             dim_municipalities_current_code (rules->municipalities, merged->municipality),
             sizeof incident->area);
  incident->date = merged->date;
  incident->is_refuted = dim_incident_has_code (merged, DIM_FIELD_CERTAINTY, "weerlegd");
  g_free (incident->form);
  incident->form = g_strdup (dim_incident_code (merged, DIM_FIELD_FORM));
  g_free (incident->product);
  incident->product = g_strdup (dim_incident_code (merged, DIM_FIELD_PRODUCT));
  g_clear_pointer (&incident->answers, g_bytes_unref);
  if (incident->is_live)
    incident->answers = encode_answers (rules, merged);
  if (is_new && !rules->ledger->home->put_incident (rules->ledger, incident, error))
    return FALSE;
  if (!settle_uses (rules, incident, history, merged, error))
    return FALSE;
  return (is_new && !incident->has_number) ||
         rules->ledger->home->put_incident (rules->ledger, incident, error);
}

static DimIncident *
decode_answers (const DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  g_autoptr (DimFact) fact = NULL;

  /* The id is no part of the bytes. */
  if (rules->written != NULL && strcmp (rules->written_values->id, incident->id) == 0 &&
      g_bytes_equal (rules->written, incident->answers))
    return dim_incident_copy (rules->written_values);
  fact = dim_fact_record_decode (DIM_FACT_INCIDENT, incident->id, incident->answers, error);
  return fact != NULL ? g_steal_pointer (&fact->values) : NULL;
}

DimIncident *
dim_rules_read_answers (const DimRules *rules,
                        const DimLedgerIncident *incident,
                        GPtrArray *uses,
                        GError **error)
{
  g_autoptr (DimIncident) values = decode_answers (rules, incident, error);

  if (values == NULL)
    return NULL;
  for (guint i = 0; i < uses->len; i++) {
    const DimLedgerUse *use = uses->pdata[i];
    DimDocumentUse *shown = (DimDocumentUse *) find_shown (values, use->id);

    if (shown != NULL)
      shown->state = use->state;
  }
  return g_steal_pointer (&values);
}
