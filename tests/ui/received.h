/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

/* A monitor of the enrolled device (DIM_TEST_ENROLLED) with the real clock, so that its collector,
 * which is real, has what is registered with it. */
DimMonitor *received_open (void);
void received_close (DimMonitor *monitor);

/* Both in a turning main loop; owned by the caller. A look-alike without a document, which the
 * collector has. */
DimRecord *received_register (DimMonitor *monitor);
DimRecord *received_load (DimMonitor *monitor, const char *incident);
