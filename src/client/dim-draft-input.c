/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft-input.h"

#include "dim-error.h"
#include "dim-fact-codec.h"

#include <string.h>

/* The faults, or what is wrong with the whole where none can be named. */
static void
tell_problem (const DimProblem *problem, GString *remarks)
{
  g_string_truncate (remarks, 0);
  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (problem->faults, i);

    g_string_append_printf (remarks, "%s%s: %s (%s)", i > 0 ? "\n" : "",
                            fault->pointer[0] != '\0' ? fault->pointer : "/", fault->detail,
                            fault->code);
  }
  if (problem->faults->len == 0)
    g_string_append (remarks, problem->detail);
}

DimDraft *
dim_draft_from_json (GBytes *json, const char *id, GString *remarks, GError **error)
{
  g_autoptr (DimProblem) problem = NULL;
  DimDraft *draft;

  g_return_val_if_fail (json != NULL && id != NULL && remarks != NULL, NULL);
  draft = dim_draft_decode_input (json, id, remarks, &problem);
  if (draft != NULL)
    return draft;
  tell_problem (problem, remarks);
  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read the registration: %s",
               problem->code);
  return NULL;
}

/* The first document of that kind and country that nobody named yet; NULL: there is none. */
static const DimDocumentUse *
find_shown (const DimEdit *edit, const DimDocumentUse *given, GHashTable *named)
{
  for (guint i = 0; i < edit->seen->documents->len; i++) {
    const DimDocumentUse *shown = g_ptr_array_index (edit->seen->documents, i);

    if (strcmp (shown->kind, given->kind) == 0 && strcmp (shown->country, given->country) == 0 &&
        g_hash_table_add (named, (gpointer) shown->id))
      return shown;
  }
  return NULL;
}

static void
take_documents (DimEdit *edit, DimDraft *given)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < given->incident->documents->len; i++) {
    DimDocumentUse *use = g_ptr_array_index (given->incident->documents, i);
    const DimDocumentUse *shown = find_shown (edit, use, named);

    if (shown != NULL)
      g_strlcpy (use->id, shown->id, sizeof use->id);
  }
  dim_incident_copy_field (edit->draft->incident, given->incident, DIM_FIELD_DOCUMENTS);
  g_ptr_array_unref (edit->draft->numbers);
  edit->draft->numbers = g_ptr_array_ref (given->numbers);
}

gboolean
dim_edit_take_json (DimEdit *edit, GBytes *json, guint32 disputed, GString *remarks, GError **error)
{
  g_autoptr (DimDraft) given = NULL;

  g_return_val_if_fail (edit != NULL, FALSE);
  given = dim_draft_from_json (json, edit->seen->id, remarks, error);
  if (given == NULL)
    return FALSE;
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    if (!dim_incident_is_answered (given->incident, (DimField) i))
      continue;
    edit->chosen |= disputed & (1U << i);
    if (i == DIM_FIELD_DOCUMENTS)
      take_documents (edit, given);
    else
      dim_incident_copy_field (edit->draft->incident, given->incident, (DimField) i);
  }
  if (given->explanation[0] != '\0') {
    g_free (edit->draft->explanation);
    edit->draft->explanation = g_strdup (given->explanation);
  }
  return TRUE;
}
