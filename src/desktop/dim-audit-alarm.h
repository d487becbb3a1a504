/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimAuditAlarm: says that the audit log of the office is not right. Shows only then. It uses the
 * window's action "audit". */
#define DIM_TYPE_AUDIT_ALARM (dim_audit_alarm_get_type ())
G_DECLARE_FINAL_TYPE (DimAuditAlarm, dim_audit_alarm, DIM, AUDIT_ALARM, AdwBin)

void dim_audit_alarm_set_monitor (DimAuditAlarm *self, DimMonitor *monitor);

G_END_DECLS
