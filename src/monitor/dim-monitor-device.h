/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-backup-contents.h"
#include "dim-monitor.h"
#include "dim-own-record.h"

G_BEGIN_DECLS

/* What is done with the device as a whole. */

/* What this device is, beside its profile. */
typedef struct {
  char *collector_url;
  char *evaluator_url;
  gint64 enrolled_s;      /* 0: not known */
  char *key;              /* fingerprint of its signing key: "8C1F 22A0 …"; "" before enrolment */
  char *list_key;         /* of the key that signs the key list */
  gboolean is_in_keyring; /* the store key; else it is under a passphrase */
  DimBackupContents *contents; /* what is in the store now */
} DimDeviceFacts;
void dim_device_facts_free (DimDeviceFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDeviceFacts, dim_device_facts_free)

void dim_monitor_load_device (DimMonitor *monitor,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
DimDeviceFacts *
dim_monitor_load_device_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* The municipality of a new draft (dim_monitor_new_draft), where the office works for it; else the
 * office's first. */
void dim_monitor_set_usual_municipality (DimMonitor *monitor, const char *code);

/* Whether the municipality wants to know how long entering takes; not unless it says so. When it no
 * longer does, what was counted and not sent is forgotten. */
void dim_monitor_set_measures_entry (DimMonitor *monitor, gboolean measures_entry);
gboolean dim_monitor_get_measures_entry (DimMonitor *monitor);

/* One sealed file of everything, read back before it takes the name @path. DIM_ERROR_INVALID: the
 * passphrase is shorter than 12 characters; _FULL, _DENIED, _STORAGE. */
void dim_monitor_back_up (DimMonitor *monitor,
                          const char *path,
                          const char *passphrase,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
/* Returns: what is in it. */
DimBackupContents *
dim_monitor_back_up_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* What is in the backup at @path, all of which is read. DIM_ERROR_NOT_FOUND, _CONFLICT (no backup
 * of this program), _TOO_NEW, _DAMAGED, _INVALID (wrong passphrase), or of the disk. */
void dim_backup_look_into (const char *path,
                           const char *passphrase,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
DimBackupContents *dim_backup_look_into_finish (GAsyncResult *result, GError **error);

/* Both over a data directory that nobody has open: dim_monitor_close comes first, and
 * dim_monitor_open follows. In the background; DIM_ERROR_BUSY if somebody uses it. */

/* Puts the backup in the place of what is there, which is set aside. Where there is no Secret
 * Service the passphrase of the backup is then that of the directory. The errors of looking into
 * it. */
void dim_monitor_restore (const DimMonitorOptions *options,
                          const char *path,
                          const char *passphrase,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
DimBackupContents *dim_monitor_restore_finish (GAsyncResult *result, GError **error);

/* Destroys the keys and removes everything. DIM_ERROR_LOCKED: the keyring cannot be asked. */
void dim_monitor_forget (const DimMonitorOptions *options,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
gboolean dim_monitor_forget_finish (GAsyncResult *result, GError **error);

/* All registrations of this device, oldest first (element-type DimOwnRecord). */
void dim_monitor_load_own (DimMonitor *monitor,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *dim_monitor_load_own_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
