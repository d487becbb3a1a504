/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DimDay:
 *
 * A civil day as the number of days since 1970-01-01 in the proleptic Gregorian calendar; no time,
 * no zone. Days subtract: the difference is in days. Pure; any thread.
 */
typedef gint32 DimDay;

#define DIM_DAY_NONE     G_MININT32
#define DIM_DAY_TEXT_LEN 11 /* "2026-11-03" and its NUL */

/* DIM_DAY_NONE if there is no such day, or its year is outside 1900–2199. Month and day from 1. */
DimDay dim_day_new (int year, int month, int day);
void dim_day_split (DimDay day, int *out_year, int *out_month, int *out_day);
int dim_day_year (DimDay day);
int dim_day_month (DimDay day);
/* 1 is Monday, 7 is Sunday (ISO 8601). */
int dim_day_weekday (DimDay day);

/* Exactly "YYYY-MM-DD" (RFC 3339 full-date); DIM_DAY_NONE for anything else. */
DimDay dim_day_from_text (const char *text);
/* Writes "YYYY-MM-DD", or "" for DIM_DAY_NONE, and returns @buffer. */
const char *dim_day_to_text (DimDay day, char buffer[DIM_DAY_TEXT_LEN]);

G_END_DECLS
