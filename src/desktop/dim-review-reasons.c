/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-reasons.h"

#include "dim-review-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

GMenuModel *
dim_review_reasons_make_menu (DimDecisionKind kind, const char *action)
{
  GMenu *menu = g_menu_new ();

  g_return_val_if_fail (action != NULL, G_MENU_MODEL (menu));
  for (guint i = 0; i < DIM_N_REASONS; i++) {
    DimDecisionReason reason = (DimDecisionReason) i;
    g_autofree char *words = NULL;
    g_autoptr (GMenuItem) item = NULL;

    if (!dim_decision_reason_suits (reason, kind))
      continue;
    words = dim_words_capitalise (dim_words_decision_reason (reason));
    item = g_menu_item_new (words, NULL);
    g_menu_item_set_action_and_target (item, action, "s", dim_decision_reason_name (reason));
    g_menu_append_item (menu, item);
  }
  return G_MENU_MODEL (menu);
}

static const char *
say_usual (const DimReviewItem *item, DimDecisionKind kind)
{
  return dim_words_decision_reason (dim_decision_reason_usual (kind, item->kind, item->roles));
}

char *
dim_review_reasons_say_usual (const DimReviewItem *item)
{
  g_return_val_if_fail (item != NULL, NULL);
  return g_strdup_printf (_ ("Z: %s · A: %s"), say_usual (item, DIM_DECISION_SAME),
                          say_usual (item, DIM_DECISION_APART));
}
