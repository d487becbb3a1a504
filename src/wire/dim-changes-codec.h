/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-month.h"
#include "dim-problem.h"

G_BEGIN_DECLS

/* GET /v1/wijzigingen: a page of the feed. */

/* What entries tell of a registration. A device that learns to read more, or whose collector learns
 * to tell more, reads the feed from its start once more. 2: decisions. 3: inquiries. 4: approvals
 * of months, and why the certainty moved. 5: what can be said of a hit in another municipality, and
 * notes.
 */
#define DIM_CHANGES_EDITION 5

typedef struct {
  guint edition;           /* of the collector; 1: not said */
  GPtrArray *changes;      /* (element-type DimChange) by position */
  GArray *months;          /* (element-type DimMonth) by position */
  int since_month;         /* in which the office's first device enrolled; −1: not said */
  char *cursor;            /* opaque: where to go on */
  gboolean more;           /* there is another page already */
  char *ledger;            /* random id; another one after a restore */
  guint64 safe_until;      /* veiligTot: feed position in a verified backup; 0: none */
  guint8 chain_head[32];   /* of the audit log */
  guint64 key_list_serial; /* 0: the collector has none */
  guint8 key_list_digest[32];
  gboolean allows_notes; /* the legal basis for notes is recorded */
} DimChangesPage;
DimChangesPage *dim_changes_page_new (void);
void dim_changes_page_free (DimChangesPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimChangesPage, dim_changes_page_free)
GBytes *dim_changes_page_encode (const DimChangesPage *page);
DimChangesPage *dim_changes_page_decode (GBytes *body, GError **error);

/* GET /v1/voorvallen/{id}: one entry of the feed. */
GBytes *dim_change_encode (const DimChange *change);
DimChange *dim_change_decode (GBytes *body, GError **error);

/* The cursor: base64url of the ledger id and the position. Decode gives FALSE for what is none. */
char *dim_cursor_encode (const char *ledger, guint64 position);
gboolean dim_cursor_decode (const char *cursor, char **out_ledger, guint64 *out_position);

G_END_DECLS
