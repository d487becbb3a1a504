/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

/* A monitor of the enrolled device (DIM_TEST_ENROLLED) with the real clock, so that its collector,
 * which is real, has what is registered with it. */
DimMonitor *received_open (void);
/* The same of another municipality's back office (DIM_TEST_ELSEWHERE), for GM0344. */
DimMonitor *received_open_elsewhere (void);
void received_close (DimMonitor *monitor);

/* Both in a turning main loop; owned by the caller. A look-alike without a document, which the
 * collector has. */
DimRecord *received_register (DimMonitor *monitor);
/* The same with a specimen of a passport, whose number was compared. */
DimRecord *received_register_passport (DimMonitor *monitor, const char *municipality);
/* Sends what waits and reads the news. */
void received_sync (DimMonitor *monitor);
DimRecord *received_load (DimMonitor *monitor, const char *incident);
