/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-participation.h"

/* Who took part, once more: a day and a device at a time, and sharing no code. */

typedef struct {
  DimDay enrolled;
  DimDay revoked; /* DIM_DAY_NONE: never */
} ReferenceDevice;

/* Whether a month is expected of somebody with @devices (element-type ReferenceDevice) who was
 * there from @born up to @gone (DIM_DAY_NONE: open), as told on @today. */
gboolean reference_is_expected (const GArray *devices,
                                DimDay born,
                                DimDay gone,
                                int year,
                                int month,
                                DimDay today);
