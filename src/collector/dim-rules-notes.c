/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-notes.h"

#include "dim-limits.h"

#include <string.h>

/* Of one registration, at all its hits together: so that an entry of the feed stays within its
 * limit. */
#define TEXTS_MAX 100

static gboolean
are_allowed (DimRules *rules, gboolean *out, GError **error)
{
  g_autofree char *basis = NULL;

  if (!rules->ledger->home->texts.notes.basis (rules->ledger, &basis, error))
    return FALSE;
  *out = basis != NULL;
  return TRUE;
}

static gboolean
check_allowed (DimAcceptance *acceptance, GError **error)
{
  gboolean is_allowed = FALSE;

  if (!are_allowed (acceptance->rules, &is_allowed, error))
    return FALSE;
  return is_allowed || dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOTES_OFF);
}

static const DimLedgerUse *
find_use (const GPtrArray *uses, const char *id)
{
  for (guint i = 0; i < uses->len; i++)
    if (strcmp (((const DimLedgerUse *) uses->pdata[i])->id, id) == 0)
      return uses->pdata[i];
  return NULL;
}

/* The registration that the fact is about, live, and the documents that it shows. */
static gboolean
find_live (DimAcceptance *acceptance,
           DimLedgerIncident **out_incident,
           GPtrArray **out_uses,
           GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  if (!dim_acceptance_find_incident (acceptance, acceptance->fact->incident, out_incident, error))
    return FALSE;
  if (!(*out_incident)->is_live)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  return ledger->home->uses (ledger, acceptance->fact->incident, out_uses, error);
}

/* Those of @ids that came before @before go; NULL: all. */
static gboolean
drop_keys (DimRules *rules, const GPtrArray *ids, const char *before, GError **error)
{
  DimLedger *ledger = rules->ledger;

  for (guint i = 0; i < ids->len; i++) {
    guint64 position = 0;

    if (before != NULL && strcmp (ids->pdata[i], before) >= 0)
      continue;
    if (!ledger->home->take_positions (ledger, 1, &position, error) ||
        !ledger->home->texts.empty_text (ledger, ids->pdata[i], position, error))
      return FALSE;
  }
  return TRUE;
}

/* The newest key of a document under a key of the evaluator, by its id, takes the place of the
 * others. @out_is_late: there is a newer one already. */
static gboolean
replace_keys (DimAcceptance *acceptance, gboolean *out_is_late, GError **error)
{
  DimRules *rules = acceptance->rules;
  const DimFact *fact = acceptance->fact;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) same = g_ptr_array_new ();

  if (!rules->ledger->home->texts.notes.keys_of (rules->ledger, fact->incident, fact->note_key->use,
                                                 &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (DimLedgerText) text = NULL;

    if (!rules->ledger->home->texts.text (rules->ledger, ids->pdata[i], &text, error))
      return FALSE;
    if (strcmp (text->key_id, fact->note_key->key_id) != 0)
      continue;
    g_ptr_array_add (same, ids->pdata[i]);
    if (strcmp (text->id, fact->id) > 0)
      *out_is_late = TRUE;
  }
  return *out_is_late || drop_keys (rules, same, NULL, error);
}

static gboolean
put_key (DimAcceptance *acceptance, GError **error)
{
  const DimDeviceProfile *device = acceptance->device;
  const DimFact *fact = acceptance->fact;
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  DimLedgerText text = {
    .desk = device->desk,
    .role = device->role,
    .received_s = acceptance->now_s,
    .body = nothing,
  };

  g_strlcpy (text.id, fact->id, sizeof text.id);
  g_strlcpy (text.incident, fact->incident, sizeof text.incident);
  g_strlcpy (text.circle, fact->note_key->circle, sizeof text.circle);
  g_strlcpy (text.device, device->device, sizeof text.device);
  g_strlcpy (text.use, fact->note_key->use, sizeof text.use);
  g_strlcpy (text.key_id, fact->note_key->key_id, sizeof text.key_id);
  return ledger->home->texts.put_text (ledger, &text, error);
}

gboolean
dim_rules_accept_note_key (DimAcceptance *acceptance, GError **error)
{
  const DimNoteKey *key = acceptance->fact->note_key;
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  gboolean is_late = FALSE;

  if (!find_live (acceptance, &incident, &uses, error) || !check_allowed (acceptance, error))
    return FALSE;
  if (find_use (uses, key->use) == NULL)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (strcmp (key->circle, incident->area) != 0)
    return dim_acceptance_fault (acceptance, "/kring", "onverenigbaar");
  if (!replace_keys (acceptance, &is_late, error))
    return FALSE;
  if (is_late)
    return ledger->home->take_positions (ledger, 1, &acceptance->position, error);
  return put_key (acceptance, error) &&
         dim_acceptance_put_keys (acceptance, key->circle, key->keys, error);
}

