/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft-input.h"

#include "dim-error.h"
#include "dim-fact-codec.h"

static void
append_fault (gpointer data, gpointer user_data)
{
  const DimProblemFault *fault = data;

  g_string_append_printf (user_data, "\n%s: %s (%s)", fault->pointer, fault->detail, fault->code);
}

DimDraft *
dim_draft_from_json (GBytes *json, const char *id, GError **error)
{
  g_autoptr (DimProblem) problem = NULL;
  g_autoptr (GString) message = NULL;
  DimDraft *draft;

  g_return_val_if_fail (json != NULL && id != NULL, NULL);
  draft = dim_draft_decode_input (json, id, &problem);
  if (draft != NULL)
    return draft;
  message = g_string_new ("Cannot read the registration: ");
  g_string_append (message, problem->detail);
  g_ptr_array_foreach (problem->faults, append_fault, message);
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID, message->str);
  return NULL;
}
