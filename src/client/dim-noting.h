/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-note.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Notes to the reviewers of whoever holds the same document: left, read, taken back. What they say
 * is sealed before it comes to lie anywhere, and opened only to be shown. On the store's thread. */

typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  char note[DIM_UUID_TEXT_LEN]; /* to be taken back */
  char *text;                   /* to be left; wiped with it */
} DimNoting;
void dim_noting_free (DimNoting *noting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNoting, dim_noting_free)

/* DimStoreWork over a DimNoting: what there is at its registration. DIM_ERROR_NOT_FOUND.
 * Returns: (transfer full): DimNotes */
gpointer dim_noting_load (DimStore *store, gpointer noting, GError **error);
/* DimStoreWork: seals the text for each document of which this device has a note key.
 * DIM_ERROR_INVALID: it is empty or too long; DIM_ERROR_REJECTED: notes are not allowed;
 * DIM_ERROR_CONFLICT: nobody elsewhere holds the same document, or this device has no key for it;
 * DIM_ERROR_NOT_FOUND. Returns: (transfer full): DimNotes */
gpointer dim_noting_leave (DimStore *store, gpointer noting, GError **error);
/* DimStoreWork. DIM_ERROR_NOT_FOUND: it is not one of this municipality's notes there.
 * Returns: (transfer full): DimNotes */
gpointer dim_noting_take_back (DimStore *store, gpointer noting, GError **error);

G_END_DECLS
