/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-table.h"

G_BEGIN_DECLS

/* What an exported table says of itself, in the language of the user. Text returned as const is
 * static. Any thread. */

typedef enum {
  DIM_EXPORT_WORD_DESCRIPTION, /* the label beside a code; with the dimension's name */
  DIM_EXPORT_WORD_STATUS,
  DIM_EXPORT_WORD_FROM,
  DIM_EXPORT_WORD_TO,
  DIM_EXPORT_WORD_CODE_LIST,
  DIM_EXPORT_WORD_POSITION,
  DIM_EXPORT_WORD_YEAR,
  DIM_EXPORT_WORD_DIMENSION,
  DIM_EXPORT_WORD_CODE,
  DIM_EXPORT_WORD_NO_DOCUMENT,
  DIM_EXPORT_WORD_NO_NUMBER,
  DIM_EXPORT_WORD_TO_FOLLOW,
  DIM_N_EXPORT_WORDS
} DimExportWord;
/* The heading of a column, and a sentence about it. */
const char *dim_words_export_heading (DimExportWord word);
const char *dim_words_export_about (DimExportWord word);
const char *dim_words_measure_about (DimMeasure measure);

/* Headings and texts of the method note. */
typedef enum {
  DIM_METHOD_COUNTING,
  DIM_METHOD_JOINING,
  DIM_METHOD_DOCUMENTS,
  DIM_METHOD_TOTALS,
  DIM_METHOD_LIMITS,
  DIM_N_METHODS
} DimMethod;
const char *dim_words_method_heading (DimMethod method);
const char *dim_words_method_text (DimMethod method);
/* How small figures are protected; 0: they are not. Owned by the caller. */
char *dim_words_method_protection (guint threshold);

/* Headings of the rest: what stands in a publication. */
const char *dim_words_export_participation (void); /* "Deelname" */
const char *dim_words_export_protection (void);    /* "Bescherming van kleine aantallen" */
const char *dim_words_export_caution (void);       /* "Let op" */
const char *dim_words_export_title (void);         /* "Voorvallen met identiteitsdocumenten" */
const char *dim_words_export_columns (void);       /* "Kolommen" */

G_END_DECLS
