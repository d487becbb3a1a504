/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-participation.h"

G_BEGIN_DECLS

/* GET /v1/deelname: who took part in a year, and what each reported of it. */
GBytes *dim_participation_encode (const DimParticipation *participation);
DimParticipation *dim_participation_decode (GBytes *body, GError **error);

G_END_DECLS
