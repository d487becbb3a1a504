/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* Between the files of the rules only. */
gboolean dim_rules_accept_year_step (DimAcceptance *acceptance, GError **error);

G_END_DECLS
