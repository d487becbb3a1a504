/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-comparison.h"

/* As many registrations of one passport, a day apart, of front and back office by turns: one
 * provisional case. The second one says another product than the others; all say the same form. */
DimComparison *reviewed_comparison (guint n_records);
/* Their ids. Static until the next call. */
const char *reviewed_id (guint index);
