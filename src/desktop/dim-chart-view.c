/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-view.h"

#include "dim-accessible.h"
#include "dim-chart-file.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define DPI_SCALE       1024.0 /* of the setting */
#define POINTS_PER_INCH 72.0
#define LINES_HIGH      18 /* as many lines of text as a chart is high, at least */

struct _DimChartView {
  GtkWidget parent_instance;

  GtkDrawingArea *area;
  GtkLabel *point;
  GtkMenuButton *button;
  GtkLabel *about;

  DimChart *chart;    /* NULL: nothing is shown */
  DimChartPlan *plan; /* as it was last drawn; NULL: not yet */
  guint series, at;   /* the point that one stands on */
  gboolean is_told;   /* what stands at it; not yet until somebody goes along the chart */
};

G_DEFINE_FINAL_TYPE (DimChartView, dim_chart_view, GTK_TYPE_WIDGET)

static DimChartPalette
palette_of (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? DIM_CHART_DARK
                                                                       : DIM_CHART_LIGHT;
}

/* In pixels, with the size of text that the desktop asks for. */
static double
font_size_of (GtkWidget *widget)
{
  const PangoFontDescription *font =
    pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  int dpi = 0;

  if (pango_font_description_get_size_is_absolute (font))
    return MAX (size, 1);
  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return MAX (size * (dpi / DPI_SCALE) / POINTS_PER_INCH, 1);
}

static void
draw_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DimChartView *self = user_data;
  const DimChartSpot *spot;

  g_clear_pointer (&self->plan, dim_chart_plan_free);
  if (self->chart == NULL)
    return;
  self->plan = dim_chart_lay_out (self->chart, width, height, font_size_of (GTK_WIDGET (area)));
  dim_chart_draw (cr, self->plan, palette_of ());
  spot = dim_chart_plan_find (self->plan, self->series, self->at);
  if (spot != NULL && gtk_widget_has_focus (GTK_WIDGET (area)))
    dim_chart_draw_frame (cr, spot, palette_of ());
}

static guint
count_points (DimChartView *self, guint series)
{
  return self->chart != NULL && series < self->chart->series->len
           ? dim_chart_series (self->chart, series)->points->len
           : 0;
}

