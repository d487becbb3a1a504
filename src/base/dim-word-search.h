/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How well something with a name answers to words that a hand typed, the best first. Every typed
 * word has to be found. Pure; any thread. */
typedef enum {
  DIM_FIT_START, /* the name begins with the first word, the others begin words of the name */
  DIM_FIT_NAME,  /* each begins a word of the name */
  DIM_FIT_WORD,  /* each begins a word of the name or of what else it is called */
  DIM_FIT_PART,  /* from three letters on, each stands somewhere within them */
  DIM_FIT_NEAR,  /* from five letters on with one letter wrong, from nine on with two */
  DIM_FIT_NONE
} DimFit;

/* @text in the form in which fits are judged: case-folded, without accents and hyphens, words apart
 * by one blank, and nothing that cannot be seen. "" for what is not UTF-8. Owned by the caller. */
char *dim_word_search_key (const char *text);

/* All three are such keys; @also: other words for the same, or "". */
DimFit dim_word_search_fit (const char *name, const char *also, const char *typed);

G_END_DECLS
