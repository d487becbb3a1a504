/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-item.h"

struct _DimRecordItem {
  GObject parent_instance;

  DimRecord *record;
};

G_DEFINE_FINAL_TYPE (DimRecordItem, dim_record_item, G_TYPE_OBJECT)

static void
dim_record_item_finalize (GObject *object)
{
  dim_record_free (DIM_RECORD_ITEM (object)->record);
  G_OBJECT_CLASS (dim_record_item_parent_class)->finalize (object);
}

static void
dim_record_item_class_init (DimRecordItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dim_record_item_finalize;
}

static void
dim_record_item_init (DimRecordItem *self)
{
}

DimRecordItem *
dim_record_item_new (const DimRecord *record)
{
  DimRecordItem *self = g_object_new (DIM_TYPE_RECORD_ITEM, NULL);

  self->record = dim_record_copy (record);
  return self;
}

const DimRecord *
dim_record_item_get (DimRecordItem *self)
{
  g_return_val_if_fail (DIM_IS_RECORD_ITEM (self), NULL);
  return self->record;
}
