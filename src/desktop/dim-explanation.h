/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimExplanation: free text under the guard. What may be personal data is underlined while typing,
 * with the reason in words and one key that takes it out (Ctrl+.; F8 and Shift+F8 go from one to
 * the next); and for whom the text is meant. Stays on the device.
 *
 * Signals: "changed".
 */
#define DIM_TYPE_EXPLANATION (dim_explanation_get_type ())
G_DECLARE_FINAL_TYPE (DimExplanation, dim_explanation, DIM, EXPLANATION, GtkWidget)

/* For dim_guard_scan; copied. */
void dim_explanation_set_public_numbers (DimExplanation *self, const char *const *public_numbers);
/* Nothing of what was loaded before can be undone into view. */
void dim_explanation_load (DimExplanation *self, const DimDraft *draft);
void dim_explanation_store (DimExplanation *self, DimDraft *draft);
/* It is a note of at most DIM_NOTE_CHARACTERS_MAX characters to others: nobody chooses whom. */
void dim_explanation_be_note (DimExplanation *self);
/* What stands in it, and what the hand said is no personal data. Owned by the caller. */
char *dim_explanation_dup_text (DimExplanation *self);
char **dim_explanation_dup_allowed (DimExplanation *self);
/* A sentence that says what must be done before the text may leave the draft; NULL if nothing. */
char *dim_explanation_dup_fault (DimExplanation *self);

G_END_DECLS
