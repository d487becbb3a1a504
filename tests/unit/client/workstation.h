/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"
#include "dim-synchroniser.h"
#include "servers.h"

/* One workstation in a directory of its own, with its servers. Its store key is random: no keyring
 * and no passphrase stand between a test and what it is about. */
typedef struct {
  char *directory;
  guint8 key[32];
  DimClock *clock;
  Servers *servers;
  DimReference *reference;
  DimStore *store;
  DimDevice *device;
  DimSynchroniser *synchroniser;
  guint queue_changes;
  guint record_changes;
} Workstation;

/* 20 November 2026, enrolled, the key "2026a" for the year. */
void workstation_set_up (Workstation *workstation, gconstpointer data);
void workstation_tear_down (Workstation *workstation, gconstpointer data);

/* Ends what runs and opens the directory again. */
void workstation_restart (Workstation *workstation);
/* The collector is reached at @url from now on. */
void workstation_move_collector (Workstation *workstation, const char *url);

/* Runs @work on the store and waits; no error may come. */
gpointer workstation_call (Workstation *workstation, DimStoreWork work, gpointer data);

/* Registers; @number may be "" for none. Returns the id. */
char *workstation_register (Workstation *workstation, const char *day, const char *number);
char *workstation_register_form (Workstation *workstation, const char *form);
/* One that somebody was at for so long; 0: nobody measured. */
void workstation_register_measured (Workstation *workstation, gint64 active_ms);

/* One with an explanation for the reviewers of its municipality. Returns the id. */
char *workstation_register_explained (Workstation *workstation, const char *explanation);

/* One round. */
gboolean workstation_sync (Workstation *workstation, GError **error);
/* One round that succeeds. */
void workstation_sync_well (Workstation *workstation);
DimTrouble workstation_trouble (Workstation *workstation);

/* What is known of one registration. */
DimRecord *workstation_record (Workstation *workstation, const char *incident);
guint workstation_numbers (Workstation *workstation);
guint workstation_waiting (Workstation *workstation);
guint workstation_refused (Workstation *workstation);

/* TRUE if @bytes stand in any file of the directory, raw, in base64 or in hex. */
gboolean workstation_holds (const Workstation *workstation, gconstpointer bytes, gsize length);
