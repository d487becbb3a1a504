/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimReceiptPage: what happened after saving: the receipt number, and what happens to the
 * registration now, which goes along with its state. Its receipt can be printed and copied.
 */
#define DIM_TYPE_RECEIPT_PAGE (dim_receipt_page_get_type ())
G_DECLARE_FINAL_TYPE (DimReceiptPage, dim_receipt_page, DIM, RECEIPT_PAGE, GtkWidget)

/* Once. */
void dim_receipt_page_set_monitor (DimReceiptPage *self, DimMonitor *monitor);
void dim_receipt_page_show (DimReceiptPage *self, const DimRecord *record);
/* What shows; NULL before the first. Borrowed. */
const DimIncident *dim_receipt_page_get_incident (DimReceiptPage *self);
/* Asks on which printer, and prints the receipt. */
void dim_receipt_page_print (DimReceiptPage *self);

G_END_DECLS
