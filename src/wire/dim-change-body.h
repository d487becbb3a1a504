/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of an entry of the feed in the object that is open. Internal to wire. */
void dim_change_write (DimJsonWriter *writer, const DimChange *change);
/* Never NULL; of use only if the reader found no fault. */
DimChange *dim_change_read (DimJsonReader *reader);

G_END_DECLS
