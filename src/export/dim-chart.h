/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-municipality.h"
#include "dim-table-export.h"
#include "dim-table.h"

G_BEGIN_DECLS

/* A chart of one measure of a free table: what is drawn, with its labels in the language of the
 * user, and the same in words. Where it stands: dim-chart-plan.h; drawn: dim-chart-drawing.h. */

typedef enum {
  DIM_CHART_COURSE, /* over months, with a year before behind it */
  DIM_CHART_BARS,   /* a bar a row, the highest first */
  DIM_CHART_MAP,    /* over months, a small one a province */
  DIM_N_CHART_KINDS
} DimChartKind;
/* "verloop", "staven", "kaart". Static. */
const char *dim_chart_kind_name (DimChartKind kind);
gboolean dim_chart_kind_from_name (const char *name, DimChartKind *out_kind);

/* What stands for a hidden figure, in the drawing too: the mark of CBS. */
#define DIM_CHART_HIDDEN_MARK "."

typedef struct {
  char *label; /* "maart 2026", "Look-alike" */
  char *brief; /* at the axis: "mrt"; for a bar the same as @label */
  guint value; /* 0 if it is hidden */
  gboolean is_hidden;
} DimChartPoint;

typedef struct {
  char *label;    /* "2026", "Zeeland" */
  char *brief;    /* of a province: "ZE"; else the same */
  GArray *points; /* (element-type DimChartPoint) */
  guint total;    /* as counted, not summed; 0 if it is hidden */
  gboolean total_hidden;
} DimChartSeries;

/* Does not change once made; any thread. */
typedef struct {
  DimChartKind kind;
  DimMeasure measure;
  char *title;
  GPtrArray *series; /* (element-type DimChartSeries): of a course its own and, if there is one,
                        that of a year before, with a point for the same month at the same index;
                        of bars one; of a map those of DIM_CHART_TILES, in that order */
  GPtrArray *axis; /* (element-type utf8): "jan", "feb": each month of a course or a map, also those
                      that have no point yet; empty for bars */
  char *elsewhere; /* of a map: what has no province, in words; NULL: nothing */
} DimChart;

#define DIM_CHART_TILES 13 /* twelve provinces and the Caribbean Netherlands */

/* What a chart is made of. Everything is borrowed. */
typedef struct {
  const DimTable *table;               /* a course: months are its rows or its columns; a map:
                                          provinces and months, either way; bars: anything */
  const DimTableStatus *status;        /* (nullable): as dim_table_sheet takes it */
  const DimTable *before;              /* (nullable): a course: the same, of a year before */
  const DimTableStatus *before_status; /* (nullable) */
  DimMeasure measure;
  guint until_month; /* the first month that has not begun, of which there are no figures yet; 0:
                        all have */
} DimChartSource;

/* The query that a chart of @kind wants, where somebody looks at @query: the same period, map and
 * filters. @years_before: 1 for what stands behind a course. Of @query's rows, if they are neither
 * months nor quarters, bars are made, else of forms. Owned by the caller. */
DimTableQuery *dim_chart_query (DimChartKind kind, const DimTableQuery *query, guint years_before);

/* NULL: the table has not the dimensions that @kind wants. Owned by the caller. */
DimChart *dim_chart_new (DimChartKind kind,
                         const DimChartSource *source,
                         const DimCodeBook *book,
                         const DimMunicipalities *municipalities);
DimChart *dim_chart_ref (DimChart *chart);
void dim_chart_unref (DimChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimChart, dim_chart_unref)

const DimChartSeries *dim_chart_series (const DimChart *chart, guint series);
const DimChartPoint *dim_chart_point (const DimChart *chart, guint series, guint point);
/* The highest figure that is shown, 0 if there is none. */
guint dim_chart_highest (const DimChart *chart);
/* TRUE if some figure of it is hidden. */
gboolean dim_chart_hides (const DimChart *chart);

/* In words, owned by the caller: in some sentences what it shows, for who does not see it; one
 * point; all figures as a table, with tabs between, for another program. */
char *dim_chart_describe (const DimChart *chart);
char *dim_chart_say_point (const DimChart *chart, guint series, guint point);
char *dim_chart_figures (const DimChart *chart);

G_END_DECLS
