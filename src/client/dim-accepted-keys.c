/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-accepted-keys.h"

#include "dim-error.h"
#include "dim-feed.h"
#include "dim-store-inside.h"
#include "dim-tag-input.h"

#include <string.h>

typedef struct {
  guint64 serial;
  char *jws;
} Accepted;

static void
clear_accepted (Accepted *accepted)
{
  g_clear_pointer (&accepted->jws, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Accepted, clear_accepted)

static void
read_accepted (DimStatement *statement, gpointer data)
{
  Accepted *accepted = data;

  accepted->serial = (guint64) dim_statement_int (statement, 0);
  accepted->jws = g_strdup (dim_statement_text (statement, 1));
}

static gboolean
load_accepted (DimStore *store, Accepted *out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT serial, jws FROM key_list", &fault);

  if (dim_store_read_row (statement, read_accepted, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

static gboolean
save_accepted (DimStore *store, guint64 serial, const char *jws, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT OR REPLACE INTO key_list (one, serial, jws) VALUES (1, :serial, :jws)", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":serial", (gint64) serial);
  dim_statement_bind_text (statement, ":jws", jws);
  return dim_statement_run (statement, error);
}

/* Why a list that is signed well is refused all the same; NULL: it is not. */
static const char *
find_objection (const DimKeyList *list,
                const char *jws,
                const Accepted *accepted,
                const DimFeedState *feed)
{
  guint8 digest[DIM_SHA256_BYTES];

  if (accepted->jws != NULL && list->serial < accepted->serial)
    return "it is older than the last one";
  if (accepted->jws != NULL && list->serial == accepted->serial && strcmp (jws, accepted->jws) != 0)
    return "another one of the same number was accepted before";
  if (feed->key_list_serial == 0)
    return NULL;
  dim_sha256 (jws, strlen (jws), digest);
  if (list->serial != feed->key_list_serial ||
      !dim_equal (digest, feed->key_list_digest, sizeof digest))
    return "it is not the one that the collector publishes";
  return NULL;
}

static gboolean
has_key_of (const DimKeyList *list, const DimTag *tag)
{
  const DimKeyEntry *key = dim_key_list_find (list, tag->key_id);
  guint8 fingerprint[DIM_FINGERPRINT_BYTES];

  if (key == NULL || key->is_destroyed)
    return FALSE;
  dim_tag_key_fingerprint (key->public_key, fingerprint);
  return dim_equal (fingerprint, tag->fingerprint, sizeof fingerprint);
}

static gboolean
has_keys_of (const DimKeyList *list, const DimUseTags *use)
{
  for (guint i = 0; i < use->tags->len; i++)
    if (!has_key_of (list, &g_array_index (use->tags, DimTag, i)))
      return FALSE;
  return TRUE;
}

DimKeyList *
dim_accepted_keys_check (DimStore *store,
                         const char *jws,
                         const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                         GError **error)
{
  g_autoptr (DimKeyList) list = dim_key_list_verify (jws, list_key, error);
  g_auto (Accepted) accepted = { 0 };
  g_auto (DimFeedState) feed = { 0 };
  const char *objection;

  if (list == NULL || !load_accepted (store, &accepted, error) ||
      !dim_feed_load (store, &feed, error))
    return NULL;
  objection = find_objection (list, jws, &accepted, &feed);
  if (objection != NULL) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_REJECTED, "Cannot take the key list: %s", objection);
    return NULL;
  }
  if (!save_accepted (store, list->serial, jws, error))
    return NULL;
  return g_steal_pointer (&list);
}

gboolean
dim_accepted_keys_load (DimStore *store,
                        const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                        DimKeyList **out,
                        GError **error)
{
  g_auto (Accepted) accepted = { 0 };

  if (!load_accepted (store, &accepted, error))
    return FALSE;
  *out = accepted.jws == NULL ? NULL : dim_key_list_verify (accepted.jws, list_key, NULL);
  return TRUE;
}

gboolean
dim_accepted_keys_lack (DimStore *store,
                        const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                        const DimFact *fact,
                        gboolean *out,
                        GError **error)
{
  g_autoptr (DimKeyList) list = NULL;
  gboolean lacks = FALSE;

  if (!dim_accepted_keys_load (store, list_key, &list, error))
    return FALSE;
  for (guint i = 0; list != NULL && !lacks && i < fact->uses->len; i++)
    lacks = !has_keys_of (list, g_ptr_array_index (fact->uses, i));
  *out = lacks;
  return TRUE;
}
