/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-device-profile.h"
#include "dim-fact.h"
#include "dim-month.h"
#include "dim-tally.h"

#include "dim-crypto.h"

G_BEGIN_DECLS

/* What stands in a ledger, as the rules see it: plain values, whatever database holds them. */

/* An office as its administrator entered it. */
typedef struct {
  char *id;
  char *name;
  char *contact;
  GPtrArray *municipalities; /* (element-type utf8) as entered */
  GPtrArray *areas;          /* (element-type utf8) what those are today, in the same order */
} DimOffice;
DimOffice *dim_office_new (const char *id, const char *name, const char *contact);
void dim_office_free (DimOffice *office);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOffice, dim_office_free)

/* A device, from the moment that its code is made. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char *office;
  char *desk;
  DimRole role;
  guint8 code_digest[DIM_SHA256_BYTES];
  gint64 code_expires_s;
  gboolean is_enrolled;
  guint8 public_key[32]; /* when enrolled */
  char *keyid;           /* when enrolled; else NULL */
  gint64 enrolled_s;
  gboolean is_revoked;
} DimDevice;
DimDevice *dim_device_new (const char *id);
void dim_device_free (DimDevice *device);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDevice, dim_device_free)

/* A fact as it came in. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimFactKind kind;
  char incident[DIM_UUID_TEXT_LEN]; /* "" for a decision and a zero statement */
  guint8 digest[DIM_SHA256_BYTES];
  GBytes *body; /* canonical; NULL for tags */
  char device[DIM_UUID_TEXT_LEN];
  gint64 received_s;
  guint64 position; /* what its verdict said */
} DimFactRecord;
void dim_fact_record_free (DimFactRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimFactRecord, dim_fact_record_free)
/* A fact from its stored body; DIM_ERROR_STORAGE if that is damaged. */
DimFact *dim_fact_record_decode (DimFactKind kind, const char *id, GBytes *body, GError **error);

/* A registration as it stands now. */
typedef struct {
  gint64 number; /* the ledger's own, for fact rows; 0 until it is stored */
  char id[DIM_UUID_TEXT_LEN];
  char device[DIM_UUID_TEXT_LEN];
  char *office;
  char *desk;
  DimRole role;
  gint64 received_s;
  gboolean is_live;    /* not withdrawn */
  gboolean is_refuted; /* weerlegd: does not count */
  char area[8];        /* municipality as it is called today */
  DimDay date;
  char *form;
  char *product;
  gboolean has_number;
  GBytes *answers; /* canonical, merged with its revisions; NULL when withdrawn */
  char case_number[DIM_UUID_TEXT_LEN];
  gboolean is_provisional;
  guint64 position;
} DimLedgerIncident;
void dim_ledger_incident_free (DimLedgerIncident *incident);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerIncident, dim_ledger_incident_free)

/* A document as a registration showed it. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  char id[DIM_UUID_TEXT_LEN];
  char country[4];
  DimCompareState state;
  char tag_fact[DIM_UUID_TEXT_LEN]; /* newest, by id, that said anything of its tags; "" for none */
  char *keys;                       /* key ids of its tags, a blank between */
  char document[DIM_UUID_TEXT_LEN]; /* random; "" without a tag */
} DimLedgerUse;
void dim_ledger_use_free (DimLedgerUse *use);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerUse, dim_ledger_use_free)

/* A decision and who made it. */
typedef struct {
  DimDecision *decision;
  DimRole role;
  char *desk;
  gint64 received_s;
  gboolean is_standing;
} DimLedgerDecision;
void dim_ledger_decision_free (DimLedgerDecision *decision);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerDecision, dim_ledger_decision_free)

/* The evaluator's key list. */
typedef struct {
  guint64 serial; /* 0: none */
  guint8 list_key[32];
  char *jws;
  guint8 digest[DIM_SHA256_BYTES];
} DimLedgerKeyList;
void dim_ledger_key_list_free (DimLedgerKeyList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerKeyList, dim_ledger_key_list_free)

/* One line of the audit log: BIO2 8.15.01. Static or borrowed strings; never content. */
typedef struct {
  const char *action; /* "voorval", "apparaat-inschrijven" */
  const char *object; /* id of what it was done to */
  const char *result; /* "201", "409 tegenspraak" */
  const char *origin; /* address */
  const char *actor;  /* device id, DIM_AUDIT_ADMINISTRATOR or DIM_AUDIT_ELSEWHERE */
  gint64 time_s;
} DimAuditLine;

G_END_DECLS
