/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-text-sealing.h"

#include "dim-circles.h"
#include "dim-incidents.h"
#include "dim-limits.h"
#include "dim-outbox.h"
#include "dim-reader-trust.h"
#include "dim-reading-key.h"
#include "dim-records.h"
#include "dim-store-inside.h"
#include "dim-text-wrapping.h"

#include <string.h>

/* Values of sent_text.state; kept in stores. */
typedef enum {
  STATE_CHANGED = 0, /* to be sealed again */
  STATE_SENT = 1,
  STATE_DOUBTED = 2, /* of which circle it is must be looked at */
  STATE_HELD = 3,    /* nobody could read it: it waits for other readers */
} State;

/* An explanation that has not reached those for whom it is. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  DimAudience audience;         /* one of them */
  State state;                  /* SENT: never sealed yet */
  char fact[DIM_UUID_TEXT_LEN]; /* "" if it was never sealed */
  char circle[DIM_CIRCLE_LEN];  /* of that fact */
  char wanted[DIM_CIRCLE_LEN];  /* to which it is to go; "" for none */
} Waiting;

static void
read_waiting (DimStatement *statement, gpointer data)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  const char *fact = dim_statement_text (statement, 2);
  const char *circle = dim_statement_text (statement, 3);

  g_strlcpy (waiting->incident, dim_statement_text (statement, 0), sizeof waiting->incident);
  waiting->audience = (DimAudience) dim_statement_int (statement, 1);
  g_strlcpy (waiting->fact, fact != NULL ? fact : "", sizeof waiting->fact);
  g_strlcpy (waiting->circle, circle != NULL ? circle : "", sizeof waiting->circle);
  waiting->state = (State) dim_statement_int (statement, 4);
  g_ptr_array_add (data, waiting);
}

/* What was never sent and is empty is nothing to send. */
static GPtrArray *
list_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "SELECT i.id, a.audience, s.fact, s.circle, ifnull(s.state, 1) FROM incident i"
    " JOIN (SELECT 1 AS audience UNION ALL SELECT 2) a ON (i.audience & a.audience) <> 0"
    " LEFT JOIN sent_text s ON s.incident = i.id AND s.audience = a.audience"
    " WHERE i.audience <> 0 AND i.state = :received"
    " AND (ifnull(s.fact, '') <> '' OR i.sealed_explanation IS NOT NULL)"
    " AND (s.state IS NULL OR s.state IN (:changed, :doubted)) ORDER BY i.id, a.audience",
    error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":received", DIM_RECORD_RECEIVED);
  dim_statement_bind_int (statement, ":changed", STATE_CHANGED);
  dim_statement_bind_int (statement, ":doubted", STATE_DOUBTED);
  if (!dim_store_read_rows (statement, read_waiting, waiting, error))
    return NULL;
  return g_steal_pointer (&waiting);
}

/* Where the registration counts now; nowhere once it was withdrawn. */
static gboolean
find_wanted (DimStore *store, const DimReference *reference, Waiting *waiting, GError **error)
{
  g_autoptr (DimRecord) record = NULL;

  waiting->wanted[0] = '\0';
  record = dim_records_load_one (store, waiting->incident, error);
  if (record == NULL)
    return FALSE;
  if (record->state == DIM_RECORD_WITHDRAWN || dim_record_withdrawal (record) != NULL)
    return TRUE;
  g_strlcpy (waiting->wanted,
             waiting->audience == DIM_AUDIENCE_MINISTRY
               ? DIM_CIRCLE_MINISTRY
               : dim_municipalities_current_code (reference->municipalities,
                                                  record->incident->municipality),
             sizeof waiting->wanted);
  return TRUE;
}

/* NULL without error: there is nobody to seal it for. */
static DimFact *
seal_text (DimStore *store,
           const Waiting *waiting,
           const char *text,
           const GPtrArray *readers,
           GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  g_autofree char *context = NULL;
  guint8 key[DIM_SEAL_KEY_BYTES];
  char id[DIM_UUID_TEXT_LEN];
  gboolean is_wrapped;

  if (!dim_outbox_new_id (store, waiting->incident, id, error))
    return NULL;
  fact = dim_fact_new (DIM_FACT_TEXT, id, waiting->incident);
  fact->text = dim_shared_text_new ();
  g_strlcpy (fact->text->circle, waiting->wanted, sizeof fact->text->circle);
  context = dim_shared_text_context (id, waiting->incident, waiting->wanted);
  dim_random_bytes (key, sizeof key);
  fact->text->sealed = dim_seal (key, context, text, strlen (text));
  is_wrapped = dim_texts_wrap_for (readers, key, fact->text->keys);
  dim_wipe (key, sizeof key);
  if (!is_wrapped)
    return NULL;
  if (waiting->fact[0] != '\0') {
    g_strfreev (fact->text->supersedes);
    fact->text->supersedes = g_strdupv ((char *[]){ (char *) waiting->fact, NULL });
  }
  return g_steal_pointer (&fact);
}

