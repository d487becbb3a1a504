/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-window.h"

#include "dim-accessible.h"
#include "dim-audit-row.h"
#include "dim-audit-words.h"
#include "dim-help-window.h"
#include "dim-list-stop.h"
#include "dim-monitor-audit.h"
#include "dim-text.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define PAGE_LINES 500

struct _DimAuditWindow {
  AdwWindow parent_instance;

  GtkEditable *search;
  GtkWidget *check_button;
  GtkLabel *verdict;
  GtkStack *stack;
  AdwStatusPage *empty;
  GtkListView *view;
  GtkWidget *more_button;

  DimMonitor *monitor;
  GListStore *rows;          /* (element-type DimAuditRow) newest first */
  GCancellable *cancellable; /* of the lines that are being asked for */
  guint log;                 /* where to go on */
  guint64 place;
  guint wanted;  /* lines that are still to come of this page */
  guint64 lines; /* of the log, as it was known last */
  gboolean is_looking;
  gboolean is_checking;
  gboolean is_checked; /* the verdict that shows was asked for */
};

G_DEFINE_FINAL_TYPE (DimAuditWindow, dim_audit_window, ADW_TYPE_WINDOW)

static void ask_on (DimAuditWindow *self);

static DimAuditQuery *
make_query (DimAuditWindow *self)
{
  g_autofree char *words = dim_text_search_key (gtk_editable_get_text (self->search));
  DimAuditQuery *query = dim_audit_query_new (self->wanted);

  query->log = self->log;
  query->place = self->place;
  if (*words == '\0')
    return query;
  query->match = dim_words_audit_matches;
  query->data = g_steal_pointer (&words);
  query->free_data = g_free;
  return query;
}

static guint
count_rows (DimAuditWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static gboolean
is_searching (DimAuditWindow *self)
{
  return *gtk_editable_get_text (self->search) != '\0';
}

static void
show_lines (DimAuditWindow *self, gboolean has_more)
{
  gboolean is_empty = count_rows (self) == 0 && !has_more;

  adw_status_page_set_title (self->empty,
                             is_searching (self) ? _ ("Nothing found") : _ ("No lines yet"));
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "lines");
  dim_accessible_show_only (GTK_WIDGET (self->stack), gtk_stack_get_visible_child (self->stack));
  gtk_widget_set_visible (self->more_button, has_more);
}

/* Takes the entries out of @list. */
static void
append_rows (DimAuditWindow *self, DimAuditList *list, guint position)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->entries->len; i++) {
    g_ptr_array_add (added, dim_audit_row_new (list->entries->pdata[i]));
    list->entries->pdata[i] = NULL;
  }
  g_list_store_splice (self->rows, position, 0, added->pdata, added->len);
}

/* Looking stops now and then; it goes on until the page is full. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAuditWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAuditList) list =
    dim_monitor_list_audit_finish (DIM_MONITOR (source), result, &error);
  guint found;

  if (self->monitor == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* closed, or something else is looked for */
  if (list == NULL) {
    gtk_label_set_label (self->verdict, dim_words_audit_error (error));
    return;
  }
  found = list->entries->len;
  append_rows (self, list, count_rows (self));
  self->log = list->log;
  self->place = list->place;
  self->wanted -= MIN (found, self->wanted);
  if (list->more && self->wanted > 0)
    ask_on (self);
  else
    show_lines (self, list->more);
}

static void
ask_on (DimAuditWindow *self)
{
  dim_monitor_list_audit (self->monitor, make_query (self), self->cancellable, listed_cb,
                          g_object_ref (self));
}

static void
list_from_top (DimAuditWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_list_store_remove_all (self->rows);
  self->log = 0;
  self->place = 0;
  self->wanted = PAGE_LINES;
  ask_on (self);
}

static void
search_changed_cb (GtkSearchEntry *search, DimAuditWindow *self)
{
  list_from_top (self);
}

/* Esc takes the search away first, then the window. */
static void
search_stopped_cb (GtkSearchEntry *search, DimAuditWindow *self)
{
  if (is_searching (self))
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
more_clicked_cb (GtkButton *button, DimAuditWindow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (self->more_button, FALSE);
  self->wanted = PAGE_LINES;
  ask_on (self);
}

static void
show_verdict (DimAuditWindow *self, const DimAuditVerdict *verdict)
{
  gboolean is_broken = verdict->findings->len > 0;
  g_autofree char *number = dim_words_number (verdict->lines);
  g_autofree char *text = NULL;

  if (self->is_checked || is_broken) {
    g_autofree char *sentence = dim_words_audit_verdict (verdict);
    g_autofree char *head = dim_words_audit_head (verdict);

    text = is_broken ? g_strdup (sentence) : g_strdup_printf ("%s\n%s", sentence, head);
  } else {
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s line, not checked yet.",
                                         "%s lines, not checked yet.", verdict->lines),
                            number);
  }
  gtk_label_set_label (self->verdict, text);
  if (is_broken)
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), "dim-mishap");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), "dim-mishap");
}

/* Whoever listens hears what came out: the focus goes there. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAuditWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAuditVerdict) verdict =
    dim_monitor_check_audit_finish (DIM_MONITOR (source), result, &error);

  self->is_checking = FALSE;
  if (self->monitor == NULL)
    return;
  self->is_checked = verdict != NULL;
  if (verdict != NULL)
    show_verdict (self, verdict);
  else
    gtk_label_set_label (self->verdict, dim_words_audit_error (error));
  /* Only what was asked for is worth a stop of Tab. */
  gtk_label_set_selectable (self->verdict, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->verdict));
}

