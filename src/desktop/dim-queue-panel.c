/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-queue-panel.h"

#include "dim-accessible.h"
#include "dim-help-window.h"
#include "dim-monitor-queue.h"
#include "dim-sentences.h"
#include "dim-tray-words.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define SHOWN_WAITING 5  /* the count tells the rest */
#define SHOWN_REFUSED 25 /* more than anybody works through at once */
#define REFRESH_S     10

struct _DimQueuePanel {
  GtkPopover parent_instance;

  GtkLabel *figures;
  GtkLabel *trouble;
  GtkLabel *next_try;
  GtkLabel *contact;
  GtkWidget *waiting_part;
  GtkBox *waiting;
  GtkButton *try_button;
  GtkWidget *tray;
  GtkBox *refused;

  DimMonitor *monitor;
  GPtrArray *items; /* (element-type DimQueueItem) */
  guint timer;
};

G_DEFINE_FINAL_TYPE (DimQueuePanel, dim_queue_panel, GTK_TYPE_POPOVER)

static gint64
now_s (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (label, *text != '\0');
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_figures (DimQueuePanel *self)
{
  g_autofree char *line = NULL;
  g_autofree char *figures = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *next_try = NULL;
  g_autofree char *moment = NULL;
  g_autofree char *contact = NULL;
  DimQueueState queue;
  DimQueueState calm;

  dim_monitor_get_queue (self->monitor, &queue);
  /* What is the matter has a paragraph of its own here. */
  calm = queue;
  calm.trouble = DIM_TROUBLE_NONE;
  line = dim_words_queue (&calm, now_s ());
  figures = dim_words_capitalise (line);
  trouble = dim_words_trouble_since (&queue, now_s ());
  next_try = dim_words_next_try (&queue, now_s ());
  moment = dim_words_moment (queue.last_contact_s, now_s ());
  contact = g_strdup_printf (_ ("A server last answered: %s."), moment);
  set_line (self->figures, figures);
  set_line (self->trouble, trouble);
  set_line (self->next_try, next_try);
  set_line (self->contact, queue.last_contact_s > 0 ? contact : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->try_button), !queue.is_sending);
}

static GtkWidget *
make_waiting_row (const DimQueueItem *item)
{
  g_autofree char *what = dim_words_queue_item (item);
  g_autofree char *when = dim_words_moment (item->queued_s, now_s ());
  g_autofree char *text = g_strdup_printf (_ ("%s · since %s"), what, when);

  return make_label (text, "dim-note");
}

