/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-window.h"

#include "dim-accessible.h"
#include "dim-audit-alarm.h"
#include "dim-audit-window.h"
#include "dim-enrolment-page.h"
#include "dim-error.h"
#include "dim-figures-page.h"
#include "dim-help-window.h"
#include "dim-incidents-page.h"
#include "dim-inquiries-line.h"
#include "dim-monitor-queue.h"
#include "dim-pages.h"
#include "dim-participation-page.h"
#include "dim-passphrase-page.h"
#include "dim-queue-line.h"
#include "dim-readers-line.h"
#include "dim-register-page.h"
#include "dim-review-badge.h"
#include "dim-review-page.h"
#include "dim-scan-capture.h"
#include "dim-sentences.h"
#include "dim-words.h"
#include "dim-years-page.h"

#include <glib/gi18n-lib.h>

struct _DimWindow {
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *new_button;
  GtkStack *root;
  DimPassphrasePage *passphrase_page;
  DimEnrolmentPage *enrolment_page;
  AdwViewSwitcher *switcher;
  AdwViewStack *pages;
  DimReadersLine *readers_line;
  DimInquiriesLine *inquiries_line;
  DimAuditAlarm *audit_alarm;
  DimQueueLine *queue_line;
  AdwToastOverlay *toasts;
  GtkWidget *notice;
  GtkLabel *notice_label;

  DimMonitor *monitor;
  DimScanCapture *capture;
  DimReviewBadge *badge; /* NULL: there is nothing to review in this role */
  DimMishap mishap;      /* that was told */
};

G_DEFINE_FINAL_TYPE (DimWindow, dim_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
page_of (DimWindow *self, const char *name)
{
  return dim_pages_find (self->pages, name);
}

static void
show_notice (DimWindow *self, const char *sentence)
{
  gtk_label_set_label (self->notice_label, sentence);
  gtk_widget_set_visible (self->notice, TRUE);
}

static void
build_shown_page (DimWindow *self)
{
  GtkWidget *page = dim_pages_build_shown (self->pages, self->monitor);

  if (page == NULL)
    return;
  dim_accessible_show_only (GTK_WIDGET (self->pages), gtk_widget_get_parent (page));
  dim_help_set_topic (GTK_WIDGET (self), adw_view_stack_get_visible_child_name (self->pages));
  gtk_widget_grab_focus (page);
}

static void
page_shown_cb (AdwViewStack *pages, GParamSpec *spec, DimWindow *self)
{
  if (self->monitor != NULL)
    build_shown_page (self);
}

static void
add_pages (DimWindow *self, const DimDeviceProfile *profile)
{
  gboolean is_analyst = profile->role == DIM_ROLE_ANALYST;
  GtkWidget *review;

  dim_pages_add (self->pages, profile->role);
  review = adw_view_stack_get_child_by_name (self->pages, "review");
  if (review != NULL)
    self->badge =
      dim_review_badge_new (adw_view_stack_get_page (self->pages, review), self->monitor);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), !is_analyst);
}

static void
enable (DimWindow *self, const char *action, gboolean is_enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                 g_action_map_lookup_action (G_ACTION_MAP (self), action)),
                               is_enabled);
}

static void
show_ready (DimWindow *self)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (self->monitor);
  g_autofree char *role = dim_words_capitalise (dim_words_role (profile->role));
  g_autofree char *where = g_strdup_printf ("%s · %s", profile->desk, profile->office_name);
  gboolean is_analyst = profile->role == DIM_ROLE_ANALYST;

  adw_window_title_set_subtitle (self->title, is_analyst ? role : where);
  enable (self, "new", !is_analyst);
  enable (self, "save", !is_analyst);
  enable (self, "put-by", !is_analyst);
  enable (self, "drafts", !is_analyst);
  enable (self, "print", !is_analyst);
  enable (self, "search", !is_analyst);
  enable (self, "export", is_analyst);
  enable (self, "sync", TRUE);
  enable (self, "page", TRUE);
  enable (self, "queue", TRUE);
  enable (self, "open-record", !is_analyst);
  enable (self, "audit", profile->role == DIM_ROLE_BACK_OFFICE);
  enable (self, "review-case", profile->role == DIM_ROLE_BACK_OFFICE);
  enable (self, "set-aside", TRUE);
  enable (self, "take-back", TRUE);
  dim_scan_capture_set_active (self->capture, !is_analyst);
  gtk_stack_set_visible_child_name (self->root, "main");
  if (adw_view_stack_get_visible_child (self->pages) == NULL)
    add_pages (self, profile);
  build_shown_page (self);
  dim_monitor_start (self->monitor);
}

