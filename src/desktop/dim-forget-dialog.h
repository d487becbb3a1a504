/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimForgetDialog: says what is lost when this device is forgotten, and asks for the name of its
 * desk. Then it calls the application's dim_application_forget. */
#define DIM_TYPE_FORGET_DIALOG (dim_forget_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimForgetDialog, dim_forget_dialog, DIM, FORGET_DIALOG, AdwWindow)

/* Shows one as soon as it knows what would be lost. */
void dim_forget_dialog_open (GtkWindow *parent, DimMonitor *monitor);

G_END_DECLS
