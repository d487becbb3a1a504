/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* DimRecordItem: a record as an item of a list model. */
#define DIM_TYPE_RECORD_ITEM (dim_record_item_get_type ())
G_DECLARE_FINAL_TYPE (DimRecordItem, dim_record_item, DIM, RECORD_ITEM, GObject)

/* Takes a copy. */
DimRecordItem *dim_record_item_new (const DimRecord *record);
const DimRecord *dim_record_item_get (DimRecordItem *self);

G_END_DECLS
