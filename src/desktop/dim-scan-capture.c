/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-scan-capture.h"

#include "dim-scan.h"

#define LOOK_AGAIN_MS 20 /* at a clock that is moved by hand */
#define MARK          "dim-scan-capture"

struct _DimScanCapture {
  GObject parent_instance;

  const DimClock *clock;
  DimScan *scan;
  GQueue held;      /* (element-type GdkEvent): kept back, with releases and modifiers among them */
  GQueue returned;  /* (element-type GdkEvent): put back, to come by once more */
  GdkEvent *judged; /* that goes on, and passes the controllers further down */
  gint64 time_us;
  gint64 seen_us;
  guint32 stamp_ms; /* of the last key; 0: none */
  guint timer;
  gboolean is_active;
};

enum {
  SIGNAL_READ,
  SIGNAL_WAITS,
  SIGNAL_BROKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimScanCapture, dim_scan_capture, G_TYPE_OBJECT)

/* Stamps count milliseconds and begin anew after 49 days; some keyboards on screen have none. */
static void
advance_time (DimScanCapture *self, GdkEvent *event)
{
  guint32 stamp_ms = gdk_event_get_time (event);
  gint64 now_us = g_get_monotonic_time ();

  if (self->clock != NULL)
    self->time_us = dim_clock_now_us (self->clock);
  else if (stamp_ms != 0 && self->stamp_ms != 0)
    self->time_us += MAX ((gint32) (stamp_ms - self->stamp_ms), 0) * (gint64) 1000;
  else
    self->time_us += now_us - self->seen_us;
  self->stamp_ms = stamp_ms;
  self->seen_us = now_us;
}

static gboolean
is_press (GdkEvent *event)
{
  return gdk_event_get_event_type (event) == GDK_KEY_PRESS && !gdk_key_event_is_modifier (event);
}

static gunichar
character_of (GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);
  guint key = gdk_key_event_get_keyval (event);

  /* Some scanners send CR and LF as a terminal would. */
  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return DIM_SCAN_OTHER_KEY;
  if ((state & GDK_CONTROL_MASK) != 0)
    return key == GDK_KEY_j || key == GDK_KEY_m ? '\n' : DIM_SCAN_OTHER_KEY;
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_ISO_Enter:
  case GDK_KEY_Linefeed:
    return '\n';
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
    return '\t';
  case GDK_KEY_Escape:
  case GDK_KEY_BackSpace:
  case GDK_KEY_Delete:
    return DIM_SCAN_OTHER_KEY;
  default:
    return gdk_keyval_to_unicode (key);
  }
}

static void
drop_events (GQueue *events)
{
  g_queue_clear_full (events, (GDestroyNotify) gdk_event_unref);
}

static guint
count_presses (DimScanCapture *self)
{
  guint count = 0;

  for (GList *link = self->held.head; link != NULL; link = link->next)
    count += (guint) is_press (link->data);
  return count;
}

/* They come to the window once more, behind what the queue has already, and in their order: a key
 * of the queue that comes in between is put behind them. */
static void
return_event (DimScanCapture *self, GdkEvent *event)
{
  g_queue_push_tail (&self->returned, event);
  gdk_display_put_event (gdk_event_get_display (event), event);
}

static void
return_held (DimScanCapture *self)
{
  guint returning = count_presses (self) - dim_scan_count_held (self->scan);

  while (!g_queue_is_empty (&self->held) &&
         (returning > 0 || !is_press (g_queue_peek_head (&self->held)))) {
    GdkEvent *event = g_queue_pop_head (&self->held);

    returning -= (guint) is_press (event);
    return_event (self, event);
  }
}

static void
emit_read (DimScanCapture *self)
{
  DimMrz zone = { 0 };

  if (dim_scan_steal_zone (self->scan, &zone))
    g_signal_emit (self, signals[SIGNAL_READ], 0, &zone);
  dim_mrz_clear (&zone);
}

static void
follow (DimScanCapture *self, DimScanVerdict verdict)
{
  if (verdict == DIM_SCAN_PASS)
    return_held (self);
  else if (verdict == DIM_SCAN_DROP || verdict == DIM_SCAN_READ || verdict == DIM_SCAN_BROKEN)
    drop_events (&self->held);
  if (verdict == DIM_SCAN_READ)
    emit_read (self);
  else if (verdict == DIM_SCAN_WAITS)
    g_signal_emit (self, signals[SIGNAL_WAITS], 0);
  else if (verdict == DIM_SCAN_BROKEN)
    g_signal_emit (self, signals[SIGNAL_BROKEN], 0);
}

static void
wait_until (DimScanCapture *self, gint64 time_us)
{
  DimScanVerdict verdict;

  while ((verdict = dim_scan_wait (self->scan, time_us)) != DIM_SCAN_NOTHING)
    follow (self, verdict);
}

static void set_timer (DimScanCapture *self);

static gboolean
timer_cb (gpointer user_data)
{
  g_autoptr (DimScanCapture) self = g_object_ref (user_data);

  self->timer = 0;
  if (self->clock != NULL)
    self->time_us = dim_clock_now_us (self->clock);
  else
    self->time_us = MAX (self->time_us, dim_scan_get_deadline (self->scan));
  wait_until (self, self->time_us);
  set_timer (self);
  return G_SOURCE_REMOVE;
}

