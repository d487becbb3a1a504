/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-row.h"

struct _DimAuditRow {
  GObject parent_instance;

  DimAuditEntry *entry;
};

G_DEFINE_FINAL_TYPE (DimAuditRow, dim_audit_row, G_TYPE_OBJECT)

static void
dim_audit_row_finalize (GObject *object)
{
  dim_audit_entry_free (DIM_AUDIT_ROW (object)->entry);
  G_OBJECT_CLASS (dim_audit_row_parent_class)->finalize (object);
}

static void
dim_audit_row_class_init (DimAuditRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dim_audit_row_finalize;
}

static void
dim_audit_row_init (DimAuditRow *self)
{
}

DimAuditRow *
dim_audit_row_new (DimAuditEntry *entry)
{
  DimAuditRow *self = g_object_new (DIM_TYPE_AUDIT_ROW, NULL);

  self->entry = entry;
  return self;
}

const DimAuditEntry *
dim_audit_row_get_entry (DimAuditRow *self)
{
  g_return_val_if_fail (DIM_IS_AUDIT_ROW (self), NULL);
  return self->entry;
}
