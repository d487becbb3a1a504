/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimPlaces: the desk's nine fixed places of each list, chosen and ordered by keyboard: Alt with an
 * arrow moves a place. What is chosen stands in the settings at once (places-*). */
#define DIM_TYPE_PLACES (dim_places_get_type ())
G_DECLARE_FINAL_TYPE (DimPlaces, dim_places, DIM, PLACES, GtkWidget)

void dim_places_set_monitor (DimPlaces *self, DimMonitor *monitor);

G_END_DECLS
