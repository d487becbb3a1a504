/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day-entry.h"

#include "dim-day-words.h"
#include "dim-focus.h"
#include "dim-incident.h"
#include "dim-sentences.h"

#include <glib/gi18n-lib.h>

struct _DimDayEntry {
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkLabel *echo;

  DimDay today;
  DimDay day;
  char *fault; /* NULL: none */
  gboolean is_filling;
  gboolean is_untouched; /* filled in, and no hand was at it since */
};

enum {
  PROP_TITLE = 1
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimDayEntry, dim_day_entry, GTK_TYPE_WIDGET)

/* A day on which nothing can have happened: what to do about it; NULL if it can. */
static const char *
judge_day (DimDayEntry *self)
{
  if (self->day == DIM_DAY_NONE)
    return NULL;
  if (self->day > self->today)
    return dim_words_fault (&(DimFault){ DIM_FIELD_DATE, -1, "datum-in-toekomst" });
  if (self->day < DIM_INCIDENT_FIRST_DAY)
    return dim_words_fault (&(DimFault){ DIM_FIELD_DATE, -1, "datum-te-oud" });
  return NULL;
}

static gboolean
is_wrong (DimDayEntry *self)
{
  return dim_day_entry_is_unreadable (self) || judge_day (self) != NULL;
}

/* What is said at the question is not said beside it as well. */
static char *
echo_words (DimDayEntry *self)
{
  const char *judgement = judge_day (self);
  g_autofree char *words = dim_words_day (self->day);

  if (dim_day_entry_is_unreadable (self))
    return g_strdup (_ ("Type a date, for example 3-11 or yesterday."));
  if (judgement == NULL || self->fault != NULL)
    return g_steal_pointer (&words);
  return g_strdup_printf ("%s. %s", words, judgement);
}

static void
show_echo (DimDayEntry *self)
{
  g_autofree char *words = echo_words (self);
  g_autofree char *spoken =
    self->fault != NULL ? g_strdup_printf ("%s %s", self->fault, words) : g_strdup (words);

  gtk_label_set_label (self->echo, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  g_strstrip (spoken), -1);
}

/* Nobody is told that a date is wrong while it is still being typed. */
static void
mark_wrong (DimDayEntry *self, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->echo), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->echo), "error");
}

static void
entry_changed_cb (GtkEditable *entry, DimDayEntry *self)
{
  if (self->is_filling)
    return;
  self->day = dim_words_parse_day (gtk_editable_get_text (entry), self->today);
  mark_wrong (self, FALSE);
  show_echo (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The hand stays where it has something to mend; Tab leads on all the same. */
static void
entry_activate_cb (GtkEntry *entry, DimDayEntry *self)
{
  mark_wrong (self, is_wrong (self));
  if (is_wrong (self))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, DimDayEntry *self)
{
  mark_wrong (self, is_wrong (self));
}

/* What is filled in is selected, for typing to replace it. But GTK 4.8 lets go of the selection
 * when X11 tells late that another widget has lost its own. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DimDayEntry *self)
{
  GtkEditable *entry = GTK_EDITABLE (self->entry);
  gboolean types = gdk_keyval_to_unicode (key) > ' ' &&
                   (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) == 0;

  if (self->is_untouched && types && !gtk_editable_get_selection_bounds (entry, NULL, NULL))
    gtk_editable_select_region (entry, 0, -1);
  self->is_untouched = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DimDayEntry *self)
{
  self->is_untouched = FALSE;
}

static gboolean
dim_day_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_DAY_ENTRY (widget)->entry));
}

static void
dim_day_entry_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  if (id == PROP_TITLE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (DIM_DAY_ENTRY (object)->entry),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, g_value_get_string (value), -1);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
dim_day_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_day_entry_parent_class)->dispose (object);
}

static void
dim_day_entry_finalize (GObject *object)
{
  g_free (DIM_DAY_ENTRY (object)->fault);
  G_OBJECT_CLASS (dim_day_entry_parent_class)->finalize (object);
}

static void
dim_day_entry_class_init (DimDayEntryClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dim_day_entry_set_property;
  object_class->dispose = dim_day_entry_dispose;
  object_class->finalize = dim_day_entry_finalize;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_day_entry_grab_focus;
  g_object_class_install_property (object_class, PROP_TITLE,
                                   g_param_spec_string ("title", NULL, NULL, "",
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] = g_signal_new ("done", DIM_TYPE_DAY_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-day-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DimDayEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, DimDayEntry, echo);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
dim_day_entry_init (DimDayEntry *self)
{
  self->today = DIM_DAY_NONE;
  self->day = DIM_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_day_entry_set_today (DimDayEntry *self, DimDay today)
{
  g_return_if_fail (DIM_IS_DAY_ENTRY (self));
  self->today = today;
}

DimDay
dim_day_entry_get_day (DimDayEntry *self)
{
  g_return_val_if_fail (DIM_IS_DAY_ENTRY (self), DIM_DAY_NONE);
  return self->day;
}

gboolean
dim_day_entry_is_unreadable (DimDayEntry *self)
{
  g_return_val_if_fail (DIM_IS_DAY_ENTRY (self), FALSE);
  return self->day == DIM_DAY_NONE && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

void
dim_day_entry_set_day (DimDayEntry *self, DimDay day)
{
  g_autofree char *text = NULL;
  int year = 0, month = 0, month_day = 0;

  g_return_if_fail (DIM_IS_DAY_ENTRY (self));
  if (day != DIM_DAY_NONE) {
    dim_day_split (day, &year, &month, &month_day);
    text = g_strdup_printf ("%d-%d-%d", month_day, month, year);
  }
  self->day = day;
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->is_filling = FALSE;
  self->is_untouched = TRUE;
  /* As when the focus comes: whoever types means another day. */
  if (dim_focus_is_within (GTK_WIDGET (self)))
    gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  mark_wrong (self, is_wrong (self));
  show_echo (self);
}

void
dim_day_entry_set_fault (DimDayEntry *self, const char *sentence)
{
  g_return_if_fail (DIM_IS_DAY_ENTRY (self));
  g_free (self->fault);
  self->fault = g_strdup (sentence);
  show_echo (self);
}
