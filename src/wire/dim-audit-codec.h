/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audit-entry.h"

G_BEGIN_DECLS

/* GET /v1/logregels: a page of an office's own audit log. */
typedef struct {
  GPtrArray *entries; /* (element-type DimAuditEntry) by place */
  gboolean more;      /* there is another page already */
  char *ledger;       /* random id; another one has another log */
} DimAuditPage;
DimAuditPage *dim_audit_page_new (void);
void dim_audit_page_free (DimAuditPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimAuditPage, dim_audit_page_free)
GBytes *dim_audit_page_encode (const DimAuditPage *page);
/* DIM_ERROR_INVALID: it is none. The places of a page rise. */
DimAuditPage *dim_audit_page_decode (GBytes *body, GError **error);

/* The chain: moves @head on over @entry, whose own head is not looked at. The first head is all
 * zero. */
void dim_audit_entry_extend (const DimAuditEntry *entry, guint8 head[DIM_AUDIT_HEAD_BYTES]);

G_END_DECLS
