/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-withdraw-notice.h"

#include "dim-amendment-words.h"
#include "dim-focus.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimWithdrawNotice {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *first; /* the reason that comes first */
};

enum {
  SIGNAL_ANSWERED,
  SIGNAL_KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimWithdrawNotice, dim_withdraw_notice, GTK_TYPE_WIDGET)

static void
reason_clicked_cb (GtkButton *button, DimWithdrawNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "reason")));
}

static void
keep_clicked_cb (GtkButton *button, DimWithdrawNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_KEPT], 0);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  g_signal_emit (widget, signals[SIGNAL_KEPT], 0);
  return TRUE;
}

static GtkWidget *
add_button (DimWithdrawNotice *self, const char *text, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (label, TRUE);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
add_reasons (DimWithdrawNotice *self)
{
  for (guint i = 0; i < DIM_N_WITHDRAWALS; i++) {
    g_autofree char *text =
      dim_words_capitalise (dim_words_withdrawal_reason ((DimWithdrawalReason) i));
    GtkWidget *button = add_button (self, text, G_CALLBACK (reason_clicked_cb));

    g_object_set_data (G_OBJECT (button), "reason", GUINT_TO_POINTER (i));
    if (self->first == NULL)
      self->first = button;
  }
}

static gboolean
dim_withdraw_notice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIM_WITHDRAW_NOTICE (widget)->first);
}

static void
dim_withdraw_notice_dispose (GObject *object)
{
  g_clear_pointer (&DIM_WITHDRAW_NOTICE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dim_withdraw_notice_parent_class)->dispose (object);
}

static void
dim_withdraw_notice_class_init (DimWithdrawNoticeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_withdraw_notice_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_withdraw_notice_grab_focus;
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", DIM_TYPE_WITHDRAW_NOTICE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_KEPT] = g_signal_new ("kept", DIM_TYPE_WITHDRAW_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
dim_withdraw_notice_init (DimWithdrawNotice *self)
{
  GtkWidget *question = gtk_label_new (
    _ ("Why do you take this incident back? It does not count from then on, and stays to be seen "
       "as withdrawn. That cannot be undone; registering it anew can."));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "dim-notice");
  gtk_label_set_xalign (GTK_LABEL (question), 0);
  gtk_label_set_wrap (GTK_LABEL (question), TRUE);
  gtk_box_append (GTK_BOX (self->box), question);
  add_reasons (self);
  add_button (self, _ ("Keep it"), G_CALLBACK (keep_clicked_cb));
}
