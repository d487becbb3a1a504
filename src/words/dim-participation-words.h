/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-participation.h"

G_BEGIN_DECLS

/* Who took part, in words. Returned text is owned by the caller unless it says static. */

/* "42 van 50 gemeenten · 486 van 504 maanden": of those that take part, who reported; of the months
 * that were to be reported, what was. "Nog geen maand te melden" if none was. */
char *dim_words_participation (const DimPartTotals *totals);
/* "51 van de 342 gemeenten doen mee · 31 nulmeldingen · 18 stille maanden · 460 maanden akkoord" */
char *dim_words_participation_more (const DimPartTotals *totals);

/* How a month stands in a cell of a few letters: "12", "0", "!", "–", "…"; with "✓" behind it when
 * it is approved, "~" when it was changed after that. */
char *dim_words_part_sign (const DimPartStanding *standing);
/* What the signs mean, a line. Static. */
const char *dim_words_part_legend (void);
/* "12 voorvallen, akkoord"; "nulmelding"; "stil: geen voorval en geen nulmelding" */
char *dim_words_part_standing (const DimPartStanding *standing);

/* "Doet mee vanaf maart 2025"; "Deed mee van maart 2025 tot en met juni 2026". */
char *dim_words_part_spans (const DimPartMember *member);
/* "11 van 12 maanden"; "" if none was to be reported. */
char *dim_words_part_months (const DimPartTotals *totals);
/* All of a municipality's year in one text, for who hears it: "Haarlem. 2 van 3 maanden. Januari:
 * 3 voorvallen, akkoord. …" Months in which it takes no part are left out. */
char *dim_words_part_row (const DimParticipation *participation,
                          const DimPartMember *member,
                          const char *name);

/* "maart, mei en juni 2026"; @months (element-type int) of one year, one or more. */
char *dim_words_part_month_list (const GArray *months);
/* What to write to a municipality that was silent: a sentence or two without a person in it.
 * @months as above. */
char *dim_words_part_reminder (const char *name, const GArray *months);
/* "3 gemeenten hebben samen 5 stille maanden"; "Geen enkele maand is stil" */
char *dim_words_part_silent (guint municipalities, guint months);

G_END_DECLS
