/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-chart-words.h"
#include "dim-chart.h"
#include "dim-table-words.h"
#include "dim-words.h"

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

/* What is compared in words: points, or of a map the totals of its tiles. */
typedef struct {
  const char *label;
  guint value;
} Named;

static GArray *
list_named (const DimChart *chart, guint *out_hidden)
{
  GArray *named = g_array_new (FALSE, FALSE, sizeof (Named));
  gboolean is_map = chart->kind == DIM_CHART_MAP;
  guint count = is_map ? chart->series->len : dim_chart_series (chart, 0)->points->len;

  *out_hidden = 0;
  for (guint i = 0; i < count; i++) {
    const DimChartSeries *series = dim_chart_series (chart, is_map ? i : 0);
    const DimChartPoint *point = is_map ? NULL : dim_chart_point (chart, 0, i);
    Named one = { is_map ? series->label : point->label, is_map ? series->total : point->value };

    if (is_map ? series->total_hidden : point->is_hidden)
      (*out_hidden)++;
    else
      g_array_append_val (named, one);
  }
  return named;
}

static void
say_extremes (const DimChart *chart, GString *text)
{
  guint hidden = 0;
  g_autoptr (GArray) named = list_named (chart, &hidden);
  const Named *high, *low;

  if (named->len > 0) {
    high = low = &g_array_index (named, Named, 0);
    for (guint i = 1; i < named->len; i++) {
      const Named *one = &g_array_index (named, Named, i);

      high = one->value > high->value ? one : high;
      low = one->value < low->value ? one : low;
    }
    if (high->value != low->value)
      add_sentence (text,
                    dim_words_chart_extremes (high->label, high->value, low->label, low->value));
    else if (named->len > 1)
      add_sentence (text, dim_words_chart_level (high->value));
  }
  if (hidden > 0)
    add_sentence (text, dim_words_chart_hidden (hidden));
}

/* Over the months that both have. Distinct documents do not add up: there only whole periods are
 * compared, as they were counted. */
static gboolean
sum_months (const DimChart *chart, guint series, guint months, guint *out_sum)
{
  const DimChartSeries *of = dim_chart_series (chart, series);

  *out_sum = 0;
  if (chart->measure == DIM_MEASURE_DOCUMENTS) {
    *out_sum = of->total;
    return !of->total_hidden && months == dim_chart_series (chart, 1)->points->len;
  }
  if (of->points->len < months)
    return FALSE;
  for (guint i = 0; i < months; i++) {
    const DimChartPoint *point = dim_chart_point (chart, series, i);

    if (point->is_hidden)
      return FALSE;
    *out_sum += point->value;
  }
  return TRUE;
}

static void
say_change (const DimChart *chart, GString *text)
{
  guint months, now = 0, before = 0;

  if (chart->kind != DIM_CHART_COURSE || chart->series->len < 2)
    return;
  months = dim_chart_series (chart, 0)->points->len;
  if (months > 0 && sum_months (chart, 0, months, &now) && sum_months (chart, 1, months, &before))
    add_sentence (text, dim_words_chart_change (now, before));
}

/* The total of a map is in no tile. */
static gboolean
has_total (const DimChart *chart)
{
  return chart->kind != DIM_CHART_MAP && !dim_chart_series (chart, 0)->total_hidden;
}

char *
dim_chart_describe (const DimChart *chart)
{
  GString *text;

  g_return_val_if_fail (chart != NULL && chart->series->len > 0, NULL);
  text = g_string_new (chart->title);
  g_string_append_c (text, '.');
  if (dim_chart_series (chart, 0)->points->len == 0) {
    add_sentence (text, g_strdup (dim_words_chart_empty ()));
    return g_string_free (text, FALSE);
  }
  if (has_total (chart))
    add_sentence (text, dim_words_chart_total (dim_chart_series (chart, 0)->total));
  say_extremes (chart, text);
  say_change (chart, text);
  if (chart->elsewhere != NULL)
    add_sentence (text, g_strdup_printf ("%s.", chart->elsewhere));
  return g_string_free (text, FALSE);
}

static char *
say_figure (guint value, gboolean is_hidden)
{
  return is_hidden ? g_strdup (dim_words_chart_not_shown ()) : dim_words_number (value);
}

/* The point of a year before that stands behind it; NULL: none. */
static const DimChartPoint *
point_before (const DimChart *chart, guint series, guint point)
{
  if (chart->kind != DIM_CHART_COURSE || series != 0 || chart->series->len < 2 ||
      point >= dim_chart_series (chart, 1)->points->len)
    return NULL;
  return dim_chart_point (chart, 1, point);
}

char *
dim_chart_say_point (const DimChart *chart, guint series, guint point)
{
  const DimChartPoint *at = dim_chart_point (chart, series, point);
  g_autofree char *label = NULL;
  g_autofree char *figure = NULL;
  g_autofree char *earlier = NULL;
  const DimChartPoint *before;

  g_return_val_if_fail (at != NULL, NULL);
  before = point_before (chart, series, point);
  label = chart->kind == DIM_CHART_MAP
            ? g_strdup_printf ("%s, %s", dim_chart_series (chart, series)->label, at->label)
            : g_strdup (at->label);
  figure = say_figure (at->value, at->is_hidden);
  if (before != NULL)
    earlier = say_figure (before->value, before->is_hidden);
  return dim_words_chart_point (label, figure, earlier);
}

/* Digits without groups: for a spreadsheet. */
static void
append_figure (GString *text, guint value, gboolean is_hidden)
{
  g_string_append_c (text, '\t');
  if (is_hidden)
    g_string_append (text, DIM_CHART_HIDDEN_MARK);
  else
    g_string_append_printf (text, "%u", value);
}

/* A line of the table: what it is called, and a figure a series that has one there. */
static void
append_line (GString *text, const DimChart *chart, const char *label, guint index)
{
  g_string_append (text, label);
  for (guint i = 0; i < chart->series->len; i++) {
    if (index < dim_chart_series (chart, i)->points->len) {
      const DimChartPoint *point = dim_chart_point (chart, i, index);

      append_figure (text, point->value, point->is_hidden);
    } else {
      g_string_append_c (text, '\t');
    }
  }
  g_string_append_c (text, '\n');
}

char *
dim_chart_figures (const DimChart *chart)
{
  GString *text;
  const GArray *bars;

  g_return_val_if_fail (chart != NULL && chart->series->len > 0, NULL);
  text = g_string_new (chart->title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < chart->series->len; i++)
    g_string_append_printf (text, "\t%s", dim_chart_series (chart, i)->label);
  g_string_append_c (text, '\n');
  for (guint j = 0; j < chart->axis->len; j++)
    append_line (text, chart, chart->axis->pdata[j], j);
  bars = dim_chart_series (chart, 0)->points;
  for (guint j = 0; chart->kind == DIM_CHART_BARS && j < bars->len; j++)
    append_line (text, chart, g_array_index (bars, DimChartPoint, j).label, j);
  return g_string_free (text, FALSE);
}
