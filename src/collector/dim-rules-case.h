/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* Between the files of the rules only: what a device is told of the case of a registration that it
 * may see. Of members that happened in municipalities for which its office does not work it learns
 * nothing, also not by the number of the case. */

/* The lowest id of those it is told of. */
gboolean dim_rules_tell_number (DimRules *rules,
                                const DimDeviceProfile *device,
                                const DimLedgerIncident *incident,
                                char out[DIM_UUID_TEXT_LEN],
                                GError **error);
/* Puts into @change the number, the other members, whether they were joined provisionally, and
 * whether the case counts elsewhere. */
gboolean dim_rules_add_case (DimRules *rules,
                             const DimDeviceProfile *device,
                             const DimLedgerIncident *incident,
                             DimChange *change,
                             GError **error);
/* For which municipality a case counts, in its digits; 0: it does not count. */
gboolean dim_rules_reckon_counts_for (DimRules *rules,
                                      DimNeighbourhood *neighbourhood,
                                      GPtrArray *members,
                                      guint *out,
                                      GError **error);

G_END_DECLS
