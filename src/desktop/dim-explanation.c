/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-explanation.h"

#include "dim-accessible.h"
#include "dim-focus.h"
#include "dim-guard.h"
#include "dim-limits.h"
#include "dim-record-words.h"
#include "dim-reveal.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DimExplanation {
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkBox *notice;
  GtkLabel *reason;
  GtkButton *replace_button;
  GtkButton *allow_button;

  GtkTextTag *mark;
  guint32 accepted;
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimExplanation, dim_explanation, GTK_TYPE_WIDGET)

static char *
dup_text (DimExplanation *self)
{
  GtkTextIter start, end;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
underline (DimExplanation *self, const char *text, const DimFinding *finding)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  int from = (int) g_utf8_pointer_to_offset (text, text + finding->offset);
  int to = (int) g_utf8_pointer_to_offset (text, text + finding->offset + finding->length);

  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  gtk_text_buffer_apply_tag (buffer, self->mark, &start, &end);
}

/* @sentence NULL: nothing stands in the way. */
static void
show_reason (DimExplanation *self, const char *sentence)
{
  if (sentence != NULL && !gtk_widget_get_visible (GTK_WIDGET (self->notice)))
    dim_reveal_soon (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self->notice), sentence != NULL);
  gtk_label_set_label (self->reason, sentence != NULL ? sentence : "");
  if (sentence != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->view),
                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* A text that is too long has to become shorter first: nothing in it is looked for, since there is
 * no end to what may be pasted. */
static void
judge (DimExplanation *self)
{
  g_autofree char *text = dup_text (self);
  gboolean is_too_long = strlen (text) > DIM_LIMIT_TEXT_BYTES;
  g_autoptr (GArray) findings = dim_guard_scan_open (is_too_long ? "" : text, self->accepted);
  const DimFinding *first = findings->len > 0 ? &g_array_index (findings, DimFinding, 0) : NULL;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;
  g_autofree char *sentence = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->mark, &start, &end);
  for (guint i = 0; i < findings->len; i++)
    underline (self, text, &g_array_index (findings, DimFinding, i));
  gtk_widget_set_visible (GTK_WIDGET (self->replace_button), first != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->allow_button),
                          first != NULL && first->level == DIM_GUARD_ASK);
  sentence = dim_explanation_dup_fault (self);
  show_reason (self, sentence);
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, DimExplanation *self)
{
  if (self->is_filling)
    return;
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
replace_clicked_cb (GtkButton *button, DimExplanation *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = dup_text (self);
  g_autoptr (GArray) findings = dim_guard_scan_open (text, self->accepted);
  g_autofree char *placeholder = NULL;
  const DimFinding *first;
  GtkTextIter start, end;

  if (findings->len == 0)
    return;
  first = &g_array_index (findings, DimFinding, 0);
  placeholder = dim_words_finding_placeholder (first);
  gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                      (int) g_utf8_pointer_to_offset (text, text + first->offset));
  gtk_text_buffer_get_iter_at_offset (buffer, &end,
                                      (int) g_utf8_pointer_to_offset (text, text + first->offset +
                                                                              first->length));
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, placeholder, -1);
  gtk_text_buffer_end_user_action (buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
allow_clicked_cb (GtkButton *button, DimExplanation *self)
{
  g_autofree char *text = dup_text (self);

  self->accepted = g_str_hash (text);
  judge (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
dim_explanation_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_EXPLANATION (widget)->view));
}

static void
dim_explanation_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_explanation_parent_class)->dispose (object);
}

static void
dim_explanation_class_init (DimExplanationClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_explanation_dispose;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_explanation_grab_focus;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_EXPLANATION, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-explanation.ui");
  gtk_widget_class_bind_template_child (widget_class, DimExplanation, view);
  gtk_widget_class_bind_template_child (widget_class, DimExplanation, notice);
  gtk_widget_class_bind_template_child (widget_class, DimExplanation, reason);
  gtk_widget_class_bind_template_child (widget_class, DimExplanation, replace_button);
  gtk_widget_class_bind_template_child (widget_class, DimExplanation, allow_button);
  gtk_widget_class_bind_template_callback (widget_class, replace_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, allow_clicked_cb);
}

static void
dim_explanation_init (DimExplanation *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->view);
  self->mark =
    gtk_text_buffer_create_tag (buffer, "finding", "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (buffer_changed_cb), self, 0);
}

void
dim_explanation_load (DimExplanation *self, const DimDraft *draft)
{
  g_return_if_fail (DIM_IS_EXPLANATION (self) && draft != NULL);
  self->is_filling = TRUE;
  self->accepted = draft->accepted;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), draft->explanation, -1);
  self->is_filling = FALSE;
  judge (self);
}

void
dim_explanation_store (DimExplanation *self, DimDraft *draft)
{
  g_return_if_fail (DIM_IS_EXPLANATION (self) && draft != NULL);
  g_free (draft->explanation);
  draft->explanation = dup_text (self);
  draft->accepted = self->accepted;
}

char *
dim_explanation_dup_fault (DimExplanation *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) findings = NULL;

  g_return_val_if_fail (DIM_IS_EXPLANATION (self), NULL);
  text = dup_text (self);
  if (strlen (text) > DIM_LIMIT_TEXT_BYTES)
    return g_strdup (_ ("The explanation is too long. Shorten it to one page."));
  findings = dim_guard_scan_open (text, self->accepted);
  return findings->len > 0 ? dim_words_finding (&g_array_index (findings, DimFinding, 0)) : NULL;
}
