/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-planner.h"
#include "dim-chart-tiles.h"
#include "dim-words.h"

#define LINE_WEIGHT 1.8
#define GRID_WEIGHT 0.8

/* The name in full if it finds place beside the figure, else the two letters of ISO 3166-2. */
static void
put_head (DimChartPlanner *planner, guint series, const DimChartArea *tile)
{
  const DimChartSeries *of = dim_chart_series (planner->chart, series);
  g_autofree char *number = dim_words_number (of->total);
  const char *figure = of->total_hidden ? DIM_CHART_HIDDEN_MARK : number;
  double figure_width = MIN (dim_chart_text_width (planner, figure, TRUE), tile->width);
  double room = tile->width - figure_width - dim_chart_gap (planner);
  DimChartArea name = { tile->x, tile->y, room, 0 };
  DimChartArea right = { tile->x + tile->width - figure_width, tile->y, figure_width, 0 };

  dim_chart_put_text (planner,
                      dim_chart_text_width (planner, of->label, FALSE) <= room ? of->label
                                                                               : of->brief,
                      &name, FALSE, DIM_CHART_INK_TEXT);
  dim_chart_put_text (planner, figure, &right, TRUE, DIM_CHART_INK_TEXT);
}

static void
put_tile (DimChartPlanner *planner, guint series, const DimChartArea *tile)
{
  double head = dim_chart_line_height (planner);
  DimChartArea area = { tile->x, tile->y + head, tile->width, MAX (tile->height - head, 1) };
  double bottom = area.y + area.height;
  DimChartCorner base[] = { { area.x, bottom }, { area.x + area.width, bottom } };
  DimChartStroke grid = { series, DIM_CHART_INK_GRID, GRID_WEIGHT, FALSE };
  DimChartStroke main = { series, DIM_CHART_INK_MAIN, LINE_WEIGHT, FALSE };

  put_head (planner, series, tile);
  dim_chart_put_line (planner, base, G_N_ELEMENTS (base), &grid);
  dim_chart_put_months (planner, &area, planner->plan->top, &main);
}

/* All tiles have one scale, so that they can be compared. */
void
dim_chart_plan_map (DimChartPlanner *planner, const DimChartArea *area)
{
  double gap = dim_chart_gap (planner) * 2;
  double width =
    MAX ((area->width - gap * (DIM_CHART_TILE_COLUMNS - 1)) / DIM_CHART_TILE_COLUMNS, 1);
  double height = MAX ((area->height - gap * (DIM_CHART_TILE_ROWS - 1)) / DIM_CHART_TILE_ROWS, 1);

  planner->plan->top = MAX (dim_chart_highest (planner->chart), 1);
  for (guint i = 0; i < planner->chart->series->len; i++) {
    const DimChartTile *tile = dim_chart_tile (i);
    DimChartArea place = { area->x + tile->column * (width + gap),
                           area->y + tile->row * (height + gap), width, height };

    put_tile (planner, i, &place);
  }
}
