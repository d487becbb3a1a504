/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

G_BEGIN_DECLS

/* Days and times in the language of the user; never by strftime, since a system may have no
 * locale but C. Returned text is owned by the caller. */

/* "dinsdag 3 november 2026"; "" for DIM_DAY_NONE. */
char *dim_words_day (DimDay day);
/* "3 nov 2026" */
char *dim_words_day_short (DimDay day);
/* "3 nov", with its year if that is not the year of @today. */
char *dim_words_day_brief (DimDay day, DimDay today);
/* "3 november", with its year if that is not the year of @today. */
char *dim_words_day_near (DimDay day, DimDay today);
/* "november 2026"; @month is year × 12 + month − 1. */
char *dim_words_month (int month);
/* "nov"; @month from 1. Static. */
const char *dim_words_month_short (int month);
/* "november"; @month from 1. Static. */
const char *dim_words_month_name (int month);
/* "2 dagen", "5 uur", "1 minuut", "nog geen minuut". */
char *dim_words_duration (gint64 seconds);
/* The time of day in the Netherlands: "14:32". */
char *dim_words_time (gint64 unix_s);

/**
 * dim_words_parse_day:
 * @text: as typed
 * @today: the day it is
 *
 * Day, month, year in the Dutch order: "3", "0311", "031126", "3-11", "3/11/26", "3 nov 2026",
 * "dinsdag 3 november", "2026-11-03"; further "vandaag", "gisteren", "eergisteren", "ma", "-2"
 * (days ago), "afgelopen maandag". From three letters on a word may be cut short. Without a year,
 * or a month, the last such day up to today; only "morgen" and a year that was typed lead to a
 * later one. English words are taken too. Other blanks and dashes, and marks that cannot be seen,
 * come from a clipboard and do no harm.
 *
 * Returns: DIM_DAY_NONE if it is no day
 */
DimDay dim_words_parse_day (const char *text, DimDay today);

G_END_DECLS
