/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tag-input.h"

#include "dim-error.h"

#include <sodium.h>
#include <string.h>

#define DOMAIN            "NLIDM1"
#define DOMAIN_BYTES      sizeof DOMAIN /* its NUL is the separator */
#define KEY_ID_MAX        15
#define STRETCHED_BYTES   32
#define STRETCH_PASSES    2
#define STRETCH_MEMORY    (64UL * 1024 * 1024)
#define NOTE_MESSAGE      "note"
#define FINGERPRINT_BYTES 8

G_STATIC_ASSERT (DOMAIN_BYTES + KEY_ID_MAX + 1 + STRETCHED_BYTES <= DIM_TAG_INPUT_MAX);

/* The salt covers the prefix without its last separator. */
static gboolean
stretch_number (const char *number,
                const guint8 *prefix,
                gsize prefix_length,
                guint8 out[STRETCHED_BYTES])
{
  guint8 salt[DIM_SHA512_BYTES];

  dim_sha512 (prefix, prefix_length, salt);
  return crypto_pwhash (out, STRETCHED_BYTES, number, strlen (number), salt, STRETCH_PASSES,
                        STRETCH_MEMORY, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

gboolean
dim_tag_input (const char *number,
               const char *key_id,
               guint8 out[DIM_TAG_INPUT_MAX],
               gsize *out_length,
               GError **error)
{
  guint8 input[DIM_TAG_INPUT_MAX];
  gsize id_length, length;

  g_return_val_if_fail (number != NULL && *number != '\0' && key_id != NULL, FALSE);
  g_return_val_if_fail (out != NULL && out_length != NULL, FALSE);
  id_length = strlen (key_id);
  if (id_length == 0 || id_length > KEY_ID_MAX) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot make tag input: the key id is not 1 to 15 characters");
    return FALSE;
  }
  memcpy (input, DOMAIN, DOMAIN_BYTES);
  memcpy (input + DOMAIN_BYTES, key_id, id_length + 1);
  length = DOMAIN_BYTES + id_length;
  if (!stretch_number (number, input, length, input + length + 1)) {
    dim_wipe (input, sizeof input);
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_LIMIT, "Cannot make tag input: memory is out");
    return FALSE;
  }
  length += 1 + STRETCHED_BYTES;
  memcpy (out, input, length);
  *out_length = length;
  dim_wipe (input, sizeof input);
  return TRUE;
}

void
dim_tag_from_output (const guint8 output[DIM_VOPRF_OUTPUT_BYTES],
                     guint8 out_tag[DIM_TAG_OUTPUT_BYTES],
                     guint8 out_note_key[DIM_NOTE_KEY_BYTES])
{
  g_return_if_fail (output != NULL && out_tag != NULL);
  memcpy (out_tag, output, DIM_TAG_OUTPUT_BYTES);
  if (out_note_key != NULL)
    dim_blake2b (NOTE_MESSAGE, strlen (NOTE_MESSAGE), output + 32, 32, out_note_key,
                 DIM_NOTE_KEY_BYTES);
}

void
dim_tag_key_fingerprint (const guint8 public_key[DIM_VOPRF_ELEMENT_BYTES], guint8 out[8])
{
  guint8 digest[DIM_SHA512_BYTES];

  g_return_if_fail (public_key != NULL && out != NULL);
  dim_sha512 (public_key, DIM_VOPRF_ELEMENT_BYTES, digest);
  memcpy (out, digest, FINGERPRINT_BYTES);
}