static GtkWidget *
make_button (const char *label, const char *action, const char *target, const char *spoken)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static void
opened_cb (GtkButton *button, DimQueuePanel *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_refused_row (DimQueuePanel *self, const DimQueueItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *what = dim_words_queue_item (item);
  g_autofree char *mend = dim_words_to_mend (item);
  g_autofree char *open_spoken = g_strdup_printf (_ ("Open: %s"), what);
  g_autofree char *aside_spoken = g_strdup_printf (_ ("Set aside: %s"), what);
  GtkWidget *open = make_button (_ ("Open"), "win.open-record", item->incident, open_spoken);

  g_signal_connect_object (open, "clicked", G_CALLBACK (opened_cb), self, G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (buttons), open);
  gtk_box_append (GTK_BOX (buttons),
                  make_button (_ ("Set aside"), "win.set-aside", item->fact, aside_spoken));
  gtk_widget_add_css_class (row, "dim-notice");
  gtk_box_append (GTK_BOX (row), make_label (what, "heading"));
  gtk_box_append (GTK_BOX (row), make_label (item->reason != NULL ? item->reason : "", NULL));
  gtk_box_append (GTK_BOX (row), make_label (mend, "dim-note"));
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

static void
show_rest (GtkBox *box, guint rest)
{
  g_autofree char *count = dim_words_number (rest);
  g_autofree char *text = g_strdup_printf (_ ("and %s more"), count);

  if (rest > 0)
    gtk_box_append (box, make_label (text, "dim-note"));
}

static void
show_items (DimQueuePanel *self)
{
  DimQueueState queue;
  guint waiting = 0;
  guint refused = 0;

  dim_monitor_get_queue (self->monitor, &queue);
  empty (self->waiting);
  empty (self->refused);
  for (guint i = 0; i < self->items->len; i++) {
    const DimQueueItem *item = g_ptr_array_index (self->items, i);

    if (item->is_refused && refused < SHOWN_REFUSED) {
      gtk_box_append (self->refused, make_refused_row (self, item));
      refused++;
    } else if (!item->is_refused && waiting < SHOWN_WAITING) {
      gtk_box_append (self->waiting, make_waiting_row (item));
      waiting++;
    }
  }
  show_rest (self->waiting, queue.waiting - MIN (queue.waiting, waiting));
  show_rest (self->refused, queue.refused - MIN (queue.refused, refused));
  gtk_widget_set_visible (self->waiting_part, waiting > 0);
  gtk_widget_set_visible (self->tray, refused > 0);
}

/* Setting one aside took the button away that had the focus; and the menu that this was opened from
 * gives it back to what had it before. */
static void
keep_focus (gpointer user_data)
{
  g_autoptr (DimQueuePanel) self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    gtk_widget_grab_focus (GTK_WIDGET (self->try_button));
}

/* Rows that are made again lose the focus that somebody has in them. */
static gboolean
is_shown (DimQueuePanel *self, const GPtrArray *items)
{
  if (self->items == NULL || self->items->len != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++) {
    const DimQueueItem *now = g_ptr_array_index (items, i);
    const DimQueueItem *before = g_ptr_array_index (self->items, i);

    if (now->is_refused != before->is_refused || !g_str_equal (now->fact, before->fact))
      return FALSE;
  }
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimQueuePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = dim_monitor_load_queue_finish (DIM_MONITOR (source), result, &error);

  if (self->monitor == NULL) {
    g_clear_pointer (&items, g_ptr_array_unref);
    return;
  }
  if (items == NULL) {
    set_line (self->trouble, dim_words_error (error));
    return;
  }
  if (is_shown (self, items)) {
    g_ptr_array_unref (items);
    return;
  }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  show_items (self);
  g_idle_add_once (keep_focus, g_object_ref (self));
}

static void
load (DimQueuePanel *self)
{
  show_figures (self);
  dim_monitor_load_queue (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
queue_changed_cb (DimMonitor *monitor, DimQueuePanel *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  show_figures (user_data);
  return G_SOURCE_CONTINUE;
}

static void
dim_queue_panel_map (GtkWidget *widget)
{
  DimQueuePanel *self = DIM_QUEUE_PANEL (widget);

  GTK_WIDGET_CLASS (dim_queue_panel_parent_class)->map (widget);
  if (self->monitor == NULL)
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref); /* its "since" may read differently now */
  load (self);
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (REFRESH_S, timer_cb, self);
}

static void
dim_queue_panel_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&DIM_QUEUE_PANEL (widget)->timer, g_source_remove);
  GTK_WIDGET_CLASS (dim_queue_panel_parent_class)->unmap (widget);
}

static void
dim_queue_panel_dispose (GObject *object)
{
  DimQueuePanel *self = DIM_QUEUE_PANEL (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_queue_panel_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimQueuePanel, figures);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, trouble);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, next_try);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, contact);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, waiting_part);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, waiting);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, try_button);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, tray);
  gtk_widget_class_bind_template_child (class, DimQueuePanel, refused);
}

static void
dim_queue_panel_class_init (DimQueuePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_queue_panel_dispose;
  widget_class->map = dim_queue_panel_map;
  widget_class->unmap = dim_queue_panel_unmap;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-queue-panel.ui");
  bind_children (widget_class);
}

static void
dim_queue_panel_init (DimQueuePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "queue");
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_queue_panel_set_monitor (DimQueuePanel *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_QUEUE_PANEL (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (queue_changed_cb), self, 0);
}
