/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart.h"

#include "dim-chart-tiles.h"
#include "dim-chart-words.h"
#include "dim-day-words.h"
#include "dim-table-words.h"
#include "dim-tally-label.h"
#include "dim-words.h"

#include <string.h>

#define MONTHS_A_YEAR 12
#define NOWHERE       G_MAXUINT /* has no row, since it has no cases */

static const char *const kind_names[DIM_N_CHART_KINDS] = {
  [DIM_CHART_COURSE] = "verloop",
  [DIM_CHART_BARS] = "staven",
  [DIM_CHART_MAP] = "kaart",
};

const char *
dim_chart_kind_name (DimChartKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_CHART_KINDS, NULL);
  return kind_names[kind];
}

gboolean
dim_chart_kind_from_name (const char *name, DimChartKind *out_kind)
{
  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  for (guint i = 0; i < DIM_N_CHART_KINDS; i++)
    if (strcmp (kind_names[i], name) == 0) {
      *out_kind = (DimChartKind) i;
      return TRUE;
    }
  return FALSE;
}

static DimDimension
bars_of (const DimTableQuery *query)
{
  return query->rows == DIM_DIMENSION_MONTH || query->rows == DIM_DIMENSION_QUARTER ||
             query->rows == DIM_DIMENSION_NONE
           ? DIM_DIMENSION_FORM
           : query->rows;
}

DimTableQuery *
dim_chart_query (DimChartKind kind, const DimTableQuery *query, guint years_before)
{
  guint earlier = years_before * MONTHS_A_YEAR;
  DimTableQuery *wanted;

  g_return_val_if_fail ((guint) kind < DIM_N_CHART_KINDS && query != NULL, NULL);
  g_return_val_if_fail (query->from_month >= earlier, NULL);
  wanted = dim_table_query_copy (query);
  wanted->rows = kind == DIM_CHART_COURSE ? DIM_DIMENSION_MONTH
                 : kind == DIM_CHART_MAP  ? DIM_DIMENSION_PROVINCE
                                          : bars_of (query);
  wanted->columns = kind == DIM_CHART_MAP ? DIM_DIMENSION_MONTH : DIM_DIMENSION_NONE;
  wanted->from_month = (guint16) (query->from_month - earlier);
  wanted->to_month = (guint16) (query->to_month - earlier);
  return wanted;
}

/* A table and what of it is hidden. */
typedef struct {
  const DimTable *table;
  const DimTableStatus *status;
  DimMeasure measure;
  gboolean is_turned; /* what the chart takes for rows are its columns */
} Grid;

static guint
read_cell (const Grid *grid, guint row, guint column, gboolean *out_hidden)
{
  guint of_row = grid->is_turned ? column : row;
  guint of_column = grid->is_turned ? row : column;
  gsize width = grid->table->column_keys->len + 1;

  *out_hidden =
    grid->status != NULL && grid->status[of_row * width + of_column] == DIM_TABLE_HIDDEN;
  return *out_hidden
           ? 0
           : dim_measure_of (dim_table_cell (grid->table, of_row, of_column), grid->measure);
}

static const GPtrArray *
rows_of (const Grid *grid)
{
  return grid->is_turned ? grid->table->column_keys : grid->table->row_keys;
}

static const GPtrArray *
columns_of (const Grid *grid)
{
  return grid->is_turned ? grid->table->row_keys : grid->table->column_keys;
}

/* Turns the grid so that @dimension is its rows; FALSE if it has none such. */
static gboolean
turn_to (Grid *grid, DimDimension dimension)
{
  grid->is_turned = grid->table->query->rows != dimension;
  return !grid->is_turned || grid->table->query->columns == dimension;
}

static gboolean
find_key (const GPtrArray *keys, const char *key, guint *out_index)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) keys, key, g_str_equal, out_index);
}

static void
clear_point (gpointer data)
{
  DimChartPoint *point = data;

  g_free (point->label);
  g_free (point->brief);
}

static void
free_series (gpointer data)
{
  DimChartSeries *series = data;

  g_free (series->label);
  g_free (series->brief);
  g_array_unref (series->points);
  g_free (series);
}

/* Takes both. */
static DimChartSeries *
add_series (DimChart *chart, char *label, char *brief)
{
  DimChartSeries *series = g_new0 (DimChartSeries, 1);

  series->label = label;
  series->brief = brief;
  series->points = g_array_new (FALSE, TRUE, sizeof (DimChartPoint));
  g_array_set_clear_func (series->points, clear_point);
  g_ptr_array_add (chart->series, series);
  return series;
}

