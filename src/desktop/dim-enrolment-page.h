/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimEnrolmentPage: the first start of a device: addresses of the two servers and the code. */
#define DIM_TYPE_ENROLMENT_PAGE (dim_enrolment_page_get_type ())
G_DECLARE_FINAL_TYPE (DimEnrolmentPage, dim_enrolment_page, DIM, ENROLMENT_PAGE, GtkWidget)

void dim_enrolment_page_set_monitor (DimEnrolmentPage *self, DimMonitor *monitor);

G_END_DECLS
