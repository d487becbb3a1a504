/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-lines.h"

#include "dim-audit-codec.h"
#include "dim-store-inside.h"

#include <string.h>

#define COLUMNS                                                                                    \
  "log, place, time_s, action, object, result, desk, role, actor, incident, head, telling"
/* That is looked at in one work, so that others get their turn. */
#define ROWS_MOST 20000

static void
read_log (DimStatement *statement, gpointer data)
{
  DimAuditLog *log = data;

  log->number = (guint) dim_statement_int (statement, 0);
  log->told = (guint64) dim_statement_int (statement, 1);
}

/* FALSE only with an error; @out stays as it was if there is no row. */
static gboolean
read_one (DimStatement *statement, DimRowFunc read, gpointer out, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (statement == NULL)
    return FALSE;
  if (dim_store_read_row (statement, read, out, &fault) || fault == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

gboolean
dim_audit_lines_find_log (DimStore *store, DimAuditLog *out, GError **error)
{
  *out = (DimAuditLog){ 0, 0 };
  return read_one (
    dim_database_prepare (dim_store_database (store),
                          "SELECT number, told FROM audit_log ORDER BY number DESC LIMIT 1", error),
    read_log, out, error);
}

static gboolean
begin_log (DimStore *store, const char *ledger, const char *office, GError **error)
{
  DimStatement *statement = dim_database_prepare (
    dim_store_database (store),
    "INSERT INTO audit_log (ledger, office, told) VALUES (:ledger, :office, 0)"
    " ON CONFLICT DO NOTHING",
    error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":ledger", ledger);
  dim_statement_bind_text (statement, ":office", office);
  return dim_statement_run (statement, error);
}

gboolean
dim_audit_lines_open_log (DimStore *store,
                          const char *ledger,
                          const char *office,
                          DimAuditLog *out,
                          GError **error)
{
  DimStatement *statement;

  if (!begin_log (store, ledger, office, error))
    return FALSE;
  statement = dim_database_prepare (
    dim_store_database (store),
    "SELECT number, told FROM audit_log WHERE ledger = :ledger AND office = :office", error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":ledger", ledger);
  dim_statement_bind_text (statement, ":office", office);
  return read_one (statement, read_log, out, error);
}

/* A line, and how often it was told otherwise. */
typedef struct {
  DimAuditEntry *entry;
  guint telling;
} Kept;

static void
clear_kept (Kept *kept)
{
  g_clear_pointer (&kept->entry, dim_audit_entry_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, clear_kept)

static DimAuditEntry *
read_entry (DimStatement *statement)
{
  DimAuditEntry *entry = dim_audit_entry_new ();
  gsize length = 0;
  gconstpointer head;

  entry->log = (guint) dim_statement_int (statement, 0);
  entry->place = (guint64) dim_statement_int (statement, 1);
  entry->time_s = dim_statement_int (statement, 2);
  dim_audit_entry_set (&entry->action, dim_statement_text (statement, 3));
  dim_audit_entry_set (&entry->object, dim_statement_text (statement, 4));
  dim_audit_entry_set (&entry->result, dim_statement_text (statement, 5));
  dim_audit_entry_set (&entry->desk, dim_statement_text (statement, 6));
  entry->role = (DimRole) dim_statement_int (statement, 7);
  dim_audit_entry_set (&entry->actor, dim_statement_text (statement, 8));
  g_strlcpy (entry->incident, dim_statement_text (statement, 9), sizeof entry->incident);
  head = dim_statement_blob (statement, 10, &length);
  if (length == sizeof entry->head)
    memcpy (entry->head, head, length);
  return entry;
}

static void
read_kept (DimStatement *statement, gpointer data)
{
  Kept *kept = data;

  kept->entry = read_entry (statement);
  kept->telling = (guint) dim_statement_int (statement, 11);
}

/* As it was told last; no entry: it is not here. */
static gboolean
find_kept (DimStore *store, guint log, guint64 place, Kept *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT " COLUMNS " FROM audit_line WHERE log = :log AND place = :place"
                          " ORDER BY telling DESC LIMIT 1",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":log", log);
  dim_statement_bind_int (statement, ":place", (gint64) place);
  return read_one (statement, read_kept, out, error);
}

gboolean
dim_audit_lines_is_kept (DimStore *store,
                         guint log,
                         const DimAuditEntry *entry,
                         gboolean *out_is_same,
                         GError **error)
{
  g_auto (Kept) kept = { 0 };

  if (!find_kept (store, log, entry->place, &kept, error))
    return FALSE;
  *out_is_same = kept.entry != NULL && dim_audit_entry_equal (kept.entry, entry);
  return TRUE;
}

static gboolean
put_line (DimStore *store, guint log, const DimAuditEntry *entry, guint telling, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO audit_line (" COLUMNS ") VALUES (:log, :place, :time_s,"
                          " :action, :object, :result, :desk, :role, :actor, :incident, :head,"
                          " :telling)",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":log", log);
  dim_statement_bind_int (statement, ":place", (gint64) entry->place);
  dim_statement_bind_int (statement, ":time_s", entry->time_s);
  dim_statement_bind_text (statement, ":action", entry->action);
  dim_statement_bind_text (statement, ":object", entry->object);
  dim_statement_bind_text (statement, ":result", entry->result);
  dim_statement_bind_text (statement, ":desk", entry->desk);
  dim_statement_bind_int (statement, ":role", entry->role);
  dim_statement_bind_text (statement, ":actor", entry->actor);
  dim_statement_bind_text (statement, ":incident", entry->incident);
  dim_statement_bind_blob (statement, ":head", entry->head, sizeof entry->head);
  dim_statement_bind_int (statement, ":telling", telling);
  return dim_statement_run (statement, error);
}

static gboolean
put_finding (DimStore *store, guint log, guint64 place, DimAuditFault fault, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT INTO audit_finding (log, place, fault, found_s)"
                          " VALUES (:log, :place, :fault, :found_s) ON CONFLICT DO NOTHING",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":log", log);
  dim_statement_bind_int (statement, ":place", (gint64) place);
  dim_statement_bind_int (statement, ":fault", fault);
  dim_statement_bind_int (statement, ":found_s", dim_clock_now_s (dim_store_clock (store)));
  return dim_statement_run (statement, error);
}

/* The chain goes on from what is kept of the line at @place, if it is here. */
static gboolean
go_on_from (DimStore *store, DimAuditWalk *walk, guint64 place, GError **error)
{
  g_auto (Kept) kept = { 0 };

  if (!find_kept (store, walk->log, place, &kept, error))
    return FALSE;
  walk->is_head_known = kept.entry != NULL || place == 0;
  if (kept.entry != NULL)
    memcpy (walk->head, kept.entry->head, sizeof walk->head);
  else
    memset (walk->head, 0, sizeof walk->head);
  walk->was_different = FALSE;
  return TRUE;
}

gboolean
dim_audit_walk_begin (DimStore *store, DimAuditWalk *walk, GError **error)
{
  return go_on_from (store, walk, walk->place, error);
}

static gboolean
pass_over (DimStore *store, DimAuditWalk *walk, guint64 place, GError **error)
{
  return put_finding (store, walk->log, walk->place + 1, DIM_AUDIT_MISSING, error) &&
         go_on_from (store, walk, place - 1, error);
}

/* One line is altered: it does not fit, or all after it are told otherwise as well, which follows
 * from the first. */
static gboolean
judge (DimStore *store,
       const DimAuditWalk *walk,
       const DimAuditEntry *entry,
       gboolean is_different,
       GError **error)
{
  guint8 head[DIM_AUDIT_HEAD_BYTES];
  gboolean fits = TRUE;

  memcpy (head, walk->head, sizeof head);
  dim_audit_entry_extend (entry, head);
  if (walk->is_head_known)
    fits = memcmp (head, entry->head, sizeof head) == 0;
  if (is_different && !(walk->was_different && fits))
    return put_finding (store, walk->log, entry->place, DIM_AUDIT_DIFFERENT, error);
  return fits || put_finding (store, walk->log, entry->place, DIM_AUDIT_UNFIT, error);
}

gboolean
dim_audit_walk_take (DimStore *store,
                     DimAuditWalk *walk,
                     const DimAuditEntry *entry,
                     GError **error)
{
  g_auto (Kept) kept = { 0 };
  gboolean is_different;

  g_return_val_if_fail (entry->place > walk->place, FALSE);
  if (entry->place > walk->place + 1 && !pass_over (store, walk, entry->place, error))
    return FALSE;
  if (!find_kept (store, walk->log, entry->place, &kept, error))
    return FALSE;
  is_different = kept.entry != NULL && !dim_audit_entry_equal (kept.entry, entry);
  if ((kept.entry == NULL || is_different) &&
      !put_line (store, walk->log, entry, kept.telling + 1, error))
    return FALSE;
  if (!judge (store, walk, entry, is_different, error))
    return FALSE;
  walk->place = entry->place;
  memcpy (walk->head, entry->head, sizeof walk->head);
  walk->is_head_known = TRUE;
  walk->was_different = is_different;
  return TRUE;
}

static void
read_number (DimStatement *statement, gpointer data)
{
  *(guint64 *) data = (guint64) dim_statement_int (statement, 0);
}

static gboolean
find_last (DimStore *store, guint log, guint64 *out_place, GError **error)
{
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "SELECT place FROM audit_line WHERE log = :log"
                                                  " ORDER BY place DESC LIMIT 1",
                                                  error);

  *out_place = 0;
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":log", log);
  return read_one (statement, read_number, out_place, error);
}

