/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"

G_BEGIN_DECLS

/* One fact that waits for the collector, or that it refused for good. */
typedef struct {
  DimFactKind kind;
  char fact[DIM_UUID_TEXT_LEN];
  char incident[DIM_UUID_TEXT_LEN]; /* that it is about; of a decision the first */
  gint64 queued_s;
  gboolean is_refused;
  char *reason;   /* refused: in Dutch, maybe several lines; else NULL */
  guint32 fields; /* refused: 1 << DimField of what is to be mended; 0: not known */
} DimQueueItem;
void dim_queue_item_free (DimQueueItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimQueueItem, dim_queue_item_free)

G_END_DECLS
