/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device.h"
#include "dim-participation.h"
#include "dim-queue-state.h"
#include "dim-reference.h"

G_BEGIN_DECLS

/**
 * DimSynchroniser:
 *
 * Brings the outbox to the collector, numbers to the evaluator and the feed to the store. A round
 * is: submit, fetch, ask tags, and again until nothing moves. Main context of the thread that made
 * it; the store's thread and one of its own do what is slow.
 */
typedef struct _DimSynchroniser DimSynchroniser;

/* What the synchroniser tells its owner. */
typedef struct {
  void (*queue_changed) (gpointer data);
  void (*records_changed) (gpointer data);
  gpointer data;
} DimSynchroniserEvents;

/* @device and @reference are borrowed and outlive it. DIM_ERROR_INVALID: an address is none. */
DimSynchroniser *dim_synchroniser_new (DimStore *store,
                                       const DimDevice *device,
                                       const DimReference *reference,
                                       const DimSynchroniserEvents *events,
                                       GError **error);
/* Ends the round that runs; what it sent is sent again by the next one. */
void dim_synchroniser_free (DimSynchroniser *synchroniser);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSynchroniser, dim_synchroniser_free)

/* A round now, whatever the back-off says. @task is taken; it returns a boolean, or the error of
 * the first trouble (DIM_ERROR_OFFLINE, _LIMIT, _REJECTED, _CLOCK): the work stays queued. */
void dim_synchroniser_run (DimSynchroniser *synchroniser, GTask *task);
/* From now on by itself: every minute, and sooner or later as the back-off says. */
void dim_synchroniser_start (DimSynchroniser *synchroniser);
/* There is something to send: a round now, unless a server is given time. Only once started. */
void dim_synchroniser_poke (DimSynchroniser *synchroniser);

DimTrouble dim_synchroniser_trouble (const DimSynchroniser *synchroniser, gint64 *out_since_s);
/* How far this clock is ahead of that of the server that refused it; 0 without that trouble. */
gint64 dim_synchroniser_clock_ahead_s (const DimSynchroniser *synchroniser);
/* Facts that were refused for good in the round that runs or ran last. */
guint dim_synchroniser_refused (const DimSynchroniser *synchroniser);
/* Unix time at which the next round begins by itself; 0 while one runs or none is planned. */
gint64 dim_synchroniser_next_s (const DimSynchroniser *synchroniser);
gboolean dim_synchroniser_is_running (const DimSynchroniser *synchroniser);

/* The standard tables of @year, fetched and kept. @task is taken; it returns the DimKeptYear. When
 * the collector is out of reach the kept ones; DIM_ERROR_OFFLINE without any, _REJECTED for another
 * role. */
typedef struct {
  GPtrArray *tallies; /* (element-type DimTally) */
  gint64 fetched_s;
} DimKeptYear;
void dim_kept_year_free (DimKeptYear *year);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimKeptYear, dim_kept_year_free)
void dim_synchroniser_fetch_tallies (DimSynchroniser *synchroniser, int year, GTask *task);

/* Who took part in @year: the same, and once a day in a round. @task is taken; it returns the
 * DimKeptParticipation. */
typedef struct {
  DimParticipation *participation;
  gint64 fetched_s;
} DimKeptParticipation;
void dim_kept_participation_free (DimKeptParticipation *kept);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimKeptParticipation, dim_kept_participation_free)
void dim_synchroniser_fetch_participation (DimSynchroniser *synchroniser, int year, GTask *task);

/* Has the collector tell the whole audit log of the office again and reckons all that is kept of
 * it. @task is taken; it returns a DimAuditVerdict, also when the collector is out of reach.
 * DIM_ERROR_REJECTED: this is no back office's device. */
void dim_synchroniser_check_audit (DimSynchroniser *synchroniser, GTask *task);

G_END_DECLS