static gboolean
put_told (DimStore *store, guint log, guint64 told, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "UPDATE audit_log SET told = :told WHERE number = :log", error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":told", (gint64) told);
  dim_statement_bind_int (statement, ":log", log);
  return dim_statement_run (statement, error);
}

/* A walk along the whole log counts when it has come to its end: one that was cut short begins
 * anew. */
gboolean
dim_audit_walk_pause (DimStore *store, const DimAuditWalk *walk, gboolean is_end, GError **error)
{
  guint64 last = 0;

  if (!walk->is_whole)
    return put_told (store, walk->log, walk->place, error);
  if (!is_end)
    return TRUE;
  if (!find_last (store, walk->log, &last, error) ||
      !put_told (store, walk->log, walk->place, error))
    return FALSE;
  return last <= walk->place ||
         put_finding (store, walk->log, walk->place + 1, DIM_AUDIT_MISSING, error);
}

static DimStatement *
prepare_list (DimStore *store, const DimAuditQuery *query, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT " COLUMNS " FROM audit_line a"
                          " WHERE (log, place) < (:log, :place)"
                          " AND (:action IS NULL OR action = :action)"
                          " AND (:desk IS NULL OR desk = :desk) AND time_s >= :since_s"
                          " AND time_s < :until_s"
                          " AND telling = (SELECT max (b.telling) FROM audit_line b"
                          "  WHERE b.log = a.log AND b.place = a.place)"
                          " ORDER BY log DESC, place DESC",
                          error);

  if (statement == NULL)
    return NULL;
  dim_statement_bind_int (statement, ":log", query->log > 0 ? query->log : G_MAXINT32);
  dim_statement_bind_int (statement, ":place", (gint64) query->place);
  dim_statement_bind_text (statement, ":action", query->action);
  dim_statement_bind_text (statement, ":desk", query->desk);
  dim_statement_bind_int (statement, ":since_s", query->since_s);
  dim_statement_bind_int (statement, ":until_s", query->until_s > 0 ? query->until_s : G_MAXINT64);
  return statement;
}