/* Every registration elsewhere that shows the same document is told anew. */
static gboolean
tell_others (DimRules *rules, const DimLedgerIncident *incident, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) matches = dim_rules_sharing (rules, incident, error);

  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++) {
    const DimMatch *match = matches->pdata[i];
    guint64 position = 0;

    if (match->match != DIM_MATCH_T3)
      continue;
    if (!ledger->home->take_positions (ledger, 1, &position, error) ||
        !ledger->home->put_position (ledger, match->other->id, position, error))
      return FALSE;
  }
  return TRUE;
}

/* The own one carries the fact's feed number. */
static gboolean
tell (DimAcceptance *acceptance, const DimLedgerIncident *incident, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  return tell_others (acceptance->rules, incident, error) &&
         ledger->home->take_positions (ledger, 1, &acceptance->position, error) &&
         ledger->home->put_position (ledger, incident->id, acceptance->position, error);
}

/* Who left it: the office, since a person goes on at another device. */
static gboolean
is_of_office (DimAcceptance *acceptance, const DimLedgerNote *note, gboolean *out, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (DimDevice) device = NULL;

  if (!ledger->home->device (ledger, note->device, &device, error))
    return FALSE;
  *out = device != NULL && strcmp (device->office, acceptance->device->office) == 0;
  return TRUE;
}

static gboolean
take_back (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimFact *fact = acceptance->fact;
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (DimLedgerNote) note = NULL;
  gboolean is_own = FALSE;

  if (!dim_acceptance_find_incident (acceptance, fact->incident, &incident, error) ||
      !ledger->home->texts.notes.note (ledger, fact->note->takes_back, &note, error))
    return FALSE;
  if (note == NULL || strcmp (note->incident, fact->incident) != 0)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (!is_of_office (acceptance, note, &is_own, error))
    return FALSE;
  if (!is_own)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  return ledger->home->texts.notes.empty_note (ledger, note->entry->id, error) &&
         tell (acceptance, incident, error);
}

static gboolean
put_note (DimAcceptance *acceptance, GError **error)
{
  const DimFact *fact = acceptance->fact;
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (DimLedgerNote) note = dim_ledger_note_new (fact->id);

  g_strlcpy (note->incident, fact->incident, sizeof note->incident);
  g_strlcpy (note->device, acceptance->device->device, sizeof note->device);
  note->entry->received_s = acceptance->now_s;
  g_ptr_array_unref (note->entry->texts);
  note->entry->texts = g_ptr_array_ref (fact->note->texts);
  return ledger->home->texts.notes.put_note (ledger, note, error);
}

