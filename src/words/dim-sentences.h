/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audience.h"
#include "dim-change.h"
#include "dim-document-number.h"
#include "dim-guard.h"
#include "dim-incident.h"
#include "dim-mishap.h"
#include "dim-queue-state.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* Whole sentences: what is the matter and what to do. None holds personal data. */

/* "De datum ligt in de toekomst. Kies vandaag of een eerdere dag." Static. */
const char *dim_words_fault (const DimFault *fault);

/* "" for DIM_NUMBER_OK. Static. */
const char *dim_words_number_verdict (DimNumberVerdict verdict);
/* Every warning a sentence; "" for none. Owned by the caller. */
char *dim_words_number_warnings (DimNumberWarnings warnings);

/* "een burgerservicenummer (BSN)". Static. */
const char *dim_words_personal_kind (DimPersonalKind kind);
/* "Dit is een IBAN. Haal het weg: de toelichting mag geen persoonsgegevens bevatten." Owned by the
 * caller. */
char *dim_words_finding (const DimFinding *finding);

/* What happens to an explanation that is for @audience. Static. */
const char *dim_words_destiny (DimAudience audience);

/* What another registration has to do with this one. Owned by the caller. */
char *dim_words_peer (const DimChange *change, const DimCasePeer *peer);
char *dim_words_hit (const DimHit *hit, DimDay today);
/* All of a record, most pressing first; NULL-terminated, may be empty. */
char **dim_words_notices (const DimRecord *record, DimDay today);

/* What to do about an error; never its message, which is English and for developers. Static. */
const char *dim_words_error (const GError *error);
/* The same where more is known: the store was being opened, the device enrolled, a file read that
 * somebody named. Static. */
const char *dim_words_opening_error (const GError *error);
const char *dim_words_enrolment_error (const GError *error);
const char *dim_words_file_error (const GError *error);
/* What befell the store; "" for none. Static. */
const char *dim_words_mishap (DimMishap mishap);

/* "3 wachten, oudste 2 dagen · verzamelserver onbereikbaar". Owned by the caller. */
char *dim_words_queue (const DimQueueState *queue, gint64 now_s);
/* What that trouble means and what to do; "" for none. Static. */
const char *dim_words_trouble (DimTrouble trouble);
/* The same of the trouble of @queue; of a wrong clock also by how much. Owned by the caller. */
char *dim_words_queue_trouble (const DimQueueState *queue);

G_END_DECLS