gpointer
dim_audit_lines_list (DimStore *store, gpointer data, GError **error)
{
  const DimAuditQuery *query = data;
  g_autoptr (DimAuditList) list = dim_audit_list_new ();
  DimStatement *statement = prepare_list (store, query, error);
  GError *fault = NULL;

  if (statement == NULL)
    return NULL;
  for (guint rows = 0; dim_statement_step (statement, &fault); rows++) {
    g_autoptr (DimAuditEntry) entry = NULL;

    list->more = list->entries->len == query->count || rows == ROWS_MOST;
    if (list->more)
      break;
    entry = read_entry (statement);
    list->log = entry->log;
    list->place = entry->place;
    if (query->match == NULL || query->match (entry, query->data))
      g_ptr_array_add (list->entries, g_steal_pointer (&entry));
  }
  dim_statement_reset (statement);
  if (fault == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, fault);
  return NULL;
}

static void
read_finding (DimStatement *statement, gpointer data)
{
  DimAuditFinding finding = { 0 };

  finding.log = (guint) dim_statement_int (statement, 0);
  finding.place = (guint64) dim_statement_int (statement, 1);
  finding.fault = (DimAuditFault) dim_statement_int (statement, 2);
  finding.found_s = dim_statement_int (statement, 3);
  finding.time_s = dim_statement_int (statement, 4);
  g_array_append_val ((GArray *) data, finding);
}

