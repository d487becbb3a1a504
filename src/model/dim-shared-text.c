/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-shared-text.h"

#include <string.h>

#define MUNICIPALITY_DIGITS 4

static const char *const kind_names[] = {
  [DIM_READER_DEVICE] = "apparaat",
  [DIM_READER_PAPER] = "papier",
};

gboolean
dim_circle_is_valid (const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);
  if (strcmp (code, DIM_CIRCLE_MINISTRY) == 0)
    return TRUE;
  if (strlen (code) != 2 + MUNICIPALITY_DIGITS || !g_str_has_prefix (code, "GM"))
    return FALSE;
  for (const char *digit = code + 2; *digit != '\0'; digit++)
    if (!g_ascii_isdigit (*digit))
      return FALSE;
  return TRUE;
}

const char *
dim_reader_kind_name (DimReaderKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kind_names), NULL);
  return kind_names[kind];
}

gboolean
dim_reader_kind_from_name (const char *name, DimReaderKind *out_kind)
{
  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (strcmp (kind_names[i], name) == 0) {
      *out_kind = (DimReaderKind) i;
      return TRUE;
    }
  return FALSE;
}

DimSharedText *
dim_shared_text_new (void)
{
  DimSharedText *text = g_new0 (DimSharedText, 1);

  text->keys = g_array_new (FALSE, TRUE, sizeof (DimWrappedKey));
  text->supersedes = g_new0 (char *, 1);
  return text;
}

void
dim_shared_text_free (DimSharedText *text)
{
  if (text == NULL)
    return;
  g_clear_pointer (&text->sealed, g_bytes_unref);
  g_array_unref (text->keys);
  g_strfreev (text->supersedes);
  g_free (text);
}

DimTextKeys *
dim_text_keys_new (const char *reader)
{
  DimTextKeys *keys;

  g_return_val_if_fail (reader != NULL, NULL);
  keys = g_new0 (DimTextKeys, 1);
  g_strlcpy (keys->reader, reader, sizeof keys->reader);
  keys->keys = g_array_new (FALSE, TRUE, sizeof (DimWrappedKey));
  return keys;
}

void
dim_text_keys_free (DimTextKeys *keys)
{
  if (keys == NULL)
    return;
  g_array_unref (keys->keys);
  g_free (keys);
}

DimTextEntry *
dim_text_entry_new (const char *id)
{
  DimTextEntry *entry;

  g_return_val_if_fail (id != NULL, NULL);
  entry = g_new0 (DimTextEntry, 1);
  g_strlcpy (entry->id, id, sizeof entry->id);
  entry->desk = g_strdup ("");
  entry->readers = g_new0 (char *, 1);
  return entry;
}

void
dim_text_entry_free (DimTextEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->desk);
  g_clear_pointer (&entry->sealed, g_bytes_unref);
  g_strfreev (entry->readers);
  g_free (entry);
}

DimReaderEntry *
dim_reader_entry_new (void)
{
  DimReaderEntry *entry = g_new0 (DimReaderEntry, 1);

  entry->desk = g_strdup ("");
  entry->office = g_strdup ("");
  return entry;
}

void
dim_reader_entry_free (DimReaderEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->desk);
  g_free (entry->office);
  g_free (entry);
}
