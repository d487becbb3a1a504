/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

/* A desk to test widgets at: a window on the test's own X server, a hand at its keyboard, whose
 * keys go through the server as a person's do, and a monitor over a real directory. */

#define DESK_TODAY "2026-11-20" /* a Friday */

/* First thing in main: the application with its style sheet and templates, without a window. */
void desk_init (int *argc, char ***argv);
/* Runs the tests and clears the desk away. Returns: what main returns. */
int desk_run (void);
AdwApplication *desk_application (void);

/* One for the whole program; not enrolled, unless DIM_TEST_ENROLLED names a directory that is.
 * Borrowed. */
DimMonitor *desk_monitor (void);
const DimCodeBook *desk_book (void);
/* For the monitor it is so much later, or earlier again. */
void desk_pass_days (int days);

/* Shows @widget in a window, between two entries, and focuses the first of them. */
void desk_show (GtkWidget *widget);
/* Shows a window that is made already. */
void desk_adopt (GtkWindow *window);
/* Closes what desk_show or desk_adopt opened. */
void desk_close (void);
GtkWindow *desk_window (void);
/* The focus goes from @widget to the last entry. */
void desk_leave (void);

/* Both return when the window has had the keys. @keys: names of xdotool, NULL-terminated. */
void desk_type (const char *text);
void desk_press (const char *first, ...) G_GNUC_NULL_TERMINATED;

/* Presses Alt and the underlined letter of a button, and waits until it acts. */
void desk_press_mnemonic (gpointer button);
/* Focuses a button and presses the space bar, and waits until it acts. */
void desk_press_space (gpointer button);
/* Puts @text on the clipboard, as another program would, and pastes it where the focus is. Returns
 * when it is there. */
void desk_paste (const char *text, gsize length);

/* A child that @widget's template names. Borrowed. */
gpointer desk_child (gpointer widget, const char *name);
/* The text of such a child: an entry's, or a label's. Borrowed. */
const char *desk_text (gpointer widget, const char *name);
gboolean desk_shows (gpointer widget, const char *name);
/* What a screen reader is told by @property; "" if nothing. Owned by the caller. */
char *desk_spoken (gpointer widget, const char *name, GtkAccessibleProperty property);
/* TRUE if the focus is in @widget. */
gboolean desk_has_focus (gpointer widget);

/* Counts emissions of @signal into the returned number, which lives as long as @object. */
const guint *desk_count (gpointer object, const char *signal);

/* One turn of the main loop; fails the test after half a minute of turning for one @what. */
void desk_turn (gint64 since_us, const char *what);
#define DESK_WAIT(condition)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 since_us_ = g_get_monotonic_time ();                                                    \
    while (!(condition))                                                                           \
      desk_turn (since_us_, #condition);                                                           \
  }                                                                                                \
  G_STMT_END
