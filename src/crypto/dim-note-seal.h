/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-seal.h"

G_BEGIN_DECLS

/* A note to the reviewers of whoever holds the same document, sealed (dim-seal.h) with the note key
 * of the document's tag (dim-tag-input.h). It is filled up to one of two lengths first, so that how
 * long it is tells whether it is short, and nothing more. What is sealed with it is what the other
 * side knows as well: that it is a note of this version, its id, and under which key the tag is. */

#define DIM_NOTE_TEXT_BYTES_MAX     2047
#define DIM_NOTE_SEALED_BYTES_SHORT (512 + 40)
#define DIM_NOTE_SEALED_BYTES_LONG  (2048 + 40)

/* @text: at most DIM_NOTE_TEXT_BYTES_MAX bytes. @note: id of its fact. */
GBytes *dim_note_seal (const guint8 note_key[DIM_SEAL_KEY_BYTES],
                       const char *note,
                       const char *key_id,
                       const char *text);
/* The text in memory of dim_secret_alloc (of dim_secret_free); NULL with DIM_ERROR_INVALID if it is
 * of another note or key, damaged, or no UTF-8. */
char *dim_note_unseal (const guint8 note_key[DIM_SEAL_KEY_BYTES],
                       const char *note,
                       const char *key_id,
                       GBytes *sealed,
                       GError **error);

G_END_DECLS
