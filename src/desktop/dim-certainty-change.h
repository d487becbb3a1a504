/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimCertaintyChange: asks how certain something is and why, says what came of it, and for as long
 * as that shows takes it back. It uses the window's action "tell". */
#define DIM_TYPE_CERTAINTY_CHANGE (dim_certainty_change_get_type ())
G_DECLARE_FINAL_TYPE (DimCertaintyChange, dim_certainty_change, DIM, CERTAINTY_CHANGE, GObject)

/* @undo: (nullable): enabled while there is something to take back. */
DimCertaintyChange *dim_certainty_change_new (GSimpleAction *undo);
/* @where: borrowed: in whose window it asks and tells. @records: (element-type DimRecord): as
 * dim_certainty_dialog_present has them. */
void dim_certainty_change_ask (DimCertaintyChange *self,
                               GtkWidget *where,
                               DimMonitor *monitor,
                               const GPtrArray *records);
/* FALSE: there is nothing to take back. */
gboolean dim_certainty_change_undo (DimCertaintyChange *self);

G_END_DECLS
