/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

G_BEGIN_DECLS

/* What is said of a chart in the language of the user. Texts are owned by the caller unless const,
 * which is static. Any thread. */

/* "Zaken · Maand · 2026"; months as in DimTableQuery. */
char *dim_words_chart_title (DimMeasure measure, DimDimension by, guint from_month, guint to_month);
/* "2026", "2025–2026": what a line over those months is called. */
char *dim_words_chart_years (guint from_month, guint to_month);
/* "mrt", or "mrt 2026". @month: year × 12 + month − 1. */
char *dim_words_chart_month (guint month, gboolean with_year);
const char *dim_words_chart_empty (void);
const char *dim_words_chart_not_shown (void); /* "niet getoond" */
/* What a mark in the drawing means: ". = niet getoond". */
char *dim_words_chart_mark (const char *mark);
const char *dim_words_chart_scale (void); /* all small charts have one scale */
/* "De 12 hoogste van 40." */
char *dim_words_chart_cut (guint shown, guint of);

/* One point: "maart 2026: 9", "maart 2026: 9 (een jaar eerder: 7)". @before: (nullable). */
char *dim_words_chart_point (const char *label, const char *figure, const char *before);
/* Sentences: "41 in totaal.", "Hoogste: maart 2026 (9). Laagste: mei 2026 (1).",
 * "Een jaar eerder: 38, nu 3 meer.", "2 cijfers worden niet getoond." */
char *dim_words_chart_total (guint total);
char *dim_words_chart_extremes (const char *highest_label,
                                guint highest,
                                const char *lowest_label,
                                guint lowest);
/* All @count figures are @figure. */
char *dim_words_chart_level (guint figure);
/* The same months, a year before. */
char *dim_words_chart_change (guint now, guint before);
char *dim_words_chart_hidden (guint count);

G_END_DECLS
