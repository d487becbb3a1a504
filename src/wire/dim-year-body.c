/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year-body.h"

#define NAME_BYTES_MAX 32
#define YEAR_MIN       2019
#define YEAR_MAX       2199

void
dim_year_step_write (DimJsonWriter *writer, const DimYearStep *step)
{
  dim_json_put_count (writer, "jaar", (guint64) step->year);
  dim_json_put_text (writer, "stap", dim_year_step_name (step->kind));
  dim_json_put_text (writer, "reden", dim_year_reason_name (step->reason));
  if (step->after[0] != '\0')
    dim_json_put_text (writer, "na", step->after);
  if (step->until != DIM_DAY_NONE)
    dim_json_put_day (writer, "tot", step->until);
}

static void
read_kind (DimJsonReader *reader, DimYearStep *step)
{
  g_autofree char *name = dim_json_text (reader, "stap", DIM_JSON_REQUIRED, NAME_BYTES_MAX);

  if (name != NULL && !dim_year_step_from_name (name, &step->kind))
    dim_json_fault (reader, "stap", "onbekende-code");
}

static void
read_reason (DimJsonReader *reader, DimYearStep *step)
{
  g_autofree char *name = dim_json_text (reader, "reden", DIM_JSON_REQUIRED, NAME_BYTES_MAX);

  if (name != NULL && !dim_year_reason_from_name (name, &step->reason))
    dim_json_fault (reader, "reden", "onbekende-code");
}

DimYearStep *
dim_year_step_read (DimJsonReader *reader)
{
  DimYearStep *step = dim_year_step_new ();

  step->year = (int) dim_json_count (reader, "jaar", DIM_JSON_REQUIRED, YEAR_MAX);
  if (dim_json_has (reader, "jaar") && step->year < YEAR_MIN)
    dim_json_fault (reader, "jaar", "buiten-bereik");
  read_kind (reader, step);
  read_reason (reader, step);
  dim_json_uuid (reader, "na", DIM_JSON_OPTIONAL, step->after);
  step->until = dim_json_day (reader, "tot", DIM_JSON_OPTIONAL);
  if (step->kind != DIM_YEAR_UNLOCK && step->until != DIM_DAY_NONE)
    dim_json_fault (reader, "tot", "onbekend-onderdeel");
  return step;
}
