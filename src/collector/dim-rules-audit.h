/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* @incident is about to be withdrawn: if another municipality has a registration of its document,
 * the audit logs of both say so. */
gboolean dim_rules_note_withdrawal (DimAcceptance *acceptance,
                                    const DimLedgerIncident *incident,
                                    GError **error);

G_END_DECLS
