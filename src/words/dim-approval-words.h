/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month-report.h"

G_BEGIN_DECLS

/* The approval of a month in words. char * is owned by the caller; const char * is static. */

/* "Akkoord op 16 november 2026, door Backoffice"; "" while nothing was said of it. */
char *dim_words_approval (const DimMonthRecord *record);
/* The same to who may approve it: while it waits for that, it says so. */
char *dim_words_approval_to_give (const DimMonthRecord *record, DimDay today);
/* To a desk that changes a registration of it; "" if nobody approved it. */
char *dim_words_approved_already (const DimMonthRecord *record);
/* Why the last one of this device was not taken, with what came in meanwhile counted; "" if it
 * was. */
char *dim_words_approval_refused (const DimMonthRecord *record);
/* Why it cannot be approved now, and what to do; "" if it can. */
char *dim_words_approval_obstacle (const DimMonthReport *report, DimDay today);
/* "er komen nog voorvallen van deze maand" */
const char *dim_words_reopening_reason (DimReopeningReason reason);
/* Why approving, or opening again, failed on this device. */
const char *dim_words_approving_error (const GError *error);

G_END_DECLS
