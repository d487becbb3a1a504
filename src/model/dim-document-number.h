/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a text is refused as a number (DESIGN.md, "The tag"). */
typedef enum {
  DIM_NUMBER_OK,
  DIM_NUMBER_EMPTY,
  DIM_NUMBER_TOO_LONG,  /* over DIM_LIMIT_NUMBER_CHARS typed, or over 20 kept */
  DIM_NUMBER_TOO_SHORT, /* under 5 letters and digits */
  DIM_NUMBER_NO_DIGIT,
  DIM_NUMBER_ONE_CHARACTER, /* AAAAAAA, 0000000 */
  DIM_NUMBER_PLAIN_RUN,     /* 1234567, ABC12345's digits alone do not count; 7654321 does */
  DIM_NUMBER_PLACEHOLDER,   /* ONBEKEND, NVT, 12/2026… */
} DimNumberVerdict;

/* What may be wrong with a number that is taken all the same. Warn, never block. */
typedef enum {
  DIM_NUMBER_WARNING_NONE = 0,
  DIM_NUMBER_WARNING_FORMAT = 1 << 0,      /* not the form that this kind of document has */
  DIM_NUMBER_WARNING_CHECK_DIGIT = 1 << 1, /* NL passport or card: ninth is not the 7-3-1 digit */
  DIM_NUMBER_WARNING_KIND = 1 << 2,        /* the first letter belongs to another kind */
} DimNumberWarnings;

/**
 * dim_document_number_normalise:
 * @text: as typed or read, at most DIM_LIMIT_NUMBER_CHARS characters
 * @out_number: (out): NFKC, upper case, A–Z and 0–9 only, letter O made 0; on DIM_NUMBER_OK only.
 *   Secret: wipe it (dim_secret_free in crypto) as soon as it is sealed.
 *
 * The same for every kind and country: desks disagree on both.
 */
DimNumberVerdict dim_document_number_normalise (const char *text, char **out_number);

/* A stable word for a verdict, as "te-kort"; for codes on the wire and at the command line. */
const char *dim_number_verdict_code (DimNumberVerdict verdict);

/**
 * dim_document_number_warnings:
 * @number: normalised, or as typed in upper case without blanks
 * @kind: a code of DIM_LIST_DOCUMENT
 * @letters: first letters that the kind has (DimCode.letters), or NULL
 * @country: ICAO 9303 code, or ""
 *
 * What to look at once more. Only Dutch documents have rules here.
 */
DimNumberWarnings dim_document_number_warnings (const char *number,
                                                const char *kind,
                                                const char *letters,
                                                const char *country);

G_END_DECLS
