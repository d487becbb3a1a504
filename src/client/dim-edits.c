/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-edits.h"

#include "dim-drafts.h"
#include "dim-fact-codec.h"
#include "dim-incidents.h"
#include "dim-store-inside.h"

typedef struct {
  char **basis;
  GBytes *seen;
  GBytes *sealed;
  char *reason;
} Kept;

static void
clear_kept (Kept *kept)
{
  g_strfreev (kept->basis);
  g_clear_pointer (&kept->seen, g_bytes_unref);
  g_clear_pointer (&kept->sealed, g_bytes_unref);
  g_free (kept->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kept, clear_kept)

static void
read_kept (DimStatement *statement, gpointer data)
{
  Kept *kept = data;

  kept->basis = g_strsplit (dim_statement_text (statement, 0), " ", -1);
  kept->seen = dim_statement_bytes (statement, 1);
  kept->sealed = dim_statement_bytes (statement, 2);
  kept->reason = g_strdup (dim_statement_text (statement, 3));
}

static void
read_incident (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

static GBytes *
encode_seen (const DimIncident *seen)
{
  g_autoptr (DimFact) fact = dim_fact_new (DIM_FACT_INCIDENT, seen->id, seen->id);

  fact->values = dim_incident_copy (seen);
  return dim_fact_encode (fact);
}

static DimEdit *
open_kept (DimStore *store, const char *incident, const Kept *kept, GError **error)
{
  g_autoptr (GBytes) plain = dim_store_unseal (store, "edit", incident, kept->sealed, error);
  g_autoptr (DimProblem) no_form = NULL;
  g_autoptr (DimProblem) no_answers = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DimFact) seen = NULL;
  g_autoptr (DimDraft) draft = NULL;
  g_autoptr (DimEdit) edit = NULL;

  if (plain == NULL)
    return NULL;
  text = dim_incidents_load_explanation (store, incident, error);
  if (text == NULL)
    return NULL;
  seen = dim_fact_decode (DIM_FACT_INCIDENT, incident, kept->seen, &no_answers);
  draft = dim_draft_decode (plain, &no_form);
  if (seen == NULL || draft == NULL) {
    g_warning ("Cannot read the change of registration %s: it is damaged", incident);
    return NULL;
  }
  edit = dim_edit_new (seen->values, text, (const char *const *) kept->basis);
  dim_draft_free (edit->draft);
  edit->draft = g_steal_pointer (&draft);
  dim_edit_set_reason (edit, kept->reason);
  return g_steal_pointer (&edit);
}

gboolean
dim_edits_save (DimStore *store, const DimEdit *edit, GError **error)
{
  const char *incident = edit->seen->id;
  g_autoptr (GBytes) plain = dim_drafts_encode (edit->draft);
  g_autoptr (GBytes) sealed = dim_store_seal (store, "edit", incident, plain, error);
  g_autoptr (GBytes) seen = encode_seen (edit->seen);
  g_autofree char *basis = g_strjoinv (" ", edit->basis);
  DimStatement *statement;

  if (sealed == NULL)
    return FALSE;
  statement =
    dim_database_prepare (dim_store_database (store),
                          "INSERT OR REPLACE INTO edit (incident, changed_s, basis, seen, sealed,"
                          " reason) VALUES (:incident, :changed, :basis, :seen, :sealed, :reason)",
                          error);
  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  dim_statement_bind_int (statement, ":changed", edit->draft->changed_s);
  dim_statement_bind_text (statement, ":basis", basis);
  dim_statement_bind_bytes (statement, ":seen", seen);
  dim_statement_bind_bytes (statement, ":sealed", sealed);
  dim_statement_bind_text (statement, ":reason", edit->reason);
  return dim_statement_run (statement, error);
}

gboolean
dim_edits_remove (DimStore *store, const char *incident, GError **error)
{
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "DELETE FROM edit WHERE incident = :incident",
                          error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  dim_store_mark_deleted (store);
  return dim_statement_run (statement, error);
}

gboolean
dim_edits_load (DimStore *store, const char *incident, DimEdit **out, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_auto (Kept) kept = { 0 };
  DimStatement *statement = dim_database_prepare (dim_store_database (store),
                                                  "SELECT basis, seen, sealed, reason FROM edit"
                                                  " WHERE incident = :incident",
                                                  error);

  if (statement == NULL)
    return FALSE;
  dim_statement_bind_text (statement, ":incident", incident);
  if (!dim_store_read_row (statement, read_kept, &kept, &fault) && fault != NULL) {
    g_propagate_error (error, g_steal_pointer (&fault));
    return FALSE;
  }
  *out = kept.sealed == NULL ? NULL : open_kept (store, incident, &kept, &fault);
  if (fault != NULL)
    g_warning ("Cannot open the change of registration %s: %s", incident, fault->message);
  return TRUE;
}

GPtrArray *
dim_edits_list (DimStore *store, GError **error)
{
  g_autoptr (GPtrArray) incidents = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store),
                          "SELECT incident FROM edit ORDER BY changed_s DESC, incident DESC",
                          error);

  if (!dim_store_read_rows (statement, read_incident, incidents, error))
    return NULL;
  return g_steal_pointer (&incidents);
}