/* Tells who does not see the chart where they are in it. */
static void
describe (DimChartView *self, const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

static void
go_to (DimChartView *self, guint series, guint at)
{
  g_autofree char *text = NULL;

  if (at >= count_points (self, series))
    return;
  self->series = series;
  self->at = at;
  self->is_told = TRUE;
  text = dim_chart_say_point (self->chart, series, at);
  gtk_label_set_label (self->point, text);
  describe (self, text);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

/* To a line or tile that has that month as well. */
static void
go_to_series (DimChartView *self, int step)
{
  gint64 series = (gint64) self->series + step;

  if (series < 0 || series >= self->chart->series->len)
    return;
  if (count_points (self, (guint) series) > 0)
    go_to (self, (guint) series, MIN (self->at, count_points (self, (guint) series) - 1));
}

static void
go_along (DimChartView *self, int step)
{
  gint64 at = (gint64) self->at + step;

  if (at >= 0)
    go_to (self, self->series, (guint) at);
}

/* The first key says the point that one stands on. */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  DimChartView *self = DIM_CHART_VIEW (widget);
  guint count = count_points (self, self->series);
  guint key = 0;

  if (!gtk_widget_has_focus (GTK_WIDGET (self->area)) || count == 0)
    return FALSE;
  g_variant_get (args, "u", &key);
  if (!self->is_told && key != GDK_KEY_Home && key != GDK_KEY_End) {
    go_to (self, self->series, self->at);
    return TRUE;
  }
  switch (key) {
  case GDK_KEY_Left:
    go_along (self, -1);
    return TRUE;
  case GDK_KEY_Right:
    go_along (self, 1);
    return TRUE;
  case GDK_KEY_Home:
    go_to (self, self->series, 0);
    return TRUE;
  case GDK_KEY_End:
    go_to (self, self->series, count - 1);
    return TRUE;
  case GDK_KEY_Up:
  case GDK_KEY_Down:
  default:
    if (self->chart->kind == DIM_CHART_BARS)
      go_along (self, key == GDK_KEY_Down ? 1 : -1);
    else
      go_to_series (self, key == GDK_KEY_Down ? 1 : -1);
    return TRUE;
  }
}

static void
pressed_cb (GtkGestureClick *click, int presses, double x, double y, DimChartView *self)
{
  const DimChartSpot *spot = self->plan != NULL ? dim_chart_plan_nearest (self->plan, x, y) : NULL;

  if (spot == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  go_to (self, spot->series, spot->point);
}

static void
copy_figures_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimChartView *self = DIM_CHART_VIEW (widget);
  g_autofree char *text = NULL;

  if (self->chart == NULL)
    return;
  text = dim_chart_figures (self->chart);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
copy_image_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DimChartView *self = DIM_CHART_VIEW (widget);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (self->chart == NULL)
    return;
  bytes = dim_chart_render (self->chart, DIM_CHART_PNG);
  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, NULL);
  if (texture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dim_chart_view_save (DIM_CHART_VIEW (widget));
}

/* A chart on its way to a file, on a thread of its own. */
typedef struct {
  DimChart *chart;
  GFile *file;
  DimChartFormat format;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  dim_chart_unref (job->chart);
  g_object_unref (job->file);
  g_free (job);
}

static void
write_chart (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (dim_chart_write_file (job->file, job->chart, job->format, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
say (DimChartView *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    dim_accessible_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (text));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_written = g_task_propagate_boolean (G_TASK (result), &error);

  say (DIM_CHART_VIEW (source), is_written
                                  ? _ ("The chart is saved.")
                                  : _ ("The file could not be written. Choose another place."));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, DimChartView *self)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  DimChartFormat format = DIM_CHART_SVG;
  Job *job;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (file == NULL || self->chart == NULL)
    return;
  name = g_file_get_basename (file);
  if (!dim_chart_format_of (name, &format)) {
    say (self, _ ("Let the name end in .svg, .png or .pdf."));
    return;
  }
  job = g_new0 (Job, 1);
  job->chart = dim_chart_ref (self->chart);
  job->file = g_steal_pointer (&file);
  job->format = format;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_chart);
}

void
dim_chart_view_save (DimChartView *self)
{
  GtkFileChooserNative *dialog;
  GtkRoot *root;

  g_return_if_fail (DIM_IS_CHART_VIEW (self));
  if (self->chart == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  dialog = gtk_file_chooser_native_new (_ ("Save the chart"),
                                        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("chart.svg"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
allow_actions (DimChartView *self)
{
  static const char *const names[] = { "chart.copy-figures", "chart.copy-image", "chart.save" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], self->chart != NULL);
}

void
dim_chart_view_show (DimChartView *self, DimChart *chart)
{
  g_autofree char *about = NULL;

  g_return_if_fail (DIM_IS_CHART_VIEW (self));
  if (chart != NULL)
    dim_chart_ref (chart);
  g_clear_pointer (&self->chart, dim_chart_unref);
  g_clear_pointer (&self->plan, dim_chart_plan_free); /* its points are those of the other */
  self->chart = chart;
  self->series = self->at = 0;
  self->is_told = FALSE;
  about = chart != NULL ? dim_chart_describe (chart) : g_strdup ("");
  gtk_label_set_label (self->point,
                       count_points (self, 0) > 0 ? _ ("The arrow keys go along the figures") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->point), count_points (self, 0) > 0);
  gtk_label_set_label (self->about, about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  chart != NULL ? chart->title : _ ("Chart"), -1);
  describe (self, about);
  gtk_widget_set_focusable (GTK_WIDGET (self->area), count_points (self, 0) > 0);
  gtk_drawing_area_set_content_height (self->area,
                                       (int) (font_size_of (GTK_WIDGET (self)) * LINES_HIGH));
  allow_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
dim_chart_view_dispose (GObject *object)
{
  DimChartView *self = DIM_CHART_VIEW (object);
  GtkWidget *child;

  if (self->area != NULL)
    gtk_drawing_area_set_draw_func (self->area, NULL, NULL, NULL);
  self->area = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->plan, dim_chart_plan_free);
  g_clear_pointer (&self->chart, dim_chart_unref);
  G_OBJECT_CLASS (dim_chart_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Left, GDK_KEY_Right, GDK_KEY_Up,
                                GDK_KEY_Down, GDK_KEY_Home,  GDK_KEY_End };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, key_cb, "u", keys[i]);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "chart.copy-figures", NULL);
}

static void
dim_chart_view_class_init (DimChartViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_chart_view_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-chart-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DimChartView, area);
  gtk_widget_class_bind_template_child (widget_class, DimChartView, point);
  gtk_widget_class_bind_template_child (widget_class, DimChartView, button);
  gtk_widget_class_bind_template_child (widget_class, DimChartView, about);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-figures", NULL, copy_figures_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy-image", NULL, copy_image_cb);
  gtk_widget_class_install_action (widget_class, "chart.save", NULL, save_cb);
  add_keys (widget_class);
}

static void
dim_chart_view_init (DimChartView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_menu_button (self->button, _ ("Copy or save the chart"));
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  g_signal_connect_object (self->area, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw),
                           self->area, 0);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self->area, G_CONNECT_SWAPPED);
  dim_chart_view_show (self, NULL);
}
