/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-municipality.h"
#include "dim-tally.h"

G_BEGIN_DECLS

/* The key of a row in the language of the user: "Look-alike", "Amsterdam", "november 2026"; the key
 * itself if it is not known. Owned by the caller. */
char *dim_tally_label (DimDimension dimension,
                       const char *key,
                       const DimCodeBook *book,
                       const DimMunicipalities *municipalities);

/* "2026-11" from year × 12 + month − 1. Owned by the caller. */
char *dim_tally_month_text (guint month);

G_END_DECLS
