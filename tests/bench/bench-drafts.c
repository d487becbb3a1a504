/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "bench.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How long a draft takes from the window's call until the disk has it, and beside it one write and
 * fdatasync of as many bytes: bench-drafts DIRECTORY, that is enrolled. */

#define PASSPHRASE "vier gewone woorden samen"
#define N_TURNS    1000
#define PAGE_BYTES 4096
#define PAGES_SAVED                                                                                \
  6 /* about what a save writes to the log: two pages of the table and its index */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gint64
save_us (DimMonitor *monitor, const DimDraft *draft)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us = g_get_monotonic_time ();

  dim_monitor_save_draft (monitor, draft, NULL, done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!dim_monitor_save_draft_finish (monitor, result, &error))
    g_error ("%s", error->message);
  return g_get_monotonic_time () - start_us;
}

static gint64
write_us (int fd)
{
  static const char bytes[PAGE_BYTES * PAGES_SAVED];
  gint64 start_us = g_get_monotonic_time ();

  if (pwrite (fd, bytes, sizeof bytes, 0) != (gssize) sizeof bytes || fdatasync (fd) != 0)
    g_error ("Cannot write beside the store");
  return g_get_monotonic_time () - start_us;
}

static DimDraft *
make_draft (DimMonitor *monitor)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  DimDraft *draft = dim_monitor_new_draft (monitor);
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_monitor_get_today (monitor);
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "nationaal-paspoort", "NLD", "SPECI2014");
  return draft;
}

static void
print_times (GArray *saves_us, GArray *writes_us)
{
  double median_us = (double) bench_quantile (saves_us, 0.5);
  double bare_us = (double) bench_quantile (writes_us, 0.5);
  g_autofree char *measured = g_strdup_printf ("median %.1f ms, p99 %.1f ms", median_us / 1000,
                                               (double) bench_quantile (saves_us, 0.99) / 1000);
  g_autofree char *beside =
    g_strdup_printf ("write and fdatasync of as much: median %.1f ms, p99 %.1f ms", bare_us / 1000,
                     (double) bench_quantile (writes_us, 0.99) / 1000);

  bench_print (&(BenchRow){ .what = "draft to disk, from the window's call until it hears of it",
                            .measured = measured,
                            .beside = beside,
                            .ratio = median_us / bare_us,
                            .budget = "p99 ≤ 5 ms" });
}

static void
measure (DimMonitor *monitor, int fd)
{
  g_autoptr (DimDraft) draft = make_draft (monitor);
  g_autoptr (GString) typed = g_string_new (NULL);
  g_autoptr (GArray) saves_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) writes_us = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < N_TURNS; i++) {
    gint64 took_us;

    g_string_append_c (typed, (char) ('a' + i % 26));
    g_free (draft->explanation);
    draft->explanation = g_strdup (typed->str);
    took_us = save_us (monitor, draft);
    g_array_append_val (saves_us, took_us);
    took_us = write_us (fd);
    g_array_append_val (writes_us, took_us);
  }
  print_times (saves_us, writes_us);
}

int
main (int argc, char **argv)
{
  DimMonitorOptions options = { .clock = dim_clock_system (),
                                .passphrase = PASSPHRASE,
                                .without_keyring = TRUE };
  g_autoptr (DimMonitor) monitor = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *beside = NULL;
  int fd;

  if (argc != 2)
    g_error ("usage: bench-drafts DIRECTORY");
  options.data_dir = argv[1];
  monitor = dim_monitor_open (&options, &error);
  if (monitor == NULL)
    g_error ("%s", error->message);
  beside = g_build_filename (argv[1], "bare", NULL);
  fd = g_open (beside, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    g_error ("Cannot write beside the store");
  measure (monitor, fd);
  (void) close (fd);
  (void) g_unlink (beside);
  dim_monitor_close (monitor);
  return 0;
}
