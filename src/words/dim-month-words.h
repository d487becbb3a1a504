/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month.h"

G_BEGIN_DECLS

/* What is known of a month, in words. Returned text is owned by the caller. */

/* "3 voorvallen, waarvan 1 wacht op verzending"; "Nulmelding van 3 december 2026". */
char *dim_words_month_state (const DimMonthRecord *record);
/* "Invoeren duurde meestal 1 tot 2 minuten (12 voorvallen, alle loketten samen)"; "" where that is
 * not known, or not to be told. */
char *dim_words_month_entry (const DimMonthRecord *record);
/* Why no zero statement can be made about it; "" if one can. Static. */
const char *dim_words_month_obstacle (const DimMonthRecord *record);
/* "2 maanden missen een voorval of nulmelding". */
char *dim_words_months_missing (guint count);
/* "3 maanden wachten op uw akkoord"; "" for none. */
char *dim_words_months_awaiting (guint count);

G_END_DECLS
