/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-day-line.h"

#define DOT_PX   10
#define WIDTH_PX 120

struct _DimDayLine {
  GtkWidget parent_instance;

  GtkWidget *line;
  GPtrArray *dots; /* borrowed (element-type GtkWidget) */
  GArray *days;    /* (element-type DimDay): of each dot */
};

G_DEFINE_FINAL_TYPE (DimDayLine, dim_day_line, GTK_TYPE_WIDGET)

static void
/* NOLINTNEXTLINE(readability-function-size): the parameters are GTK's */
dim_day_line_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  DimDayLine *self = DIM_DAY_LINE (widget);
  int unused;

  /* Whoever is to be placed must have been measured. */
  for (guint i = 0; i < self->dots->len; i++)
    gtk_widget_measure (g_ptr_array_index (self->dots, i), orientation, -1, &unused, NULL, NULL,
                        NULL);
  gtk_widget_measure (self->line, orientation, -1, &unused, NULL, NULL, NULL);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : DOT_PX;
}

/* Those of one day stand beside each other. */
static int
place_of (DimDayLine *self, guint index, int width)
{
  DimDay first = g_array_index (self->days, DimDay, 0);
  DimDay last = g_array_index (self->days, DimDay, self->days->len - 1);
  DimDay day = g_array_index (self->days, DimDay, index);
  int room = width - DOT_PX * (int) self->days->len;
  int place = last > first ? (int) ((gint64) room * (day - first) / (last - first)) : room / 2;

  return MAX (0, place) + DOT_PX * (int) index;
}

static void
dim_day_line_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DimDayLine *self = DIM_DAY_LINE (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkAllocation line = { 0, height / 2, width, 1 };

  gtk_widget_size_allocate (self->line, &line, -1);
  for (guint i = 0; i < self->dots->len; i++) {
    int x = place_of (self, i, width);
    GtkAllocation dot = { is_rtl ? width - x - DOT_PX : x, (height - DOT_PX) / 2, DOT_PX, DOT_PX };

    gtk_widget_size_allocate (g_ptr_array_index (self->dots, i), &dot, -1);
  }
}

static void
remove_dots (DimDayLine *self)
{
  for (guint i = 0; i < self->dots->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->dots, i));
  g_ptr_array_set_size (self->dots, 0);
  g_array_set_size (self->days, 0);
}

static void
dim_day_line_dispose (GObject *object)
{
  DimDayLine *self = DIM_DAY_LINE (object);

  remove_dots (self);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  G_OBJECT_CLASS (dim_day_line_parent_class)->dispose (object);
}

static void
dim_day_line_finalize (GObject *object)
{
  g_ptr_array_unref (DIM_DAY_LINE (object)->dots);
  g_array_unref (DIM_DAY_LINE (object)->days);
  G_OBJECT_CLASS (dim_day_line_parent_class)->finalize (object);
}

static void
dim_day_line_class_init (DimDayLineClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_day_line_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_day_line_finalize;
  widget_class->measure = dim_day_line_measure;
  widget_class->size_allocate = dim_day_line_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dim_day_line_init (DimDayLine *self)
{
  self->dots = g_ptr_array_new ();
  self->days = g_array_new (FALSE, FALSE, sizeof (DimDay));
  self->line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

static void
add_dot (DimDayLine *self, DimDay day)
{
  GtkWidget *dot =
    g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (dot, "dim-dot");
  gtk_widget_set_parent (dot, GTK_WIDGET (self));
  g_ptr_array_add (self->dots, dot);
  g_array_append_val (self->days, day);
}

void
dim_day_line_set_days (DimDayLine *self, const GArray *days, const char *words)
{
  g_return_if_fail (DIM_IS_DAY_LINE (self) && days != NULL && words != NULL);
  remove_dots (self);
  for (guint i = 0; i < days->len; i++)
    add_dot (self, g_array_index (days, DimDay, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
