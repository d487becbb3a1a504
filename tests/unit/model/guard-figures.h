/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-guard.h"

/* How good the guard is: of what is personal, how much it finds; of what is not, how much it keeps
 * from being saved or asks about. */

typedef struct {
  guint n;
  guint found;
} GuardShare;

typedef struct {
  GuardShare kinds[DIM_N_PERSONAL][2]; /* by DimGuardLevel */
  guint n_harmless;
  guint n_blocked; /* texts in which it is certain, and wrong */
  guint n_asked;   /* texts about which it only asks */
} GuardFigures;

/* @marked: a text in which what is personal stands between braces, and nothing else is. Found
 * is what is covered as a whole by findings of at least @level: nothing of it may stay behind when
 * they are taken out. */
void guard_figures_count (GuardFigures *figures,
                          DimPersonalKind kind,
                          DimGuardLevel level,
                          const char *marked);
void guard_figures_count_harmless (GuardFigures *figures, const char *text);

/* Prints them, and fails where too little was found of a kind or too much was held up. */
void guard_figures_assert (const GuardFigures *figures);
