/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-review.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimReviewActions: what can be done about what is reviewed, as buttons with their keys. They use
 * the page's actions: "review.same", "same-because", "apart", "apart-because", "seen", "ask",
 * "certainty" and "skip". */
#define DIM_TYPE_REVIEW_ACTIONS (dim_review_actions_get_type ())
G_DECLARE_FINAL_TYPE (DimReviewActions, dim_review_actions, DIM, REVIEW_ACTIONS, AdwBin)

/* What suits @item (nullable: there is nothing to look at) shows, and of @actions that alone is
 * enabled. */
void
dim_review_actions_show (DimReviewActions *self, GActionMap *actions, const DimReviewItem *item);
/* TRUE if its registrations are looked at beside each other, FALSE if there is one to read. */
gboolean dim_review_actions_compare (const DimReviewItem *item);
/* What putting @item away comes to, for a toast. Static. */
const char *dim_review_actions_say_seen (const DimReviewItem *item);

G_END_DECLS
