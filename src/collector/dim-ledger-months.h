/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* The part of a ledger's interface that is about months: what was stated, and how each stands. */
typedef struct {
  /* @month reads differently, and has its position, from now on. */
  gboolean (*put) (DimLedger *ledger, const DimMonth *month, GError **error);
  /* @fact: its id; @month: what is stated, and when. */
  gboolean (*put_statement) (DimLedger *ledger,
                             const char *fact,
                             const DimMonth *month,
                             GError **error);
  /* @times are added to what is known of that area and month. */
  gboolean (*add_entry_times) (DimLedger *ledger, const DimEntryTimes *times, GError **error);
  /* How @month stands, by its area and number; position 0: nothing was ever heard of it. */
  gboolean (*read) (DimLedger *ledger, DimMonth *month, GError **error);
  /* (element-type DimMonth): of the areas of @office, by position, after @after. */
  gboolean (*of_office) (DimLedger *ledger,
                         const char *office,
                         guint64 after,
                         guint count,
                         GArray **out,
                         GError **error);
  /* When the first device of @office enrolled; 0: none did. */
  gboolean (*office_since) (DimLedger *ledger, const char *office, gint64 *out_s, GError **error);
} DimLedgerMonths;

G_END_DECLS
