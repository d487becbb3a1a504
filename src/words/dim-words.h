/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"
#include "dim-record.h"

G_BEGIN_DECLS

/* Codes and values in the language of the user. Text that is returned as const is static or owned
 * by its argument; char * is owned by the caller. Any thread after dim_words_init. */

typedef enum {
  DIM_LANGUAGE_DUTCH,
  DIM_LANGUAGE_ENGLISH,
} DimLanguage;

/**
 * dim_words_init:
 * @locale_dir: (nullable): where <language>/LC_MESSAGES/dutch-id-monitor.mo stands; NULL: the
 *   environment's DIM_LOCALE_DIR, else where the program was installed
 *
 * Sets locale and language of the process: Dutch, unless the desktop's language is English. To be
 * called first thing in main, before there is a thread. Afterwards gettext () of any layer finds
 * the catalogue.
 */
void dim_words_init (const char *locale_dir);
/* Main thread. Windows that stand must be made again. */
void dim_words_set_language (DimLanguage language);
DimLanguage dim_words_get_language (void);
/* What dim_words_init found. */
DimLanguage dim_words_get_desktop_language (void);

/* Labels. What is not known is given back as it is. */
const char *dim_words_code_label (const DimCode *code);
const char *dim_words_code (const DimCodeBook *book, DimList list, const char *code);
/* The row of a table for what was not answered (DIM_TALLY_UNCLASSED). */
const char *dim_words_unclassed (void);
/* The label, its synonyms and the code as a search key (dim_text_matches). */
char *dim_words_code_search_key (const DimCode *code);
const char *dim_words_municipality (const DimMunicipalities *municipalities, const char *code);
const char *dim_words_country (const char *code);
const char *dim_words_role (DimRole role);                 /* "balie" */
const char *dim_words_record_state (DimRecordState state); /* "wacht op verzending" */
const char *dim_words_compare_state (DimCompareState state);
const char *dim_words_field_label (DimField field);    /* "Ontdekking" */
const char *dim_words_field_question (DimField field); /* "Hoe ontdekt?" */

/* The answer to one field in words, "" if there is none: "Geweigerd, document ingehouden". */
char *dim_words_answer (const DimIncident *incident,
                        DimField field,
                        const DimCodeBook *book,
                        const DimMunicipalities *municipalities);
/* "Nationaal paspoort, Nederland" */
char *dim_words_document (const DimDocumentUse *use, const DimCodeBook *book);

/* Numbers: "1.234" in Dutch, "1,234" in English. */
char *dim_words_number (guint64 number);
typedef enum {
  DIM_THING_INCIDENT,
  DIM_THING_CASE,
  DIM_THING_DOCUMENT,
  DIM_THING_MUNICIPALITY,
  DIM_THING_DAY,
  DIM_THING_HOUR,
  DIM_THING_MINUTE,
  DIM_N_THINGS
} DimThing;
/* "1 voorval", "1.234 voorvallen" */
char *dim_words_count (DimThing thing, guint64 number);
/* A sentence's first letter in upper case: "Balie". */
char *dim_words_capitalise (const char *text);

G_END_DECLS
