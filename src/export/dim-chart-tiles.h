/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-chart.h"

G_BEGIN_DECLS

/* The tile map: where each province stands in a grid, about as on a map. */

#define DIM_CHART_TILE_COLUMNS 4
#define DIM_CHART_TILE_ROWS    4

typedef struct {
  const char *key;     /* of the row of a table of provinces */
  const char *country; /* code of what is no province; NULL: @key is its name */
  const char *brief;   /* ISO 3166-2 */
  guint column;
  guint row;
} DimChartTile;

/* @index < DIM_CHART_TILES, in reading order. Static. */
const DimChartTile *dim_chart_tile (guint index);

G_END_DECLS
