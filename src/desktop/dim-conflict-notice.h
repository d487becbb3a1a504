/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DimConflictNotice: two answers that did not know of each other, each a button: pressing it takes
 * that one. Documents are chosen by changing them. It uses the window's action "tell". */
#define DIM_TYPE_CONFLICT_NOTICE (dim_conflict_notice_get_type ())
G_DECLARE_FINAL_TYPE (DimConflictNotice, dim_conflict_notice, DIM, CONFLICT_NOTICE, AdwBin)

/* @conflict: one of @record's; both are read here only. */
GtkWidget *
dim_conflict_notice_new (DimMonitor *monitor, const DimRecord *record, const DimConflict *conflict);

G_END_DECLS
