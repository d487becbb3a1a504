/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note.h"

static void
free_sealed_cb (gpointer sealed)
{
  dim_sealed_note_free (sealed);
}

static GPtrArray *
new_texts (void)
{
  return g_ptr_array_new_with_free_func (free_sealed_cb);
}

DimNoteKey *
dim_note_key_new (const char *use, const char *key_id, const char *circle)
{
  DimNoteKey *key = NULL;

  g_return_val_if_fail (use != NULL && key_id != NULL && circle != NULL, NULL);
  key = g_new0 (DimNoteKey, 1);
  g_strlcpy (key->use, use, sizeof key->use);
  g_strlcpy (key->key_id, key_id, sizeof key->key_id);
  g_strlcpy (key->circle, circle, sizeof key->circle);
  key->keys = g_array_new (FALSE, TRUE, sizeof (DimWrappedKey));
  return key;
}

void
dim_note_key_free (DimNoteKey *key)
{
  if (key == NULL)
    return;
  g_array_unref (key->keys);
  g_free (key);
}

DimSealedNote *
dim_sealed_note_new (const char *use, const char *key_id, GBytes *sealed)
{
  DimSealedNote *note = NULL;

  g_return_val_if_fail (use != NULL && key_id != NULL, NULL);
  note = g_new0 (DimSealedNote, 1);
  g_strlcpy (note->use, use, sizeof note->use);
  g_strlcpy (note->key_id, key_id, sizeof note->key_id);
  note->sealed = sealed;
  return note;
}

void
dim_sealed_note_free (DimSealedNote *sealed)
{
  if (sealed == NULL)
    return;
  g_clear_pointer (&sealed->sealed, g_bytes_unref);
  g_free (sealed);
}

DimNote *
dim_note_new (void)
{
  DimNote *note = g_new0 (DimNote, 1);

  note->texts = new_texts ();
  return note;
}

void
dim_note_free (DimNote *note)
{
  if (note == NULL)
    return;
  g_ptr_array_unref (note->texts);
  g_free (note);
}

DimNoteEntry *
dim_note_entry_new (const char *id)
{
  DimNoteEntry *entry = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  entry = g_new0 (DimNoteEntry, 1);
  g_strlcpy (entry->id, id, sizeof entry->id);
  entry->desk = g_strdup ("");
  entry->texts = new_texts ();
  return entry;
}

DimNoteEntry *
dim_note_entry_copy (const DimNoteEntry *entry)
{
  DimNoteEntry *copy = NULL;

  g_return_val_if_fail (entry != NULL, NULL);
  copy = g_memdup2 (entry, sizeof *entry);
  copy->desk = g_strdup (entry->desk);
  copy->texts = new_texts ();
  for (guint i = 0; i < entry->texts->len; i++) {
    const DimSealedNote *text = g_ptr_array_index (entry->texts, i);

    g_ptr_array_add (copy->texts,
                     dim_sealed_note_new (text->use, text->key_id, g_bytes_ref (text->sealed)));
  }
  return copy;
}

void
dim_note_entry_free (DimNoteEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->desk);
  g_ptr_array_unref (entry->texts);
  g_free (entry);
}

DimOpenedNote *
dim_opened_note_new (const char *id)
{
  DimOpenedNote *note = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  note = g_new0 (DimOpenedNote, 1);
  g_strlcpy (note->id, id, sizeof note->id);
  note->contact = g_strdup ("");
  note->month = -1;
  note->desk = g_strdup ("");
  return note;
}

void
dim_opened_note_free (DimOpenedNote *note)
{
  if (note == NULL)
    return;
  g_free (note->contact);
  g_free (note->desk);
  g_free (note->text);
  g_free (note);
}

gboolean
dim_opened_note_is_own (const DimOpenedNote *note)
{
  g_return_val_if_fail (note != NULL, FALSE);
  return note->month < 0;
}

DimNotes *
dim_notes_new (void)
{
  DimNotes *notes = g_new0 (DimNotes, 1);

  notes->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_opened_note_free);
  return notes;
}

void
dim_notes_free (DimNotes *notes)
{
  if (notes == NULL)
    return;
  g_ptr_array_unref (notes->notes);
  g_free (notes);
}

gboolean
dim_note_text_is_fit (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);
  return *text != '\0' && g_utf8_validate (text, -1, NULL) &&
         g_utf8_strlen (text, -1) <= DIM_NOTE_CHARACTERS_MAX;
}
