/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-item.h"

struct _DimRecordItem {
  GObject parent_instance;

  guint position;
  guint32 number;
  DimRecord *record;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

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
  signals[CHANGED] = g_signal_new ("changed", DIM_TYPE_RECORD_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
dim_record_item_init (DimRecordItem *self)
{
}

DimRecordItem *
dim_record_item_new (guint position, guint32 number)
{
  DimRecordItem *self = g_object_new (DIM_TYPE_RECORD_ITEM, NULL);

  self->position = position;
  self->number = number;
  return self;
}

guint
dim_record_item_get_position (DimRecordItem *self)
{
  g_return_val_if_fail (DIM_IS_RECORD_ITEM (self), 0);
  return self->position;
}

guint32
dim_record_item_get_number (DimRecordItem *self)
{
  g_return_val_if_fail (DIM_IS_RECORD_ITEM (self), 0);
  return self->number;
}

const DimRecord *
dim_record_item_get (DimRecordItem *self)
{
  g_return_val_if_fail (DIM_IS_RECORD_ITEM (self), NULL);
  return self->record;
}

void
dim_record_item_set_number (DimRecordItem *self, guint32 number)
{
  g_return_if_fail (DIM_IS_RECORD_ITEM (self));
  if (self->number == number)
    return;
  self->number = number;
  g_clear_pointer (&self->record, dim_record_free);
}

void
dim_record_item_take (DimRecordItem *self, DimRecord *record)
{
  g_return_if_fail (DIM_IS_RECORD_ITEM (self));
  dim_record_free (self->record);
  self->record = record;
  g_signal_emit (self, signals[CHANGED], 0);
}
