/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-circle-view.h"
#include "dim-day.h"
#include "dim-municipality.h"
#include "dim-receipt.h"

G_BEGIN_DECLS

/* Who reads explanations, in words. char * is owned by the caller. */

/* Whose readers they are: "Amsterdam", "Ministerie van BZK". Static, or the table's. */
const char *dim_words_circle (const DimMunicipalities *municipalities, const char *code);
/* How it stands there, and what is to be done about it. */
char *dim_words_circle_standing (const DimCircleView *view);
/* What somebody should do about the circles (element-type DimCircleView), in one sentence; "" if
 * nothing. */
char *dim_words_circles (const GPtrArray *views, const DimMunicipalities *municipalities);
/* Who it is: "Backoffice, Gemeente Amsterdam", "Sleutel op papier". */
char *dim_words_reader (const DimReaderLine *line);
/* What it may: "leest mee", "nog niet toegelaten". Static. */
const char *dim_words_reader_standing (DimReaderStanding standing);
/* Who wrote it and when: "4 november, 10:42 · Balie Centrum". */
char *dim_words_text_author (const DimOpenedText *text, DimDay today);
/* What is printed of a key that belongs on paper. */
DimReceipt *dim_words_paper (const char *paper, const char *circle, DimDay today);
/* Why it failed. Static. */
const char *dim_words_reader_error (const GError *error);

G_END_DECLS
