/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-data-directory.h"
#include "dim-key-holder.h"
#include "dim-listing.h"
#include "dim-monitor.h"
#include "dim-queue.h"
#include "dim-registration.h"
#include "dim-synchroniser.h"

G_BEGIN_DECLS

/* What the files of the facade share. */

typedef struct _DimLaidOut DimLaidOut;

struct _DimMonitor {
  GObject parent_instance;
  const DimClock *clock;
  gboolean without_keyring;
  DimReference *reference;     /* stays as long as the object */
  DimDataDirectory *directory; /* NULL once closed, as what follows */
  DimStore *store;
  DimListing *listing; /* used on the store's thread */
  guint n_listed;      /* in it, when it was searched last */
  char **desks;        /* likewise */
  DimDevice *device;   /* NULL before enrolment */
  DimSynchroniser *synchroniser;
  DimMonitorState state;
  DimMishap mishap;
  char *usual_municipality; /* NULL: the office's first */
  gboolean measures_entry;
  gboolean is_started;
  guint lock_timer;     /* looks whether the lock came free */
  DimQueueState queue;  /* as last read from the store */
  DimLaidOut *laid_out; /* fact rows that tables were counted from last; NULL: none yet */
};

void dim_laid_out_unref (DimLaidOut *rows);

/* The tables, with what an administrator put in @data_dir. */
DimReference *dim_monitor_load_reference (const char *data_dir, GError **error);

/* FALSE with DIM_ERROR_STORAGE once closed. */
gboolean dim_monitor_is_open (DimMonitor *monitor, GError **error);

/* Runs @work with the task's data on the store's thread, through @task (taken). */
void dim_monitor_run_work (DimMonitor *monitor,
                           GTask *task,
                           DimStoreWork work,
                           GDestroyNotify free_result);

/* The same for @work that queues a fact: when it is on disk, tells of it and wakes who sends. The
 * task's data stays the caller's to read until the task has ended. */
void dim_monitor_run_queueing (DimMonitor *monitor,
                               GTask *task,
                               DimStoreWork work,
                               GDestroyNotify free_result);

/* On the store's thread, with the list as it stands now (element-type: of what it gives). */
typedef GPtrArray *(*DimListingWork) (DimListing *listing,
                                      DimStore *store,
                                      gconstpointer data,
                                      GError **error);
/* Runs @work when the list has caught up, which goes a share at a time so that other work gets its
 * turn; @task (taken) gives the array. @data: a string or NULL; copied. */
void dim_monitor_run_on_listing (DimMonitor *monitor,
                                 GTask *task,
                                 DimListingWork work,
                                 const char *data);

/* What @task gives; NULL with @error. */
gpointer dim_monitor_take_result (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* After the store changed: reads the figures again and tells. */
void dim_monitor_refresh_queue (DimMonitor *monitor);
/* The same after a registration or another new fact, and wakes who sends. */
void dim_monitor_has_queued (DimMonitor *monitor);
void dim_monitor_tell_records (DimMonitor *monitor);

/* NULL, and @task (taken) answered, while there is nobody to send as. Borrowed. */
DimSynchroniser *dim_monitor_require_synchroniser (DimMonitor *monitor, GTask *task);

/* After unlocking or enrolment: @device is taken; settles state and synchroniser. */
gboolean dim_monitor_adopt_device (DimMonitor *monitor, DimDevice *device, GError **error);

void dim_monitor_get_rules (DimMonitor *monitor, DimRegistrationRules *out);

G_END_DECLS
