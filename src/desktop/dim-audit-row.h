/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-entry.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimAuditRow: one line of the audit log, for a list. */
#define DIM_TYPE_AUDIT_ROW (dim_audit_row_get_type ())
G_DECLARE_FINAL_TYPE (DimAuditRow, dim_audit_row, DIM, AUDIT_ROW, GObject)

/* @entry is taken. */
DimAuditRow *dim_audit_row_new (DimAuditEntry *entry);
const DimAuditEntry *dim_audit_row_get_entry (DimAuditRow *self);

G_END_DECLS
