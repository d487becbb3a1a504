/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-noting.h"

#include "dim-error.h"
#include "dim-fact-codec.h"
#include "dim-feed.h"
#include "dim-limits.h"
#include "dim-note-keys.h"
#include "dim-note-seal.h"
#include "dim-outbox.h"
#include "dim-records.h"
#include "dim-store-inside.h"

#include <string.h>

/* What is known here of the registration. */
typedef struct {
  gboolean is_allowed;
  DimRecord *record;
  GPtrArray *keys;  /* (element-type DimHeldNoteKey) */
  GPtrArray *going; /* (element-type utf8): notes that are being taken back */
  guint waiting;
} Place;

/* A fact of notes on its way: what is sent, and from where. */
typedef struct {
  const DimNoting *noting;
  const Place *place;
} Act;

static void
clear_place (Place *place)
{
  g_clear_pointer (&place->record, dim_record_free);
  g_clear_pointer (&place->keys, g_ptr_array_unref);
  g_clear_pointer (&place->going, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static void
wipe_text (char *text)
{
  if (text == NULL)
    return;
  dim_wipe (text, strlen (text));
  g_free (text);
}

void
dim_noting_free (DimNoting *noting)
{
  if (noting == NULL)
    return;
  wipe_text (noting->text);
  g_free (noting);
}

/* What the feed has not told of yet. */
static gboolean
count_waiting (DimStore *store, const char *incident, Place *place, GError **error)
{
  g_autoptr (GPtrArray) operations = dim_outbox_find (store, DIM_FACT_NOTE, incident, error);

  if (operations == NULL)
    return FALSE;
  place->going = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < operations->len; i++) {
    const DimOperation *operation = g_ptr_array_index (operations, i);
    g_autoptr (DimProblem) problem = NULL;
    g_autoptr (DimFact) fact = NULL;

    fact = dim_fact_decode (operation->kind, operation->fact, operation->body, &problem);
    if (fact == NULL)
      continue;
    if (fact->note->takes_back[0] != '\0')
      g_ptr_array_add (place->going, g_strdup (fact->note->takes_back));
    else
      place->waiting++;
  }
  return TRUE;
}

static gboolean
find_place (DimStore *store, const char *incident, Place *place, GError **error)
{
  g_auto (DimFeedState) feed = { 0 };

  if (!dim_feed_load (store, &feed, error))
    return FALSE;
  place->is_allowed = feed.allows_notes;
  place->record = dim_records_load_one (store, incident, error);
  if (place->record == NULL)
    return FALSE;
  place->keys = dim_note_keys_open (store, incident, error);
  return place->keys != NULL && count_waiting (store, incident, place, error);
}

static gboolean
is_shared (const DimRecord *record)
{
  if (record->state != DIM_RECORD_RECEIVED || record->news == NULL)
    return FALSE;
  for (guint i = 0; i < record->news->hits->len; i++)
    if (((const DimHit *) g_ptr_array_index (record->news->hits, i))->match == DIM_MATCH_T3)
      return TRUE;
  return FALSE;
}

static gboolean
can_leave (const Place *place)
{
  return place->is_allowed && is_shared (place->record) && place->keys->len > 0;
}

/* Any of the keys of the registration may be the one: which of its documents a note of another
 * municipality is about, is not told. Returns: in memory of dim_secret_alloc; NULL: none is. */
static char *
open_entry (const Place *place, const DimNoteEntry *entry)
{
  for (guint i = 0; i < entry->texts->len; i++) {
    const DimSealedNote *sealed = g_ptr_array_index (entry->texts, i);

    for (guint j = 0; j < place->keys->len; j++) {
      const DimHeldNoteKey *held = g_ptr_array_index (place->keys, j);
      char *text = NULL;

      if (strcmp (held->key_id, sealed->key_id) == 0)
        text = dim_note_unseal (held->key, entry->id, sealed->key_id, sealed->sealed, NULL);
      if (text != NULL)
        return text;
    }
  }
  return NULL;
}

static DimOpenedNote *
add_note (const Place *place, const DimNoteEntry *entry, DimNotes *notes)
{
  DimOpenedNote *note = dim_opened_note_new (entry->id);
  char *text = open_entry (place, entry);

  note->text = g_strdup (text);
  dim_secret_free (text);
  g_ptr_array_add (notes->notes, note);
  return note;
}

static void
add_of_hit (const Place *place, const DimHit *hit, DimNotes *notes)
{
  for (guint i = 0; i < hit->notes->len; i++) {
    DimOpenedNote *note = add_note (place, g_ptr_array_index (hit->notes, i), notes);

    g_free (note->contact);
    note->contact = g_strdup (hit->contact);
    note->month = hit->month;
  }
}

static void
add_own (const Place *place, const DimNoteEntry *entry, DimNotes *notes)
{
  DimOpenedNote *note;

  if (g_ptr_array_find_with_equal_func (place->going, entry->id, g_str_equal, NULL))
    return;
  note = add_note (place, entry, notes);
  g_free (note->desk);
  note->desk = g_strdup (entry->desk);
  note->role = entry->role;
  note->received_s = entry->received_s;
}

static DimNotes *
list_notes (const Place *place)
{
  DimNotes *notes = dim_notes_new ();
  const DimChange *news = place->record->news;

  notes->is_allowed = place->is_allowed;
  notes->can_leave = can_leave (place);
  notes->waiting = place->waiting;
  if (!place->is_allowed || news == NULL || place->record->state == DIM_RECORD_WITHDRAWN)
    return notes;
  for (guint i = 0; i < news->hits->len; i++)
    add_of_hit (place, g_ptr_array_index (news->hits, i), notes);
  for (guint i = 0; i < news->notes->len; i++)
    add_own (place, g_ptr_array_index (news->notes, i), notes);
  return notes;
}

gpointer
dim_noting_load (DimStore *store, gpointer noting, GError **error)
{
  g_auto (Place) place = { 0 };

  if (!find_place (store, ((const DimNoting *) noting)->incident, &place, error))
    return NULL;
  return list_notes (&place);
}

static void
seal_for (const GPtrArray *keys, const char *text, DimFact *fact)
{
  for (guint i = 0; i < keys->len && i < DIM_LIMIT_NOTE_TEXTS; i++) {
    const DimHeldNoteKey *held = g_ptr_array_index (keys, i);

    g_ptr_array_add (fact->note->texts,
                     dim_sealed_note_new (held->use, held->key_id,
                                          dim_note_seal (held->key, fact->id, held->key_id, text)));
  }
}

static gpointer
queue_note (DimStore *store, gpointer data, GError **error)
{
  const Act *act = data;
  const DimNoting *noting = act->noting;
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  if (!dim_outbox_new_id (store, noting->incident, id, error))
    return NULL;
  fact = dim_fact_new (DIM_FACT_NOTE, id, noting->incident);
  fact->note = dim_note_new ();
  if (noting->text != NULL)
    seal_for (act->place->keys, noting->text, fact);
  else
    g_strlcpy (fact->note->takes_back, noting->note, sizeof fact->note->takes_back);
  return dim_outbox_add (store, fact, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
act_and_load (DimStore *store, const Act *act, GError **error)
{
  if (dim_store_in_transaction (store, queue_note, (gpointer) act, error) == NULL)
    return NULL;
  return dim_noting_load (store, (gpointer) act->noting, error);
}

static gboolean
refuse (GError **error, DimErrorCode code, const char *why)
{
  g_set_error (error, DIM_ERROR, (int) code, "Cannot leave the note: %s", why);
  return FALSE;
}

static gboolean
check_leaving (const Place *place, const char *text, GError **error)
{
  if (text == NULL || !dim_note_text_is_fit (text))
    return refuse (error, DIM_ERROR_INVALID, "it is empty or too long");
  if (!place->is_allowed)
    return refuse (error, DIM_ERROR_REJECTED, "notes are not allowed");
  return can_leave (place) ||
         refuse (error, DIM_ERROR_CONFLICT, "nobody elsewhere can read it, or its key is not here");
}

gpointer
dim_noting_leave (DimStore *store, gpointer noting, GError **error)
{
  const DimNoting *asked = noting;
  g_auto (Place) place = { 0 };
  const Act act = { asked, &place };

  if (!find_place (store, asked->incident, &place, error) ||
      !check_leaving (&place, asked->text, error))
    return NULL;
  return act_and_load (store, &act, error);
}

gpointer
dim_noting_take_back (DimStore *store, gpointer noting, GError **error)
{
  const DimNoting *asked = noting;
  g_auto (Place) place = { 0 };
  const Act act = { asked, &place };
  const DimChange *news;

  if (!find_place (store, asked->incident, &place, error))
    return NULL;
  news = place.record->news;
  for (guint i = 0; news != NULL && i < news->notes->len; i++)
    if (strcmp (((const DimNoteEntry *) g_ptr_array_index (news->notes, i))->id, asked->note) == 0)
      return act_and_load (store, &act, error);
  g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND, "Cannot take note %s back: it is not here",
               asked->note);
  return NULL;
}
