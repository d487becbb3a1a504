/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-certainty.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* How certain it is, and why, in words. char * is owned by the caller. */

/* What a choice means: "Het staat vast dat er fraude is gepleegd of geprobeerd." Static. */
const char *dim_words_certainty_meaning (DimCertainty certainty);
/* "de persoon gaf het toe". Static. */
const char *dim_words_certainty_reason (DimCertaintyReason reason);
/* "Waarom: de persoon gaf het toe"; NULL: @amendment gives no reason for a certainty. */
char *dim_words_certainty_why (const DimAmendment *amendment);
/* What moving it comes to, for a toast. Static. */
const char *dim_words_certainty_moved (DimCertainty certainty);

/* Of a refuted registration that it does not count, why, and what becomes of its case: "Weerlegd:
 * telt niet mee. Waarom: …"; "" of any other. */
char *dim_words_refuted (const DimRecord *record);
/* The same for a narrow place: "weerlegd: telt niet mee (het was verkeerd beoordeeld)". */
char *dim_words_refuted_short (const DimRecord *record);

G_END_DECLS
