/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-notes.h"
#include "dim-tag-input.h"
#include "dim-text.h"

#include <string.h>

static gboolean
is_good_key (const DimKeyList *keys, const DimTag *tag)
{
  const DimKeyEntry *key = dim_key_list_find (keys, tag->key_id);
  guint8 fingerprint[DIM_FINGERPRINT_BYTES];

  if (key == NULL || key->is_destroyed)
    return FALSE;
  dim_tag_key_fingerprint (key->public_key, fingerprint);
  return memcmp (fingerprint, tag->fingerprint, sizeof fingerprint) == 0;
}

static DimLedgerUse *
find_use (GPtrArray *uses, const char *id)
{
  for (guint i = 0; i < uses->len; i++)
    if (strcmp (((DimLedgerUse *) uses->pdata[i])->id, id) == 0)
      return uses->pdata[i];
  return NULL;
}

static gboolean
check_tags (DimAcceptance *acceptance, GPtrArray *uses)
{
  const DimFact *fact = acceptance->fact;

  for (guint i = 0; i < fact->uses->len; i++) {
    const DimUseTags *tags = fact->uses->pdata[i];

    if (find_use (uses, tags->use) == NULL)
      return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
    for (guint j = 0; j < tags->tags->len; j++)
      if (!is_good_key (acceptance->rules->keys, &g_array_index (tags->tags, DimTag, j)))
        return dim_acceptance_refuse (acceptance, DIM_REFUSAL_TAG_KEY);
  }
  return TRUE;
}

/* The documents that the tags of one use are known for already, in ascending order. */
static gboolean
list_documents (DimRules *rules, const DimUseTags *tags, GPtrArray *documents, GError **error)
{
  for (guint i = 0; i < tags->tags->len; i++) {
    char document[DIM_UUID_TEXT_LEN];

    if (!rules->ledger->home->document (rules->ledger, &g_array_index (tags->tags, DimTag, i),
                                        document, error))
      return FALSE;
    if (document[0] != '\0' &&
        !g_ptr_array_find_with_equal_func (documents, document, g_str_equal, NULL))
      g_ptr_array_add (documents, g_strdup (document));
  }
  g_ptr_array_sort (documents, dim_text_compare_cb);
  return TRUE;
}

/* When two documents turn out to be one, every registration of either has new neighbours. */
static gboolean
watch_united (DimRules *rules, DimRipple *ripple, GPtrArray *documents, GError **error)
{
  for (guint i = 0; documents->len > 1 && i < documents->len; i++) {
    g_autoptr (GPtrArray) ids = NULL;

    if (!rules->ledger->home->with_document (rules->ledger, documents->pdata[i], &ids, error))
      return FALSE;
    for (guint j = 0; j < ids->len; j++)
      if (!dim_ripple_watch (ripple, ids->pdata[j], error))
        return FALSE;
  }
  return TRUE;
}

static gboolean
unite_documents (DimRules *rules, const DimUseTags *tags, GPtrArray *documents, GError **error)
{
  const char *document;

  /* The time is left out of a document's id: when it was first seen is nobody's to know. */
  if (documents->len == 0) {
    char fresh[DIM_UUID_TEXT_LEN];

    dim_random_uuid (0, fresh);
    g_ptr_array_add (documents, g_strdup (fresh));
  }
  document = documents->pdata[0];
  for (guint i = 1; i < documents->len; i++)
    if (!rules->ledger->home->unite (rules->ledger, documents->pdata[i], document, error))
      return FALSE;
  for (guint i = 0; i < tags->tags->len; i++)
    if (!rules->ledger->home->put_tag (rules->ledger, &g_array_index (tags->tags, DimTag, i),
                                       document, error))
      return FALSE;
  return TRUE;
}

static char *
list_keys (const DimUseTags *tags)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < tags->tags->len; i++)
    g_ptr_array_add (ids, g_array_index (tags->tags, DimTag, i).key_id);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

/* The newest fact, by its id, says what holds; one that comes in late changes nothing. */
static gboolean
put_use (DimAcceptance *acceptance,
         DimLedgerUse *use,
         const DimUseTags *tags,
         const char *document,
         GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  g_assert (use != NULL);
  if (strcmp (acceptance->fact->id, use->tag_fact) < 0)
    return TRUE;
  if (use->document[0] != '\0' && strcmp (use->document, document) != 0 &&
      !dim_rules_renew_notes (acceptance, use, error))
    return FALSE;
  g_strlcpy (use->tag_fact, acceptance->fact->id, sizeof use->tag_fact);
  g_free (use->keys);
  use->keys = list_keys (tags);
  g_strlcpy (use->document, document, sizeof use->document);
  return ledger->home->put_use (ledger, use, error);
}

static gboolean
bind_use (DimAcceptance *acceptance,
          DimRipple *ripple,
          const char *incident,
          const DimUseTags *tags,
          GError **error)
{
  DimRules *rules = acceptance->rules;
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) uses = NULL;
  const char *document = "";

  if (tags->tags->len > 0) {
    if (!list_documents (rules, tags, documents, error) ||
        !watch_united (rules, ripple, documents, error) ||
        !unite_documents (rules, tags, documents, error))
      return FALSE;
    document = documents->pdata[0];
  }
  /* Read afresh: uniting may have changed what another use of the same registration shows. */
  return rules->ledger->home->uses (rules->ledger, incident, &uses, error) &&
         put_use (acceptance, find_use (uses, tags->use), tags, document, error);
}

gboolean
dim_rules_accept_tags (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  const DimFact *fact = acceptance->fact;
  g_autoptr (DimRipple) ripple = dim_ripple_new (rules);
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimHistory) history = NULL;
  g_autoptr (GPtrArray) uses = NULL;

  if (!dim_acceptance_find_incident (acceptance, fact->incident, &incident, error) ||
      !rules->ledger->home->uses (rules->ledger, incident->id, &uses, error) ||
      !dim_rules_read_keys (rules, error))
    return FALSE;
  if (!check_tags (acceptance, uses) || !dim_ripple_watch (ripple, incident->id, error))
    return FALSE;
  for (guint i = 0; i < fact->uses->len; i++)
    if (!bind_use (acceptance, ripple, incident->id, fact->uses->pdata[i], error))
      return FALSE;
  history = dim_history_read (rules, incident->id, error);
  return history != NULL && dim_rules_put_answers (rules, incident, history, error) &&
         dim_ripple_settle (ripple, &acceptance->position, error) &&
         dim_rules_retell_notes (acceptance, incident, error);
}
