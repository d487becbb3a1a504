/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-inquiry-notice.h"

#include "dim-focus.h"
#include "dim-inquiry-words.h"

#include <glib/gi18n-lib.h>

struct _DimInquiryNotice {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *questions;
  GtkWidget *first; /* the answer that comes first */
};

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimInquiryNotice, dim_inquiry_notice, GTK_TYPE_WIDGET)

static void
correct_clicked_cb (GtkButton *button, DimInquiryNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, DIM_ANSWER_CORRECT);
}

static void
unknown_clicked_cb (GtkButton *button, DimInquiryNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, DIM_ANSWER_UNKNOWN);
}

/* What is asked, and below it by whom. */
static void
add_question (GString *text, const DimInquiryEntry *entry, DimDay today)
{
  g_autofree char *question = dim_words_inquiry (&entry->inquiry);
  g_autofree char *author = dim_words_inquiry_author (&entry->asked, today);

  g_string_append_printf (text, "%s%s\n%s", text->len > 0 ? "\n\n" : "", question, author);
}

static GtkWidget *
add_button (DimInquiryNotice *self, const char *text)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static gboolean
dim_inquiry_notice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DIM_INQUIRY_NOTICE (widget)->first);
}

static void
dim_inquiry_notice_dispose (GObject *object)
{
  g_clear_pointer (&DIM_INQUIRY_NOTICE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dim_inquiry_notice_parent_class)->dispose (object);
}

static void
dim_inquiry_notice_class_init (DimInquiryNoticeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_inquiry_notice_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_inquiry_notice_grab_focus;
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", DIM_TYPE_INQUIRY_NOTICE, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dim_inquiry_notice_init (DimInquiryNotice *self)
{
  GtkWidget *change = NULL;
  GtkWidget *unknown = NULL;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (self->box, "dim-notice");
  self->questions = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->questions, 0);
  gtk_label_set_wrap (self->questions, TRUE);
  gtk_label_set_wrap_mode (self->questions, PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->questions));
  self->first = add_button (self, _ ("It is right as it stands"));
  g_signal_connect_object (self->first, "clicked", G_CALLBACK (correct_clicked_cb), self, 0);
  change = add_button (self, _ ("Change it…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (change), "record.revise");
  unknown = add_button (self, _ ("I no longer know"));
  g_signal_connect_object (unknown, "clicked", G_CALLBACK (unknown_clicked_cb), self, 0);
}

void
dim_inquiry_notice_show (DimInquiryNotice *self, const DimRecord *record, DimDay today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_asked = FALSE;

  g_return_if_fail (DIM_IS_INQUIRY_NOTICE (self) && record != NULL);
  is_asked = dim_record_open_inquiry (record) != NULL;
  for (guint i = 0; is_asked && i < record->inquiries->len; i++) {
    const DimInquiryEntry *entry = g_ptr_array_index (record->inquiries, i);

    if (!entry->is_answered)
      add_question (text, entry, today);
  }
  gtk_label_set_label (self->questions, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), is_asked);
  /* Whoever comes by Tab hears first what the answers are to. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
}
