/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimSparkline: the course of some months as a line the size of a word, for a row of a table. */
#define DIM_TYPE_SPARKLINE (dim_sparkline_get_type ())
G_DECLARE_FINAL_TYPE (DimSparkline, dim_sparkline, DIM, SPARKLINE, GtkWidget)

/* @hidden: (nullable): TRUE where a figure is not shown, which is a gap. @words: what it says to
 * who does not see it: "jan 3, feb 5". All are copied. */
void dim_sparkline_show (DimSparkline *self,
                         const guint *values,
                         const gboolean *hidden,
                         guint count,
                         const char *words);

G_END_DECLS