static void
show_mishap (DimWindow *self)
{
  DimMishap mishap = dim_monitor_get_mishap (self->monitor);

  if (mishap == self->mishap)
    return;
  self->mishap = mishap;
  show_notice (self, dim_words_mishap (mishap));
}

static void
notice_read_cb (GtkButton *button, DimWindow *self)
{
  gtk_widget_set_visible (self->notice, FALSE);
}

/* A page says what went wrong: it stands until it is put away, and is never cut off. */
static void
tell_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_notice (user_data, g_variant_get_string (parameter, NULL));
}

static void
show_state (DimWindow *self)
{
  show_mishap (self);
  switch (dim_monitor_get_state (self->monitor)) {
  case DIM_MONITOR_NEW_PASSPHRASE:
  case DIM_MONITOR_NEEDS_PASSPHRASE:
    dim_scan_capture_set_active (self->capture, FALSE);
    gtk_stack_set_visible_child_name (self->root, "passphrase");
    gtk_widget_grab_focus (GTK_WIDGET (self->passphrase_page));
    break;
  case DIM_MONITOR_NEEDS_ENROLMENT:
    dim_scan_capture_set_active (self->capture, FALSE);
    gtk_stack_set_visible_child_name (self->root, "enrolment");
    gtk_widget_grab_focus (GTK_WIDGET (self->enrolment_page));
    break;
  case DIM_MONITOR_READY:
  default:
    show_ready (self);
    break;
  }
}

static void
root_shown_cb (GtkStack *root, GParamSpec *spec, DimWindow *self)
{
  const char *shown = gtk_stack_get_visible_child_name (root);

  dim_accessible_show_only (GTK_WIDGET (root), gtk_stack_get_visible_child (root));
  if (g_strcmp0 (shown, "main") != 0) /* of which the page says what it is */
    dim_help_set_topic (GTK_WIDGET (self), shown);
}

static void
state_changed_cb (DimMonitor *monitor, GParamSpec *spec, DimWindow *self)
{
  show_state (self);
}

static void
new_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  adw_view_stack_set_visible_child_name (self->pages, "register");
  dim_register_page_start_new (DIM_REGISTER_PAGE (page_of (self, "register")));
}

/* A scan belongs to a registration, whatever page shows. */
static void
scan_read_cb (DimScanCapture *capture, const DimMrz *zone, DimWindow *self)
{
  const char *shown = adw_view_stack_get_visible_child_name (self->pages);
  gboolean is_elsewhere = g_strcmp0 (shown, "register") != 0;

  if (is_elsewhere)
    adw_view_stack_set_visible_child_name (self->pages, "register");
  dim_register_page_take_zone (DIM_REGISTER_PAGE (page_of (self, "register")), zone, is_elsewhere);
}

static void
tell_scan (DimWindow *self, const char *sentence, gboolean is_fault)
{
  GtkWidget *page = page_of (self, "register");

  if (page != NULL)
    dim_register_page_tell_scan (DIM_REGISTER_PAGE (page), sentence, is_fault);
}

static void
scan_waits_cb (DimScanCapture *capture, DimWindow *self)
{
  tell_scan (self, _ ("A part of the scan is read: waiting for its other lines."), FALSE);
}

static void
scan_broken_cb (DimScanCapture *capture, DimWindow *self)
{
  tell_scan (self, _ ("The scan was not whole. Scan the document again or type its number."), TRUE);
}

static void
save_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "register") == 0)
    dim_register_page_save (DIM_REGISTER_PAGE (page_of (self, "register")));
}

static void
put_by_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "register") == 0)
    dim_register_page_put_by (DIM_REGISTER_PAGE (page_of (self, "register")));
}

static void
drafts_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  adw_view_stack_set_visible_child_name (self->pages, "register");
  dim_register_page_open_drafts (DIM_REGISTER_PAGE (page_of (self, "register")));
}

static void
print_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "register") == 0)
    dim_register_page_print (DIM_REGISTER_PAGE (page_of (self, "register")));
}

static void
search_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  adw_view_stack_set_visible_child_name (self->pages, "incidents");
  dim_incidents_page_search (DIM_INCIDENTS_PAGE (page_of (self, "incidents")), NULL);
}

static void
export_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dim_figures_page_export (DIM_FIGURES_PAGE (page_of (user_data, "figures")));
}

