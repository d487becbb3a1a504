/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-year.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* Counting years: their steps and the snapshots that were taken. Nothing of it ever changes. A part
 * of DimLedgerHome. */
typedef struct {
  gboolean (*put_step) (DimLedger *ledger, const DimYearEvent *event, GError **error);
  /* (element-type DimYearEvent): of @year (0: all), in the order in which they were taken. */
  gboolean (*steps) (DimLedger *ledger, int year, GArray **out, GError **error);
  /* @lines: (element-type utf8) */
  gboolean (*put_snapshot) (DimLedger *ledger,
                            const DimSnapshotHead *head,
                            const GPtrArray *lines,
                            GError **error);
  /* (element-type DimSnapshotHead): of @year (0: all), by year and vintage. */
  gboolean (*snapshots) (DimLedger *ledger, int year, GArray **out, GError **error);
  /* (element-type utf8): at most @count lines after the @after-th. */
  gboolean (*lines) (DimLedger *ledger,
                     const DimSnapshotHead *head,
                     guint after,
                     guint count,
                     GPtrArray **out,
                     GError **error);
} DimLedgerYears;

G_END_DECLS