/* The head after the last line that is told. */
static gboolean
find_head (DimStore *store, DimAuditVerdict *verdict, GError **error)
{
  g_auto (Kept) kept = { 0 };
  DimAuditLog log;

  if (!dim_audit_lines_find_log (store, &log, error) ||
      !find_kept (store, log.number, log.told, &kept, error))
    return FALSE;
  if (kept.entry != NULL)
    memcpy (verdict->head, kept.entry->head, sizeof verdict->head);
  return TRUE;
}

gpointer
dim_audit_lines_stand (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (DimAuditVerdict) verdict = dim_audit_verdict_new ();
  DimDatabase *database = dim_store_database (store);

  if (!read_one (dim_database_prepare (database, "SELECT sum (told) FROM audit_log", error),
                 read_number, &verdict->lines, error) ||
      !find_head (store, verdict, error) ||
      !dim_store_read_rows (
        dim_database_prepare (database,
                              "SELECT f.log, f.place, f.fault, f.found_s,"
                              " (SELECT time_s FROM audit_line l WHERE l.log = f.log"
                              "  AND l.place = f.place ORDER BY l.telling LIMIT 1)"
                              " FROM audit_finding f ORDER BY f.log, f.place, f.fault",
                              error),
        read_finding, verdict->findings, error))
    return NULL;
  return g_steal_pointer (&verdict);
}

/* What is reckoned again, and the places that do not fit. */
typedef struct {
  guint log;
  guint64 place;
  guint8 head[DIM_AUDIT_HEAD_BYTES];
  GArray *unfit; /* (element-type DimAuditFinding) */
} Reckoning;

static void
reckon_line (DimStatement *statement, gpointer data)
{
  Reckoning *reckoning = data;
  g_autoptr (DimAuditEntry) entry = read_entry (statement);
  gboolean is_next;

  if (entry->log != reckoning->log) {
    memset (reckoning->head, 0, sizeof reckoning->head);
    reckoning->place = 0;
    reckoning->log = entry->log;
  }
  is_next = entry->place == reckoning->place + 1;
  dim_audit_entry_extend (entry, reckoning->head);
  if (is_next && memcmp (reckoning->head, entry->head, sizeof entry->head) != 0) {
    DimAuditFinding finding = { .log = entry->log, .place = entry->place };

    g_array_append_val (reckoning->unfit, finding);
  }
  memcpy (reckoning->head, entry->head, sizeof reckoning->head);
  reckoning->place = entry->place;
}

static gboolean
is_known_different (DimStore *store, const DimAuditFinding *finding, gboolean *out, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT count (*) FROM audit_finding WHERE log = :log AND place = :place"
                          " AND fault = :fault",
                          error);
  guint64 count = 0;

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_int (statement, ":log", finding->log);
  dim_statement_bind_int (statement, ":place", (gint64) finding->place);
  dim_statement_bind_int (statement, ":fault", DIM_AUDIT_DIFFERENT);
  if (!read_one (statement, read_number, &count, error))
    return FALSE;
  *out = count > 0;
  return TRUE;
}

/* A line of which it is known that it was told otherwise need not fit as well. */
static gboolean
put_unfit (DimStore *store, const GArray *unfit, GError **error)
{
  for (guint i = 0; i < unfit->len; i++) {
    const DimAuditFinding *finding = &g_array_index (unfit, DimAuditFinding, i);
    gboolean is_known = FALSE;

    if (!is_known_different (store, finding, &is_known, error))
      return FALSE;
    if (!is_known && !put_finding (store, finding->log, finding->place, DIM_AUDIT_UNFIT, error))
      return FALSE;
  }
  return TRUE;
}

gpointer
dim_audit_lines_reckon (DimStore *store, gpointer data, GError **error)
{
  g_autoptr (GArray) unfit = g_array_new (FALSE, TRUE, sizeof (DimAuditFinding));
  Reckoning reckoning = { .unfit = unfit };
  DimStatement *lines =
    dim_database_prepare (dim_store_database (store),
                          "SELECT " COLUMNS " FROM audit_line a"
                          " WHERE place <= (SELECT told FROM audit_log WHERE number = a.log)"
                          " AND telling = (SELECT max (b.telling) FROM audit_line b"
                          "  WHERE b.log = a.log AND b.place = a.place)"
                          " ORDER BY log, place",
                          error);

  if (!dim_store_read_rows (lines, reckon_line, &reckoning, error) ||
      !put_unfit (store, unfit, error))
    return NULL;
  return dim_audit_lines_stand (store, data, error);
}
