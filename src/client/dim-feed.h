/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Table "feed": how far the collector's feed was read, and what it said of itself; with it "news"
 * and what a new ledger means for the outbox. On the store's thread. */

typedef struct {
  char *ledger;          /* NULL: never read */
  char *cursor;          /* NULL: from the start */
  gboolean knows_months; /* the collector has spoken of them */
  guint edition;         /* of the entries that were read: DIM_CHANGES_EDITION */
  guint64 safe_until;
  guint8 chain_head[32];
  guint64 key_list_serial; /* 0: the collector has none */
  guint8 key_list_digest[32];
  gboolean allows_notes; /* the legal basis for them is recorded */
} DimFeedState;
void dim_feed_state_clear (DimFeedState *state);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimFeedState, dim_feed_state_clear)

gboolean dim_feed_load (DimStore *store, DimFeedState *out, GError **error);
/* The collector does not know the cursor any more: read from the start. */
gboolean dim_feed_restart (DimStore *store, GError **error);

/* One page. @page: DimChangesPage */
typedef struct {
  gpointer page;
  const DimReference *reference;
  gboolean is_new_ledger; /* out: kept operations are queued again, the feed starts anew */
} DimFeedPage;
/* DimStoreWork over a DimFeedPage, in one transaction. */
gpointer dim_feed_apply (DimStore *store, gpointer page, GError **error);

G_END_DECLS