/* Trouble with a server stands at the foot already. */
static void
tell_failed_sync (DimWindow *self, const GError *error)
{
  DimQueueState queue;

  dim_monitor_get_queue (self->monitor, &queue);
  if (queue.trouble == DIM_TROUBLE_NONE || dim_error_is_of_storage (error))
    show_notice (self, dim_words_error (error));
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkWidget *figures = page_of (self, "figures");
  GtkWidget *participation = page_of (self, "participation");
  GtkWidget *years = page_of (self, "years");

  if (!dim_monitor_sync_finish (DIM_MONITOR (source), result, &error)) {
    tell_failed_sync (self, error);
    return;
  }
  if (figures != NULL)
    dim_figures_page_reload (DIM_FIGURES_PAGE (figures));
  if (participation != NULL)
    dim_participation_page_reload (DIM_PARTICIPATION_PAGE (participation));
  if (years != NULL)
    dim_years_page_reload (DIM_YEARS_PAGE (years));
}

static void
sync_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  dim_monitor_sync (self->monitor, NULL, synced_cb, g_object_ref (self));
}

/* Alt+1…5: the pages in the order of the switcher. */
static void
page_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;
  g_autoptr (GtkSelectionModel) model = adw_view_stack_get_pages (self->pages);
  guint index = (guint) g_variant_get_int32 (parameter) - 1;

  if (index < g_list_model_get_n_items (G_LIST_MODEL (model)))
    gtk_selection_model_select_item (model, index, TRUE);
}

static void
queue_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dim_queue_line_open (DIM_WINDOW (user_data)->queue_line);
}

static void
open_record_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;
  g_autofree char *receipt = dim_receipt_number (g_variant_get_string (parameter, NULL));

  adw_view_stack_set_visible_child_name (self->pages, "incidents");
  dim_incidents_page_search (DIM_INCIDENTS_PAGE (page_of (self, "incidents")), receipt);
}

static void
review_case_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  adw_view_stack_set_visible_child_name (self->pages, "review");
  dim_review_page_show_case (DIM_REVIEW_PAGE (page_of (self, "review")),
                             g_variant_get_string (parameter, NULL));
}

static void
audit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dim_audit_window_present (GTK_WINDOW (user_data), DIM_WINDOW (user_data)->monitor);
}

/* What went out of the tray comes back by the toast; what went back needs no word. */
static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dim_monitor_set_aside_finish (DIM_MONITOR (source), result, &error))
    show_notice (self, dim_words_error (error));
}

static void
set_aside_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;
  AdwToast *toast = adw_toast_new (_ ("Set aside. It stays in the list."));

  dim_monitor_set_aside (self->monitor, g_variant_get_string (parameter, NULL), TRUE, NULL,
                         moved_cb, g_object_ref (self));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.take-back");
  adw_toast_set_action_target_value (toast, parameter);
  dim_accessible_add_toast (self->toasts, toast);
}

static void
take_back_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimWindow *self = user_data;

  dim_monitor_set_aside (self->monitor, g_variant_get_string (parameter, NULL), FALSE, NULL,
                         moved_cb, g_object_ref (self));
}

static gboolean
dim_window_close_request (GtkWindow *window)
{
  GtkWidget *page = page_of (DIM_WINDOW (window), "register");

  if (page != NULL && !dim_register_page_may_close (DIM_REGISTER_PAGE (page)))
    return TRUE;
  return GTK_WINDOW_CLASS (dim_window_parent_class)->close_request (window);
}

/* It may be counting, and is then held by that. */
static void
stop_badge (DimWindow *self)
{
  if (self->badge != NULL)
    g_object_run_dispose (G_OBJECT (self->badge));
  g_clear_object (&self->badge);
}

static void
dim_window_dispose (GObject *object)
{
  DimWindow *self = DIM_WINDOW (object);

  g_clear_object (&self->capture);
  stop_badge (self);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child (class, DimWindow, title);
  gtk_widget_class_bind_template_child (class, DimWindow, new_button);
  gtk_widget_class_bind_template_child (class, DimWindow, root);
  gtk_widget_class_bind_template_child (class, DimWindow, passphrase_page);
  gtk_widget_class_bind_template_child (class, DimWindow, enrolment_page);
  gtk_widget_class_bind_template_child (class, DimWindow, switcher);
  gtk_widget_class_bind_template_child (class, DimWindow, pages);
  gtk_widget_class_bind_template_child (class, DimWindow, readers_line);
  gtk_widget_class_bind_template_child (class, DimWindow, inquiries_line);
  gtk_widget_class_bind_template_child (class, DimWindow, audit_alarm);
  gtk_widget_class_bind_template_child (class, DimWindow, queue_line);
  gtk_widget_class_bind_template_child (class, DimWindow, toasts);
  gtk_widget_class_bind_template_child (class, DimWindow, notice);
  gtk_widget_class_bind_template_child (class, DimWindow, notice_label);
}

