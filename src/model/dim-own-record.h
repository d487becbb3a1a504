/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

G_BEGIN_DECLS

/* A registration of this device, with its explanation. */
typedef struct {
  DimRecord *record;
  char *explanation; /* "" for none */
} DimOwnRecord;
void dim_own_record_free (DimOwnRecord *own);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOwnRecord, dim_own_record_free)

G_END_DECLS
