/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-note-seal.h"

#include "dim-error.h"

#include <sodium.h>
#include <string.h>

#define SHORT_BYTES 512
#define LONG_BYTES  2048

G_STATIC_ASSERT (DIM_NOTE_TEXT_BYTES_MAX == LONG_BYTES - 1);

static char *
make_context (const char *note, const char *key_id)
{
  return g_strdup_printf ("notitie:1:%s:%s", note, key_id);
}

GBytes *
dim_note_seal (const guint8 note_key[DIM_SEAL_KEY_BYTES],
               const char *note,
               const char *key_id,
               const char *text)
{
  g_autofree char *context = NULL;
  gsize length, size;
  guint8 *plain;
  GBytes *sealed;

  g_return_val_if_fail (note_key != NULL && note != NULL, NULL);
  g_return_val_if_fail (key_id != NULL && text != NULL, NULL);
  length = strlen (text);
  g_return_val_if_fail (length <= DIM_NOTE_TEXT_BYTES_MAX, NULL);
  size = length < SHORT_BYTES ? SHORT_BYTES : LONG_BYTES;
  plain = dim_secret_alloc (size);
  memset (plain, 0, size);
  memcpy (plain, text, length);
  if (sodium_pad (NULL, plain, length, size, size) != 0)
    g_assert_not_reached ();
  context = make_context (note, key_id);
  sealed = dim_seal (note_key, context, plain, size);
  dim_secret_free (plain);
  return sealed;
}

/* Takes the padding of ISO/IEC 7816-4 away. FALSE: there is none, or the text is none. */
static gboolean
cut_padding (guint8 *plain, gsize size)
{
  gsize length = 0;

  if ((size != SHORT_BYTES && size != LONG_BYTES) || sodium_unpad (&length, plain, size, size) != 0)
    return FALSE;
  plain[length] = 0;
  return g_utf8_validate ((const char *) plain, (gssize) length, NULL);
}

char *
dim_note_unseal (const guint8 note_key[DIM_SEAL_KEY_BYTES],
                 const char *note,
                 const char *key_id,
                 GBytes *sealed,
                 GError **error)
{
  g_autofree char *context = NULL;
  gsize size = 0;
  guint8 *plain;

  g_return_val_if_fail (note_key != NULL && note != NULL, NULL);
  g_return_val_if_fail (key_id != NULL && sealed != NULL, NULL);
  context = make_context (note, key_id);
  plain = dim_unseal (note_key, context, sealed, &size, error);
  if (plain == NULL || cut_padding (plain, size))
    return (char *) plain;
  dim_secret_free (plain);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot unseal note: it is no text");
  return NULL;
}
