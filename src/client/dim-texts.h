/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-own-reader.h"
#include "dim-shared-text.h"

G_BEGIN_DECLS

/* Tables "shared_text", "shared_text_reader" and "text_feed": what others sealed for this device,
 * as it came: explanations, and the note keys of documents (dim-note-keys.h). On the store's
 * thread. */

/* A text as it lies in the store. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN];
  char circle[DIM_CIRCLE_LEN];
  guint8 wrapped[DIM_WRAPPED_KEY_BYTES];
} DimKeptText;

/* What the collector told of it; a text that is gone is removed. */
gboolean dim_texts_put (DimStore *store, const DimTextEntry *entry, GError **error);
/* It is known to be wrapped for @reader too. */
gboolean
dim_texts_note_reader (DimStore *store, const char *text, const char *reader, GError **error);
/* (element-type DimKeptText): those of @circle that @reader cannot read yet, the oldest first. */
GPtrArray *dim_texts_list_lacking (DimStore *store,
                                   const char *circle,
                                   const char *reader,
                                   guint count,
                                   GError **error);
/* (element-type DimOpenedText): what this device can read about @incident, oldest first. */
GPtrArray *dim_texts_open (DimStore *store, const char *incident, GError **error);

/* How far the texts of @reader were read; NULL: from the start. Owned by the caller. */
gboolean dim_texts_load_cursor (DimStore *store, const char *reader, char **out, GError **error);
/* @cursor NULL: from the start once more. */
gboolean
dim_texts_save_cursor (DimStore *store, const char *reader, const char *cursor, GError **error);

G_END_DECLS