static void
dim_window_class_init (DimWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = dim_window_close_request;
  g_type_ensure (DIM_TYPE_AUDIT_ALARM);
  g_type_ensure (DIM_TYPE_PASSPHRASE_PAGE);
  g_type_ensure (DIM_TYPE_ENROLMENT_PAGE);
  g_type_ensure (DIM_TYPE_INQUIRIES_LINE);
  g_type_ensure (DIM_TYPE_QUEUE_LINE);
  g_type_ensure (DIM_TYPE_READERS_LINE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, page_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, root_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, notice_read_cb);
}

static void
add_actions (DimWindow *self)
{
  static const GActionEntry entries[] = {
    { "new", new_activated_cb, NULL, NULL, NULL, { 0 } },
    { "save", save_activated_cb, NULL, NULL, NULL, { 0 } },
    { "put-by", put_by_activated_cb, NULL, NULL, NULL, { 0 } },
    { "drafts", drafts_activated_cb, NULL, NULL, NULL, { 0 } },
    { "print", print_activated_cb, NULL, NULL, NULL, { 0 } },
    { "search", search_activated_cb, NULL, NULL, NULL, { 0 } },
    { "export", export_activated_cb, NULL, NULL, NULL, { 0 } },
    { "sync", sync_activated_cb, NULL, NULL, NULL, { 0 } },
    { "page", page_activated_cb, "i", NULL, NULL, { 0 } },
    { "queue", queue_activated_cb, NULL, NULL, NULL, { 0 } },
    { "open-record", open_record_activated_cb, "s", NULL, NULL, { 0 } },
    { "audit", audit_activated_cb, NULL, NULL, NULL, { 0 } },
    { "review-case", review_case_activated_cb, "s", NULL, NULL, { 0 } },
    { "set-aside", set_aside_activated_cb, "s", NULL, NULL, { 0 } },
    { "take-back", take_back_activated_cb, "s", NULL, NULL, { 0 } },
    { "tell", tell_activated_cb, "s", NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    enable (self, entries[i].name, entries[i].activate == tell_activated_cb);
}

static void
dim_window_init (DimWindow *self)
{
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The first child showed before the others came. */
  root_shown_cb (self->root, NULL, self);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

GtkWidget *
dim_window_new (AdwApplication *application, DimMonitor *monitor, const DimClock *key_clock)
{
  DimWindow *self = g_object_new (DIM_TYPE_WINDOW, "application", application, NULL);

  self->monitor = g_object_ref (monitor);
  self->capture = dim_scan_capture_new (GTK_WINDOW (self), key_clock);
  g_signal_connect_object (self->capture, "read", G_CALLBACK (scan_read_cb), self, 0);
  g_signal_connect_object (self->capture, "waits", G_CALLBACK (scan_waits_cb), self, 0);
  g_signal_connect_object (self->capture, "broken", G_CALLBACK (scan_broken_cb), self, 0);
  dim_passphrase_page_set_monitor (self->passphrase_page, monitor);
  dim_enrolment_page_set_monitor (self->enrolment_page, monitor);
  g_signal_connect_object (monitor, "notify::state", G_CALLBACK (state_changed_cb), self, 0);
  dim_readers_line_set_monitor (self->readers_line, monitor);
  dim_inquiries_line_set_monitor (self->inquiries_line, monitor);
  dim_audit_alarm_set_monitor (self->audit_alarm, monitor);
  dim_queue_line_set_monitor (self->queue_line, monitor);
  show_state (self);
  return GTK_WIDGET (self);
}

void
dim_window_keep_work (DimWindow *self)
{
  GtkWidget *page;

  g_return_if_fail (DIM_IS_WINDOW (self));
  page = page_of (self, "register");
  if (page != NULL)
    dim_register_page_flush (DIM_REGISTER_PAGE (page));
}

void
dim_window_go_where (DimWindow *self, DimWindow *before)
{
  const char *name;

  g_return_if_fail (DIM_IS_WINDOW (self) && DIM_IS_WINDOW (before));
  name = adw_view_stack_get_visible_child_name (before->pages);
  if (name != NULL && adw_view_stack_get_child_by_name (self->pages, name) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, name);
}
