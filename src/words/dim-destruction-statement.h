/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"
#include "dim-receipt.h"

G_BEGIN_DECLS

/* Where a key that was destroyed still lies, in a backup, and the first day on which it does not.
 */
typedef struct {
  char *place;
  DimDay expires;
} DimKeyCopy;

/* A key that was destroyed; borrowed. */
typedef struct {
  const char *key_id;
  DimDay first; /* of the incidents that it was for */
  DimDay last;
  const guint8 *public_key;
  gsize public_key_bytes;
  gint64 destroyed_s;   /* unix time */
  const GArray *copies; /* (element-type DimKeyCopy) */
} DimDestruction;

/* What two people sign: which key, when it was destroyed, every copy and when it expires, and from
 * what day on it is nowhere any more. Ends with dim_receipt_free. */
DimReceipt *dim_destruction_statement_new (const DimDestruction *destruction);

G_END_DECLS
