/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft-input.h"

#include "dim-error.h"
#include "dim-fact-codec.h"

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
