/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audience.h"
#include "dim-change.h"

G_BEGIN_DECLS

/* Where a registration stands, for its own state in words. */
typedef enum {
  DIM_RECORD_WAITING,   /* wacht op verzending */
  DIM_RECORD_RECEIVED,  /* ontvangen */
  DIM_RECORD_REFUSED,   /* teruggestuurd: permanent refusal, with @refusal */
  DIM_RECORD_WITHDRAWN, /* teruggenomen */
} DimRecordState;

/* A registration as this device's store knows it: its own, or one that the feed told of. */
typedef struct {
  DimIncident *incident;
  DimRecordState state;
  gint64 since_s;  /* unix time of the last change of @state */
  gboolean is_own; /* registered on this device */
  gboolean has_explanation;
  DimAudience audience;  /* of the explanation */
  char *refusal;         /* REFUSED: the reason in Dutch; else NULL */
  DimChange *news;       /* what the feed said last: case, peers, hits; NULL before */
  GPtrArray *amendments; /* (element-type DimAmendment): all that is known here, oldest first;
                            NULL: none */
  GPtrArray *inquiries;  /* (element-type DimInquiryEntry): all that is known here, by id; NULL:
                            none */
} DimRecord;

DimRecord *dim_record_copy (const DimRecord *record);
void dim_record_free (DimRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRecord, dim_record_free)

/* TRUE if it stands in one case with another registration that nobody confirmed yet, or has an
 * open question: "mogelijk dubbel". */
gboolean dim_record_is_possible_double (const DimRecord *record);

/* The first inquiry that nobody answered; NULL: there is none, or it was withdrawn. */
const DimInquiryEntry *dim_record_open_inquiry (const DimRecord *record);

/* The last withdrawal that was not refused, or NULL. */
const DimAmendment *dim_record_withdrawal (const DimRecord *record);
/* TRUE if it turned out to be no fraud (weerlegd): it stays to be seen, and does not count. */
gboolean dim_record_is_refuted (const DimRecord *record);
/* The last change, not refused, that made it as certain as it is now; NULL: it was registered so,
 * or that is not known here. */
const DimAmendment *dim_record_certainty_change (const DimRecord *record);
/* By its fact; NULL if it is not known here. */
const DimAmendment *dim_record_find_amendment (const DimRecord *record, const char *fact);
/* TRUE if a change of it waits to be sent. */
gboolean dim_record_has_waiting_change (const DimRecord *record);
/* TRUE if it was made here and the feed has not told of it yet: what it changes shows all the same.
 */
gboolean dim_record_is_pending (const DimRecord *record, const DimAmendment *amendment);
/* TRUE if a change of @field that was made here is on its way: a conflict about it is settled. */
gboolean dim_record_is_settling (const DimRecord *record, DimField field);

/* The receipt number, from the incident's id: "7K3M-Q2XD" (Crockford's base 32 of its random
 * part). Owned by the caller. */
char *dim_receipt_number (const char *incident_id);

G_END_DECLS
