/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text that came from outside. Pure; any thread. */

/* TRUE if @text is UTF-8 without NUL within its @length bytes. */
gboolean dim_text_is_clean (const char *text, gsize length);

/* NFKC, upper case, only A–Z and 0–9 kept: the form in which document numbers are compared.
 * The same in every locale; empty for what is not UTF-8. Owned by the caller. */
char *dim_text_alphanumeric (const char *text);

/* Case-folded, accents taken off, runs of white space made one blank: the form in which words are
 * searched; empty for what is not UTF-8. Owned by the caller. */
char *dim_text_search_key (const char *text);

/* TRUE if @word, that holds no blank, starts a word of @haystack (both search keys), or, from three
 * letters on, occurs anywhere in it. */
gboolean dim_text_matches_word (const char *haystack, const char *word);
/* The same for every word of @needle. */
gboolean dim_text_matches (const char *haystack, const char *needle);

/* The order of bytes, for sorting an array of strings (g_ptr_array_sort, qsort). */
int dim_text_compare_cb (gconstpointer a, gconstpointer b);

G_END_DECLS
