/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cases.h"

G_BEGIN_DECLS

/* The joining rule once more, word by word from its text, with every pair looked at. It shares no
 * code with the product, so that both can only be wrong in the same way by reading the text wrong.
 */

/* A line a case: its members' ids in order, and "?" behind a provisional one. */
char *
reference_cases_join (GPtrArray *members, GPtrArray *decisions, const DimMatchWindows *windows);

/* The same lines for what the product made. */
char *reference_cases_print (GPtrArray *cases);

G_END_DECLS