/* A month without cases has no key in the table and is 0. @is_row: the months are the rows; the
 * other axis stands at @other. */
static void
add_months (DimChartSeries *series, const Grid *grid, guint other, gboolean is_row, guint until)
{
  const DimTableQuery *query = grid->table->query;
  gboolean with_year = query->from_month / MONTHS_A_YEAR != (query->to_month - 1) / MONTHS_A_YEAR;
  const GPtrArray *keys = is_row ? rows_of (grid) : columns_of (grid);

  for (guint month = query->from_month; month < MIN (query->to_month, until); month++) {
    g_autofree char *key = dim_tally_month_text (month);
    DimChartPoint point = { dim_words_month ((int) month), dim_words_chart_month (month, with_year),
                            0, FALSE };
    guint at = 0;

    if (other != NOWHERE && find_key (keys, key, &at))
      point.value = read_cell (grid, is_row ? at : other, is_row ? other : at, &point.is_hidden);
    g_array_append_val (series->points, point);
  }
}

static void
add_axis (DimChart *chart, const DimTableQuery *query)
{
  gboolean with_year = query->from_month / MONTHS_A_YEAR != (query->to_month - 1) / MONTHS_A_YEAR;

  for (guint month = query->from_month; month < query->to_month; month++)
    g_ptr_array_add (chart->axis, dim_words_chart_month (month, with_year));
}

static gboolean
add_course (DimChart *chart, Grid *grid, guint until)
{
  const DimTableQuery *query = grid->table->query;
  DimChartSeries *series;

  if (!turn_to (grid, DIM_DIMENSION_MONTH))
    return FALSE;
  series = add_series (chart, dim_words_chart_years (query->from_month, query->to_month),
                       dim_words_chart_years (query->from_month, query->to_month));
  add_months (series, grid, columns_of (grid)->len, TRUE, until);
  series->total =
    read_cell (grid, rows_of (grid)->len, columns_of (grid)->len, &series->total_hidden);
  return TRUE;
}

static gboolean
make_course (DimChart *chart, const DimChartSource *source, guint until)
{
  Grid grid = { source->table, source->status, source->measure, FALSE };
  Grid before = { source->before, source->before_status, source->measure, FALSE };

  return add_course (chart, &grid, until) &&
         (source->before == NULL || add_course (chart, &before, G_MAXUINT));
}

/* The highest first, hidden ones last: their place would tell too much. */
static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const DimChartPoint *one = a;
  const DimChartPoint *other = b;

  if (one->is_hidden != other->is_hidden)
    return one->is_hidden - other->is_hidden;
  if (one->value != other->value)
    return one->value < other->value ? 1 : -1;
  return g_utf8_collate (one->label, other->label);
}

static gboolean
make_bars (DimChart *chart,
           const DimChartSource *source,
           const DimCodeBook *book,
           const DimMunicipalities *municipalities)
{
  Grid grid = { source->table, source->status, source->measure, FALSE };
  const DimTableQuery *query = source->table->query;
  DimChartSeries *series =
    add_series (chart, dim_words_period_of (query->from_month, query->to_month),
                dim_words_chart_years (query->from_month, query->to_month));
  guint last = columns_of (&grid)->len;

  for (guint row = 0; row < rows_of (&grid)->len; row++) {
    DimChartPoint point = { dim_tally_label (query->rows, rows_of (&grid)->pdata[row], book,
                                             municipalities),
                            NULL, 0, FALSE };

    point.brief = g_strdup (point.label);
    point.value = read_cell (&grid, row, last, &point.is_hidden);
    g_array_append_val (series->points, point);
  }
  series->total = read_cell (&grid, rows_of (&grid)->len, last, &series->total_hidden);
  g_array_sort (series->points, compare_bars);
  return TRUE;
}

/* What stands under no province. */
static char *
say_elsewhere (const Grid *grid)
{
  guint row = 0;
  gboolean is_hidden = FALSE;
  g_autofree char *figure = NULL;

  if (!find_key (rows_of (grid), DIM_TALLY_UNCLASSED, &row))
    return NULL;
  figure = dim_words_number (read_cell (grid, row, columns_of (grid)->len, &is_hidden));
  return dim_words_chart_point (dim_words_unclassed (),
                                is_hidden ? dim_words_chart_not_shown () : figure, NULL);
}

