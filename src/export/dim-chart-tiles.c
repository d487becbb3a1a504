/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-tiles.h"

/* The Caribbean Netherlands lie where a map of the country has them: in a corner of the sea. */
const DimChartTile *
dim_chart_tile (guint index)
{
  static const DimChartTile tiles[DIM_CHART_TILES] = {
    { "Caribisch Nederland", "BES", "BQ", 0, 0 },
    { "Fryslân", NULL, "FR", 2, 0 },
    { "Groningen", NULL, "GR", 3, 0 },
    { "Noord-Holland", NULL, "NH", 1, 1 },
    { "Flevoland", NULL, "FL", 2, 1 },
    { "Drenthe", NULL, "DR", 3, 1 },
    { "Zuid-Holland", NULL, "ZH", 0, 2 },
    { "Utrecht", NULL, "UT", 1, 2 },
    { "Gelderland", NULL, "GE", 2, 2 },
    { "Overijssel", NULL, "OV", 3, 2 },
    { "Zeeland", NULL, "ZE", 0, 3 },
    { "Noord-Brabant", NULL, "NB", 1, 3 },
    { "Limburg", NULL, "LI", 2, 3 },
  };

  g_return_val_if_fail (index < DIM_CHART_TILES, NULL);
  return &tiles[index];
}
