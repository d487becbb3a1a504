/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart-drawing.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A chart by itself, dark on white, with its words: SVG has them as title and description, PDF its
 * title. PNG has two pixels a unit. */
typedef enum {
  DIM_CHART_SVG,
  DIM_CHART_PNG,
  DIM_CHART_PDF,
  DIM_N_CHART_FORMATS
} DimChartFormat;

/* By the end of @name: ".svg", ".png", ".pdf" in any case. FALSE: none of them. */
gboolean dim_chart_format_of (const char *name, DimChartFormat *out_format);

#define DIM_CHART_FILE_WIDTH  720.0 /* units; in SVG and PDF points */
#define DIM_CHART_FILE_HEIGHT 405.0
#define DIM_CHART_FILE_FONT   12.0

/* The file's bytes; NULL: memory is out. Any thread. Owned by the caller. */
GBytes *dim_chart_render (const DimChart *chart, DimChartFormat format);
/* Writes @file, which appears whole or not at all. Waits for the disk. Errors as
 * dim_export_write_file. */
gboolean
dim_chart_write_file (GFile *file, const DimChart *chart, DimChartFormat format, GError **error);

G_END_DECLS
