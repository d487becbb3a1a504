/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-voprf.h"

G_BEGIN_DECLS

/* From a document number to what the VOPRF takes, and from its output to a tag (DESIGN.md, "The
 * tag"). */

#define DIM_TAG_INPUT_MAX    64
#define DIM_TAG_OUTPUT_BYTES 16
#define DIM_NOTE_KEY_BYTES   32

/**
 * dim_tag_input:
 * @number: normalised by dim_document_number_normalise
 * @key_id: as "2026a", 1–15 characters
 * @out: (out): "NLIDM1" 00 key-id 00 stretched
 *
 * stretched = Argon2id (number; salt = first 16 bytes of SHA-512 ("NLIDM1" 00 key-id); 64 MiB,
 * 2 passes, 32 bytes). Takes about a tenth of a second and 64 MiB: never on the main thread.
 * DIM_ERROR_LIMIT if memory is out.
 */
gboolean dim_tag_input (const char *number,
                        const char *key_id,
                        guint8 out[DIM_TAG_INPUT_MAX],
                        gsize *out_length,
                        GError **error);

/* tag = output[0..15]; note key = BLAKE2b-256 (key output[32..63], message "note"). @out_note_key
 * may be NULL. */
void dim_tag_from_output (const guint8 output[DIM_VOPRF_OUTPUT_BYTES],
                          guint8 out_tag[DIM_TAG_OUTPUT_BYTES],
                          guint8 out_note_key[DIM_NOTE_KEY_BYTES]);

/* First 8 bytes of SHA-512 of the public key: goes with every tag. */
void dim_tag_key_fingerprint (const guint8 public_key[DIM_VOPRF_ELEMENT_BYTES], guint8 out[8]);

G_END_DECLS
