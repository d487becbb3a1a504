/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

G_BEGIN_DECLS

/**
 * DimClock:
 *
 * Where the time comes from. Everything that depends on the time takes one of these, so that a
 * test can hold it still or make it jump. Any thread.
 */
typedef struct _DimClock DimClock;

/* The wall clock of this machine. Static: never freed. */
const DimClock *dim_clock_system (void);

/* A clock that stands at @unix_us (microseconds since 1970, UTC) until it is moved. */
DimClock *dim_clock_new_manual (gint64 unix_us);
void dim_clock_set (DimClock *clock, gint64 unix_us);
void dim_clock_advance (DimClock *clock, gint64 by_us);
void dim_clock_free (DimClock *clock);

/* Microseconds since 1970-01-01T00:00:00Z. */
gint64 dim_clock_now_us (const DimClock *clock);
gint64 dim_clock_now_ms (const DimClock *clock);
gint64 dim_clock_now_s (const DimClock *clock);

/* The civil day that it is in the Netherlands (Europe/Amsterdam). */
DimDay dim_clock_today (const DimClock *clock);

/* The civil day in the Netherlands at that moment. */
DimDay dim_day_from_unix (gint64 unix_s);
/* The first second of it in the Netherlands. */
gint64 dim_day_start_s (DimDay day);

/* RFC 3339 in UTC with seconds, as "2026-11-03T13:32:05Z". Owned by the caller. */
char *dim_time_to_text (gint64 unix_s);
/* FALSE if @text is no RFC 3339 time, or none of the years that days have. */
gboolean dim_time_from_text (const char *text, gint64 *out_unix_s);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimClock, dim_clock_free)

G_END_DECLS
