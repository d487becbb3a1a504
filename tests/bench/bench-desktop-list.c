/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-application.h"
#include "dim-record-list.h"
#include "dim-window.h"
#include "dim-words.h"

#include <string.h>
#include <time.h>

/* The real window over a directory with many registrations: how long it takes from a letter of a
 * search until its answer is painted, how long a frame takes while scrolling, and what memory it
 * holds: bench-desktop-list DIRECTORY PSS_KIB. @PSS_KIB is what an empty window holds. */

#define PASSPHRASE   "vier gewone woorden samen"
#define N_KEYS       1000u
#define N_FRAMES     500
#define STEP_PX      160 /* about three rows, as a wheel does */
#define VISIBLE_ROWS 16u /* more than the window shows */
#define PATIENCE_US  ((gint64) 60 * G_USEC_PER_SEC)

static struct {
  DimMonitor *monitor;
  GtkWidget *window;
  GtkColumnView *view;
  GtkEditable *search;
  DimRecordList *list;
  guint n_found;
  guint n_painted;
} desk;

typedef struct {
  guint64 pss_kib;
  guint64 own_kib; /* without files */
} Memory;

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static gint64
process_cpu_us (void)
{
  struct timespec now = { 0 };

  if (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now) != 0)
    g_error ("This machine lacks a clock");
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* @name: a line of the kernel's sum over all that the program holds, as "Pss:". */
static guint64
read_held_kib (const char *name)
{
  g_autofree char *text = NULL;
  g_autofree char *line = g_strconcat ("\n", name, NULL);
  const char *found;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL) ||
      (found = strstr (text, line)) == NULL)
    g_error ("This machine does not say what a program holds");
  return g_ascii_strtoull (found + strlen (line), NULL, 10);
}

/* What is shared with programs that come and go is counted apart. */
static void
read_memory (Memory *out)
{
  out->pss_kib = read_held_kib ("Pss:");
  out->own_kib = read_held_kib ("Pss_Anon:");
}

static void
found_cb (DimRecordList *list, gpointer data)
{
  desk.n_found++;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  desk.n_painted++;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
turn (gint64 since_us)
{
  if (g_get_monotonic_time () - since_us > PATIENCE_US)
    g_error ("waited too long");
  g_main_context_iteration (NULL, TRUE);
}

static gboolean
rows_are_there (void)
{
  guint count = MIN (VISIBLE_ROWS, g_list_model_get_n_items (G_LIST_MODEL (desk.list)));

  for (guint i = 0; i < count; i++) {
    g_autoptr (DimRecordItem) row = g_list_model_get_item (G_LIST_MODEL (desk.list), i);

    if (dim_record_item_get (row) == NULL)
      return FALSE;
  }
  return TRUE;
}

static void
wait_painted (gint64 since_us)
{
  guint before = desk.n_painted;

  gtk_widget_queue_draw (GTK_WIDGET (desk.view));
  while (desk.n_painted == before)
    turn (since_us);
}

/* All that was begun comes to its end before the next is measured. */
static void
rest (void)
{
  for (gint64 end_us = g_get_monotonic_time () + 60000; g_get_monotonic_time () < end_us;)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_window (const char *directory)
{
  DimMonitorOptions options = { .data_dir = directory,
                                .clock = dim_clock_system (),
                                .passphrase = PASSPHRASE,
                                .without_keyring = TRUE };
  g_autoptr (GError) error = NULL;
  AdwApplication *application =
    ADW_APPLICATION (dim_application_new (g_get_tmp_dir (), NULL, TRUE));

  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  desk.monitor = dim_monitor_open (&options, &error);
  if (desk.monitor == NULL)
    g_error ("%s", error->message);
  desk.window = dim_window_new (application, desk.monitor, NULL);
  gtk_window_present (GTK_WINDOW (desk.window));
  g_timeout_add (5, tick_cb, NULL);
}

static void
open_list (void)
{
  gint64 start_us = g_get_monotonic_time ();
  GtkSelectionModel *selection;

  gtk_widget_activate_action (desk.window, "win.page", "i", 2);
  desk.view = GTK_COLUMN_VIEW (find_widget (desk.window, GTK_TYPE_COLUMN_VIEW));
  desk.search = GTK_EDITABLE (find_widget (desk.window, GTK_TYPE_SEARCH_ENTRY));
  selection = gtk_column_view_get_model (desk.view);
  desk.list = DIM_RECORD_LIST (gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)));
  g_signal_connect (desk.list, "found", G_CALLBACK (found_cb), NULL);
  g_signal_connect (gtk_widget_get_frame_clock (desk.window), "after-paint",
                    G_CALLBACK (painted_cb), NULL);
  while (desk.n_found == 0 || !rows_are_there ())
    turn (start_us);
  wait_painted (start_us);
}

static void
type (const char *text)
{
  gint64 start_us = g_get_monotonic_time ();
  guint before = desk.n_found;

  gtk_editable_set_text (desk.search, text);
  while (desk.n_found == before || !rows_are_there ())
    turn (start_us);
  wait_painted (start_us);
}

