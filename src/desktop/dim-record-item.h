/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimRecordItem: a row of a DimRecordList. It stays at its position while what stands there
 * changes. Signal "changed": another registration, or news of the same. */
#define DIM_TYPE_RECORD_ITEM (dim_record_item_get_type ())
G_DECLARE_FINAL_TYPE (DimRecordItem, dim_record_item, DIM, RECORD_ITEM, GObject)

DimRecordItem *dim_record_item_new (guint position, guint32 number);

guint dim_record_item_get_position (DimRecordItem *self);
/* Of the registration, as dim_monitor_find_records gives it. */
guint32 dim_record_item_get_number (DimRecordItem *self);
/* NULL until it is there. */
const DimRecord *dim_record_item_get (DimRecordItem *self);

/* Another registration stands here now; says nothing before its record is there. */
void dim_record_item_set_number (DimRecordItem *self, guint32 number);
/* Takes @record; tells of it. */
void dim_record_item_take (DimRecordItem *self, DimRecord *record);

G_END_DECLS
