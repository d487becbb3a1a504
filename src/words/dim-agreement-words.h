/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"

G_BEGIN_DECLS

/* What two municipalities say of what both saw. char * is owned by the caller. */

/* How it stands: "Zij stellen voor om dit als één gebeurtenis te tellen."; "" while nobody said
 * anything. Static. */
const char *dim_words_agreement (DimAgreement agreement);
/* What a word comes to, for a toast; @before: how it stood. Static. */
const char *dim_words_agreed (DimProposalKind kind, DimAgreement before);
/* For a button that takes it back: "Terugnemen: Balie Rotterdam, 14 010, november 2026". */
char *dim_words_take_back (const DimHit *hit);
/* Whom to ask and when: "Balie Rotterdam, 14 010, november 2026". */
char *dim_words_hit_place (const DimHit *hit);
/* That a registration counts for another municipality; short: for a cell. Static. */
const char *dim_words_counts_elsewhere (void);
const char *dim_words_counts_elsewhere_short (void);
/* Why it failed. Static. */
const char *dim_words_agreeing_error (const GError *error);

G_END_DECLS
