/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-alerts.h"

#include "dim-monitor-inquiries.h"

#include <glib/gi18n-lib.h>

#define REFUSED_ID "refused"
#define DEVICE_ID  "device-refused"
#define KEY_ID     "key-lost"
#define ASKED_ID   "asked"

#define QUEUE_ACTION "app.queue"

struct _DimAlerts {
  GApplication *application;
  DimMonitor *monitor;
  gulong queue_handler;
  gulong state_handler;
  gulong records_handler;
  GCancellable *stopped; /* outlives this while something is counted */
  guint refused;         /* that somebody was told of */
  guint asked;           /* likewise; of these what was there at the beginning is no event */
  gboolean is_asked_known;
  gboolean is_counting;
  gboolean is_outdated; /* something changed while it was counted */
  gboolean is_device_told;
  gboolean is_key_told;
};

/* Who looks at the window sees it at its foot. */
static gboolean
is_looked_at (DimAlerts *alerts)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (alerts->application));

  return window != NULL && gtk_window_is_active (window);
}

/* @action: what a press on it does; NULL: it opens the program. */
static void
alert (DimAlerts *alerts, const char *id, const char *title, const char *body, const char *action)
{
  g_autoptr (GNotification) notification = NULL;

  if (is_looked_at (alerts))
    return;
  notification = g_notification_new (title);
  g_notification_set_body (notification, body);
  if (action != NULL)
    g_notification_set_default_action (notification, action);
  g_application_send_notification (alerts->application, id, notification);
}

static void
look_at_refused (DimAlerts *alerts, guint refused)
{
  if (refused > alerts->refused)
    alert (alerts, REFUSED_ID, _ ("Something needs your attention"),
           _ ("The collection server refused something. Open the program to see what is to be "
              "done."),
           QUEUE_ACTION);
  else if (refused == 0 && alerts->refused > 0)
    g_application_withdraw_notification (alerts->application, REFUSED_ID);
  alerts->refused = refused;
}

static void
look_at_device (DimAlerts *alerts, gboolean is_refused)
{
  if (is_refused && !alerts->is_device_told)
    alert (alerts, DEVICE_ID, _ ("This device is refused"),
           _ ("The server no longer accepts this device. Tell your administrator."), QUEUE_ACTION);
  else if (!is_refused && alerts->is_device_told)
    g_application_withdraw_notification (alerts->application, DEVICE_ID);
  alerts->is_device_told = is_refused;
}

static void
look_at_key (DimAlerts *alerts)
{
  if (alerts->is_key_told || dim_monitor_get_mishap (alerts->monitor) != DIM_MISHAP_KEY_LOST)
    return;
  alert (alerts, KEY_ID, _ ("The key of this program is lost"),
         _ ("This computer has to be enrolled again. Open the program to see what is to be done."),
         QUEUE_ACTION);
  alerts->is_key_told = TRUE;
}

static void
look_at_asked (DimAlerts *alerts, guint asked)
{
  if (alerts->is_asked_known && asked > alerts->asked)
    alert (alerts, ASKED_ID, _ ("The back office asks you something"),
           _ ("Open the program to read the question."), NULL);
  else if (asked == 0 && alerts->asked > 0)
    g_application_withdraw_notification (alerts->application, ASKED_ID);
  alerts->asked = asked;
  alerts->is_asked_known = TRUE;
}

/* What is being counted, which may be given up meanwhile. */
typedef struct {
  DimAlerts *alerts;
  GCancellable *stopped;
} Counting;

static void count_asked (DimAlerts *alerts);

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Counting *counting = user_data;
  DimAlerts *alerts = counting->alerts;
  g_autoptr (GCancellable) stopped = counting->stopped;
  g_autoptr (GPtrArray) records =
    dim_monitor_load_asked_finish (DIM_MONITOR (source), result, NULL);

  g_free (counting);
  if (g_cancellable_is_cancelled (stopped))
    return;
  alerts->is_counting = FALSE;
  if (records != NULL)
    look_at_asked (alerts, records->len);
  if (alerts->is_outdated)
    count_asked (alerts);
}

static void
count_asked (DimAlerts *alerts)
{
  Counting *counting = NULL;

  alerts->is_outdated = alerts->is_counting;
  if (alerts->is_counting || dim_monitor_get_state (alerts->monitor) != DIM_MONITOR_READY)
    return;
  alerts->is_counting = TRUE;
  counting = g_new0 (Counting, 1);
  counting->alerts = alerts;
  counting->stopped = g_object_ref (alerts->stopped);
  dim_monitor_load_asked (alerts->monitor, NULL, counted_cb, counting);
}

static void
records_changed_cb (DimMonitor *monitor, DimAlerts *alerts)
{
  count_asked (alerts);
}

/* While a round runs its trouble is not known yet: the answer to the last one stands. */
static void
queue_changed_cb (DimMonitor *monitor, DimAlerts *alerts)
{
  DimQueueState queue;

  dim_monitor_get_queue (monitor, &queue);
  look_at_refused (alerts, queue.refused);
  if (!queue.is_sending)
    look_at_device (alerts, queue.trouble == DIM_TROUBLE_DEVICE_REFUSED);
}

static void
state_changed_cb (DimMonitor *monitor, GParamSpec *spec, DimAlerts *alerts)
{
  look_at_key (alerts);
  if (alerts->is_key_told && dim_monitor_get_state (monitor) == DIM_MONITOR_READY)
    g_application_withdraw_notification (alerts->application, KEY_ID);
  count_asked (alerts);
}

DimAlerts *
dim_alerts_new (GApplication *application, DimMonitor *monitor)
{
  DimAlerts *alerts;
  DimQueueState queue;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && DIM_IS_MONITOR (monitor), NULL);
  dim_monitor_get_queue (monitor, &queue);
  alerts = g_new0 (DimAlerts, 1);
  alerts->application = application;
  alerts->monitor = monitor;
  alerts->refused = queue.refused;
  alerts->queue_handler =
    g_signal_connect (monitor, "queue-changed", G_CALLBACK (queue_changed_cb), alerts);
  alerts->state_handler =
    g_signal_connect (monitor, "notify::state", G_CALLBACK (state_changed_cb), alerts);
  alerts->records_handler =
    g_signal_connect (monitor, "records-changed", G_CALLBACK (records_changed_cb), alerts);
  alerts->stopped = g_cancellable_new ();
  look_at_key (alerts);
  count_asked (alerts);
  return alerts;
}

void
dim_alerts_free (DimAlerts *alerts)
{
  if (alerts == NULL)
    return;
  g_signal_handler_disconnect (alerts->monitor, alerts->queue_handler);
  g_signal_handler_disconnect (alerts->monitor, alerts->state_handler);
  g_signal_handler_disconnect (alerts->monitor, alerts->records_handler);
  g_cancellable_cancel (alerts->stopped);
  g_object_unref (alerts->stopped);
  g_application_withdraw_notification (alerts->application, ASKED_ID);
  g_application_withdraw_notification (alerts->application, REFUSED_ID);
  g_application_withdraw_notification (alerts->application, DEVICE_ID);
  g_application_withdraw_notification (alerts->application, KEY_ID);
  g_free (alerts);
}
