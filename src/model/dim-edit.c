/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-edit.h"

#include <string.h>

static void
wipe_text (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static const DimDocumentUse *
find_seen (const DimEdit *edit, const char *use)
{
  for (guint i = 0; i < edit->seen->documents->len; i++) {
    const DimDocumentUse *seen = g_ptr_array_index (edit->seen->documents, i);

    if (strcmp (seen->id, use) == 0)
      return seen;
  }
  return NULL;
}

static gboolean
can_have_number (const DimCodeBook *book, const char *kind)
{
  const DimCode *code = dim_code_book_find (book, DIM_LIST_DOCUMENT, kind);

  /* Of a kind that nobody knows it is for the check to say. */
  return code == NULL || code->has_tag;
}

static gboolean
has_number (const DimEdit *edit, guint index)
{
  const char *number = g_ptr_array_index (edit->draft->numbers, index);

  return *number != '\0';
}

DimEdit *
dim_edit_new (const DimIncident *seen, const char *text, const char *const *basis)
{
  DimEdit *edit = NULL;

  g_return_val_if_fail (seen != NULL && text != NULL && basis != NULL, NULL);
  edit = g_new0 (DimEdit, 1);
  edit->seen = dim_incident_copy (seen);
  edit->seen_text = g_strdup (text);
  edit->basis = g_strdupv ((char **) basis);
  edit->reason = g_strdup ("");
  edit->draft = dim_draft_new (seen->id);
  dim_incident_free (edit->draft->incident);
  edit->draft->incident = dim_incident_copy (seen);
  for (guint i = 0; i < seen->documents->len; i++)
    g_ptr_array_add (edit->draft->numbers, g_strdup (""));
  dim_draft_set_explanation (edit->draft, text, (const char *const[]){ NULL });
  return edit;
}

DimEdit *
dim_edit_copy (const DimEdit *edit)
{
  DimEdit *copy = NULL;

  g_return_val_if_fail (edit != NULL, NULL);
  copy = g_memdup2 (edit, sizeof *edit);
  copy->draft = dim_draft_copy (edit->draft);
  copy->seen = dim_incident_copy (edit->seen);
  copy->seen_text = g_strdup (edit->seen_text);
  copy->basis = g_strdupv (edit->basis);
  copy->reason = g_strdup (edit->reason);
  return copy;
}

void
dim_edit_free (DimEdit *edit)
{
  if (edit == NULL)
    return;
  dim_draft_free (edit->draft);
  dim_incident_free (edit->seen);
  wipe_text (edit->seen_text);
  g_strfreev (edit->basis);
  g_free (edit->reason);
  g_free (edit);
}

DimIncident *
dim_edit_answers (const DimEdit *edit, const DimCodeBook *book)
{
  DimIncident *answers = NULL;

  g_return_val_if_fail (edit != NULL && book != NULL, NULL);
  answers = dim_incident_copy (edit->draft->incident);
  for (guint i = 0; i < answers->documents->len; i++) {
    DimDocumentUse *use = g_ptr_array_index (answers->documents, i);
    const DimDocumentUse *seen = find_seen (edit, use->id);

    if (has_number (edit, i))
      use->state = DIM_COMPARE_TO_FOLLOW;
    else if (seen != NULL && can_have_number (book, use->kind))
      use->state = seen->state;
    else
      use->state = DIM_COMPARE_NO_NUMBER;
  }
  return answers;
}

guint32
dim_edit_changes (const DimEdit *edit, const DimCodeBook *book)
{
  g_autoptr (DimIncident) answers = NULL;
  guint32 changes = 0;

  g_return_val_if_fail (edit != NULL && book != NULL, 0);
  changes = edit->chosen;
  answers = dim_edit_answers (edit, book);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (!dim_incident_field_equal (edit->seen, answers, (DimField) i))
      changes |= 1U << i;
  for (guint i = 0; i < edit->draft->numbers->len; i++)
    if (has_number (edit, i))
      changes |= 1U << DIM_FIELD_DOCUMENTS;
  return changes;
}

gboolean
dim_edit_has_new_text (const DimEdit *edit)
{
  g_return_val_if_fail (edit != NULL, FALSE);
  return strcmp (edit->draft->explanation, edit->seen_text) != 0;
}

void
dim_edit_set_reason (DimEdit *edit, const char *reason)
{
  char *copy = NULL;

  g_return_if_fail (edit != NULL && reason != NULL);
  copy = g_strdup (reason);
  g_free (edit->reason);
  edit->reason = copy;
}

gboolean
dim_edit_moves_certainty (const DimEdit *edit)
{
  g_return_val_if_fail (edit != NULL, FALSE);
  return !dim_incident_field_equal (edit->seen, edit->draft->incident, DIM_FIELD_CERTAINTY);
}

gboolean
dim_edit_lacks_reason (const DimEdit *edit)
{
  DimCertaintyReason reason = DIM_CERTAINTY_MISTAKE;

  g_return_val_if_fail (edit != NULL, FALSE);
  return dim_edit_moves_certainty (edit) &&
         !(dim_certainty_reason_from_name (edit->reason, &reason) &&
           dim_certainty_reason_suits (reason, dim_incident_certainty (edit->draft->incident)));
}
