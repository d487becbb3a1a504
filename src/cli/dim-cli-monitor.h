/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cli-options.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* The first line of a file that holds a passphrase; wiped when it is freed. NULL: it was told why
 * not, @out_status is the answer. */
typedef char DimCliSecret;
void dim_cli_secret_free (DimCliSecret *secret);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCliSecret, dim_cli_secret_free)
DimCliSecret *dim_cli_read_passphrase (const char *path, DimCliStatus *out_status);

/* How the data directory is opened, without its passphrase. */
void dim_cli_options_for (const DimCliWorld *world,
                          const DimCliOptions *options,
                          DimMonitorOptions *out);

/* What a command works on: closed at its end, also while something is under way that holds it. */
typedef DimMonitor DimCliMonitor;

/* Opens the data directory. NULL: it was told why not, @out_status is the answer. With
 * @needs_enrolment FALSE a device that is not enrolled yet is let through. */
DimCliMonitor *dim_cli_open (const DimCliWorld *world,
                             const DimCliOptions *options,
                             gboolean needs_enrolment,
                             DimCliStatus *out_status);
/* Waits for the disk; frees it. */
void dim_cli_close (DimCliMonitor *monitor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCliMonitor, dim_cli_close)

/**
 * DimWait: waits at the edge of the program for what the engine does by itself.
 *
 *   g_auto (DimWait) wait = { 0 };
 *
 *   dim_monitor_sync (monitor, NULL, dim_wait_cb, &wait);
 *   if (!dim_monitor_sync_finish (monitor, dim_wait_for (&wait), &error)) …
 */
typedef struct {
  GAsyncResult *result;
} DimWait;

void dim_wait_cb (GObject *source, GAsyncResult *result, gpointer wait);
/* Returns: (transfer none) */
GAsyncResult *dim_wait_for (DimWait *wait);
void dim_wait_clear (DimWait *wait);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimWait, dim_wait_clear)

/* Sends and fetches; tells on standard error how the queue stands if it is not empty. Refused: a
 * server takes nothing of this device, or it refused something that was sent just now. */
DimCliStatus dim_cli_synchronise (const DimCliWorld *world, DimMonitor *monitor);
/* The same, but of what was sent only @incident counts. */
DimCliStatus dim_cli_send (const DimCliWorld *world, DimMonitor *monitor, const char *incident);

G_END_DECLS
