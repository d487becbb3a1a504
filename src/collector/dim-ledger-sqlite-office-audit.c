/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"
#include "dim-error.h"
#include "dim-ledger-sqlite-inside.h"

#include <string.h>

/* A line of the audit log belongs to the office of who did it; what the administrator did, to each
 * office that it was about; what another municipality did, to those whose registration it names. */

#define OFFICE_LINES                                                                               \
  "SELECT o.office, o.place, a.time_s, a.action, a.object, a.result, o.desk, o.role, a.actor,"     \
  " o.incident, o.head FROM office_audit o JOIN audit a ON a.sequence = o.sequence"

/* Whose log a line goes into, and how its origin reads there. */
typedef struct {
  char *office;
  char *desk;
  int role; /* −1: of who has no desk */
} Target;

static void
free_target (gpointer data)
{
  Target *target = data;

  g_free (target->office);
  g_free (target->desk);
  g_free (target);
}

static GPtrArray *
find_targets (DimLedger *ledger, const DimAuditLine *line, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (free_target);
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "SELECT office, desk, role FROM device WHERE id = :actor"
    " UNION ALL SELECT office, '', -1 FROM device WHERE :actor = 'beheer' AND id = :object"
    " UNION ALL SELECT id, '', -1 FROM office WHERE :actor = 'beheer' AND"
    " (:action IN ('sleutellijst-inlezen', 'notities-toestaan', 'notities-beeindigen') OR (:action "
    "= 'kantoor-vastleggen' AND id = :object))"
    " UNION ALL SELECT DISTINCT office, '', -1 FROM office_municipality"
    " WHERE :actor = 'beheer' AND :action = 'kring-vergeten' AND area = :object"
    " UNION SELECT office, '', -1 FROM incident WHERE :actor = 'elders' AND id = :object"
    " UNION SELECT m.office, '', -1 FROM incident i JOIN office_municipality m ON m.area = i.area"
    " WHERE :actor = 'elders' AND i.id = :object",
    error);
  GError *failure = NULL;

  if (s == NULL)
    return NULL;
  dim_statement_bind_text (s, ":actor", line->actor);
  dim_statement_bind_text (s, ":object", line->object);
  dim_statement_bind_text (s, ":action", line->action);
  while (dim_statement_step (s, &failure)) {
    Target *target = g_new0 (Target, 1);

    target->office = g_strdup (dim_statement_text (s, 0));
    target->desk = g_strdup (dim_statement_text (s, 1));
    target->role = (int) dim_statement_int (s, 2);
    g_ptr_array_add (targets, target);
  }
  return dim_ledger_end (s, failure, error) ? g_steal_pointer (&targets) : NULL;
}

/* What was refused left no fact behind. What the rules note by themselves names a registration. */
static gboolean
find_incident (DimLedger *ledger,
               const DimAuditLine *line,
               char out[DIM_UUID_TEXT_LEN],
               GError **error)
{
  DimStatement *s;
  GError *failure = NULL;

  if (strcmp (line->result, "gedaan") == 0 && strcmp (line->actor, DIM_AUDIT_ADMINISTRATOR) != 0) {
    g_strlcpy (out, line->object, DIM_UUID_TEXT_LEN);
    return TRUE;
  }
  if (strcmp (line->result, "201") != 0)
    return TRUE;
  s = dim_ledger_prepare (ledger, "SELECT incident FROM fact WHERE id = :object", error);
  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":object", line->object);
  if (dim_statement_step (s, &failure))
    dim_ledger_copy_text (s, 0, out, DIM_UUID_TEXT_LEN);
  return dim_ledger_end (s, failure, error);
}

