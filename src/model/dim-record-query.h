/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which registrations a list shows, and in which order. */

/* Of equal ones the newest incident comes first. */
typedef enum {
  DIM_ORDER_DATE, /* newest first */
  DIM_ORDER_PRODUCT,
  DIM_ORDER_FORM,
  DIM_ORDER_DOCUMENT,
  DIM_ORDER_STATE, /* what asks for attention first */
  DIM_ORDER_DESK,
  DIM_N_ORDERS
} DimRecordOrder;

typedef struct {
  char *search; /* words; "" for all */
  DimRecordOrder order;
  gboolean is_reversed;
  GHashTable *ranks; /* code → its place among those of its list, from 1 (GUINT_TO_POINTER), as the
                        user's language has it; NULL: by the code itself */
} DimRecordQuery;

/* @ranks: (nullable): a reference is taken; not changed from here on. */
DimRecordQuery *dim_record_query_new (const char *search,
                                      DimRecordOrder order,
                                      gboolean is_reversed,
                                      GHashTable *ranks);
void dim_record_query_free (DimRecordQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimRecordQuery, dim_record_query_free)

G_END_DECLS
