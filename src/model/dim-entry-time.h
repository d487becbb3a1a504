/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-uuid.h"

G_BEGIN_DECLS

/* How long entering takes: counted by class, for a municipality and a month, apart from the
 * registrations. It measures the form, not the clerk (DESIGN.md, "Entry time"). Pure; any thread.
 */

typedef enum {
  DIM_ENTRY_TO_1, /* minutes, at most */
  DIM_ENTRY_TO_2,
  DIM_ENTRY_TO_5,
  DIM_ENTRY_TO_10,
  DIM_ENTRY_MORE,
  DIM_N_ENTRY_CLASSES
} DimEntryClass;

/* On the wire: "tot1" … "tot10", "meer". Static. */
const char *dim_entry_class_name (DimEntryClass class);
gboolean dim_entry_class_from_name (const char *name, DimEntryClass *out_class);

/* @active_ms: how long somebody was at it, of all sittings together. */
DimEntryClass dim_entry_class_of (gint64 active_ms);

/* What goes by between two signs of a hand at the form, as unix or monotonic milliseconds; 0 where
 * there was none before, or nobody was at it in between: after half a minute the clock stands. */
gint64 dim_entry_active_ms (gint64 before_ms, gint64 now_ms);

/* How many registrations were entered in each class, in one municipality and month: the month in
 * which they were entered. */
typedef struct {
  char municipality[8];
  int month; /* year × 12 + month − 1 */
  guint counts[DIM_N_ENTRY_CLASSES];
} DimEntryTimes;
guint dim_entry_times_total (const DimEntryTimes *times);

/* Of fewer than this no figure is told: one would tell of a person. */
#define DIM_ENTRY_FEWEST 5

/* What may be told of them: how many they are, and the class in which the one in the middle lies.
 * A total of 0: nothing. */
typedef struct {
  guint total;
  DimEntryClass median;
} DimEntrySummary;
DimEntrySummary dim_entry_times_summarise (const DimEntryTimes *times);

G_END_DECLS
