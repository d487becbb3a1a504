/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-json-reader.h"
#include "dim-json-writer.h"
#include "dim-year.h"

G_BEGIN_DECLS

/* The members of a step of a counting year in the object that is open: of the fact, and as the
 * years tell of it. Internal to wire. */
void dim_year_step_write (DimJsonWriter *writer, const DimYearStep *step);
/* Never NULL; of use only if the reader found no fault. */
DimYearStep *dim_year_step_read (DimJsonReader *reader);

G_END_DECLS