static gboolean
find_last (DimLedger *ledger,
           const char *office,
           guint64 *out_place,
           guint8 head[DIM_SHA256_BYTES],
           GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger,
                                        "SELECT place, head FROM office_audit"
                                        " WHERE office = :office ORDER BY place DESC LIMIT 1",
                                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office);
  *out_place = 0;
  memset (head, 0, DIM_SHA256_BYTES);
  if (dim_statement_step (s, &failure)) {
    *out_place = (guint64) dim_statement_int (s, 0);
    (void) dim_ledger_copy_blob (s, 1, head, DIM_SHA256_BYTES);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
insert (DimLedger *ledger,
        const Target *target,
        gint64 sequence,
        const DimAuditEntry *entry,
        GError **error)
{
  DimStatement *s = dim_ledger_prepare (
    ledger,
    "INSERT INTO office_audit (office, place, sequence, desk, role, incident, head)"
    " VALUES (:office, :place, :sequence, :desk, :role, :incident, :head)",
    error);

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", target->office);
  dim_statement_bind_int (s, ":place", (gint64) entry->place);
  dim_statement_bind_int (s, ":sequence", sequence);
  dim_statement_bind_text (s, ":desk", entry->desk);
  if (target->role < 0)
    dim_statement_bind_null (s, ":role");
  else
    dim_statement_bind_int (s, ":role", target->role);
  dim_statement_bind_text (s, ":incident", entry->incident);
  dim_statement_bind_blob (s, ":head", entry->head, sizeof entry->head);
  return dim_statement_run (s, error);
}

static DimAuditEntry *
make_entry (const DimAuditLine *line, const Target *target, const char *incident)
{
  DimAuditEntry *entry = dim_audit_entry_new ();

  entry->time_s = line->time_s;
  dim_audit_entry_set (&entry->action, line->action);
  dim_audit_entry_set (&entry->object, line->object);
  dim_audit_entry_set (&entry->result, line->result);
  dim_audit_entry_set (&entry->desk, target->desk);
  if (target->role >= 0)
    entry->role = (DimRole) target->role;
  dim_audit_entry_set (&entry->actor, line->actor);
  g_strlcpy (entry->incident, incident, sizeof entry->incident);
  return entry;
}

gboolean
dim_ledger_share_audit_line (DimLedger *ledger,
                             gint64 sequence,
                             const DimAuditLine *line,
                             GError **error)
{
  char incident[DIM_UUID_TEXT_LEN] = "";
  g_autoptr (GPtrArray) targets = find_targets (ledger, line, error);

  if (targets == NULL || !find_incident (ledger, line, incident, error))
    return FALSE;
  for (guint i = 0; i < targets->len; i++) {
    const Target *target = g_ptr_array_index (targets, i);
    g_autoptr (DimAuditEntry) entry = make_entry (line, target, incident);
    guint64 last = 0;

    if (!find_last (ledger, target->office, &last, entry->head, error))
      return FALSE;
    entry->place = last + 1;
    dim_audit_entry_extend (entry, entry->head);
    if (!insert (ledger, target, sequence, entry, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
share_old_lines (DimLedger *ledger, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger,
                        "SELECT sequence, time_s, action, object, result, origin, actor FROM audit"
                        " WHERE (SELECT has_office_audit FROM ledger WHERE one = 1) = 0"
                        " ORDER BY sequence",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  while (failure == NULL && dim_statement_step (s, &failure)) {
    const DimAuditLine line = {
      .time_s = dim_statement_int (s, 1),
      .action = dim_statement_text (s, 2),
      .object = dim_statement_text (s, 3),
      .result = dim_statement_text (s, 4),
      .origin = dim_statement_text (s, 5),
      .actor = dim_statement_text (s, 6),
    };

    (void) dim_ledger_share_audit_line (ledger, dim_statement_int (s, 0), &line, &failure);
  }
  return dim_ledger_end (s, failure, error);
}

static gboolean
is_shared_out (DimLedger *ledger, gboolean *out, GError **error)
{
  DimStatement *s =
    dim_ledger_prepare (ledger, "SELECT 1 FROM ledger WHERE one = 1 AND has_office_audit = 1",
                        error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  *out = dim_statement_step (s, &failure);
  return dim_ledger_end (s, failure, error);
}

gboolean
dim_ledger_share_audit (DimLedger *ledger, GError **error)
{
  gboolean is_done = FALSE;

  if (!is_shared_out (ledger, &is_done, error))
    return FALSE;
  if (is_done)
    return TRUE;
  if (!ledger->home->begin (ledger, error))
    return FALSE;
  if (share_old_lines (ledger, error) &&
      dim_database_exec (dim_ledger_database (ledger),
                         "UPDATE ledger SET has_office_audit = 1 WHERE has_office_audit = 0",
                         error) &&
      ledger->home->commit (ledger, error))
    return TRUE;
  ledger->home->rollback (ledger);
  return FALSE;
}

static DimAuditEntry *
read_entry (DimStatement *s)
{
  DimAuditEntry *entry = dim_audit_entry_new ();

  entry->place = (guint64) dim_statement_int (s, 1);
  entry->time_s = dim_statement_int (s, 2);
  dim_audit_entry_set (&entry->action, dim_statement_text (s, 3));
  dim_audit_entry_set (&entry->object, dim_statement_text (s, 4));
  dim_audit_entry_set (&entry->result, dim_statement_text (s, 5));
  dim_audit_entry_set (&entry->desk, dim_statement_text (s, 6));
  entry->role = (DimRole) dim_statement_int (s, 7);
  dim_audit_entry_set (&entry->actor, dim_statement_text (s, 8));
  dim_ledger_copy_text (s, 9, entry->incident, sizeof entry->incident);
  (void) dim_ledger_copy_blob (s, 10, entry->head, sizeof entry->head);
  return entry;
}

static gboolean
list_of_office (DimLedger *ledger,
                const char *office,
                guint64 after,
                guint count,
                GPtrArray **out,
                GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_audit_entry_free);
  DimStatement *s = dim_ledger_prepare (
    ledger,
    OFFICE_LINES " WHERE o.office = :office AND o.place > :after ORDER BY o.place LIMIT :count",
    error);
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  dim_statement_bind_text (s, ":office", office);
  dim_statement_bind_int (s, ":after", (gint64) after);
  dim_statement_bind_int (s, ":count", count);
  while (dim_statement_step (s, &failure))
    g_ptr_array_add (entries, read_entry (s));
  if (!dim_ledger_end (s, failure, error))
    return FALSE;
  *out = g_steal_pointer (&entries);
  return TRUE;
}

gboolean
dim_ledger_verify_office_audit (DimLedger *ledger, GError **error)
{
  DimStatement *s = dim_ledger_prepare (ledger, OFFICE_LINES " ORDER BY o.office, o.place", error);
  g_autofree char *office = NULL;
  guint8 head[DIM_SHA256_BYTES] = { 0 };
  guint64 place = 0;
  GError *failure = NULL;

  if (s == NULL)
    return FALSE;
  while (failure == NULL && dim_statement_step (s, &failure)) {
    g_autoptr (DimAuditEntry) entry = read_entry (s);

    if (g_strcmp0 (office, dim_statement_text (s, 0)) != 0) {
      g_free (office);
      office = g_strdup (dim_statement_text (s, 0));
      memset (head, 0, sizeof head);
      place = 0;
    }
    dim_audit_entry_extend (entry, head);
    if (entry->place != ++place || memcmp (entry->head, head, sizeof head) != 0)
      g_set_error (&failure, DIM_ERROR, DIM_ERROR_INVALID,
                   "Cannot trust audit log of %s: line %" G_GUINT64_FORMAT
                   " does not fit the chain",
                   office, place);
  }
  return dim_ledger_end (s, failure, error);
}

void
dim_ledger_sqlite_add_office_audit (DimLedgerHome *home)
{
  home->log.of_office = list_of_office;
}
