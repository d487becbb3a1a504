/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-alarm.h"

#include "dim-accessible.h"
#include "dim-audit-words.h"
#include "dim-monitor-audit.h"

struct _DimAuditAlarm {
  AdwBin parent_instance;

  GtkLabel *label;

  DimMonitor *monitor;
  gboolean is_loading;
  gboolean is_wanted; /* something changed meanwhile */
};

G_DEFINE_FINAL_TYPE (DimAuditAlarm, dim_audit_alarm, ADW_TYPE_BIN)

static void load (DimAuditAlarm *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimAuditAlarm) self = user_data;
  g_autoptr (DimAuditVerdict) verdict =
    dim_monitor_load_audit_finish (DIM_MONITOR (source), result, NULL);
  const char *sentence;

  self->is_loading = FALSE;
  if (self->monitor == NULL || verdict == NULL)
    return; /* the window is closed, and the monitor with it */
  sentence = dim_words_audit_alarm (verdict);
  gtk_label_set_label (self->label, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), *sentence != '\0');
  if (self->is_wanted)
    load (self);
}

/* Only a back office has the log. */
static gboolean
has_log (DimMonitor *monitor)
{
  const DimDeviceProfile *profile = dim_monitor_get_profile (monitor);

  return dim_monitor_get_state (monitor) == DIM_MONITOR_READY && profile != NULL &&
         profile->role == DIM_ROLE_BACK_OFFICE;
}

/* While something is under way the window may be closed already, and the monitor with it. */
static void
load (DimAuditAlarm *self)
{
  self->is_wanted = self->is_loading;
  if (self->is_loading || self->monitor == NULL || !has_log (self->monitor))
    return;
  self->is_loading = TRUE;
  dim_monitor_load_audit (self->monitor, NULL, loaded_cb, g_object_ref (self));
}

static void
dim_audit_alarm_dispose (GObject *object)
{
  g_clear_object (&DIM_AUDIT_ALARM (object)->monitor);
  G_OBJECT_CLASS (dim_audit_alarm_parent_class)->dispose (object);
}

static void
dim_audit_alarm_class_init (DimAuditAlarmClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_audit_alarm_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-audit-alarm.ui");
  gtk_widget_class_bind_template_child (widget_class, DimAuditAlarm, label);
}

static void
dim_audit_alarm_init (DimAuditAlarm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
}

void
dim_audit_alarm_set_monitor (DimAuditAlarm *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_AUDIT_ALARM (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "queue-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
}
