/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-rules-notes.h"

#include <string.h>

/* Those of @ids that go, each with a feed number of its own: a page may end after any of them. */
static gboolean
empty_texts (DimRules *rules, const GPtrArray *ids, GError **error)
{
  DimLedger *ledger = rules->ledger;
  guint64 position = 0;

  if (ids->len == 0)
    return TRUE;
  if (!ledger->home->take_positions (ledger, ids->len, &position, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!ledger->home->texts.empty_text (ledger, g_ptr_array_index (ids, i), position + i, error))
      return FALSE;
  return TRUE;
}

gboolean
dim_rules_tidy_texts (DimRules *rules, const char *incident, const char *area, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GPtrArray) going = g_ptr_array_new ();

  if (!ledger->home->texts.texts_of (ledger, incident, &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (DimLedgerText) text = NULL;

    if (!ledger->home->texts.text (ledger, g_ptr_array_index (ids, i), &text, error))
      return FALSE;
    if (area == NULL ||
        (strcmp (text->circle, area) != 0 && strcmp (text->circle, DIM_CIRCLE_MINISTRY) != 0))
      g_ptr_array_add (going, g_ptr_array_index (ids, i));
  }
  return empty_texts (rules, going, error);
}

/* A device replaces only what it wrote itself, about the same registration. */
static gboolean
replace_texts (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  char **supersedes = acceptance->fact->text->supersedes;
  g_autoptr (GPtrArray) going = g_ptr_array_new ();

  for (guint i = 0; supersedes[i] != NULL; i++) {
    g_autoptr (DimLedgerText) text = NULL;

    if (!ledger->home->texts.text (ledger, supersedes[i], &text, error))
      return FALSE;
    if (text == NULL || strcmp (text->incident, acceptance->fact->incident) != 0 ||
        strcmp (text->device, acceptance->device->device) != 0)
      return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
    g_ptr_array_add (going, supersedes[i]);
  }
  return empty_texts (acceptance->rules, going, error);
}

static gboolean
put_text (DimAcceptance *acceptance, GError **error)
{
  const DimDeviceProfile *device = acceptance->device;
  const DimFact *fact = acceptance->fact;
  DimLedger *ledger = acceptance->rules->ledger;
  DimLedgerText text = {
    .desk = device->desk,
    .role = device->role,
    .received_s = acceptance->now_s,
    .body = fact->text->sealed,
  };

  g_strlcpy (text.id, fact->id, sizeof text.id);
  g_strlcpy (text.incident, fact->incident, sizeof text.incident);
  g_strlcpy (text.circle, fact->text->circle, sizeof text.circle);
  g_strlcpy (text.device, device->device, sizeof text.device);
  return ledger->home->texts.put_text (ledger, &text, error);
}

/* Of the keys only those of readers who are there now: somebody may have gone meanwhile. A text
 * that nobody could open is no use to anyone; who wrote it seals it once more. */
gboolean
dim_acceptance_put_keys (DimAcceptance *acceptance,
                         const char *circle,
                         const GArray *keys,
                         GError **error)
{
  const DimFact *fact = acceptance->fact;
  DimLedger *ledger = acceptance->rules->ledger;
  g_autoptr (GPtrArray) readers = dim_rules_list_circle (acceptance->rules, circle, error);
  guint count = 0;

  if (readers == NULL || !ledger->home->take_positions (ledger, 1, &acceptance->position, error))
    return FALSE;
  for (guint i = 0; i < keys->len; i++) {
    const DimWrappedKey *key = &g_array_index (keys, DimWrappedKey, i);

    if (!dim_rules_is_among (readers, key->name))
      continue;
    if (!ledger->home->texts.put_key (ledger, fact->id, key->name, acceptance->position,
                                      key->wrapped, error))
      return FALSE;
    count++;
  }
  return count > 0 || dim_acceptance_refuse (acceptance, DIM_REFUSAL_CIRCLE_KEY);
}

gboolean
dim_rules_accept_text (DimAcceptance *acceptance, GError **error)
{
  const DimSharedText *text = acceptance->fact->text;
  g_autoptr (DimLedgerIncident) incident = NULL;

  if (!dim_acceptance_find_incident (acceptance, acceptance->fact->incident, &incident, error))
    return FALSE;
  if (!incident->is_live)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (strcmp (text->circle, incident->area) != 0 && strcmp (text->circle, DIM_CIRCLE_MINISTRY) != 0)
    return dim_acceptance_fault (acceptance, "/kring", "onverenigbaar");
  return replace_texts (acceptance, error) && put_text (acceptance, error) &&
         dim_acceptance_put_keys (acceptance, text->circle, text->keys, error);
}

/* Who reads in the circle of which a text was last. */
typedef struct {
  char circle[DIM_CIRCLE_LEN];
  GPtrArray *readers;
} Readers;

static void
clear_readers (Readers *readers)
{
  g_clear_pointer (&readers->readers, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Readers, clear_readers)

static gboolean
find_readers (DimRules *rules, const char *circle, Readers *readers, GError **error)
{
  if (readers->readers != NULL && strcmp (readers->circle, circle) == 0)
    return TRUE;
  clear_readers (readers);
  g_strlcpy (readers->circle, circle, sizeof readers->circle);
  readers->readers = dim_rules_list_circle (rules, circle, error);
  return readers->readers != NULL;
}

/* A text may have gone while its key was wrapped; the others are for the reader all the same. */
static gboolean
put_key_of_reader (DimAcceptance *acceptance,
                   const DimWrappedKey *key,
                   guint64 position,
                   Readers *readers,
                   GError **error)
{
  DimRules *rules = acceptance->rules;
  DimLedger *ledger = rules->ledger;
  const char *reader = acceptance->fact->text_keys->reader;
  g_autoptr (DimLedgerText) text = NULL;

  if (!ledger->home->texts.text (ledger, key->name, &text, error))
    return FALSE;
  if (text == NULL || text->body == NULL ||
      !dim_rules_keeps_circle (rules, acceptance->device, text->circle))
    return TRUE;
  if (!find_readers (rules, text->circle, readers, error))
    return FALSE;
  return !dim_rules_is_among (readers->readers, reader) ||
         ledger->home->texts.put_key (ledger, key->name, reader, position, key->wrapped, error);
}

gboolean
dim_rules_accept_text_keys (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimTextKeys *keys = acceptance->fact->text_keys;
  g_autofree DimLedgerReader *reader = NULL;
  g_auto (Readers) readers = { 0 };
  guint64 first = 0;

  if (acceptance->device->role == DIM_ROLE_FRONT_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!ledger->home->texts.reader (ledger, keys->reader, &reader, error))
    return FALSE;
  if (reader == NULL)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (!ledger->home->take_positions (ledger, keys->keys->len, &first, error))
    return FALSE;
  acceptance->position = first + keys->keys->len - 1;
  for (guint i = 0; i < keys->keys->len; i++)
    if (!put_key_of_reader (acceptance, &g_array_index (keys->keys, DimWrappedKey, i), first + i,
                            &readers, error))
      return FALSE;
  return TRUE;
}
