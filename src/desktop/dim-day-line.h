/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimDayLine: days as dots on a line, to see at a glance how far apart they are. */
#define DIM_TYPE_DAY_LINE (dim_day_line_get_type ())
G_DECLARE_FINAL_TYPE (DimDayLine, dim_day_line, DIM, DAY_LINE, GtkWidget)

/* @days: (element-type DimDay): in order. @words: the same for who cannot see it. */
void dim_day_line_set_days (DimDayLine *self, const GArray *days, const char *words);

G_END_DECLS
