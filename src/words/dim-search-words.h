/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record-query.h"

G_BEGIN_DECLS

/**
 * dim_words_read_search:
 * @search: as typed
 * @today: the day it is
 * @query: gets a term for each thing that was typed
 *
 * Words are looked for as they are, and in what a standing is called. Days and periods are
 * understood, in Dutch and English: "vandaag", "deze week", "vorige maand", "maandag", "3
 * november", "3-11", "nov 2025", "2026", "sinds 1 november"; without a year the last such one up to
 * @today. The beginning of one at the end, still being typed, finds what it will find, beside the
 * letters.
 *
 * Returns: (transfer full): what was understood of days, "in deze week"; "" if nothing was
 */
char *dim_words_read_search (const char *search, DimDay today, DimRecordQuery *query);

/* "deze week". Static. */
const char *dim_words_period (DimPeriod period);

G_END_DECLS