static gboolean
make_map (DimChart *chart, const DimChartSource *source, guint until)
{
  Grid grid = { source->table, source->status, source->measure, FALSE };
  const DimTableQuery *query = source->table->query;

  if (!turn_to (&grid, DIM_DIMENSION_PROVINCE) ||
      (query->rows != DIM_DIMENSION_MONTH && query->columns != DIM_DIMENSION_MONTH))
    return FALSE;
  for (guint i = 0; i < DIM_CHART_TILES; i++) {
    const DimChartTile *tile = dim_chart_tile (i);
    DimChartSeries *series =
      add_series (chart,
                  g_strdup (tile->country != NULL ? dim_words_country (tile->country) : tile->key),
                  g_strdup (tile->brief));
    guint row = NOWHERE;

    if (find_key (rows_of (&grid), tile->key, &row))
      series->total = read_cell (&grid, row, columns_of (&grid)->len, &series->total_hidden);
    add_months (series, &grid, row, FALSE, until);
  }
  chart->elsewhere = say_elsewhere (&grid);
  return TRUE;
}

static gboolean
fill (DimChart *chart,
      const DimChartSource *source,
      const DimCodeBook *book,
      const DimMunicipalities *municipalities)
{
  guint until = source->until_month != 0 ? source->until_month : G_MAXUINT;

  switch (chart->kind) {
  case DIM_CHART_COURSE:
    return make_course (chart, source, until);
  case DIM_CHART_MAP:
    return make_map (chart, source, until);
  case DIM_CHART_BARS:
  case DIM_N_CHART_KINDS:
  default:
    return make_bars (chart, source, book, municipalities);
  }
}

DimChart *
dim_chart_new (DimChartKind kind,
               const DimChartSource *source,
               const DimCodeBook *book,
               const DimMunicipalities *municipalities)
{
  g_autoptr (DimChart) chart = NULL;
  const DimTableQuery *query;
  DimDimension by;

  g_return_val_if_fail ((guint) kind < DIM_N_CHART_KINDS, NULL);
  g_return_val_if_fail (source != NULL && source->table != NULL, NULL);
  g_return_val_if_fail (book != NULL && municipalities != NULL, NULL);
  query = source->table->query;
  by = kind == DIM_CHART_COURSE ? DIM_DIMENSION_MONTH
       : kind == DIM_CHART_MAP  ? DIM_DIMENSION_PROVINCE
                                : query->rows;
  chart = g_atomic_rc_box_new0 (DimChart);
  chart->kind = kind;
  chart->measure = source->measure;
  chart->series = g_ptr_array_new_with_free_func (free_series);
  chart->axis = g_ptr_array_new_with_free_func (g_free);
  if (kind != DIM_CHART_BARS)
    add_axis (chart, query);
  chart->title = dim_words_chart_title (source->measure, by, query->from_month, query->to_month);
  return fill (chart, source, book, municipalities) ? g_steal_pointer (&chart) : NULL;
}

DimChart *
dim_chart_ref (DimChart *chart)
{
  return g_atomic_rc_box_acquire (chart);
}

static void
clear_chart (gpointer data)
{
  DimChart *chart = data;

  g_free (chart->title);
  g_free (chart->elsewhere);
  g_ptr_array_unref (chart->axis);
  g_ptr_array_unref (chart->series);
}

void
dim_chart_unref (DimChart *chart)
{
  g_atomic_rc_box_release_full (chart, clear_chart);
}

const DimChartSeries *
dim_chart_series (const DimChart *chart, guint series)
{
  g_return_val_if_fail (chart != NULL && series < chart->series->len, NULL);
  return chart->series->pdata[series];
}

const DimChartPoint *
dim_chart_point (const DimChart *chart, guint series, guint point)
{
  const DimChartSeries *of = dim_chart_series (chart, series);

  g_return_val_if_fail (of != NULL && point < of->points->len, NULL);
  return &g_array_index (of->points, DimChartPoint, point);
}

guint
dim_chart_highest (const DimChart *chart)
{
  guint highest = 0;

  g_return_val_if_fail (chart != NULL, 0);
  for (guint i = 0; i < chart->series->len; i++)
    for (guint j = 0; j < dim_chart_series (chart, i)->points->len; j++)
      highest = MAX (highest, dim_chart_point (chart, i, j)->value);
  return highest;
}

gboolean
dim_chart_hides (const DimChart *chart)
{
  g_return_val_if_fail (chart != NULL, FALSE);
  for (guint i = 0; i < chart->series->len; i++) {
    const DimChartSeries *series = dim_chart_series (chart, i);

    if (series->total_hidden)
      return TRUE;
    for (guint j = 0; j < series->points->len; j++)
      if (dim_chart_point (chart, i, j)->is_hidden)
        return TRUE;
  }
  return FALSE;
}
