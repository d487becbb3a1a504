/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-split.h"

/* With text of the usual size. */
#define WIDE_PX   1000
#define SIDE_PX   400
#define USUAL_DPI (96 * 1024L) /* as GtkSettings gives it */

struct _DimSplit {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *side;
  gboolean show_side;
  gboolean side_first;
  gboolean is_collapsed;
};

enum {
  PROP_CONTENT = 1,
  PROP_SIDE,
  PROP_SHOW_SIDE,
  PROP_SIDE_FIRST,
  PROP_COLLAPSED,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (DimSplit, dim_split, GTK_TYPE_WIDGET)

/* A pane that is put away takes no place. */
static gboolean
has_side (DimSplit *self)
{
  return self->side != NULL && gtk_widget_get_visible (self->side);
}

static void
show_children (DimSplit *self)
{
  gboolean side_alone = self->is_collapsed && self->show_side && has_side (self);

  if (self->content != NULL)
    gtk_widget_set_child_visible (self->content, !side_alone);
  if (self->side != NULL)
    gtk_widget_set_child_visible (self->side, !self->is_collapsed || side_alone);
}

static void
measure_child (GtkWidget *child,
               GtkOrientation orientation,
               int for_size,
               int *minimum,
               int *natural)
{
  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
/* NOLINTNEXTLINE(readability-function-size): the parameters are GTK's */
dim_split_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  DimSplit *self = DIM_SPLIT (widget);
  int content_minimum, content_natural, side_minimum, side_natural;

  measure_child (self->content, orientation, -1, &content_minimum, &content_natural);
  measure_child (self->side, orientation, -1, &side_minimum, &side_natural);
  *minimum = MAX (content_minimum, side_minimum);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? content_natural + side_natural
                                                       : MAX (content_natural, side_natural);
  *natural = MAX (*natural, *minimum);
}

static gboolean
notify_collapsed_cb (gpointer user_data)
{
  g_object_notify_by_pspec (user_data, properties[PROP_COLLAPSED]);
  return G_SOURCE_REMOVE;
}

/* Whoever reads large text needs as much more room to read it in. */
static int
scale (DimSplit *self, int width)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return (int) ((gint64) width * MAX (dpi, USUAL_DPI) / USUAL_DPI);
}

static void
dim_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DimSplit *self = DIM_SPLIT (widget);
  int pane_width = scale (self, SIDE_PX);
  gboolean is_collapsed = width < scale (self, WIDE_PX) || !has_side (self);
  gboolean is_left = self->side_first != (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  int side_width = is_collapsed ? width : pane_width;
  int content_width = is_collapsed ? width : width - pane_width;
  GtkAllocation content = { is_left && !is_collapsed ? pane_width : 0, 0, content_width, height };
  GtkAllocation side = { is_left || is_collapsed ? 0 : content_width, 0, side_width, height };

  if (is_collapsed != self->is_collapsed) {
    self->is_collapsed = is_collapsed;
    /* Not from within an allocation: a listener may resize. */
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_collapsed_cb, g_object_ref (self),
                     g_object_unref);
  }
  show_children (self);
  if (self->content != NULL && gtk_widget_get_child_visible (self->content))
    gtk_widget_size_allocate (self->content, &content, -1);
  if (has_side (self) && gtk_widget_get_child_visible (self->side))
    gtk_widget_size_allocate (self->side, &side, -1);
}

static void
set_child (DimSplit *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
dim_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  DimSplit *self = DIM_SPLIT (object);

  switch (id) {
  case PROP_SHOW_SIDE:
    g_value_set_boolean (value, self->show_side);
    break;
  case PROP_COLLAPSED:
    g_value_set_boolean (value, self->is_collapsed);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
dim_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DimSplit *self = DIM_SPLIT (object);

  switch (id) {
  case PROP_CONTENT:
    set_child (self, &self->content, g_value_get_object (value));
    break;
  case PROP_SIDE:
    set_child (self, &self->side, g_value_get_object (value));
    break;
  case PROP_SHOW_SIDE:
    dim_split_set_show_side (self, g_value_get_boolean (value));
    break;
  case PROP_SIDE_FIRST:
    self->side_first = g_value_get_boolean (value);
    gtk_widget_queue_allocate (GTK_WIDGET (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
dim_split_dispose (GObject *object)
{
  DimSplit *self = DIM_SPLIT (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  G_OBJECT_CLASS (dim_split_parent_class)->dispose (object);
}

static void
dim_split_class_init (DimSplitClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = dim_split_get_property;
  object_class->set_property = dim_split_set_property;
  object_class->dispose = dim_split_dispose;
  widget_class->measure = dim_split_measure;
  widget_class->size_allocate = dim_split_size_allocate;
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_SIDE] = g_param_spec_boolean ("show-side", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDE_FIRST] = g_param_spec_boolean ("side-first", NULL, NULL, FALSE,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLAPSED] = g_param_spec_boolean ("collapsed", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dim_split_init (DimSplit *self)
{
}

gboolean
dim_split_is_collapsed (DimSplit *self)
{
  g_return_val_if_fail (DIM_IS_SPLIT (self), FALSE);
  return self->is_collapsed;
}

void
dim_split_set_show_side (DimSplit *self, gboolean show_side)
{
  g_return_if_fail (DIM_IS_SPLIT (self));
  if (self->show_side == show_side)
    return;
  self->show_side = show_side;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}
