/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-year.h"

G_BEGIN_DECLS

/* Counting years in the language of the user; text returned as const is static. Any thread. */

const char *dim_words_year_state (DimYearState state);    /* "Voorlopig" */
const char *dim_words_year_step (DimYearStepKind kind);   /* "Voorlopig vaststellen" */
const char *dim_words_year_reason (DimYearReason reason); /* "Registraties kwamen later binnen" */
const char *dim_words_year_verdict (DimYearVerdict verdict); /* why not; "" if it fits */

/* "Voorlopig, uitgave 2"; "Ontgrendeld tot en met 3 maart 2027"; with what it waits for. Owned by
 * the caller. */
char *dim_words_year_standing (const DimYearStanding *standing);
/* "9 feb 2027 10:12 · BZK · Voorlopig vaststellen (uitgave 1): volgens planning". Owned by the
 * caller. */
char *dim_words_year_event (const DimYearEvent *event);
/* "Uitgave 1 van 9 feb 2027: 12.345 zaken, codelijst 2026.1, feedpositie 17". Owned by the caller.
 */
char *dim_words_snapshot (const DimSnapshotHead *head);

G_END_DECLS
