/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-receipt.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An operation that prints @receipt, which it takes, as the job @name. It is the caller's to run:
 * by the dialog, which is a portal's in a sandbox, or into a file. */
GtkPrintOperation *dim_receipt_print_new (DimReceipt *receipt, const char *name);

G_END_DECLS
