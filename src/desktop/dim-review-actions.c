/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-actions.h"

#include "dim-review-reasons.h"

#include <glib/gi18n-lib.h>

struct _DimReviewActions {
  AdwBin parent_instance;

  GtkWidget *same_child;
  GtkWidget *apart_child;
  GtkWidget *seen_child;
  GtkWidget *ask_child;
  GtkWidget *certainty_child;
  AdwSplitButton *same_button;
  AdwSplitButton *apart_button;
  GtkLabel *reasons;
};

G_DEFINE_FINAL_TYPE (DimReviewActions, dim_review_actions, ADW_TYPE_BIN)

/* What is a question wants an answer, of a reviewer or first of a desk; what is not can be put
 * away. */
static gboolean
can_be_put_away (const DimReviewItem *item)
{
  return item->is_waiting || item->kind == DIM_REVIEW_REUSE || item->kind == DIM_REVIEW_ELSEWHERE ||
         item->kind == DIM_REVIEW_LATE || item->kind == DIM_REVIEW_ANSWERED ||
         item->kind == DIM_REVIEW_NOTED;
}

static void
enable (GActionMap *actions, const char *name, gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, name)),
                               is_enabled);
}

static void
dim_review_actions_class_init (DimReviewActionsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-review-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, same_child);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, apart_child);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, seen_child);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, ask_child);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, certainty_child);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, same_button);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, apart_button);
  gtk_widget_class_bind_template_child (widget_class, DimReviewActions, reasons);
}

static void
dim_review_actions_init (DimReviewActions *self)
{
  g_autoptr (GMenuModel) same =
    dim_review_reasons_make_menu (DIM_DECISION_SAME, "review.same-because");
  g_autoptr (GMenuModel) apart =
    dim_review_reasons_make_menu (DIM_DECISION_APART, "review.apart-because");

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_split_button_set_menu_model (self->same_button, same);
  adw_split_button_set_menu_model (self->apart_button, apart);
}

gboolean
dim_review_actions_compare (const DimReviewItem *item)
{
  g_return_val_if_fail (item != NULL, FALSE);
  return dim_review_kind_is_question (item->kind) || item->kind == DIM_REVIEW_REUSE;
}

void
dim_review_actions_show (DimReviewActions *self, GActionMap *actions, const DimReviewItem *item)
{
  gboolean can_agree = item != NULL && dim_review_item_can_agree (item);
  gboolean is_question = can_agree || (item != NULL && dim_review_kind_is_question (item->kind));
  gboolean is_comparison = can_agree || (item != NULL && dim_review_actions_compare (item));
  gboolean may_go = item != NULL && can_be_put_away (item);
  /* What was refused no desk but this one knows of. */
  gboolean may_ask = item != NULL && item->kind != DIM_REVIEW_REFUSED;

  g_return_if_fail (DIM_IS_REVIEW_ACTIONS (self) && G_IS_ACTION_MAP (actions));
  gtk_widget_set_visible (self->same_child, is_comparison);
  gtk_widget_set_visible (self->apart_child, is_question);
  gtk_widget_set_visible (self->seen_child, may_go);
  gtk_widget_set_visible (self->ask_child, may_ask);
  gtk_widget_set_visible (self->certainty_child, item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons), is_question);
  enable (actions, "same", is_comparison);
  enable (actions, "same-because", is_comparison);
  enable (actions, "apart", is_question);
  enable (actions, "apart-because", is_question);
  enable (actions, "seen", may_go);
  enable (actions, "ask", may_ask);
  enable (actions, "certainty", item != NULL);
  enable (actions, "skip", item != NULL);
  if (is_question) {
    /* A press of Z or A says why as well: here it stands what. */
    g_autofree char *text = dim_review_reasons_say_usual (item);

    gtk_label_set_label (self->reasons, text);
  }
}

const char *
dim_review_actions_say_seen (const DimReviewItem *item)
{
  g_return_val_if_fail (item != NULL, "");
  if (item->agreement == DIM_AGREEMENT_WE_PROPOSED)
    return _ ("Seen: it comes back when they answer.");
  if (item->is_waiting)
    return _ ("Seen: it comes back when the desk answers.");
  if (item->kind == DIM_REVIEW_ANSWERED)
    return _ ("Seen: it comes back at the next answer.");
  if (item->kind == DIM_REVIEW_LATE)
    return _ ("Seen: it comes back if the desk changes it again.");
  if (item->kind == DIM_REVIEW_NOTED)
    return _ ("Seen: it comes back at the next note.");
  return _ ("Seen: it comes back if it is used again.");
}
