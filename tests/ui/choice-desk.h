/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "desk.h"
#include "dim-choice.h"

/* One question at the desk, and what it told so far. */
typedef struct {
  DimChoice *choice;
  const guint *changed; /* signals */
  const guint *done;
} ChoiceDesk;

/* Shows a question “De vraag” over @list. */
void choice_desk_set_up (ChoiceDesk *fixture, DimList list, gboolean multiple);
/* The same for a table of g_test_add: one answer, of the forms of fraud. */
void choice_desk_set_up_form (ChoiceDesk *fixture, gconstpointer unused);
void choice_desk_tear_down (ChoiceDesk *fixture, gconstpointer unused);

/* The focus goes into the question. */
void choice_desk_enter (ChoiceDesk *fixture);
/* What is in the list on screen, the line for an empty one left out. */
guint choice_desk_count_rows (ChoiceDesk *fixture);

/* @codes: parted by blanks, in order. */
void choice_desk_assert_answer (ChoiceDesk *fixture, const char *codes);
/* How often each signal was given so far. */
void choice_desk_assert_signals (ChoiceDesk *fixture, guint changed, guint done);
/* What stands under the question, and is spoken; "": nothing. */
void choice_desk_assert_note (ChoiceDesk *fixture, const char *words);
#define CHOICE_DESK_NOT_CHOSEN "Wat u typte, is niet gekozen. Kies een antwoord uit de lijst."
