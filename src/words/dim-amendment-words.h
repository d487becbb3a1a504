/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/* What was done to a registration, in words. char * is owned by the caller. */

/* "per vergissing geregistreerd". Static. */
const char *dim_words_withdrawal_reason (DimWithdrawalReason reason);

/* What one answer was and became: "Uitkomst: geweigerd → vertrokken". */
char *dim_words_difference (const DimAmendment *amendment,
                            DimField field,
                            const DimCodeBook *book,
                            const DimMunicipalities *municipalities);
/* Everything that it changed, a line each, and why the certainty moved; NULL-terminated. */
char **dim_words_amendment (const DimAmendment *amendment,
                            const DimCodeBook *book,
                            const DimMunicipalities *municipalities);
/* When and by whom: "3 november, 10:42 · dit loket". */
char *dim_words_amendment_author (const DimAmendment *amendment, DimDay today);
/* All of it in a line: "3 november, 10:42 · Balie — Uitkomst: geweigerd → vertrokken". */
char *dim_words_amendment_line (const DimAmendment *amendment,
                                const DimCodeBook *book,
                                const DimMunicipalities *municipalities,
                                DimDay today);
/* Where it stands: "wacht op verzending"; of a refused one also why. */
char *dim_words_amendment_state (const DimAmendment *amendment);

/* The question of two answers that did not know of each other. */
char *dim_words_conflict (const DimConflict *conflict);
/* The answer that one of the two gave, for a button; NULL if it is not known here. */
char *dim_words_conflict_answer (const DimRecord *record,
                                 const DimConflict *conflict,
                                 gboolean is_standing,
                                 const DimCodeBook *book,
                                 const DimMunicipalities *municipalities);

/* Why changing a registration or taking it back failed. Static. */
const char *dim_words_amending_error (const GError *error);
/* Why a registration cannot be changed, and what can be done; "" if it can. Static. */
const char *dim_words_lock (const DimRecord *record);

G_END_DECLS
