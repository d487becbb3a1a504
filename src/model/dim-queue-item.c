/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-queue-item.h"

void
dim_queue_item_free (DimQueueItem *item)
{
  if (item == NULL)
    return;
  g_free (item->reason);
  g_free (item);
}
