/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor-amending.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-records.h"
#include "servers.h"

/* The whole facade over a directory of its own; nothing is sent unless a test says so. */

#define FIXTURE_PASSPHRASE "een lange zin voor de test"

typedef struct {
  char *directory;
  DimClock *clock;
  Servers *servers; /* NULL before enrolment */
  DimMonitor *monitor;
  GAsyncResult *result; /* of the call that fixture_await () waits for */
} Fixture;

/* 20 November 2026, unlocked, not enrolled. */
void fixture_set_up (Fixture *fixture, gconstpointer data);
/* The same, enrolled for a front office of Amsterdam that works for @municipalities, with commas;
 * NULL: for Amsterdam alone. */
void fixture_set_up_enrolled (Fixture *fixture, gconstpointer municipalities);
/* The same, enrolled for a back office of Amsterdam. */
void fixture_set_up_reviewer (Fixture *fixture, gconstpointer data);
/* The same, enrolled for an analyst. */
void fixture_set_up_analyst (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Only files may be in it. */
void fixture_remove_directory (const char *path);

/* Over its directory, without a keyring. */
DimMonitorOptions fixture_options (const Fixture *fixture, const char *passphrase);
DimMonitor *fixture_open (Fixture *fixture, const char *passphrase, GError **error);
/* Harmless if it is closed. */
void fixture_close (Fixture *fixture);
void fixture_reopen (Fixture *fixture);

/* For every call of the facade; its result is the caller's. */
void fixture_done_cb (GObject *source, GAsyncResult *result, gpointer fixture);
GAsyncResult *fixture_await (Fixture *fixture);

/* The six core answers, with the Dutch specimen passport. */
DimDraft *fixture_make_draft (DimMonitor *monitor);
DimRecord *fixture_register (Fixture *fixture, const DimDraft *draft, GError **error);
/* Such a draft; returns the id. */
char *fixture_register_one (Fixture *fixture);
/* One round, which succeeds. */
void fixture_sync (Fixture *fixture);
/* What @search finds (element-type DimRecord). */
GPtrArray *fixture_load_records (Fixture *fixture, const char *search);
/* What is changed of one that was registered. */
DimEdit *fixture_begin_edit (Fixture *fixture, const char *incident, GError **error);
gboolean fixture_save_edit (Fixture *fixture, const DimEdit *edit, GError **error);
