/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Months on the command line: year × 12 + month − 1. */

/* "2026-10"; −1 for what is no month. */
int dim_cli_read_month (const char *text);
/* Owned by the caller. */
char *dim_cli_write_month (int month);

G_END_DECLS
