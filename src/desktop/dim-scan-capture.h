/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-mrz.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimScanCapture: what a scanner types into a window, wherever the focus is: it is taken before any
 * widget has it, and read. What a hand types goes on as if nobody had looked. DimScan tells the two
 * apart; this gives it the keys of the window and of every popover in it.
 *
 * Signals: "read" (const DimMrz *zone: during the call only); "waits" when lines have come and the
 * others are still to come; "broken" when what came was no whole zone and is gone.
 */
#define DIM_TYPE_SCAN_CAPTURE (dim_scan_capture_get_type ())
G_DECLARE_FINAL_TYPE (DimScanCapture, dim_scan_capture, DIM, SCAN_CAPTURE, GObject)

/**
 * dim_scan_capture_new:
 * @window: (transfer none): outlives the capture, or takes it along
 * @clock: (nullable): what the time between keys is measured by. NULL: by the times that the
 *   display server stamped them with, which a busy program does not blur
 *
 * It does nothing until it is made active.
 */
DimScanCapture *dim_scan_capture_new (GtkWindow *window, const DimClock *clock);
/* Not where a passphrase is typed, nor where there is no document to scan. */
void dim_scan_capture_set_active (DimScanCapture *self, gboolean is_active);

G_END_DECLS
