/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-view.h"

#include "dim-record-words.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

struct _DimRecordView {
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkLabel *state;
  GtkBox *notices;
  GtkBox *answers;

  char shown[DIM_UUID_TEXT_LEN];
};

G_DEFINE_FINAL_TYPE (DimRecordView, dim_record_view, GTK_TYPE_WIDGET)

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
add_answer (DimRecordView *self, const char *name, const char *answer)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = make_label (name);

  gtk_widget_add_css_class (label, "dim-field-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_label (answer));
  gtk_box_append (self->answers, box);
}

static void
add_notice (DimRecordView *self, const char *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *label = make_label (sentence);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "dim-notice");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (self->notices, box);
}

static void
show_notices (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  g_auto (GStrv) notices = dim_words_notices (record, dim_monitor_get_today (monitor));

  empty (self->notices);
  for (guint i = 0; notices[i] != NULL; i++)
    add_notice (self, notices[i]);
}

static void
show_answers (DimRecordView *self, DimMonitor *monitor, const DimIncident *incident)
{
  empty (self->answers);
  for (guint i = 0; i < DIM_N_FIELDS; i++) {
    g_autofree char *answer = NULL;

    if (!dim_incident_is_answered (incident, (DimField) i))
      continue;
    answer = dim_words_answer (incident, (DimField) i, dim_monitor_get_book (monitor),
                               dim_monitor_get_municipalities (monitor));
    add_answer (self, dim_words_field_label ((DimField) i), answer);
  }
}

/* The view may show another registration by the time the text is there. */
typedef struct {
  DimRecordView *view;
  char incident[DIM_UUID_TEXT_LEN];
  DimAudience audience;
} Awaited;

static void
explanation_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Awaited *awaited = user_data;
  g_autofree char *text = dim_monitor_load_explanation_finish (DIM_MONITOR (source), result, NULL);

  if (text != NULL && *text != '\0' && g_str_equal (awaited->view->shown, awaited->incident)) {
    add_answer (awaited->view, _ ("Explanation"), text);
    add_answer (awaited->view, _ ("Who reads the explanation"),
                dim_words_destiny (awaited->audience));
  }
  g_object_unref (awaited->view);
  g_free (awaited);
}

static void
load_explanation (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  Awaited *awaited = g_new0 (Awaited, 1);

  awaited->view = g_object_ref (self);
  awaited->audience = record->audience;
  g_strlcpy (awaited->incident, record->incident->id, sizeof awaited->incident);
  dim_monitor_load_explanation (monitor, record->incident->id, NULL, explanation_loaded_cb,
                                awaited);
}

static void
dim_record_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_record_view_parent_class)->dispose (object);
}

static void
dim_record_view_class_init (DimRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_record_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-record-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, heading);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, state);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, notices);
  gtk_widget_class_bind_template_child (widget_class, DimRecordView, answers);
}

static void
dim_record_view_init (DimRecordView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_record_view_show (DimRecordView *self, DimMonitor *monitor, const DimRecord *record)
{
  g_autofree char *number = NULL;
  g_autofree char *state = NULL;
  g_autofree char *line = NULL;
  g_autofree char *heading = NULL;

  g_return_if_fail (DIM_IS_RECORD_VIEW (self));
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  heading = dim_words_incident_name (record->incident, dim_monitor_get_book (monitor));
  number = dim_receipt_number (record->incident->id);
  state = dim_words_record_sentence (record);
  line = g_strdup_printf (_ ("Receipt number %s. %s"), number, state);
  g_strlcpy (self->shown, record->incident->id, sizeof self->shown);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->state, line);
  show_notices (self, monitor, record);
  show_answers (self, monitor, record->incident);
  if (record->has_explanation)
    load_explanation (self, monitor, record);
}
