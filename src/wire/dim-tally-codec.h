/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* GET /v1/tellingen: the standard tables of a year (element-type DimTally). */
GBytes *dim_tallies_encode (GPtrArray *tallies);
GPtrArray *dim_tallies_decode (GBytes *body, GError **error);

G_END_DECLS
