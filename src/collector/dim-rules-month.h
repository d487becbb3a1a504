/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-rules-inside.h"

G_BEGIN_DECLS

/* Between the files of the rules only: municipalities' months. */

/* Of the office, or faults at /gemeente. */
gboolean
dim_rules_check_municipality (DimAcceptance *acceptance, const char *municipality, int month);
/* The month of @municipality, as that is called today; nothing else is filled in. */
DimMonth
dim_rules_name_month (const DimAcceptance *acceptance, const char *municipality, int number);
/* What was said of it is told anew, at the feed number that the fact gets. */
gboolean dim_rules_tell_month (DimAcceptance *acceptance, DimMonth *month, GError **error);

/* Who a device is, or was before it was revoked; it must be there. */
gboolean dim_rules_describe_device (DimRules *rules,
                                    const char *device,
                                    DimDeviceProfile **out,
                                    GError **error);

gboolean dim_rules_accept_statement (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_entry_times (DimAcceptance *acceptance, GError **error);
gboolean dim_rules_accept_approval (DimAcceptance *acceptance, GError **error);

G_END_DECLS
