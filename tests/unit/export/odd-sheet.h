/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sheet.h"

/* Rows with what files stumble over: a leading "=", quotes, separators, line ends, U+2028, a hidden
 * row. (transfer full) */
DimSheet *odd_sheet_new (void);
/* As many rows as asked, each another. (transfer full) */
DimSheet *plain_sheet_new (guint64 n_rows);
