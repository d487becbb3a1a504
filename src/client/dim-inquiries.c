/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiries.h"

#include "dim-fact-codec.h"
#include "dim-store-inside.h"

#include <string.h>

#define COLUMNS "SELECT fact, kind, made_s, body FROM inquiry"

enum {
  COLUMN_FACT,
  COLUMN_KIND,
  COLUMN_MADE,
  COLUMN_BODY,
};

/* One of this device, and when it was made. */
typedef struct {
  DimFact *fact;
  gint64 made_s;
} Own;

static void
free_own (gpointer data)
{
  Own *own = data;

  dim_fact_free (own->fact);
  g_free (own);
}

/* One that cannot be read is passed over: the registration must not be lost for it. */
static DimFact *
decode_fact (DimStatement *statement)
{
  g_autoptr (GBytes) body = dim_statement_bytes (statement, COLUMN_BODY);
  g_autoptr (DimProblem) problem = NULL;
  DimFact *fact = dim_fact_decode ((DimFactKind) dim_statement_int (statement, COLUMN_KIND),
                                   dim_statement_text (statement, COLUMN_FACT), body, &problem);

  if (fact == NULL)
    g_warning ("Cannot read question %s: it is damaged",
               dim_statement_text (statement, COLUMN_FACT));
  return fact;
}

static void
read_own (DimStatement *statement, gpointer data)
{
  DimFact *fact = decode_fact (statement);
  Own *own;

  if (fact == NULL)
    return;
  own = g_new0 (Own, 1);
  own->fact = fact;
  own->made_s = dim_statement_int (statement, COLUMN_MADE);
  g_ptr_array_add (data, own);
}

static void
read_waiting (DimStatement *statement, gpointer data)
{
  DimFact *fact = decode_fact (statement);

  if (fact != NULL)
    g_ptr_array_add (data, fact);
}

static gboolean
run_with_fact (DimStore *store, const char *sql, const char *fact, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store), sql, error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact);
  return dim_statement_run (statement, error);
}

gboolean
dim_inquiries_add (DimStore *store, const DimFact *fact, GError **error)
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO inquiry (fact, incident, kind, made_s, is_waiting, body)"
                          " VALUES (:fact, :incident, :kind, :now, 1, :body)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":fact", fact->id);
  dim_statement_bind_text (statement, ":incident", fact->incident);
  dim_statement_bind_int (statement, ":kind", fact->kind);
  dim_statement_bind_int (statement, ":now", dim_clock_now_s (dim_store_clock (store)));
  dim_statement_bind_bytes (statement, ":body", body);
  return dim_statement_run (statement, error);
}

static DimInquiryEntry *
find_entry (const GPtrArray *entries, const char *inquiry)
{
  for (guint i = 0; i < entries->len; i++) {
    DimInquiryEntry *entry = g_ptr_array_index (entries, i);

    if (strcmp (entry->inquiry.id, inquiry) == 0)
      return entry;
  }
  return NULL;
}

static void
show_inquiry (const Own *own, GPtrArray *entries)
{
  DimInquiryEntry *entry;

  if (find_entry (entries, own->fact->id) != NULL)
    return;
  entry = dim_inquiry_entry_new (own->fact->inquiry);
  entry->asked.made_s = own->made_s;
  entry->asked.role = DIM_ROLE_BACK_OFFICE;
  g_ptr_array_add (entries, entry);
}

static void
show_reply (const Own *own, GPtrArray *entries)
{
  DimInquiryEntry *entry = find_entry (entries, own->fact->reply->inquiry);

  /* What the feed tells is the first of all there are. */
  if (entry != NULL && !entry->is_answered)
    dim_inquiry_entry_answer (entry, own->fact->reply, own->made_s, "", DIM_ROLE_FRONT_OFFICE);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const DimInquiryEntry *one = *(const DimInquiryEntry *const *) a;
  const DimInquiryEntry *other = *(const DimInquiryEntry *const *) b;

  return strcmp (one->inquiry.id, other->inquiry.id);
}

gboolean
dim_inquiries_show (DimStore *store, const char *incident, GPtrArray *entries, GError **error)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (free_own);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          COLUMNS " WHERE incident = :incident ORDER BY kind, fact", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_rows (statement, read_own, own, error))
    return FALSE;
  for (guint i = 0; i < own->len; i++) {
    const Own *one = g_ptr_array_index (own, i);

    if (one->fact->kind == DIM_FACT_INQUIRY)
      show_inquiry (one, entries);
    else if (one->fact->kind == DIM_FACT_REPLY)
      show_reply (one, entries);
  }
  g_ptr_array_sort (entries, compare_entries);
  return TRUE;
}

gboolean
dim_inquiries_receive (DimStore *store, const char *fact, GError **error)
{
  return run_with_fact (store, "UPDATE inquiry SET is_waiting = 0 WHERE fact = :fact", fact, error);
}

gboolean
dim_inquiries_drop (DimStore *store, const char *fact, GError **error)
{
  return run_with_fact (store, "DELETE FROM inquiry WHERE fact = :fact", fact, error);
}

gboolean
dim_inquiries_wait_again (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "UPDATE inquiry SET is_waiting = 1"
                            " WHERE fact IN (SELECT fact FROM operation WHERE state = 0)",
                            error);
}

GPtrArray *
dim_inquiries_waiting (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_fact_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          COLUMNS " WHERE is_waiting = 1 ORDER BY kind, fact", error);

  if (statement == NULL || !dim_store_read_rows (statement, read_waiting, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

gboolean
dim_inquiries_prune (DimStore *store, GError **error)
{
  return dim_database_exec (dim_store_database (store),
                            "DELETE FROM inquiry WHERE is_waiting = 0"
                            " AND fact NOT IN (SELECT fact FROM operation)",
                            error);
}
