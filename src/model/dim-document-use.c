/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-incident.h"

static const char *const state_names[] = {
  [DIM_COMPARE_NO_NUMBER] = "geen-nummer",
  [DIM_COMPARE_TO_FOLLOW] = "kenmerk-volgt",
  [DIM_COMPARE_TAGGED] = "vergeleken",
  [DIM_COMPARE_IMPOSSIBLE] = "niet-vergelijkbaar",
};

const char *
dim_compare_state_name (DimCompareState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);
  return state_names[state];
}

gboolean
dim_compare_state_from_name (const char *name, DimCompareState *out_state)
{
  g_return_val_if_fail (name != NULL && out_state != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++) {
    if (g_str_equal (state_names[i], name)) {
      *out_state = (DimCompareState) i;
      return TRUE;
    }
  }
  return FALSE;
}

DimDocumentUse *
dim_document_use_new (const char *id, const char *kind, const char *country)
{
  DimDocumentUse *use = NULL;

  g_return_val_if_fail (id != NULL && kind != NULL && country != NULL, NULL);
  use = g_new0 (DimDocumentUse, 1);
  g_strlcpy (use->id, id, sizeof use->id);
  use->kind = g_strdup (kind);
  g_strlcpy (use->country, country, sizeof use->country);
  return use;
}

DimDocumentUse *
dim_document_use_copy (const DimDocumentUse *use)
{
  DimDocumentUse *copy = NULL;

  g_return_val_if_fail (use != NULL, NULL);
  copy = dim_document_use_new (use->id, use->kind, use->country);
  copy->state = use->state;
  return copy;
}

void
dim_document_use_free (DimDocumentUse *use)
{
  if (use == NULL)
    return;
  g_free (use->kind);
  g_free (use);
}

DimFollowUp *
dim_follow_up_new (const char *code, DimDay date, gboolean is_done)
{
  DimFollowUp *follow_up = NULL;

  g_return_val_if_fail (code != NULL, NULL);
  follow_up = g_new0 (DimFollowUp, 1);
  follow_up->code = g_strdup (code);
  follow_up->date = date;
  follow_up->is_done = is_done;
  return follow_up;
}

void
dim_follow_up_free (DimFollowUp *follow_up)
{
  if (follow_up == NULL)
    return;
  g_free (follow_up->code);
  g_free (follow_up);
}
