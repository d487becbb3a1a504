/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty-reasons.h"

#include "dim-certainty-words.h"
#include "dim-focus.h"
#include "dim-words.h"
#include "dim-wrapping-check.h"

#include <glib/gi18n-lib.h>

struct _DimCertaintyReasons {
  AdwBin parent_instance;

  GtkCheckButton *ticks[DIM_N_CERTAINTY_REASONS]; /* borrowed */
  guint chosen;                                   /* DIM_N_CERTAINTY_REASONS: none */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimCertaintyReasons, dim_certainty_reasons, ADW_TYPE_BIN)

static guint
find_chosen (DimCertaintyReasons *self)
{
  guint i = 0;

  while (i < DIM_N_CERTAINTY_REASONS && !gtk_check_button_get_active (self->ticks[i]))
    i++;
  return i;
}

/* Also of one that goes for another: then there is none in between. */
static void
toggled_cb (GtkCheckButton *tick, DimCertaintyReasons *self)
{
  guint chosen = find_chosen (self);

  if (chosen == self->chosen)
    return;
  self->chosen = chosen;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The one that is chosen, else the first that suits. */
static gboolean
dim_certainty_reasons_grab_focus (GtkWidget *widget)
{
  DimCertaintyReasons *self = DIM_CERTAINTY_REASONS (widget);
  guint i = self->chosen;

  if (i == DIM_N_CERTAINTY_REASONS)
    for (i = 0; i < DIM_N_CERTAINTY_REASONS - 1; i++)
      if (gtk_widget_get_visible (GTK_WIDGET (self->ticks[i])))
        break;
  return gtk_widget_grab_focus (GTK_WIDGET (self->ticks[i]));
}

static void
dim_certainty_reasons_class_init (DimCertaintyReasonsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_certainty_reasons_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_CERTAINTY_REASONS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dim_certainty_reasons_init (DimCertaintyReasons *self)
{
  const char *question = _ ("Why does the certainty change?");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (question);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  self->chosen = DIM_N_CERTAINTY_REASONS;
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++) {
    g_autofree char *text =
      dim_words_capitalise (dim_words_certainty_reason ((DimCertaintyReason) i));
    GtkWidget *tick = dim_wrapping_check_new (text);

    if (i > 0)
      gtk_check_button_set_group (GTK_CHECK_BUTTON (tick), self->ticks[0]);
    self->ticks[i] = GTK_CHECK_BUTTON (tick);
    gtk_box_append (GTK_BOX (box), tick);
  }
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++)
    g_signal_connect_object (self->ticks[i], "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
}

void
dim_certainty_reasons_suit (DimCertaintyReasons *self, DimCertainty certainty)
{
  g_return_if_fail (DIM_IS_CERTAINTY_REASONS (self));
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++) {
    gboolean suits = dim_certainty_reason_suits ((DimCertaintyReason) i, certainty);

    gtk_widget_set_visible (GTK_WIDGET (self->ticks[i]), suits);
    if (!suits)
      gtk_check_button_set_active (self->ticks[i], FALSE);
  }
}

const char *
dim_certainty_reasons_get (DimCertaintyReasons *self)
{
  g_return_val_if_fail (DIM_IS_CERTAINTY_REASONS (self), "");
  return self->chosen < DIM_N_CERTAINTY_REASONS
           ? dim_certainty_reason_name ((DimCertaintyReason) self->chosen)
           : "";
}

void
dim_certainty_reasons_choose (DimCertaintyReasons *self, const char *name)
{
  DimCertaintyReason reason = DIM_CERTAINTY_MISTAKE;
  gboolean is_known = FALSE;

  g_return_if_fail (DIM_IS_CERTAINTY_REASONS (self) && name != NULL);
  is_known = dim_certainty_reason_from_name (name, &reason);
  for (guint i = 0; i < DIM_N_CERTAINTY_REASONS; i++)
    gtk_check_button_set_active (self->ticks[i], is_known && i == reason);
}
