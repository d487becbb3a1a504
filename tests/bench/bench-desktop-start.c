/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long a program takes from its start until it has painted a window, seen from outside, by the
 * X server; and what it then holds of the memory: bench-desktop-start SETTLE_MS PROGRAM [ARG…]
 * prints "WALL_MS CPU_MS PSS_KIB". */

#define PATIENCE_MS   60000
#define LEAST_SIDE_PX 200 /* what is smaller is no window of a person */
#define MS_A_SECOND   1000.0

typedef struct {
  Display *display;
  int damage_event;
  pid_t child;
  double start_ms;
} Watch;

static double
read_clock_ms (clockid_t clock)
{
  struct timespec now;

  if (clock_gettime (clock, &now) != 0)
    g_error ("This machine lacks a clock");
  return (double) now.tv_sec * MS_A_SECOND + (double) now.tv_nsec / 1e6;
}

static double
now_ms (void)
{
  return read_clock_ms (CLOCK_MONOTONIC);
}

static pid_t
start (char **command)
{
  pid_t child = fork ();

  if (child == 0) {
    execv (command[0], command);
    _exit (127);
  }
  if (child < 0)
    g_error ("Cannot start %s", command[0]);
  return child;
}

/* Waits for the next event; FALSE when nothing came in time, or the child is gone. */
static gboolean
next_event (Watch *watch, XEvent *event)
{
  while (XPending (watch->display) == 0) {
    struct pollfd fd = { .fd = ConnectionNumber (watch->display), .events = POLLIN };
    double left_ms = watch->start_ms + PATIENCE_MS - now_ms ();

    if (left_ms <= 0 || waitpid (watch->child, NULL, WNOHANG) != 0)
      return FALSE;
    (void) poll (&fd, 1, (int) MIN (left_ms, 100));
  }
  XNextEvent (watch->display, event);
  return TRUE;
}

static gboolean
is_a_window (Watch *watch, Window window)
{
  XWindowAttributes attributes;

  return XGetWindowAttributes (watch->display, window, &attributes) != 0 &&
         attributes.width >= LEAST_SIDE_PX && attributes.height >= LEAST_SIDE_PX;
}

/* The first picture of the first window that is big enough. */
static gboolean
wait_painted (Watch *watch)
{
  XEvent event;

  while (next_event (watch, &event)) {
    if (event.type == MapNotify && is_a_window (watch, event.xmap.window))
      (void) XDamageCreate (watch->display, event.xmap.window, XDamageReportRawRectangles);
    else if (event.type == watch->damage_event + XDamageNotify)
      return TRUE;
  }
  return FALSE;
}

/* Of all its threads. */
static double
read_cpu_ms (pid_t child)
{
  clockid_t clock = 0;

  return clock_getcpuclockid (child, &clock) == 0 ? read_clock_ms (clock) : 0;
}

static guint64
read_pss_kib (pid_t child)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", (int) child);
  g_autofree char *text = NULL;
  const char *line = NULL;

  if (g_file_get_contents (path, &text, NULL, NULL))
    line = strstr (text, "\nPss:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("\nPss:"), NULL, 10) : 0;
}

/* Windows that were there before, or are not the child's, are none of ours: the display is. */
int
main (int argc, char **argv)
{
  Watch watch = { 0 };
  int error_event = 0;
  double wall_ms;
  double cpu_ms;

  if (argc < 3)
    g_error ("usage: bench-desktop-start SETTLE_MS PROGRAM [ARG…]");
  watch.display = XOpenDisplay (NULL);
  if (watch.display == NULL ||
      !XDamageQueryExtension (watch.display, &watch.damage_event, &error_event))
    g_error ("There is no display that tells of what is painted");
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);
  watch.start_ms = now_ms ();
  watch.child = start (argv + 2);
  if (!wait_painted (&watch))
    g_error ("%s painted no window", argv[2]);
  wall_ms = now_ms () - watch.start_ms;
  cpu_ms = read_cpu_ms (watch.child);
  g_usleep ((gulong) strtoul (argv[1], NULL, 10) * 1000);
  printf ("%.1f %.1f %" G_GUINT64_FORMAT "\n", wall_ms, cpu_ms, read_pss_kib (watch.child));
  (void) kill (watch.child, SIGKILL);
  (void) waitpid (watch.child, NULL, 0);
  (void) XCloseDisplay (watch.display);
  return 0;
}
