/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-guard.h"

G_BEGIN_DECLS

/* What the guard's rules read: the text with one byte a character. Private to dim-guard*.c. */

typedef struct {
  /* Accents are off, forms of one digit, dash or blank are one, invisible characters are gone,
   * a currency sign is '$', what is none of these is '\1'. NUL at the end. */
  char *chars;
  guint32 *offsets;                  /* of each character in bytes of the text, and of its end */
  gsize length;                      /* characters */
  const char *const *public_numbers; /* borrowed; NULL: none */
} DimGuardText;

DimGuardText *dim_guard_text_new (const char *text, gsize length);
void dim_guard_text_free (DimGuardText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimGuardText, dim_guard_text_free)

/* No letter or digit goes on before @at, or at @at. */
gboolean dim_guard_starts_at (const DimGuardText *text, gsize at);
gboolean dim_guard_ends_at (const DimGuardText *text, gsize at);
/* What lies from @start to @end is part of something longer, as a case number: "Z-2026/0012". */
gboolean dim_guard_is_joined (const DimGuardText *text, gsize start, gsize end);

/* One of @words (capitals, NULL-terminated) stands whole within @window characters before @at. */
gboolean
dim_guard_word_before (const DimGuardText *text, gsize at, gsize window, const char *const *words);
gboolean
dim_guard_word_after (const DimGuardText *text, gsize at, gsize window, const char *const *words);
/* The word from @start to @end is one of @words. */
gboolean
dim_guard_word_is (const DimGuardText *text, gsize start, gsize end, const char *const *words);
gsize dim_guard_word_end (const DimGuardText *text, gsize at);

/* The number at @at is that of a case, an order, a company. */
gboolean dim_guard_is_case_number (const DimGuardText *text, gsize at);

/* The end of a date written at @at, as 3-11-2026, 2026-11-03 or 3 november 2026; 0: none. */
gsize dim_guard_date_end (const DimGuardText *text, gsize at);
/* Eight digits that are a day of 1900–2099, either end first. */
gboolean dim_guard_is_plain_date (const char *digits);

/* What a rule found, in characters. */
typedef struct {
  gsize start;
  gsize end;
  DimGuardLevel level;
  gboolean is_nobodys; /* known, and no one's: hides what others find there */
} DimGuardSpan;

/* A rule is tried where something starts; it looks at a bounded number of characters. */
typedef gboolean (*DimGuardRule) (const DimGuardText *text, gsize at, DimGuardSpan *out);

gboolean dim_guard_find_bsn (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_a_number (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_licence (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_phone (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_mrz (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_document_number (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_iban (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_plate (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_email (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_postcode (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_birth_date (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_name (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_initials (const DimGuardText *text, gsize at, DimGuardSpan *out);
gboolean dim_guard_find_address (const DimGuardText *text, gsize at, DimGuardSpan *out);

G_END_DECLS
