/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-feed.h"

#include "dim-amendments.h"
#include "dim-changes-codec.h"
#include "dim-incidents.h"
#include "dim-inquiries.h"
#include "dim-months.h"
#include "dim-news.h"
#include "dim-outbox.h"
#include "dim-proposals.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"

#include <string.h>

static void
copy_blob (DimStatement *statement, int column, guint8 out[32])
{
  gsize length = 0;
  gconstpointer blob = dim_statement_blob (statement, column, &length);

  if (length == 32)
    memcpy (out, blob, length);
}

static void
read_state (DimStatement *statement, gpointer data)
{
  DimFeedState *state = data;

  state->ledger = g_strdup (dim_statement_text (statement, 0));
  state->cursor = g_strdup (dim_statement_text (statement, 1));
  state->safe_until = (guint64) dim_statement_int (statement, 2);
  copy_blob (statement, 3, state->chain_head);
  state->key_list_serial = (guint64) dim_statement_int (statement, 4);
  copy_blob (statement, 5, state->key_list_digest);
  state->knows_months = dim_statement_int (statement, 6) != 0;
  state->edition = (guint) dim_statement_int (statement, 7);
  state->allows_notes = dim_statement_int (statement, 8) != 0;
}

/* What both sides know. */
static guint
edition_of (const DimChangesPage *page)
{
  return MIN (page->edition, DIM_CHANGES_EDITION);
}

static gboolean
save_state (DimStore *store, const DimChangesPage *page, const char *cursor, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO feed"
                          " (one, ledger, cursor, safe_until, chain_head, list_serial, list_digest,"
                          " since_month, edition, allows_notes)"
                          " VALUES (1, :ledger, :cursor, :safe, :head, :serial, :digest, :since,"
                          " :edition, :notes)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":ledger", page->ledger);
  dim_statement_bind_text (statement, ":cursor", cursor);
  dim_statement_bind_int (statement, ":safe", (gint64) page->safe_until);
  dim_statement_bind_blob (statement, ":head", page->chain_head, sizeof page->chain_head);
  dim_statement_bind_int (statement, ":serial", (gint64) page->key_list_serial);
  dim_statement_bind_blob (statement, ":digest", page->key_list_digest,
                           sizeof page->key_list_digest);
  if (page->since_month < 0)
    dim_statement_bind_null (statement, ":since");
  else
    dim_statement_bind_int (statement, ":since", page->since_month);
  dim_statement_bind_int (statement, ":edition", edition_of (page));
  dim_statement_bind_int (statement, ":notes", page->allows_notes);
  return dim_statement_run (statement, error);
}

/* A ledger restored from a backup may lack what it acknowledged: all that is kept goes again. Its
 * page is read again too, from the start, as this one may have been asked from in between. */
static gboolean
begin_new_ledger (DimStore *store, const DimChangesPage *page, GError **error)
{
  return dim_outbox_offer_again (store, error) && dim_incidents_wait_again (store, error) &&
         dim_amendments_wait_again (store, error) && dim_inquiries_wait_again (store, error) &&
         dim_proposals_wait_again (store, error) && dim_news_clear (store, error) &&
         dim_months_clear (store, error) && save_state (store, page, NULL, error);
}

/* A collector that begins to speak of months, or to tell more of each registration, tells those of
 * before at the start of its feed; and so it is when this program begins to listen. One that allows
 * no more notes tells all without them. */
static gboolean
continue_ledger (DimStore *store,
                 const DimFeedPage *asked,
                 const DimFeedState *state,
                 GError **error)
{
  const DimChangesPage *page = asked->page;
  gboolean is_too_far =
    state->cursor != NULL &&
    ((!state->knows_months && page->since_month >= 0) || edition_of (page) > state->edition ||
     (state->allows_notes && !page->allows_notes));
  gint64 sure_s = 0;

  for (guint i = 0; i < page->changes->len; i++)
    if (!dim_news_put (store, g_ptr_array_index (page->changes, i), asked->reference, error))
      return FALSE;
  for (guint i = 0; i < page->months->len; i++)
    if (!dim_months_put (store, &g_array_index (page->months, DimMonth, i), error))
      return FALSE;
  return save_state (store, page, is_too_far ? NULL : page->cursor, error) &&
         dim_sure_time_read (store, &sure_s, error) &&
         dim_outbox_prune (store, page->safe_until, sure_s, error);
}

static gpointer
apply_page (DimStore *store, gpointer data, GError **error)
{
  g_auto (DimFeedState) state = { 0 };
  DimFeedPage *asked = data;
  const DimChangesPage *page = asked->page;
  gboolean is_done;

  if (!dim_feed_load (store, &state, error))
    return NULL;
  asked->is_new_ledger = state.ledger != NULL && strcmp (state.ledger, page->ledger) != 0;
  if (asked->is_new_ledger)
    is_done = begin_new_ledger (store, page, error);
  else
    is_done = continue_ledger (store, asked, &state, error);
  return is_done ? DIM_STORE_DONE : NULL;
}

void
dim_feed_state_clear (DimFeedState *state)
{
  g_clear_pointer (&state->ledger, g_free);
  g_clear_pointer (&state->cursor, g_free);
}

gboolean
dim_feed_load (DimStore *store, DimFeedState *out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT ledger, cursor, safe_until, chain_head, list_serial, list_digest,"
                          " since_month IS NOT NULL, edition, allows_notes"
                          " FROM feed",
                          &fault);

  if (dim_store_read_row (statement, read_state, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
dim_feed_restart (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store), "UPDATE feed SET cursor = NULL", error);
}

gpointer
dim_feed_apply (DimStore *store, gpointer page, GError **error)
{
  return dim_store_in_transaction (store, apply_page, page, error);
}