static void
check_clicked_cb (GtkButton *button, DimAuditWindow *self)
{
  if (self->is_checking)
    return;
  self->is_checking = TRUE;
  gtk_label_set_label (self->verdict, _ ("The collection server is asked for the whole log…"));
  dim_monitor_check_audit (self->monitor, NULL, checked_cb, g_object_ref (self));
}

static const DimAuditEntry *
entry_at (DimAuditWindow *self, guint position)
{
  g_autoptr (DimAuditRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  return row != NULL ? dim_audit_row_get_entry (row) : NULL;
}

static gboolean
is_newer (const DimAuditEntry *entry, const DimAuditEntry *than)
{
  return entry->log > than->log || (entry->log == than->log && entry->place > than->place);
}

/* What came in meanwhile stands above what is there, which stays where it is. */
static void
newest_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAuditWindow) self = user_data;
  g_autoptr (DimAuditList) list =
    dim_monitor_list_audit_finish (DIM_MONITOR (source), result, NULL);
  const DimAuditEntry *top = NULL;
  guint count = 0;

  if (self->monitor == NULL || list == NULL || is_searching (self))
    return;
  top = entry_at (self, 0);
  while (top != NULL && count < list->entries->len &&
         is_newer (g_ptr_array_index (list->entries, count), top))
    count++;
  if (top == NULL || count == PAGE_LINES) {
    list_from_top (self);
    return;
  }
  g_ptr_array_set_size (list->entries, (int) count);
  append_rows (self, list, 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAuditWindow) self = user_data;
  g_autoptr (DimAuditVerdict) verdict =
    dim_monitor_load_audit_finish (DIM_MONITOR (source), result, NULL);

  self->is_looking = FALSE;
  if (self->monitor == NULL || verdict == NULL)
    return;
  if (!self->is_checking && (!self->is_checked || verdict->findings->len > 0))
    show_verdict (self, verdict);
  if (verdict->lines != self->lines && !is_searching (self))
    dim_monitor_list_audit (self->monitor, dim_audit_query_new (PAGE_LINES), NULL, newest_cb,
                            g_object_ref (self));
  self->lines = verdict->lines;
}

static void
look (DimAuditWindow *self)
{
  if (self->is_looking || self->monitor == NULL)
    return;
  self->is_looking = TRUE;
  dim_monitor_load_audit (self->monitor, NULL, looked_cb, g_object_ref (self));
}

/* The incident of a line shows in the window that this one came from. */
static void
activate_cb (GtkListView *view, guint position, DimAuditWindow *self)
{
  const DimAuditEntry *entry = entry_at (self, position);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (entry == NULL || entry->incident[0] == '\0' || parent == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.open-record", "s", entry->incident);
  gtk_window_present (parent);
}

static GtkWidget *
make_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DimAuditWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), make_label (NULL));
  gtk_box_append (GTK_BOX (box), make_label ("dim-note"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DimAuditWindow *self)
{
  const DimAuditEntry *entry =
    dim_audit_row_get_entry (DIM_AUDIT_ROW (gtk_list_item_get_item (item)));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *line = dim_words_audit_line (entry);
  g_autofree char *details = dim_words_audit_details (entry, dim_monitor_get_today (self->monitor));

  /* GTK 4.8 names no row after what stands in it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), line);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), details);
}

static gboolean
find_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_AUDIT_WINDOW (widget)->search));
}

static void
dim_audit_window_dispose (GObject *object)
{
  DimAuditWindow *self = DIM_AUDIT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->monitor);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (dim_audit_window_parent_class)->dispose (object);
}

static void
dim_audit_window_class_init (DimAuditWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_audit_window_dispose;
  g_type_ensure (DIM_TYPE_LIST_STOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-audit-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, search);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, check_button);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, verdict);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, view);
  gtk_widget_class_bind_template_child (widget_class, DimAuditWindow, more_button);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, find_cb, NULL);
}

static void
dim_audit_window_init (DimAuditWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (DIM_TYPE_AUDIT_ROW);
  selection =
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, selection);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  dim_help_set_topic (GTK_WIDGET (self), "audit");
}

static GtkWidget *
find_window (GtkWindow *parent)
{
  GtkApplication *application = gtk_window_get_application (parent);

  for (GList *i = gtk_application_get_windows (application); i != NULL; i = i->next)
    if (DIM_IS_AUDIT_WINDOW (i->data) && gtk_window_get_transient_for (i->data) == parent)
      return i->data;
  return NULL;
}

GtkWidget *
dim_audit_window_present (GtkWindow *parent, DimMonitor *monitor)
{
  GtkWidget *window = NULL;
  DimAuditWindow *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && DIM_IS_MONITOR (monitor), NULL);
  window = find_window (parent);
  if (window == NULL) {
    self = g_object_new (DIM_TYPE_AUDIT_WINDOW, "application", gtk_window_get_application (parent),
                         "transient-for", parent, NULL);
    self->monitor = g_object_ref (monitor);
    g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
    list_from_top (self);
    look (self);
    window = GTK_WIDGET (self);
  }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
