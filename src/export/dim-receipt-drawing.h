/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-receipt.h"

#include <cairo.h>

G_BEGIN_DECLS

/* A receipt on paper: black on white, in points, from the upper left of what may be printed on.
 * What does not fit goes on on the next page. */

/* How many pages it takes; at least 1. */
guint dim_receipt_count_pages (cairo_t *cr, const DimReceipt *receipt, double width, double height);
/* @page from 0. */
void
dim_receipt_draw (cairo_t *cr, const DimReceipt *receipt, double width, double height, guint page);

G_END_DECLS