gboolean
dim_rules_accept_note (DimAcceptance *acceptance, GError **error)
{
  const DimNote *note = acceptance->fact->note;
  g_autoptr (DimLedgerIncident) incident = NULL;
  g_autoptr (GPtrArray) uses = NULL;

  if (acceptance->device->role != DIM_ROLE_BACK_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (note->takes_back[0] != '\0')
    return take_back (acceptance, error);
  if (!find_live (acceptance, &incident, &uses, error) || !check_allowed (acceptance, error))
    return FALSE;
  for (guint i = 0; i < note->texts->len; i++)
    if (find_use (uses, ((const DimSealedNote *) note->texts->pdata[i])->use) == NULL)
      return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  return put_note (acceptance, error) && tell (acceptance, incident, error);
}

/* At the registration itself one of its texts is enough: who reads one has the keys of all. */
static DimNoteEntry *
tell_openly (const DimLedgerNote *note)
{
  DimNoteEntry *entry = dim_note_entry_copy (note->entry);

  g_ptr_array_set_size (entry->texts, 1);
  return entry;
}

gboolean
dim_rules_add_notes (DimRules *rules,
                     const DimDeviceProfile *device,
                     const DimLedgerIncident *incident,
                     DimChange *change,
                     GError **error)
{
  g_autoptr (GPtrArray) notes = NULL;

  if (change->is_withdrawn || device->role != DIM_ROLE_BACK_OFFICE)
    return TRUE;
  if (!rules->ledger->home->texts.notes.notes_of (rules->ledger, incident->id, DIM_LIMIT_NOTES,
                                                  &notes, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    g_ptr_array_add (change->notes, tell_openly (notes->pdata[i]));
  return TRUE;
}

static gboolean
shows (const GPtrArray *uses, const char *document)
{
  for (guint i = 0; *document != '\0' && i < uses->len; i++)
    if (strcmp (((const DimLedgerUse *) uses->pdata[i])->document, document) == 0)
      return TRUE;
  return FALSE;
}

/* What is told elsewhere: the words as they are sealed under each key, without who and when, and
 * without what the other side calls its documents. NULL: nothing of it is about a shared one. */
static DimNoteEntry *
tell_discreetly (const DimLedgerNote *note, const GPtrArray *theirs, const GPtrArray *ours)
{
  g_autoptr (DimNoteEntry) entry = dim_note_entry_new (note->entry->id);

  for (guint i = 0; i < note->entry->texts->len; i++) {
    const DimSealedNote *text = note->entry->texts->pdata[i];
    const DimLedgerUse *use = find_use (theirs, text->use);

    if (use != NULL && shows (ours, use->document))
      g_ptr_array_add (entry->texts,
                       dim_sealed_note_new ("", text->key_id, g_bytes_ref (text->sealed)));
  }
  return entry->texts->len > 0 ? g_steal_pointer (&entry) : NULL;
}

static guint
count_told (const DimChange *change)
{
  guint count = 0;

  for (guint i = 0; i < change->hits->len; i++) {
    const DimHit *hit = change->hits->pdata[i];

    for (guint j = 0; j < hit->notes->len; j++)
      count += ((const DimNoteEntry *) hit->notes->pdata[j])->texts->len;
  }
  return count;
}

gboolean
dim_rules_add_hit_notes (DimRules *rules,
                         const DimLedgerIncident *other,
                         const DimChange *change,
                         DimHit *hit,
                         GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GPtrArray) theirs = NULL;
  g_autoptr (GPtrArray) ours = NULL;

  if (count_told (change) >= TEXTS_MAX)
    return TRUE;
  if (!ledger->home->texts.notes.notes_of (ledger, other->id, DIM_LIMIT_NOTES, &notes, error))
    return FALSE;
  if (notes->len == 0)
    return TRUE;
  if (!ledger->home->uses (ledger, other->id, &theirs, error) ||
      !ledger->home->uses (ledger, change->incident_id, &ours, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++) {
    DimNoteEntry *entry = tell_discreetly (notes->pdata[i], theirs, ours);

    if (entry != NULL)
      g_ptr_array_add (hit->notes, entry);
  }
  return TRUE;
}

/* What was left about one document of @incident goes; @use NULL: about any. */
static gboolean
drop_texts (DimAcceptance *acceptance, const char *incident, const char *use, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (GPtrArray) notes = NULL;

  if (!ledger->home->texts.notes.notes_of (ledger, incident, 1, &notes, error))
    return FALSE;
  if (notes->len == 0)
    return TRUE;
  acceptance->drops_notes = TRUE;
  return ledger->home->texts.notes.drop_texts (ledger, incident, use, error);
}

gboolean
dim_rules_renew_notes (DimAcceptance *acceptance, const DimLedgerUse *use, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (GPtrArray) ids = NULL;

  return drop_texts (acceptance, use->incident, use->id, error) &&
         ledger->home->texts.notes.keys_of (ledger, use->incident, use->id, &ids, error) &&
         drop_keys (acceptance->rules, ids, use->tag_fact, error);
}

gboolean
dim_rules_retell_notes (DimAcceptance *acceptance,
                        const DimLedgerIncident *incident,
                        GError **error)
{
  return !acceptance->drops_notes || tell_others (acceptance->rules, incident, error);
}

/* A use without a document that once had tags; a key for tags that are on their way stays. */
static gboolean
is_ended (const DimLedgerUse *use)
{
  return use->document[0] == '\0' && use->tag_fact[0] != '\0';
}

gboolean
dim_rules_tidy_notes (DimAcceptance *acceptance,
                      const DimLedgerIncident *incident,
                      gboolean is_moved,
                      GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (GPtrArray) uses = NULL;

  if (!incident->is_live || is_moved) {
    if (!drop_texts (acceptance, incident->id, NULL, error))
      return FALSE;
  } else if (!ledger->home->uses (ledger, incident->id, &uses, error)) {
    return FALSE;
  }
  for (guint i = 0; uses != NULL && i < uses->len; i++)
    if (is_ended (uses->pdata[i]) && !dim_rules_renew_notes (acceptance, uses->pdata[i], error))
      return FALSE;
  return dim_rules_retell_notes (acceptance, incident, error);
}
