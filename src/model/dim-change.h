/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-agreement.h"
#include "dim-amendment.h"
#include "dim-cases.h"
#include "dim-decision-entry.h"
#include "dim-inquiry.h"
#include "dim-merge.h"
#include "dim-note.h"

G_BEGIN_DECLS

/* Another registration in the same case. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  DimDay date;
  char *desk;
  DimRole role;
} DimCasePeer;

/* A document seen elsewhere, or a possible double that is not in the case. */
typedef struct {
  DimMatchClass match;
  char incident[DIM_UUID_TEXT_LEN]; /* "" for T3 */
  char *desk;                       /* "" for T3 */
  char *contact;                    /* T1c and T3: the other office's; else "" */
  int month;                        /* T3: year × 12 + month − 1 of the incident; else −1 */
  DimDay date;                      /* DIM_DAY_NONE for T3 */
  /* T3, for who may speak for the municipality: what the pair is called, what either side said last
   * of whether it is one event (RETRACT: nothing), and with which fact this side did ("": none). */
  char handle[DIM_HANDLE_TEXT_LEN]; /* else "" */
  DimProposalKind ours;
  DimProposalKind theirs;
  char our_fact[DIM_UUID_TEXT_LEN];
  GPtrArray *notes; /* T3 (element-type DimNoteEntry): left there, by id */
} DimHit;

/* What a device may know of a registration, as it stands now. */
typedef struct {
  guint64 position;               /* of the feed */
  char device[DIM_UUID_TEXT_LEN]; /* that registered it */
  char *office;
  char *desk;
  DimRole role;
  gint64 received_s;
  gboolean is_withdrawn;
  DimIncident *incident; /* merged answers; NULL when withdrawn */
  char incident_id[DIM_UUID_TEXT_LEN];
  char **heads;          /* ids of the facts that a next revision must name as its basis */
  GArray *conflicts;     /* (element-type DimConflict) */
  GPtrArray *amendments; /* (element-type DimAmendment): the last of them, oldest first */
  char case_number[DIM_UUID_TEXT_LEN];
  gboolean is_provisional;
  gboolean counts_elsewhere; /* the case counts for another municipality than its own */
  GPtrArray *peers;          /* (element-type DimCasePeer) */
  GPtrArray *hits;           /* (element-type DimHit) */
  GPtrArray *decisions; /* (element-type DimDecisionEntry): that name it, by id; also those that
                           stand no longer */
  GPtrArray *inquiries; /* (element-type DimInquiryEntry): the last of them, by id */
  GPtrArray *notes;     /* (element-type DimNoteEntry): that were left at it, by id */
} DimChange;
DimChange *dim_change_new (const char *incident_id);
DimChange *dim_change_copy (const DimChange *change);
void dim_change_free (DimChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimChange, dim_change_free)
/* The last revision by a desk, or NULL. */
const DimAmendment *dim_change_last_by_desk (const DimChange *change);
/* The last note, by id, that another municipality left; NULL: none. */
const char *dim_change_last_note (const DimChange *change);
DimCasePeer *dim_case_peer_new (const char *incident, DimDay date, const char *desk, DimRole role);
void dim_case_peer_free (DimCasePeer *peer);
/* Nobody said anything of it. */
DimHit *dim_hit_new (DimMatchClass match);
void dim_hit_free (DimHit *hit);

G_END_DECLS
