/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-evaluations.h"
#include "dim-own-reader.h"
#include "dim-reference.h"

G_BEGIN_DECLS

/* Note keys: made with a tag, wrapped for the reviewers of the registration's municipality, and
 * then nowhere on the device that made them, unless it is one of theirs. On the store's thread. */

/* Queues the note keys of @request's elements, which has just been answered. Nothing happens while
 * notes are not allowed, and for a registration of whose municipality nobody is known here who
 * reads. */
gboolean dim_note_keys_wrap (DimStore *store,
                             const DimReference *reference,
                             const DimTagRequest *request,
                             guint *inout_queued,
                             GError **error);

/* A note key that this device can open; lies in secret memory. */
typedef struct {
  char use[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
  guint8 key[DIM_NOTE_KEY_BYTES];
} DimHeldNoteKey;
void dim_held_note_key_free (DimHeldNoteKey *key);
/* (element-type DimHeldNoteKey): those of @incident, by document and key. */
GPtrArray *dim_note_keys_open (DimStore *store, const char *incident, GError **error);

G_END_DECLS
