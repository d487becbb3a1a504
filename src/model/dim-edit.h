/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-certainty.h"
#include "dim-draft.h"

G_BEGIN_DECLS

/* A change of a registration that is being typed: the same form as a draft, beside what its author
 * saw when it was begun. Only what differs becomes a revision. */
typedef struct {
  DimDraft *draft;   /* its id is the registration's; a number is given only to replace one */
  DimIncident *seen; /* as it stood when the change was begun */
  char *seen_text;   /* the explanation, likewise; kept on this device alone */
  char **basis;      /* ids of the facts that made it so: the next revision's basis */
  guint32 chosen;    /* 1 << DimField: go along also if they do not differ; a conflict is settled */
  char *reason;      /* why the certainty moves, as on the wire; "" until somebody said */
  gboolean without_numbers; /* what needs its number again shall be "niet vergelijkbaar" */
} DimEdit;

/* The draft begins as what was seen. @basis is copied. */
DimEdit *dim_edit_new (const DimIncident *seen, const char *text, const char *const *basis);
DimEdit *dim_edit_copy (const DimEdit *edit);
void dim_edit_free (DimEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimEdit, dim_edit_free)

/* The answers as they would stand. A document that was there keeps how it can be compared, unless
 * its number is given anew or its kind has none (any more). */
DimIncident *dim_edit_answers (const DimEdit *edit, const DimCodeBook *book);
/* 1 << DimField of the answers that differ or are chosen; a number that is given anew is a
 * difference. */
guint32 dim_edit_changes (const DimEdit *edit, const DimCodeBook *book);
gboolean dim_edit_has_new_text (const DimEdit *edit);
void dim_edit_set_reason (DimEdit *edit, const char *reason);
/* TRUE if how certain it is would stand otherwise than was seen. */
gboolean dim_edit_moves_certainty (const DimEdit *edit);
/* TRUE if it would, and no reason is given that suits: then it cannot be sent. */
gboolean dim_edit_lacks_reason (const DimEdit *edit);

G_END_DECLS
