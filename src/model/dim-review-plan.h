/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decisions.h"

G_BEGIN_DECLS

/* From "these are one event, those another" to decisions. Pure; any thread. */

/* A registration, and with which others it shall be one event: those of the same number. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  guint event;
} DimReviewPlace;

/**
 * dim_review_plan:
 * @places: (element-type DimReviewPlace): no incident twice
 * @standing: (element-type DimDecision): what stands about any of them
 * @reason: for each
 *
 * What is to be decided so that those of one event are the same and all others are apart, beside
 * what stands already. What stands against it is replaced at once, by the first of them (and, if
 * that is more than one can name, retracted before), so that retracting all of them, the last one
 * first, brings back what was. Every pair across is decided by itself: no withdrawal of a third
 * makes them one again.
 *
 * Returns: (transfer full) (element-type DimDecision): in the order in which they are to be taken,
 *   with empty ids; none if all of it stands.
 */
GPtrArray *dim_review_plan (const GArray *places, GPtrArray *standing, const char *reason);

G_END_DECLS
