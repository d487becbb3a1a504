/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-device-profile.h"
#include "dim-mishap.h"
#include "dim-queue-state.h"
#include "dim-tally.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DimMonitor: the facade over one data directory, for whoever shows things: the desktop and the
 * command line. It owns the store, the keys, the outbox and the synchroniser; nothing above it
 * knows SQL, JSON, HTTP or a key. Main context of the thread that made it; nothing here waits for
 * disk or network but where a comment says so. Its drafts, records, months, queue, changes and
 * device have a header each.
 *
 * Properties: "state" (DimMonitorState). Signals: "queue-changed" (the queue line may read
 * differently), "records-changed" (after a registration, a verdict, or news from the feed).
 */
#define DIM_TYPE_MONITOR (dim_monitor_get_type ())
G_DECLARE_FINAL_TYPE (DimMonitor, dim_monitor, DIM, MONITOR, GObject)

typedef enum {
  DIM_MONITOR_NEW_PASSPHRASE,   /* new directory and no Secret Service: choose one */
  DIM_MONITOR_NEEDS_PASSPHRASE, /* sealed with a passphrase: enter it */
  DIM_MONITOR_NEEDS_ENROLMENT,
  DIM_MONITOR_READY,
} DimMonitorState;

typedef struct {
  const char *data_dir;
  const DimClock *clock;
  const char *passphrase;   /* NULL: the Secret Service if it is there, else the states above */
  gboolean without_keyring; /* never ask the Secret Service */
} DimMonitorOptions;

/* Opens or makes the directory; waits for the disk. DIM_ERROR_TOO_NEW; _INVALID: wrong passphrase;
 * _LOCKED: the keyring; _CONFLICT: another program's file; _DAMAGED; _BUSY: another host or program
 * holds it; _DENIED, _FULL or _STORAGE. The first to open holds the synchroniser's lock; a second
 * process works beside it and leaves sending to it. */
DimMonitor *dim_monitor_open (const DimMonitorOptions *options, GError **error);
/* Waits until what was acknowledged is on disk, and lets go of the lock. */
void dim_monitor_close (DimMonitor *monitor);

DimMonitorState dim_monitor_get_state (DimMonitor *monitor);
/* What befell the store before it was opened; KEY_LOST is known once it is unlocked. */
DimMishap dim_monitor_get_mishap (DimMonitor *monitor);
/* DIM_ERROR_INVALID: wrong, or shorter than 12 characters for a new one. Slow on purpose: runs on
 * the worker. */
void dim_monitor_unlock (DimMonitor *monitor,
                         const char *passphrase,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean dim_monitor_unlock_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* @code: both halves, collector's first: "ABCDE-FGHJK-LMNPQ-RSTVW"; case, blanks and hyphens do not
 * matter. Harmless to repeat after it half succeeded. Errors: DIM_ERROR_INVALID (no such form),
 * _REJECTED (unknown, used or expired), _OFFLINE, _UNTRUSTED (no servers of ours, or not of the
 * same pair), _CLOCK, _CONFLICT (enrolled already). */
void dim_monitor_enrol (DimMonitor *monitor,
                        const char *collector_url,
                        const char *evaluator_url,
                        const char *code,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
gboolean dim_monitor_enrol_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* NULL before enrolment. Borrowed. */
const DimDeviceProfile *dim_monitor_get_profile (DimMonitor *monitor);

/* Both stay when the monitor is closed, and as long as it. Borrowed. */
const DimCodeBook *dim_monitor_get_book (DimMonitor *monitor);
const DimMunicipalities *dim_monitor_get_municipalities (DimMonitor *monitor);
DimDay dim_monitor_get_today (DimMonitor *monitor);
/* A fresh identifier, as for a document use. */
void dim_monitor_new_id (DimMonitor *monitor, char out[DIM_UUID_TEXT_LEN]);

/* What is known now; at once. */
void dim_monitor_get_queue (DimMonitor *monitor, DimQueueState *out);

/* Sends and fetches until nothing moves. While the desktop runs this happens by itself
 * (dim_monitor_start); this is "Nu proberen" and `sync`. DIM_ERROR_OFFLINE: the work stays queued.
 */
void dim_monitor_sync (DimMonitor *monitor,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean dim_monitor_sync_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* From now on by itself: at once after a registration, every minute for news, with back-off. */
void dim_monitor_start (DimMonitor *monitor);

/* The standard tables of a year (element-type DimTally), for an analyst: from the collector, and
 * kept; when it is out of reach the kept ones, with when they were fetched. DIM_ERROR_OFFLINE if
 * there are none, _REJECTED for another role. */
void dim_monitor_load_tallies (DimMonitor *monitor,
                               int year,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *dim_monitor_load_tallies_finish (DimMonitor *monitor,
                                            GAsyncResult *result,
                                            gint64 *out_fetched_s,
                                            GError **error);

G_END_DECLS
