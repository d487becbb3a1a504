/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* Where the store key is: in the Secret Service, or made from a passphrase. It never leaves this
 * layer. All on the store's thread. */

#define DIM_PASSPHRASE_MIN_CHARS 12

typedef enum {
  DIM_KEY_OPEN,              /* the store is unlocked */
  DIM_KEY_CHOOSE_PASSPHRASE, /* new directory, no Secret Service */
  DIM_KEY_ENTER_PASSPHRASE,  /* sealed with one */
} DimKeyState;

typedef struct {
  char *passphrase; /* secret; NULL: ask the Secret Service */
  gboolean without_keyring;
  DimKeyState state;    /* out */
  gboolean is_key_lost; /* out: the key was gone; what it sealed is wiped and a new one is made */
} DimKeyRequest;
DimKeyRequest *dim_key_request_new (const char *passphrase, gboolean without_keyring);
void dim_key_request_free (DimKeyRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimKeyRequest, dim_key_request_free)

/* DimStoreWork over a DimKeyRequest: unlocks as far as it can. DIM_ERROR_INVALID: wrong passphrase,
 * or too short for a new one; DIM_ERROR_LOCKED: the Secret Service that has the key is out of
 * reach. */
gpointer dim_key_holder_open (DimStore *store, gpointer request, GError **error);

/* Where the key of an unlocked store is kept. */
gboolean dim_key_holder_look (DimStore *store, gboolean *out_is_in_keyring, GError **error);

/* A key that comes from elsewhere: out of a backup. */
typedef struct {
  const guint8 *key;      /* DIM_SEAL_KEY_BYTES */
  const char *passphrase; /* where there is no Secret Service */
  gboolean without_keyring;
} DimKeyAdoption;
/* DimStoreWork over a DimKeyAdoption: the store is known by a new id and keeps that key as a new
 * one would be kept. The keyring's entry of before is left: what was there before may need it. */
gpointer dim_key_holder_adopt (DimStore *store, gpointer adoption, GError **error);

G_END_DECLS