static gboolean
note_sent (DimStore *store, const Waiting *waiting, const char *fact, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT OR REPLACE INTO sent_text (incident, audience, circle, fact, replaces, state)"
    " VALUES (:incident, :audience, :circle, :fact, :replaces, :state)",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", waiting->incident);
  dim_statement_bind_int (statement, ":audience", waiting->audience);
  dim_statement_bind_text (statement, ":circle", waiting->wanted);
  dim_statement_bind_text (statement, ":fact", fact);
  dim_statement_bind_text (statement, ":replaces",
                           strcmp (fact, waiting->fact) == 0 ? "" : waiting->fact);
  dim_statement_bind_int (statement, ":state", STATE_SENT);
  return dim_statement_run (statement, error);
}

static gboolean
seal_one (DimStore *store, const Waiting *waiting, guint *inout_queued, GError **error)
{
  g_autoptr (GPtrArray) readers = dim_circles_list_readers (store, waiting->wanted, error);
  g_autoptr (DimFact) fact = NULL;
  g_autoptr (GError) fault = NULL;
  char *text = NULL;

  if (readers == NULL)
    return FALSE;
  if (readers->len == 0)
    return TRUE;
  text = dim_incidents_load_explanation (store, waiting->incident, error);
  if (text == NULL)
    return FALSE;
  fact = seal_text (store, waiting, text, readers, &fault);
  dim_wipe_string (text);
  if (fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  if (fact == NULL)
    return TRUE;
  *inout_queued += 1;
  return dim_outbox_add (store, fact, error) && note_sent (store, waiting, fact->id, error);
}

static gboolean
move_state (DimStore *store, const char *sql, const char *id, State state, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":id", id);
  dim_statement_bind_int (statement, ":state", state);
  return dim_statement_run (statement, error);
}

/* A registration that stayed where it was, or is no more, says nothing new. */
static gboolean
settle_one (DimStore *store,
            const DimReference *reference,
            Waiting *waiting,
            guint *inout_queued,
            GError **error)
{
  if (!find_wanted (store, reference, waiting, error))
    return FALSE;
  if (waiting->state == STATE_DOUBTED &&
      (waiting->wanted[0] == '\0' || strcmp (waiting->wanted, waiting->circle) == 0))
    return move_state (store,
                       "UPDATE sent_text SET state = :state WHERE incident = :id AND state = 2",
                       waiting->incident, STATE_SENT, error);
  return waiting->wanted[0] == '\0' || seal_one (store, waiting, inout_queued, error);
}

gboolean
dim_texts_seal_waiting (DimStore *store,
                        const DimReference *reference,
                        guint *inout_queued,
                        GError **error)
{
  g_autoptr (GPtrArray) waiting = list_waiting (store, error);

  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < waiting->len; i++)
    if (!settle_one (store, reference, g_ptr_array_index (waiting, i), inout_queued, error))
      return FALSE;
  return TRUE;
}

GHashTable *
dim_texts_count_waiting (DimStore *store, const DimReference *reference, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) waiting = list_waiting (store, error);

  if (waiting == NULL)
    return NULL;
  for (guint i = 0; i < waiting->len; i++) {
    Waiting *one = g_ptr_array_index (waiting, i);
    guint count;

    if (!find_wanted (store, reference, one, error))
      return NULL;
    if (one->wanted[0] == '\0' ||
        (one->state == STATE_DOUBTED && strcmp (one->wanted, one->circle) == 0))
      continue;
    count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one->wanted));
    g_hash_table_insert (counts, g_strdup (one->wanted), GUINT_TO_POINTER (count + 1));
  }
  return g_steal_pointer (&counts);
}

gboolean
dim_sent_texts_note_change (DimStore *store, const char *incident, GError **error)
{
  return move_state (store, "UPDATE sent_text SET state = :state WHERE incident = :id", incident,
                     STATE_CHANGED, error);
}

gboolean
dim_sent_texts_doubt (DimStore *store, const char *incident, GError **error)
{
  return move_state (store,
                     "UPDATE sent_text SET state = :state WHERE incident = :id AND state = 1",
                     incident, STATE_DOUBTED, error);
}

gboolean
dim_sent_texts_hold (DimStore *store, const char *fact, GError **error)
{
  return move_state (store,
                     "UPDATE sent_text SET state = :state, fact = replaces, replaces = ''"
                     " WHERE fact = :id",
                     fact, STATE_HELD, error);
}

gboolean
dim_sent_texts_release (DimStore *store, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE sent_text SET state = :changed WHERE state = :held", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":changed", STATE_CHANGED);
  dim_statement_bind_int (statement, ":held", STATE_HELD);
  return dim_statement_run (statement, error);
}
