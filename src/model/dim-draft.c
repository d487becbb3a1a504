/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-draft.h"

#include <string.h>

static void
wipe_text (gpointer text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static void
wipe_texts (char **texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    wipe_text (texts[i]);
  g_free (texts);
}

DimDraft *
dim_draft_new (const char *id)
{
  DimDraft *draft = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  draft = g_new0 (DimDraft, 1);
  draft->incident = dim_incident_new (id);
  draft->numbers = g_ptr_array_new_with_free_func (wipe_text);
  draft->explanation = g_strdup ("");
  draft->allowed = g_new0 (char *, 1);
  draft->question = DIM_DRAFT_NOWHERE;
  return draft;
}

DimDraft *
dim_draft_copy (const DimDraft *draft)
{
  DimDraft *copy = NULL;

  g_return_val_if_fail (draft != NULL, NULL);
  copy = g_new0 (DimDraft, 1);
  copy->incident = dim_incident_copy (draft->incident);
  copy->numbers = g_ptr_array_new_with_free_func (wipe_text);
  for (guint i = 0; i < draft->numbers->len; i++)
    g_ptr_array_add (copy->numbers, g_strdup (g_ptr_array_index (draft->numbers, i)));
  copy->explanation = g_strdup (draft->explanation);
  copy->allowed = g_strdupv (draft->allowed);
  copy->audience = draft->audience;
  copy->changed_s = draft->changed_s;
  copy->active_ms = draft->active_ms;
  copy->question = draft->question;
  copy->is_shown = draft->is_shown;
  return copy;
}

void
dim_draft_free (DimDraft *draft)
{
  if (draft == NULL)
    return;
  dim_incident_free (draft->incident);
  g_ptr_array_unref (draft->numbers);
  wipe_text (draft->explanation);
  wipe_texts (draft->allowed);
  g_free (draft);
}

void
dim_draft_set_explanation (DimDraft *draft, const char *text, const char *const *allowed)
{
  char *copy = NULL;
  char **copies = NULL;

  g_return_if_fail (draft != NULL && text != NULL && allowed != NULL);
  copy = g_strdup (text);
  copies = g_strdupv ((char **) allowed);
  wipe_text (draft->explanation);
  wipe_texts (draft->allowed);
  draft->explanation = copy;
  draft->allowed = copies;
}

void
dim_draft_add_document (DimDraft *draft,
                        const char *use_id,
                        const char *kind,
                        const char *country,
                        const char *number)
{
  DimDocumentUse *use = NULL;

  g_return_if_fail (draft != NULL && number != NULL);
  use = dim_document_use_new (use_id, kind, country);
  g_return_if_fail (use != NULL);
  use->state = number[0] != '\0' ? DIM_COMPARE_TO_FOLLOW : DIM_COMPARE_NO_NUMBER;
  g_ptr_array_add (draft->incident->documents, use);
  g_ptr_array_add (draft->numbers, g_strdup (number));
}

void
dim_draft_remove_document (DimDraft *draft, guint index)
{
  g_return_if_fail (draft != NULL && index < draft->numbers->len);
  g_ptr_array_remove_index (draft->incident->documents, index);
  g_ptr_array_remove_index (draft->numbers, index);
}
