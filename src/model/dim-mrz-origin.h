/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who issued a document with a machine-readable zone, and what it is. Pure; any thread. */

/**
 * dim_mrz_country:
 * @text: three characters of a zone, capitals or '<'
 * @out: (nullable): four bytes: the code; "D<<", "D" in older German documents, is "DEU"
 *
 * FALSE if there is no such code (ICAO Doc 9303 part 3 section 5).
 */
gboolean dim_mrz_country (const char *text, char *out);

/* TRUE if such a code begins with the @length characters at @text. */
gboolean dim_mrz_country_begins (const char *text, gsize length);

/**
 * dim_mrz_kind:
 * @head: the zone's first two characters
 * @country: as dim_mrz_country gives it
 * @number: without filler; the first letter of a Dutch passport's tells its kind
 *
 * Returns: (transfer none): a code of DIM_LIST_DOCUMENT, or ""
 */
const char *dim_mrz_kind (const char *head, const char *country, const char *number);

G_END_DECLS
