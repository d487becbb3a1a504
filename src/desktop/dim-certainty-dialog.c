/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certainty-dialog.h"

#include "dim-accessible.h"
#include "dim-amendment-words.h"
#include "dim-certainty-reasons.h"
#include "dim-certainty-words.h"
#include "dim-day-words.h"
#include "dim-dialog-line.h"
#include "dim-help-window.h"
#include "dim-monitor-amending.h"
#include "dim-record-words.h"
#include "dim-words.h"
#include "dim-wrapping-check.h"

#include <glib/gi18n-lib.h>

struct _DimCertaintyDialog {
  AdwWindow parent_instance;

  GtkWidget *desks;
  GtkWidget *certainties;
  DimCertaintyReasons *reasons;
  GtkLabel *fault;
  GtkWidget *go;

  DimMonitor *monitor;
  GPtrArray *records;                       /* (element-type DimRecord) */
  guint chosen;                             /* place in @records */
  GtkCheckButton *ticks[DIM_N_CERTAINTIES]; /* borrowed */
  guint moving;                             /* the same, and what becomes of it, while @is_moving */
  DimCertainty moving_to;
  gboolean is_moving;
};

G_DEFINE_FINAL_TYPE (DimCertaintyDialog, dim_certainty_dialog, ADW_TYPE_WINDOW)

enum {
  SIGNAL_MOVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const DimRecord *
record_at (DimCertaintyDialog *self, guint index)
{
  return g_ptr_array_index (self->records, index);
}

/* NULL: no answer. */
static const char *
code_at (DimCertaintyDialog *self, guint index)
{
  return dim_incident_code (record_at (self, index)->incident, DIM_FIELD_CERTAINTY);
}

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimCertaintyDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimRecord) record =
    dim_monitor_move_certainty_finish (DIM_MONITOR (source), result, &error);

  self->is_moving = FALSE;
  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, record->incident->id,
                   code_at (self, self->moving), (guint) self->moving_to);
  if (self->monitor == NULL)
    return; /* closed meanwhile */
  if (record == NULL)
    dim_dialog_line_set (self->fault, dim_words_amending_error (error));
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* DIM_N_CERTAINTIES: none is chosen. */
static guint
find_certainty (DimCertaintyDialog *self)
{
  guint i = 0;

  while (i < DIM_N_CERTAINTIES && !gtk_check_button_get_active (self->ticks[i]))
    i++;
  return i;
}

static void
complain (DimCertaintyDialog *self, GtkWidget *where, const char *sentence)
{
  dim_dialog_line_set (self->fault, sentence);
  gtk_widget_grab_focus (where);
}

static void
move (DimCertaintyDialog *self)
{
  guint certainty = find_certainty (self);
  DimCertaintyMove asked = { .incident = record_at (self, self->chosen)->incident->id };

  if (self->is_moving)
    return;
  if (certainty == DIM_N_CERTAINTIES) {
    complain (self, GTK_WIDGET (self->ticks[0]), _ ("Choose how certain it is."));
    return;
  }
  asked.certainty = dim_certainty_name ((DimCertainty) certainty);
  if (g_strcmp0 (asked.certainty, code_at (self, self->chosen)) == 0) {
    complain (self, GTK_WIDGET (self->ticks[certainty]),
              _ ("It stands so already. Choose what it should be, or press Esc."));
  } else if (!dim_certainty_reason_from_name (dim_certainty_reasons_get (self->reasons),
                                              &asked.reason)) {
    complain (self, GTK_WIDGET (self->reasons), _ ("Choose why the certainty changes."));
  } else {
    self->is_moving = TRUE;
    self->moving = self->chosen;
    self->moving_to = (DimCertainty) certainty;
    dim_dialog_line_set (self->fault, NULL);
    dim_monitor_move_certainty (self->monitor, &asked, NULL, moved_cb, g_object_ref (self));
  }
}

static void
go_clicked_cb (GtkButton *button, DimCertaintyDialog *self)
{
  move (self);
}

/* Enter is done, also on a choice that the arrow keys did not take yet. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                DimCertaintyDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!is_enter || !GTK_IS_CHECK_BUTTON (focus) || (modifiers & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (focus), TRUE);
  move (self);
  return GDK_EVENT_STOP;
}

/* Only what moves has a reason. */
static void
show_reasons (DimCertaintyDialog *self)
{
  guint certainty = find_certainty (self);
  gboolean moves =
    certainty < DIM_N_CERTAINTIES &&
    g_strcmp0 (dim_certainty_name ((DimCertainty) certainty), code_at (self, self->chosen)) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->reasons), moves);
  if (moves)
    dim_certainty_reasons_suit (self->reasons, (DimCertainty) certainty);
  dim_dialog_line_set (self->fault, NULL);
  dim_dialog_fit (ADW_WINDOW (self));
}

static void
certainty_toggled_cb (GtkCheckButton *tick, DimCertaintyDialog *self)
{
  if (gtk_check_button_get_active (tick))
    show_reasons (self);
}

static void
reason_changed_cb (DimCertaintyReasons *reasons, DimCertaintyDialog *self)
{
  dim_dialog_line_set (self->fault, NULL);
}

