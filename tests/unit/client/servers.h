/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-codec.h"
#include "dim-device-profile.h"
#include "dim-evaluation-codec.h"
#include "dim-fact.h"
#include "dim-http-server.h"
#include "dim-month.h"
#include "dim-participation.h"
#include "dim-tally.h"

#include <gio/gio.h>

/* A collector and an evaluator in this process: real HTTP, real signatures, real proofs, facts kept
 * in memory. What a test wants them to do wrong is set by hand. */
typedef struct {
  DimClock *clock;
  DimHttpServer *collector; /* NULL: down */
  DimHttpServer *evaluator;
  guint16 collector_port;
  guint16 evaluator_port;

  GHashTable *devices; /* keyid → GBytes: public key */
  GHashTable *facts;   /* id → KeptFact */
  GPtrArray *changes;  /* (element-type DimChange) by position */
  GArray *months;      /* (element-type DimMonth) told on every page */
  int since_month;     /* -1: not said */
  GPtrArray *audit;    /* (element-type DimAuditEntry) the log of the office, by place */
  guint audit_pages;   /* that were asked for */
  GArray *rows;        /* (element-type ToldRow) changes of fact rows, by position from 1 */
  guint rows_a_page;   /* 0: as many as are asked for */
  guint row_pages;     /* that were told */
  guint row_pages_end; /* no more than so many are told, then 503; 0: all */
  DimParticipation *participation; /* told of its year; NULL: an older collector */
  guint participations;            /* times that it was told */
  guint edition;                   /* of what its feed tells */
  char *ledger;
  guint64 position;
  guint64 safe_until;
  guint stores;                   /* facts stored */
  guint repeats;                  /* facts offered that were known */
  const char *municipalities;     /* of the office, with commas; NULL: Amsterdam alone */
  DimRole role;                   /* of whoever enrols; front office unless set */
  const char *refused_form;       /* registrations with this form are refused */
  const char *refused_tags;       /* problem code for every tag fact; NULL: taken */
  const char *refused_statements; /* problem code for every zero statement; NULL: taken */
  gboolean refuses_tallies;       /* this device is no analyst's */
  guint busy;                     /* answers 503 to this many requests of the collector */
  gboolean refuses_amendments;    /* revisions and withdrawals */
  gboolean refuses_entry_times;

  DimSigningKey *list_key;
  DimSigningKey *other_list_key; /* the evaluator names this at enrolment; NULL: list_key */
  DimKeyList *keys;
  GHashTable *secrets;       /* key id → GBytes: scalar */
  gboolean publishes_list;   /* the collector names the list of the evaluator */
  gboolean publishes_wrong;  /* … with another digest */
  gboolean has_wrong_secret; /* evaluates under a key that is not the published one */
  gboolean is_quota_used;
  GHashTable *evaluations; /* request id → GBytes: body */
  guint evaluation_count;  /* requests for an evaluation, repeats included */
} Servers;

/* A case as it counts from then on. */
typedef struct {
  DimCaseRow row;
  DimDocumentRow document; /* that it shows */
  gboolean is_gone;
} ToldRow;

Servers *servers_new (DimClock *clock);
void servers_free (Servers *servers);

void servers_start_collector (Servers *servers);
void servers_stop_collector (Servers *servers);
void servers_start_evaluator (Servers *servers);
void servers_stop_evaluator (Servers *servers);

/* A desk in Amsterdam with the servers' list key. Owned by the caller. */
DimDeviceProfile *servers_profile (const Servers *servers);

/* "http://127.0.0.1:<port>"; owned by the caller. */
char *servers_collector_url (const Servers *servers);
char *servers_evaluator_url (const Servers *servers);

/* A key for incident dates from @first to @last (text). */
void servers_add_key (Servers *servers, const char *id, const char *first, const char *last);
void servers_destroy_key (Servers *servers, const char *id);

/* Lets a device in without enrolment. */
void servers_admit (Servers *servers, const guint8 public_key[DIM_SIGN_PUBLIC_BYTES]);

/* A restored backup: forgets all facts after the first @kept and becomes another ledger. */
void servers_restore (Servers *servers, guint64 kept);

/* Facts of one kind, as they were sent (element-type GBytes). Owned by the caller. */
GPtrArray *servers_bodies (const Servers *servers, DimFactKind kind);
