/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimChoice: a question that is answered from a list, at the speed of a hand. Entering it shows the
 * choices; a digit takes the choice at that fixed place, typing filters, the arrows move, Enter
 * takes what is highlighted after typing or an arrow and otherwise goes on; Tab does the same and
 * goes on. With several answers each becomes a chip, and Backspace on empty text takes the last one
 * away. Escape drops what was typed. Leaving it shows the answer in words, and says so where
 * something was typed and not chosen.
 *
 * Signals: "changed" after every change by hand; "done" when the hand wants to go on.
 */
#define DIM_TYPE_CHOICE (dim_choice_get_type ())
G_DECLARE_FINAL_TYPE (DimChoice, dim_choice, DIM, CHOICE, GtkWidget)

/* Both properties of the template: "title" (the accessible name) and "multiple". */
void dim_choice_clear_items (DimChoice *self);
/* Choices stand in the order of adding; the first nine have a number key. @words: what else finds
 * it, or "". */
void dim_choice_add (DimChoice *self, const char *code, const char *label, const char *words);
/* Codes that are no choice are passed over. Emits nothing. */
void dim_choice_set_codes (DimChoice *self, const char *const *codes);
/* In order of choosing; NULL-terminated; owned by the caller. */
char **dim_choice_dup_codes (DimChoice *self);
/* The first code; NULL if unanswered; borrowed until the next change. */
const char *dim_choice_get_code (DimChoice *self);
void dim_choice_set_code (DimChoice *self, const char *code);

/* For whoever saves while the hand is still here: takes what Enter would take, and stays. Returns:
 * FALSE if something is typed that is no answer. */
gboolean dim_choice_settle (DimChoice *self);
/* What is wrong with the answer, for a screen reader; NULL: nothing. */
void dim_choice_set_fault (DimChoice *self, const char *sentence);

G_END_DECLS