static void
dim_certainty_dialog_dispose (GObject *object)
{
  g_clear_object (&DIM_CERTAINTY_DIALOG (object)->monitor);
  G_OBJECT_CLASS (dim_certainty_dialog_parent_class)->dispose (object);
}

static void
dim_certainty_dialog_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_CERTAINTY_DIALOG (object)->records);
  G_OBJECT_CLASS (dim_certainty_dialog_parent_class)->finalize (object);
}

static void
dim_certainty_dialog_class_init (DimCertaintyDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_certainty_dialog_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_certainty_dialog_finalize;
  signals[SIGNAL_MOVED] =
    g_signal_new ("moved", DIM_TYPE_CERTAINTY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
  g_type_ensure (DIM_TYPE_CERTAINTY_REASONS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/nl/minbzk/DutchIdMonitor/ui/dim-certainty-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DimCertaintyDialog, desks);
  gtk_widget_class_bind_template_child (widget_class, DimCertaintyDialog, certainties);
  gtk_widget_class_bind_template_child (widget_class, DimCertaintyDialog, reasons);
  gtk_widget_class_bind_template_child (widget_class, DimCertaintyDialog, fault);
  gtk_widget_class_bind_template_child (widget_class, DimCertaintyDialog, go);
  gtk_widget_class_bind_template_callback (widget_class, go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dim_certainty_dialog_init (DimCertaintyDialog *self)
{
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_record_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->go);
  dim_help_set_topic (GTK_WIDGET (self), "change");
}

static void
add_certainties (DimCertaintyDialog *self)
{
  const DimCodeBook *book = dim_monitor_get_book (self->monitor);

  for (guint i = 0; i < DIM_N_CERTAINTIES; i++) {
    const char *label =
      dim_words_code (book, DIM_LIST_CERTAINTY, dim_certainty_name ((DimCertainty) i));
    g_autofree char *text =
      g_strdup_printf ("%s: %s", label, dim_words_certainty_meaning ((DimCertainty) i));
    GtkWidget *check = dim_wrapping_check_new (text);

    if (i > 0)
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), self->ticks[0]);
    gtk_box_append (GTK_BOX (self->certainties), check);
    self->ticks[i] = GTK_CHECK_BUTTON (check);
    g_signal_connect_object (check, "toggled", G_CALLBACK (certainty_toggled_cb), self, 0);
  }
}

/* It begins with what stands. Returns: where the hand begins. */
static GtkWidget *
show_record (DimCertaintyDialog *self)
{
  const DimIncident *incident = record_at (self, self->chosen)->incident;
  g_autofree char *name = dim_words_incident_name (incident, dim_monitor_get_book (self->monitor));
  g_autofree char *title = g_strdup_printf (_ ("Certainty of %s"), name);
  GtkCheckButton *tick = self->ticks[dim_incident_certainty (incident)];

  gtk_window_set_title (GTK_WINDOW (self), title);
  for (guint i = 0; i < DIM_N_CERTAINTIES; i++)
    gtk_check_button_set_active (self->ticks[i],
                                 self->ticks[i] == tick && code_at (self, self->chosen) != NULL);
  show_reasons (self);
  return GTK_WIDGET (tick);
}

static void
desk_toggled_cb (GtkCheckButton *check, DimCertaintyDialog *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "place"));
  show_record (self);
}

static char *
say_desk (DimCertaintyDialog *self, const DimRecord *record)
{
  g_autofree char *day =
    dim_words_day_near (record->incident->date, dim_monitor_get_today (self->monitor));
  g_autofree char *number = dim_receipt_number (record->incident->id);

  return g_strdup_printf ("%s, %s (%s)", record->news->desk, day, number);
}

/* Returns: the one that is chosen to begin with. */
static GtkWidget *
add_desks (DimCertaintyDialog *self)
{
  GtkWidget *first = NULL;

  for (guint i = 0; i < self->records->len; i++) {
    g_autofree char *text = say_desk (self, record_at (self, i));
    GtkWidget *check = dim_wrapping_check_new (text);

    g_object_set_data (G_OBJECT (check), "place", GUINT_TO_POINTER (i));
    if (first == NULL)
      first = check;
    else
      gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
    gtk_check_button_set_active (GTK_CHECK_BUTTON (check), check == first);
    g_signal_connect_object (check, "toggled", G_CALLBACK (desk_toggled_cb), self, 0);
    gtk_box_append (GTK_BOX (self->desks), check);
  }
  gtk_widget_set_visible (self->desks, TRUE);
  return first;
}

GtkWidget *
dim_certainty_dialog_present (GtkWindow *parent, DimMonitor *monitor, const GPtrArray *records)
{
  DimCertaintyDialog *self;
  GtkWidget *first = NULL;

  g_return_val_if_fail (DIM_IS_MONITOR (monitor) && records != NULL && records->len > 0, NULL);
  self =
    g_object_new (DIM_TYPE_CERTAINTY_DIALOG, "application", gtk_window_get_application (parent),
                  "transient-for", parent, "modal", TRUE, NULL);
  self->monitor = g_object_ref (monitor);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (self->records, dim_record_copy (g_ptr_array_index (records, i)));
  add_certainties (self);
  first = show_record (self);
  if (records->len > 1)
    first = add_desks (self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  gtk_widget_grab_focus (first);
  dim_dialog_fit (ADW_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