static void
print_times (const char *what, GArray *wall_us, GArray *cpu_us, const char *budget)
{
  g_autofree char *measured =
    g_strdup_printf ("median %.1f ms, p99 %.1f ms", (double) bench_quantile (wall_us, 0.5) / 1000,
                     (double) bench_quantile (wall_us, 0.99) / 1000);
  g_autofree char *beside =
    g_strdup_printf ("time on a processor, all threads: median %.1f ms, p99 %.1f ms",
                     (double) bench_quantile (cpu_us, 0.5) / 1000,
                     (double) bench_quantile (cpu_us, 0.99) / 1000);

  bench_print (
    &(BenchRow){ .what = what, .measured = measured, .beside = beside, .budget = budget });
}

/* Words are typed letter by letter and taken away again. */
static void
measure_keys (guint count, GArray *wall_us, GArray *cpu_us)
{
  static const char *const typed[] = { "paspoort",    "look-alike", "nationaal paspoort",
                                       "adresfraude", "2026-03",    "amsterdam vals" };
  gsize word = 0;
  gsize length = 1;

  for (guint i = 0; i < count; i++) {
    g_autofree char *text = g_strndup (typed[word], length);
    gint64 cpu_start_us = process_cpu_us ();
    gint64 start_us = g_get_monotonic_time ();
    gint64 took_us;

    type (text);
    took_us = g_get_monotonic_time () - start_us;
    g_array_append_val (wall_us, took_us);
    took_us = process_cpu_us () - cpu_start_us;
    g_array_append_val (cpu_us, took_us);
    rest ();
    if (typed[word][length++] == '\0') {
      word = (word + 1) % G_N_ELEMENTS (typed);
      length = 1;
    }
  }
}

static void
measure_scrolling (GArray *wall_us, GArray *cpu_us)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (desk.view), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  type ("");
  rest ();
  for (guint i = 0; i < N_FRAMES; i++) {
    gint64 cpu_start_us = process_cpu_us ();
    gint64 start_us = g_get_monotonic_time ();
    guint before = desk.n_painted;
    gint64 took_us;

    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + STEP_PX);
    while (desk.n_painted == before)
      turn (start_us);
    took_us = g_get_monotonic_time () - start_us;
    g_array_append_val (wall_us, took_us);
    took_us = process_cpu_us () - cpu_start_us;
    g_array_append_val (cpu_us, took_us);
  }
}

static double
to_mb (guint64 kib)
{
  return (double) kib / 1024;
}

static void
print_memory (guint64 empty_kib, const Memory *before, const Memory *after)
{
  g_autofree char *held = g_strdup_printf ("%.1f MB PSS", to_mb (before->pss_kib));
  g_autofree char *empty = g_strdup_printf ("empty window: %.1f MB; %+.1f MB", to_mb (empty_kib),
                                            to_mb (before->pss_kib) - to_mb (empty_kib));
  g_autofree char *grown =
    g_strdup_printf ("%+.1f MB", to_mb (after->own_kib) - to_mb (before->own_kib));
  g_autofree char *grown_pss =
    g_strdup_printf ("with its share of the libraries, which depends on who else runs: %+.1f MB",
                     to_mb (after->pss_kib) - to_mb (before->pss_kib));

  bench_print (&(BenchRow){ .what = "memory with 50,000 incidents in the list",
                            .measured = held,
                            .beside = empty,
                            .ratio = (double) before->pss_kib / (double) empty_kib,
                            .budget = "≤ empty + 80 MB" });
  bench_print (&(BenchRow){ .what = "memory after 1,000 more searches",
                            .measured = grown,
                            .beside = grown_pss,
                            .budget = "± 2 MB" });
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) wall_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cpu_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  Memory before = { 0 };
  Memory after = { 0 };

  if (argc != 3)
    g_error ("usage: bench-desktop-list DIRECTORY PSS_KIB");
  dim_words_init (NULL);
  open_window (argv[1]);
  open_list ();
  /* A tenth of them first: caches fill, as those of the fonts. */
  measure_keys (N_KEYS / 10, wall_us, cpu_us);
  measure_scrolling (wall_us, cpu_us);
  g_array_set_size (wall_us, 0);
  g_array_set_size (cpu_us, 0);
  read_memory (&before);
  measure_keys (N_KEYS, wall_us, cpu_us);
  read_memory (&after);
  print_memory (g_ascii_strtoull (argv[2], NULL, 10), &before, &after);
  print_times ("search over 50,000 incidents: from key to painted", wall_us, cpu_us, "p99 ≤ 60 ms");
  g_array_set_size (wall_us, 0);
  g_array_set_size (cpu_us, 0);
  measure_scrolling (wall_us, cpu_us);
  print_times ("scrolling 50,000 incidents: from wheel to painted", wall_us, cpu_us, "p99 ≤ 33 ms");
  return 0;
}
