/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who issues documents: ISO 3166-1 alpha-3 and the further codes of ICAO Doc 9303 part 3 section 5.
 * "D", which German documents print, is written "DEU" everywhere here. */
typedef struct {
  char code[4];
  const char *name_nl;
  const char *name_en;
} DimCountry;

/* In the order of the codes. Static. */
guint dim_country_count (void);
const DimCountry *dim_country_at (guint index);
/* NULL if no one issues documents by that code. */
const DimCountry *dim_country_find (const char *code);

G_END_DECLS
