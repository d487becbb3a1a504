/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"
#include "dim-role.h"

G_BEGIN_DECLS

/* Why somebody took a registration back: codes, as free text never leaves the desk. A case that
 * turned out to be no fraud is refuted (zekerheid), not withdrawn. */
typedef enum {
  DIM_WITHDRAWAL_DOUBLE,   /* dubbel: it was registered already */
  DIM_WITHDRAWAL_MISTAKE,  /* vergissing: nothing to register happened */
  DIM_WITHDRAWAL_EXERCISE, /* oefening */
  DIM_WITHDRAWAL_MIXED_UP, /* verwisseld: the answers are another case's */
  DIM_N_WITHDRAWALS
} DimWithdrawalReason;
/* On the wire: "dubbel". Static. */
const char *dim_withdrawal_reason_name (DimWithdrawalReason reason);
gboolean dim_withdrawal_reason_from_name (const char *name, DimWithdrawalReason *out_reason);

/* Where an amendment stands. */
typedef enum {
  DIM_AMENDMENT_WAITING,  /* wacht op verzending */
  DIM_AMENDMENT_RECEIVED, /* the collector has it */
  DIM_AMENDMENT_REFUSED,  /* for good, with @refusal */
  DIM_AMENDMENT_KEPT,     /* it concerned this device alone: nothing was or will be sent */
} DimAmendmentState;

/* What somebody did to a registration after it was registered: a revision, or its withdrawal. */
typedef struct {
  char fact[DIM_UUID_TEXT_LEN];
  DimAmendmentState state;
  gboolean is_withdrawal;
  gboolean is_own;       /* done on this device */
  gint64 made_s;         /* unix time; of another's the time when the collector received it */
  guint64 position;      /* of the feed; 0 while it is not known there */
  char *desk;            /* whose; "" of this device's own */
  DimRole role;          /* with @desk */
  guint32 changed;       /* 1 << DimField */
  gboolean has_new_text; /* the explanation was changed */
  char **basis;          /* ids of the facts that its author saw as the newest */
  DimIncident *before;   /* the answers to @changed as its author saw them; all of them of an own */
  DimIncident *after;    /* the answers to @changed; NULL: of a withdrawal */
  char *reason;          /* why it was withdrawn, or its certainty moved, as on the wire; "" if none
                            was given */
  char *refusal;         /* REFUSED: in Dutch; else NULL */
} DimAmendment;
/* Has an empty desk, basis and reason. */
DimAmendment *dim_amendment_new (const char *fact);
DimAmendment *dim_amendment_copy (const DimAmendment *amendment);
void dim_amendment_free (DimAmendment *amendment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAmendment, dim_amendment_free)

/* Puts the changed answers of a revision into @incident. */
void dim_amendment_apply (const DimAmendment *amendment, DimIncident *incident);

G_END_DECLS
