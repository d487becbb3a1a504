/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-comparison.h"
#include "dim-decision-reason.h"

G_BEGIN_DECLS

/* The reviewer's work in words. char * is owned by the caller. */

/* Why it is to be looked at: "Zelfde document, 2 dagen na elkaar, balie en backoffice". */
char *dim_words_review (const DimReviewItem *item);
/* When it was: "3 en 5 november", "3 november". */
char *dim_words_review_days (const DimReviewItem *item, DimDay today);
/* "7 om te bekijken"; that there is nothing. */
char *dim_words_reviews_left (guint count);
/* What is asked about registrations beside each other, and how they count meanwhile. */
char *dim_words_comparison (const DimComparison *comparison);

/* "de balie en de backoffice werkten aan dezelfde zaak". Static. */
const char *dim_words_decision_reason (DimDecisionReason reason);
/* What was decided and why: "Zelfde gebeurtenis: één bezoek, gezien aan twee loketten"; of one that
 * no longer stands that as well. */
char *dim_words_decision (const DimDecisionEntry *entry);
/* When and by whom: "4 november, 10:42 · Backoffice". */
char *dim_words_decision_author (const DimDecisionEntry *entry, DimDay today);
/* What a decision comes to, for a toast. Static. */
const char *dim_words_reviewed (DimDecisionKind kind);
/* Why it failed. Static. */
const char *dim_words_review_error (const GError *error);

G_END_DECLS