/* Behind keys that wait to be handled, and behind drawing: they came before it was over. */
static void
set_timer (DimScanCapture *self)
{
  gint64 deadline_us = dim_scan_get_deadline (self->scan);
  gint64 delay_ms;

  g_clear_handle_id (&self->timer, g_source_remove);
  if (deadline_us == G_MAXINT64 || !self->is_active)
    return;
  delay_ms = MAX (deadline_us - self->time_us, 0) / 1000;
  if (self->clock != NULL)
    delay_ms = MIN (delay_ms, LOOK_AGAIN_MS);
  self->timer =
    g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, (guint) delay_ms, timer_cb, self, NULL);
}

static gboolean
is_same (GdkEvent *a, GdkEvent *b)
{
  return gdk_event_get_event_type (a) == gdk_event_get_event_type (b) &&
         gdk_event_get_time (a) == gdk_event_get_time (b) &&
         gdk_key_event_get_keycode (a) == gdk_key_event_get_keycode (b) &&
         gdk_event_get_modifier_state (a) == gdk_event_get_modifier_state (b);
}

/* TRUE if @event was put back and now comes by again. One before it that did not, as its popover is
 * closed, never will. */
static gboolean
has_returned (DimScanCapture *self, GdkEvent *event)
{
  GList *link = self->returned.head;

  while (link != NULL && !is_same (link->data, event))
    link = link->next;
  if (link == NULL)
    return FALSE;
  while (self->returned.head != link)
    gdk_event_unref (g_queue_pop_head (&self->returned));
  gdk_event_unref (g_queue_pop_head (&self->returned));
  return TRUE;
}

static gboolean
let_go_on (DimScanCapture *self, GdkEvent *event)
{
  gdk_event_ref (event);
  g_clear_pointer (&self->judged, gdk_event_unref);
  self->judged = event;
  return GDK_EVENT_PROPAGATE;
}

/* A release, or Shift: it has to stay in its place among the others. */
static gboolean
keep_in_line (DimScanCapture *self, GdkEvent *event)
{
  if (!g_queue_is_empty (&self->held))
    g_queue_push_tail (&self->held, gdk_event_ref (event));
  else if (!g_queue_is_empty (&self->returned))
    return_event (self, gdk_event_ref (event));
  else
    return let_go_on (self, event);
  return GDK_EVENT_STOP;
}

static gboolean
judge (DimScanCapture *self, GdkEvent *event)
{
  DimScanVerdict verdict;

  advance_time (self, event);
  wait_until (self, self->time_us);
  verdict = dim_scan_take (self->scan, character_of (event), self->time_us);
  if (verdict == DIM_SCAN_PASS && dim_scan_count_held (self->scan) == 0 &&
      g_queue_is_empty (&self->held) && g_queue_is_empty (&self->returned)) {
    set_timer (self);
    return let_go_on (self, event);
  }
  g_queue_push_tail (&self->held, gdk_event_ref (event));
  follow (self, verdict);
  set_timer (self);
  return GDK_EVENT_STOP;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DimScanCapture *self)
{
  GdkEventType type = gdk_event_get_event_type (event);
  g_autoptr (DimScanCapture) kept = g_object_ref (self);

  if (type != GDK_KEY_PRESS && type != GDK_KEY_RELEASE)
    return GDK_EVENT_PROPAGATE;
  if (event == self->judged)
    return GDK_EVENT_PROPAGATE;
  if (has_returned (self, event))
    return let_go_on (self, event);
  if (!self->is_active || !is_press (event))
    return keep_in_line (self, event);
  return judge (self, event);
}

static void
listen_to (DimScanCapture *self, GtkWidget *widget)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (widget), MARK) == self)
    return;
  g_object_set_data (G_OBJECT (widget), MARK, self);
  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (widget, controller);
}

/* Keys of a popover go no higher than that. */
static void
focus_moved_cb (GtkWindow *window, GParamSpec *spec, DimScanCapture *self)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkNative *native = focus != NULL ? gtk_widget_get_native (focus) : NULL;

  if (native != NULL)
    listen_to (self, GTK_WIDGET (native));
}

static void
dim_scan_capture_dispose (GObject *object)
{
  DimScanCapture *self = DIM_SCAN_CAPTURE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  drop_events (&self->held);
  drop_events (&self->returned);
  g_clear_pointer (&self->judged, gdk_event_unref);
  g_clear_pointer (&self->scan, dim_scan_free);
  G_OBJECT_CLASS (dim_scan_capture_parent_class)->dispose (object);
}

static void
dim_scan_capture_class_init (DimScanCaptureClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_scan_capture_dispose;
  signals[SIGNAL_READ] = g_signal_new ("read", DIM_TYPE_SCAN_CAPTURE, G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_WAITS] = g_signal_new ("waits", DIM_TYPE_SCAN_CAPTURE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_BROKEN] = g_signal_new ("broken", DIM_TYPE_SCAN_CAPTURE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_scan_capture_init (DimScanCapture *self)
{
  self->scan = dim_scan_new ();
  self->seen_us = g_get_monotonic_time ();
  g_queue_init (&self->held);
  g_queue_init (&self->returned);
}

DimScanCapture *
dim_scan_capture_new (GtkWindow *window, const DimClock *clock)
{
  DimScanCapture *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  self = g_object_new (DIM_TYPE_SCAN_CAPTURE, NULL);
  self->clock = clock;
  listen_to (self, GTK_WIDGET (window));
  g_signal_connect_object (window, "notify::focus-widget", G_CALLBACK (focus_moved_cb), self, 0);
  return self;
}

void
dim_scan_capture_set_active (DimScanCapture *self, gboolean is_active)
{
  g_return_if_fail (DIM_IS_SCAN_CAPTURE (self));
  if (self->is_active == is_active)
    return;
  self->is_active = is_active;
  dim_scan_forget (self->scan);
  return_held (self);
  set_timer (self);
}
