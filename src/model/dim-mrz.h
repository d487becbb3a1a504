/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Machine-readable zones: ICAO Doc 9303 parts 4 (TD3), 5 (TD1), 6 (TD2); ISO/IEC 18013-2 annex D
 * one-line zone of the Dutch driving licence. Everything personal is dropped on parsing. */

#define DIM_MRZ_NUMBER_MAX 24

typedef enum {
  DIM_MRZ_NONE, /* not a machine-readable zone */
  DIM_MRZ_TD1,
  DIM_MRZ_TD2,
  DIM_MRZ_TD3,
  DIM_MRZ_DRIVING_LICENCE,
} DimMrzFormat;

/* What is kept of a zone. @number is secret: dim_mrz_clear wipes it. */
typedef struct {
  DimMrzFormat format;
  char number[DIM_MRZ_NUMBER_MAX]; /* without filler */
  char country[4];                 /* issuing state, three letters; "D" is given as "DEU" */
  char kind[32];                   /* code of DIM_LIST_DOCUMENT, "" if the zone does not tell */
  gboolean number_ok;              /* the number's own check digit */
  gboolean composite_ok;           /* the composite and the digits of what it covers; the line's
                                      digit on a driving licence */
} DimMrz;

/**
 * dim_mrz_looks_like:
 *
 * TRUE if @text, as far as it goes, can be the beginning of a zone: a first line's prefix
 * ("P<", "I<NLD", "D1NLD"…) of at least five characters. For telling a scanner from a hand.
 */
gboolean dim_mrz_looks_like (const char *text);

/**
 * dim_mrz_may_begin:
 * @letters: capitals, digits or '<'; not ended by a NUL
 *
 * TRUE if a zone can begin with these, be they ever so few: what follows the first five may be
 * anything.
 */
gboolean dim_mrz_may_begin (const char *letters, gsize length);

/**
 * dim_mrz_parse:
 * @text: the whole zone; lines parted by CR, LF, both, a blank, or nothing. Lower case is taken.
 *
 * Returns: FALSE if the lengths or characters fit no format; @out is left as it was. A broken
 *   check digit is no refusal: see the booleans.
 */
gboolean dim_mrz_parse (const char *text, DimMrz *out);
void dim_mrz_clear (DimMrz *mrz);

/* The 7-3-1 check digit over @length characters, 0–9; −1 if one is not A–Z, 0–9 or '<'. */
int dim_mrz_check_digit (const char *text, gsize length);

G_END_DECLS
